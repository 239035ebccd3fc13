import { useVisible } from "../state/store";

export function ClaimsView() {
  const { nodes, facts } = useVisible();
  return <p class="empty">Claims: {nodes.length} nodes, {facts.length} facts.</p>;
}
