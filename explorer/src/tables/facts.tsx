/** The tables of events, offices and relations. */
import { useMemo } from "preact/hooks";
import { roleWord, spaced } from "../details/words";
import type { Graph } from "../model/graph";
import type { AnyFact, FactKind } from "../model/items";
import { CONTRADICTED } from "../model/shared";
import type { Event, Id, Relation, Role } from "../model/types";
import { ItemLink } from "../shell/ItemLink";
import { StatusSwatch } from "../shell/Swatch";
import { useGraph, useVisible } from "../state/store";
import { articleColumn, labels, nameOf, partsAs, sourceColumns, Things, whenColumn } from "./cells";
import { OnlyWith, useAbout } from "./OnlyWith";
import type { Column } from "./rows";
import { Table } from "./Table";
import { useColumns } from "./useColumns";

interface FactRow<F> {
  id: Id;
  own: F;
  fact: AnyFact;
}

function useFacts<F>(kind: FactKind): FactRow<F>[] {
  const { facts } = useVisible();
  const about = useAbout();
  return useMemo(
    () =>
      facts
        .filter((fact) => fact.kind === kind && about(fact.id))
        .map((fact) => ({ id: fact.id, own: fact.fact as F, fact })),
    [facts, about],
  );
}

export function EventsTable() {
  const graph = useGraph();
  const rows = useFacts<Event>("event");
  const columns = useColumns<FactRow<Event>>(eventColumns);
  return (
    <Table
      name="Events"
      rows={rows}
      columns={columns}
      empty={graph.payload.model.events.length > 0 ? "The filters leave no event." : "No events were found."}
    >
      <OnlyWith />
    </Table>
  );
}

function eventColumns(graph: Graph): Column<FactRow<Event>>[] {
  const parts = (key: string, title: string, ...kinds: string[]): Column<FactRow<Event>> => ({
    key,
    title,
    value: ({ id }) => labels(graph, partsAs(graph, id, ...kinds)),
    cell: ({ id }) => <Things ids={partsAs(graph, id, ...kinds)} />,
  });
  return [
    {
      key: "what",
      title: "What",
      value: ({ own }) => own.label,
      cell: ({ id }) => <ItemLink id={id} plain />,
      wide: true,
    },
    { key: "type", title: "Kind", value: ({ own }) => spaced(own.type) },
    {
      key: "status",
      title: "Status",
      value: ({ own }) => statusTold(graph, own),
      cell: ({ own }) => (
        <span class="status">
          <StatusSwatch look={graph.statusLook(own.status)} box={false} /> {statusTold(graph, own)}
        </span>
      ),
    },
    ...sourcesColumn(graph),
    whenColumn(graph),
    parts("who", "Who", "agent"),
    parts("whom", "With or to whom", "target"),
    parts("where", "Where", "place"),
    parts("issue", "About", "issue"),
    parts("according", "According to", "accordingTo"),
    articleColumn(graph),
    ...sourceColumns<FactRow<Event>>(graph),
  ];
}

/** What this report tells; that another source denies it, where one does. */
function statusTold(graph: Graph, { id, status }: Event): string {
  const { word } = graph.statusLook(status);
  return graph.sharedOf(id)?.shared.contradicted ? `${word} (${CONTRADICTED})` : word;
}

/** Of a graph of one article there is nothing to count. */
function sourcesColumn(graph: Graph): Column<FactRow<Event>>[] {
  if (graph.articles.size < 2) return [];
  const shared = (id: Id) => graph.sharedOf(id);
  return [
    {
      key: "sources",
      title: "Sources",
      value: ({ id }) => shared(id)?.shared.sources ?? 1,
      cell: ({ id }) => {
        const event = shared(id);
        return event === null ? "1" : <ItemLink id={event.id} words={String(event.shared.sources)} plain />;
      },
      numeric: true,
    },
    { key: "reports", title: "Articles that report it", value: ({ id }) => shared(id)?.shared.articles ?? 1, exportOnly: true },
  ];
}

export function RolesTable() {
  const graph = useGraph();
  const rows = useFacts<Role>("role");
  const columns = useColumns<FactRow<Role>>(roleColumns);
  return (
    <Table
      name="Offices"
      rows={rows}
      columns={columns}
      empty={graph.payload.model.roles.length > 0 ? "The filters leave no office." : "No offices were found."}
    >
      <OnlyWith />
    </Table>
  );
}

function roleColumns(graph: Graph): Column<FactRow<Role>>[] {
  return [
    {
      key: "person",
      title: "Who",
      value: ({ own }) => nameOf(graph, own.person),
      cell: ({ own }) => <ItemLink id={own.person} />,
    },
    {
      key: "title",
      title: "Office",
      value: ({ own }) => own.title,
      cell: ({ id, own }) => <ItemLink id={id} words={own.title} />,
      wide: true,
    },
    {
      key: "of",
      title: "Of",
      value: ({ own }) => nameOf(graph, own.of),
      cell: ({ own }) => own.of !== undefined && <ItemLink id={own.of} />,
    },
    { key: "status", title: "Status", value: ({ own }) => roleWord(own) },
    whenColumn(graph),
    articleColumn(graph),
    ...sourceColumns<FactRow<Role>>(graph),
  ];
}

export function RelationsTable() {
  const graph = useGraph();
  const rows = useFacts<Relation>("relation");
  const columns = useColumns<FactRow<Relation>>(relationColumns);
  return (
    <Table
      name="Relations"
      rows={rows}
      columns={columns}
      empty={graph.payload.model.relations.length > 0 ? "The filters leave no relation." : "No relations were found."}
    >
      <OnlyWith />
    </Table>
  );
}

function relationColumns(graph: Graph): Column<FactRow<Relation>>[] {
  const name = ({ id, own }: FactRow<Relation>) =>
    graph.linksOfFact(id)[0]?.name ?? graph.payload.looks.kinds[own.type] ?? spaced(own.type).toLowerCase();
  return [
    {
      key: "subject",
      title: "Who or what",
      value: ({ own }) => nameOf(graph, own.subject),
      cell: ({ own }) => <ItemLink id={own.subject} />,
    },
    { key: "relation", title: "Is", value: name, cell: (row) => <ItemLink id={row.id} words={name(row)} /> },
    {
      key: "object",
      title: "Of whom or what",
      value: ({ own }) => nameOf(graph, own.object),
      cell: ({ own }) => <ItemLink id={own.object} />,
    },
    whenColumn(graph),
    articleColumn(graph),
    ...sourceColumns<FactRow<Relation>>(graph),
  ];
}
