/** The model by id: what is what, who takes part in which fact, which facts stand in which article. */
import { dayNumber, interval, type Interval } from "./dates";
import type { AnyFact, Item, SharedItem } from "./items";
import { drawnLines, type Line } from "./lines";
import { CONTRADICTED, CONTRADICTED_LOOK, DISPUTED, changed, lastOf, sharedItems, standing } from "./shared";
import type { Article, Id, Link, Look, Payload, PictureName, StatusLook, Thing } from "./types";

/** What is drawn as a node: a thing, and in the picture of parts an event or claim. */
export interface Node {
  id: Id;
  kind: "thing" | "event" | "claim";
  /** The line of the legend it belongs to: its class, "Event" or "Claim". */
  type: string;
  /** What stands beside it. */
  name: string;
  /** All that can be said in one line. */
  label: string;
  status?: string;
  /** Of an event that several articles report: its reports, and how many independent sources they have. */
  reports?: Id[];
  sources?: number;
  /** What its reports do not agree on, or no longer. */
  mark?: "changed" | "contradicted";
}

/** Who or what takes part in a fact, and as what. */
export interface Part {
  id: Id;
  kind: string;
  name: string;
}

/** One of the two pictures: its nodes, most connected first, and its links. */
export interface Picture {
  name: PictureName;
  nodes: Node[];
  links: Line[];
  linksOf: ReadonlyMap<Id, Line[]>;
  positions: Readonly<Record<Id, [number, number]>>;
}

/** When a fact holds, and how that is known: from its words, or, for a claim, by when its article was published. */
export interface When extends Interval {
  basis: "said" | "inferred" | "published";
}

export interface Graph {
  payload: Payload;
  items: ReadonlyMap<Id, Item>;
  facts: AnyFact[];
  articles: ReadonlyMap<Id, Article>;
  /** Events that several articles report. */
  shared: SharedItem[];
  /** The shared event that an event is a report of. */
  sharedOf(event: Id): SharedItem | null;
  /** What stands for it in a picture: the shared event for a report. */
  drawnAs(id: Id): Id;
  /** Articles that have the text of one, the first of them first; only itself, if it has none with others. */
  familyOf(article: Id): Article[];
  pictures: Readonly<Record<PictureName, Picture>>;
  /** All links that tell a fact, in either picture. */
  linksOfFact(id: Id): Link[];
  partsOf(fact: Id): Part[];
  /** Facts that a thing takes part in. */
  factsOf(thing: Id): AnyFact[];
  /** Facts with evidence in an article. */
  factsIn(article: Id): AnyFact[];
  thingsIn(article: Id): Thing[];
  /** Links of a thing in the default picture and in that of parts, whichever are more. */
  degree(id: Id): number;
  when(fact: AnyFact): When | null;
  look(type: string): Look;
  statusLook(status: string | undefined): StatusLook;
}

const OTHER: Look = { shape: "circle", fill: "#c9ced4", border: "#5b6470", word: "Other", many: "Others" };
const UNKNOWN: StatusLook = { word: "status unknown", dashes: [2, 6], fill: "#ffffff", border: "#5b6470" };

/** The full IRI of an id. */
export function iri(graph: Graph, id: Id): string {
  return id.includes(":") ? id : graph.payload.model.base + id;
}

