/** Who said what about whom and which issue. */
import { useMemo } from "preact/hooks";
import type { Graph } from "../model/graph";
import type { Claim, Id } from "../model/types";
import { useExplorer, useStore, useVisible } from "../state/store";
import { articleColumn, labels, partsAs, sourceColumns, Things, whenColumn } from "./cells";
import { OnlyWith, useAbout } from "./OnlyWith";
import type { Column } from "./rows";
import { STANCES, stanceWord, tone } from "./stances";
import { Table } from "./Table";
import { ItemLink } from "../shell/ItemLink";

interface Row {
  id: Id;
  claim: Claim;
  fact: { kind: "claim"; id: Id; fact: Claim };
}

const ABOUT = ["target", "place", "agent"];

export function ClaimsView() {
  const { graph } = useExplorer();
  const { facts } = useVisible();
  const hidden = useStore((state) => state.hiddenStances);
  const about = useAbout();
  const claims = useMemo(
    () =>
      facts.flatMap((fact): Row[] =>
        fact.kind === "claim" && about(fact.id) ? [{ id: fact.id, claim: fact.fact, fact }] : [],
      ),
    [facts, about],
  );
  const rows = useMemo(() => claims.filter(({ claim }) => !hidden.includes(claim.stance)), [claims, hidden]);
  const columns = useMemo(() => columnsOf(graph), [graph]);
  const any = graph.payload.model.claims.length > 0;
  return (
    <div class="tablesview">
      <Stances rows={claims} />
      <Table
        name="Claims"
        rows={rows}
        columns={columns}
        empty={any ? "The filters leave no claim." : "Nobody is quoted or reported as saying anything."}
      >
        <OnlyWith />
      </Table>
    </div>
  );
}

function columnsOf(graph: Graph): Column<Row>[] {
  const speakers = (row: Row) => partsAs(graph, row.id, "speaker");
  const targets = (row: Row) => partsAs(graph, row.id, ...ABOUT);
  const issues = (row: Row) => partsAs(graph, row.id, "issue");
  return [
    {
      key: "who",
      title: "Who",
      value: (row) => labels(graph, speakers(row)),
      cell: (row) => <Things ids={speakers(row)} />,
    },
    { key: "says", title: "Says", value: ({ claim }) => claim.verb, cell: ({ claim }) => <Stance claim={claim} /> },
    {
      key: "what",
      title: "What",
      value: ({ claim }) => claim.text,
      cell: ({ claim }) => <ItemLink id={claim.id} words={claim.text} width={240} plain />,
      wide: true,
    },
    {
      key: "about",
      title: "About",
      value: (row) => labels(graph, targets(row)),
      cell: (row) => <Things ids={targets(row)} />,
    },
    {
      key: "issue",
      title: "Issue",
      value: (row) => labels(graph, issues(row)),
      cell: (row) => <Things ids={issues(row)} />,
    },
    { key: "audience", title: "To", value: ({ claim }) => claim.audience ?? "" },
    whenColumn(graph),
    articleColumn(graph),
    { key: "stance", title: "Stance", value: ({ claim }) => claim.stance, exportOnly: true },
    ...sourceColumns<Row>(graph),
  ];
}

function Stance({ claim }: { claim: Claim }) {
  return (
    <span class={`stance ${tone(claim.stance)}`} title={stanceWord(claim.stance)}>
      {claim.verb}
    </span>
  );
}

/** A switch for each stance there is, with how many claims have it. */
function Stances({ rows }: { rows: readonly Row[] }) {
  const { graph, store } = useExplorer();
  const hidden = useStore((state) => state.hiddenStances);
  const counts = new Map<string, number>();
  for (const { claim } of rows) counts.set(claim.stance, (counts.get(claim.stance) ?? 0) + 1);
  const present = new Set(graph.payload.model.claims.map((claim) => claim.stance));
  const stances = [
    ...STANCES.filter((stance) => present.has(stance)),
    ...[...present].filter((stance) => !STANCES.includes(stance)).sort(),
  ];
  if (stances.length < 2) return null;
  const set = (hiddenStances: string[]) => store.set({ hiddenStances: [...hiddenStances].sort() });
  const others = (stance: string) => stances.filter((each) => each !== stance);
  return (
    <div class="stances" role="group" aria-label="Claims by stance">
      {stances.map((stance) => {
        const off = hidden.includes(stance);
        return (
          <button
            type="button"
            key={stance}
            class={`chip ${tone(stance)}`}
            aria-pressed={!off}
            title="Click to show or hide; double-click to show only these"
            onClick={() => set(off ? hidden.filter((each) => each !== stance) : [...hidden, stance])}
            onDblClick={() => set(others(stance))}
          >
            {stanceWord(stance)} <span class="count">{(counts.get(stance) ?? 0).toLocaleString("en")}</span>
          </button>
        );
      })}
      <button type="button" class="small" disabled={hidden.length === 0} onClick={() => set([])}>
        All
      </button>
      <button type="button" class="small" disabled={hidden.length === stances.length} onClick={() => set(stances)}>
        None
      </button>
    </div>
  );
}
