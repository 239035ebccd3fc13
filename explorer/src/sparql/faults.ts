/** What is wrong with a query: where, with the line and a mark below it, and what to do. The engine itself names hundreds of words. */
import { bare, namesIn } from "./prologue";
import type { VocabularyTerm } from "./editor";

const SHOWN = 100;
const MOST_EXPECTED = 8;

/** What the engine complains of, in words; `query` as it was written, `message` with the place in it. */
export function explained(message: string, query: string, prefixes: Readonly<Record<string, string>>): string {
  const unknown = unknownPrefix(query, prefixes);
  if (unknown !== null) {
    const close = closest(unknown.prefix, Object.keys(prefixes), 0.5);
    const hint = close.length > 0 ? `did you mean ${close[0]}:? Or ` : "";
    return at(query, unknown.at, `no prefix is called ${unknown.prefix}:; ${hint}declare it: PREFIX ${unknown.prefix}: <...>`);
  }
  const [, line, column] = /\bat (\d+):(\d+)/.exec(message) ?? [];
  if (line === undefined) return message;
  const lines = query.split("\n");
  const offset = lines.slice(0, Number(line) - 1).join("\n").length + (Number(line) > 1 ? 1 : 0) + Number(column) - 1;
  const expected = expectedIn(message);
  return at(query, Math.min(offset, query.trimEnd().length), `the query cannot be read here${expected ? `; it could go on with ${expected}` : ""}`);
}

/** Terms of the project's namespaces in a query that the vocabulary does not have, each with those that come close. */
export function unknownTerms(query: string, prefixes: Readonly<Record<string, string>>, terms: readonly VocabularyTerm[]): string[] {
  const known = new Set(terms.map((term) => term.iri));
  const namespaces = new Set([...known].map(namespaceOf));
  const own = Object.fromEntries([...query.matchAll(/\bPREFIX\s+([\w-]*):\s*<([^>\s]*)>/gi)].map(([, name, namespace]) => [name, namespace]));
  const all: Record<string, string | undefined> = { ...prefixes, ...own };
  const found = new Map<string, string>();
  for (const { prefix, local } of namesIn(query)) {
    const namespace = all[prefix];
    if (namespace === undefined || local === "" || !namespaces.has(namespace) || known.has(namespace + local)) continue;
    const close = closest(local, [...known].filter((iri) => namespaceOf(iri) === namespace).map((iri) => iri.slice(namespace.length)), 0.6);
    const meant = close.map((name) => `${prefix}:${name}`).join(" or ");
    found.set(`${prefix}:${local}`, `There is no term ${prefix}:${local}${meant ? `; did you mean ${meant}?` : "."}`);
  }
  return [...found.values()];
}

const namespaceOf = (iri: string): string => iri.slice(0, Math.max(iri.lastIndexOf("#"), iri.lastIndexOf("/")) + 1);

function unknownPrefix(query: string, prefixes: Readonly<Record<string, string>>): { prefix: string; at: number } | null {
  const text = bare(query);
  const own = new Set([...text.matchAll(/\bPREFIX\s+([\w-]*):/gi)].map(([, name]) => name));
  const first = namesIn(query).find(({ prefix }) => prefix !== "_" && !own.has(prefix) && prefixes[prefix] === undefined);
  return first ?? null;
}

/** Words that may stand there, without those that a grammar has and nobody writes. */
function expectedIn(message: string): string {
  const [, list] = /expected (?:one of )?([^]*)$/.exec(message) ?? [];
  const words = (list ?? "").split(", ").filter((word) => /^"[^"]+"$|^[A-Z]{2,}$/.test(word));
  return words.length > MOST_EXPECTED ? "" : words.join(", ");
}

/** Line and column, from 1, what is wrong, and the line's text with a mark below it. */
function at(query: string, offset: number, cause: string): string {
  const before = query.slice(0, offset);
  const start = before.lastIndexOf("\n") + 1;
  const column = offset - start + 1;
  const text = (query.slice(start).split("\n")[0] ?? "").replace(/\t/g, " ");
  const cut = Math.max(0, column - 1 - SHOWN / 2);
  const shown = `${cut > 0 ? "…" : ""}${text.slice(cut, cut + SHOWN)}${text.length > cut + SHOWN ? "…" : ""}`;
  return `line ${before.split("\n").length}, column ${column}: ${cause}\n${shown}\n${" ".repeat(column - 1 - cut + (cut > 0 ? 1 : 0))}^`;
}

/** Of some names those most like one, at most three, the likest first. */
export function closest(name: string, known: readonly string[], least: number): string[] {
  const word = name.toLowerCase();
  return known
    .map((other) => ({ other, likeness: likeness(word, other.toLowerCase()) }))
    .filter((each) => each.likeness >= least)
    .sort((one, other) => other.likeness - one.likeness || (one.other < other.other ? -1 : 1))
    .slice(0, 3)
    .map((each) => each.other);
}

/** 1 for the same, 0 for nothing alike: by the letters to change. */
function likeness(one: string, other: string): number {
  let row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return 1 - row[other.length]! / Math.max(one.length, other.length, 1);
}
