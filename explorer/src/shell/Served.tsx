/** The explorer of a server's graph: asks for the part that the address names, and shows it when it is there. */
import { useEffect, useReducer, useRef, useState } from "preact/hooks";
import { balanceNames } from "../model/bidi";
import { graphOf, type Graph } from "../model/graph";
import type { Payload } from "../model/types";
import { Refused } from "../source/asking";
import type { Source } from "../source/source";
import { loadOf, wantedOf } from "../state/load";
import { INITIAL } from "../state/state";
import { ExplorerContext, type Store } from "../state/store";
import { App } from "./App";
import { Failed, Waiting } from "./Waiting";

interface Properties {
  source: Source;
  store: Store;
  ready: () => void;
}

type Outcome = { load: string | null } & ({ graph: Graph } | { failure: string; isTooMuch: boolean });

/** It took too long, or too much memory. */
const TOO_MUCH = [504, 507];
/** Articles that are not too many, where others were. */
const FEWER = 10;

export function Served({ source, store, ready }: Properties) {
  const load = useLoad(store);
  const [tries, again] = useReducer<number, void>((count) => count + 1, 0);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    let isWanted = true;
    const settle = (next: Outcome) => isWanted && setOutcome(next);
    setOutcome(null);
    source.load(load).then(
      (payload) => settle({ load, graph: drawn(payload) }),
      (error: unknown) =>
        settle({
          load,
          failure: error instanceof Error ? error.message : String(error),
          isTooMuch: error instanceof Refused && TOO_MUCH.includes(error.status),
        }),
    );
    return () => {
      isWanted = false;
    };
  }, [load, tries]);
  const settled = outcome !== null && outcome.load === load ? outcome : null;
  useEffect(() => {
    if (settled === null) return;
    ready();
    // Who chose another part reads on there; at the start nobody has chosen anything.
    if (!isFirst.current) document.getElementById("main")?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [settled]);
  if (settled === null) return <Waiting words="Asking the server for the graph …" />;
  if ("failure" in settled) {
    return (
      <Failed said={settled.failure} again={() => again()}>
        {settled.isTooMuch && (
          <button
            type="button"
            class="button"
            onClick={() => store.set({ load: loadOf({ ...wantedOf(load), newest: FEWER }) })}
          >
            Only {FEWER} articles
          </button>
        )}
        {load !== null && (
          <button type="button" class="button" onClick={() => store.set({ ...INITIAL, theme: store.get().theme })}>
            The newest articles
          </button>
        )}
      </Failed>
    );
  }
  return (
    <ExplorerContext.Provider value={{ graph: settled.graph, store, source }}>
      <App key={String(load)} />
    </ExplorerContext.Provider>
  );
}

const graphs = new WeakMap<Payload, Graph>();

/** The graph of a payload, once: where a reader has put things is kept with it. */
function drawn(payload: Payload): Graph {
  let graph = graphs.get(payload);
  if (graph === undefined) {
    balanceNames(payload.model);
    graph = graphOf(payload);
    graphs.set(payload, graph);
  }
  return graph;
}

function useLoad(store: Store): string | null {
  const [load, setLoad] = useState(store.get().load);
  useEffect(() => {
    const follow = () => setLoad(store.get().load);
    follow();
    return store.subscribe(follow);
  }, []);
  return load;
}
