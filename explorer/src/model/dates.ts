/** ISO dates of any precision: 2024-04-24, 2024-04, 2024, --04-24, --04. */

export type Precision = "day" | "month" | "year" | "span";

/** Days from `first` to `last`, both included, counted from 1 January 1970. */
export interface Interval {
  first: number;
  last: number;
  precision: Precision;
}

const DAY = 86_400_000;
const MONTHS = "January February March April May June July August September October November December".split(" ");

interface Parts {
  year: number | null;
  month: number | null;
  day: number | null;
}

/** The days that a date, or two, may mean; null where no year is known. */
export function interval(start: string | undefined, end: string | undefined): Interval | null {
  const from = start === undefined ? null : bounds(start);
  const to = end === undefined ? null : bounds(end);
  if (from === null || to === null || start === end) return from ?? to;
  if (to.last < from.first) return from;
  return { first: from.first, last: to.last, precision: "span" };
}

function bounds(iso: string): Interval | null {
  const parts = partsOf(iso);
  if (parts === null || parts.year === null) return null;
  const { year, month, day } = parts;
  if (month === null) return { first: number(year, 1, 1), last: number(year, 12, 31), precision: "year" };
  if (day === null) return { first: number(year, month, 1), last: number(year, month + 1, 0), precision: "month" };
  const only = number(year, month, day);
  return { first: only, last: only, precision: "day" };
}

function partsOf(iso: string): Parts | null {
  const found = /^(?:(-?\d{4,})|-)(?:-(\d\d))?(?:-(\d\d))?/.exec(iso);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map((each) => (each === undefined ? null : Number(each)));
  if (month != null && (month < 1 || month > 12)) return null;
  if (year == null && month == null) return null;
  return { year: year ?? null, month: month ?? null, day: day ?? null };
}

function number(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // Date.UTC takes the years 0 to 99 for 1900 to 1999
  return Math.round(date.getTime() / DAY);
}

/** The number of an ISO day; null where it is none. */
export function dayNumber(iso: string | null | undefined): number | null {
  const found = iso ? bounds(iso) : null;
  return found !== null && found.precision === "day" ? found.first : null;
}

/** Of a day from the year 1 to the year 9999; what lies beyond is told as the first or the last of them. */
export function isoDay(day: number): string {
  const iso = new Date(day * DAY).toISOString().replace(/T.*/, "");
  return iso.startsWith("+") ? "9999-12-31" : iso.startsWith("-") || iso.startsWith("0000") ? "0001-01-01" : iso;
}

/** `24–26 April 2024` for the days from `start` to `end`; null where neither is known. */
export function dateWords(start: string | undefined, end: string | undefined): string | null {
  if (start === undefined || end === undefined || start === end) {
    const only = start ?? end;
    return only === undefined ? null : oneDate(only);
  }
  const first = partsOf(start);
  const last = partsOf(end);
  if (first && last && first.year === last.year) {
    if (first.month === last.month && first.day && last.day) return `${first.day}–${oneDate(end)}`;
    if (first.year && first.month && last.month) return `${words({ ...first, year: null })} – ${oneDate(end)}`;
  }
  return `${oneDate(start)} – ${oneDate(end)}`;
}

function oneDate(iso: string): string {
  const parts = partsOf(iso);
  return (parts && words(parts)) || iso;
}

function words({ year, month, day }: Parts): string {
  return [day, month && MONTHS[month - 1], year].filter((part) => part !== null).join(" ");
}
