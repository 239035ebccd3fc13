/** Two articles, or two sources, side by side: what they tell differently, what both tell, what only one tells. */
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import "../details/details.css";
import { Evidence } from "../details/Evidence";
import { FactRow, StatusWord } from "../details/FactRow";
import { Long } from "../details/Long";
import { counted, dateTold, publishedTold } from "../details/words";
import type { AnyFact, EventFact } from "../model/items";
import { shorten } from "../model/text";
import type { Thing } from "../model/types";
import { ItemLink } from "../shell/ItemLink";
import { useExplorer, useGraph, useStore, useVisible } from "../state/store";
import { useAbout } from "../tables/OnlyWith";
import { chosenSides, comparison, sidesOf, type Both, type Comparison, type Difference, type Side } from "./compare";
import "./compare.css";

const WORDS: Record<Difference, string> = {
  contradicted: "contradicted",
  status: "status differs",
  date: "date differs",
  who: "who differs",
  whom: "whom differs",
  place: "place differs",
  figures: "figures differ",
};

export function CompareView() {
  const { graph } = useExplorer();
  const { facts } = useVisible();
  const about = useAbout();
  const wanted = [useStore((state) => state.one), useStore((state) => state.other)] as const;
  const sides = useMemo(() => chosenSides(graph, ...wanted), [graph, ...wanted]);
  const found = useMemo(() => sides && comparison(graph, facts.filter(({ id }) => about(id)), ...sides), [graph, facts, about, sides]);
  return (
    <div class="compare details">
      <Choice wanted={wanted} sides={sides} />
      {sides === null || found === null ? <p class="empty">Choose two different articles or sources.</p> : <Compared found={found} sides={sides} />}
    </div>
  );
}

function Choice({ wanted, sides }: { wanted: readonly [string | null, string | null]; sides: [Side, Side] | null }) {
  const { graph, store } = useExplorer();
  const all = useMemo(() => sidesOf(graph), [graph]);
  const keys = [0, 1].map((at) => sides?.[at]?.key ?? wanted[at] ?? "");
  // Both stand in the address once somebody has chosen: the other is not chosen anew.
  const set = (one: string, other: string) => store.set({ one, other });
  return (
    <div class="compare-top">
      <Chooser label="One article or source" all={all} value={keys[0]!} change={(key) => set(key, keys[1]!)} side={sides?.[0]} area="one" />
      <button type="button" class="bare swap" aria-label="Change sides" title="Change sides" onClick={() => set(keys[1]!, keys[0]!)}>⇄</button>
      <Chooser label="The other article or source" all={all} value={keys[1]!} change={(key) => set(keys[0]!, key)} side={sides?.[1]} area="other" />
    </div>
  );
}

interface ChooserProps {
  label: string;
  all: { articles: Side[]; sources: Side[] };
  value: string;
  change: (key: string) => void;
  side: Side | undefined;
  area: "one" | "other";
}

function Chooser({ label, all, value, change, side, area }: ChooserProps) {
  const option = ({ key, name, articles }: Side) => (
    <option key={key} value={key}>{shorten(name, 70)}{articles[0]!.id === key && articles[0]!.published !== undefined && ` – ${publishedTold(articles[0]!)}`}</option>
  );
  const only = side?.articles.length === 1 ? side.articles[0]! : null;
  return (
    <div class={`chooser ${area}`}>
      <select aria-label={label} value={value} onChange={(event) => change(event.currentTarget.value)}>
        {all.sources.length > 0 && <optgroup label="Sources">{all.sources.map(option)}</optgroup>}
        <optgroup label="Articles">{all.articles.map(option)}</optgroup>
      </select>
      {side !== undefined && (
        <p class="meta">
          {only === null ? counted(side.articles.length, "article") : <><ItemLink id={only.id} words="About the article" />{only.source !== undefined && <bdi>{shorten(only.source, 40)}</bdi>}{publishedTold(only)}</>}
        </p>
      )}
    </div>
  );
}

