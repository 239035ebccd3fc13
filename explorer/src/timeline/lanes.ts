/** Where facts stand in time: lanes, rows without overlap, counts by time, marks of the scale. */
import { spaced } from "../details/words";
import { isoDay } from "../model/dates";
import type { Graph, When } from "../model/graph";
import type { AnyFact } from "../model/items";

export interface Dated {
  fact: AnyFact;
  when: When;
}

export interface Span {
  first: number;
  last: number;
}

export interface Lane {
  name: string;
  items: Dated[];
}

/** Events and claims that have a date, earliest first. */
export function datedOf(graph: Graph, facts: readonly AnyFact[]): Dated[] {
  const found: Dated[] = [];
  for (const fact of facts) {
    if (fact.kind !== "event" && fact.kind !== "claim") continue;
    const when = graph.when(fact);
    if (when !== null) found.push({ fact, when });
  }
  const place = ({ fact }: Dated) => fact.fact.evidence[0]?.start ?? Infinity;
  return found.sort((a, b) => a.when.first - b.when.first || a.when.last - b.when.last || place(a) - place(b) || (a.fact.id < b.fact.id ? -1 : 1));
}

/** A lane for each type of event, those with most first, and one for claims. */
export function lanesOf(items: readonly Dated[]): Lane[] {
  const lanes = new Map<string, Dated[]>();
  for (const item of items) {
    const name = item.fact.kind === "event" ? spaced(item.fact.fact.type) : "Claims";
    const lane = lanes.get(name);
    if (lane === undefined) lanes.set(name, [item]);
    else lane.push(item);
  }
  const rank = (lane: Lane) => (lane.name === "Claims" ? -1 : lane.items.length);
  return [...lanes].map(([name, items]) => ({ name, items })).sort((a, b) => rank(b) - rank(a) || (a.name < b.name ? -1 : 1));
}

/** From the first day to the last. With `trim`, without the few that lie far from all others, which would squeeze the rest. */
export function extentOf(items: readonly Dated[], trim = false): Span | null {
  if (items.length === 0) return null;
  const firsts = items.map(({ when }) => when.first).sort((a, b) => a - b);
  const lasts = items.map(({ when }) => when.last).sort((a, b) => a - b);
  const whole = { first: firsts[0]!, last: lasts[lasts.length - 1]! };
  if (!trim || items.length < 20) return whole;
  const skip = Math.floor(items.length * 0.04);
  const most = { first: firsts[skip]!, last: lasts[lasts.length - 1 - skip]! };
  const room = Math.max(60, (most.last - most.first) * 0.5);
  const shorter = { first: Math.max(whole.first, most.first - room), last: Math.min(whole.last, most.last + room) };
  return whole.last - whole.first > 1.7 * (shorter.last - shorter.first) ? shorter : whole;
}

/** The row of each, so that none in a row touches the next; places are pixels, given in the order of `left`. */
export function stacked(places: readonly { left: number; right: number }[], gap = 3): { rows: number[]; count: number } {
  const order = places.map((_, at) => at).sort((a, b) => places[a]!.left - places[b]!.left || a - b);
  const ends: number[] = [];
  const rows = new Array<number>(places.length).fill(0);
  for (const at of order) {
    const { left, right } = places[at]!;
    let row = ends.findIndex((end) => end + gap <= left);
    if (row < 0) row = ends.length;
    ends[row] = right;
    rows[at] = row;
  }
  return { rows, count: ends.length };
}

/** How many facts fall into each of `count` equal parts of a span; what lasts longer is shared out among them. */
export function binned(items: readonly Dated[], span: Span, count: number): number[] {
  const bins = new Array<number>(count).fill(0);
  const days = span.last - span.first + 1;
  const binOf = (day: number) => Math.min(count - 1, Math.max(0, Math.floor(((day - span.first) / days) * count)));
  for (const { when } of items) {
    if (when.last < span.first || when.first > span.last) continue;
    const first = binOf(when.first);
    const last = binOf(when.last);
    for (let bin = first; bin <= last; bin++) bins[bin]! += 1 / (last - first + 1);
  }
  return bins;
}

export interface Tick {
  day: number;
  words: string;
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Days for the scale, at most one in so many pixels: years, months or days. */
export function ticksOf(span: Span, width: number, apart = 80): Tick[] {
  const room = Math.max(2, Math.floor(width / apart));
  const days = span.last - span.first + 1;
  if (days / room < 16) return dayTicks(span, [1, 2, 5, 7, 14].find((step) => days / step <= room) ?? 16);
  const months = days / 30.4;
  const steps = [1, 2, 3, 6, ...[1, 10, 100, 1000].flatMap((years) => [12 * years, 24 * years, 60 * years])];
  return monthTicks(span, steps.find((each) => months / each <= room) ?? 120_000);
}

function dayTicks(span: Span, step: number): Tick[] {
  const ticks: Tick[] = [];
  for (let day = Math.ceil(span.first / step) * step; day <= span.last; day += step) {
    const [, month, date] = isoDay(day).split(/-(?=\d\d-\d\d$|\d\d$)/);
    ticks.push({ day, words: `${Number(date)} ${MONTHS[Number(month) - 1]}` });
  }
  return ticks;
}

function monthTicks(span: Span, step: number): Tick[] {
  const ticks: Tick[] = [];
  const start = new Date(span.first * 86_400_000);
  let month = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
  for (let day = firstOf(month); day <= span.last; day = firstOf(month)) {
    const year = Math.floor(month / 12);
    if (day >= span.first && year > 0) ticks.push({ day, words: step >= 12 || month % 12 === 0 ? String(year) : `${MONTHS[month - year * 12]} ${step < 6 ? "" : year}`.trim() });
    month += step;
  }
  return ticks;
}

/** The first day of a month that is counted from the year 0. */
function firstOf(month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), month - Math.floor(month / 12) * 12, 1);
  return Math.round(date.getTime() / 86_400_000);
}

export interface Preset {
  name: string;
  from: string | null;
  to: string | null;
}

/** Ranges to choose from: the end of the data, its years or its months. */
export function presetsOf(span: Span): Preset[] {
  const days = span.last - span.first + 1;
  const ends = [["last week", 7], ["last month", 30], ["last three months", 91], ["last year", 365], ["last five years", 1826]] as const;
  const presets: Preset[] = [{ name: "All dates", from: null, to: null }];
  for (const [name, length] of ends) {
    if (length < days && length * 60 > days) presets.push({ name: `The ${name} of the data`, from: isoDay(span.last - length + 1), to: null });
  }
  const first = new Date(span.first * 86_400_000).getUTCFullYear();
  const last = new Date(span.last * 86_400_000).getUTCFullYear();
  if (first < last && last - first < 30) {
    for (let year = last; year >= first; year--) presets.push({ name: String(year), from: isoDay(firstOf(year * 12)), to: isoDay(firstOf(year * 12 + 12) - 1) });
  }
  return presets;
}
