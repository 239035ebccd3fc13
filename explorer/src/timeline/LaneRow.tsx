/** One lane of the timeline: marks that do not overlap, with names where there is room; columns where there are too many. */
import { useRef } from "preact/hooks";
import { dateTold } from "../details/words";
import { isoDay, dateWords } from "../model/dates";
import { shorten } from "../model/text";
import { filteredAs } from "../model/told";
import { useExplorer, useGraph, useStore } from "../state/store";
import { binned, stacked, type Dated, type Lane, type Span } from "./lanes";

const DOT = 13;
const LETTER = 6.7;
const LONGEST = 44;
const LONGEST_OF_FEW = 80;
const NAMED_ROWS = 9;
/** Where only a few days are shown, there is nothing nearer to go to. */
const FEW_DAYS = 3;
const MOST_ROWS = 60;
const ROWS = 10;
const COLUMNS = 84;

interface Place {
  item: Dated;
  /** Of the mark. */
  x: number;
  wide: number;
  /** Of mark and name. */
  left: number;
  right: number;
  name: string;
  /** Where the name stands. */
  side: "after" | "before" | "inside";
}

export function LaneRow({ lane, span, width }: { lane: Lane; span: Span; width: number }) {
  const inside = lane.items.filter(({ when }) => when.last >= span.first && when.first <= span.last);
  const few = span.last - span.first < FEW_DAYS;
  const places = inside.map((item) => placeOf(item, span, width, few ? LONGEST_OF_FEW : LONGEST));
  const named = stacked(places, 8);
  const enough = few ? MOST_ROWS : NAMED_ROWS;
  const plain = named.count <= enough ? null : stacked(places.map(({ x, wide }) => ({ left: x, right: x + wide })));
  return (
    <section class="lane" aria-label={lane.name}>
      <h3>{lane.name} <span class="quiet">{lane.items.length.toLocaleString("en")}</span></h3>
      {inside.length === 0 ? (
        <p class="quiet">not within these days</p>
      ) : plain === null ? (
        <Marks places={places} rows={named.rows} count={named.count} named />
      ) : plain.count <= ROWS ? (
        <Marks places={places} rows={plain.rows} count={plain.count} />
      ) : (
        <Columns items={inside} span={span} width={width} name={lane.name} />
      )}
    </section>
  );
}

function placeOf(item: Dated, span: Span, width: number, longest: number): Place {
  const days = span.last - span.first + 1;
  const at = (day: number) => ((day - span.first) / days) * width;
  const start = Math.max(0, at(item.when.first));
  const end = Math.min(width, at(item.when.last + 1));
  const wide = item.when.precision === "day" ? DOT : Math.max(DOT, end - start);
  const middle = (start + end) / 2;
  const x = Math.max(0, Math.min(width - wide, wide === DOT ? middle - DOT / 2 : start));
  const room = Math.max(width - x - wide, x, wide) - 10;
  const name = shorten(item.fact.fact.label, Math.max(8, Math.min(longest, Math.floor(room / LETTER))));
  const long = name.length * LETTER + 10;
  const side = x + wide + long <= width ? "after" : x >= long ? "before" : wide >= long ? "inside" : "after";
  return { item, x, wide, name, side, left: side === "before" ? x - long : x, right: side === "after" ? x + wide + long : x + wide };
}

/** Marks as buttons; the arrow keys go from one to the next. */
function Marks({ places, rows, count, named = false }: { places: Place[]; rows: number[]; count: number; named?: boolean }) {
  const { graph, store } = useExplorer();
  const selected = useStore((state) => state.selected);
  const frame = useRef<HTMLDivElement>(null);
  const height = named ? 23 : DOT + 3;
  const chosen = Math.max(0, places.findIndex(({ item }) => item.fact.id === selected));
  const pressed = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const all = [...(frame.current?.querySelectorAll("button") ?? [])];
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    if (by === undefined || at < 0) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, at + by))]?.focus();
  };
  return (
    <div class="marks" ref={frame} style={{ height: `${count * height}px` }} onKeyDown={pressed}>
      {places.map(({ item, x, wide, name, side }, at) => {
        const { fact, when } = item;
        const told = dateTold(graph, fact);
        // A report that another source denies is none of those that tell what happened.
        const status = fact.kind === "event" ? filteredAs(graph, fact.fact) : null;
        const whole = `${fact.fact.label}, ${told?.words ?? ""}${status === null ? "" : `, ${graph.statusLook(status).word}`}`;
        const look = status === null ? graph.look("Claim") : graph.statusLook(status);
        return (
          <button
            key={fact.id}
            type="button"
            tabIndex={at === chosen ? 0 : -1}
            class={`mark ${when.precision} ${when.basis} ${fact.kind} ${status === null ? "" : `s-${status}`} ${fact.id === selected ? "on" : ""}`}
            style={{ left: `${x}px`, top: `${rows[at]! * height}px`, width: `${wide}px`, "--fill": look.fill, "--border": look.border }}
            aria-label={whole}
            aria-pressed={fact.id === selected}
            title={whole}
            onClick={() => store.set({ selected: fact.id })}
          >
            {named && <span class={side} dir="auto">{name}</span>}
          </button>
        );
      })}
    </div>
  );
}

/** How many there are at a time; a click goes nearer. */
function Columns({ items, span, width, name }: { items: Dated[]; span: Span; width: number; name: string }) {
  const { store } = useExplorer();
  const graph = useGraph();
  const days = span.last - span.first + 1;
  const count = Math.max(1, Math.min(days, Math.floor(width / 9)));
  const bins = binned(items, span, count);
  const most = Math.max(...bins, 1e-9);
  const look = name === "Claims" ? graph.look("Claim") : graph.look("Event");
  return (
    <div class="columns" style={{ height: `${COLUMNS}px`, "--fill": look.fill, "--border": look.border }}>
      {bins.map((value, at) => {
        if (value < 0.01) return null;
        const first = span.first + Math.ceil((at * days) / count);
        const last = Math.max(first, span.first + Math.ceil(((at + 1) * days) / count) - 1);
        const number = Math.max(1, Math.round(value));
        const words = `${number} in ${name}, ${dateWords(isoDay(first), isoDay(last))}: show only these days`;
        return (
          <button
            key={at}
            type="button"
            style={{ left: `${(at / count) * 100}%`, width: `${100 / count}%`, height: `${Math.max(5, (value / most) * 100)}%` }}
            aria-label={words}
            title={words}
            onClick={() => store.set({ from: isoDay(first), to: isoDay(last) })}
          />
        );
      })}
      <span class="most" aria-hidden="true">up to {Math.max(1, Math.round(most))} at a time</span>
    </div>
  );
}
