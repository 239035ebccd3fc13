import type { Item } from "../model/items";
import { shorten } from "../model/text";
import type { Id } from "../model/types";
import { useGraph, useSelect } from "../state/store";
import { Swatch } from "./Swatch";

/** What a thing, fact or article is called, in one line. */
export function labelOf(item: Item): string {
  if (item.kind === "thing") return item.thing.label;
  if (item.kind === "shared") return item.shared.label;
  return item.kind === "article" ? item.article.title : item.fact.label;
}

/** The line of the legend that an item belongs to; none for roles, relations and articles. */
export function typeOf(item: Item): string | null {
  if (item.kind === "thing") return item.thing.type;
  return item.kind === "event" || item.kind === "shared" ? "Event" : item.kind === "claim" ? "Claim" : null;
}

interface Props {
  id: Id;
  /** Instead of its label. */
  words?: string;
  width?: number;
  /** Without its shape. */
  plain?: boolean;
}

/** Its shape and label; a click selects it. */
export function ItemLink({ id, words, width = 140, plain = false }: Props) {
  const graph = useGraph();
  const select = useSelect();
  const item = graph.items.get(id);
  if (item === undefined) return <bdi>{words ?? id}</bdi>;
  const type = typeOf(item);
  const label = words ?? labelOf(item);
  const short = shorten(label, width) || id;
  return (
    <button
      type="button"
      class="item"
      title={short === label ? undefined : shorten(label, 600)}
      onClick={() => select(id)}
    >
      {type !== null && !plain && <Swatch look={graph.look(type)} />}
      <bdi>{short}</bdi>
    </button>
  );
}
