/** Switches above a list: of those that are on, what has any of them is shown; of none, all. */
import { useExplorer, useStore } from "../state/store";

interface Props<Key extends string> {
  label: string;
  words: Record<Key, string>;
  counts: Record<Key, number>;
}

export function Chips<Key extends string>({ label, words, counts }: Props<Key>) {
  const { store } = useExplorer();
  const marked = useStore((state) => state.marked);
  const keys = Object.keys(words) as Key[];
  const toggle = (key: string) =>
    store.set({ marked: marked.includes(key) ? marked.filter((each) => each !== key) : [...marked, key].sort() });
  return (
    <div class="stances" role="group" aria-label={label}>
      {keys.map((key) => (
        <button type="button" key={key} class="chip plain" aria-pressed={marked.includes(key)} onClick={() => toggle(key)}>
          {words[key]} <span class="count">{counts[key].toLocaleString("en")}</span>
        </button>
      ))}
    </div>
  );
}

/** Which of some keys are on; all, if none is. */
export function useChosen<Key extends string>(keys: readonly Key[]): ReadonlySet<Key> {
  const marked = useStore((state) => state.marked);
  const chosen = keys.filter((key) => marked.includes(key));
  return new Set(chosen.length > 0 ? chosen : keys);
}

/** Words that each row of a list must hold. */
export function RowFind() {
  const { store } = useExplorer();
  const rows = useStore((state) => state.rows);
  return (
    <label class="rowfind">
      <span class="offscreen">Only with these words</span>
      <input
        type="search"
        value={rows}
        placeholder="Only with these words"
        spellcheck={false}
        onInput={(event) => store.set({ rows: event.currentTarget.value })}
      />
    </label>
  );
}
