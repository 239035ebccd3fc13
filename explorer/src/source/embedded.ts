/** The graph that stands in the page, with everything else that it needs. */
import type { Payload } from "../model/types";
import { insert, unpacked, unpackedText } from "../packed";
import type { Chunk, Vocabulary } from "../sparql/editor";
import { PageEngine } from "../sparql/engine";
import { chunkOf, type Question, type Sparql } from "../sparql/sparql";
import type { Source } from "./source";

export interface Embedded extends Source {
  payload: Payload;
}

export function embeddedSource(data: string): Embedded {
  const payload = JSON.parse(data) as Payload;
  let ready: Promise<Sparql> | null = null;
  let outlines: Promise<ArrayBuffer> | null = null;
  return {
    payload,
    load: () => Promise.resolve(payload),
    sparql: () =>
      (ready ??= unpack().catch((error: unknown) => {
        ready = null;
        throw error;
      })),
    outlines: () => (outlines ??= unpacked("outlines")),
    server: null,
  };
}

/** The script it inserts is the one whose hash the page's policy lists. */
async function unpack(): Promise<Sparql> {
  const [script, wasm, quads, questions, vocabulary] = await Promise.all([
    unpackedText("chunk"),
    unpacked("wasm"),
    unpacked("quads"),
    unpackedText("questions"),
    unpackedText("vocabulary"),
  ]);
  insert("script", script);
  const chunk: Chunk = chunkOf();
  const terms = JSON.parse(vocabulary) as Vocabulary;
  return {
    chunk,
    engine: new PageEngine({ workerSource: chunk.workerSource, wasm, quads, prefixes: terms.prefixes, explained: chunk.explained }),
    questions: JSON.parse(questions) as Question[],
    vocabulary: terms,
  };
}
