/** Who acts towards whom, and when: pairs of actors with their acts. */
import { dayNumber } from "../model/dates";
import type { Graph } from "../model/graph";
import type { AnyFact } from "../model/items";
import { statusOf, type Told } from "../model/told";
import type { Id } from "../model/types";

/** Of PLOVER; `ontology/plover/roots.tsv` has them too (a test compares the two). */
export type Quad = "verbal cooperation" | "material cooperation" | "verbal conflict" | "material conflict";

export const QUADS: Record<Quad, readonly string[]> = {
  "material cooperation": ["COOPERATE", "AID", "RETREAT"],
  "verbal cooperation": ["AGREE", "CONSULT", "SUPPORT", "CONCEDE"],
  "verbal conflict": ["REQUEST", "ACCUSE", "REJECT", "THREATEN"],
  "material conflict": ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"],
};
export const QUAD_ORDER = Object.keys(QUADS) as Quad[];

const QUAD_OF = new Map(QUAD_ORDER.flatMap((quad) => QUADS[quad].map((code) => [code, quad] as const)));
/** Who can act and be acted towards. */
const ACTORS = new Set(["State", "Official", "Person", "Organization", "Group"]);
const HOLDS = new Set(["current", "acting"]);

export interface Act {
  told: Told;
  /** Null where the act has no code of PLOVER. */
  quad: Quad | null;
  /** The days that it may have been on; null where none is known, not even that of its article. */
  first: number | null;
  last: number | null;
  /** The day of its article, the first of them if several tell it. */
  published: number | null;
}

export interface Pair {
  from: Id;
  to: Id;
  acts: Act[];
}

export function isCooperation(quad: Quad): boolean {
  return quad.endsWith("cooperation");
}

/** The pairs with most acts, in either direction, first; `states`: officials and bodies act for their states. */
export function pairsOf(graph: Graph, facts: readonly Told[], states: boolean): { pairs: Pair[]; acts: Act[] } {
  const actorOf = states ? actorsByState(graph) : (id: Id) => id;
  const pairs = new Map<string, Pair>();
  const acts: Act[] = [];
  for (const told of facts.filter(isAct)) {
    const ends = endsOf(graph, told, actorOf);
    if (ends.size === 0) continue;
    const act = actOf(graph, told);
    acts.push(act);
    for (const [key, [from, to]] of ends) {
      const pair = pairs.get(key) ?? { from, to, acts: [] };
      pairs.set(key, pair);
      pair.acts.push(act);
    }
  }
  const day = ({ first, published }: Act) => first ?? published ?? Number.MAX_SAFE_INTEGER;
  for (const pair of pairs.values()) pair.acts.sort((a, b) => day(a) - day(b));
  const both = ({ from, to }: Pair) => (pairs.get(keyOf(from, to))?.acts.length ?? 0) + (pairs.get(keyOf(to, from))?.acts.length ?? 0);
  const either = ({ from, to }: Pair) => (from < to ? keyOf(from, to) : keyOf(to, from));
  const order = (a: Pair, b: Pair) =>
    both(b) - both(a) || compare(either(a), either(b)) || b.acts.length - a.acts.length || compare(a.from, b.from);
  return { pairs: [...pairs.values()].sort(order), acts };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function keyOf(from: Id, to: Id): string {
  return `${from} ${to}`;
}

/** Events, but what did not happen only if that is an act itself (a refusal); so of claims: to speak about somebody is none. */
function isAct(told: Told): boolean {
  if (told.kind !== "event" && told.kind !== "shared" && told.kind !== "claim") return false;
  return codeOf(told) !== undefined || (told.kind !== "claim" && statusOf(told) !== "negated");
}

/** The code of the latest report that has one. */
function codeOf(told: Told): string | undefined {
  return [...reportsOf(told)].reverse().find(({ fact }) => fact.plover !== undefined)?.fact.plover;
}

function reportsOf(told: Told): readonly AnyFact[] {
  return told.kind === "shared" ? told.reports : [told];
}

function endsOf(graph: Graph, told: Told, actorOf: (id: Id) => Id): Map<string, [Id, Id]> {
  const ends = new Map<string, [Id, Id]>();
  const add = (from: Id, to: Id) => {
    if (from !== to && isActor(graph, from) && isActor(graph, to)) ends.set(keyOf(from, to), [from, to]);
  };
  for (const report of reportsOf(told)) {
    for (const link of graph.linksOfFact(report.id)) {
      if (link.level === "parts" || (link.kind !== "event" && link.kind !== "claim")) continue;
      const [from, to] = [actorOf(link.from), actorOf(link.to)];
      add(from, to);
      if (link.mutual) add(to, from);
    }
  }
  return ends;
}

function isActor(graph: Graph, id: Id): boolean {
  const item = graph.items.get(id);
  return item?.kind === "thing" && ACTORS.has(item.thing.type);
}

function actOf(graph: Graph, told: Told): Act {
  const reports = reportsOf(told);
  const when = reports.map((report) => graph.when(report)).find((each) => each !== null && each.basis !== "published") ?? null;
  const days = reports.flatMap(({ fact }) => dayNumber(graph.articles.get(fact.article ?? "")?.published?.slice(0, 10)) ?? []);
  return {
    told,
    quad: QUAD_OF.get(codeOf(told) ?? "") ?? null,
    first: when?.first ?? null,
    last: when?.last ?? null,
    published: days.length === 0 ? null : Math.min(...days),
  };
}

/** The state whose office somebody holds, or that a body is part of; where it is not one state alone, the actor itself. */
function actorsByState(graph: Graph): (id: Id) => Id {
  const { roles, relations } = graph.payload.model;
  const above = new Map<Id, Set<Id>>();
  const note = (id: Id, of: Id) => above.set(id, (above.get(id) ?? new Set()).add(of));
  for (const { person, of, status } of roles) if (of !== undefined && HOLDS.has(status)) note(person, of);
  for (const { type, subject, object } of relations) if (type === "partOf") note(subject, object);
  const isState = (id: Id) => {
    const item = graph.items.get(id);
    return item?.kind === "thing" && item.thing.type === "State";
  };
  const found = new Map<Id, Id>();
  return (id) => {
    if (!found.has(id)) {
      const states = new Set<Id>();
      const seen = new Set([id]);
      for (const each of seen) {
        if (isState(each)) states.add(each);
        else for (const next of above.get(each) ?? []) seen.add(next);
      }
      found.set(id, states.size === 1 ? [...states][0]! : id);
    }
    return found.get(id)!;
  };
}
