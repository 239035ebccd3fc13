import { safeUrl } from "../model/text";
import type { Article, Mention } from "../model/types";
import { Icon } from "../shell/icons";
import { ItemLink } from "../shell/ItemLink";
import { useGraph } from "../state/store";
import { FactRow } from "./FactRow";
import { Head, Identity } from "./Head";
import { Line } from "./Line";
import { Long } from "./Long";
import { Question } from "./QuestionBox";
import { useRead } from "./reading";
import { copyOf } from "./reports";
import { counted, publishedTold } from "./words";

/** What an article is, and what was found in it. */
export function ArticleDetails({ article }: { article: Article }) {
  const graph = useGraph();
  const read = useRead();
  const facts = graph.factsIn(article.id);
  const count = (kind: string) => facts.filter((fact) => fact.kind === kind).length;
  const things = graph.thingsIn(article.id).map((thing) => ({ thing, times: times(thing.mentions, article.id) })).sort((a, b) => b.times - a.times);
  const published = publishedTold(article);
  const copy = copyOf(article);
  const again = graph.familyOf(article.id).filter((each) => copyOf(each)?.of === article.id);
  const events = facts.filter((fact) => fact.kind === "event");
  return (
    <>
      <Head kind="Article" title={article.title}>
        <button type="button" class="small primary" onClick={() => read(article.id, null, article.id)}>Read</button>
      </Head>
      <dl class="facts">
        {article.source !== undefined && <Line name="Source"><bdi>{article.source}</bdi></Line>}
        {published !== null && <Line name="Date">{published}</Line>}
        {copy !== null && <Line name={copy.later ? "Later version of" : "Copy of"}><ItemLink id={copy.of} /></Line>}
        {again.length > 0 && <Line name="Printed again"><Long of={again}>{({ id }) => <li key={id}><ItemLink id={id} width={90} /></li>}</Long></Line>}
        {article.url !== undefined && <Line name="Address"><Address url={article.url} /></Line>}
        <Line name="Found">{[counted(things.length, "thing"), counted(count("event"), "event"), counted(count("claim"), "claim"), counted(count("role"), "office"), counted(count("relation"), "relation")].join(", ")}</Line>
        {article.text === undefined && <Line name="Text"><span class="quiet">The graph does not hold it.</span></Line>}
        <Identity id={article.id} />
      </dl>
      {things.length > 0 && (
        <section>
          <h3>Named most</h3>
          <Long of={things} few={8}>{({ thing, times }) => <li key={thing.id} class="counted"><ItemLink id={thing.id} width={60} /><span class="count">{times}</span></li>}</Long>
        </section>
      )}
      {events.length > 0 && (
        <section>
          <h3>Events</h3>
          <Long of={events}>{(fact) => <FactRow key={fact.id} fact={fact} words={false} />}</Long>
        </section>
      )}
      <Question item={{ kind: "article", id: article.id, article }} />
    </>
  );
}

function times(mentions: Mention[] | undefined, article: string): number {
  return (mentions ?? []).filter((mention) => mention.article === article).length;
}

export function Address({ url }: { url: string }) {
  const href = safeUrl(url);
  return href === null ? <bdi class="iri">{url}</bdi> : <a class="iri" href={href} rel="noopener noreferrer" target="_blank">{url} <Icon name="out" /></a>;
}
