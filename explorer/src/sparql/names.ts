/** Names that somebody typed -> IRIs of what bears them, by the query that `kg query` uses. */
import { isIri, literal, oneLine } from "./binding";
import type { Vocabulary } from "./editor";
import type { Engine } from "./engine";

/** What bears each of these names; a name may also be an IRI, in full or with a prefix. */
export async function bearers(engine: Engine, names: readonly string[], vocabulary: Vocabulary): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>(names.map((name) => [oneLine(name), asIri(name, vocabulary.prefixes)]));
  if (names.length === 0) return found;
  const wanted = `VALUES ?wanted { ${names.map(literal).join(" ")} }`;
  const { rows } = await engine.ask(vocabulary.bearers.replace('VALUES ?wanted { "" }', () => wanted));
  for (const [name, bearer] of rows) {
    if (name?.type === "literal" && bearer?.type === "iri") found.get(name.value)?.unshift(bearer.value);
  }
  return found;
}

function asIri(name: string, prefixes: Readonly<Record<string, string>>): string[] {
  const [, prefix, local] = /^([\w-]*):([\w.-]+)$/.exec(name) ?? [];
  const namespace = prefix === undefined ? undefined : prefixes[prefix];
  if (namespace !== undefined) return [namespace + local];
  return isIri(name) ? [name] : [];
}
