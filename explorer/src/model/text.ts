/** Offsets in the model count code points, JavaScript's strings count UTF-16 units: only this file converts. */
import type { Article, Id, Span } from "./types";

const tables = new Map<string, Uint32Array | null>();
const SURROGATE = /[\uD800-\uDBFF][\uDC00-\uDFFF]/;

/** Where each code point begins; null for a text in which the two ways of counting agree. */
function table(text: string): Uint32Array | null {
  const known = tables.get(text);
  if (known !== undefined) return known;
  let made: Uint32Array | null = null;
  if (SURROGATE.test(text)) {
    const starts: number[] = [];
    for (let unit = 0; unit < text.length; unit += text.codePointAt(unit)! > 0xffff ? 2 : 1) starts.push(unit);
    starts.push(text.length);
    made = Uint32Array.from(starts);
  }
  tables.set(text, made);
  return made;
}

/** The offset in UTF-16 units of an offset in code points. */
export function toUnit(text: string, point: number): number {
  const starts = table(text);
  const last = starts === null ? text.length : starts.length - 1;
  const at = Math.max(0, Math.min(point, last));
  return starts === null ? at : starts[at]!;
}

/** The part of a text between two offsets in code points. */
export function slice(text: string, start: number, end: number): string {
  return text.slice(toUnit(text, start), toUnit(text, end));
}

/** Words of an article between those around them. */
export interface Quote {
  before: string;
  words: string;
  after: string;
  /** Whether the article goes on before and after what is quoted. */
  cutBefore: boolean;
  cutAfter: boolean;
}

/** A span in its surroundings: up to `room` characters on either side, not beyond its paragraph, cut between words. */
export function quote(articles: ReadonlyMap<Id, Article>, span: Span, room = 160): Quote | null {
  const text = articles.get(span.article)?.text;
  if (text === undefined) {
    if (span.words === undefined) return null;
    return { before: "", words: span.words, after: "", cutBefore: false, cutAfter: false };
  }
  const start = toUnit(text, span.start);
  const end = Math.max(start, toUnit(text, span.end));
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const newline = text.indexOf("\n", end);
  const lineEnd = newline < 0 ? text.length : newline;
  let from = Math.max(lineStart, start - room);
  let to = Math.min(lineEnd, end + room);
  if (from > lineStart) from = nextWord(text, from, start);
  if (to < lineEnd) to = lastWord(text, end, to);
  return {
    before: text.slice(from, start),
    words: text.slice(start, end),
    after: text.slice(end, to),
    cutBefore: from > lineStart,
    cutAfter: to < lineEnd,
  };
}

function nextWord(text: string, from: number, limit: number): number {
  const space = text.indexOf(" ", from);
  return space >= 0 && space < limit ? space + 1 : wholeCharacter(text, from);
}

function lastWord(text: string, limit: number, to: number): number {
  const space = text.lastIndexOf(" ", to);
  return space > limit ? space : wholeCharacter(text, to);
}

/** Never between the two halves of a character. */
function wholeCharacter(text: string, unit: number): number {
  return SURROGATE.test(text.slice(unit - 1, unit + 1)) ? unit + 1 : unit;
}

/** At most `width` characters, cut between words where there are any. */
export function shorten(text: string, width: number): string {
  const plain = text.replace(/\s+/g, " ").trim();
  if (plain.length <= width) return plain;
  let cut = plain.slice(0, width - 1);
  if (SURROGATE.test(plain.slice(width - 2, width))) cut = cut.slice(0, -1);
  const space = cut.lastIndexOf(" ");
  return `${(space > width / 2 ? cut.slice(0, space) : cut).replace(/[ ,;:.–—-]+$/, "")}…`;
}

/** A URL that a link may lead to: http or https, nothing else. */
export function safeUrl(url: string | undefined): string | null {
  if (!url) return null;
  try {
    const { protocol, href } = new URL(url);
    return protocol === "https:" || protocol === "http:" ? href : null;
  } catch {
    return null;
  }
}
