/** The SPARQL engine of a server, asked by the SPARQL 1.1 Protocol. */
import { asked, Refused } from "../source/asking";
import { QueryFailed, QueryStopped, type Engine } from "./engine";
import type { Answer, Term } from "./messages";
import { triplesOf } from "./ntriples";
import { declared, inWords } from "./prologue";

const ROWS = "application/sparql-results+json";
const GRAPH = "application/n-triples";
const XSD_STRING = "http://www.w3.org/2001/XMLSchema#string";

interface JsonTerm {
  type: string;
  value: unknown;
  "xml:lang"?: string;
  datatype?: string;
}

interface JsonRows {
  boolean?: boolean;
  head: { vars?: string[] };
  results?: { bindings: Record<string, JsonTerm>[] };
}

export class ServerEngine implements Engine {
  private running: AbortController | null = null;

  constructor(private readonly prefixes: Readonly<Record<string, string>>) {}

  open(): Promise<void> {
    return Promise.resolve();
  }

  /**
   * Asks; one query at a time, an earlier one that still runs is stopped, and with it what the server does for it.
   *
   * @throws QueryFailed with the server's words, QueryStopped if it was cancelled, Gone if nobody answers.
   */
  async ask(query: string): Promise<Answer> {
    this.cancel();
    const running = new AbortController();
    this.running = running;
    const begun = performance.now();
    try {
      const answer = await asked("query", {
        method: "POST",
        headers: { "Content-Type": "application/sparql-query", Accept: `${ROWS}, ${GRAPH}` },
        body: declared(query, this.prefixes),
        signal: running.signal,
      });
      const text = await answer.text();
      const found = answer.headers.get("Content-Type")?.startsWith(GRAPH) ? graphOf(text) : rowsOf(JSON.parse(text) as JsonRows);
      return { ...found, milliseconds: performance.now() - begun };
    } catch (error) {
      if (running.signal.aborted) throw new QueryStopped("stopped");
      if (error instanceof Refused) throw new QueryFailed(inWords(error.message));
      throw error;
    } finally {
      if (this.running === running) this.running = null;
    }
  }

  cancel(): void {
    this.running?.abort();
    this.running = null;
  }
}

function rowsOf({ boolean, head, results }: JsonRows): Omit<Answer, "milliseconds"> {
  if (boolean !== undefined) return { form: "boolean", boolean, columns: [], rows: [] };
  const columns = head.vars ?? [];
  const rows = (results?.bindings ?? []).map((row) => columns.map((name) => termOf(Object.hasOwn(row, name) ? row[name] : undefined)));
  return { form: "rows", columns, rows };
}

function termOf(term: JsonTerm | undefined): Term | null {
  if (!term) return null;
  if (typeof term.value !== "string") return { type: "triple", value: JSON.stringify(term.value) };
  if (term.type === "uri") return { type: "iri", value: term.value };
  if (term.type === "bnode") return { type: "blank", value: term.value };
  const literal: Term = { type: "literal", value: term.value };
  if (term["xml:lang"]) literal.language = term["xml:lang"];
  else if (term.datatype && term.datatype !== XSD_STRING) literal.datatype = term.datatype;
  return literal;
}

function graphOf(text: string): Omit<Answer, "milliseconds"> {
  return { form: "graph", columns: ["subject", "predicate", "object"], rows: triplesOf(text) };
}
