/** What the side panel shows while nothing is selected: who did what to whom, what is planned, what is said; then counts. */
import { useMemo } from "preact/hooks";
import { dateWords } from "../model/dates";
import type { Graph } from "../model/graph";
import type { AnyFact } from "../model/items";
import { CONTRADICTED } from "../model/shared";
import { claimsTold, distinct, eventsTold, mainEvents, type Telling } from "../model/story";
import { safeUrl, shorten } from "../model/text";
import type { Article, Id, Link, Thing } from "../model/types";
import { useExplorer, useGraph, useVisible } from "../state/store";
import { Icon } from "./icons";
import { ItemLink } from "./ItemLink";
import { useLight } from "./light";
import { number } from "./wording";

const FEW = 6;
const FEW_TOLD = 4;
const SEVERAL = 4;
const AHEAD = new Set(["scheduled", "possible", "requested"]);
const PAST = new Set(["occurred", "ongoing"]);
const DENIED = new Set(["negated"]);
const DISPUTED = new Set([CONTRADICTED]);
const UNKNOWN = new Set(["unknown"]);

export function Overview() {
  const graph = useGraph();
  const { facts, things, leftLinks } = useVisible();
  const { model } = graph.payload;
  const connected = useMemo(() => connectedOf(things, leftLinks), [things, leftLinks]);
  const speakers = useMemo(() => speakersOf(graph, facts), [facts]);
  const events = useMemo(() => eventsTold(graph, facts), [facts]);
  const claims = useMemo(() => distinct(graph, claimsTold(graph, facts), FEW_TOLD), [facts]);
  const leads = useMemo(() => mainEvents(graph, facts).slice(0, graph.articles.size > SEVERAL ? 3 : 1), [facts]);
  const led = new Set(leads.map(({ id }) => id));
  // What is disputed or denied is said to be so, even if the list begins with it.
  const of = (statuses: ReadonlySet<string>) =>
    distinct(graph, events.filter((each) => statuses.has(each.status)), FEW_TOLD + leads.length)
      .filter(({ id }) => !led.has(id) || statuses === DISPUTED || statuses === DENIED)
      .slice(0, FEW_TOLD);
  return (
    <div class="overview">
      <h2>
        <bdi>{model.title}</bdi>
      </h2>
      {leads.map((each) => (
        <p class="lead" key={each.id}>
          <Sentence telling={each} />
        </p>
      ))}
      <Sentences title="What happened" told={of(PAST)} />
      <Sentences title="What is planned, possible, asked for" told={of(AHEAD)} />
      <Sentences title="What is said" told={claims} />
      <Sentences title="Told by one, denied by another" told={of(DISPUTED)} />
      <Sentences title="Said not to have happened" told={of(DENIED)} />
      <Sentences title="Status unknown" told={of(UNKNOWN)} />
      <Articles articles={model.articles} />
      {things.length === 0 && facts.length === 0 && graph.items.size > graph.articles.size && (
        <p>The filters leave nothing.</p>
      )}
      <div class="counts">
        <List title="Most connected">
          {connected.map(({ id, count }) => (
            <Row key={id} id={id} note={links(count)} />
          ))}
        </List>
        <List title="Who says most">
          {speakers.map(({ id, count }) => (
            <Row key={id} id={id} note={`${number(count)} ${count === 1 ? "claim" : "claims"}`} />
          ))}
        </List>
        {model.subtitle && (
          <p class="quiet">
            <bdi>{model.subtitle}</bdi>
          </p>
        )}
      </div>
      <p class="quiet hint">
        Click anything to see the words of the article that prove it.{" "}
        <span class="keyed">
          Press <kbd>/</kbd> to search, <kbd>?</kbd> for help.
        </span>
      </p>
    </div>
  );
}

function Sentences({ title, told }: { title: string; told: readonly Telling[] }) {
  if (told.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul class="sentences">
        {told.map((each) => (
          <li key={each.id}>
            <Sentence telling={each} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A fact in one sentence, with its date, how many tell it, and what its words do not say of its status. */
function Sentence({ telling: { id, told, sentence, words, date, status } }: { telling: Telling }) {
  const graph = useGraph();
  const by = told.kind === "shared" ? `${number(told.shared.articles)} articles` : "";
  const mark = told.kind === "claim" ? "" : status === CONTRADICTED ? graph.statusLook(status).word : "";
  const about = [date, mark, by].filter(Boolean).join(", ");
  return (
    <span class="sentence" {...useLight(id)}>
      <ItemLink id={id} words={about ? `${shorten(sentence, 200)} (${about})` : sentence} width={300} plain />
      {words !== "" && <q class="quiet"><bdi>{words}</bdi></q>}
    </span>
  );
}

function links(count: number): string {
  return `${number(count)} ${count === 1 ? "link" : "links"}`;
}

function List({ title, children }: { title: string; children: preact.ComponentChild[] }) {
  if (children.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul class="rows">{children}</ul>
    </section>
  );
}

function Row({ id, note }: { id: Id; note: string }) {
  return (
    <li>
      <ItemLink id={id} />
      <span class="count">{note}</span>
    </li>
  );
}

function Articles({ articles }: { articles: Article[] }) {
  const { store } = useExplorer();
  const dates = articles.flatMap(({ published }) => (published ? [published.slice(0, 10)] : [])).sort();
  const [only] = articles;
  if (only === undefined) return <p class="quiet">There are no articles in this graph.</p>;
  if (articles.length === 1) {
    const url = safeUrl(only.url);
    const about = [only.source, dates[0] && dateWords(dates[0], undefined)].filter(Boolean).join(", ");
    return (
      <p class="actions">
        {about && <bdi>{about}</bdi>}
        <button type="button" class="small" onClick={() => store.set({ view: "article", article: only.id })}>
          Read the article
        </button>
        {url && (
          <a href={url} target="_blank" rel="noopener noreferrer">
            Where it was published <Icon name="out" />
          </a>
        )}
      </p>
    );
  }
  const span = dates.length > 0 ? `, ${dateWords(dates[0], dates.at(-1))}` : "";
  return (
    <p class="actions">
      {number(articles.length)} articles{span}
      <button type="button" class="small" onClick={() => store.set({ view: "tables", table: "articles" })}>
        List them
      </button>
    </p>
  );
}

/** The things with most links of the picture that the filters leave, drawn or not. */
function connectedOf(things: Thing[], lines: Link[]): { id: Id; count: number }[] {
  const counts = new Map<Id, number>();
  for (const { from, to } of lines)
    for (const id of from === to ? [from] : [from, to]) counts.set(id, (counts.get(id) ?? 0) + 1);
  const found = things.flatMap(({ id }) => (counts.has(id) ? [{ id, count: counts.get(id)! }] : []));
  return found.sort((a, b) => b.count - a.count).slice(0, FEW);
}

function speakersOf(graph: Graph, facts: AnyFact[]): { id: Id; count: number }[] {
  const counts = new Map<Id, number>();
  for (const fact of facts) {
    if (fact.kind !== "claim") continue;
    for (const part of graph.partsOf(fact.id))
      if (part.kind === "speaker") counts.set(part.id, (counts.get(part.id) ?? 0) + 1);
  }
  const sorted = [...counts].map(([id, count]) => ({ id, count }));
  return sorted.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)).slice(0, 5);
}
