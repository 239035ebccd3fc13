/** Events that several articles report, and who vouches for what: a copy is no source of its own. */
import type { EventFact, SharedItem } from "./items";
import type { Article, Id, Shared, StatusLook, ViewModel } from "./types";

/** The status of an event that one source asserts and another denies: it stands for neither. */
export const CONTRADICTED = "contradicted";
/** After the name of such an event, where there is little room. */
export const DISPUTED = " (disputed)";
export const CONTRADICTED_LOOK: StatusLook = { word: "contradicted", dashes: [7, 3, 2, 3], fill: "#ffffff", border: "#b3261e" };

const ASSERTED = new Set(["occurred", "ongoing"]);

/** The last of a list that passes a test. */
export function lastOf<T>(list: readonly T[], test: (each: T) => boolean): T | undefined {
  for (let at = list.length - 1; at >= 0; at--) if (test(list[at]!)) return list[at];
  return undefined;
}

/** Whether a status says that it is so. */
export function asserts(status: string): boolean {
  return ASSERTED.has(status);
}

/** What holds of a shared event as far as is told. */
export function standing({ contradicted, statuses }: Shared): string {
  return contradicted ? CONTRADICTED : (statuses[statuses.length - 1] ?? "unknown");
}

/** Whether reports tell another status than before. */
export function changed({ statuses }: Shared): boolean {
  return statuses.length > 1;
}

export function differs({ differences }: Shared): boolean {
  return differences !== undefined;
}

export function sharedItems(model: ViewModel, eventOf: (id: Id) => EventFact | undefined): SharedItem[] {
  return (model.shared ?? []).map((shared): SharedItem => {
    const reports = shared.reports.flatMap((id) => eventOf(id) ?? []);
    return { kind: "shared", id: shared.id, shared, reports };
  });
}

/** By whom an article's text was first published, as the model counts sources. */
export function sourceOf(articles: ReadonlyMap<Id, Article>, id: Id | undefined): string {
  const first = articles.get(id ?? "")?.origin ?? id ?? "";
  const publisher = articles.get(first)?.source;
  return publisher === undefined ? first : publisherKey(publisher);
}

/** The same for all ways to write the name of a publisher. */
export function publisherKey(name: string): string {
  return `source ${name.toLowerCase().split(/\s+/).filter(Boolean).join(" ")}`;
}

/** How many independent sources some articles are. */
export function sourcesOf(articles: ReadonlyMap<Id, Article>, ids: Iterable<Id | undefined>): number {
  return new Set([...ids].map((id) => sourceOf(articles, id))).size;
}
