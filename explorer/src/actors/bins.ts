/** Equal parts of a span of days: days, weeks, months, quarters or years. */
import { isoDay } from "../model/dates";
import type { Act } from "./acts";

export type Unit = "day" | "week" | "month" | "quarter" | "year";

export interface Bin {
  first: number;
  last: number;
}

/** The longest span, in days, that is told by a unit. */
const LONGEST: readonly [Unit, number][] = [
  ["day", 31],
  ["week", 120],
  ["month", 1500],
  ["quarter", 4400],
];
const MONTHS = { month: 1, quarter: 3, year: 12 };
/** Of all acts so many may be left out at each end, if the rest would else be squeezed to less than half. */
const FEW = 0.1;
const SQUEEZED = 2;
const ROOM = 0.25;
/** The first of January 1970 was a Thursday. */
const MONDAY = 4;

export function unitFor(first: number, last: number): Unit {
  return LONGEST.find(([, most]) => last - first < most)?.[0] ?? "year";
}

export function binsOf(first: number, last: number, unit: Unit): Bin[] {
  const bins: Bin[] = [];
  for (let start = startOf(first, unit); start <= last; start = bins[bins.length - 1]!.last + 1) {
    bins.push({ first: start, last: startOf(start, unit, 1) - 1 });
  }
  return bins;
}

/** The first day of the unit that a day lies in, or of one after it. */
function startOf(day: number, unit: Unit, later = 0): number {
  if (unit === "day") return day + later;
  if (unit === "week") return Math.floor((day - MONDAY) / 7) * 7 + MONDAY + 7 * later;
  const length = MONTHS[unit];
  const date = new Date(day * 86_400_000);
  const month = Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / length) * length + later * length;
  const start = new Date(0);
  start.setUTCFullYear(Math.floor(month / 12), month - Math.floor(month / 12) * 12, 1);
  return Math.round(start.getTime() / 86_400_000);
}

/** The day that an act is counted on: where its own is not known nearly enough, that of its article. */
export function dayOf({ first, last, published }: Act, unit: Unit): { day: number; own: boolean } | null {
  if (first !== null && last !== null && startOf(first, unit, 2) > last) return { day: first, own: true };
  if (published !== null) return { day: published, own: false };
  return first === null ? null : { day: first, own: false };
}

/** The first and the last of some days, in their order, without the few that lie far from all others. */
export function coreOf(days: readonly number[]): [first: number, last: number] {
  const whole = [days[0]!, days[days.length - 1]!] as const;
  const skip = Math.floor(days.length * FEW);
  const [first, last] = [days[skip]!, days[days.length - 1 - skip]!];
  const room = (last - first) * ROOM + 31;
  const core = [Math.max(whole[0], first - room), Math.min(whole[1], last + room)] as const;
  const [start, end] = (core[1] - core[0]) * SQUEEZED < whole[1] - whole[0] ? core : whole;
  return [days.find((day) => day >= start)!, [...days].reverse().find((day) => day <= end)!];
}

/** 22 to 28 April 2024, for words and addresses. */
export function isoOf({ first, last }: Bin): [string, string] {
  return [isoDay(first), isoDay(last)];
}
