/** Who acts towards whom over time: a small chart for each pair, cooperation above the line and conflict below. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import "../details/details.css";
import { FactRow } from "../details/FactRow";
import { Long } from "../details/Long";
import { SharedRow } from "../details/SharedDetails";
import { counted } from "../details/words";
import { dateWords, isoDay } from "../model/dates";
import type { Graph } from "../model/graph";
import { shorten } from "../model/text";
import { toldOnce } from "../model/told";
import type { Id } from "../model/types";
import { Icon } from "../shell/icons";
import { ItemLink, labelOf } from "../shell/ItemLink";
import { NO_DATE } from "../state/state";
import { useExplorer, useGraph, useStore } from "../state/store";
import { OnlyWith, useTold } from "../tables/OnlyWith";
import { ticksOf } from "../timeline/lanes";
import { isCooperation, pairsOf, QUAD_ORDER, type Act, type Pair, type Quad } from "./acts";
import "./actors.css";
import { binsOf, coreOf, dayOf, isoOf, unitFor, type Bin, type Unit } from "./bins";

const FEW = 12;
/** About as wide as a chart is: for how many dates there is room below it. */
const WIDTH = 330;
/** The part of a chart for what has no date, in percent. */
const APART = 15;

/** How the charts are drawn, all on the same scales. */
interface Scales {
  unit: Unit;
  bins: Bin[];
  /** Whether some have no day, not even that of an article: they stand apart. */
  undated: boolean;
  /** The most acts at a time, above the line and below. */
  up: number;
  down: number;
}

export function ActorsView() {
  const { graph, store } = useExplorer();
  const told = useTold();
  const states = useStore((state) => state.states);
  const pair = useStore((state) => state.pair);
  const [shown, setShown] = useState(FEW);
  const { pairs, acts } = useMemo(() => pairsOf(graph, told, states), [graph, told, states]);
  const scales = useMemo(() => scalesOf(pairs, acts), [pairs, acts]);
  const isChosen = ({ from, to }: Pair) => pair[0] === from && pair[1] === to;
  const first = pairs.slice(0, pairs.length <= shown + 1 ? pairs.length : shown);
  const chosen = pairs.find((each) => isChosen(each) && !first.includes(each));
  const cards = chosen === undefined ? first : [...first, chosen];
  return (
    <div class="actors details">
      <div class="actors-top">
        <Said acts={acts} />
        <label class="tick">
          <input type="checkbox" checked={states} onChange={(event) => store.set({ states: event.currentTarget.checked, pair: [], since: null })} />
          Officials and bodies count as their state
        </label>
        <OnlyWith />
      </div>
      {pairs.length === 0 ? (
        <p class="empty">
          {graph.payload.model.events.length + graph.payload.model.claims.length === 0
            ? "Nothing in this graph tells of an act."
            : told.length < toldOnce(graph, graph.facts).length
              ? "The filters leave no act of one actor towards another."
              : "Nobody in this graph acts towards somebody else. Visits, talks, demands, sanctions and the like would stand here by who acts towards whom."}
        </p>
      ) : (
        <>
          <Key acts={acts} scales={scales} />
          <ul class="pairs">
            {cards.map((each) => <Card key={`${each.from} ${each.to}`} pair={each} scales={scales} chosen={isChosen(each)} />)}
          </ul>
          {pairs.length > first.length && <button type="button" class="more" onClick={() => setShown(shown + 24)}>Show more of {pairs.length.toLocaleString("en")} pairs</button>}
        </>
      )}
    </div>
  );
}

function Said({ acts }: { acts: readonly Act[] }) {
  const coded = acts.filter(({ quad }) => quad !== null);
  const kind = coded.filter(({ quad }) => isCooperation(quad!)).length;
  const words = [[kind, "cooperation"], [coded.length - kind, "conflict"], [acts.length - coded.length, "not coded"]] as const;
  return (
    <p>
      <b>{counted(acts.length, "act")}</b> of one actor towards another
      {acts.length > 0 && `: ${words.filter(([count]) => count > 0).map(([count, word]) => `${count.toLocaleString("en")} ${word}`).join(", ")}`}
    </p>
  );
}

