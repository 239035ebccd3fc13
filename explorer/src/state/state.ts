/** What the page shows. All of it stands in the URL's fragment, so that a link gives the same view. */
import type { Id, PictureName } from "../model/types";

export const VIEWS = ["graph", "article", "timeline", "map", "actors", "claims", "across", "compare", "tables", "sparql"] as const;
export const TABLES = ["things", "events", "roles", "relations", "articles", "links"] as const;
export const PARTS = ["events", "contradictions", "sayings", "promises", "articles", "news"] as const;
export const THEMES = ["auto", "light", "dark"] as const;

/** In place of a day: what has none. */
export const NO_DATE = "none";

export type View = (typeof VIEWS)[number];
export type TableName = (typeof TABLES)[number];
export type Part = (typeof PARTS)[number];
export type Theme = (typeof THEMES)[number];
export type Amount = "main" | "more" | "all";

export interface State {
  /** Which part of a server's graph is shown (`./load.ts`); null is what it shows at first. */
  load: string | null;
  view: View;
  picture: PictureName;
  /** A thing, event, claim, role, relation or article. */
  selected: Id | null;
  /** How far its neighbourhood goes. */
  steps: 1 | 2;
  /** Show only the neighbourhood, instead of dimming the rest. */
  only: boolean;
  /** What a query found: only these, and who takes part in them, are drawn. Empty: no such choice. */
  among: Id[];
  /** Things and facts that a reader has taken out of the picture. */
  hiddenIds: Id[];
  hiddenTypes: string[];
  hiddenKinds: string[];
  hiddenStatuses: string[];
  /** ISO days. */
  from: string | null;
  to: string | null;
  /** Keep facts without a date while a range is set. */
  undated: boolean;
  /** How much is drawn: the main actors, the few hundred most connected, everything. */
  amount: Amount;
  edgeLabels: boolean;
  /** What the reader points at beside the picture, which lights up in it; not in the URL. */
  lit: Id | null;
  article: Id | null;
  /** Where in the article to read: a character of it. */
  at: number | null;
  /** Layers of marks in an article that are switched off. */
  hiddenMarks: string[];
  table: TableName;
  /** Places chosen on the map, and whether events without a place stand there at those whom they are towards. */
  spots: Id[];
  towards: boolean;
  /** Whether officials and organizations act for their states in the view of actors. */
  states: boolean;
  /** Who acts towards whom there, and the first day of what is looked at of it, or NO_DATE. */
  pair: Id[];
  since: string | null;
  /** What is compared: the id of an article, or `source` and its name. */
  one: string | null;
  other: string | null;
  /** The part of the view across articles. */
  part: Part;
  /** Of the lists in it only what is so; empty: all. */
  marked: string[];
  /** What its list of events begins with. */
  first: "sources" | "latest";
  /** Whose claims are told over time, and on which issue or target. */
  speaker: Id | null;
  topic: Id | null;
  /** Stances of claims that the claims view leaves out. */
  hiddenStances: string[];
  /** The column that a table is sorted by; with "-" before it, downwards. */
  sort: string | null;
  /** Words that rows of a table must hold. */
  rows: string;
  /** What stands in the SPARQL editor. */
  query: string | null;
  theme: Theme;
  /** Whether single letters are commands; some readers speak to their browser, and need them off. */
  letters: boolean;
  /** What stands in the search box. */
  find: string;
}

export const INITIAL: Readonly<State> = {
  load: null,
  view: "graph",
  picture: "direct",
  selected: null,
  steps: 1,
  only: false,
  among: [],
  hiddenIds: [],
  hiddenTypes: [],
  hiddenKinds: [],
  hiddenStatuses: [],
  from: null,
  to: null,
  undated: true,
  amount: "main",
  edgeLabels: true,
  lit: null,
  article: null,
  at: null,
  hiddenMarks: [],
  table: "things",
  spots: [],
  towards: false,
  states: true,
  pair: [],
  since: null,
  one: null,
  other: null,
  part: "events",
  marked: [],
  first: "sources",
  speaker: null,
  topic: null,
  hiddenStances: [],
  sort: null,
  rows: "",
  query: null,
  theme: "auto",
  letters: true,
  find: "",
};
