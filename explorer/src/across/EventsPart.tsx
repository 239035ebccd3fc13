/** Events that several articles report, each with what was told of it one after the other. */
import { useMemo } from "preact/hooks";
import { Long } from "../details/Long";
import { copyOf, reportRows } from "../details/reports";
import { toldBy } from "../details/SharedDetails";
import { counted, publishedTold, spaced } from "../details/words";
import { dateWords } from "../model/dates";
import type { Graph } from "../model/graph";
import type { EventFact, SharedItem } from "../model/items";
import { changed, differs } from "../model/shared";
import { shorten } from "../model/text";
import type { Article, Shared } from "../model/types";
import { ItemLink } from "../shell/ItemLink";
import { StatusSwatch } from "../shell/Swatch";
import { fold } from "../state/search";
import { useExplorer, useGraph, useSelect, useStore, useVisible } from "../state/store";
import { Chips, RowFind } from "./Chips";

const TESTS: Record<"changed" | "contradicted" | "differences", (shared: Shared) => boolean> = {
  changed,
  contradicted: (shared) => shared.contradicted === true,
  differences: differs,
};
const WORDS = { changed: "Status changed", contradicted: "Contradicted", differences: "With differences" };
type Key = keyof typeof TESTS;
const KEYS = Object.keys(TESTS) as Key[];

export function EventsPart() {
  const graph = useGraph();
  const { shared } = useVisible();
  const marked = useStore((state) => state.marked);
  const order = useStore((state) => state.first);
  const words = useStore((state) => state.rows);
  const chosen = KEYS.filter((key) => marked.includes(key));
  const held = useMemo(() => shared.filter((item) => holds(graph, item, words)), [shared, words]);
  const counts = Object.fromEntries(KEYS.map((key) => [key, held.filter((item) => TESTS[key](item.shared)).length])) as Record<Key, number>;
  const rows = held.filter(({ shared }) => chosen.length === 0 || chosen.some((key) => TESTS[key](shared)));
  const sorted = useMemo(() => [...rows].sort(order === "latest" ? byLast : bySources), [held, marked.join(), order]);
  if (shared.length === 0) {
    return (
      <p class="empty">
        {graph.shared.length > 0
          ? "The filters leave no event that several articles report."
          : "No event is told by several of these articles, as far as can be told. Those that are would stand here, with what each article says of them, whether they came about, and where the articles differ."}
      </p>
    );
  }
  return (
    <>
      <div class="controls">
        <Chips label="Only events" words={WORDS} counts={counts} />
        <RowFind />
        <Order />
      </div>
      {sorted.length === 0 && <p class="empty">None of the {held.length} events is so.</p>}
      <Long of={sorted} few={40}>{(item) => <Story key={item.id} item={item} />}</Long>
    </>
  );
}

function holds(graph: Graph, { shared, reports }: SharedItem, words: string): boolean {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const sources = reports.map(({ fact }) => graph.articles.get(fact.article ?? "")).map((article) => `${article?.title} ${article?.source ?? ""}`);
  const text = fold([shared.label, ...reports.map(({ fact }) => fact.label), ...sources].join("\n"));
  return wanted.every((word) => text.includes(word));
}

function bySources(a: SharedItem, b: SharedItem): number {
  return b.shared.sources - a.shared.sources || b.shared.articles - a.shared.articles || byLast(a, b);
}

function byLast(a: SharedItem, b: SharedItem): number {
  const [one, other] = [a.shared.last ?? "", b.shared.last ?? ""];
  return one > other ? -1 : one < other ? 1 : a.id < b.id ? -1 : 1;
}

function Order() {
  const { store } = useExplorer();
  const order = useStore((state) => state.first);
  const choices = [["sources", "Most sources first"], ["latest", "Latest first"]] as const;
  return (
    <span class="segments" role="radiogroup" aria-label="Order">
      {choices.map(([name, word]) => (
        <label key={name} class={order === name ? "on" : ""}>
          <input type="radio" name="first" checked={order === name} onChange={() => store.set({ first: name })} />
          {word}
        </label>
      ))}
    </span>
  );
}

function Story({ item }: { item: SharedItem }) {
  const graph = useGraph();
  const { shared } = item;
  const days = dateWords(shared.first, shared.last);
  const marks = new Set(reportRows(graph, item).flatMap((row) => row.marks.filter((mark) => mark.endsWith("differs"))));
  return (
    <li class="story">
      <div class="what">
        <ItemLink id={item.id} />
        <p class="meta">
          {spaced(shared.type)} · {toldBy(shared)}{days !== null && ` · ${days}`}
        </p>
        <p class="meta">
          {shared.contradicted && <span class="tag otherwise">contradicted</span>}
          {[...marks].map((mark) => <span key={mark} class="tag otherwise">{mark}</span>)}
        </p>
      </div>
      <Steps item={item} />
    </li>
  );
}

interface Step {
  status: string;
  reports: EventFact[];
  articles: Article[];
}

/** Reports that tell the same status one after the other are one step. Copies bring no news. */
export function stepsOf(graph: Graph, reports: readonly EventFact[]): Step[] {
  const steps: Step[] = [];
  for (const report of reports) {
    const { status, article } = report.fact;
    const found = graph.articles.get(article ?? "");
    const copied = found !== undefined && copyOf(found) !== null && steps.some((step) => step.status === status);
    let step = copied ? steps.find((each) => each.status === status)! : steps[steps.length - 1];
    if (step?.status !== status) steps.push((step = { status, reports: [], articles: [] }));
    step.reports.push(report);
    if (found !== undefined) step.articles.push(found);
  }
  return steps;
}

function outlets(articles: readonly Article[]): string {
  const named = [...new Set(articles.flatMap(({ source }) => source ?? []))];
  if (named.length > 2) return `${named.length} outlets`;
  if (named.length > 0) return shorten(named.join(", "), 60);
  return articles.length === 1 ? shorten(articles[0]!.title, 50) : counted(articles.length, "article");
}

function Steps({ item }: { item: SharedItem }) {
  const graph = useGraph();
  const select = useSelect();
  return (
    <ol class="steps" aria-label="What was told, by the days of the articles">
      {stepsOf(graph, item.reports).map(({ status, reports, articles }) => {
        const look = graph.statusLook(status);
        const days = articles.flatMap(({ published }) => (published === undefined ? [] : [published.slice(0, 10)])).sort();
        return (
          <li key={reports[0]!.id} style={{ "--status": look.border }}>
            <button type="button" class="step" title={articles.map((article) => `${publishedTold(article) ?? "no date"}: ${article.title}`).join("\n").slice(0, 600)} onClick={() => select(reports[0]!.id)}>
              <StatusSwatch look={look} box={true} />
              <b>{look.word}</b>
              <span class="when">{dateWords(days[0], days[days.length - 1]) ?? "no date"}</span>
              <bdi class="who">{outlets(articles)}</bdi>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
