/** What was announced or promised, and what became of it. */
import { useMemo } from "preact/hooks";
import { StatusWord } from "../details/FactRow";
import { Long } from "../details/Long";
import { dateTold, publishedTold } from "../details/words";
import { CONTRADICTED } from "../model/shared";
import { shorten } from "../model/text";
import { ItemLink, labelOf } from "../shell/ItemLink";
import { fold } from "../state/search";
import { useGraph, useStore, useVisible } from "../state/store";
import { Chips, RowFind, useChosen } from "./Chips";
import { OUTCOMES, promisesOf, type Outcome, type Promised } from "./promises";

const KEYS = Object.keys(OUTCOMES) as Outcome[];

export function PromisesPart() {
  const graph = useGraph();
  const { facts, shared } = useVisible();
  const words = useStore((state) => state.rows);
  const chosen = useChosen(KEYS);
  const all = useMemo(() => promisesOf(graph, facts, shared), [facts, shared]);
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  const held = all.filter(({ id, fact }) => {
    const text = fold(`${labelOf(graph.items.get(id)!)}\n${fact.fact.label}`);
    return wanted.every((word) => text.includes(word));
  });
  const shown = held.filter(({ outcome }) => chosen.has(outcome));
  if (all.length === 0) {
    return <p class="empty">Nothing is announced or promised in what the filters leave. Planned events and promises would stand here, each with the later report that tells what became of it.</p>;
  }
  const counts = Object.fromEntries(KEYS.map((key) => [key, held.filter(({ outcome }) => outcome === key).length])) as Record<Outcome, number>;
  const told = Object.fromEntries(KEYS.filter((key) => all.some(({ outcome }) => outcome === key)).map((key) => [key, OUTCOMES[key]])) as typeof OUTCOMES;
  return (
    <>
      <div class="controls">
        <Chips label="Only by what became of it" words={told} counts={counts} />
        <RowFind />
      </div>
      {shown.length === 0 && <p class="empty">Of none of them is this told.</p>}
      <Long of={shown} few={40}>{(promised) => <Row key={promised.id} promised={promised} />}</Long>
    </>
  );
}

function Row({ promised: { id, fact, shared, claims, outcome, later, due } }: { promised: Promised }) {
  const graph = useGraph();
  const article = graph.articles.get(fact.fact.article ?? "");
  const when = fact.kind === "event" ? dateTold(graph, fact) : null;
  const then = later && graph.articles.get(later.fact.article ?? "");
  return (
    <li class="promise">
      <div class="what">
        <ItemLink id={fact.id} plain />
        <p class="meta">
          {fact.kind === "claim" || claims.length > 0 ? "Promised" : "Announced"} {article && publishedTold(article)}
          {article?.source !== undefined && <bdi>{shorten(article.source, 60)}</bdi>}
          {when !== null && <span>for {when.words}</span>}
        </p>
        {claims.map((claim) => <p key={claim} class="meta"><ItemLink id={claim} width={90} /></p>)}
      </div>
      <div class="outcome">
        {later === null ? (
          <p class="quiet">{due ? "Its day has passed, and no later article tells of it." : "No later article tells of it."}</p>
        ) : (
          <>
            <p class="meta">
              <StatusWord status={outcome === "contradicted" ? CONTRADICTED : later.fact.status} />
              {then && <span>{publishedTold(then)}</span>}
              {then?.source !== undefined && <bdi>{shorten(then.source, 60)}</bdi>}
            </p>
            <ItemLink id={later.id} plain />
            {shared !== null && <p class="meta">All reports: <ItemLink id={id} width={60} /></p>}
          </>
        )}
      </div>
    </li>
  );
}
