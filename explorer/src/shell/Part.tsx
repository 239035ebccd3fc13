/** Which part of a server's graph is shown, in words, and a form to show another. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { dateWords } from "../model/dates";
import { shorten } from "../model/text";
import type { Part } from "../model/types";
import { loadOf, wantedOf, type Wanted } from "../state/load";
import type { State } from "../state/state";
import { useExplorer } from "../state/store";
import { Icon } from "./icons";
import { reset } from "./keyboard";
import { number } from "./wording";

const AMOUNTS = [25, 50, 100, 200];
const NAMES: Record<Part["chosen"][number]["kind"], string> = {
  actor: "that name",
  issue: "about",
  article: "called",
};

/** The newest 50 of 4,012 articles; all 32 articles that name China. */
export function partWords(part: Part): string {
  const { articles, matching, total } = part;
  const which = [chosenWords(part, matching < 2), dayWords(part)].filter(Boolean).join(", ");
  const of = (count: number) => `${number(count)} ${count === 1 ? "article" : "articles"}`;
  if (articles < matching) return `${number(articles)} newest of ${of(matching)}${which && ` ${which}`}`;
  if (which) return matching === 1 ? `the one article ${which}` : matching === 0 ? `no article ${which}` : `all ${of(matching)} ${which}`;
  return total === 1 ? "the one article" : `all ${of(total)}`;
}

function chosenWords({ chosen }: Part, isOne: boolean): string {
  const kinds = (["actor", "issue", "article"] as const).filter((kind) => chosen.some((each) => each.kind === kind));
  return kinds
    .map((kind) => {
      const labels = chosen.filter((each) => each.kind === kind).map(({ label }) => `\u2068${shorten(label, 40)}\u2069`);
      const some = labels.length > 3 ? [...labels.slice(0, 3), `${labels.length - 3} more`] : labels;
      return `${isOne && kind === "actor" ? "that names" : NAMES[kind]} ${some.join(" or ")}`;
    })
    .join(", ");
}

function dayWords({ from, until }: Part): string {
  if (from && until) return `published ${dateWords(from, until) ?? `${from} to ${until}`}`;
  if (from) return `published since ${dateWords(from, undefined) ?? from}`;
  return until ? `published until ${dateWords(until, undefined) ?? until}` : "";
}

/** In the line above the picture. */
export function PartNote() {
  const { graph, store } = useExplorer();
  const [open, setOpen] = useState(false);
  const { part } = graph.payload;
  if (part === undefined || part.total < 2) return null;
  return (
    <>
      <p class="said part">{partWords(part)}</p>
      <button type="button" class="small" onClick={() => setOpen(true)}>
        Other articles
      </button>
      {store.get().load !== null && (
        <button
          type="button"
          class="small"
          title="Show the newest of all articles instead"
          aria-label="Show the newest of all articles instead"
          onClick={() => store.set(shown(store.get(), null))}
        >
          <Icon name="close" />
        </button>
      )}
      {open && <Choosing part={part} close={() => setOpen(false)} />}
    </>
  );
}

/** Another part, as at the start: what was selected and filtered may not be in it. */
export function shown(state: State, load: string | null, more: Partial<State> = {}): Partial<State> {
  return { ...reset(state), load, ...more };
}

function Choosing({ part, close }: { part: Part; close: () => void }) {
  const { store } = useExplorer();
  const [wanted, setWanted] = useState<Wanted>(() => wantedOf(store.get().load));
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const change = (patch: Partial<Wanted>) => setWanted({ ...wanted, ...patch });
  const amounts = [...new Set([...AMOUNTS, part.newest])].filter((each) => each <= part.most).sort((a, b) => a - b);
  const isMixedUp = wanted.from !== null && wanted.until !== null && wanted.from > wanted.until;
  return (
    <dialog
      ref={dialog}
      class="help choosing"
      aria-labelledby={`${id}-title`}
      onClose={close}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <form
        class="help-page"
        onSubmit={(event) => {
          event.preventDefault();
          if (isMixedUp) return;
          close();
          store.set(shown(store.get(), loadOf(wanted)));
        }}
      >
        <div class="bar">
          <h2 id={`${id}-title`}>Which articles</h2>
          <button type="button" class="bare end" aria-label="Close" onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </button>
        </div>
        <p>
          The graph has {number(part.total)} articles. A page shows the newest of those that you choose, up to{" "}
          {number(part.most)}. To see who or what is in the others, search for it.
        </p>
        {wanted.chosen.length > 0 && (
          <fieldset>
            <legend>Only articles that tell of</legend>
            {wanted.chosen.map((each) => (
              <label class="tick" key={each.kind + each.iri}>
                <input
                  type="checkbox"
                  checked
                  onChange={() => change({ chosen: wanted.chosen.filter((other) => other !== each) })}
                />
                <bdi>{shorten(part.chosen.find(({ iri }) => iri === each.iri)?.label ?? each.iri, 80)}</bdi>
              </label>
            ))}
          </fieldset>
        )}
        <div class="fields">
          <label for={`${id}-from`}>Published from</label>
          <Day id={`${id}-from`} value={wanted.from} change={(from) => change({ from })} />
          <label for={`${id}-until`}>until</label>
          <Day id={`${id}-until`} value={wanted.until} change={(until) => change({ until })} />
          <label for={`${id}-newest`}>At most</label>
          <select
            id={`${id}-newest`}
            value={String(wanted.newest ?? part.newest)}
            onChange={(event) => change({ newest: Number(event.currentTarget.value) })}
          >
            {amounts.map((each) => (
              <option key={each} value={each}>
                {each} articles
              </option>
            ))}
          </select>
        </div>
        {isMixedUp && (
          <p class="failed" role="alert">
            The first day is later than the last.
          </p>
        )}
        <p class="choices">
          <button type="submit" class="button primary" disabled={isMixedUp}>
            Show them
          </button>
        </p>
      </form>
    </dialog>
  );
}

function Day({ id, value, change }: { id: string; value: string | null; change: (value: string | null) => void }) {
  return (
    <input
      id={id}
      type="date"
      value={value ?? ""}
      onInput={(event) => change(event.currentTarget.value || null)}
    />
  );
}