function Compared({ found, sides }: { found: Comparison; sides: [Side, Side] }) {
  const { differently, both, said, onlyOne, onlyOther } = found;
  const nothing = differently.length + both.length + said.length === 0;
  return (
    <>
      <Family sides={sides} />
      <ul class="compare-counts" aria-label="In short">
        <li><b>{differently.length}</b> told differently</li>
        <li><b>{both.length + said.length}</b> told by both alike</li>
        <li><b>{onlyOne.length}</b> and <b>{onlyOther.length}</b> told by one only</li>
        <li><b>{found.named.length}</b> named by both</li>
      </ul>
      {nothing && <p class="quiet">No event is told by both, as far as can be told.</p>}
      {differently.length > 0 && <Part title="Told differently"><Long of={differently} few={20}>{(each) => <Pair key={each.item.id} both={each} />}</Long></Part>}
      {both.length > 0 && <Part title="Told by both"><Long of={both} few={20}>{(each) => <Pair key={each.item.id} both={each} />}</Long></Part>}
      {said.length > 0 && (
        <Part title="Quoted by both">
          <Long of={said} few={20}>
            {({ one, other }) => <li key={one.id} class="compared"><div class="twice">{[one, other].map((fact) => <ul class="plain" key={fact.id}><FactRow fact={fact} /></ul>)}</div></li>}
          </Long>
        </Part>
      )}
      <Part title="Told by one only">
        <div class="twice">
          {([onlyOne, onlyOther] as const).map((facts, at) => <Only key={at} facts={facts} side={sides[at]!} />)}
        </div>
      </Part>
      <Part title="Who and what is named">
        <Chips title="By both" things={found.named} />
        <div class="twice">
          <Chips title={`Only in ${shorten(sides[0].name, 60)}`} things={found.namedByOne} />
          <Chips title={`Only in ${shorten(sides[1].name, 60)}`} things={found.namedByOther} />
        </div>
      </Part>
    </>
  );
}

/** That the two are one text. */
function Family({ sides: [one, other] }: { sides: [Side, Side] }) {
  const graph = useGraph();
  const origins = (side: Side) => side.articles.map(({ id, origin }) => origin ?? id);
  const same = origins(one).filter((id) => origins(other).includes(id));
  if (same.length === 0) return null;
  return (
    <p class="vouched">
      {one.articles.length + other.articles.length === 2 ? "The two are one text, printed twice or changed since:" : "Both print"} <ItemLink id={graph.articles.get(same[0]!)?.id ?? one.articles[0]!.id} width={70} />
      {same.length > 1 && ` and ${same.length - 1} more`}. They are no two sources for it.
    </p>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return <section class="compare-part"><h2>{title}</h2>{children}</section>;
}

function Pair({ both: { item, one, other, differences } }: { both: Both }) {
  return (
    <li class="compared">
      <p class="meta headline"><ItemLink id={item.id} /> {differences.map((each) => <span key={each} class="tag otherwise">{WORDS[each]}</span>)}</p>
      <div class="twice">
        <Reports reports={one} differences={differences} />
        <Reports reports={other} differences={differences} />
      </div>
    </li>
  );
}

const PARTS: Partial<Record<Difference, string>> = { who: "agent", whom: "target", place: "place" };

function Reports({ reports, differences }: { reports: readonly EventFact[]; differences: readonly Difference[] }) {
  const graph = useGraph();
  const kinds = differences.flatMap((each) => PARTS[each] ?? []);
  return (
    <ul class="plain">
      {reports.map(({ id, kind, fact }) => {
        const told = dateTold(graph, { id, kind, fact });
        const parts = graph.partsOf(id).filter((part) => kinds.includes(part.kind));
        return (
          <li key={id} class={`fact ${fact.status}`} style={{ "--status": graph.statusLook(fact.status).border }}>
            <ItemLink id={id} plain />
            <p class="meta">
              <StatusWord status={fact.status} />
              {told !== null && <span title={told.note}>{told.words}</span>}
              {parts.map((part) => <ItemLink key={part.id} id={part.id} width={48} />)}
              {[...new Set((fact.figures ?? []).map(({ label }) => label))].map((label) => <span key={label} class="tag"><bdi>{shorten(label, 60)}</bdi></span>)}
            </p>
            <Evidence of={id} evidence={fact.evidence} few={1} dated={false} />
          </li>
        );
      })}
    </ul>
  );
}

function Only({ facts, side }: { facts: readonly AnyFact[]; side: Side }) {
  return (
    <section>
      <h3><bdi>{shorten(side.name, 80)}</bdi> <span class="quiet">{facts.length}</span></h3>
      {facts.length === 0 ? <p class="quiet">Nothing that the other does not tell.</p> : <Long of={facts} few={12}>{(fact) => <FactRow key={fact.id} fact={fact} />}</Long>}
    </section>
  );
}

function Chips({ title, things }: { title: string; things: readonly Thing[] }) {
  return (
    <section class="chips">
      <h3><bdi>{title}</bdi> <span class="quiet">{things.length}</span></h3>
      {things.length === 0 ? <p class="quiet">nobody and nothing</p> : <Long of={things} few={24}>{({ id }) => <li key={id}><ItemLink id={id} width={48} /></li>}</Long>}
    </section>
  );
}
