import { useVisible } from "../state/store";

export function SparqlView() {
  const { nodes, facts } = useVisible();
  return <p class="empty">SPARQL: {nodes.length} nodes, {facts.length} facts.</p>;
}
