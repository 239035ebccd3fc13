/** What is shown of a graph in a state, and why the rest is not. Every view takes it from here. */
import { dayNumber } from "../model/dates";
import type { Graph, Node, Picture } from "../model/graph";
import type { AnyFact, SharedItem } from "../model/items";
import { factsOf, type Line } from "../model/lines";
import { standing } from "../model/shared";
import { mainEvents } from "../model/story";
import { filteredAs, statusOf, toldOnce, type Told } from "../model/told";
import type { Article, Id, Thing } from "../model/types";
import type { State } from "./state";

/** How many are shown of how many there are. */
export interface Count {
  shown: number;
  all: number;
}

export interface Visible {
  picture: Picture;
  /** Nodes and links of the picture that are drawn. */
  nodes: Node[];
  links: Line[];
  nodeIds: ReadonlySet<Id>;
  /** Nodes without a link, which are listed under the picture instead of drawn in it. */
  lone: Node[];
  /** Facts, things and articles that the filters leave, drawn or not: for timeline, tables, article view. */
  facts: AnyFact[];
  factIds: ReadonlySet<Id>;
  things: Thing[];
  thingIds: ReadonlySet<Id>;
  articles: Article[];
  /** Events that several articles report and that the filters leave, with at least one of their reports. */
  shared: SharedItem[];
  /** Links of the picture that the filters leave, drawn or not. */
  leftLinks: Line[];
  /** The selected and its neighbours; null when nothing is selected that has any. The rest is dimmed. */
  near: ReadonlySet<Id> | null;
  nearLinks: ReadonlySet<Line> | null;
  /** Nodes left out by filters, and those that are only not among the most connected. */
  filtered: number;
  beyond: number;
  /** Events and claims that join no two things, and so are not seen in a picture of links. */
  unlinked: number;
  /** Of what is drawn, and of what the filters leave, drawn or not. */
  counts: Counts;
  leftCounts: Counts;
}

export interface Counts {
  types: ReadonlyMap<string, Count>;
  kinds: ReadonlyMap<string, Count>;
  statuses: ReadonlyMap<string, Count>;
}

/** Whether the filters leave nothing of a thing or fact. */
export function isHidden(graph: Graph, shown: Visible, id: Id): boolean {
  const item = graph.items.get(id);
  if (item === undefined || item.kind === "article") return false;
  if (item.kind === "shared") return !shown.shared.includes(item);
  return !(item.kind === "thing" ? shown.thingIds : shown.factIds).has(id);
}

/** What the filters leave, whatever is selected. */
interface Filtered {
  facts: AnyFact[];
  factIds: Set<Id>;
  things: Thing[];
  thingIds: Set<Id>;
  articles: Article[];
  shared: SharedItem[];
  nodes: Node[];
  links: Line[];
  /** How many nodes the filters leave, with those that a reader has taken out. */
  matching: number;
  leftCounts: Counts;
}

/** The line of the legend that filters a fact; roles and relations are filtered by their kind of link. */
function legendOf(graph: Graph, fact: AnyFact): { type?: "Event" | "Claim"; kind?: string; status?: string } {
  if (fact.kind === "event") return { type: "Event", status: filteredAs(graph, fact.fact) };
  if (fact.kind === "claim") return { type: "Claim" };
  return { kind: fact.kind === "role" ? "role" : fact.fact.type };
}

const filters = (state: State): unknown[] => [
  state.picture,
  state.among,
  state.hiddenIds,
  state.hiddenTypes,
  state.hiddenKinds,
  state.hiddenStatuses,
  state.from,
  state.to,
  state.undated,
];

const filteredBy = remembered(filter, filters);

export const visible = remembered(show, (state) => [
  filters(state),
  state.amount,
  state.selected,
  state.steps,
  state.only,
]);

/** Gives the same answer for the same graph and the same fields of the state, without working it out again. */
function remembered<T>(work: (state: State, graph: Graph) => T, fields: (state: State) => unknown[]) {
  const last = new WeakMap<Graph, { key: string; value: T }>();
  return (state: State, graph: Graph): T => {
    const key = JSON.stringify(fields(state));
    const known = last.get(graph);
    if (known?.key === key) return known.value;
    const value = work(state, graph);
    last.set(graph, { key, value });
    return value;
  };
}

