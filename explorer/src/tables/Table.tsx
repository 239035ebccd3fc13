/** A table that can be sorted, searched, turned page by page and saved as CSV; on a phone each row is a card. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { shorten } from "../model/text";
import { Icon } from "../shell/icons";
import { useExplorer, useSelect, useStore } from "../state/store";
import { csvOf, saveCsv } from "./csv";
import { holding, nextSort, sorted, sortOf, type Column, type Selectable } from "./rows";
import "./tables.css";

const PAGE = 100;

interface Props<Row extends Selectable> {
  /** Said of the table to those who do not see it, and the name of the file. */
  name: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  /** Said when there are no rows at all. */
  empty: string;
  /** More controls, beside the search. */
  children?: ComponentChildren;
}

export function Table<Row extends Selectable>({ name, rows, columns, empty, children }: Props<Row>) {
  const { store } = useExplorer();
  const words = useStore((state) => state.rows);
  const order = useStore((state) => state.sort);
  const sort = sortOf(order);
  const held = useMemo(() => holding(rows, columns, words), [rows, columns, words]);
  const all = useMemo(() => sorted(held, columns, sort), [held, columns, order]);
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => setAt(0), [all]);
  const shown = columns.filter((column) => !column.exportOnly);
  const start = at * PAGE < all.length ? at * PAGE : 0;
  const turn = (page: number) => {
    setAt(page);
    box.current?.scrollTo(0, 0);
  };
  const save = () => {
    const file = `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.csv`;
    saveCsv(
      file,
      csvOf(
        columns.map((column) => column.title),
        all.map((row) => columns.map((column) => column.value(row) ?? "")),
      ),
    );
  };
  return (
    <div class="tabled">
      <div class="toolbar">
        <label class="rowfind">
          <span class="offscreen">Rows that hold</span>
          <input
            type="search"
            value={words}
            placeholder="Only rows with these words"
            spellcheck={false}
            onInput={(event) => store.set({ rows: event.currentTarget.value })}
          />
        </label>
        {children}
        <span class="end told" role="status">
          {told(all.length, rows.length)}
        </span>
        <button
          type="button"
          class="small"
          disabled={all.length === 0}
          onClick={save}
          title="Opens in Excel and other spreadsheets"
        >
          Save as CSV
        </button>
      </div>
      <div class="rowsbox" ref={box} tabIndex={0} role="region" aria-label={name}>
        <table role="table" aria-label={name} aria-rowcount={all.length + 1}>
          <thead role="rowgroup">
            <tr role="row">
              {shown.map((column) => {
                const now = sort?.key === column.key ? (sort.down ? "descending" : "ascending") : undefined;
                return (
                  <th
                    key={column.key}
                    role="columnheader"
                    scope="col"
                    aria-sort={now ?? "none"}
                    class={column.numeric ? "numeric" : ""}
                  >
                    <button type="button" onClick={() => store.set({ sort: nextSort(sort, column) })}>
                      {column.title}
                      <span class={`arrow ${now ?? ""}`} aria-hidden="true">
                        {now === "descending" ? "▼" : "▲"}
                      </span>
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {all.slice(start, start + PAGE).map((row, index) => (
              <TableRow key={row.id + index} row={row} columns={shown} rank={start + index + 2} />
            ))}
          </tbody>
        </table>
        {all.length === 0 && (
          <div class="empty">
            <p>{rows.length === 0 ? empty : "No row holds all these words."}</p>
            {rows.length > 0 && (
              <button type="button" class="small" onClick={() => store.set({ rows: "" })}>
                Show all rows
              </button>
            )}
          </div>
        )}
      </div>
      {all.length > PAGE && (
        <Pages at={start / PAGE} count={Math.ceil(all.length / PAGE)} total={all.length} turn={turn} />
      )}
    </div>
  );
}

function told(left: number, all: number): string {
  const rows = all === 1 ? "row" : "rows";
  return left === all
    ? `${all.toLocaleString("en")} ${rows}`
    : `${left.toLocaleString("en")} of ${all.toLocaleString("en")} ${rows}`;
}

/** Letters in a cell without a column's own way to show them; the panel at the side shows all. */
const LONGEST = 240;
/** What no line can be broken in would lie over the next cell. */
const UNBROKEN = /\S{32}/;

function TableRow<Row extends Selectable>({
  row,
  columns,
  rank,
}: {
  row: Row;
  columns: readonly Column<Row>[];
  rank: number;
}) {
  const select = useSelect();
  const selected = useStore((state) => state.selected === row.id);
  // The row's own name is a button for keys; clicking beside it is a shortcut for the mouse.
  const clicked = (event: MouseEvent) => {
    const words = String(getSelection() ?? "");
    if (words === "" && !(event.target as Element).closest("button, a")) select(row.id);
  };
  return (
    <tr role="row" aria-rowindex={rank} aria-current={selected ? "true" : undefined} onClick={clicked}>
      {columns.map((column) => {
        const value = column.value(row);
        const text = String(value ?? "");
        return (
          <td
            key={column.key}
            role="cell"
            class={`${column.numeric ? "numeric" : ""} ${column.wide ? "wide" : ""} ${UNBROKEN.test(String(value)) ? "unbroken" : ""}`}
            data-label={column.title}
            data-empty={value === null || value === "" ? "yes" : undefined}
          >
            {column.cell ? (
              column.cell(row)
            ) : typeof value === "number" ? (
              value.toLocaleString("en")
            ) : (
              <bdi title={text.length > LONGEST ? shorten(text, 600) : undefined}>{shorten(text, LONGEST)}</bdi>
            )}
          </td>
        );
      })}
    </tr>
  );
}

function Pages({ at, count, total, turn }: { at: number; count: number; total: number; turn: (page: number) => void }) {
  const last = Math.min(total, (at + 1) * PAGE);
  return (
    <nav class="pages" aria-label="Pages of the table">
      <button type="button" class="small" disabled={at === 0} onClick={() => turn(0)}>
        First
      </button>
      <button type="button" class="small" disabled={at === 0} onClick={() => turn(at - 1)} aria-label="Previous page">
        <Icon name="left" /> Previous
      </button>
      <span role="status">
        Rows {(at * PAGE + 1).toLocaleString("en")} to {last.toLocaleString("en")} of {total.toLocaleString("en")}
      </span>
      <button
        type="button"
        class="small"
        disabled={at === count - 1}
        onClick={() => turn(at + 1)}
        aria-label="Next page"
      >
        Next <Icon name="right" />
      </button>
      <button type="button" class="small" disabled={at === count - 1} onClick={() => turn(count - 1)}>
        Last
      </button>
    </nav>
  );
}
