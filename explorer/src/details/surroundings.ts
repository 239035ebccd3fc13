/** The sentence in which words stand. */
import { quote, type Quote } from "../model/text";
import type { Article, Id, Span } from "../model/types";

const ROOM = 200;
/** A sentence ends: a stop, marks that close it, a space, and what may begin another. */
const END = /([.!?…])(["'”’)\]]*)\s+(?=["'“‘(¿¡[]*[\p{Lu}\p{Lt}\p{Lo}\p{N}])/gu;
const SHORT = /(?:^|[\s("“‘.-])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Maj|Capt|Cmdr|Adm|Sgt|Sen|Rep|Gov|Rev|Hon|Jr|Sr|No|vs|v|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/u;

/** Words in their sentence, which is cut where it is very long. */
export function inSentence(articles: ReadonlyMap<Id, Article>, span: Span): Quote | null {
  const found = quote(articles, span, ROOM);
  if (found === null) return null;
  const from = ends(found.before + found.words.slice(0, 2)).filter((at) => at <= found.before.length).pop() ?? 0;
  const rest = found.after;
  // The words may hold the stop that ends their sentence.
  const closed = /[.!?…]["'”’)\]]*\s*$/.test(found.words) && !SHORT.test(found.words.replace(/[."'”’)\]\s]+$/, ""));
  const to = closed && /^["'”’)\]]*(\s|$)/.test(rest) ? /^["'”’)\]]*/.exec(rest)![0].length : (ends(rest)[0] ?? rest.length);
  return {
    before: found.before.slice(from),
    words: found.words,
    after: rest.slice(0, to).trimEnd(),
    cutBefore: from === 0 && found.cutBefore,
    cutAfter: to === rest.length && found.cutAfter,
  };
}

/** The offsets at which sentences begin within a text, but for its first. */
function ends(text: string): number[] {
  const found: number[] = [];
  for (const match of text.matchAll(END)) {
    if (match[1] === "." && SHORT.test(text.slice(0, match.index))) continue;
    found.push(match.index + match[0].length);
  }
  return found;
}

/** At most `width` units of a text, cut in its middle: how it begins and how it ends. */
export function middleCut(text: string, width: number): string {
  if (text.length <= width) return text;
  const head = text.slice(0, Math.round(width * 0.65)).replace(/[\uD800-\uDBFF]$/, "").replace(/\s\S*$/, "");
  const tail = text.slice(text.length - Math.round(width * 0.3)).replace(/^[\uDC00-\uDFFF]/, "").replace(/^\S*\s/, "");
  return `${head} … ${tail}`;
}
