import type { AnyFact } from "../model/items";
import { CONTRADICTED } from "../model/shared";
import type { Claim, Figure, Id } from "../model/types";
import { ItemLink } from "../shell/ItemLink";
import { Swatch } from "../shell/Swatch";
import { useGraph } from "../state/store";
import { Cut } from "./Cut";
import { Evidence } from "./Evidence";
import { FactRow, StatusWord } from "./FactRow";
import { Head, Identity } from "./Head";
import { Line } from "./Line";
import { Long } from "./Long";
import { Question } from "./QuestionBox";
import { Reports } from "./SharedDetails";
import { confidenceWord, dateTold, headingOf, kindWord, publishedTold, roleWord } from "./words";

/** All about an event, claim, role or relation. */
export function FactDetails({ item }: { item: AnyFact }) {
  const graph = useGraph();
  const legend = item.kind === "event" ? "Event" : item.kind === "claim" ? "Claim" : null;
  const fact = item.fact;
  const shared = graph.sharedOf(item.id);
  return (
    <>
      <Head
        kind={<>{legend && <Swatch look={graph.look(legend)} />} {kindWord(item)}</>}
        title={item.kind === "claim" ? saying(item.fact) : fact.label}
      >
        {item.kind === "event" && <StatusWord status={item.fact.status} />}
        {shared?.shared.contradicted && <StatusWord status={CONTRADICTED} />}
        {item.kind === "role" && <span class="tag">{roleWord(item.fact)}</span>}
      </Head>
      {item.kind === "claim" && <blockquote class="said" dir="auto"><Cut text={item.fact.text} width={420} /></blockquote>}
      {item.kind === "event" && <Vouched id={item.id} />}
      <h3>The words</h3>
      <Evidence of={item.id} evidence={fact.evidence} />
      {shared !== null && <Reports item={shared} current={item.id} />}
      <h3>{item.kind === "event" ? "Who, whom, where" : item.kind === "claim" ? "Who speaks, and about what" : "Who"}</h3>
      <dl class="facts">
        <Participants item={item} />
        <When item={item} />
        {item.kind === "claim" && <ClaimLines claim={item.fact} />}
      </dl>
      {item.kind === "event" && item.fact.figures !== undefined && <Figures id={item.id} figures={item.fact.figures} />}
      <EventsBy item={item} />
      <h3>How it was found</h3>
      <dl class="facts">
        {fact.confidence !== undefined && (
          <Line name="Confidence"><meter min={0} max={1} value={fact.confidence} aria-hidden="true" /> {fact.confidence.toFixed(2)}, {confidenceWord(fact.confidence)}
            <p class="quiet">How often what this rule finds was right when people checked. Not whether what is told is true.</p></Line>
        )}
        {fact.rules !== undefined && fact.rules.length > 0 && <Line name={fact.rules.length === 1 ? "Rule" : "Rules"}><ul class="plain">{fact.rules.map((rule) => <li key={rule}><code>{rule}</code></li>)}</ul></Line>}
        {fact.plover !== undefined && <Line name="PLOVER code"><code>{fact.plover}</code></Line>}
        {fact.ploverRoot !== undefined && <Line name="Code before modality"><code>{fact.ploverRoot}</code></Line>}
        {fact.mode !== undefined && <Line name="Mode">{fact.mode}</Line>}
        {fact.contexts !== undefined && <Line name="Contexts">{fact.contexts.join(", ")}</Line>}
        <Identity id={item.id} />
      </dl>
      <Question item={item} />
    </>
  );
}

/** `Mao Ning asks the United States`, of a label that goes on with what she asks. */
function saying({ label, text }: Claim): string {
  const colon = label.indexOf(": ");
  return colon > 0 && text !== "" ? label.slice(0, colon) : label;
}

/** That an event rests on somebody's word only. */
function Vouched({ id }: { id: Id }) {
  const graph = useGraph();
  const claims = graph.partsOf(id).filter((part) => part.kind === "accordingTo");
  if (claims.length === 0) return null;
  return (
    <div class="vouched">
      <p>The article does not tell this itself. It is so according to:</p>
      <ul class="plain">{claims.map((part) => <li key={part.id}><ItemLink id={part.id} /></li>)}</ul>
    </div>
  );
}

function Participants({ item }: { item: AnyFact }) {
  const graph = useGraph();
  const groups = new Map<string, Id[]>();
  for (const { kind, id, name } of graph.partsOf(item.id)) {
    if (kind === "accordingTo") continue;
    const heading = kind === "object" && name ? capital(name) : item.kind === "claim" && kind === "target" && name === "about" ? "About whom" : headingOf(graph, kind);
    groups.set(heading, [...(groups.get(heading) ?? []), id]);
  }
  return (
    <>
      {item.kind === "role" && <Line name="Office"><Cut text={item.fact.title} width={140} /></Line>}
      {[...groups].map(([heading, ids]) => (
        <Line key={heading} name={heading}><ul class="plain">{ids.map((id) => <li key={id}><ItemLink id={id} /></li>)}</ul></Line>
      ))}
    </>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function When({ item }: { item: AnyFact }) {
  const graph = useGraph();
  if (item.kind === "role" || item.kind === "relation") {
    const article = item.fact.article === undefined ? undefined : graph.articles.get(item.fact.article);
    const day = article && publishedTold(article);
    return day ? <Line name="As of">{day}, the day of the article</Line> : null;
  }
  const date = dateTold(graph, item);
  return <Line name="When">{date === null ? <span class="quiet">not told</span> : <>{date.words}{date.note && <span class="quiet"> ({date.note})</span>}</>}</Line>;
}

function ClaimLines({ claim }: { claim: Claim }) {
  return claim.audience === undefined ? null : <Line name="Said to"><Cut text={claim.audience} width={140} /></Line>;
}

/** Tolls and amounts, each with who says so and the words. */
function Figures({ id, figures }: { id: Id; figures: readonly Figure[] }) {
  return (
    <>
      <h3>Numbers</h3>
      <ul class="plain">
        {figures.map((figure) => (
          <li key={figure.evidence.map(({ start, end }) => `${figure.kind} ${start} ${end}`).join()} class="fact">
            <bdi>{figure.label}</bdi>{figure.said !== undefined && <span class="quiet">, according to <bdi>{figure.said}</bdi></span>}
            <Evidence of={id} evidence={figure.evidence} few={1} dated={false} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Events that are known by a claim only. */
function EventsBy({ item }: { item: AnyFact }) {
  const graph = useGraph();
  const events = graph.factsOf(item.id);
  if (events.length === 0) return null;
  return (
    <>
      <h3>Events that rest on it</h3>
      <Long of={events}>{(fact) => <FactRow key={fact.id} fact={fact} words={false} />}</Long>
    </>
  );
}
