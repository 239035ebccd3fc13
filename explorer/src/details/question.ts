/** The SPARQL that finds what is selected, with the words it stands on: readable, and what a reader may go on from. */
import { iri, type Graph, type Part } from "../model/graph";
import type { AnyFact, Item, SharedItem } from "../model/items";
import { shorten } from "../model/text";
import type { Id } from "../model/types";

const SC = "https://w3id.org/statecraft/ontology#";
const PREFIXES: Record<string, string> = {
  oa: "http://www.w3.org/ns/oa#",
  prov: "http://www.w3.org/ns/prov#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  sc: SC,
  schema: "https://schema.org/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  issue: "https://w3id.org/statecraft/issues#",
  rolestatus: "https://w3id.org/statecraft/role-status#",
  stance: "https://w3id.org/statecraft/stance#",
  status: "https://w3id.org/statecraft/status#",
};
/** Kinds of ids that have a prefix of their own under the base of a graph. */
const KINDS = "article claim event group organization person place relation role sharedevent state".split(" ");
const EVENTS = "Agreement ArmedAction Decision Election Incident LegalAction Meeting MilitaryActivity OfficeChange Protest Sanction Support Visit".split(" ");
const STATUSES = "occurred ongoing scheduled possible requested negated".split(" ");
const STANCES = "state request warn reject criticize support promise predict".split(" ");
const ROLE_STATUSES = "current acting former elect nominee candidate designate".split(" ");
const RELATIONS = "partOf memberOf locatedIn allyOf opposes".split(" ");
/** Properties by which a fact leads to who and what takes part in it. */
const PARTS: Record<string, string> = { agent: "agent", target: "target", place: "place", issue: "issue", speaker: "speaker", person: "person", of: "of", subject: "subject", object: "object", accordingTo: "accordingTo" };

class Writer {
  private readonly used = new Set<string>();
  constructor(private readonly graph: Graph) {}

  /** An IRI as it stands in SPARQL; null for one that cannot, such as a blank node. */
  name(id: Id): string | null {
    const whole = iri(this.graph, id);
    const { base } = this.graph.payload.model;
    for (const kind of KINDS) if (whole.startsWith(`${base}${kind}/`)) return this.short(kind, `${base}${kind}/`, whole) ?? written(whole);
    for (const [prefix, space] of Object.entries(PREFIXES)) if (whole.startsWith(space)) return this.short(prefix, space, whole) ?? written(whole);
    return written(whole);
  }

  private short(prefix: string, space: string, whole: string): string | null {
    const local = whole.slice(space.length);
    if (!/^[A-Za-z0-9_](?:[\w-]*[A-Za-z0-9_])?$/.test(local)) return null;
    this.used.add(prefix);
    return `${prefix}:${local}`;
  }

  /** The whole query: comment, prefixes that it uses, text. */
  query(comment: string, body: string): string {
    const { base } = this.graph.payload.model;
    for (const prefix of Object.keys(PREFIXES)) if (new RegExp(`(^|[\\s^|/(])${prefix}:`).test(body)) this.used.add(prefix);
    const lines = [...this.used].sort().map((prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix] ?? `${base}${prefix}/`}>`);
    return [...lines, "", `# ${shorten(comment, 100)}`, body, ""].join("\n");
  }
}

