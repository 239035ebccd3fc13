/** An answer as a table; what stands in the graph can be looked at there. */
import { useState } from "preact/hooks";
import { ItemLink } from "../shell/ItemLink";
import { useExplorer, useGraph } from "../state/store";
import { csvOf, saveCsv } from "../tables/csv";
import { shortened } from "./completion";
import type { Answer, Term } from "./messages";
import { idOf, itemsIn } from "./terms";

const PAGE = 100;
const MOST_SHOWN = 300;

interface Properties {
  answer: Answer;
  prefixes: Readonly<Record<string, string>>;
}

export function Answered({ answer, prefixes }: Properties) {
  const { graph, store } = useExplorer();
  const [page, setPage] = useState({ answer, number: 0 });
  const number = page.answer === answer ? page.number : 0;
  const turn = (by: number) => setPage({ answer, number: number + by });
  if (answer.form === "boolean") {
    return <p class="sparql-said"><strong>{answer.boolean ? "Yes" : "No"}</strong> {took(answer)}</p>;
  }
  const { columns, rows } = answer;
  const ids = itemsIn(graph, rows);
  const shown = rows.slice(number * PAGE, (number + 1) * PAGE);
  return (
    <div class="sparql-answer">
      <div class="sparql-bar">
        <p class="sparql-said"><strong>{rows.length.toLocaleString("en")} {rows.length === 1 ? "row" : "rows"}</strong> {took(answer)}</p>
        <button type="button" class="button" disabled={rows.length === 0} onClick={() => saveCsv("answer.csv", csvOf(columns, rows.map((row) => row.map(plain))))}>
          CSV
        </button>
        <button
          type="button"
          class="button"
          disabled={ids.length === 0}
          title={ids.length > MOST_SHOWN ? `The first ${MOST_SHOWN} of ${ids.length} are shown` : undefined}
          onClick={() => store.set({ view: "graph", among: ids.slice(0, MOST_SHOWN), selected: null, only: false })}
        >
          Show in graph
        </button>
        {rows.length > PAGE && <Pages number={number} rows={rows.length} turn={turn} />}
      </div>
      {rows.length > 0 && (
        <div class="sparql-table" tabIndex={0} role="region" aria-label="Answer">
          <table>
            <thead><tr>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
            <tbody>
              {shown.map((row, at) => (
                <tr key={at}>{row.map((term, column) => <td key={column}><Cell term={term} prefixes={prefixes} /></td>)}</tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function Pages({ number, rows, turn }: { number: number; rows: number; turn: (by: number) => void }) {
  const last = Math.ceil(rows / PAGE) - 1;
  return (
    <span class="sparql-pages">
      <button type="button" class="button" disabled={number === 0} onClick={() => turn(-1)}>Previous</button>
      <span>{(number * PAGE + 1).toLocaleString("en")}–{Math.min(rows, (number + 1) * PAGE).toLocaleString("en")}</span>
      <button type="button" class="button" disabled={number >= last} onClick={() => turn(1)}>Next</button>
    </span>
  );
}

function Cell({ term, prefixes }: { term: Term | null; prefixes: Readonly<Record<string, string>> }) {
  const graph = useGraph();
  if (term === null) return null;
  if (term.type !== "iri") return <bdi>{plain(term)}</bdi>;
  const id = idOf(graph, term.value);
  const item = graph.items.get(id);
  const name = shortened(term.value, prefixes) ?? term.value;
  if (item === undefined) return <bdi title={term.value}>{name}</bdi>;
  return (
    <>
      <ItemLink id={id} /> <small title={term.value}><bdi>{name}</bdi></small>
    </>
  );
}

function plain(term: Term | null): string {
  if (term === null) return "";
  return term.type === "blank" ? `_:${term.value}` : term.value;
}

function took({ milliseconds }: Answer): string {
  return milliseconds < 1 ? "in under 1 ms" : `in ${Math.round(milliseconds).toLocaleString("en")} ms`;
}
