/** Which of all that is told matters most: what happened or is planned, who says what, the weightiest first. */
import { dateWords } from "./dates";
import type { Graph } from "./graph";
import type { AnyFact, EventFact } from "./items";
import { lastOf } from "./shared";
import { quote, shorten } from "./text";
import { statusOf, toldOnce, type Told } from "./told";
import type { Article, Id, Span } from "./types";

/** A fact as one sentence. */
export interface Telling {
  id: Id;
  told: Told;
  sentence: string;
  /** In words; empty where it is not known. */
  date: string;
  status: string;
  weight: number;
  /** Things that act or undergo, then where. */
  parties: Id[];
  /** Those of the article, where the sentence says little: what was decided, what befell whom. */
  words: string;
  /** Only somebody's words vouch for it. */
  hearsay: boolean;
}

/** What holds weighs more than what is planned, and that more than what may be, is wanted or denied. */
const OF_STATUS: Record<string, number> = { occurred: 1.5, ongoing: 1.4, scheduled: 1, contradicted: 0.6, possible: 0.2, requested: 0.2, negated: 0.2 };
const OF_STANCE: Record<string, number> = { warn: 1, request: 0.9, reject: 0.8, criticize: 0.8, promise: 0.8, support: 0.6, predict: 0.2 };
const OF_TYPE: Record<string, number> = { State: 1, Official: 1, Person: 0.7, Organization: 0.7, Group: 0.1 };
const HEARSAY = 0.8;
const VAGUE = new Set(["Decision", "Incident", "LegalAction", "MilitaryActivity", "OfficeChange", "Support"]);
const FEW_WORDS = 100;
/** What stands first in an article weighs so much; half of it, so many characters later. */
const FIRST = 4;
const HALF = 700;
/** For each party that the headline names. */
const IN_HEADLINE = 0.8;
const BOTH_SIDES = 1;
const MOST_PARTIES = 3;
const NEWEST = 1.2;
const ACTS = new Set(["agent", "target", "speaker"]);

interface Story {
  weights: ReadonlyMap<Id, number>;
  weigh(told: Told): number;
}

const KEPT = new WeakMap<Graph, Story>();

/** How much a fact weighs; of what several articles report, the whole event. */
export function weightOf(graph: Graph, told: Told): number {
  let story = KEPT.get(graph);
  if (story === undefined) {
    story = storyOf(graph);
    KEPT.set(graph, story);
  }
  return story.weigh(told);
}

function storyOf(graph: Graph): Story {
  const weights = new Map<Id, number>();
  const headlines = new Map([...graph.articles.values()].map((article) => [article.id, headlineOf(graph, article)]));
  const age = agesOf(graph);
  const weigh = (told: Told): number => {
    let weight = weights.get(told.id);
    if (weight === undefined) {
      const reports = told.kind === "shared" ? told.reports : [told];
      const best = Math.max(...reports.map((report) => placeOf(report) + age(report)));
      weight = best + standingOf(graph, told) + partiesOf(graph, told, reports, headlines);
      weights.set(told.id, weight);
    }
    return weight;
  };
  return { weights, weigh };
}

/** By where in its article it is told first. */
function placeOf({ fact }: AnyFact): number {
  const start = Math.min(...fact.evidence.map((span) => span.start));
  return (Number.isFinite(start) ? FIRST / (1 + start / HALF) : 0) + 2 * ((fact.confidence ?? 0.75) - 0.75);
}

function standingOf(graph: Graph, told: Told): number {
  if (told.kind === "claim") return OF_STANCE[told.fact.stance] ?? 0;
  const dated = reportOf(told).fact.start !== undefined ? 0.3 : 0;
  const sources = told.kind === "shared" ? Math.log2(told.shared.sources + 1) : 0;
  return (OF_STATUS[statusOf(told) ?? ""] ?? 0) + dated + sources - (isHearsay(graph, told) ? HEARSAY : 0);
}

/** Named parties, more if both sides are, and those that the headline names. */
function partiesOf(graph: Graph, told: Told, reports: readonly AnyFact[], headlines: ReadonlyMap<Id, ReadonlySet<Id>>): number {
  const ids = actingIn(graph, told.id);
  const named = ids.map((id) => OF_TYPE[graph.items.get(id)?.kind === "thing" ? typeOf(graph, id) : ""] ?? 0);
  const sides = named.filter((each) => each > OF_TYPE["Group"]!).length > 1 ? BOTH_SIDES : 0;
  const first = new Set(reports.flatMap(({ fact }) => [...(headlines.get(fact.article ?? "") ?? [])]));
  const inHeadline = ids.filter((id) => first.has(id)).slice(0, 2).length * IN_HEADLINE;
  return sum(named.sort((a, b) => b - a).slice(0, MOST_PARTIES)) + sides + inHeadline;
}

function typeOf(graph: Graph, id: Id): string {
  const item = graph.items.get(id);
  return item?.kind === "thing" ? item.thing.type : "";
}

function actingIn(graph: Graph, id: Id): Id[] {
  return [...new Set(graph.partsOf(id).flatMap((part) => (ACTS.has(part.kind) ? [part.id] : [])))];
}

/** Whom an article's first line mentions. */
function headlineOf(graph: Graph, { id, text }: Article): Set<Id> {
  const end = [...(/^\s*[^\n]*/.exec(text ?? "")?.[0] ?? "")].length;
  const told = graph.thingsIn(id).filter((thing) => (thing.mentions ?? []).some((each) => each.article === id && each.start < end));
  return new Set(told.map((thing) => thing.id));
}