function Key({ acts, scales }: { acts: readonly Act[]; scales: Scales | null }) {
  const loose = scales !== null && acts.some((act) => dayOf(act, scales.unit)?.own === false);
  const present = [...QUAD_ORDER, null].filter((quad) => acts.some((act) => act.quad === quad));
  return (
    <ul class="actors-key" aria-label="How to read the charts">
      {present.map((quad) => <li key={quad}><span class={`share ${classOf(quad)}`} /> {quad ?? "without a code"}</li>)}
      {loose && <li><span class="share loose" /> day not told so exactly: that of the article, or the first that it may be</li>}
      {scales !== null && <li>all on one scale: the tallest column has {counted(Math.max(scales.up, scales.down), "act")}</li>}
    </ul>
  );
}

function classOf(quad: Quad | null): string {
  return quad === null ? "uncoded" : quad.replace(" ", "-");
}

function scalesOf(pairs: readonly Pair[], acts: readonly Act[]): Scales | null {
  const rough = acts.flatMap((act) => dayOf(act, "year")?.day ?? []).sort((a, b) => a - b);
  if (acts.length === 0) return null;
  if (rough.length === 0) return { unit: "year", bins: [], undated: true, ...most(pairs.map((pair) => heights(pair.acts))) };
  const unit = unitFor(...coreOf(rough));
  const days = acts.flatMap((act) => dayOf(act, unit)?.day ?? []).sort((a, b) => a - b);
  const bins = binsOf(...coreOf(days), unit);
  const scales = { unit, bins, undated: days.length < acts.length };
  return { ...scales, ...most(pairs.flatMap((pair) => columnsOf(pair, scales).map(({ acts }) => heights(acts)))) };
}

function most(sums: readonly { up: number; down: number }[]): { up: number; down: number } {
  return { up: Math.max(0, ...sums.map(({ up }) => up)), down: Math.max(0, ...sums.map(({ down }) => down)) };
}

interface Column {
  /** Null for what has no date. */
  bin: Bin | null;
  acts: Act[];
}

/** The columns of a chart that hold anything, earliest first. */
function columnsOf({ acts }: Pair, { unit, bins }: Pick<Scales, "unit" | "bins">): Column[] {
  const columns = new Map<Bin | null, Act[]>();
  for (const act of acts) {
    const day = dayOf(act, unit)?.day;
    const bin = day === undefined ? null : bins.find(({ first, last }) => day >= first && day <= last);
    if (bin !== undefined) columns.set(bin, [...(columns.get(bin) ?? []), act]);
  }
  return [...columns].map(([bin, acts]) => ({ bin, acts })).sort((a, b) => (a.bin?.first ?? Infinity) - (b.bin?.first ?? Infinity));
}

function heights(acts: readonly Act[]): { up: number; down: number } {
  const down = acts.filter(({ quad }) => quad !== null && !isCooperation(quad)).length;
  return { up: acts.length - down, down };
}

function nameOf(graph: Graph, id: Id): string {
  const item = graph.items.get(id);
  return item === undefined ? id : shorten(labelOf(item), 60);
}

function Card({ pair, scales, chosen }: { pair: Pair; scales: Scales | null; chosen: boolean }) {
  const { store } = useExplorer();
  const since = useStore((state) => state.since);
  const { from, to, acts } = pair;
  const columns = useMemo(() => (scales === null ? [] : columnsOf(pair, scales)), [pair, scales]);
  const open = chosen && since !== null ? columns.find(({ bin }) => keyOf(bin) === since) : undefined;
  const inside = open?.acts ?? acts;
  const outside = acts.length - columns.reduce((sum, column) => sum + column.acts.length, 0);
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) card.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const set = (since: string | null, kept = true) => store.set({ pair: kept ? [from, to] : [], since });
  return (
    <li class={`pair ${chosen ? "on" : ""}`} ref={card}>
      <h2>
        <span><ItemLink id={from} width={44} /> <span class="towards">→<span class="offscreen"> towards </span></span> <ItemLink id={to} width={44} /></span>
        <button type="button" class="count" aria-expanded={chosen} onClick={() => set(null, !chosen)}>{counted(acts.length, "act")}</button>
      </h2>
      {scales !== null && <Chart pair={pair} scales={scales} columns={columns} chosen={open?.bin} choose={(bin) => set(keyOf(bin))} />}
      {outside > 0 && <p class="quiet">{counted(outside, "act")} long before or after</p>}
      {chosen && (
        <section class="acts">
          <h3>
            {open === undefined ? "All that is told" : datesOf(open.bin)} <span class="quiet">{inside.length}</span>
            {open !== undefined && <button type="button" class="more" onClick={() => set(null)}>all dates</button>}
            <button type="button" class="bare end" aria-label="Close" onClick={() => set(null, false)}><Icon name="close" /></button>
          </h3>
          <Long of={inside} few={12}>{(act) => <Row key={act.told.id} act={act} />}</Long>
        </section>
      )}
    </li>
  );
}

