/** What the page and the worker that holds the SPARQL engine say to each other. */

export interface Open {
  kind: "open";
  wasm: ArrayBuffer;
  quads: ArrayBuffer;
}

export interface Ask {
  kind: "ask";
  id: number;
  query: string;
}

export type ToWorker = Open | Ask;

export type Term =
  | { type: "iri"; value: string }
  | { type: "blank"; value: string }
  | { type: "literal"; value: string; language?: string; datatype?: string }
  | { type: "triple"; value: string };

/** Rows of terms; a graph has the columns subject, predicate and object, a yes or no neither. */
export interface Answer {
  form: "rows" | "graph" | "boolean";
  boolean?: boolean;
  columns: string[];
  rows: (Term | null)[][];
  milliseconds: number;
}

export type FromWorker =
  | { kind: "ready"; statements: number }
  | { kind: "broken"; message: string }
  | { kind: "answer"; id: number; answer: Answer }
  | { kind: "error"; id: number; message: string };
