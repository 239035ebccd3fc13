/** Completion of our vocabulary in the editor: classes and codes where a thing may stand, properties where one may. */
import type { Yasqe } from "@zazuko/yasqe";
import type { Vocabulary } from "./editor";

type CompleterConfig = Parameters<typeof Yasqe.registerAutocompleter>[0];

/** A token as the editor's tokenizer leaves it; the editor's own types say less. */
interface Token {
  string: string;
  state: { lastProperty?: string; possibleCurrent?: string[] };
  tokenPrefix?: string;
  tokenPrefixUri?: string;
  autocompletionString?: string;
}

export function completer(kind: "class" | "property", vocabulary: Vocabulary): CompleterConfig {
  const kinds = kind === "property" ? ["property"] : ["class", "code"];
  const iris = vocabulary.terms.filter((term) => kinds.includes(term.kind)).map((term) => term.iri);
  return {
    name: `statecraft-${kind}`,
    bulk: true,
    autoShow: false,
    get: () => iris,
    isValidCompletionPosition: (yasqe) => (placeOf(yasqe) ?? "") === kind,
    preProcessToken: (yasqe, token) => {
      complete(token as unknown as Token, { ...vocabulary.prefixes, ...yasqe.getPrefixesFromQuery() });
      return token;
    },
    postProcessSuggestion: (yasqe, _token, suggested) => {
      const short = shortened(suggested, { ...vocabulary.prefixes, ...yasqe.getPrefixesFromQuery() });
      return short ?? `<${suggested}>`;
    },
  };
}

/** What may stand where the cursor is. */
function placeOf(yasqe: Yasqe): "class" | "property" | null {
  const cursor = yasqe.getDoc().getCursor();
  const token = yasqe.getCompleteToken() as unknown as Token;
  if (/^[?$"']/.test(token.string)) return null;
  const before = yasqe.getPreviousNonWsToken(cursor.line, yasqe.getCompleteToken()) as unknown as Token;
  if (before.string === "a" || before.string === "rdf:type" || token.state.lastProperty === "a") return "class";
  return (token.state.possibleCurrent ?? []).includes("a") ? "property" : "class";
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
