/** Who says what over time. */
import { useMemo } from "preact/hooks";
import { Long } from "../details/Long";
import { counted } from "../details/words";
import { dateWords, isoDay } from "../model/dates";
import { shorten } from "../model/text";
import type { Id } from "../model/types";
import { ItemLink, labelOf } from "../shell/ItemLink";
import { useExplorer, useGraph, useStore, useVisible } from "../state/store";
import { stanceWord, tone } from "../tables/stances";
import { saidOver, speakersOf, type Said, type Speaker } from "./stances";

export function SayingsPart() {
  const { graph, store } = useExplorer();
  const { facts } = useVisible();
  const chosen = useStore((state) => state.speaker);
  const topic = useStore((state) => state.topic);
  const selected = useStore((state) => state.selected);
  const speakers = useMemo(() => speakersOf(graph, facts), [facts]);
  const speaker = speakers.find(({ id }) => id === chosen) ?? (chosen === null ? (speakers.find(({ id }) => id === selected) ?? speakers[0]) : undefined);
  const said = useMemo(() => (speaker === undefined ? [] : saidOver(graph, speaker.claims)), [speaker]);
  if (speakers.length === 0) {
    return (
      <p class="empty">
        {graph.payload.model.claims.length > 0
          ? "The filters leave no claim."
          : "Nobody is quoted or reported as saying anything. What somebody says on an issue would stand here in the order of days, and where it is the opposite of what was said before."}
      </p>
    );
  }
  const topics = topicsIn(said);
  const shown = said.filter((each) => topic === null || each.topics.includes(topic));
  return (
    <>
      <div class="controls">
        <Choice label="Who" value={speaker?.id ?? chosen ?? ""} options={namesOf(speakers.map(({ id, claims }) => ({ id, count: claims.length })))} choose={(id) => store.set({ speaker: id, topic: null })} />
        <Choice label="On" value={topic ?? ""} any="anything" options={namesOf(topics)} choose={(id) => store.set({ topic: id || null })} />
      </div>
      {speaker === undefined ? <p class="empty">The filters leave nothing that {nameOf(chosen!)} says.</p> : <Turns speaker={speaker} said={shown} />}
      {speaker !== undefined && shown.length === 0 && <p class="empty">Nothing is told of what {nameOf(speaker.id)} says on this.</p>}
      <Long of={shown} few={60}>{(each) => <Saying key={each.claim.id} said={each} />}</Long>
    </>
  );

  function nameOf(id: Id): string {
    const item = graph.items.get(id);
    return item === undefined ? id : shorten(labelOf(item), 60);
  }

  function namesOf(options: { id: Id; count: number }[]) {
    return options.map(({ id, count }) => ({ id, words: `${nameOf(id)} (${count})` }));
  }
}

function topicsIn(said: readonly Said[]): { id: Id; count: number }[] {
  const counts = new Map<Id, number>();
  for (const { topics } of said) for (const id of topics) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

interface ChoiceProps {
  label: string;
  value: Id;
  any?: string;
  options: { id: Id; words: string }[];
  choose: (id: Id) => void;
}

function Choice({ label, value, any, options, choose }: ChoiceProps) {
  const missing = value !== "" && !options.some(({ id }) => id === value);
  return (
    <label class="choice">
      {label}{" "}
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {any !== undefined && <option value="">{any}</option>}
        {missing && <option value={value}>{value}</option>}
        {options.map(({ id, words }) => <option key={id} value={id}>{words}</option>)}
      </select>
    </label>
  );
}

/** In one sentence: how much is told, and whether the speaker turned. */
function Turns({ speaker, said }: { speaker: Speaker; said: readonly Said[] }) {
  const turns = said.filter((each) => each.turned !== null).length;
  const articles = new Set(said.map(({ claim }) => claim.fact.article)).size;
  return (
    <p class="lead">
      <ItemLink id={speaker.id} /> {counted(said.length, "claim")} in {counted(articles, "article")}{" "}
      {turns > 0 && <span class="tag otherwise">turned {turns === 1 ? "once" : `${turns} times`}</span>}
    </p>
  );
}

function Saying({ said: { claim, day, topics, copies, turned } }: { said: Said }) {
  const graph = useGraph();
  const { stance, verb, text, article } = claim.fact;
  const before = turned?.before;
  const when = before && graph.when(before);
  return (
    <li class="saying">
      <span class="when">{day === null ? "no date" : dateWords(isoDay(day), undefined)}</span>
      <span class={`stance ${tone(stance)}`} title={stanceWord(stance)}>{verb}</span>
      <div>
        <ItemLink id={claim.id} words={text || claim.fact.label} width={240} plain />
        {before !== undefined && (
          <p class="meta turn">
            <span class="tag otherwise">turned</span>
            {topics.length > 1 && <>on <ItemLink id={turned!.topic} width={48} /></>}
            <span>{when ? `on ${dateWords(isoDay(when.first), undefined)}` : "before"}:</span>
            <ItemLink id={before.id} words={`${before.fact.verb} “${before.fact.text}”`} width={90} plain />
          </p>
        )}
        <p class="meta">
          {topics.map((id) => <ItemLink key={id} id={id} width={48} />)}
          {article !== undefined && <ItemLink id={article} width={60} />}
          {copies.length > 0 && <span>and {counted(copies.length, "copy", "copies")}</span>}
        </p>
      </div>
    </li>
  );
}
