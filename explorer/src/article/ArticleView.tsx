import { useVisible } from "../state/store";

export function ArticleView() {
  const { nodes, facts } = useVisible();
  return <p class="empty">Article: {nodes.length} nodes, {facts.length} facts.</p>;
}
