/**
 * Holds the graph and answers queries, apart from the page, so that a slow query neither freezes the page nor has to
 * be waited for: the page ends this worker and starts another.
 */

import init, { Store } from "oxigraph/web.js";
import type { Quad, Term as OxTerm } from "oxigraph/web.js";
import type { Answer, FromWorker, Term, ToWorker } from "./messages";

let store: Store | null = null;

const say = (message: FromWorker): void => self.postMessage(message);
const text = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function open(wasm: ArrayBuffer, quads: ArrayBuffer): Promise<void> {
  await init({ module_or_path: wasm });
  store = new Store();
  store.load(new TextDecoder().decode(quads), { format: "application/n-quads", no_transaction: true });
  const statements = store.size;
  // As in the command line, queries see the triples of all graphs together, each once.
  store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }");
  say({ kind: "ready", statements });
}

/** The first word of a query after its comments and prologue; the engine itself says what is wrong with others. */
function formOf(query: string): string {
  const rest = query.replace(/<[^>\s]*>|#[^\n]*/g, (part) => (part.startsWith("<") ? "<>" : " "));
  const found = /^\s*(?:(?:BASE\s*<>|PREFIX\s+[^\s:]*:\s*<>)\s*)*([A-Za-z]+)/i.exec(rest);
  return (found?.[1] ?? "").toUpperCase();
}

interface JsonTerm {
  type: string;
  value: unknown;
  "xml:lang"?: string;
  datatype?: string;
}

function fromJson(term: JsonTerm | undefined): Term | null {
  if (!term) return null;
  if (term.type === "uri") return { type: "iri", value: String(term.value) };
  if (term.type === "bnode") return { type: "blank", value: String(term.value) };
  if (term.type === "triple") return { type: "triple", value: JSON.stringify(term.value) };
  const literal: Term = { type: "literal", value: String(term.value) };
  if (term["xml:lang"]) literal.language = term["xml:lang"];
  else if (term.datatype) literal.datatype = term.datatype;
  return literal;
}

function fromOxigraph(term: OxTerm): Term {
  if (term.termType === "NamedNode") return { type: "iri", value: term.value };
  if (term.termType === "BlankNode") return { type: "blank", value: term.value };
  if (term.termType !== "Literal") return { type: "triple", value: term.toString() };
  const literal: Term = { type: "literal", value: term.value };
  if (term.language) literal.language = term.language;
  else if (term.datatype.value !== "http://www.w3.org/2001/XMLSchema#string") literal.datatype = term.datatype.value;
  return literal;
}

function ask(query: string): Answer {
  if (!store) throw new Error("the graph is not open yet");
  const begun = performance.now();
  const answer = (rest: Omit<Answer, "milliseconds">): Answer => ({ ...rest, milliseconds: performance.now() - begun });
  if (["CONSTRUCT", "DESCRIBE"].includes(formOf(query))) {
    const quads = store.query(query) as Quad[];
    const rows = quads.map((quad) => [quad.subject, quad.predicate, quad.object].map(fromOxigraph));
    return answer({ form: "graph", columns: ["subject", "predicate", "object"], rows });
  }
  const found = JSON.parse(store.query(query, { results_format: "application/sparql-results+json" }) as string);
  if ("boolean" in found) return answer({ form: "boolean", boolean: found.boolean, columns: [], rows: [] });
  const columns: string[] = found.head.vars;
  const rows = found.results.bindings.map((row: Record<string, JsonTerm>) => columns.map((name) => fromJson(row[name])));
  return answer({ form: "rows", columns, rows });
}

self.addEventListener("message", (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if (message.kind === "open") {
    open(message.wasm, message.quads).catch((error: unknown) => say({ kind: "broken", message: text(error) }));
    return;
  }
  try {
    say({ kind: "answer", id: message.id, answer: ask(message.query) });
  } catch (error) {
    say({ kind: "error", id: message.id, message: text(error) });
  }
});
