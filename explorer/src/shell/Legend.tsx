import type { ComponentChildren } from "preact";
import { shorten } from "../model/text";
import type { LinkKind } from "../model/types";
import type { State } from "../state/state";
import { useExplorer, useStore, useVisible } from "../state/store";
import type { Count } from "../state/visible";
import { number } from "./wording";
import { LineSwatch, StatusSwatch, Swatch } from "./Swatch";

type Hidden = "hiddenTypes" | "hiddenKinds" | "hiddenStatuses";

interface Row {
  key: string;
  word: string;
  swatch: ComponentChildren;
  count: Count;
}

/** The legend, which is the filter too. */
export function Legend() {
  const { graph } = useExplorer();
  const visible = useVisible();
  const { picture } = visible;
  // Beside the picture, what is drawn counts; beside tables and texts, all that the filters leave.
  const counts = useStore((state) => state.view) === "graph" ? visible.counts : visible.leftCounts;
  const { looks } = graph.payload;
  const parts = picture.name === "parts";
  const rank = new Map(Object.keys(looks.types).map((type, at) => [type, at]));
  const types = [...counts.types.keys()].sort((a, b) => (rank.get(a) ?? 99) - (rank.get(b) ?? 99) || (a < b ? -1 : 1));
  const typeRow = (key: string): Row => {
    const look = graph.look(key);
    const line = !parts && isFact(key);
    const colour = key === "Event" ? look.border : undefined;
    return {
      key,
      word: look.many,
      swatch: line ? <LineSwatch colour={colour} /> : <Swatch look={look} />,
      count: counts.types.get(key)!,
    };
  };
  const facts = types.filter(isFact);
  const statuses = Object.keys(looks.statuses).filter((status) => counts.statuses.has(status));
  const others = [...counts.statuses.keys()].filter((status) => !statuses.includes(status)).sort();
  const kinds = [...counts.kinds.keys()].filter((kind) => kind !== "event" && kind !== "claim");
  const kindRank = new Map(Object.keys(looks.kinds).map((kind, at) => [kind, at]));
  kinds.sort((a, b) => (kindRank.get(a) ?? 99) - (kindRank.get(b) ?? 99));
  return (
    <div class="legend">
      <Switches />
      <Section title="Things" field="hiddenTypes" rows={types.filter((type) => !isFact(type)).map(typeRow)} />
      <Section title="Events and claims" field="hiddenTypes" rows={facts.map(typeRow)} />
      <Section
        title="Events, by status"
        field="hiddenStatuses"
        rows={[...statuses, ...others].map((key) => {
          const look = graph.statusLook(key);
          return {
            key,
            word: capital(look.word),
            swatch: <StatusSwatch look={look} box={parts} />,
            count: counts.statuses.get(key)!,
          };
        })}
      />
      {parts && graph.shared.length > 0 && (
        <p class="key quiet">Lines around an event are further sources; → its status changed, ! it is contradicted.</p>
      )}
      <Section
        title={parts ? "Links, by kind" : "Other links"}
        field="hiddenKinds"
        rows={kinds.map((key) => ({
          key,
          word: capital(looks.kinds[key as LinkKind] ?? key),
          swatch: <LineSwatch />,
          count: counts.kinds.get(key)!,
        }))}
      />
    </div>
  );
}

function isFact(type: string): boolean {
  return type === "Event" || type === "Claim";
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function Section({ title, field, rows }: { title: string; field: Hidden; rows: Row[] }) {
  const { store } = useExplorer();
  const hidden = useStore((state) => state[field]);
  if (rows.length === 0) return null;
  const id = `legend-${title.replace(/\W+/g, "-").toLowerCase()}`;
  const keys = rows.map((row) => row.key);
  const others = hidden.filter((key) => !keys.includes(key));
  const hide = (some: string[]) => store.set({ [field]: [...others, ...some].sort() } as Partial<State>);
  const off = keys.filter((key) => hidden.includes(key));
  return (
    <section role="group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length > 1 && (
        <span class="allnone">
          <button type="button" aria-label={`${title}: show all`} disabled={off.length === 0} onClick={() => hide([])}>
            all
          </button>
          <button
            type="button"
            aria-label={`${title}: show none`}
            disabled={off.length === keys.length}
            onClick={() => hide(keys)}
          >
            none
          </button>
        </span>
      )}
      <ul>
        {rows.map(({ key, word, swatch, count }) => (
          <li key={key}>
            <label>
              <input
                type="checkbox"
                checked={!hidden.includes(key)}
                onChange={(event) =>
                  hide(event.currentTarget.checked ? off.filter((each) => each !== key) : [...off, key])
                }
              />
              {swatch}
              <span class="word">
                <bdi>{shorten(word, 60)}</bdi>
              </span>
              <Counted count={count} />
            </label>
            {rows.length > 2 && (
              <button
                type="button"
                class="only"
                title={`Show only: ${word}`}
                aria-label={`Show only: ${word}`}
                onClick={() => hide(keys.filter((each) => each !== key))}
              >
                only
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Counted({ count: { shown, all } }: { count: Count }) {
  const words = shown === all ? number(all) : `${number(shown)} / ${number(all)}`;
  return (
    <span class="count" title={`${number(shown)} of ${number(all)} shown`}>
      {words}
    </span>
  );
}

function Switches() {
  const { store } = useExplorer();
  const picture = useStore((state) => state.picture);
  const view = useStore((state) => state.view);
  if (view !== "graph") return null;
  const choices = [
    ["direct", "links"],
    ["parts", "nodes"],
  ] as const;
  return (
    <div class="switches">
      <div class="switch" role="radiogroup" aria-labelledby="picture-label">
        <span id="picture-label">Events and claims are</span>
        <span class="segments">
          {choices.map(([name, word]) => (
            <label key={name} class={picture === name ? "on" : ""}>
              <input
                type="radio"
                name="picture"
                checked={picture === name}
                onChange={() => store.set({ picture: name })}
              />
              {word}
            </label>
          ))}
        </span>
      </div>
    </div>
  );
}
