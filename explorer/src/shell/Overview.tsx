/** What the side panel shows while nothing is selected: what is in here, and where to begin. */
import { useMemo } from "preact/hooks";
import { dateWords } from "../model/dates";
import type { Graph } from "../model/graph";
import type { AnyFact } from "../model/items";
import { CONTRADICTED, lastOf } from "../model/shared";
import { safeUrl } from "../model/text";
import { statusOf, toldOnce, type Told } from "../model/told";
import type { Article, Id, Link, Thing } from "../model/types";
import { useExplorer, useGraph, useVisible } from "../state/store";
import { Icon } from "./icons";
import { ItemLink } from "./ItemLink";
import { number } from "./wording";

const FEW = 8;
const AHEAD = new Set(["scheduled", "possible", "requested"]);
const PAST = new Set(["occurred", "ongoing"]);
const DISPUTED = new Set([CONTRADICTED]);
const UNKNOWN = new Set(["unknown"]);

export function Overview() {
  const graph = useGraph();
  const { facts, things, leftLinks } = useVisible();
  const { model } = graph.payload;
  const connected = useMemo(() => connectedOf(things, leftLinks), [things, leftLinks]);
  const speakers = useMemo(() => speakersOf(graph, facts), [facts]);
  const ahead = useMemo(() => events(graph, facts, AHEAD), [facts]);
  const past = useMemo(() => events(graph, facts, PAST), [facts]);
  const disputed = useMemo(() => events(graph, facts, DISPUTED), [facts]);
  const unknown = useMemo(() => events(graph, facts, UNKNOWN), [facts]);
  return (
    <div class="overview">
      <h2>
        <bdi>{model.title}</bdi>
      </h2>
      {model.subtitle && (
        <p class="quiet">
          <bdi>{model.subtitle}</bdi>
        </p>
      )}
      <Articles articles={model.articles} />
      {things.length === 0 && facts.length === 0 && graph.items.size > graph.articles.size && (
        <p>The filters leave nothing.</p>
      )}
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
      <List title="Planned, possible, asked for">
        {ahead.map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </List>
      <List title="Happened, going on">
        {past.map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </List>
      <List title="Told by one, denied by another">
        {disputed.map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </List>
      <List title="Status unknown">
        {unknown.map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </List>
      <p class="quiet hint">
        Click anything to see the words of the article that prove it.{" "}
        <span class="keyed">
          Press <kbd>/</kbd> to search, <kbd>?</kbd> for help.
        </span>
      </p>
    </div>
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

function EventRow({ event }: { event: Told }) {
  const graph = useGraph();
  const status = graph.statusLook(statusOf(event)).word;
  const { start, end } = lastReport(event).fact;
  const by = event.kind === "shared" ? `${number(event.shared.articles)} articles` : "";
  return (
    <li class="stacked">
      <ItemLink id={event.id} />
      <span class="count">{[dateWords(start, end), status, by].filter(Boolean).join(" · ")}</span>
    </li>
  );
}

/** Of an event that several articles report, the last one that tells when it was. */
function lastReport(event: Told): AnyFact {
  if (event.kind !== "shared") return event;
  const { reports } = event;
  return lastOf(reports, ({ fact }) => fact.start !== undefined || fact.end !== undefined) ?? reports[0]!;
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

/** The latest events of some statuses, each once. */
function events(graph: Graph, facts: AnyFact[], statuses: ReadonlySet<string>): Told[] {
  const wanted = toldOnce(graph, facts).filter((event) => statuses.has(statusOf(event) ?? ""));
  const day = (event: Told) => graph.when(lastReport(event))?.last ?? -1e9;
  return wanted.sort((a, b) => day(b) - day(a)).slice(0, 6);
}
