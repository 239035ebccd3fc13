/** What the page carries packed: base64 of gzip in elements that nothing runs. */
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

async function bytes(name: string): Promise<ArrayBuffer> {
  const packed = document.getElementById(`statecraft-${name}`)?.textContent;
  if (!packed) throw new Error(`this page does not hold its ${name}`);
  const raw = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([raw]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

const text = async (name: string): Promise<string> => new TextDecoder().decode(await bytes(name));

let unpacked: Promise<Sparql> | null = null;

/** Unpacks everything for SPARQL, once. The script it inserts is the one whose hash the page's policy lists. */
export function unpack(): Promise<Sparql> {
  unpacked ??= work().catch((error: unknown) => {
    unpacked = null;
    throw error;
  });
  return unpacked;
}

async function work(): Promise<Sparql> {
  const [script, wasm, quads, questions, vocabulary] = await Promise.all([
    text("chunk"),
    bytes("wasm"),
    bytes("quads"),
    text("questions"),
    text("vocabulary"),
  ]);
  const element = document.createElement("script");
  element.textContent = script;
  document.head.append(element);
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