function filter(state: State, graph: Graph): Filtered {
  const hiddenTypes = new Set(state.hiddenTypes);
  const hiddenKinds = new Set(state.hiddenKinds);
  const hiddenStatuses = new Set(state.hiddenStatuses);
  const first = dayNumber(state.from);
  const last = dayNumber(state.to);
  const ranged = first !== null || last !== null;
  const inRange = (fact: AnyFact): boolean => {
    if (!ranged) return true;
    const when = graph.when(fact);
    return when === null
      ? state.undated
      : (last === null || when.first <= last) && (first === null || when.last >= first);
  };
  const among = amongOf(state, graph);
  const facts = graph.facts.filter((fact) => {
    if (among !== null && !among.has(fact.id)) return false;
    const { type, kind, status } = legendOf(graph, fact);
    if ((type && hiddenTypes.has(type)) || (kind && hiddenKinds.has(kind)) || (status && hiddenStatuses.has(status)))
      return false;
    return inRange(fact);
  });
  const factIds = new Set(facts.map((fact) => fact.id));
  // In a range of time, things of which nothing is told in it are not shown.
  const told = (thing: Thing) =>
    !ranged ||
    graph.factsOf(thing.id).some((fact) => factIds.has(fact.id)) ||
    (state.undated && graph.factsOf(thing.id).length === 0);
  const wanted = (thing: Thing) => among === null || among.has(thing.id);
  const things = graph.payload.model.things.filter(
    (thing) => !hiddenTypes.has(thing.type) && wanted(thing) && told(thing),
  );
  const thingIds = new Set(things.map((thing) => thing.id));
  const articles = graph.payload.model.articles.filter((article) => {
    const day = dayNumber(article.published?.slice(0, 10));
    return (
      !ranged ||
      (day === null ? state.undated : (first === null || day >= first) && (last === null || day <= last)) ||
      graph.factsIn(article.id).some((fact) => factIds.has(fact.id))
    );
  });
  // An event that is told to have happened since is none of those that are planned, whoever planned it.
  const shared = graph.shared.filter(
    (each) => !hiddenStatuses.has(standing(each.shared)) && each.reports.some((report) => factIds.has(report.id)),
  );
  const sharedIds = new Set(shared.map((each) => each.id));
  const left = ({ id, kind, reports }: Node) => (kind === "thing" ? thingIds : reports ? sharedIds : factIds).has(id);
  const picture = graph.pictures[state.picture];
  const matching = picture.nodes.filter(left);
  const taken = new Set(state.hiddenIds);
  const nodes = matching.filter((node) => !taken.has(node.id));
  const ids = new Set(nodes.map((node) => node.id));
  const links = picture.links.filter(
    (link) =>
      !hiddenKinds.has(link.kind) &&
      factsOf(link).some((id) => factIds.has(id)) &&
      (link.reports === undefined || sharedIds.has(link.fact)) &&
      !taken.has(link.fact) &&
      ids.has(link.from) &&
      ids.has(link.to),
  );
  return {
    facts,
    factIds,
    things,
    thingIds,
    articles,
    shared,
    nodes,
    links,
    matching: matching.length,
    leftCounts: countsOf(graph, picture, facts, nodes, links, false),
  };
}

/** The things and facts that were chosen, those who take part in such facts, and what joins such things. */
function amongOf(state: State, graph: Graph): ReadonlySet<Id> | null {
  if (state.among.length === 0) return null;
  const ids = new Set(state.among);
  for (const id of state.among) {
    const item = graph.items.get(id);
    if (item?.kind === "article") for (const fact of graph.factsIn(id)) ids.add(fact.id);
    if (item?.kind === "shared") for (const report of item.reports) ids.add(report.id);
  }
  for (const id of [...ids]) for (const part of graph.partsOf(id)) ids.add(part.id);
  for (const fact of graph.facts) {
    const parts = graph.partsOf(fact.id);
    if (parts.length > 1 && parts.every((part) => ids.has(part.id))) ids.add(fact.id);
  }
  return ids;
}