/** By the day of its article: nothing for the first, most for the newest. */
function agesOf(graph: Graph): (fact: AnyFact) => number {
  const days = [...graph.articles.values()].flatMap(({ published }) => (published ? [Date.parse(published.slice(0, 10))] : []));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  if (!(last > first)) return () => 0;
  return ({ fact }) => {
    const day = Date.parse(graph.articles.get(fact.article ?? "")?.published?.slice(0, 10) ?? "");
    return Number.isNaN(day) ? 0 : (NEWEST * (day - first)) / (last - first);
  };
}

function isHearsay(graph: Graph, told: Told): boolean {
  return graph.partsOf(told.id).some((part) => part.kind === "accordingTo");
}

/** The fact itself; of what several articles report, the last report that tells when it was. */
export function reportOf(told: Told): AnyFact {
  if (told.kind !== "shared") return told;
  return lastOf(told.reports, ({ fact }) => fact.start !== undefined || fact.end !== undefined) ?? told.reports[0]!;
}

/** The events among some facts, each once, the weightiest first. */
export function eventsTold(graph: Graph, facts: readonly AnyFact[]): Telling[] {
  return tellings(graph, facts, "event");
}

export function claimsTold(graph: Graph, facts: readonly AnyFact[]): Telling[] {
  return tellings(graph, facts, "claim");
}

function tellings(graph: Graph, facts: readonly AnyFact[], kind: "event" | "claim"): Telling[] {
  const own = facts.filter((fact) => fact.kind === kind);
  const all = toldOnce(graph, own).map((told) => ({ told, weight: weightOf(graph, told) }));
  return all.sort((a, b) => b.weight - a.weight || (a.told.id < b.told.id ? -1 : 1)).map(({ told, weight }) => tellingOf(graph, told, weight));
}

function tellingOf(graph: Graph, told: Told, weight: number): Telling {
  const { fact } = reportOf(told);
  const { start, end } = fact;
  const isVague = "type" in fact && typeof fact.type === "string" && VAGUE.has(fact.type);
  const places = graph.partsOf(told.id).flatMap((part) => (part.kind === "place" ? [part.id] : []));
  return {
    id: told.id,
    told,
    sentence: sentenceOf(told),
    date: told.kind === "claim" ? "" : (dateWords(start, end) ?? ""),
    status: statusOf(told) ?? "",
    weight,
    words: isVague ? wordsOf(graph, fact.evidence[0]!) : "",
    parties: [...new Set([...actingIn(graph, told.id), ...places])],
    hearsay: isHearsay(graph, told),
  };
}

/** What proves it and a little of what follows: often that tells what it is about. */
function wordsOf(graph: Graph, span: Span): string {
  const told = quote(graph.articles, span, FEW_WORDS);
  return told === null ? "" : shorten(`${told.words}${/^[^.;!?]*/.exec(told.after)![0]}`, FEW_WORDS);
}

/** That of a report which tells how it stands: the shared event's own label does not say whether it happened. */
function sentenceOf(told: Told): string {
  if (told.kind !== "shared") return told.fact.label;
  const status = statusOf(told);
  const reports = told.reports.filter(({ fact }) => fact.status === status);
  return longest(reports)?.fact.label ?? told.shared.label;
}

function longest(reports: readonly EventFact[]): EventFact | undefined {
  return reports.reduce<EventFact | undefined>((best, each) => (best !== undefined && best.fact.label.length >= each.fact.label.length ? best : each), undefined);
}

const MAIN = 5;
const MANY = 5;
const MAINS = new WeakMap<readonly AnyFact[], Telling[]>();

function articleOf({ told }: Telling): Id | undefined {
  return reportOf(told).fact.article;
}

/** The main events among some facts, no two of them alike. */
export function mainEvents(graph: Graph, facts: readonly AnyFact[]): Telling[] {
  let found = MAINS.get(facts);
  if (found === undefined) {
    const told = eventsTold(graph, facts);
    // Of many articles each tells one of them.
    const of = new Set<Id | undefined>();
    const first = graph.articles.size < MANY ? told : told.filter((each) => !of.has(articleOf(each)) && of.add(articleOf(each)));
    found = distinct(graph, [...first, ...told], MAIN);
    MAINS.set(facts, found);
  }
  return found;
}

/** The first of some tellings that tell different things. */
export function distinct(graph: Graph, all: readonly Telling[], most: number): Telling[] {
  const kept: Telling[] = [];
  for (const each of all) {
    if (kept.length >= most) break;
    if (!kept.some((other) => other.id === each.id || alike(graph, each, other))) kept.push(each);
  }
  return kept;
}

/** Whether two tell nearly the same: an event of one type, one standing and one set of parties, on no other day. */
function alike(graph: Graph, one: Telling, other: Telling): boolean {
  if (one.sentence === other.sentence) return one.date === other.date || one.date === "" || other.date === "";
  if (one.told.kind === "claim" || other.told.kind === "claim" || typeOfEvent(one.told) !== typeOfEvent(other.told)) return false;
  if (one.status !== other.status || (one.date !== "" && other.date !== "" && one.date !== other.date)) return false;
  const [a, b] = [one, other].map(({ id }) => actingIn(graph, id));
  const common = a!.filter((id) => b!.includes(id)).length;
  return common >= Math.min(2, a!.length, b!.length) && common > 0;
}

function typeOfEvent(told: Told): string {
  return told.kind === "shared" ? told.shared.type : told.kind === "event" ? told.fact.type : "";
}

function sum(values: number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
