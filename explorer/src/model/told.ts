/** Facts as lists tell them and filters take them: an event once, however many articles report it. */
import type { Graph } from "./graph";
import type { AnyFact, SharedItem } from "./items";
import { CONTRADICTED, standing } from "./shared";
import type { Event, Id } from "./types";

/** A fact, or an event that several articles report. */
export type Told = AnyFact | SharedItem;

/** Facts with each event once, where its first report stands, however many articles report it. */
export function toldOnce(graph: Graph, facts: readonly AnyFact[]): Told[] {
  const seen = new Set<Id>();
  return facts.flatMap((fact): Told[] => {
    const shared = graph.sharedOf(fact.id);
    if (shared === null) return [fact];
    if (seen.has(shared.id)) return [];
    seen.add(shared.id);
    return [shared];
  });
}

/** The status of an event by which it is listed and filtered; of anything else none. */
export function statusOf(told: Told): string | undefined {
  if (told.kind === "shared") return standing(told.shared);
  return told.kind === "event" ? told.fact.status : undefined;
}

/** The status by which a report is filtered: one of a contradicted event passes for neither side. */
export function filteredAs(graph: Graph, { id, status }: Event): string {
  return graph.sharedOf(id)?.shared.contradicted ? CONTRADICTED : status;
}
