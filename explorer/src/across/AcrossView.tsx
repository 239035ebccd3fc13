/** What only several articles tell. */
import { useEffect, useMemo, useRef } from "preact/hooks";
import "../details/details.css";
import type { Part } from "../state/state";
import { useExplorer, useStore, useVisible } from "../state/store";
import "./across.css";
import { ContradictionsPart } from "./ContradictionsPart";
import { EventsPart } from "./EventsPart";
import { FamiliesPart, familiesOf } from "./FamiliesPart";
import { NewsPart } from "./NewsPart";
import { PromisesPart } from "./PromisesPart";
import { promisesOf } from "./promises";
import { SayingsPart } from "./SayingsPart";

const NAMES: Record<Part, string> = {
  events: "Events",
  contradictions: "Contradictions",
  sayings: "Who says what",
  promises: "Promises",
  articles: "Articles",
  news: "First mentions",
};
const PARTS = {
  events: EventsPart,
  contradictions: ContradictionsPart,
  sayings: SayingsPart,
  promises: PromisesPart,
  articles: FamiliesPart,
  news: NewsPart,
};

export function AcrossView() {
  const { graph, store } = useExplorer();
  const part = useStore((state) => state.part);
  const { facts, shared, articles } = useVisible();
  const counts: Partial<Record<Part, number>> = useMemo(
    () => ({
      events: shared.length,
      contradictions: shared.filter((each) => each.shared.contradicted).length,
      promises: promisesOf(graph, facts, shared).length,
      articles: familiesOf(graph, articles).length,
    }),
    [graph, facts, shared, articles],
  );
  const Shown = PARTS[part];
  const tabs = useRef<HTMLElement>(null);
  useEffect(() => tabs.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" }), [part]);
  return (
    <div class="across-frame">
      <nav class="subtabs" aria-label="Across articles" ref={tabs}>
        {(Object.keys(NAMES) as Part[]).map((each) => (
          <button
            type="button"
            key={each}
            aria-current={each === part ? "true" : undefined}
            onClick={() => store.set({ part: each, rows: "" })}
          >
            {NAMES[each]} {counts[each] !== undefined && <span class="count">{counts[each].toLocaleString("en")}</span>}
          </button>
        ))}
      </nav>
      <div class="across details" key={part}>
        <Shown />
      </div>
    </div>
  );
}
