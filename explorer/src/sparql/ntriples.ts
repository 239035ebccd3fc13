/** Reads N-Triples, as a server writes them. */
import type { Term } from "./messages";

const TERM = /<([^>]*)>|_:([^\s]+)|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?/y;
const ESCAPES: Record<string, string> = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };
const XSD_STRING = "http://www.w3.org/2001/XMLSchema#string";

/** Subject, predicate and object of each line; a line that is no triple is left out. */
export function triplesOf(text: string): Term[][] {
  return text.split("\n").flatMap((line) => {
    const terms = termsIn(line);
    return terms.length === 3 ? [terms] : [];
  });
}

function termsIn(line: string): Term[] {
  const terms: Term[] = [];
  let at = 0;
  while (terms.length < 3) {
    while (line[at] === " " || line[at] === "\t") at++;
    TERM.lastIndex = at;
    const found = TERM.exec(line);
    if (found === null) break;
    at = TERM.lastIndex;
    const [, iri, blank, value, language, datatype] = found;
    if (iri !== undefined) terms.push({ type: "iri", value: plain(iri) });
    else if (blank !== undefined) terms.push({ type: "blank", value: blank });
    else terms.push(literal(plain(value ?? ""), language, datatype === undefined ? undefined : plain(datatype)));
  }
  return terms;
}

function literal(value: string, language: string | undefined, datatype: string | undefined): Term {
  if (language) return { type: "literal", value, language };
  return datatype && datatype !== XSD_STRING ? { type: "literal", value, datatype } : { type: "literal", value };
}

function plain(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (all, short?: string, long?: string, sign?: string) => {
    if (sign !== undefined) return ESCAPES[sign] ?? sign;
    const code = Number.parseInt((short ?? long)!, 16);
    return code > 0x10ffff ? all : String.fromCodePoint(code);
  });
}
