/** Terms of an answer and what they are in the page's graph. */
import type { Graph } from "../model/graph";
import type { Id } from "../model/types";
import type { Term } from "./messages";

/** The id that an IRI has in the model. */
export function idOf(graph: Graph, iri: string): Id {
  const { base } = graph.payload.model;
  const short = iri.startsWith(base) ? iri.slice(base.length) : iri;
  return graph.items.has(short) ? short : iri;
}

/** The things and facts among the terms of an answer, each once, in their order. */
export function itemsIn(graph: Graph, rows: readonly (readonly (Term | null)[])[]): Id[] {
  const found = new Set<Id>();
  for (const row of rows) {
    for (const term of row) {
      if (term?.type !== "iri") continue;
      const id = idOf(graph, term.value);
      if (graph.items.has(id)) found.add(id);
    }
  }
  return [...found];
}

/** The IRIs among the terms that are nodes of the graph, as far as can be seen from them, each once, in their order. */
export function nodesIn(graph: Graph, rows: readonly (readonly (Term | null)[])[]): string[] {
  const { base } = graph.payload.model;
  const iris = rows.flat().flatMap((term) => (term?.type === "iri" ? [term.value] : []));
  return [...new Set(iris.filter((iri) => (iri.startsWith(base) && iri.length > base.length) || graph.items.has(iri)))];
}
