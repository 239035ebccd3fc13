import { useVisible } from "../state/store";

export function GraphView() {
  const { nodes, facts } = useVisible();
  return <p class="empty">Graph: {nodes.length} nodes, {facts.length} facts.</p>;
}
