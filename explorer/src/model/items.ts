/** What can be selected: a thing, an article, a fact, an event that several articles report. */
import type { Article, Claim, Event, Id, Relation, Role, Shared, Thing } from "./types";

export type FactKind = "event" | "claim" | "role" | "relation";

/** A fact, told what it is. */
export type AnyFact =
  | { kind: "event"; id: Id; fact: Event }
  | { kind: "claim"; id: Id; fact: Claim }
  | { kind: "role"; id: Id; fact: Role }
  | { kind: "relation"; id: Id; fact: Relation };

export type EventFact = Extract<AnyFact, { kind: "event" }>;

/** An event that several articles report, with its reports, by the days of their articles. */
export interface SharedItem {
  kind: "shared";
  id: Id;
  shared: Shared;
  reports: EventFact[];
}

/** Anything that can be selected. */
export type Item =
  | { kind: "thing"; id: Id; thing: Thing }
  | { kind: "article"; id: Id; article: Article }
  | SharedItem
  | AnyFact;
