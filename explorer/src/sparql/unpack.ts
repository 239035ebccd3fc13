/** All that the SPARQL view needs, out of what the page carries packed. */
import { insert, unpacked, unpackedText } from "../packed";
import type { Chunk, Vocabulary } from "./editor";
import type { Parameter } from "./binding";
import { Engine } from "./engine";

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

let ready: Promise<Sparql> | null = null;

/** Unpacks everything for SPARQL, once. The script it inserts is the one whose hash the page's policy lists. */
export function unpack(): Promise<Sparql> {
  ready ??= work().catch((error: unknown) => {
    ready = null;
    throw error;
  });
  return ready;
}

async function work(): Promise<Sparql> {
  const [script, wasm, quads, questions, vocabulary] = await Promise.all([
    unpackedText("chunk"),
    unpacked("wasm"),
    unpacked("quads"),
    unpackedText("questions"),
    unpackedText("vocabulary"),
  ]);
  insert("script", script);
  const chunk = (globalThis as { statecraftSparql?: Chunk }).statecraftSparql;
  if (!chunk) throw new Error("the browser does not run the page's query editor");
  const terms = JSON.parse(vocabulary) as Vocabulary;
  return {
    chunk,
    engine: new Engine({ workerSource: chunk.workerSource, wasm, quads, prefixes: terms.prefixes }),
    questions: JSON.parse(questions) as Question[],
    vocabulary: terms,
  };
}
