/** What is new by day: what no article named before. */
import type { Graph } from "../model/graph";
import type { AnyFact } from "../model/items";
import { toldOnce, type Told } from "../model/told";
import type { Article, Id, Thing } from "../model/types";

export interface Day {
  /** ISO, as exact as known; null for articles without one. */
  day: string | null;
  articles: Article[];
  /** Named on this day first, those that most articles name before. */
  things: { thing: Thing; articles: number }[];
  events: Told[];
}

/** Days with their news, the latest first. Groups belong to one article, and are always new. */
export function newsByDay(
  graph: Graph,
  articles: readonly Article[],
  things: readonly Thing[],
  facts: readonly AnyFact[],
): Day[] {
  const days = new Map<string, Day>();
  const dayOf = (id: Id | undefined) => graph.articles.get(id ?? "")?.published?.slice(0, 10) ?? "";
  const on = (day: string): Day => {
    let found = days.get(day);
    if (found === undefined) days.set(day, (found = { day: day || null, articles: [], things: [], events: [] }));
    return found;
  };
  for (const article of articles) on(dayOf(article.id)).articles.push(article);
  for (const thing of things) {
    const naming = new Set((thing.mentions ?? []).map((mention) => mention.article));
    if (thing.type === "Group" || naming.size === 0) continue;
    on(first([...naming].map(dayOf))).things.push({ thing, articles: naming.size });
  }
  for (const told of toldOnce(graph, facts)) {
    if (told.kind === "shared") on(first(told.reports.map(({ fact }) => dayOf(fact.article)))).events.push(told);
    else if (told.kind === "event") on(dayOf(told.fact.article)).events.push(told);
  }
  for (const { things } of days.values())
    things.sort((a, b) => b.articles - a.articles || (a.thing.label < b.thing.label ? -1 : 1));
  return [...days.entries()].sort(([a], [b]) => (a > b ? -1 : 1)).map(([, day]) => day);
}

/** The earliest; an article without a day comes before none. */
function first(days: string[]): string {
  return days.filter(Boolean).sort()[0] ?? "";
}
