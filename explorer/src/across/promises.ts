/** What was announced or promised, and what later reports tell of it. */
import type { Graph } from "../model/graph";
import type { AnyFact, EventFact, SharedItem } from "../model/items";
import { CONTRADICTED, asserts, lastOf } from "../model/shared";
import type { Id } from "../model/types";
import { fold } from "../state/search";

export type Outcome = "came" | "failed" | "unsure" | "contradicted" | "open";
export const OUTCOMES: Record<Outcome, string> = {
  came: "Came about",
  failed: "Did not happen",
  contradicted: "Contradicted",
  unsure: "Less certain since",
  open: "Nothing later",
};

export interface Promised {
  /** The announced event, or the promise where no event is told of it; what is selected by a click is `id`. */
  id: Id;
  fact: Extract<AnyFact, { kind: "event" | "claim" }>;
  shared: SharedItem | null;
  /** Promises that it rests on. */
  claims: Id[];
  outcome: Outcome;
  /** The report that tells the outcome. */
  later: EventFact | null;
  /** Whether its day has passed by the last article. */
  due: boolean;
}

export function promisesOf(graph: Graph, facts: readonly AnyFact[], shared: readonly SharedItem[]): Promised[] {
  const lastDay = Math.max(...facts.map((fact) => publishedDay(graph, fact)), -Infinity);
  const due = (fact: AnyFact) => {
    const when = graph.when(fact);
    return when !== null && when.basis !== "published" && when.last < lastDay;
  };
  const found: Promised[] = [];
  const told = new Set<Id>();
  const promisesOf = (events: readonly EventFact[]) =>
    [...new Set(events.flatMap((event) => graph.partsOf(event.id).flatMap((part) => (isPromise(graph, part.id) ? part.id : []))))];
  const add = (fact: Promised["fact"], item: SharedItem | null, events: readonly EventFact[]) => {
    const claims = promisesOf(events);
    for (const id of [...claims, ...events.map((event) => event.id)]) told.add(id);
    const { outcome, later } = outcomeOf(graph, item, events[0] ?? null);
    found.push({ id: item?.id ?? fact.id, fact, shared: item, claims, outcome, later, due: due(fact) });
  };
  const announced = (event: EventFact) => {
    const { status } = event.fact;
    return status === "scheduled" || (!asserts(status) && status !== "negated" && promisesOf([event]).length > 0);
  };
  for (const item of shared) {
    const planned = item.reports.filter(announced);
    const first = planned[0];
    if (first !== undefined) add(first, item, planned);
  }
  for (const fact of facts) {
    if (fact.kind !== "event" || told.has(fact.id) || graph.sharedOf(fact.id) !== null) continue;
    if (announced(fact)) add(fact, null, [fact]);
  }
  const texts = new Set<string>();
  for (const fact of facts) {
    if (fact.kind !== "claim" || fact.fact.stance !== "promise" || told.has(fact.id)) continue;
    const family = graph.articles.get(fact.fact.article ?? "")?.origin ?? fact.fact.article ?? fact.id;
    const key = JSON.stringify([family, fold(fact.fact.text)]);
    if (texts.has(key)) continue; // a copy prints it again
    texts.add(key);
    add(fact, null, []);
  }
  const rank = ({ outcome }: Promised) => Object.keys(OUTCOMES).indexOf(outcome);
  const day = ({ fact, later }: Promised) => publishedDay(graph, later ?? fact);
  return found.sort((a, b) => rank(a) - rank(b) || day(b) - day(a) || (a.id < b.id ? -1 : 1));
}

function isPromise(graph: Graph, id: Id): boolean {
  const item = graph.items.get(id);
  return item?.kind === "claim" && item.fact.stance === "promise";
}

/** What the last report tells that does not still announce it; only an article after the first announcement can. */
function outcomeOf(graph: Graph, item: SharedItem | null, first: EventFact | null): { outcome: Outcome; later: EventFact | null } {
  const open = { outcome: "open" as const, later: null };
  if (item === null || first === null) return open;
  const start = publishedDay(graph, first);
  const after = item.reports.filter((report) => report.fact.status !== "scheduled" && publishedDay(graph, report) >= start && report.id !== first.id);
  const later = after[after.length - 1] ?? null;
  if (later === null) return open;
  if (item.shared.contradicted) return { outcome: CONTRADICTED, later };
  const sure = lastOf(after, ({ fact }) => asserts(fact.status) || fact.status === "negated");
  if (sure === undefined) return { outcome: "unsure", later };
  return { outcome: sure.fact.status === "negated" ? "failed" : "came", later: sure };
}

/** The day of the article that tells a fact; what has none comes before all. */
function publishedDay(graph: Graph, { fact }: AnyFact): number {
  const day = graph.articles.get(fact.article ?? "")?.published;
  return day === undefined ? -Infinity : Date.parse(day.slice(0, 10)) / 86_400_000;
}
