/** Search that forgives accents and case: "erdogan" finds "Erdoğan". */
import type { Graph } from "../model/graph";
import type { Item } from "../model/items";
import type { Id } from "../model/types";

const LETTERS: Record<string, string> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ħ: "h",
  ŧ: "t",
  ĸ: "k",
  ŋ: "n",
  "’": "'",
  "‘": "'",
  "–": "-",
  "—": "-",
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");

const PLAIN = /^[\x20-\x7e“”]*$/;

/** A text without its accents, in lower case. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\p{M}/gu, "");
  return plain.replace(SPECIAL, (letter) => LETTERS[letter]!);
}

export interface Hit {
  id: Id;
  item: Item;
  /** What it is called. */
  label: string;
  /** The alias or words by which it was found, where the label is not what matched. */
  by: string | null;
}

interface Entry {
  item: Item;
  label: string;
  texts: string[];
  folded: string[];
  weight: number;
}

export interface Search {
  (words: string, limit?: number): { hits: Hit[]; total: number };
}

/** Where names count more than sentences, and things more than facts. */
const KIND_WEIGHT: Record<Item["kind"], number> = {
  thing: 400,
  event: 200,
  shared: 210,
  role: 150,
  relation: 100,
  claim: 50,
  article: 180,
};

export function makeSearch(graph: Graph): Search {
  let entries: Entry[] | null = null;
  return (words, limit = 50) => {
    const wanted = fold(words).split(/\s+/).filter(Boolean);
    if (wanted.length === 0) return { hits: [], total: 0 };
    // An event that several articles report is found once, by what any of them says of it.
    const listed = (item: Item) => item.kind !== "event" || graph.sharedOf(item.id) === null;
    entries ??= [...graph.items.values()].filter(listed).map((item) => entryOf(item, graph));
    const found: { entry: Entry; text: number; score: number }[] = [];
    for (const entry of entries) {
      const best = bestText(entry, wanted);
      if (best !== null) found.push({ entry, ...best });
    }
    found.sort(
      (a, b) => b.score - a.score || (a.entry.label < b.entry.label ? -1 : a.entry.label > b.entry.label ? 1 : 0),
    );
    const hits = found.slice(0, limit).map(({ entry, text }): Hit => {
      return { id: entry.item.id, item: entry.item, label: entry.label, by: text === 0 ? null : entry.texts[text]! };
    });
    return { hits, total: found.length };
  };
}

function entryOf(item: Item, graph: Graph): Entry {
  const texts = [...new Set(textsOf(item))];
  const ids = item.kind === "shared" ? item.shared.reports : [item.id];
  const weight = KIND_WEIGHT[item.kind] + Math.min(99, Math.max(...ids.map(graph.degree)));
  return { item, label: texts[0] ?? item.id, texts, folded: texts.map(fold), weight };
}

function textsOf(item: Item): string[] {
  if (item.kind === "thing") return [item.thing.label, ...(item.thing.aliases ?? []), ...(item.thing.descriptions ?? [])];
  if (item.kind === "article") return [item.article.title, ...(item.article.source ? [item.article.source] : [])];
  if (item.kind === "claim") return [item.fact.label, item.fact.text];
  if (item.kind === "shared") return [item.shared.label, ...item.reports.flatMap(({ fact }) => [fact.label, fact.name])];
  if (item.kind === "event") return [item.fact.label, item.fact.name];
  return [item.fact.label];
}

/** The text of an entry that holds all the words, and how well. */
function bestText(entry: Entry, wanted: string[]): { text: number; score: number } | null {
  let best: { text: number; score: number } | null = null;
  entry.folded.forEach((folded, text) => {
    let score = 0;
    for (const word of wanted) {
      const at = folded.indexOf(word);
      if (at < 0) return;
      score += at === 0 ? 3000 : startsWord(folded, word) ? 2000 : 0;
    }
    score = score / wanted.length + entry.weight - 60 * text + (folded === wanted.join(" ") ? 2000 : 0);
    if (best === null || score > best.score) best = { text, score };
  });
  return best;
}

function startsWord(text: string, word: string): boolean {
  const at = firstMatch(text, word);
  return at === 0 || (at > 0 && !/[\p{L}\p{N}]/u.test(text[at - 1]!));
}

/** Where words of a search stand in a text: offsets to mark. */
export function matches(text: string, words: string): [start: number, end: number][] {
  let folded = "";
  const origin: number[] = []; // of each folded unit, the offset it comes from
  let offset = 0;
  for (const character of text) {
    const plain = fold(character);
    for (let at = 0; at < plain.length; at++) origin.push(offset);
    folded += plain;
    offset += character.length;
  }
  origin.push(offset);
  const found: [number, number][] = [];
  for (const word of new Set(fold(words).split(/\s+/).filter(Boolean))) {
    const at = firstMatch(folded, word);
    if (at >= 0) found.push([origin[at]!, origin[at + word.length]!]);
  }
  found.sort((a, b) => a[0] - b[0]);
  return found.filter(([start], at) => at === 0 || start >= found[at - 1]![1]);
}

/** At the beginning of a word, if it stands at one anywhere. */
function firstMatch(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!)) return at;
  }
  return text.indexOf(word);
}
