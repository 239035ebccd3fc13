/** Events and claims by date. */
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { Long } from "../details/Long";
import { FactRow } from "../details/FactRow";
import { counted } from "../details/words";
import { dayNumber } from "../model/dates";
import { useExplorer, useStore, useVisible } from "../state/store";
import { Chronicle } from "./Chronicle";
import { Key } from "./Key";
import { LaneRow } from "./LaneRow";
import { datedOf, extentOf, lanesOf, ticksOf, type Span } from "./lanes";
import { RangeSlider, timesOf } from "./RangeSlider";
import "./timeline.css";

/** How wide a letter of the scale is, in pixels. */
const LETTER = 6.5;

export function TimelineView() {
  const { graph, store } = useExplorer();
  const { facts } = useVisible();
  const from = useStore((state) => state.from);
  const to = useStore((state) => state.to);
  const undated = useStore((state) => state.undated);
  const items = useMemo(() => datedOf(graph, facts), [graph, facts]);
  const lanes = useMemo(() => lanesOf(items), [items]);
  const span = useMemo(() => spanShown(from, to, extentOf(items, true), timesOf(graph).span), [items, from, to]);
  const without = facts.filter((fact) => (fact.kind === "event" || fact.kind === "claim") && graph.when(fact) === null);
  const [width, place] = useWidth();
  const beyond = span === null ? 0 : items.filter(({ when }) => when.last < span.first || when.first > span.last).length;
  return (
    <div class="timeline">
      {timesOf(graph).span !== null && <div class="timeline-top">
        <RangeSlider />
        <div class="timeline-dates">
          <label>From <input type="date" value={from ?? ""} onChange={(event) => store.set(ordered("from", event.currentTarget.value || null, to))} /></label>
          <label>to <input type="date" value={to ?? ""} onChange={(event) => store.set(ordered("to", event.currentTarget.value || null, from))} /></label>
          <label class="tick">
            <input type="checkbox" checked={undated} onChange={(event) => store.set({ undated: event.currentTarget.checked })} />
            Keep what has no date
          </label>
          {(from !== null || to !== null) && <button type="button" class="small" onClick={() => store.set({ from: null, to: null })}>Any date</button>}
        </div>
      </div>}
      {items.length === 0 && <p class="empty">{graph.facts.some((fact) => graph.when(fact) !== null) ? "The filters leave nothing that has a date." : "Nothing in this graph has a date."}</p>}
      {items.length > 0 && <Key items={items} />}
      <div class="lanes" ref={place} role="group" aria-label="Events and claims by date. The list below tells the same.">
        {width > 0 && span !== null && items.length > 0 && (
          <>
            <Scale span={span} width={width} />
            {lanes.map((lane) => <LaneRow key={lane.name} lane={lane} span={span} width={width} />)}
          </>
        )}
      </div>
      {beyond > 0 && <p class="quiet beyond">{counted(beyond, "fact lies", "facts lie")} far outside of these days: see the list, or set the dates.</p>}
      {items.length > 0 && <Chronicle items={items} />}
      {without.length > 0 && (
        <details class="undated">
          <summary>Without a date <span class="quiet">{without.length}</span></summary>
          <Long of={without} few={20}>{(fact) => <FactRow key={fact.id} fact={fact} words={false} />}</Long>
        </details>
      )}
    </div>
  );
}

/** A day that is chosen takes the other end with it, where it goes beyond it. */
function ordered(end: "from" | "to", day: string | null, other: string | null) {
  const beyond = day !== null && other !== null && (end === "from" ? day > other : day < other);
  return beyond ? { from: day, to: day } : { [end]: day };
}

/** The days that the lanes reach over, with some room on either side. */
function spanShown(from: string | null, to: string | null, found: Span | null, whole: Span | null): Span | null {
  const span = found ?? whole;
  if (span === null) return null;
  const first = dayNumber(from) ?? span.first;
  const last = Math.max(first, dayNumber(to) ?? span.last);
  const room = Math.max(1, Math.round((last - first) * 0.02));
  return { first: from === null ? first - room : first, last: to === null ? last + room : last };
}

function useWidth() {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setWidth(place.current?.clientWidth ?? 0);
    const watcher = new ResizeObserver(measure);
    watcher.observe(place.current!);
    measure();
    return () => watcher.disconnect();
  }, []);
  return [width, place] as const;
}

function Scale({ span, width }: { span: Span; width: number }) {
  const ticks = ticksOf(span, width);
  const days = span.last - span.first + 1;
  return (
    <div class="scale" aria-hidden="true">
      {ticks.map(({ day, words }) => {
        const left = ((day - span.first) / days) * width;
        const fits = left + words.length * LETTER + 8 <= width;
        return <span key={day} style={{ left: `${left}px` }}>{fits && words}</span>;
      })}
    </div>
  );
}
