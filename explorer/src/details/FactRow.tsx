import type { AnyFact } from "../model/items";
import { CONTRADICTED } from "../model/shared";
import { StatusSwatch } from "../shell/Swatch";
import { useGraph, useSelect } from "../state/store";
import { Evidence } from "./Evidence";
import { dateTold, roleWord } from "./words";

/** A fact in a list: what it says, when, and on which words. `dated`: whether its date is told. */
export function FactRow({ fact, words = true, dated = true }: { fact: AnyFact; words?: boolean; dated?: boolean }) {
  const select = useSelect();
  const graph = useGraph();
  const date = fact.kind === "role" || fact.kind === "relation" ? null : dateTold(graph, fact);
  const status = fact.kind === "event" ? fact.fact.status : undefined;
  const shared = graph.sharedOf(fact.id)?.shared;
  return (
    <li class={`fact ${status ?? fact.kind}`} style={status && { "--status": graph.statusLook(status).border }}>
      <button type="button" class="told" onClick={() => select(fact.id)}><bdi>{fact.fact.label}</bdi></button>
      <p class="meta">
        {status !== undefined && <StatusWord status={status} />}
        {shared?.contradicted && <StatusWord status={CONTRADICTED} />}
        {fact.kind === "role" && <span class="tag">{roleWord(fact.fact)}</span>}
        {date !== null && (dated || fact.fact.dateInferred) && (
          <span title={date.note}>{dated && date.words}{date.note && <i> ({fact.fact.dateInferred ? "inferred" : "day of the article"})</i>}</span>
        )}
      </p>
      {words && <Evidence of={fact.id} evidence={fact.fact.evidence} few={1} />}
    </li>
  );
}

export function StatusWord({ status }: { status: string }) {
  const look = useGraph().statusLook(status);
  return <span class="tag status"><StatusSwatch look={look} box={true} /> {look.word}</span>;
}