function show(state: State, graph: Graph): Visible {
  const left = filteredBy(state, graph);
  const picture = graph.pictures[state.picture];
  const around = neighbourhood(state, graph, left);
  const alone = state.only && around !== null;
  const lone = alone ? [] : loneOf(state, graph, left);
  const folded = new Set(lone);
  let nodes = lone.length > 0 ? left.nodes.filter((node) => !folded.has(node)) : left.nodes;
  const most = mostOf(state, graph, nodes.length);
  if (alone) nodes = nodes.filter((node) => around.ids.has(node.id));
  else if (nodes.length > most) {
    // What is selected is always shown, with what is next to it.
    const kept = new Set((most < graph.payload.few ? mainActors(graph, left, nodes, most) : nodes.slice(0, most)).map((node) => node.id));
    nodes = nodes.filter((node) => kept.has(node.id) || around?.ids.has(node.id));
  }
  const nodeIds = new Set(nodes.map((node) => node.id));
  const links = left.links.filter((link) => nodeIds.has(link.from) && nodeIds.has(link.to));
  const near = around && new Set([...around.ids].filter((id) => nodeIds.has(id)));
  return {
    ...left,
    leftLinks: left.links,
    picture,
    nodes,
    links,
    nodeIds,
    lone,
    near: near !== null && near.size > 0 ? near : null,
    nearLinks: near !== null && near.size > 0 ? around!.links : null,
    filtered: picture.nodes.length - left.matching,
    beyond: left.nodes.length - lone.length - nodes.length,
    counts: countsOf(graph, picture, drawnFacts(left.facts, links, nodes), [...nodes, ...lone], links, true),
    unlinked: picture.name === "direct" ? unlinked(graph, left.facts, picture) : 0,
  };
}

/** Main actors are so many, where there are clearly more: fewer on a small screen. */
const MAIN = typeof innerWidth === "undefined" ? 40 : innerWidth < 520 ? 18 : innerWidth * innerHeight < 1e6 ? 28 : 40;
const CLEARLY = 1.3;

/** How many nodes are drawn at most. */
export function mostOf({ amount, picture }: State, graph: Graph, linked: number): number {
  const { few } = graph.payload;
  if (amount === "all") return Infinity;
  return amount === "main" && picture === "direct" && linked > CLEARLY * MAIN ? Math.min(MAIN, few) : few;
}

/** Those of the main events, then the most connected: what is only spoken about is no actor. */
function mainActors(graph: Graph, { facts, links }: Filtered, nodes: readonly Node[], most: number): Node[] {
  const parties = new Set(mainEvents(graph, facts).flatMap((event) => event.parties));
  const first = nodes.filter((node) => parties.has(node.id));
  const others = nodes.filter((node) => !parties.has(node.id) && node.type !== "Issue");
  const kept = [...first, ...others].slice(0, most);
  const ids = new Set(kept.map((node) => node.id));
  const linked = new Set(links.flatMap(({ from, to }) => (from !== to && ids.has(from) && ids.has(to) ? [from, to] : [])));
  return kept.filter(({ id }) => linked.has(id));
}

/** Nodes without a link, but for what is selected; none, if there is no link at all or a reader asked for just these. */
function loneOf(state: State, graph: Graph, { nodes, links }: Filtered): Node[] {
  if (links.length === 0 || state.among.length > 0) return [];
  const linked = new Set(links.flatMap((link) => [link.from, link.to]));
  if (state.selected !== null) linked.add(graph.drawnAs(state.selected));
  return nodes.filter((node) => !linked.has(node.id));
}

interface Neighbourhood {
  ids: Set<Id>;
  links: Set<Line>;
}

