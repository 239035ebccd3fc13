/**
 * Completion in the editor: properties where one may stand, elsewhere classes and codes of the vocabulary, and what the
 * data speaks of, by the beginning of its IRI or of a word of its names.
 */
import type { Yasqe } from "@zazuko/yasqe";
import type { Named, Vocabulary, VocabularyTerm } from "./editor";

type CompleterConfig = Parameters<typeof Yasqe.registerAutocompleter>[0];

/** A token as the editor's tokenizer leaves it; the editor's own types say less. */
interface Token {
  string: string;
  state: { lastProperty?: string; possibleCurrent?: string[] };
  tokenPrefix?: string;
  tokenPrefixUri?: string;
  autocompletionString?: string;
}

const MOST = 50;

export function completer(kind: "class" | "property", vocabulary: Vocabulary, named: readonly Named[]): CompleterConfig {
  const kinds = kind === "property" ? ["property"] : ["class", "code"];
  const terms = vocabulary.terms.filter((term) => kinds.includes(term.kind));
  const names = kind === "property" ? [] : named;
  const labels = new Map([...terms, ...names].map(({ iri, label }) => [iri, label]));
  const known = (yasqe: Yasqe) => ({ ...vocabulary.prefixes, ...yasqe.getPrefixesFromQuery() });
  return {
    name: `statecraft-${kind}`,
    bulk: false,
    autoShow: false,
    get: (yasqe, token) => {
      const typed = token as unknown as Token;
      const isAfterA = kind === "class" && typeIsAsked(yasqe);
      return suggested(typed.string, typed.autocompletionString ?? "", terms, isAfterA ? [] : names);
    },
    isValidCompletionPosition: (yasqe) => (placeOf(yasqe) ?? "") === kind,
    preProcessToken: (yasqe, token) => {
      complete(token as unknown as Token, known(yasqe));
      return token;
    },
    postProcessSuggestion: (yasqe, _token, iri) => shortened(iri, known(yasqe)) ?? `<${iri}>`,
    // Beside an IRI stands what it is called, where that says more.
    postprocessHints: (yasqe, hints) =>
      hints.map((hint) => {
        const iri = expanded(hint.text, known(yasqe));
        const label = labels.get(iri);
        return label === undefined ? hint : { ...hint, displayText: `${hint.text}  ${label}` };
      }),
  };
}

/** The IRIs that what is typed may mean: those that begin so, and things of which a name has a word that begins so. */
export function suggested(typed: string, iri: string, terms: readonly VocabularyTerm[], names: readonly Named[]): string[] {
  const word = typed.trim().toLowerCase();
  const begins = [...terms, ...names].map((each) => each.iri).filter((each) => iri !== "" && each.startsWith(iri));
  const isWord = /^[\p{L}\p{N}][\p{L}\p{N}.'-]*$/u.test(word);
  const called = !isWord ? [] : [
    ...names.filter((each) => each.names.some((name) => wordsOf(name).some((part) => part.startsWith(word)))),
    ...terms.filter((term) => wordsOf(term.label).some((part) => part.startsWith(word))),
  ].map((each) => each.iri);
  return [...new Set([...begins, ...called])].slice(0, MOST);
}

const wordsOf = (name: string): string[] => name.toLowerCase().split(/[^\p{L}\p{N}.'-]+/u);

/** What may stand where the cursor is. */
function placeOf(yasqe: Yasqe): "class" | "property" | null {
  const token = yasqe.getCompleteToken() as unknown as Token;
  if (/^[?$"']/.test(token.string)) return null;
  if (typeIsAsked(yasqe)) return "class";
  return (token.state.possibleCurrent ?? []).includes("a") ? "property" : "class";
}

/** Whether the cursor stands behind `a`. */
function typeIsAsked(yasqe: Yasqe): boolean {
  const cursor = yasqe.getDoc().getCursor();
  const token = yasqe.getCompleteToken() as unknown as Token;
  const before = yasqe.getPreviousNonWsToken(cursor.line, yasqe.getCompleteToken()) as unknown as Token;
  return before.string === "a" || before.string === "rdf:type" || token.state.lastProperty === "a";
}

/** `sc:Vis` is looked up as the IRI that it begins, whether or not the query declares the prefix. */
function complete(token: Token, prefixes: Record<string, string>): void {
  const [, prefix, local] = /^([\w-]*):(.*)$/.exec(token.string) ?? [];
  const namespace = prefix === undefined ? undefined : prefixes[prefix];
  if (namespace !== undefined && !token.string.startsWith("<")) {
    token.tokenPrefix = `${prefix}:`;
    token.tokenPrefixUri = namespace;
    token.autocompletionString = namespace + local;
  } else token.autocompletionString = token.string.replace(/^<|>$/g, "");
}

/** The IRI that `sc:Visit` or `<...>` stands for. */
function expanded(text: string, prefixes: Readonly<Record<string, string>>): string {
  const [, prefix, local] = /^([\w-]*):(.*)$/.exec(text) ?? [];
  return prefix !== undefined && prefixes[prefix] !== undefined ? prefixes[prefix] + local : text.replace(/^<|>$/g, "");
}

/** `sc:Visit` for its IRI, by the longest namespace; null where no prefix fits. */
export function shortened(iri: string, prefixes: Readonly<Record<string, string>>): string | null {
  let best: string | null = null;
  let length = 0;
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const local = iri.slice(namespace.length);
    if (!iri.startsWith(namespace) || namespace.length <= length || !/^[\w-]*(?:\.[\w-]+)*$/.test(local)) continue;
    best = `${prefix}:${local}`;
    length = namespace.length;
  }
  return best;
}
