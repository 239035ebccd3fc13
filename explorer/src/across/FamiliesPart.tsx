/** Articles that have one text: who prints whom, and who corrects himself. */
import { useMemo } from "preact/hooks";
import { Long } from "../details/Long";
import { copyOf } from "../details/reports";
import { counted, publishedTold } from "../details/words";
import type { Graph } from "../model/graph";
import { shorten } from "../model/text";
import type { Article, Id } from "../model/types";
import { ItemLink } from "../shell/ItemLink";
import { useExplorer, useGraph, useVisible } from "../state/store";

/** The families of which any article is among these, each with its first article first; the graph may not hold it. */
export function familiesOf(graph: Graph, articles: readonly Article[]): { origin: Id; members: Article[] }[] {
  const origins = new Set(articles.flatMap(({ id, origin }) => (origin ?? (graph.familyOf(id).length > 1 ? id : [])) as Id | []));
  const families = [...origins].map((origin) => ({ origin, members: graph.familyOf(origin) }));
  const last = ({ members }: { members: Article[] }) => members.map(({ published }) => published ?? "").sort().pop() ?? "";
  return families.sort((a, b) => (last(a) > last(b) ? -1 : last(a) < last(b) ? 1 : a.origin < b.origin ? -1 : 1));
}

export function FamiliesPart() {
  const { graph, store } = useExplorer();
  const { articles } = useVisible();
  const families = useMemo(() => familiesOf(graph, articles), [articles]);
  const inFamilies = new Set(families.flatMap(({ members }) => members.map(({ id }) => id)));
  const others = articles.filter(({ id }) => !inFamilies.has(id)).length;
  return (
    <>
      {families.length === 0 ? (
        <p class="empty">None of these articles is a copy or a later version of another. Articles that print one text would stand here together: they are one source, however many print it.</p>
      ) : (
        <p class="lead">{counted(inFamilies.size, "article")} with {counted(families.length, "text")}: those that share one count as one source.</p>
      )}
      <Long of={families} few={30}>{(family) => <Family key={family.origin} {...family} />}</Long>
      {others > 0 && (
        <p class="lead">
          {families.length > 0 ? `${counted(others, "other article")} ${others === 1 ? "has a text of its" : "have texts of their"} own.` : ""}{" "}
          <button type="button" class="small" onClick={() => store.set({ view: "tables", table: "articles", sort: null, rows: "" })}>All articles as a table</button>
        </p>
      )}
    </>
  );
}

function Family({ origin, members }: { origin: Id; members: Article[] }) {
  const graph = useGraph();
  const first = graph.articles.get(origin);
  return (
    <li class="family">
      {first === undefined ? <p class="quiet">The first of them is not in this graph: <bdi>{origin}</bdi></p> : <Entry article={first} origin={origin} />}
      <ul class="plain copies">{members.filter(({ id }) => id !== origin).map((article) => <li key={article.id}><Entry article={article} origin={origin} /></li>)}</ul>
    </li>
  );
}

function Entry({ article, origin }: { article: Article; origin: Id }) {
  const copy = copyOf(article);
  return (
    <>
      <ItemLink id={article.id} width={120} />
      <p class="meta">
        <span>{publishedTold(article) ?? "no date"}</span>
        {article.source !== undefined && <bdi>{shorten(article.source, 60)}</bdi>}
        {copy !== null && <span>{copy.later ? "later version" : "copy"}{copy.of !== origin && <> of <ItemLink id={copy.of} width={60} /></>}</span>}
      </p>
    </>
  );
}
