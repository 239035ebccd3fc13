import { useVisible } from "../state/store";

export function TimelineView() {
  const { nodes, facts } = useVisible();
  return <p class="empty">Timeline: {nodes.length} nodes, {facts.length} facts.</p>;
}
