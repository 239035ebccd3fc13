/** What the SPARQL view works with, wherever it comes from. */
import type { Chunk, Vocabulary } from "./editor";
import type { Parameter } from "./binding";
import type { Engine } from "./engine";

export interface Question {
  name: string;
  title: string;
  summary: string;
  theme: string;
  sparql: string;
  parameters: Parameter[];
}

/** A question's SPARQL under its title; the rest of the header is told beside the editor. */
export function bodyOf({ title, sparql }: Question): string {
  return `# ${title}\n${sparql.replace(/^(?:\s*#[^\n]*\n)+\s*/, "")}`;
}

export interface Sparql {
  chunk: Chunk;
  engine: Engine;
  questions: Question[];
  vocabulary: Vocabulary;
}

/** What the editor's script hands over when it was run. */
export function chunkOf(): Chunk {
  const chunk = (globalThis as { statecraftSparql?: Chunk }).statecraftSparql;
  if (!chunk) throw new Error("the browser does not run the page's query editor");
  return chunk;
}
