import { kindWord } from "../details/words";
import type { Item } from "../model/items";
import { shorten } from "../model/text";
import { labelOf, typeOf } from "../shell/ItemLink";
import { Swatch } from "../shell/Swatch";
import { useGraph } from "../state/store";
import type { Mark } from "./layers";

/** What marked words mean, and where on the page they stand. */
export interface Pointed {
  marks: Mark[];
  left: number;
  top: number;
  bottom: number;
  room: number;
}

const WIDTH = 320;

/** Says, below the words, what they mean. */
export function Card({ pointed }: { pointed: Pointed }) {
  const graph = useGraph();
  const ids = [...new Set(pointed.marks.map((mark) => mark.id))];
  const left = Math.max(0, Math.min(pointed.left, pointed.room - WIDTH));
  return (
    <div class="card" style={{ left: `${left}px`, top: `${pointed.bottom + 6}px` }} aria-hidden="true">
      {ids.slice(0, 4).map((id) => {
        const item = graph.items.get(id)!;
        const type = typeOf(item);
        return (
          <p key={id}>
            {type === null ? <span class="swatch" /> : <Swatch look={graph.look(type)} />}
            <span><bdi>{shorten(labelOf(item), 110)}</bdi> <small>{about(item, graph)}</small></span>
          </p>
        );
      })}
      {ids.length > 1 && <p class="quiet">Click again for the next of {ids.length}</p>}
    </div>
  );
}

function about(item: Item, graph: ReturnType<typeof useGraph>): string {
  if (item.kind === "thing") return graph.look(item.thing.type).word;
  if (item.kind === "article") return "Article";
  if (item.kind === "shared") return "Event";
  return item.kind === "event" ? `${kindWord(item)}, ${graph.statusLook(item.fact.status).word}` : kindWord(item);
}
