/** Chooses the days that are shown; stands beneath the picture and in the timeline. */
import { useMemo, useRef } from "preact/hooks";
import { dateWords, dayNumber, isoDay } from "../model/dates";
import type { Graph } from "../model/graph";
import { useExplorer, useStore } from "../state/store";
import { binned, datedOf, extentOf, presetsOf, type Dated, type Span } from "./lanes";
import "./timeline.css";

const BINS = 120;

interface Times {
  items: Dated[];
  /** The days that the slider reaches over, and those of all facts: a few may lie far outside. */
  span: Span | null;
  whole: Span | null;
}

const known = new WeakMap<Graph, Times>();

/** All dated events and claims of a graph. */
export function timesOf(graph: Graph): Times {
  let found = known.get(graph);
  if (found === undefined) {
    const items = datedOf(graph, graph.facts);
    found = { items, span: extentOf(items, true), whole: extentOf(items) };
    known.set(graph, found);
  }
  return found;
}

export function RangeSlider() {
  const { graph, store } = useExplorer();
  const from = useStore((state) => state.from);
  const to = useStore((state) => state.to);
  const { items, span, whole } = timesOf(graph);
  const bins = useMemo(() => (span === null ? [] : binned(items, span, BINS)), [graph]);
  const presets = useMemo(() => (span === null ? [] : presetsOf(span)), [graph]);
  if (span === null || span.first === span.last) return null;
  const chosen = presets.findIndex((each) => each.from === from && each.to === to);
  return (
    <div class="range-frame">
    <div class="range" role="group" aria-label="Dates shown">
      <p class="range-words">{rangeWords(from, to, whole ?? span)}</p>
      <Track span={span} bins={bins} from={from} to={to} set={(patch) => store.set(patch)} />
      <select
        aria-label="Dates to choose from"
        value={String(chosen)}
        onChange={(event) => {
          const preset = presets[Number(event.currentTarget.value)];
          if (preset) store.set({ from: preset.from, to: preset.to });
        }}
      >
        {chosen < 0 && <option value="-1">As chosen</option>}
        {presets.map((each, at) => <option key={each.name} value={String(at)}>{each.name}</option>)}
      </select>
    </div>
    </div>
  );
}

function rangeWords(from: string | null, to: string | null, span: Span): string {
  return dateWords(from ?? isoDay(span.first), to ?? isoDay(span.last)) ?? "";
}

interface TrackProps {
  span: Span;
  bins: number[];
  from: string | null;
  to: string | null;
  set: (patch: { from?: string | null; to?: string | null }) => void;
}

interface Drag {
  what: "from" | "to" | "window";
  day: number;
  first: number;
  last: number;
}

function Track({ span, bins, from, to, set }: TrackProps) {
  const track = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const clamp = (day: number) => Math.max(span.first, Math.min(span.last, day));
  const first = clamp(dayNumber(from) ?? span.first);
  const last = Math.max(first, clamp(dayNumber(to) ?? span.last));
  const share = (day: number) => ((day - span.first) / (span.last - span.first)) * 100;
  const most = Math.max(...bins, 1e-9);
  const dayAt = (event: PointerEvent) => {
    const box = track.current!.getBoundingClientRect();
    return span.first + Math.round(((event.clientX - box.left) / box.width) * (span.last - span.first));
  };
  // At the very end there is no limit: what lies beyond the slider is shown too.
  const put = (start: number, end: number) => set({ from: start <= span.first ? null : isoDay(start), to: end >= span.last ? null : isoDay(end) });
  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const day = dayAt(event);
    const named = (event.target as Element).getAttribute("data-end");
    const inside = day > first && day < last && (first > span.first || last < span.last);
    const what = named === "from" || named === "to" ? named : inside ? "window" : Math.abs(day - first) <= Math.abs(day - last) ? "from" : "to";
    drag.current = { what, day, first, last };
    track.current!.setPointerCapture(event.pointerId);
    if (!named && what !== "window") move(event);
  };
  const move = (event: PointerEvent) => {
    const held = drag.current;
    if (held === null) return;
    const day = clamp(dayAt(event));
    if (held.what === "from") put(Math.min(day, last), last);
    else if (held.what === "to") put(first, Math.max(day, first));
    else {
      const by = Math.max(span.first - held.first, Math.min(span.last - held.last, dayAt(event) - held.day));
      put(held.first + by, held.last + by);
    }
  };
  const step = Math.max(1, Math.round((span.last - span.first) / 200));
  const pressed = (end: "from" | "to") => (event: KeyboardEvent) => {
    const by = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step, PageDown: -10 * step, PageUp: 10 * step, Home: -Infinity, End: Infinity }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (end === "from") put(Math.min(clamp(first + by), last), last);
    else put(first, Math.max(clamp(last + by), first));
  };
  const handle = (end: "from" | "to", day: number, min: number, max: number) => (
    <span
      class="handle"
      role="slider"
      tabIndex={0}
      data-end={end}
      aria-label={end === "from" ? "First day shown" : "Last day shown"}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={day}
      aria-valuetext={dateWords(isoDay(day), undefined) ?? ""}
      style={{ left: `${share(day)}%` }}
      onKeyDown={pressed(end)}
    />
  );
  return (
    <div class="track" ref={track} onPointerDown={down} onPointerMove={move} onPointerUp={() => (drag.current = null)} onPointerCancel={() => (drag.current = null)}>
      <svg viewBox={`0 0 ${bins.length} 20`} preserveAspectRatio="none" aria-hidden="true">
        {bins.map((count, at) => {
          if (count === 0) return null;
          const height = 2 + 18 * Math.sqrt(count / most);
          const day = span.first + ((at + 0.5) / bins.length) * (span.last - span.first);
          return <rect key={at} class={day >= first && day <= last ? "in" : ""} x={at + 0.1} width={0.8} y={20 - height} height={height} />;
        })}
      </svg>
      <span class="window" style={{ left: `${share(first)}%`, width: `${share(last) - share(first)}%` }} />
      {handle("from", first, span.first, last)}
      {handle("to", last, first, span.last)}
    </div>
  );
}
