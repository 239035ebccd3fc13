/** What the page is given: `ontology/view.schema.json` in TypeScript (a test compares the two), and what lies around it. */

/** An IRI, without `base` where it begins with it. */
export type Id = string;
export type Status = "occurred" | "ongoing" | "scheduled" | "possible" | "requested" | "negated" | "unknown";

export interface ViewModel {
  version: 2;
  base: string;
  title: string;
  subtitle: string;
  articles: Article[];
  things: Thing[];
  events: Event[];
  claims: Claim[];
  roles: Role[];
  relations: Relation[];
  shared?: Shared[];
  links: Link[];
}

/** Words of an article; offsets count code points. */
export interface Span {
  article: Id;
  start: number;
  end: number;
  words?: string;
}

export interface Mention {
  article: Id;
  start: number;
  end: number;
  kind: "name" | "nominal" | "pronoun";
}

export interface Article {
  id: Id;
  title: string;
  source?: string;
  author?: string;
  url?: string;
  published?: string;
  publishedInferred?: boolean;
  text?: string;
  /** The first of the articles that have this text; the graph may not hold it. */
  origin?: Id;
  copyOf?: Id;
  revisionOf?: Id;
}

export interface Thing {
  id: Id;
  type: string;
  label: string;
  aliases?: string[];
  descriptions?: string[];
  wikidata?: string[];
  codes?: Codes;
  geo?: Coordinates;
  mentions?: Mention[];
  appearances?: Appearance[];
  apart?: Apart[];
  reference?: boolean;
}

/** Where a place is: degrees of WGS 84, its number in GeoNames, and its country's ISO 3166-1 code. */
export interface Coordinates {
  lat: number;
  long: number;
  geonames?: number;
  country?: string;
}

/** Those of a state: ISO 3166-1, Correlates of War, Gleditsch and Ward. */
export interface Codes {
  iso2?: string;
  iso3?: string;
  cow?: number;
  gw?: number;
}

/** That an article's name for a thing was found to be of the same thing as another article's. */
export interface Appearance {
  article: Id;
  name?: string;
  how: string;
  with?: Id;
}

/** A namesake that is another thing. */
export interface Apart {
  thing: Id;
  reason: string;
}

export interface Fact {
  id: Id;
  label: string;
  article?: Id;
  start?: string;
  end?: string;
  dateInferred?: boolean;
  confidence?: number;
  rules?: string[];
  plover?: string;
  ploverRoot?: string;
  mode?: string;
  contexts?: string[];
  evidence: Span[];
}

export interface Event extends Fact {
  type: string;
  name: string;
  status: Status;
  triggers?: Span[];
  shared?: Id;
  figures?: Figure[];
}

/** A number that one place tells of an event; `label` has it in plain words. */
export interface Figure {
  label: string;
  kind: string;
  low?: number;
  high?: number;
  approximate: boolean;
  of?: string;
  unit?: string;
  said?: string;
  evidence: Span[];
}

/** One event that several articles report. */
export interface Shared {
  id: Id;
  label: string;
  type: string;
  name: string;
  reports: Id[];
  articles: number;
  sources: number;
  first?: string;
  last?: string;
  statuses: Status[];
  contradicted?: boolean;
  differences?: Differences;
}

/** Reports that tell something otherwise than one before them. */
export interface Differences {
  date?: Id[];
  agent?: Id[];
  target?: Id[];
  place?: Id[];
}

export interface Claim extends Fact {
  stance: string;
  verb: string;
  text: string;
  audience?: string;
  content?: Span[];
  cue?: Span[];
  source?: Span[];
}

export interface Role extends Fact {
  person: Id;
  of?: Id;
  title: string;
  status: string;
}

export interface Relation extends Fact {
  type: string;
  subject: Id;
  object: Id;
}

export type LinkKind =
  | "agent"
  | "target"
  | "place"
  | "issue"
  | "accordingTo"
  | "speaker"
  | "event"
  | "claim"
  | "role"
  | "partOf"
  | "memberOf"
  | "locatedIn"
  | "allyOf"
  | "opposes";

/** A line of a picture. */
export interface Link {
  from: Id;
  to: Id;
  kind: LinkKind;
  level: "parts" | "direct" | "both";
  name: string;
  fact: Id;
  status?: string;
  /** As true read the other way: met. */
  mutual?: boolean;
}

export type PictureName = "direct" | "parts";
export type Shape = "square" | "circle" | "diamond" | "triangle" | "triangle-down" | "hexagon" | "star" | "box";

export interface Look {
  shape: Shape;
  fill: string;
  border: string;
  word: string;
  many: string;
}

export interface StatusLook {
  word: string;
  dashes: number[];
  fill: string;
  border: string;
}

export interface Looks {
  types: Record<string, Look>;
  statuses: Record<string, StatusLook>;
  kinds: Record<string, string>;
}

/** The JSON in the page: the model, and what Python has worked out for drawing it. */
export interface Payload {
  model: ViewModel;
  layouts: Record<PictureName, Record<Id, [number, number]>>;
  order: Record<PictureName, Id[]>;
  few: number;
  looks: Looks;
  sparql: boolean;
  /** Of a server's graph: which part of it this is. */
  part?: Part;
  brief?: Brief;
}

/** One printed page; see `kg/view/brief/content.py`. */
export interface Brief {
  title: string;
  subtitle: string;
  sections: { title: string; lines: BriefLine[]; left_out: number }[];
  articles: { title: string; publisher: string | null; day: string | null; url: string | null }[];
  not_quoted: number;
}

export interface BriefLine {
  text: string;
  note: string;
  quotes: { article: number; words: string; before: string; after: string }[];
}

export interface Part {
  /** How many articles are here, how many match what was asked for, and how many there are. */
  articles: number;
  matching: number;
  total: number;
  /** How many were asked for, and how many one may ask for. */
  newest: number;
  most: number;
  chosen: { kind: "actor" | "issue" | "article"; iri: string; label: string }[];
  from?: string;
  until?: string;
}
