/** Opens articles and queries from anywhere. */
import { useExplorer } from "../state/store";
import type { Id, Span } from "../model/types";

/** Gives what opens an article at a place, with a thing or fact selected there. */
export function useRead(): (article: Id, at: number | null, selected?: Id) => void {
  const { store } = useExplorer();
  return (article, at, selected) => store.set({ view: "article", article, at, ...(selected === undefined ? {} : { selected }) });
}

export function samePlace(one: Span, other: Span): boolean {
  return one.article === other.article && one.start === other.start && one.end === other.end;
}

/** Spans without those that say the same place again. */
export function places(spans: readonly Span[]): Span[] {
  return spans.filter((span, at) => spans.findIndex((other) => samePlace(span, other)) === at);
}
