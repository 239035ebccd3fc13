import { useVisible } from "../state/store";

export function TablesView() {
  const { nodes, facts } = useVisible();
  return <p class="empty">Tables: {nodes.length} nodes, {facts.length} facts.</p>;
}
