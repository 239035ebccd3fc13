import { dateWords } from "../model/dates";
import type { AnyFact } from "../model/items";
import { slice, safeUrl, shorten } from "../model/text";
import { statusOf, toldOnce, type Told } from "../model/told";
import type { Appearance, Id, Mention, Thing } from "../model/types";
import { Icon } from "../shell/icons";
import { ItemLink } from "../shell/ItemLink";
import { Swatch } from "../shell/Swatch";
import { useGraph, useSelect } from "../state/store";
import { Cut } from "./Cut";
import { Evidence } from "./Evidence";
import { FactRow } from "./FactRow";
import { Head, Identity, InWhole } from "./Head";
import { Long } from "./Long";
import { officesOf, type Office } from "./offices";
import { Question } from "./QuestionBox";
import { useRead } from "./reading";
import { SharedRow } from "./SharedDetails";
import { byDate, counted, publishedTold, STATUS_ORDER } from "./words";

/** All about a person, state, body, place, group or issue. */
export function ThingDetails({ thing }: { thing: Thing }) {
  const graph = useGraph();
  const facts = [...graph.factsOf(thing.id)].sort(byDate(graph));
  const own = (kind: string) => (fact: AnyFact) => graph.partsOf(fact.id).some((part) => part.id === thing.id && part.kind === kind);
  const roles = facts.filter((fact) => fact.kind === "role");
  const claims = facts.filter((fact) => fact.kind === "claim");
  const by = claims.filter(own("speaker"));
  const about = claims.filter((fact) => !by.includes(fact));
  const look = graph.look(thing.type);
  const name = `this ${look.word.toLowerCase()}`;
  return (
    <>
      <Head kind={<><Swatch look={look} /> {look.word}</>} title={thing.label} />
      <InWhole id={thing.id} words={thing.type === "Issue" ? "All articles about it" : "All articles that name it"} />
      <dl class="facts">
        {!!thing.aliases?.length && <><dt>Also called</dt><dd class="aliases"><Long of={thing.aliases} few={20}>{(name) => <li key={name}><Cut text={name} width={140} /></li>}</Long></dd></>}
        {!!thing.descriptions?.length && <><dt>Described as</dt><dd class="aliases"><Long of={thing.descriptions} few={20}>{(words) => <li key={words}><Cut text={words} width={140} /></li>}</Long></dd></>}
        {!!thing.wikidata?.length && <><dt>Wikidata</dt><dd>{thing.wikidata.map((url) => <Wikidata key={url} url={url} />)}</dd></>}
      </dl>
      <Offices title="Offices" facts={roles.filter(own("person"))} />
      <Events facts={facts.filter((fact) => fact.kind === "event")} />
      <Section title={`What ${name} says`} facts={by} />
      <Section title={`What is said about ${name}`} facts={about} />
      <Offices title="Who holds office" facts={roles.filter((fact) => !own("person")(fact))} />
      <Section title="Relations" facts={facts.filter((fact) => fact.kind === "relation")} few={6} />
      {facts.length === 0 && <p class="quiet">It is named, and nothing more is told of it.</p>}
      <Companions id={thing.id} facts={facts} />
      <Apart thing={thing} />
      <Mentions thing={thing} />
      <h3>In the graph</h3>
      <dl class="facts"><Identity id={thing.id} /></dl>
      <Question item={{ kind: "thing", id: thing.id, thing }} />
    </>
  );
}

