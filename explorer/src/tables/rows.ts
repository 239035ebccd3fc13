/** Rows of a table: which are left by words to hold, in which order, and as CSV. Nothing here draws. */
import type { ComponentChildren } from "preact";
import type { Id } from "../model/types";
import { fold } from "../state/search";

export type Value = string | number | null;

export interface Column<Row> {
  key: string;
  title: string;
  /** What is sorted, searched and exported; several are joined by semicolons. */
  value: (row: Row) => Value;
  /** What is sorted by, where that is another: the day instead of its words. */
  by?: (row: Row) => Value;
  /** What stands in the cell, where that is more than the value. */
  cell?: (row: Row) => ComponentChildren;
  numeric?: boolean;
  /** Wide columns get more room. */
  wide?: boolean;
  /** Only in the CSV. */
  exportOnly?: boolean;
}

export interface Sort {
  key: string;
  down: boolean;
}

export function sortOf(text: string | null): Sort | null {
  if (text === null) return null;
  return text.startsWith("-") ? { key: text.slice(1), down: true } : { key: text, down: false };
}

/** The next order when a heading is chosen: upwards, downwards, as it was; numbers and dates begin with the largest. */
export function nextSort(sort: Sort | null, column: { key: string; numeric?: boolean | undefined }): string | null {
  const first = column.numeric ?? false;
  if (sort?.key !== column.key) return first ? `-${column.key}` : column.key;
  if (sort.down === first) return first ? column.key : `-${column.key}`;
  return null;
}

const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** A copy in order; rows without a value come last, whichever way it goes. */
export function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | null): readonly Row[] {
  const column = columns.find((each) => each.key === sort?.key);
  if (sort === null || column === undefined) return rows;
  const value = column.by ?? column.value;
  const keyed = rows.map((row, at) => ({ row, at, key: value(row) }));
  const sign = sort.down ? -1 : 1;
  keyed.sort((a, b) => {
    const [one, other] = [a.key, b.key];
    const [without, otherWithout] = [one === null || one === "", other === null || other === ""];
    if (without || otherWithout) return Number(without) - Number(otherWithout) || a.at - b.at;
    const order =
      typeof one === "number" && typeof other === "number" ? one - other : collator.compare(String(one), String(other));
    return sign * order || a.at - b.at;
  });
  return keyed.map(({ row }) => row);
}

/** Rows that hold all the words, in any column; accents and case are forgiven. */
export function holding<Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  words: string,
): readonly Row[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter((row) => {
    const text = haystack(row, columns);
    return wanted.every((word) => text.includes(word));
  });
}

const haystacks = new WeakMap<object, string>();

function haystack<Row extends object>(row: Row, columns: readonly Column<Row>[]): string {
  let text = haystacks.get(row);
  if (text === undefined) {
    text = fold(
      columns
        .filter((column) => !column.exportOnly)
        .map((column) => column.value(row) ?? "")
        .join("\n"),
    );
    haystacks.set(row, text);
  }
  return text;
}

export function joined(values: readonly string[]): string {
  return values.join("; ");
}

/** What identifies a row, if it stands for something that can be selected. */
export interface Selectable {
  id: Id;
}
