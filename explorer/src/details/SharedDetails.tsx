import { dateWords } from "../model/dates";
import type { SharedItem } from "../model/items";
import { changed, standing } from "../model/shared";
import { shorten } from "../model/text";
import type { Id, Shared } from "../model/types";
import { Icon } from "../shell/icons";
import { ItemLink } from "../shell/ItemLink";
import { Swatch } from "../shell/Swatch";
import { useGraph, useSelect } from "../state/store";
import { Evidence } from "./Evidence";
import { StatusWord } from "./FactRow";
import { Head, Identity, InWhole } from "./Head";
import { Line } from "./Line";
import { Long } from "./Long";
import { Question } from "./QuestionBox";
import { useRead } from "./reading";
import { reportRows, type ReportRow } from "./reports";
import { counted, dateTold, headingOf, publishedTold, spaced } from "./words";

/** All about an event that several articles report: each report for itself, and where they differ. */
export function SharedDetails({ item }: { item: SharedItem }) {
  const graph = useGraph();
  const { shared } = item;
  return (
    <>
      <Head kind={<><Swatch look={graph.look("Event")} /> {spaced(shared.type)}</>} title={shared.label}>
        {(shared.contradicted || !changed(shared)) && <StatusWord status={standing(shared)} />}
        {changed(shared) && <History shared={shared} />}
      </Head>
      <InWhole id={item.id} words="All articles that report it" />
      <Reports item={item} />
      <h3>Who, whom, where</h3>
      <dl class="facts"><Participants item={item} /></dl>
      <h3>How it was found</h3>
      <p class="quiet">The reports were taken for one event because its kind, its time, and who or where agree. The graph says of each report for itself what it tells.</p>
      <dl class="facts"><Identity id={item.id} /></dl>
      <Question item={item} />
    </>
  );
}

/** `planned → happened`: what was told of it, one after the other. */
export function History({ shared }: { shared: Shared }) {
  return (
    <span class="history">
      {shared.statuses.map((status, at) => <>{at > 0 && <span class="then">→<span class="offscreen"> then </span></span>}<StatusWord key={at} status={status} /></>)}
    </span>
  );
}

export function toldBy({ articles, sources }: Shared): string {
  return `${counted(articles, "article")}, ${counted(sources, "independent source")}`;
}

/** Each report of an event by day; `current` is the one that is looked at. */
export function Reports({ item, current }: { item: SharedItem; current?: Id }) {
  const graph = useGraph();
  const { shared } = item;
  return (
    <section>
      <h3>Reported by {toldBy(shared)}</h3>
      {shared.contradicted && <p class="vouched">The reports contradict each other: one source says that it happened, another that it did not.</p>}
      {current !== undefined && <p><ItemLink id={item.id} /></p>}
      <Long of={reportRows(graph, item)} few={8}>{(row) => <Report key={row.report.id} row={row} current={row.report.id === current} />}</Long>
    </section>
  );
}

function Report({ row: { report, article, copy, marks, only }, current }: { row: ReportRow; current: boolean }) {
  const graph = useGraph();
  const select = useSelect();
  const { status, label, evidence } = report.fact;
  const told = dateTold(graph, report);
  return (
    <li class={`fact report ${status} ${copy === null ? "" : "copy"}`} aria-current={current ? "true" : undefined} style={{ "--status": graph.statusLook(status).border }}>
      <p class="meta by">
        <b>{(article && publishedTold(article)) ?? "no date"}</b>
        {article?.source !== undefined && <bdi>{shorten(article.source, 60)}</bdi>}
        {current && <span class="tag">this report</span>}
      </p>
      {current ? <b class="told"><bdi>{label}</bdi></b> : <button type="button" class="told" onClick={() => select(report.id)}><bdi>{label}</bdi></button>}
      <p class="meta">
        <StatusWord status={status} />
        {told !== null && <span title={told.note}>{told.words}</span>}
        {marks.map((mark) => <span key={mark} class="tag otherwise"><bdi>{shorten(mark, 90)}</bdi></span>)}
      </p>
      {only.length > 0 && copy === null && <p class="meta">Only here: {only.map((id) => <ItemLink key={id} id={id} width={48} />)}</p>}
      {copy !== null && <CopyOf of={copy.of} later={copy.later} />}
      {current || copy !== null ? <ReadHere article={article?.id} at={evidence[0]?.start ?? null} id={report.id} title={article?.title} /> : <Evidence of={report.id} evidence={evidence} few={1} dated={false} />}
    </li>
  );
}