/** `<IRI>`, if nothing in it would end or break it. */
function written(whole: string): string | null {
  return /^[A-Za-z][\w+.-]*:[^\s<>"{}|\\^`\u0000-\u0020]*$/.test(whole) ? `<${whole}>` : null;
}

/** The name of a span tells where it stands: .../span/ARTICLE_START-END. */
const FIRST = '  BIND(xsd:integer(REPLACE(STR(?span), "^.*_([0-9]+)-[0-9]+$", "$1")) AS ?first)';

const code = (prefix: string, known: readonly string[], name: string) => (known.includes(name) ? `${prefix}:${name}` : null);

export function questionOf(graph: Graph, item: Item): string {
  if (item.kind === "thing") return ofThing(graph, item.id, item.thing.label);
  if (item.kind === "article") return ofArticle(graph, item.id, item.article.title);
  return item.kind === "shared" ? ofShared(graph, item) : ofFact(graph, item);
}

function ofFact(graph: Graph, item: AnyFact): string {
  const writer = new Writer(graph);
  const [node, kind, own] = description(item);
  const lines = own.filter((line): line is string => line !== null);
  for (const { kind: part, id } of parts(graph, item)) {
    const value = writer.name(id);
    if (value !== null) lines.push(`sc:${PARTS[part]} ${value}`);
  }
  const dated = item.kind === "event" || item.kind === "claim";
  const text = item.kind === "claim" ? "?text" : item.kind === "role" ? "?title" : "";
  const body = [
    `SELECT ${[node, text, dated ? "?start" : "", "?article", "?words"].filter(Boolean).join(" ")} WHERE {`,
    `  ${node} a ${kind} ;`,
    ...[...new Set(lines), ...(text ? [`sc:${text.slice(1)} ${text}`] : []), "prov:wasDerivedFrom ?article", "sc:evidence ?span"].map((line, at, all) => `    ${line} ${at + 1 < all.length ? ";" : "."}`),
    FIRST,
    "  OPTIONAL { ?span oa:exact ?words }",
    ...(dated ? [`  OPTIONAL { ${node} sc:start ?start }`] : []),
    "} ORDER BY ?article ?first",
  ];
  return writer.query(item.fact.label, body.join("\n"));
}

function description(item: AnyFact): [node: string, kind: string, lines: (string | null)[]] {
  const line = (property: string, value: string | null) => (value === null ? null : `sc:${property} ${value}`);
  if (item.kind === "event") {
    const { type, status } = item.fact;
    return ["?event", "sc:ReportedEvent", [line("eventType", code("sc", EVENTS, type)), line("status", code("status", STATUSES, status))]];
  }
  if (item.kind === "claim") return ["?claim", "sc:Claim", [line("stance", code("stance", STANCES, item.fact.stance))]];
  if (item.kind === "role") return ["?role", "sc:ReportedRole", [line("roleStatus", code("rolestatus", ROLE_STATUSES, item.fact.status))]];
  return ["?relation", "sc:Relation", [line("relationType", code("sc", RELATIONS, item.fact.type))]];
}

/** Who takes part; of a claim that an event rests on, only that there is one. */
function parts(graph: Graph, item: AnyFact): Part[] {
  return graph.partsOf(item.id).filter(({ kind, id }) => kind in PARTS && kind !== "accordingTo" && !id.startsWith("_:"));
}

function ofThing(graph: Graph, id: Id, label: string): string {
  const writer = new Writer(graph);
  const value = writer.name(id);
  const all = "sc:agent|sc:target|sc:place|sc:issue|sc:speaker|sc:person|sc:of|sc:subject|sc:object";
  const body = [
    "SELECT ?what ?article ?words WHERE {",
    `  ?fact ${all} ${value ?? "?thing"} ;`,
    "    rdfs:label ?what ;",
    "    prov:wasDerivedFrom ?article ;",
    "    sc:evidence ?span .",
    ...(value === null ? [`  ?thing rdfs:label ${quoted(label)} .`] : []),
    FIRST,
    "  OPTIONAL { ?span oa:exact ?words }",
    "} ORDER BY ?article ?first",
  ];
  return writer.query(`All that is told of ${label}`, body.join("\n"));
}

function ofArticle(graph: Graph, id: Id, title: string): string {
  const writer = new Writer(graph);
  const value = writer.name(id);
  const body = [
    "SELECT ?what ?words WHERE {",
    "  VALUES ?kind { sc:ReportedEvent sc:Claim sc:ReportedRole sc:Relation }",
    `  ?fact a ?kind ; rdfs:label ?what ; sc:evidence ?span ; prov:wasDerivedFrom ${value ?? "?article"} .`,
    ...(value === null ? [`  ?article rdfs:label ${quoted(title)} .`] : []),
    FIRST,
    "  OPTIONAL { ?span oa:exact ?words }",
    "} ORDER BY ?first ?what",
  ];
  return writer.query(`All that the article tells: ${title}`, body.join("\n"));
}

function ofShared(graph: Graph, { id, shared, reports }: SharedItem): string {
  const writer = new Writer(graph);
  const named = writer.name(id);
  // A blank node has no name to ask for: the event is that of one of its reports.
  const report = named ?? reports.map((each) => writer.name(each.id)).find((name) => name !== null) ?? null;
  const body = [
    "SELECT ?report ?status ?day ?article ?words WHERE {",
    `  ${named ?? "?event"} a sc:SharedEvent ; sc:report ?report${named === null && report !== null ? `, ${report}` : ""} .`,
    "  ?report sc:status ?status ; sc:evidence ?span ; prov:wasDerivedFrom ?article .",
    "  OPTIONAL { ?article schema:datePublished ?day }",
    "  OPTIONAL { ?span oa:exact ?words }",
    "} ORDER BY ?day ?article",
  ];
  return writer.query(`All that report it: ${shared.label}`, body.join("\n"));
}

function quoted(text: string): string {
  const escapes: Record<string, string> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  return `"${text.replace(/[\\"\n\r\t]/g, (each) => escapes[each]!)}"`;
}
