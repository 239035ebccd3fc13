/** The main events above the picture, numbered as in it: pointed at, one lights up there; a click opens its details. */
import { useRef } from "preact/hooks";
import { mainEvents, type Telling } from "../model/story";
import { useLight } from "../shell/light";
import { StatusSwatch } from "../shell/Swatch";
import { useExplorer, useStore, useVisible } from "../state/store";

export function Strip() {
  const { graph } = useExplorer();
  const { facts } = useVisible();
  const told = mainEvents(graph, facts);
  if (told.length === 0) return null;
  return (
    <ol class="story" aria-label="Main events">
      {told.map((each, at) => (
        <Card key={each.id} telling={each} number={at + 1} />
      ))}
    </ol>
  );
}

function Card({ telling: { id, sentence, words, date, status, hearsay }, number }: { telling: Telling; number: number }) {
  const { graph, store } = useExplorer();
  const lit = useStore((state) => state.lit === id);
  const selected = useStore((state) => state.selected !== null && graph.drawnAs(state.selected) === id);
  const touch = useRef(false);
  const look = graph.statusLook(status);
  const said = `${look.word}${hearsay ? ", it is said" : ""}`;
  return (
    <li {...useLight(id)} style={{ flexGrow: String(Math.max(30, Math.min(80, sentence.length))) }}>
      <button
        type="button"
        class={`event ${lit ? "lit" : ""}`}
        aria-pressed={selected}
        title={[sentence, said, date].filter(Boolean).join(" · ")}
        onPointerDown={({ pointerType }) => {
          touch.current = pointerType === "touch";
        }}
        onClick={() => {
          // A finger first lights it up; once more, it opens.
          if (touch.current && !lit) store.set({ lit: id });
          else store.set({ selected: id, lit: null });
          touch.current = false;
        }}
      >
        <span class="what">
          <span class="number">{number}</span> <bdi>{sentence}</bdi>
        </span>
        {words !== "" && <q class="words"><bdi>{words}</bdi></q>}
        <span class="when">
          <StatusSwatch look={look} box={false} />
          <span>{date || said}</span>
        </span>
      </button>
    </li>
  );
}