function Row({ act: { told } }: { act: Act }) {
  return told.kind === "shared" ? <SharedRow item={told} /> : <FactRow fact={told} />;
}

function keyOf(bin: Bin | null): string {
  return bin === null ? NO_DATE : isoDay(bin.first);
}

function datesOf(bin: Bin | null): string | null {
  return bin === null ? "No date" : dateWords(...isoOf(bin));
}

interface ChartProps {
  pair: Pair;
  scales: Scales;
  columns: readonly Column[];
  chosen: Bin | null | undefined;
  choose: (bin: Bin | null) => void;
}

/** Columns as buttons; the arrow keys go from one to the next. */
function Chart({ pair, scales, columns, chosen, choose }: ChartProps) {
  const graph = useGraph();
  const { bins, unit, up, down } = scales;
  const names = `${nameOf(graph, pair.from)} → ${nameOf(graph, pair.to)}`;
  const span = bins.length === 0 ? null : { first: bins[0]!.first, last: bins[bins.length - 1]!.last };
  const days = span === null ? 1 : span.last - span.first + 1;
  const wide = scales.undated ? 100 - APART : 100;
  const place = (bin: Bin | null) =>
    bin === null
      ? { left: `${100 - APART + 3}%`, width: `${APART - 3}%` }
      : { left: `${((bin.first - span!.first) / days) * wide}%`, width: `${((bin.last - bin.first + 1) / days) * wide}%` };
  const pressed = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const all = [...(event.currentTarget as HTMLElement).querySelectorAll("button")];
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    if (by === undefined || at < 0) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, at + by))]!.focus();
  };
  const focusable = Math.max(0, columns.findIndex(({ bin }) => bin === chosen));
  return (
    <div class="chart" role="group" aria-label={`${names}, by ${unit}`} onKeyDown={pressed}>
      <div class="plot" style={{ "--up": Math.max(up, 1), "--down": down }}>
        <span class="baseline" />
        {columns.map(({ bin, acts }, nth) => {
          const words = wordsOf(names, bin, acts);
          return (
            <button
              key={bin?.first ?? "none"}
              type="button"
              class="column"
              tabIndex={nth === focusable ? 0 : -1}
              aria-pressed={bin === chosen}
              style={place(bin)}
              aria-label={words}
              title={words}
              onClick={() => choose(bin)}
            >
              <span class="ups">{[...QUAD_ORDER.filter(isCooperation), null].map((quad) => <Share key={quad} acts={acts} quad={quad} unit={unit} />)}</span>
              <span class="downs">{QUAD_ORDER.filter((quad) => !isCooperation(quad)).map((quad) => <Share key={quad} acts={acts} quad={quad} unit={unit} />)}</span>
            </button>
          );
        })}
      </div>
      <div class="dates" aria-hidden="true">
        {span !== null && ticksOf(span, WIDTH * (wide / 100), 64).map(({ day, words }) => {
          const left = ((day - span.first) / days) * wide;
          return left < wide - 9 && <span key={day} style={{ left: `${left}%` }}>{words}</span>;
        })}
        {scales.undated && <span class="none" style={{ left: `${100 - APART}%` }}>no date</span>}
      </div>
    </div>
  );
}

/** The acts of one kind, those that are only dated by their article apart. */
function Share({ acts, quad, unit }: { acts: readonly Act[]; quad: Quad | null; unit: Unit }) {
  const own = acts.filter((act) => act.quad === quad);
  const loose = own.filter((act) => dayOf(act, unit)?.own === false).length;
  const counts = [[own.length - loose, ""], [loose, "loose"]] as const;
  return <>{counts.map(([count, more]) => count > 0 && <span key={more} class={`share ${classOf(quad)} ${more}`} style={{ "--count": count }} />)}</>;
}

function wordsOf(names: string, bin: Bin | null, acts: readonly Act[]): string {
  const kinds = [...QUAD_ORDER, null].flatMap((quad) => {
    const count = acts.filter((act) => act.quad === quad).length;
    return count > 0 ? `${count} ${quad ?? "without a code"}` : [];
  });
  return `${names}, ${datesOf(bin)}: ${kinds.join(", ")}`;
}