function ReadHere({ article, at, id, title }: { article: Id | undefined; at: number | null; id: Id; title: string | undefined }) {
  const read = useRead();
  if (article === undefined) return null;
  return (
    <p class="meta">
      <button type="button" class="go" title="Open the article at these words" onClick={() => read(article, at, id)}>
        <bdi>{shorten(title ?? article, 70)}</bdi> <Icon name="right" />
      </button>
    </p>
  );
}

/** That an article is no source of its own. */
export function CopyOf({ of, later }: { of: Id; later: boolean }) {
  return <p class="meta copied">{later ? "Later version of" : "Copy of"} <ItemLink id={of} width={60} /></p>;
}

function Participants({ item }: { item: SharedItem }) {
  const graph = useGraph();
  const told = (kind: string, id: Id) => item.reports.filter((report) => graph.partsOf(report.id).some((part) => part.kind === kind && part.id === id)).length;
  const groups = new Map<string, { kind: string; id: Id }[]>();
  for (const { kind, id } of graph.partsOf(item.id)) {
    if (kind === "accordingTo") continue;
    const heading = headingOf(graph, kind);
    groups.set(heading, [...(groups.get(heading) ?? []), { kind, id }]);
  }
  const days = new Map<string, number>();
  for (const { fact } of item.reports) {
    const words = dateWords(fact.start, fact.end);
    if (words !== null) days.set(words, (days.get(words) ?? 0) + 1);
  }
  const all = item.reports.length;
  return (
    <>
      {[...groups].map(([heading, parts]) => (
        <Line key={heading} name={heading}>
          <ul class="plain">{parts.map(({ kind, id }) => <li key={id} class="counted"><ItemLink id={id} /><Share of={told(kind, id)} all={all} /></li>)}</ul>
        </Line>
      ))}
      <Line name="When">
        {days.size === 0 ? <span class="quiet">not told</span> : <ul class="plain">{[...days].map(([words, count]) => <li key={words} class="counted">{words}<Share of={count} all={all} /></li>)}</ul>}
      </Line>
    </>
  );
}

/** In how many of the reports. */
function Share({ of, all }: { of: number; all: number }) {
  return <span class="count" title={`told by ${of} of ${all} reports`}>{of === all ? "all" : `${of} of ${all}`}</span>;
}

/** An event in a list, once for all that report it. */
export function SharedRow({ item, words = true }: { item: SharedItem; words?: boolean }) {
  const graph = useGraph();
  const select = useSelect();
  const { shared, reports } = item;
  const status = standing(shared);
  const when = dateWords(shared.first, shared.last);
  const copies = new Set(reports.filter(({ fact }) => graph.articles.get(fact.article ?? "")?.origin !== undefined));
  const evidence = [...reports].reverse().filter((report) => !copies.has(report)).flatMap(({ fact }) => fact.evidence.slice(0, 1));
  return (
    <li class={`fact ${status}`} style={{ "--status": graph.statusLook(status).border }}>
      <button type="button" class="told" onClick={() => select(item.id)}><bdi>{shared.label}</bdi></button>
      <p class="meta">
        {shared.contradicted && <StatusWord status={status} />}
        <History shared={shared} />
        <span>{toldBy(shared)}{when !== null && `, ${when}`}</span>
      </p>
      {words && <Evidence of={item.id} evidence={evidence} few={1} />}
    </li>
  );
}
