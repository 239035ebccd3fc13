/** What is new by day. */
import { useMemo } from "preact/hooks";
import { StatusWord } from "../details/FactRow";
import { Long } from "../details/Long";
import { counted } from "../details/words";
import { dateWords } from "../model/dates";
import { statusOf } from "../model/told";
import { ItemLink } from "../shell/ItemLink";
import { useGraph, useVisible } from "../state/store";
import { newsByDay, type Day } from "./firsts";

export function NewsPart() {
  const graph = useGraph();
  const { articles, things, facts } = useVisible();
  const days = useMemo(() => newsByDay(graph, articles, things, facts), [articles, things, facts]);
  if (days.length === 0) return <p class="empty">The filters leave nothing. What no article had named before would stand here, day by day.</p>;
  return (
    <>
      <p class="lead">What no earlier article names, the latest day first. Numbers say how many articles name it by now.</p>
      <Long of={days} few={20}>{(day) => <DayRow key={day.day ?? ""} day={day} />}</Long>
    </>
  );
}

function DayRow({ day: { day, articles, things, events } }: { day: Day }) {
  return (
    <li class="day">
      <div>
        <h3>{day === null ? "Without a day" : dateWords(day, undefined)}</h3>
        <ul class="plain">{articles.map(({ id }) => <li key={id}><ItemLink id={id} width={70} /></li>)}</ul>
      </div>
      <div class="new">
        {things.length === 0 && events.length === 0 && <p class="quiet">Nothing that was not told before.</p>}
        {things.length > 0 && <h4>{counted(things.length, "thing")} named first</h4>}
        <div class="chips">
          <Long of={things} few={12}>{({ thing, articles }) => <li key={thing.id}><ItemLink id={thing.id} width={48} />{articles > 1 && <span class="count" title={`named by ${articles} articles`}>{articles}</span>}</li>}</Long>
        </div>
        {events.length > 0 && <h4>{counted(events.length, "event")} told first</h4>}
        <Long of={events} few={4}>{(event) => <li key={event.id}><ItemLink id={event.id} plain /> <StatusWord status={statusOf(event) ?? "unknown"} /></li>}</Long>
      </div>
    </li>
  );
}
