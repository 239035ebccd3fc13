/** The frame of the side panel: on a phone a sheet at the bottom. */
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Details } from "../details/Details";
import type { Id } from "../model/types";
import { useExplorer, useStore, useVisible } from "../state/store";
import { isHidden } from "../state/visible";
import { Icon } from "./icons";
import { Overview } from "./Overview";
import { Splitter } from "./Splitter";
import { hideSelected } from "./keyboard";
import { NO_FILTERS } from "./wording";

interface Props {
  app: RefObject<HTMLElement | null>;
  narrow: boolean;
  close: () => void;
}

export function Side({ app, narrow, close }: Props) {
  const { graph, store } = useExplorer();
  const selected = useStore((state) => state.selected);
  const known = selected !== null; // what is not in this graph is told to be so
  const [tall, setTall] = useState(false);
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => scroll.current?.scrollTo(0, 0), [selected]);
  // A tall sheet would lie over what was just asked for.
  const view = useStore((state) => state.view);
  const at = useStore((state) => state.at);
  useEffect(() => setTall(false), [view, at]);
  const leave = () => (known ? store.set({ selected: null, only: false }) : close());
  return (
    <aside
      class={`side ${tall ? "tall" : ""}`}
      id="side"
      aria-label={known ? "Details of what is selected" : "Overview"}
    >
      {!narrow && <Splitter app={app} />}
      <div class="bar">
        {narrow && (
          <button
            type="button"
            class="bare"
            aria-label={tall ? "Make smaller" : "Make taller"}
            aria-expanded={tall}
            onClick={() => setTall(!tall)}
          >
            <Icon name={tall ? "down" : "up"} />
          </button>
        )}
        {!known ? <span class="quiet">Overview</span> : graph.items.has(selected) && <Neighbours />}
        <button
          type="button"
          class="bare end"
          aria-label={known ? "Close details" : "Close overview"}
          title={known ? "Close details (Esc)" : "Close"}
          onClick={leave}
        >
          <Icon name="close" />
        </button>
      </div>
      {known && <Hidden id={selected} />}
      <div class="scroll" ref={scroll} tabIndex={-1}>
        {known ? <Details /> : <Overview />}
      </div>
    </aside>
  );
}

/** Says that what is selected is not among what is shown. */
function Hidden({ id }: { id: Id }) {
  const { graph, store } = useExplorer();
  const shown = useVisible();
  if (!graph.items.has(id) || !isHidden(graph, shown, id)) return null;
  return (
    <p class="hidden-note">
      Hidden by the filters.
      <button type="button" class="small" onClick={() => store.set(NO_FILTERS)}>
        Clear filters
      </button>
    </p>
  );
}

/** How much around the selected is shown in the picture. */
function Neighbours() {
  const { graph, store } = useExplorer();
  const view = useStore((state) => state.view);
  const steps = useStore((state) => state.steps);
  const only = useStore((state) => state.only);
  const inPicture = useStore(
    ({ selected, hiddenIds }) =>
      selected !== null &&
      graph.items.get(selected)?.kind !== "article" &&
      !hiddenIds.includes(graph.drawnAs(selected)),
  );
  if (view !== "graph") {
    return (
      <button type="button" class="small" onClick={() => store.set({ view: "graph" })}>
        Show in graph
      </button>
    );
  }
  return (
    <div class="neighbours" role="group" aria-label="Neighbours in the picture">
      <span class="segments">
        {([1, 2] as const).map((each) => (
          <label
            key={each}
            class={steps === each ? "on" : ""}
            title={each === 1 ? "What is linked with it" : "And what is linked with that"}
          >
            <input type="radio" name="steps" checked={steps === each} onChange={() => store.set({ steps: each })} />
            {each === 1 ? "1 step" : "2 steps"}
          </label>
        ))}
      </span>
      <label class="tick">
        <input type="checkbox" checked={only} onChange={(event) => store.set({ only: event.currentTarget.checked })} />
        Only these
      </label>
      {inPicture && (
        <button
          type="button"
          class="small"
          title="Take it out of the picture (h)"
          onClick={() => store.set(hideSelected(store.get(), graph))}
        >
          Hide
        </button>
      )}
    </div>
  );
}
