/** Where the page has its graph from: it stands in the page, or a server is asked for parts of it. */
import type { Payload } from "../model/types";
import type { Sparql } from "../sparql/sparql";

export interface Source {
  /** The graph, or the part of it that is wanted (`../state/load.ts`; null is what is shown at first). */
  load(wanted: string | null): Promise<Payload>;
  /** What the SPARQL view needs; fetched or unpacked once. */
  sparql(): Promise<Sparql>;
  /** The outlines of countries, packed; fetched or unpacked once. */
  outlines(): Promise<ArrayBuffer>;
  /** What only a server can tell; null where the page holds all that there is. */
  server: Server | null;
}

export interface Server {
  /** What is called like this in the whole graph, the best first. */
  search(words: string): Promise<Found[]>;
  /** The address of the page about a node. */
  pageOf(iri: string): string;
}

export interface Found {
  iri: string;
  kind: "thing" | "issue" | "article";
  type?: string;
  label: string;
  /** The name by which it was found. */
  name: string;
  /** How many articles name it. */
  articles: number;
  published?: string;
}