function neighbourhood(state: State, graph: Graph, left: Filtered): Neighbourhood | null {
  const item = state.selected === null ? undefined : graph.items.get(graph.drawnAs(state.selected));
  if (item === undefined) return null;
  const { linksOf } = graph.pictures[state.picture];
  const allowed = new Set(left.nodes.map((node) => node.id));
  const passable = new Set(left.links);
  const links = new Set<Line>();
  let edge: Set<Id>;
  if (linksOf.has(item.id) || (item.kind === "thing" && allowed.has(item.id))) edge = new Set([item.id]);
  else {
    // Without a node of its own: all that take part in what it tells.
    const facts = item.kind === "article" ? graph.factsIn(item.id) : item.kind === "thing" ? [] : [item];
    const told = new Set(facts.map((fact) => graph.drawnAs(fact.id)));
    const own = left.links.filter((link) => told.has(link.fact));
    for (const link of own) links.add(link);
    const parts = [...told].flatMap((id) => [id, ...graph.partsOf(id).map((part) => part.id)]);
    return {
      ids: new Set([...own.flatMap((link) => [link.from, link.to]), ...parts].filter((id) => allowed.has(id))),
      links,
    };
  }
  const ids = new Set([...edge].filter((id) => allowed.has(id)));
  for (let step = 0; step < state.steps; step++) {
    const next = new Set<Id>();
    for (const id of edge) {
      for (const link of linksOf.get(id) ?? []) {
        if (!passable.has(link)) continue;
        links.add(link);
        const other = link.from === id ? link.to : link.from;
        if (!ids.has(other)) next.add(other);
        ids.add(other);
      }
    }
    edge = next;
  }
  return { ids, links };
}

function drawnFacts(facts: AnyFact[], links: Line[], nodes: Node[]): AnyFact[] {
  const drawn = new Set([...links.flatMap(factsOf), ...nodes.flatMap((node) => node.reports ?? node.id)]);
  return facts.filter((fact) => drawn.has(fact.id));
}

/** Events and claims that join no two things: not to be seen in a picture of links. */
function unlinked(graph: Graph, facts: AnyFact[], picture: Picture): number {
  const joining = new Set(picture.links.map((link) => link.fact));
  const told = facts.flatMap((fact) => (fact.kind === "event" || fact.kind === "claim" ? graph.drawnAs(fact.id) : []));
  return new Set(told.filter((id) => !joining.has(id))).size;
}

/** `once`: an event counts once, as it stands, however many articles report it; else each report counts. */
function countsOf(
  graph: Graph,
  picture: Picture,
  facts: AnyFact[],
  nodes: Node[],
  links: Line[],
  once: boolean,
): Counts {
  const types = tally(picture.nodes, nodes, (node) => node.type);
  const each = (some: readonly AnyFact[]): readonly Told[] => (once ? toldOnce(graph, some) : some);
  const [told, left] = [each(graph.facts), each(facts)];
  const isOf = (kind: string) => (fact: Told) => (fact.kind === "shared" ? "event" : fact.kind) === kind;
  if (picture.name === "direct" || !once) {
    // Events and claims are links here: counted as facts, not as lines.
    for (const [type, kind] of [
      ["Event", "event"],
      ["Claim", "claim"],
    ] as const) {
      const all = told.filter(isOf(kind)).length;
      if (all > 0) types.set(type, { shown: left.filter(isOf(kind)).length, all });
    }
  }
  const statuses = (some: readonly Told[]) =>
    some.flatMap((fact) => (fact.kind === "event" && !once ? filteredAs(graph, fact.fact) : (statusOf(fact) ?? [])));
  // So are offices and relations in either picture: an office of nobody knows where is no line.
  const kindsOf = (some: AnyFact[]) => some.flatMap((fact) => legendOf(graph, fact).kind ?? []);
  const bonds = tally(kindsOf(graph.facts), kindsOf(facts), (kind) => kind);
  return {
    types,
    kinds: new Map([...tally(picture.links, links, (link) => link.kind), ...bonds]),
    statuses: tally(statuses(told), statuses(left), (status) => status),
  };
}

function tally<T>(all: T[], shown: T[], key: (value: T) => string): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const value of all) {
    const count = counts.get(key(value)) ?? { shown: 0, all: 0 };
    count.all += 1;
    counts.set(key(value), count);
  }
  for (const value of shown) counts.get(key(value))!.shown += 1;
  return counts;
}
