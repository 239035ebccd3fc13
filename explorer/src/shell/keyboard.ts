/** Keys that work anywhere in the page, but not while somebody writes. */
import { INITIAL, THEMES, type State, type View } from "../state/state";
import type { Graph } from "../model/graph";
import type { Store } from "../state/store";

export interface Key {
  key: string;
  does: string;
}

/** For the help. */
export const KEYS: { where: string; keys: Key[] }[] = [
  {
    where: "Anywhere",
    keys: [
      { key: "/", does: "search; then ↓ ↑ to choose, Enter to select, Esc to leave" },
      { key: "1 – 9", does: "the views, in the order in which they stand above" },
      { key: "Esc", does: "close what is open, then select nothing" },
      { key: "f", does: "filters: open or close" },
      { key: "i", does: "side panel: open or close" },
      { key: "r", does: "reset: everything as at the start" },
      { key: "t", does: "light, dark, or as your system is" },
      { key: "c", does: "copy a link to this view" },
      { key: "Alt + ←", does: "back to what was selected before" },
      { key: "?", does: "this help" },
    ],
  },
  {
    where: "Graph",
    keys: [
      {
        key: "← → ↑ ↓",
        does: "with the picture in focus: walk from node to node; Enter selects, Home begins with the most connected",
      },
      { key: "+  −  0", does: "larger, smaller, all of it" },
      { key: "p", does: "events and claims as links, or as nodes" },
      { key: "e", does: "names on links" },
      { key: "n", does: "neighbours: one step, two steps" },
      { key: "o", does: "only the neighbours" },
      { key: "h", does: "hide what is selected" },
      { key: "a", does: "everything, or the main actors" },
    ],
  },
  {
    where: "Map",
    keys: [
      { key: "← → ↑ ↓", does: "with the map in focus: move it; with a place in focus: to the next one, Enter chooses it" },
      { key: "+  −  0", does: "nearer, farther, all places" },
    ],
  },
  {
    where: "Range of dates",
    keys: [
      { key: "← →", does: "with an end in focus: move it; Page up and Page down by more, Home and End all the way" },
    ],
  },
  {
    where: "Article",
    keys: [
      { key: "n  p", does: "the next, the last place of what is selected" },
      { key: "← →", does: "with the text in focus: from mark to mark; Enter selects" },
    ],
  },
];

export interface Panels {
  filters(): void;
  side(): void;
  help(): void;
  copyLink(): void;
  /** Closes what lies above the page; tells whether anything did. */
  closeTop(): boolean;
}

export function reset(state: State): Partial<State> {
  return { ...INITIAL, load: state.load, view: state.view, theme: state.theme, letters: state.letters, query: state.query };
}

/** Takes what is selected out of the picture; an article is not in it. */
export function hideSelected(state: State, graph: Graph): Partial<State> {
  const { selected, hiddenIds } = state;
  const kind = selected === null ? undefined : graph.items.get(selected)?.kind;
  if (selected === null || kind === undefined || kind === "article") return {};
  return { hiddenIds: [...new Set([...hiddenIds, graph.drawnAs(selected)])].sort(), selected: null, only: false };
}

export function nextTheme(state: State): Partial<State> {
  return { theme: THEMES[(THEMES.indexOf(state.theme) + 1) % THEMES.length]! };
}

/** Listens until what it gives is called. */
export function followKeys(store: Store, graph: Graph, panels: Panels, views: View[]): () => void {
  const change = (patch: (state: State) => Partial<State>) => store.set(patch(store.get()));
  const inGraph = (patch: (state: State) => Partial<State>) => store.get().view === "graph" && change(patch);
  const actions: Record<string, () => unknown> = {
    "/": () => document.getElementById("find")?.focus(),
    "?": panels.help,
    f: panels.filters,
    i: panels.side,
    c: panels.copyLink,
    r: () => change(reset),
    t: () => change(nextTheme),
    p: () => inGraph(({ picture }) => ({ picture: picture === "direct" ? "parts" : "direct" })),
    e: () => inGraph(({ edgeLabels }) => ({ edgeLabels: !edgeLabels })),
    n: () => inGraph(({ steps }) => ({ steps: steps === 1 ? 2 : 1 })),
    h: () => inGraph((state) => hideSelected(state, graph)),
    o: () => inGraph(({ only }) => ({ only: !only })),
    a: () => inGraph(({ amount }) => ({ amount: amount === "all" ? "main" : "all" })),
    Escape: () => panels.closeTop() || store.set({ selected: null, only: false }),
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    if (document.querySelector("dialog[open]")) return; // it has keys of its own
    if (event.key.length === 1 && !store.get().letters) return;
    const view = /^[1-9]$/.test(event.key) ? views[Number(event.key) - 1] : undefined;
    const action = view !== undefined ? () => store.set({ view }) : actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}

export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(target.type);
}
