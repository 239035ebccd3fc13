import { useRead } from "../details/reading";
import { shorten } from "../model/text";
import type { Article } from "../model/types";
import { Icon } from "../shell/icons";
import { labelOf } from "../shell/ItemLink";
import { useGraph, useStore } from "../state/store";

interface Props {
  article: Article;
  places: { start: number; end: number }[];
  step: number;
  go: (by: 1 | -1) => void;
}

/** From one place of what is selected to the next. */
export function Stepper({ article, places, step, go }: Props) {
  const graph = useGraph();
  const read = useRead();
  const selected = useStore((state) => state.selected);
  const item = selected === null ? undefined : graph.items.get(selected);
  if (item === undefined || item.kind === "article") return null;
  const label = <bdi>{shorten(labelOf(item), 46)}</bdi>;
  if (places.length === 0) {
    const fact = item.kind === "shared" ? item.reports[0]?.fact : item.kind === "thing" ? undefined : item.fact;
    const elsewhere = item.kind === "thing" ? item.thing.mentions?.[0] : fact?.evidence[0];
    return (
      <p class="stepper">
        {label} <span class="quiet">{item.kind === "thing" ? "is not named here" : "is not told here"}</span>
        {elsewhere !== undefined && elsewhere.article !== article.id && (
          <button type="button" class="small" onClick={() => read(elsewhere.article, elsewhere.start)}>Go where it is</button>
        )}
      </p>
    );
  }
  return (
    <p class="stepper">
      {label}
      <button type="button" class="bare" aria-label="The place before (p)" title="The place before (p)" disabled={places.length < 2} onClick={() => go(-1)}><Icon name="left" /></button>
      <span class="count" role="status">{step + 1} of {places.length}</span>
      <button type="button" class="bare" aria-label="The next place (n)" title="The next place (n)" disabled={places.length < 2} onClick={() => go(1)}><Icon name="right" /></button>
    </p>
  );
}