function Wikidata({ url }: { url: string }) {
  const href = safeUrl(url.replace(/^http:\/\/www\.wikidata\.org\/entity\//, "https://www.wikidata.org/wiki/"));
  const name = url.split("/").pop() ?? url;
  return href === null ? <bdi>{url}</bdi> : <a href={href} rel="noopener noreferrer" target="_blank">{name} <Icon name="out" /></a>;
}

function Section({ title, facts, few = 4 }: { title: string; facts: AnyFact[]; few?: number }) {
  if (facts.length === 0) return null;
  return (
    <section>
      <h3>{title} <span class="quiet">{facts.length}</span></h3>
      <Long of={facts} few={few}>{(fact) => <FactRow key={fact.id} fact={fact} />}</Long>
    </section>
  );
}

/** Offices, each once however many articles tell it, with the days of those articles. */
function Offices({ title, facts }: { title: string; facts: AnyFact[] }) {
  const graph = useGraph();
  const offices = officesOf(graph, facts);
  if (offices.length === 0) return null;
  return (
    <section>
      <h3>{title} <span class="quiet">{offices.length}</span></h3>
      <Long of={offices} few={6}>{(office) => <OfficeRow key={office.facts[0]!.id} office={office} />}</Long>
    </section>
  );
}

function OfficeRow({ office: { facts, status, days } }: { office: Office }) {
  const select = useSelect();
  const [first] = facts;
  const asOf = dateWords(days[0], days[days.length - 1]);
  return (
    <li class="fact role">
      <button type="button" class="told" onClick={() => select(first!.id)}><bdi>{first!.fact.label}</bdi></button>
      <p class="meta">
        <span class="tag">{status}</span>
        {asOf !== null && <span>as of {days.length > 2 && `${days.length} days, `}{asOf}</span>}
      </p>
      <Evidence of={first!.id} evidence={facts.flatMap((fact) => fact.fact.evidence)} few={1} />
    </li>
  );
}

/** Events by what is told of their truth: what happened stands apart from what is only planned, possible or denied. */
function Events({ facts }: { facts: AnyFact[] }) {
  const graph = useGraph();
  const told = toldOnce(graph, facts);
  if (told.length === 0) return null;
  const status = (event: Told) => statusOf(event) ?? "";
  const found = [...new Set([...STATUS_ORDER, ...told.map(status)])].filter((each) => told.some((event) => status(event) === each));
  return (
    <section>
      <h3>Events <span class="quiet">{told.length}</span></h3>
      {found.map((each) => {
        const own = told.filter((event) => status(event) === each);
        const word = graph.statusLook(each).word;
        return (
          <div key={each}>
            <h4>{word.charAt(0).toUpperCase() + word.slice(1)} <span class="quiet">{own.length}</span></h4>
            <Long of={own} few={4}>{(event) => (event.kind === "shared" ? <SharedRow key={event.id} item={event} /> : <FactRow key={event.id} fact={event} />)}</Long>
          </div>
        );
      })}
    </section>
  );
}

/** With whom and what it is told most. */
function Companions({ id, facts }: { id: Id; facts: AnyFact[] }) {
  const graph = useGraph();
  const counts = new Map<Id, number>();
  for (const fact of facts) {
    const others = new Set(graph.partsOf(fact.id).map((part) => part.id));
    for (const other of others) if (other !== id && graph.items.get(other)?.kind === "thing") counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (sorted.length < 2) return null;
  return (
    <section>
      <h3>Most often told together with</h3>
      <Long of={sorted} few={6}>{([other, count]) => <li key={other} class="counted"><ItemLink id={other} width={60} /><span class="count" title={counted(count, "fact")}>{count}</span></li>}</Long>
    </section>
  );
}

/** Namesakes that are others. */
function Apart({ thing }: { thing: Thing }) {
  if (!thing.apart?.length) return null;
  return (
    <section>
      <h3>Not to be confused with</h3>
      <Long of={thing.apart}>{(other) => <li key={other.thing + other.reason}><ItemLink id={other.thing} /><p class="meta"><bdi>{shorten(other.reason, 240)}</bdi></p></li>}</Long>
    </section>
  );
}

/** Why what this article names is the same as what others name. */
function Joined({ appearance }: { appearance: Appearance }) {
  return (
    <p class="meta joined">
      Joined by <bdi>{shorten(appearance.how, 240)}</bdi>{appearance.with !== undefined && <>, with <ItemLink id={appearance.with} width={60} /></>}
    </p>
  );
}

function Mentions({ thing }: { thing: Thing }) {
  const graph = useGraph();
  const read = useRead();
  const byArticle = new Map<Id, Mention[]>();
  for (const mention of thing.mentions ?? []) byArticle.set(mention.article, [...(byArticle.get(mention.article) ?? []), mention]);
  if (byArticle.size === 0) return null;
  const all = [...byArticle].map(([id, mentions]) => ({ id, mentions: mentions.sort((a, b) => a.start - b.start) })).sort((a, b) => b.mentions.length - a.mentions.length);
  return (
    <section>
      <h3>Named in <span class="quiet">{counted(all.length, "article")}</span></h3>
      {thing.reference && <p class="quiet">One in all of them, as their names for it lead to one entry of the reference facts.</p>}
      <Long of={all}>
        {({ id, mentions }) => {
          const article = graph.articles.get(id);
          const appearance = thing.appearances?.find((each) => each.article === id);
          return (
            <li key={id} class="mentioned">
              <button type="button" class="told" onClick={() => read(id, mentions[0]!.start, thing.id)}><bdi>{article?.title ?? id}</bdi></button>
              <p class="meta">{counted(mentions.length, "place")}{article?.published !== undefined && <>, {publishedTold(article)}</>}</p>
              {appearance?.name !== undefined && article?.text === undefined && <p class="names"><bdi>{shorten(appearance.name, 90)}</bdi></p>}
              {article?.text !== undefined && <p class="names">{forms(article.text, mentions).map((form) => <bdi key={form}>{form}</bdi>)}</p>}
              {appearance !== undefined && <Joined appearance={appearance} />}
            </li>
          );
        }}
      </Long>
    </section>
  );
}

/** What the article calls it, most often first. */
function forms(text: string, mentions: Mention[]): string[] {
  const counts = new Map<string, number>();
  for (const { start, end } of mentions) {
    const words = slice(text, start, end).replace(/\s+/g, " ");
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 6).map(([words, count]) => (count > 1 ? `${words} ×${count}` : words));
}
