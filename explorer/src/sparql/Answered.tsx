/** An answer as a table; what stands in the graph can be looked at there. */
import { useState } from "preact/hooks";
import { ItemLink } from "../shell/ItemLink";
import { shown } from "../shell/Part";
import { loadOf, MOST_CHOSEN, shortId, wantedOf } from "../state/load";
import { useExplorer } from "../state/store";
import { csvOf, saveCsv } from "../tables/csv";
import { shortened } from "./completion";
import type { Answer, Term } from "./messages";
import { idOf, itemsIn, nodesIn } from "./terms";

const PAGE = 100;
const MOST_SHOWN = 300;

interface Properties {
  answer: Answer;
  prefixes: Readonly<Record<string, string>>;
}

export function Answered({ answer, prefixes }: Properties) {
  const { graph, store, source } = useExplorer();
  const [page, setPage] = useState({ answer, number: 0 });
  const number = page.answer === answer ? page.number : 0;
  const turn = (by: number) => setPage({ answer, number: number + by });
  if (answer.form === "boolean") {
    return <p class="sparql-said"><strong>{answer.boolean ? "Yes" : "No"}</strong> {took(answer)}</p>;
  }
  const { columns, rows } = answer;
  const ids = itemsIn(graph, rows);
  // What a server's graph has beyond what is shown of it, is asked for.
  const missing = source.server ? nodesIn(graph, rows).filter((iri) => !graph.items.has(idOf(graph, iri))) : [];
  const show = () => {
    const patch = { view: "graph", selected: null, only: false } as const;
    if (missing.length === 0) return store.set({ ...patch, among: ids.slice(0, MOST_SHOWN) });
    const chosen = nodesIn(graph, rows).slice(0, MOST_CHOSEN);
    const load = loadOf({ ...wantedOf(null), chosen: chosen.map((iri) => ({ kind: "actor", iri })) });
    store.set(shown(store.get(), load, { ...patch, among: chosen.map((iri) => shortId(iri, graph.payload.model.base)) }));
  };
  const onPage = rows.slice(number * PAGE, (number + 1) * PAGE);
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
          disabled={ids.length + missing.length === 0}
          title={titleOf(ids.length, missing.length)}
          onClick={show}
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
              {onPage.map((row, at) => (
                <tr key={at}>{row.map((term, column) => <td key={column}><Cell term={term} prefixes={prefixes} /></td>)}</tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function titleOf(here: number, missing: number): string | undefined {
  if (missing > 0 && here + missing > MOST_CHOSEN) return `The articles of the first ${MOST_CHOSEN} of ${here + missing} are shown`;
  return missing === 0 && here > MOST_SHOWN ? `The first ${MOST_SHOWN} of ${here} are shown` : undefined;
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
  const { graph, source } = useExplorer();
  if (term === null) return null;
  if (term.type !== "iri") return <bdi>{plain(term)}</bdi>;
  const id = idOf(graph, term.value);
  const item = graph.items.get(id);
  const name = shortened(term.value, prefixes) ?? term.value;
  if (item === undefined) {
    const page = source.server?.pageOf(term.value);
    const shown = <bdi title={term.value}>{name}</bdi>;
    return page === undefined ? shown : <a href={page} target="_blank" rel="noopener noreferrer">{shown}</a>;
  }
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
