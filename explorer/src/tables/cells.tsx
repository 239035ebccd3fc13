/** Cells and columns that several tables share. */
import { dateTold, type Told } from "../details/words";
import { iri, type Graph } from "../model/graph";
import type { AnyFact } from "../model/items";
import { quote } from "../model/text";
import type { Id } from "../model/types";
import { ItemLink, labelOf } from "../shell/ItemLink";
import { joined, type Column } from "./rows";

export function Things({ ids }: { ids: readonly Id[] }) {
  return (
    <span class="several">
      {ids.map((id) => (
        <ItemLink key={id} id={id} width={80} />
      ))}
    </span>
  );
}

export function labels(graph: Graph, ids: readonly Id[]): string {
  return joined(ids.map((id) => nameOf(graph, id)));
}

export function nameOf(graph: Graph, id: Id | undefined): string {
  const item = id === undefined ? undefined : graph.items.get(id);
  return item === undefined ? (id ?? "") : labelOf(item);
}

/** Those who take part in a fact as one of some kinds. */
export function partsAs(graph: Graph, fact: Id, ...kinds: string[]): Id[] {
  return [...new Set(graph.partsOf(fact).flatMap((part) => (kinds.includes(part.kind) ? [part.id] : [])))];
}

type HasFact = { id: Id; fact: AnyFact };

export function whenColumn<Row extends HasFact>(graph: Graph): Column<Row> {
  const told = (row: Row): Told | null => dateTold(graph, row.fact);
  return {
    key: "when",
    title: "When",
    value: (row) => told(row)?.words ?? "",
    by: (row) => graph.when(row.fact)?.first ?? null,
    cell: (row) => {
      const when = told(row);
      if (when === null) return <span class="quiet">–</span>;
      return when.note ? (
        <span class="inexact" title={when.note}>
          {when.words}
          <span class="offscreen"> ({when.note})</span>
        </span>
      ) : (
        when.words
      );
    },
  };
}

export function articleColumn<Row extends HasFact>(graph: Graph): Column<Row> {
  const article = ({ fact: { fact } }: Row) => fact.article ?? fact.evidence[0]?.article;
  return {
    key: "article",
    title: "Article",
    exportOnly: graph.articles.size === 1, // it would say the same in every row
    value: (row) => nameOf(graph, article(row)),
    cell: (row) => {
      const id = article(row);
      return id === undefined ? null : <ItemLink id={id} width={56} />;
    },
  };
}

/** Columns that only a spreadsheet needs: where it comes from, to the letter. */
export function sourceColumns<Row extends HasFact>(graph: Graph): Column<Row>[] {
  return [
    { key: "start", title: "First day", value: ({ fact: { fact } }) => fact.start ?? "", exportOnly: true },
    { key: "end", title: "Last day", value: ({ fact: { fact } }) => fact.end ?? "", exportOnly: true },
    {
      key: "words",
      title: "Words of the article",
      value: ({ fact: { fact } }) =>
        joined(fact.evidence.slice(0, 1).map((span) => quote(graph.articles, span)?.words ?? "")),
      exportOnly: true,
    },
    {
      key: "confidence",
      title: "Confidence",
      value: ({ fact: { fact } }) => fact.confidence ?? null,
      exportOnly: true,
    },
    iriColumn(graph),
  ];
}

export function iriColumn<Row extends { id: Id }>(graph: Graph): Column<Row> {
  return { key: "iri", title: "IRI", value: ({ id }) => iri(graph, id), exportOnly: true };
}
