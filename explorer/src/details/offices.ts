/** Offices as they are told over time. */
import type { Graph } from "../model/graph";
import type { AnyFact } from "../model/items";
import { roleWord } from "./words";

/** One office of one person, told by one article or by many. */
export interface Office {
  facts: AnyFact[];
  status: string;
  /** The days of the articles that tell it, each once, the earliest first. */
  days: string[];
}

/** Roles that say the same put together; what was told last comes first. */
export function officesOf(graph: Graph, roles: readonly AnyFact[]): Office[] {
  const found = new Map<string, AnyFact[]>();
  for (const item of roles) {
    if (item.kind !== "role") continue;
    const { person, of, title, status } = item.fact;
    const key = JSON.stringify([person, of ?? null, title.toLowerCase(), status]);
    const same = found.get(key);
    if (same === undefined) found.set(key, [item]);
    else same.push(item);
  }
  const offices = [...found.values()].map((facts): Office => ({ facts, status: wordOf(facts[0]!), days: daysOf(graph, facts) }));
  const last = ({ days }: Office) => days[days.length - 1] ?? "";
  return offices.sort((a, b) => (last(a) > last(b) ? -1 : last(a) < last(b) ? 1 : b.facts.length - a.facts.length));
}

function wordOf(item: AnyFact): string {
  return item.kind === "role" ? roleWord(item.fact) : "";
}

function daysOf(graph: Graph, facts: AnyFact[]): string[] {
  const days = facts.flatMap(({ fact }) => {
    const day = fact.article === undefined ? undefined : graph.articles.get(fact.article)?.published?.slice(0, 10);
    return day === undefined ? [] : [day];
  });
  return [...new Set(days)].sort();
}
