/** Names that somebody typed -> IRIs of what bears them, by the same rules as `kg query`. */
import { literal, oneLine } from "./binding";
import type { Engine } from "./engine";

const NAMED = [
  "rdfs:label",
  "skos:altLabel",
  "sc:officialName",
  "sc:formerName",
  "sc:acronym",
  "sc:demonym",
  "sc:peopleName",
  "sc:metonym",
  "sc:iso3166Alpha2",
  "sc:iso3166Alpha3",
  "sc:incumbentName",
];

export function bearersQuery(names: readonly string[]): string {
  return `PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sc: <https://w3id.org/statecraft/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?wanted ?bearer WHERE {
  { SELECT ?bearer (LCASE(STR(?name)) AS ?called) WHERE { ?bearer ${NAMED.join("|")} ?name } }
  UNION { SELECT ?bearer ?called WHERE { ?bearer a sc:Issue . BIND(LCASE(STRAFTER(STR(?bearer), "#")) AS ?called) } }
  UNION { SELECT ?bearer (LCASE(?id) AS ?called) WHERE { ?bearer a sc:Article ; dcterms:identifier ?id } }
  VALUES ?wanted { ${names.map(literal).join(" ")} }
  FILTER(?called = LCASE(?wanted))
} ORDER BY ?wanted ?bearer`;
}

/** What bears each of these names; a name may also be an IRI, in full or with a prefix. */
export async function bearers(
  engine: Engine,
  names: readonly string[],
  prefixes: Readonly<Record<string, string>>,
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>(names.map((name) => [oneLine(name), asIri(name, prefixes)]));
  if (names.length === 0) return found;
  const { rows } = await engine.ask(bearersQuery(names));
  for (const [wanted, bearer] of rows) {
    if (wanted?.type === "literal" && bearer?.type === "iri") found.get(wanted.value)?.unshift(bearer.value);
  }
  return found;
}

function asIri(name: string, prefixes: Readonly<Record<string, string>>): string[] {
  const [, prefix, local] = /^([\w-]*):([\w.-]+)$/.exec(name) ?? [];
  const namespace = prefix === undefined ? undefined : prefixes[prefix];
  if (namespace !== undefined) return [namespace + local];
  return /^[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*$/.test(name) ? [name] : [];
}
