/** Who says what over time: a speaker's claims on one thing, in order of days, and where the speaker turns. */
import type { Graph } from "../model/graph";
import type { AnyFact } from "../model/items";
import type { Id } from "../model/types";
import { fold } from "../state/search";

export type ClaimFact = Extract<AnyFact, { kind: "claim" }>;

export interface Said {
  claim: ClaimFact;
  /** The day on which it was said, or else published; counted as `When` does. */
  day: number | null;
  /** Issues and targets. */
  topics: Id[];
  /** Articles that print the same words again. */
  copies: Id[];
  /** The claim before, on the same topic, that takes the other side. */
  turned: { topic: Id; before: ClaimFact } | null;
}

export interface Speaker {
  id: Id;
  claims: ClaimFact[];
}

/** Who says anything, those who say most first. */
export function speakersOf(graph: Graph, facts: readonly AnyFact[]): Speaker[] {
  const found = new Map<Id, ClaimFact[]>();
  for (const fact of facts) {
    if (fact.kind !== "claim") continue;
    for (const id of new Set(idsAs(graph, fact.id, "speaker"))) found.set(id, [...(found.get(id) ?? []), fact]);
  }
  const speakers = [...found].map(([id, claims]) => ({ id, claims }));
  return speakers.sort((a, b) => b.claims.length - a.claims.length || (a.id < b.id ? -1 : 1));
}

/** Claims in order of days; what copies of an article print again is told with the first. */
export function saidOver(graph: Graph, claims: readonly ClaimFact[]): Said[] {
  const said = new Map<string, Said>();
  const ordered = [...claims].sort((a, b) => dayOf(graph, a) - dayOf(graph, b) || rank(graph, a) - rank(graph, b) || (a.id < b.id ? -1 : 1));
  for (const claim of ordered) {
    const { stance, text, article } = claim.fact;
    const family = graph.articles.get(article ?? "")?.origin ?? article ?? claim.id;
    const key = JSON.stringify([family, stance, fold(text).replace(/\W+/g, " ").trim()]);
    const same = said.get(key);
    const day = dayOf(graph, claim);
    if (same === undefined) said.set(key, { claim, day: day === Infinity ? null : day, topics: topicsOf(graph, claim.id), copies: [], turned: null });
    else if (article !== undefined && article !== same.claim.fact.article) same.copies.push(article);
  }
  const list = [...said.values()];
  list.forEach((each, at) => (each.turned = turnOf(graph, each, list.slice(0, at))));
  return list;
}

function dayOf(graph: Graph, claim: ClaimFact): number {
  return graph.when(claim)?.first ?? Infinity;
}

/** Of one day, an article before its copies. */
function rank(graph: Graph, { fact }: ClaimFact): number {
  return graph.articles.get(fact.article ?? "")?.origin === undefined ? 0 : 1;
}

export function topicsOf(graph: Graph, claim: Id): Id[] {
  return [...new Set([...idsAs(graph, claim, "issue"), ...idsAs(graph, claim, "target")])];
}

function idsAs(graph: Graph, fact: Id, kind: string): Id[] {
  return graph.partsOf(fact).flatMap((part) => (part.kind === kind ? [part.id] : []));
}

/** For or against; what is only stated, asked, expected, promised or warned of takes no side. */
export function sideOf(stance: string): 1 | -1 | 0 {
  return stance === "support" ? 1 : stance === "reject" || stance === "criticize" ? -1 : 0;
}

function turnOf(graph: Graph, { claim, topics }: Said, before: readonly Said[]): Said["turned"] {
  const side = sideOf(claim.fact.stance);
  if (side === 0) return null;
  for (const topic of topics) {
    const sided = before.filter((each) => sideOf(each.claim.fact.stance) !== 0 && each.topics.includes(topic));
    const last = sided.filter((each) => alike(graph, claim.id, each.claim.id)).pop();
    if (last !== undefined && sideOf(last.claim.fact.stance) !== side) return { topic, before: last.claim };
  }
  return null;
}

/** Whether two claims may be about the same: to back a state on one issue is not to turn against it on another. */
function alike(graph: Graph, one: Id, other: Id): boolean {
  return ["issue", "target"].every((kind) => {
    const [a, b] = [idsAs(graph, one, kind), idsAs(graph, other, kind)];
    return a.length === 0 || b.length === 0 || a.some((id) => b.includes(id));
  });
}
