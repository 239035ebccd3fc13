/** What two articles tell, or two sources: both, one alone, or each otherwise. */
import { interval, type Interval } from "../model/dates";
import { byDay, type Graph } from "../model/graph";
import type { AnyFact, EventFact, SharedItem } from "../model/items";
import { asserts, publisherKey } from "../model/shared";
import type { Article, Figure, Id, Thing } from "../model/types";
import { fold } from "../state/search";

/** An article, or all of one source. */
export interface Side {
  /** The id of an article, or what is the same for all spellings of a source. */
  key: string;
  name: string;
  articles: Article[];
}

/** An event that both tell, with the reports of each and where they do not agree. */
export interface Both {
  item: SharedItem;
  one: EventFact[];
  other: EventFact[];
  differences: Difference[];
}

export type Difference = "contradicted" | "status" | "date" | "who" | "whom" | "place" | "figures";

/** A claim that both quote in the same words. */
export interface Said {
  one: AnyFact;
  other: AnyFact;
}

export interface Comparison {
  differently: Both[];
  both: Both[];
  said: Said[];
  onlyOne: AnyFact[];
  onlyOther: AnyFact[];
  /** Whom and what they name. */
  named: Thing[];
  namedByOne: Thing[];
  namedByOther: Thing[];
}

/** What more articles name says nothing of two of them. */
const WIDELY = 12;
const PARTS = { who: "agent", whom: "target", place: "place" } as const;

export function sidesOf(graph: Graph): { articles: Side[]; sources: Side[] } {
  const articles = [...graph.articles.values()].sort(byDay);
  const bySource = new Map<string, Side>();
  for (const article of articles) {
    if (article.source === undefined) continue;
    const key = publisherKey(article.source);
    const side = bySource.get(key) ?? { key, name: article.source, articles: [] };
    bySource.set(key, side);
    side.articles.push(article);
  }
  const sources = [...bySource.values()];
  sources.sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    articles: articles.map((article) => ({ key: article.id, name: article.title, articles: [article] })),
    sources: sources.length > 1 ? sources : [],
  };
}

/** The two that are wanted; where one is not, or is not there, the article with most to compare. */
export function chosenSides(graph: Graph, one: string | null, other: string | null): [Side, Side] | null {
  const { articles, sources } = sidesOf(graph);
  const all = [...articles, ...sources];
  const [first, second] = [one, other].map((key) => all.find((side) => side.key === key));
  if (first && second) return first === second ? null : [first, second];
  const known = first ?? second;
  const [best, next] = bestPair(graph, articles, known);
  if (best === undefined || next === undefined) return null;
  if (known === undefined) return [best, next];
  const partner = best === known ? next : best;
  return first ? [known, partner] : [partner, known];
}

/** The two articles that tell most of the same, and most of it differently; with `known`, that and another. */
function bestPair(graph: Graph, sides: readonly Side[], known: Side | undefined): (Side | undefined)[] {
  const sideOf = new Map(sides.map((side) => [side.key, side]));
  const weights: Weights = new Map();
  for (const item of graph.shared) {
    for (const [at, a] of item.reports.entries()) {
      for (const b of item.reports.slice(at + 1)) {
        const [one, other] = [a, b].map(({ fact }) => (known?.articles.some(({ id }) => id === fact.article) ? known : sideOf.get(fact.article ?? "")));
        if (!one || !other || one === other || (known !== undefined && one !== known && other !== known)) continue;
        if (isCopy(graph, a) || isCopy(graph, b)) continue;
        weigh(weights, [one, other], differencesOf(graph, [a], [b]).length * 3 + 1);
      }
    }
  }
  if (weights.size === 0) weighNames(graph, sideOf, known, weights);
  const best = [...weights.values()].sort((a, b) => b.weight - a.weight)[0]?.pair;
  if (best !== undefined) return [...best].sort((a, b) => sides.indexOf(a) - sides.indexOf(b));
  const rest = sides.filter((side) => side !== known && !side.articles.some((article) => known?.articles.includes(article)));
  return known === undefined ? rest.slice(0, 2) : [known, rest[0]];
}

/** Where no two tell the same event: by what few articles name. */
function weighNames(graph: Graph, sideOf: ReadonlyMap<string, Side>, known: Side | undefined, weights: Weights): void {
  for (const thing of graph.payload.model.things) {
    const ids = [...new Set((thing.mentions ?? []).map(({ article }) => article))];
    if (ids.length > WIDELY) continue;
    for (const [at, id] of ids.entries()) {
      for (const next of ids.slice(at + 1)) {
        const [one, other] = [sideOf.get(id), sideOf.get(next)];
        if (one && other && (known === undefined || one === known || other === known)) weigh(weights, [one, other], 1);
      }
    }
  }
}

type Weights = Map<string, { pair: [Side, Side]; weight: number }>;

function weigh(weights: Weights, pair: [Side, Side], more: number): void {
  const key = JSON.stringify(pair.map((side) => side.key).sort());
  const found = weights.get(key) ?? { pair, weight: 0 };
  found.weight += more;
  weights.set(key, found);
}

function isCopy(graph: Graph, { fact }: EventFact): boolean {
  return graph.articles.get(fact.article ?? "")?.origin !== undefined;
}

