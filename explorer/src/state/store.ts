/** One state, who listens to it, and the URL that tells it. */
import { createContext } from "preact";
import { useContext, useEffect, useReducer } from "preact/hooks";
import type { Graph } from "../model/graph";
import type { Source } from "../source/source";
import { fromFragment, toFragment } from "./fragment";
import { INITIAL, type State } from "./state";
import { visible, type Visible } from "./visible";

export interface Store {
  get(): State;
  /** Changes some fields. Steps of a reader (another view, another selection) can be undone by the browser's "back". */
  set(patch: Partial<State>): void;
  subscribe(listener: () => void): () => void;
}

/** What a reader goes back to; the rest of the state only changes the present entry of the history. */
const STEPS: (keyof State)[] = ["load", "view", "selected", "picture", "article", "table", "part", "speaker", "only"];

export function makeStore(initial: State = INITIAL): Store {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (patch) => {
      const keys = Object.keys(patch) as (keyof State)[];
      if (keys.every((key) => same(state[key], patch[key]))) return;
      state = { ...state, ...patch };
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, at) => each === other[at]);
  return one === other;
}

/** Milliseconds within which one selection after the other is one step. */
const WALK = 600;

/** Keeps the URL's fragment and a store the same, both ways. */
export function followUrl(store: Store, page: Window): void {
  let written = store.get();
  let timer = 0;
  let stepped = -Infinity;
  const fragmentNow = () => page.location.hash.replace(/^#/, "");
  const write = () => {
    clearTimeout(timer);
    const state = store.get();
    const fragment = toFragment(state);
    const changed = STEPS.filter((key) => state[key] !== written[key]);
    // Who walks from neighbour to neighbour by keys goes back over the walk in one step.
    const walking = changed.length === 1 && changed[0] === "selected" && page.performance.now() - stepped < WALK;
    if (changed.length > 0) stepped = page.performance.now();
    const step = changed.length > 0 && !walking;
    written = state;
    if (fragment === fragmentNow()) return;
    const url = fragment ? `#${fragment}` : page.location.pathname + page.location.search;
    try {
      page.history[step ? "pushState" : "replaceState"](null, "", url);
    } catch {
      page.location.hash = fragment; // where a page may not write its history
    }
  };
  store.subscribe(() => {
    clearTimeout(timer);
    if (STEPS.some((key) => store.get()[key] !== written[key])) write();
    else timer = page.setTimeout(write, 250) as number; // sliders and typing change the state many times a second
  });
  const read = () => {
    if (fragmentNow() === toFragment(store.get())) return;
    const state = fromFragment(fragmentNow());
    written = state;
    store.set(state);
  };
  page.addEventListener("popstate", read);
  page.addEventListener("hashchange", read);
}

export interface Explorer {
  graph: Graph;
  store: Store;
  source: Source;
}

export const ExplorerContext = createContext<Explorer | null>(null);

export function useExplorer(): Explorer {
  const explorer = useContext(ExplorerContext);
  if (explorer === null) throw new Error("outside of the explorer");
  return explorer;
}

export function useGraph(): Graph {
  return useExplorer().graph;
}

/** A part of the state; the component is drawn again when that part changes. */
export function useStore<T>(select: (state: State) => T): T {
  const { store } = useExplorer();
  const [, again] = useReducer<number, void>((count) => count + 1, 0);
  const value = select(store.get());
  useEffect(() => {
    let before = value;
    const changed = () => {
      const now = select(store.get());
      if (same(before, now)) return;
      before = now;
      again();
    };
    changed(); // it may have changed between drawing and listening
    return store.subscribe(changed);
  });
  return value;
}

/** What is visible now. */
export function useVisible(): Visible {
  const { graph } = useExplorer();
  return useStore((state) => visible(state, graph));
}

/** Selects a thing, fact or article, whose details are then shown; null selects nothing. */
export function useSelect(): (id: string | null) => void {
  const { store } = useExplorer();
  return (selected) => store.set({ selected });
}
