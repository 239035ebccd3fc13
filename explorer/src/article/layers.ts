/** An article's text in layers: which words name a thing, tell an event, an office or a relation, or are somebody's claim. */
import type { Graph } from "../model/graph";
import type { AnyFact } from "../model/items";
import { toUnit } from "../model/text";
import type { Id, Span } from "../model/types";

export const LAYERS = ["names", "events", "claims", "bonds"] as const;
/** `bonds` are offices and relations. */
export type Layer = (typeof LAYERS)[number];

/** What marked words do for the thing or fact that they belong to. */
export type Part = "name" | "nominal" | "pronoun" | "telling" | "trigger" | "content" | "cue" | "source";

/** Words that belong to a thing or fact. Offsets are UTF-16 units. */
export interface Mark {
  layer: Layer;
  id: Id;
  part: Part;
  start: number;
  end: number;
}

/** A piece of text in which the same marks hold throughout, the shortest first. */
export interface Segment {
  start: number;
  end: number;
  marks: Mark[];
}

export interface Paragraph {
  start: number;
  end: number;
  segments: Segment[];
  /** All that is marked in it. */
  ids: ReadonlySet<Id>;
}

/** All marks of an article, in the order of its text; the longer first where several begin. */
export function marksOf(graph: Graph, article: Id): Mark[] {
  const text = graph.articles.get(article)?.text;
  if (text === undefined) return [];
  const marks: Mark[] = [];
  const add = (layer: Layer, id: Id, part: Part, spans: readonly Span[] | undefined) => {
    for (const span of spans ?? []) {
      if (span.article !== article) continue;
      const start = toUnit(text, span.start);
      const end = toUnit(text, span.end);
      if (start < end) marks.push({ layer, id, part, start, end });
    }
  };
  for (const thing of graph.thingsIn(article)) {
    for (const mention of thing.mentions ?? []) add("names", thing.id, mention.kind, [mention]);
  }
  for (const item of graph.factsIn(article)) addFact(item, add);
  return marks.sort(inOrder);
}

function addFact(item: AnyFact, add: (layer: Layer, id: Id, part: Part, spans: readonly Span[] | undefined) => void): void {
  const { id, fact } = item;
  if (item.kind === "event") {
    add("events", id, "telling", fact.evidence);
    add("events", id, "trigger", item.fact.triggers);
  } else if (item.kind === "claim") {
    const { content, cue, source } = item.fact;
    add("claims", id, "content", content?.length ? content : fact.evidence);
    add("claims", id, "cue", cue);
    add("claims", id, "source", source);
  } else add("bonds", id, "telling", fact.evidence);
}

function inOrder(a: Mark, b: Mark): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.part < b.part ? -1 : 1);
}

/** The pieces of a text from `from` to `to`; marks are in order and may overlap in any way. */
export function segmentsOf(marks: readonly Mark[], from: number, to: number): Segment[] {
  if (from >= to) return [];
  const inside = marks.filter((mark) => mark.start < to && mark.end > from && mark.start < mark.end);
  const borders = new Set([from, to]);
  for (const { start, end } of inside) {
    borders.add(Math.max(from, start));
    borders.add(Math.min(to, end));
  }
  const cuts = [...borders].sort((a, b) => a - b);
  const segments: Segment[] = [];
  let next = 0;
  let open: Mark[] = [];
  for (let at = 0; at + 1 < cuts.length; at++) {
    const start = cuts[at]!;
    open = open.filter((mark) => mark.end > start);
    while (next < inside.length && inside[next]!.start <= start) open.push(inside[next++]!);
    const marks = [...open].sort((a, b) => a.end - a.start - (b.end - b.start) || inOrder(a, b));
    segments.push({ start, end: cuts[at + 1]!, marks });
  }
  return segments;
}

/** The lines of a text that hold anything, in segments. */
export function paragraphsOf(text: string, marks: readonly Mark[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let first = 0; // of the marks that may still matter: long ones are rare, so this walks along with the text
  for (const match of text.matchAll(/[^\n]*\S[^\n]*/g)) {
    const start = match.index;
    const end = start + match[0].length;
    while (first < marks.length && marks[first]!.end <= start && marks[first]!.start < start) first += 1;
    const own: Mark[] = [];
    for (let at = first; at < marks.length && marks[at]!.start < end; at++) if (marks[at]!.end > start) own.push(marks[at]!);
    paragraphs.push({ start, end, segments: segmentsOf(own, start, end), ids: new Set(own.map((mark) => mark.id)) });
  }
  return paragraphs;
}

/** Where words of a thing or fact stand, one place for each telling or mention, in the order of the text. */
export function placesOf(marks: readonly Mark[], id: Id): { start: number; end: number }[] {
  const whole = marks.filter((mark) => mark.id === id && mark.part !== "trigger" && mark.part !== "cue" && mark.part !== "source");
  return whole.filter((mark, at) => at === 0 || mark.start !== whole[at - 1]!.start || mark.end !== whole[at - 1]!.end);
}

/** Where each marked place begins, for stepping from one to the next. */
export function stopsOf(marks: readonly Mark[]): Mark[] {
  return marks.filter((mark, at) => mark.part !== "trigger" && mark.part !== "source" && mark.part !== "cue" && (at === 0 || mark.start !== marks[at - 1]!.start || mark.id !== marks[at - 1]!.id));
}
