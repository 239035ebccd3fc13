/** How facts and what is known of them are told in plain English. */
import { dateWords } from "../model/dates";
import type { Graph, When } from "../model/graph";
import type { AnyFact } from "../model/items";
import type { Article, Fact, Role } from "../model/types";

/** Statuses from what is so to what is not. */
export const STATUS_ORDER = ["occurred", "ongoing", "scheduled", "possible", "requested", "negated"];

export interface Told {
  words: string;
  /** How this is known, where it is not simply told. */
  note?: string;
}

export function dateTold(graph: Graph, fact: AnyFact): Told | null {
  const { start, end, dateInferred } = fact.fact;
  const words = dateWords(start, end);
  if (words !== null) return dateInferred ? { words, note: "inferred: no source gives the day of publication that it is reckoned from" } : { words };
  const when = graph.when(fact);
  return when === null ? null : { words: dayOf(when, fact, graph), note: "the day of the article that tells it" };
}

function dayOf(when: When, { fact }: AnyFact, graph: Graph): string {
  const published = fact.article === undefined ? undefined : graph.articles.get(fact.article)?.published;
  return dateWords(published?.slice(0, 10), undefined) ?? String(when.first);
}

export function publishedTold(article: Article): string | null {
  const words = dateWords(article.published?.slice(0, 10), undefined);
  return words === null ? null : article.publishedInferred ? `${words} (inferred)` : words;
}

/** What a rule's record says of the facts that it finds. */
export function confidenceWord(confidence: number): string {
  if (confidence >= 0.9) return "very likely read rightly";
  if (confidence >= 0.75) return "likely read rightly";
  if (confidence >= 0.5) return "more likely right than not";
  return "doubtful";
}

const ROLE_WORDS = new Map(
  Object.entries({
  current: "in office",
  acting: "acting",
  former: "former",
  elect: "elected, not yet in office",
  designate: "designated, not yet in office",
  nominee: "nominated",
  candidate: "candidate",
  }),
);

export function roleWord(role: Role): string {
  return ROLE_WORDS.get(role.status) ?? role.status;
}

/** The word for what a fact is: Visit, Claim, Office, Relation. */
export function kindWord(fact: AnyFact): string {
  if (fact.kind === "event") return spaced(fact.fact.type);
  return { claim: "Claim", role: "Office", relation: "Relation" }[fact.kind];
}

/** `OfficeChange` as `Office change`. */
export function spaced(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** Earliest first; what has no date comes last. */
export function byDate(graph: Graph): (a: AnyFact, b: AnyFact) => number {
  const day = (fact: AnyFact) => graph.when(fact)?.first ?? Infinity;
  return (a, b) => day(a) - day(b) || firstPlace(a.fact) - firstPlace(b.fact) || (a.id < b.id ? -1 : 1);
}

function firstPlace(fact: Fact): number {
  return fact.evidence[0]?.start ?? Infinity;
}

/** What those are called who take part in a fact as something. */
export function headingOf(graph: Graph, kind: string): string {
  return NAMES[kind] ?? graph.payload.looks.kinds[kind] ?? kind;
}

const NAMES: Record<string, string> = { person: "Who", of: "Of", subject: "Who or what", object: "Whom or what" };
