import { STATUS_ORDER } from "../details/words";
import { CONTRADICTED } from "../model/shared";
import { filteredAs } from "../model/told";
import { useGraph } from "../state/store";
import type { Dated } from "./lanes";

/** How the marks are to be read; only what occurs. */
export function Key({ items }: { items: Dated[] }) {
  const graph = useGraph();
  const has = (test: (item: Dated) => boolean) => items.some(test);
  const statuses = [...STATUS_ORDER, CONTRADICTED].filter((status) => has(({ fact }) => fact.kind === "event" && filteredAs(graph, fact.fact) === status));
  const event = graph.statusLook("occurred");
  const claim = graph.look("Claim");
  const sample = (kind: string, look: { fill: string; border: string }) => <span class={`mark ${kind}`} style={{ "--fill": look.fill, "--border": look.border }} />;
  return (
    <ul class="timeline-key" aria-label="How to read the marks">
      {statuses.map((status) => <li key={status}>{sample(`event day s-${status}`, graph.statusLook(status))} {graph.statusLook(status).word}</li>)}
      {has(({ fact }) => fact.kind === "claim") && <li>{sample("claim day", claim)} claim</li>}
      {has(({ when }) => when.precision === "span") && <li>{sample("event span wide", event)} from day to day</li>}
      {has(({ when }) => when.precision === "month" || when.precision === "year") && <li>{sample("event month wide", event)} some day of a month or year</li>}
      {has(({ when }) => when.basis !== "said") && <li>{sample("claim day published", claim)} paler: date inferred, or the article's</li>}
    </ul>
  );
}