/** Of the facts that filters leave. */
export function comparison(graph: Graph, facts: readonly AnyFact[], one: Side, other: Side): Comparison {
  const [ofOne, ofOther] = [one, other].map(({ articles }) => {
    const ids = new Set(articles.map(({ id }) => id));
    return facts.filter((fact) => (fact.kind === "event" || fact.kind === "claim") && ids.has(fact.fact.article ?? ""));
  }) as [AnyFact[], AnyFact[]];
  const [idsOfOne, idsOfOther] = [ofOne, ofOther].map((some) => new Set(some.map(({ id }) => id))) as [Set<Id>, Set<Id>];
  const paired = new Set<Id>();
  const events = graph.shared.flatMap((item): Both[] => {
    const mine = item.reports.filter(({ id }) => idsOfOne.has(id));
    const theirs = item.reports.filter(({ id }) => idsOfOther.has(id));
    if (mine.length === 0 || theirs.length === 0) return [];
    for (const { id } of [...mine, ...theirs]) paired.add(id);
    return [{ item, one: mine, other: theirs, differences: differencesOf(graph, mine, theirs) }];
  });
  const said = sameClaims(graph, ofOne, ofOther, paired);
  const things = (some: Side) => new Set(some.articles.flatMap(({ id }) => graph.thingsIn(id)));
  const [a, b] = [things(one), things(other)];
  const degree = (x: Thing, y: Thing) => graph.degree(y.id) - graph.degree(x.id) || (x.id < y.id ? -1 : 1);
  return {
    differently: events.filter(({ differences }) => differences.length > 0).sort((x, y) => y.differences.length - x.differences.length),
    both: events.filter(({ differences }) => differences.length === 0),
    said,
    onlyOne: ofOne.filter(({ id }) => !paired.has(id)),
    onlyOther: ofOther.filter(({ id }) => !paired.has(id)),
    named: [...a].filter((thing) => b.has(thing)).sort(degree),
    namedByOne: [...a].filter((thing) => !b.has(thing)).sort(degree),
    namedByOther: [...b].filter((thing) => !a.has(thing)).sort(degree),
  };
}

function sameClaims(graph: Graph, one: readonly AnyFact[], other: readonly AnyFact[], paired: Set<Id>): Said[] {
  const key = (fact: AnyFact) => {
    if (fact.kind !== "claim") return null;
    const speakers = graph.partsOf(fact.id).flatMap(({ id, kind }) => (kind === "speaker" ? id : []));
    return JSON.stringify([speakers.sort(), fold(fact.fact.text).replace(/\W+/g, " ").trim()]);
  };
  const found: Said[] = [];
  for (const fact of one) {
    const same = other.find((each) => !paired.has(each.id) && key(fact) !== null && key(each) === key(fact));
    if (same === undefined) continue;
    paired.add(fact.id).add(same.id);
    found.push({ one: fact, other: same });
  }
  return found;
}

/** Where reports of one event do not agree. What one of them does not tell is no difference. */
export function differencesOf(graph: Graph, one: readonly EventFact[], other: readonly EventFact[]): Difference[] {
  const found: Difference[] = [];
  const statuses = [one, other].map((some) => new Set(some.map(({ fact }) => fact.status))) as [Set<string>, Set<string>];
  if (denies(...statuses) || denies(statuses[1], statuses[0])) found.push("contradicted");
  else if (apart(...statuses)) found.push("status");
  if (allApart(dates(one), dates(other), (a, b) => a.first <= b.last && b.first <= a.last)) found.push("date");
  for (const [name, kind] of Object.entries(PARTS) as ["who" | "whom" | "place", string][]) {
    if (apart(namesAs(graph, one, kind), namesAs(graph, other, kind))) found.push(name);
  }
  if (figuresDiffer(one, other)) found.push("figures");
  return found;
}

function denies(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some(asserts) && other.has("negated");
}

/** Both have some, and none in common. */
function apart(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size > 0 && other.size > 0 && ![...one].some((each) => other.has(each));
}

function allApart<T>(one: readonly T[], other: readonly T[], meet: (a: T, b: T) => boolean): boolean {
  return one.length > 0 && other.length > 0 && !one.some((a) => other.some((b) => meet(a, b)));
}

function dates(reports: readonly EventFact[]): Interval[] {
  return reports.flatMap(({ fact }) => interval(fact.start, fact.end) ?? []);
}

/** By name: groups belong to their article, and two that are called the same are told alike. */
function namesAs(graph: Graph, reports: readonly EventFact[], kind: string): Set<string> {
  const parts = reports.flatMap(({ id }) => graph.partsOf(id).filter((part) => part.kind === kind));
  return new Set(parts.map(({ id }) => {
    const item = graph.items.get(id);
    return item?.kind === "thing" ? fold(item.thing.label) : id;
  }));
}

function figuresDiffer(one: readonly EventFact[], other: readonly EventFact[]): boolean {
  const [mine, theirs] = [one, other].map((some) => some.flatMap(({ fact }) => fact.figures ?? [])) as [Figure[], Figure[]];
  const kinds = new Set(mine.map(({ kind }) => kind));
  const low = ({ low }: Figure) => low ?? 0;
  const high = ({ low, high, approximate }: Figure) => high ?? (approximate ? (low ?? 0) : Infinity);
  return [...kinds].some((kind) =>
    allApart(mine.filter((each) => each.kind === kind), theirs.filter((each) => each.kind === kind), (a, b) => low(a) <= high(b) && low(b) <= high(a)),
  );
}