export function graphOf(payload: Payload): Graph {
  const { model, looks } = payload;
  const facts = factsOfModel(payload);
  const articles = new Map(model.articles.map((article) => [article.id, article]));
  const items = new Map<Id, Item>();
  for (const article of model.articles) items.set(article.id, { kind: "article", id: article.id, article });
  for (const thing of model.things) items.set(thing.id, { kind: "thing", id: thing.id, thing });
  for (const fact of facts) items.set(fact.id, fact);
  const shared = sharedItems(model, (id) => {
    const item = items.get(id);
    return item?.kind === "event" ? item : undefined;
  });
  for (const each of shared) items.set(each.id, each);
  const sharedOf = (id: Id) => {
    const item = items.get(id);
    const found = item?.kind === "event" && item.fact.shared !== undefined ? items.get(item.fact.shared) : undefined;
    return found?.kind === "shared" ? found : null;
  };
  // Worked out when first asked for: a large graph is on the screen the sooner.
  const direct = once(() => pictureOf(payload, items, sharedOf, articles, "direct"));
  const parts = once(() => pictureOf(payload, items, sharedOf, articles, "parts"));
  const byFact = once(() => grouped(model.links, (link) => [link.fact]));
  const linksOfFact = (id: Id) => byFact().get(id) ?? [];
  const partsOf = remembered((id: Id) => {
    const item = items.get(id);
    if (item === undefined || item.kind === "thing" || item.kind === "article") return [];
    return item.kind === "shared"
      ? distinctParts(item.reports.flatMap((report) => partsOfFact(report, linksOfFact(report.id))))
      : partsOfFact(item, linksOfFact(id));
  });
  const byThing = once(() => grouped(facts, (fact) => distinct(partsOf(fact.id).map((part) => part.id))));
  const byArticle = once(() =>
    grouped(facts, ({ fact }) =>
      distinct([...(fact.article === undefined ? [] : [fact.article]), ...fact.evidence.map((span) => span.article)]),
    ),
  );
  const mentioned = once(() =>
    grouped(model.things, (thing) => distinct((thing.mentions ?? []).map((mention) => mention.article))),
  );
  const degrees = once(() => degreesOf(model.links));
  const families = once(() => grouped(model.articles, ({ id, origin }) => [origin ?? id]));
  return {
    payload,
    items,
    facts,
    articles,
    shared,
    sharedOf,
    drawnAs: (id) => sharedOf(id)?.id ?? id,
    familyOf: (id) => {
      const origin = articles.get(id)?.origin ?? id;
      return [...(families().get(origin) ?? [])].sort((a, b) => rankIn(origin, a) - rankIn(origin, b) || byDay(a, b));
    },
    pictures: {
      get direct() {
        return direct();
      },
      get parts() {
        return parts();
      },
    },
    linksOfFact,
    partsOf,
    factsOf: (id) => byThing().get(id) ?? [],
    factsIn: (id) => byArticle().get(id) ?? [],
    thingsIn: (id) => mentioned().get(id) ?? [],
    degree: (id) => degrees().get(id) ?? 0,
    when: remembered((fact) => whenOf(fact, articles)),
    look: (type) => own(looks.types, type) ?? { ...OTHER, word: type || OTHER.word, many: type || OTHER.many },
    statusLook: (status) => (status === CONTRADICTED ? CONTRADICTED_LOOK : (own(looks.statuses, status ?? "") ?? UNKNOWN)),
  };
}

function factsOfModel({ model }: Payload): AnyFact[] {
  return [
    ...model.events.map((fact): AnyFact => ({ kind: "event", id: fact.id, fact })),
    ...model.claims.map((fact): AnyFact => ({ kind: "claim", id: fact.id, fact })),
    ...model.roles.map((fact): AnyFact => ({ kind: "role", id: fact.id, fact })),
    ...model.relations.map((fact): AnyFact => ({ kind: "relation", id: fact.id, fact })),
  ];
}

function pictureOf(
  payload: Payload,
  items: ReadonlyMap<Id, Item>,
  sharedOf: (event: Id) => SharedItem | null,
  articles: ReadonlyMap<Id, Article>,
  name: PictureName,
): Picture {
  const nodes = payload.order[name].map((id) => nodeOf(items.get(id))).filter((node) => node !== null);
  const known = new Set(nodes.map((node) => node.id));
  const level = payload.model.links.filter((link) => link.level === name || link.level === "both");
  const links = drawnLines(level, sharedOf, articles).filter((link) => known.has(link.from) && known.has(link.to));
  const linksOf = grouped(links, (link) => (link.from === link.to ? [link.from] : [link.from, link.to]));
  return { name, nodes, links, linksOf, positions: payload.layouts[name] };
}

