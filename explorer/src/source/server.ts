/** The server that the page comes from. All addresses are relative to the page's own, wherever a proxy puts it. */
import type { Payload } from "../model/types";
import type { Vocabulary } from "../sparql/editor";
import { ServerEngine } from "../sparql/server";
import { chunkOf, type Question, type Sparql } from "../sparql/sparql";
import { asQuery } from "../state/load";
import { asked, askedFor } from "./asking";
import type { Found, Source } from "./source";

/** Parts that are kept, so that "back" is at once. */
const KEPT = 6;

/** Where the page's later files lie. */
export interface Files {
  script: string;
  style: string;
  outlines: string;
}

export function serverSource(files: Files): Source {
  const parts = new Map<string, Promise<Payload>>();
  let ready: Promise<Sparql> | null = null;
  let outlines: Promise<ArrayBuffer> | null = null;
  return {
    load: (wanted) => {
      const query = asQuery(wanted);
      const known = parts.get(query);
      if (known) return known;
      const part = askedFor<Payload>(query ? `view?${query}` : "view");
      parts.set(query, part);
      part.catch(() => parts.delete(query));
      for (const old of [...parts.keys()].slice(0, -KEPT)) parts.delete(old);
      return part;
    },
    sparql: () =>
      (ready ??= fetchSparql(files).catch((error: unknown) => {
        ready = null;
        throw error;
      })),
    outlines: () =>
      (outlines ??= asked(files.outlines)
        .then((answer) => answer.arrayBuffer())
        .catch((error: unknown) => {
          outlines = null;
          throw error;
        })),
    server: {
      search: async (words) => {
        const found = await askedFor<{ results: Found[] }>(`search?${new URLSearchParams({ q: words, limit: "12" })}`);
        return found.results;
      },
      pageOf: (iri) => `resource?iri=${encodeURIComponent(iri)}`,
    },
  };
}

async function fetchSparql(files: Files): Promise<Sparql> {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = files.style;
  document.head.append(style);
  const [{ questions, vocabulary }] = await Promise.all([
    askedFor<{ questions: Question[]; vocabulary: Vocabulary }>("catalogue"),
    scriptFrom(files.script),
  ]);
  return { chunk: chunkOf(), engine: new ServerEngine(vocabulary.prefixes), questions, vocabulary };
}

function scriptFrom(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error("the server does not give the query editor"));
    document.head.append(script);
  });
}
