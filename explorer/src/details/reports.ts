/** What each article tells of an event that several report, and where it is not what the others tell. */
import type { Graph } from "../model/graph";
import type { EventFact, SharedItem } from "../model/items";
import { asserts } from "../model/shared";
import type { Article, Differences, Id } from "../model/types";
import { fold } from "../state/search";

export interface ReportRow {
  report: EventFact;
  article: Article | undefined;
  /** The article whose text this one has, and whether this is a later version of it. */
  copy: { of: Id; later: boolean } | null;
  /** Where it differs from what was told before, in a few words each. */
  marks: string[];
  /** Who takes part by this report only. */
  only: Id[];
}

const PARTS = ["agent", "target", "place"];
const DIFFERENT: Record<keyof Differences, string> = {
  date: "date differs",
  agent: "who differs",
  target: "whom differs",
  place: "place differs",
};

export function reportRows(graph: Graph, { shared, reports }: SharedItem): ReportRow[] {
  let before: string | null = null;
  return reports.map((report): ReportRow => {
    const article = graph.articles.get(report.fact.article ?? "");
    const copy = article === undefined ? null : copyOf(article);
    const { status } = report.fact;
    const marks: string[] = [];
    if (copy === null) {
      const said = status === "negated" ? "denied" : asserts(status) ? "asserted" : null;
      if (shared.contradicted && said !== null) marks.push(`${said} by ${witness(graph, report)}`);
      else if (before !== null && before !== status)
        marks.push(`status changed: ${graph.statusLook(before).word} → ${graph.statusLook(status).word}`);
      before = status;
    }
    for (const part of Object.keys(DIFFERENT) as (keyof Differences)[])
      if (shared.differences?.[part]?.includes(report.id)) marks.push(DIFFERENT[part]);
    return { report, article, copy, marks, only: onlyHere(graph, report, reports) };
  });
}

export function copyOf({ copyOf, revisionOf }: Article): { of: Id; later: boolean } | null {
  const of = copyOf ?? revisionOf;
  return of === undefined ? null : { of, later: copyOf === undefined };
}

/** Who vouches for a report: who is quoted, or else the outlet. */
function witness(graph: Graph, report: EventFact): string {
  const claims = graph.partsOf(report.id).filter((part) => part.kind === "accordingTo");
  const speakers = claims.flatMap((claim) => graph.partsOf(claim.id).filter((part) => part.kind === "speaker"));
  const names = [...new Set(speakers.map(({ id }) => nameIn(graph, id)))];
  return names.join(", ") || graph.articles.get(report.fact.article ?? "")?.source || "an article";
}

/** Groups belong to their article: two that are called the same are told alike. */
function onlyHere(graph: Graph, report: EventFact, reports: readonly EventFact[]): Id[] {
  const told = (each: EventFact) => graph.partsOf(each.id).filter(({ kind }) => PARTS.includes(kind));
  const others = reports.filter((each) => each.id !== report.id).flatMap(told);
  const known = new Set(others.flatMap(({ id }) => [id, fold(nameIn(graph, id))]));
  const own = told(report).filter(({ id }) => !known.has(id) && !known.has(fold(nameIn(graph, id))));
  return [...new Set(own.map(({ id }) => id))];
}

function nameIn(graph: Graph, id: Id): string {
  const item = graph.items.get(id);
  return item?.kind === "thing" ? item.thing.label : id;
}
