/** Only rows that have to do with what is selected. */
import { useMemo } from "preact/hooks";
import type { Graph } from "../model/graph";
import { shorten } from "../model/text";
import { toldOnce, type Told } from "../model/told";
import type { Id } from "../model/types";
import { labelOf } from "../shell/ItemLink";
import { useExplorer, useStore, useVisible } from "../state/store";

export function OnlyWith() {
  const { graph, store } = useExplorer();
  const only = useStore((state) => state.only);
  const selected = useStore((state) => state.selected);
  const item = selected === null ? undefined : graph.items.get(selected);
  if (item?.kind !== "thing" && item?.kind !== "article") return null;
  return (
    <label class="tick">
      <input type="checkbox" checked={only} onChange={(event) => store.set({ only: event.currentTarget.checked })} />
      <span>
        Only with <bdi>{shorten(labelOf(item), 40)}</bdi>
      </span>
    </label>
  );
}

/** Tells whether a thing, fact or article has to do with the selected thing or article; all have if that is not asked. */
export function useAbout(): (id: Id) => boolean {
  const { graph } = useExplorer();
  const wanted = useStore((state) => (state.only ? state.selected : null));
  return useMemo(() => {
    const ids = wanted === null ? null : related(graph, wanted);
    return (id: Id) => ids === null || ids.has(id);
  }, [graph, wanted]);
}

/** The facts that are left, each event once; one that several articles report as it stands, not as one of them tells it. */
export function useTold(): Told[] {
  const { graph } = useExplorer();
  const { facts, shared } = useVisible();
  const about = useAbout();
  return useMemo(() => {
    const left = new Set(shared);
    return toldOnce(graph, facts.filter(({ id }) => about(id))).filter((told) => told.kind !== "shared" || left.has(told));
  }, [graph, facts, shared, about]);
}

function related(graph: Graph, selected: Id): ReadonlySet<Id> | null {
  const item = graph.items.get(selected);
  if (item?.kind !== "thing" && item?.kind !== "article") return null;
  const facts = item.kind === "thing" ? graph.factsOf(selected) : graph.factsIn(selected);
  const things = item.kind === "thing" ? [] : graph.thingsIn(selected);
  const articles = item.kind === "thing" ? (item.thing.mentions ?? []).map((mention) => mention.article) : [];
  return new Set([
    selected,
    ...things.map((thing) => thing.id),
    ...articles,
    ...facts.flatMap((fact) => [
      fact.id,
      ...graph.partsOf(fact.id).map((part) => part.id),
      ...fact.fact.evidence.map((span) => span.article),
    ]),
  ]);
}