function nodeOf(item: Item | undefined): Node | null {
  if (item?.kind === "thing") {
    const { id, type, label } = item.thing;
    return { id, kind: "thing", type, name: label, label };
  }
  if (item?.kind === "event") {
    const { id, name, label, status } = item.fact;
    return { id, kind: "event", type: "Event", name, label, status };
  }
  if (item?.kind === "shared") return nodeOfShared(item);
  if (item?.kind === "claim") {
    const { id, verb, text, label } = item.fact;
    return { id, kind: "claim", type: "Claim", name: `${verb}: “${text}”`, label };
  }
  return null;
}

function nodeOfShared({ id, shared, reports }: SharedItem): Node {
  const status = standing(shared);
  const latest = lastOf(reports, ({ fact }) => fact.status === status);
  const node: Node = {
    id,
    kind: "event",
    type: "Event",
    name: latest?.fact.name ?? shared.name + DISPUTED,
    label: shared.label,
    status,
    reports: shared.reports,
    sources: shared.sources,
  };
  if (shared.contradicted) node.mark = "contradicted";
  else if (changed(shared)) node.mark = "changed";
  return node;
}

/** The first of a family before the others. */
function rankIn(origin: Id, article: Article): number {
  return article.id === origin ? 0 : 1;
}

/** Earliest first; what has no day comes last. */
export function byDay(a: Article, b: Article): number {
  const [one, other] = [a.published ?? "9999", b.published ?? "9999"];
  return one < other ? -1 : one > other ? 1 : a.id < b.id ? -1 : 1;
}

function distinctParts(parts: Part[]): Part[] {
  const found = new Map(parts.map((part) => [`${part.kind} ${part.id}`, part]));
  return [...found.values()];
}

function partsOfFact(fact: AnyFact, links: Link[]): Part[] {
  if (fact.kind === "role") {
    const { person, of, title } = fact.fact;
    return [
      { id: person, kind: "person", name: title },
      ...(of === undefined ? [] : [{ id: of, kind: "of", name: "of" }]),
    ];
  }
  if (fact.kind === "relation") {
    const { subject, object } = fact.fact;
    return [
      { id: subject, kind: "subject", name: "" },
      { id: object, kind: "object", name: links[0]?.name ?? "" },
    ];
  }
  const own = links.filter((link) => link.level === "parts");
  return own.map(({ from, to, kind, name }) => ({ id: from === fact.id ? to : from, kind, name }));
}

function whenOf(fact: AnyFact, articles: ReadonlyMap<Id, Article>): When | null {
  const { start, end, dateInferred, article } = fact.fact;
  const said = interval(start, end);
  if (said !== null) return { ...said, basis: dateInferred ? "inferred" : "said" };
  const published = fact.kind === "claim" && article !== undefined ? articles.get(article)?.published : undefined;
  const day = dayNumber(published?.slice(0, 10));
  return day === null ? null : { first: day, last: day, precision: "day", basis: "published" };
}

/** How many links each end has, in the picture in which it has more. */
function degreesOf(links: Link[]): Map<Id, number> {
  const counts = { direct: new Map<Id, number>(), parts: new Map<Id, number>() };
  for (const { from, to, level } of links) {
    for (const name of ["direct", "parts"] as const) {
      if (level !== name && level !== "both") continue;
      for (const id of from === to ? [from] : [from, to]) counts[name].set(id, (counts[name].get(id) ?? 0) + 1);
    }
  }
  for (const [id, count] of counts.direct) counts.parts.set(id, Math.max(count, counts.parts.get(id) ?? 0));
  return counts.parts;
}

/** Names come from the graph: one may be called as something that every object has. */
function own<T>(of: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}

function distinct(ids: Id[]): Id[] {
  return ids.length < 2 ? ids : [...new Set(ids)];
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function remembered<K, T>(make: (key: K) => T): (key: K) => T {
  const known = new Map<K, T>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined && !known.has(key)) known.set(key, (value = make(key)));
    return value as T;
  };
}

function grouped<T>(values: Iterable<T>, keys: (value: T) => Iterable<Id>): Map<Id, T[]> {
  const groups = new Map<Id, T[]>();
  for (const value of values) {
    for (const key of keys(value)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [value]);
      else group.push(value);
    }
  }
  return groups;
}
