/** What is shown and what is not, in words. */
import { dateWords } from "../model/dates";
import type { Graph } from "../model/graph";
import type { AnyFact, FactKind } from "../model/items";
import { shorten } from "../model/text";
import { toldOnce } from "../model/told";
import { INITIAL, type State } from "../state/state";
import { mostOf, type Visible } from "../state/visible";
import { labelOf } from "./ItemLink";

export interface Note {
  text: string;
  /** What a button beside it does. */
  action?: { word: string; patch: Partial<State> };
}

export const NO_FILTERS: Partial<State> = {
  among: [],
  hiddenIds: [],
  hiddenTypes: [],
  hiddenKinds: [],
  hiddenStatuses: [],
  from: null,
  to: null,
  undated: INITIAL.undated,
};

export function number(count: number): string {
  return count.toLocaleString("en");
}

function of(shown: number, all: number, one: string, many: string): string {
  if (all === 0) return `no ${many}`;
  if (shown === all) return all === 1 ? `1 ${one}` : `all ${number(all)} ${many}`;
  return `${number(shown)} of ${number(all)} ${all === 1 ? one : many}`;
}

/** One sentence, then a note for each reason why something is not shown. */
export function summary(state: State, graph: Graph, visible: Visible): { line: string; notes: Note[] } {
  const drawn = state.view === "graph";
  const line = drawn ? pictureLine(visible) : factsLine(state, graph, visible);
  return {
    line: `Showing ${line}`,
    notes: [...(drawn ? pictureNotes(state, graph, visible) : []), ...filterNotes(state, graph, visible)],
  };
}

function pictureLine({ nodes, lone, links, picture }: Visible): string {
  const [one, many] = picture.name === "direct" ? ["thing", "things"] : ["node", "nodes"];
  return `${of(nodes.length + lone.length, picture.nodes.length, one!, many!)}, ${of(links.length, picture.links.length, "link", "links")}`;
}

/** What the view counts, in its own words: a line above a table of things that counts facts would tell nothing. */
function factsLine(state: State, graph: Graph, visible: Visible): string {
  const { facts, things, articles, leftLinks, picture } = visible;
  const told = (kind: FactKind, one: string, many: string) => {
    const all = graph.facts.filter((fact) => fact.kind === kind);
    const shown = facts.filter((fact) => fact.kind === kind && !(state.view === "claims" && byStance(state, fact)));
    return of(shown.length, all.length, one, many);
  };
  if (state.view === "map") {
    const events = (some: readonly AnyFact[]) => toldOnce(graph, some.filter(({ kind }) => kind === "event")).length;
    return of(events(facts), events(graph.facts), "event", "events");
  }
  if (state.view === "timeline" || state.view === "actors") return `${told("event", "event", "events")}, ${told("claim", "claim", "claims")}`;
  if (state.view === "claims") return told("claim", "claim", "claims");
  if (state.view === "across") {
    const shared = of(visible.shared.length, graph.shared.length, "event", "events");
    return `${shared} told by several, ${of(articles.length, graph.articles.size, "article", "articles")}`;
  }
  const table = state.view === "tables" ? state.table : "articles";
  if (table === "things") return of(things.length, graph.payload.model.things.length, "thing", "things");
  if (table === "links") return of(leftLinks.length, picture.links.length, "link", "links");
  if (table === "events") return told("event", "event", "events");
  if (table === "roles") return told("role", "office", "offices");
  if (table === "relations") return told("relation", "relation", "relations");
  return of(articles.length, graph.articles.size, "article", "articles");
}

/** Whether the claims view leaves it out for its stance. */
function byStance(state: State, fact: AnyFact): boolean {
  return fact.kind === "claim" && state.hiddenStances.includes(fact.fact.stance);
}

function pictureNotes(state: State, graph: Graph, visible: Visible): Note[] {
  const notes: Note[] = [];
  if (visible.unlinked > 0) {
    const few = visible.unlinked === 1;
    const text = `${number(visible.unlinked)} event${few ? " or claim joins" : "s and claims join"} no two things`;
    notes.push({
      text,
      action: { word: few ? "Draw it as a node" : "Draw them as nodes", patch: { picture: "parts" } },
    });
  }
  if (state.hiddenIds.length > 0) {
    const them = state.hiddenIds.length === 1 ? "it" : "them";
    notes.push({
      text: `${number(state.hiddenIds.length)} hidden by you`,
      action: { word: `Show ${them} again`, patch: { hiddenIds: [] } },
    });
  }
  return [...amountNotes(state, graph, visible), ...notes];
}

function amountNotes(state: State, graph: Graph, visible: Visible): Note[] {
  const linked = visible.nodes.length + visible.beyond;
  const total = linked + visible.lone.length;
  const selected = state.selected === null ? undefined : graph.items.get(state.selected);
  if (state.only && visible.near !== null && selected) {
    return [
      {
        text: `only what is linked with ${isolated(shorten(labelOf(selected), 40))}`,
        action: { word: "Show the rest", patch: { only: false } },
      },
    ];
  }
  if (visible.beyond > 0) {
    const { few } = graph.payload;
    const more = state.amount === "main" && linked > few && state.picture === "direct";
    return [
      { text: `${number(visible.beyond)} less connected left out` },
      ...(more ? [{ text: "", action: { word: `Show ${number(few)}`, patch: { amount: "more" as const } } }] : []),
      { text: "", action: { word: `Show all ${number(total)}`, patch: { amount: "all" } } },
    ];
  }
  if (state.amount !== "main" && linked > mostOf({ ...state, amount: "main" }, graph, linked)) {
    const word = state.picture === "direct" ? "Show the main actors" : `Show the ${number(graph.payload.few)} most connected`;
    return [{ text: "", action: { word, patch: { amount: "main" } } }];
  }
  return [];
}

function filterNotes(state: State, graph: Graph, visible: Visible): Note[] {
  const notes: Note[] = [];
  if (state.among.length > 0) {
    notes.push({
      text: `only what a query found (${number(state.among.length)}), and what joins it`,
      action: { word: "Show everything", patch: { among: [] } },
    });
  }
  const unwanted = state.view === "claims" ? visible.facts.filter((fact) => byStance(state, fact)).length : 0;
  if (unwanted > 0) {
    notes.push({
      text: `${number(unwanted)} left out by stance`,
      action: { word: "All stances", patch: { hiddenStances: [] } },
    });
  }
  const hidden = state.hiddenTypes.length + state.hiddenKinds.length + state.hiddenStatuses.length;
  if (state.from !== null || state.to !== null) {
    notes.push({ text: range(state), action: { word: "Any date", patch: { from: null, to: null } } });
  }
  if (hidden > 0) {
    const facts = graph.facts.length - visible.facts.length;
    const count = state.view === "graph" ? visible.filtered : facts;
    const what = state.view === "graph" ? (visible.picture.name === "direct" ? "things" : "nodes") : "facts";
    notes.push({
      text:
        count > 0 ? `${number(count)} ${count === 1 ? what.slice(0, -1) : what} hidden by filters` : "filters are set",
      action: { word: "Clear filters", patch: NO_FILTERS },
    });
  }
  return notes;
}

function range({ from, to, undated }: State): string {
  const words =
    from === null
      ? `until ${dateWords(to!, undefined)}`
      : to === null
        ? `from ${dateWords(from, undefined)}`
        : dateWords(from, to)!;
  return undated ? `${words}, and undated` : words;
}

/** A label that may be written from right to left does not turn the sentence around it. */
function isolated(label: string): string {
  return `\u2068${label}\u2069`;
}
