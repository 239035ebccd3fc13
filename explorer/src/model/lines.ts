/** Links as they are drawn: what several reports of one event tell of the same two, once. */
import type { SharedItem } from "./items";
import { asserts, CONTRADICTED, DISPUTED, lastOf, sourcesOf, standing } from "./shared";
import type { Article, Id, Link } from "./types";

/** A link, or several that are drawn as one: then `fact` is the shared event, and `reports` are those that tell it. */
export interface Line extends Link {
  reports?: Id[];
  sources?: number;
}

/** The facts that a line stands for. */
export function factsOf(line: Line): readonly Id[] {
  return line.reports ?? [line.fact];
}

export function drawnLines(
  links: readonly Link[],
  sharedOf: (event: Id) => SharedItem | null,
  articles: ReadonlyMap<Id, Article>,
): Line[] {
  const lines: Line[] = [];
  const groups = new Map<string, { at: number; shared: SharedItem; own: Link[] }>();
  for (const link of links) {
    const shared = sharedOf(link.fact);
    if (shared === null) {
      lines.push(link);
      continue;
    }
    const end = (id: Id) => (id === link.fact ? shared.id : id);
    const moved = { ...link, from: end(link.from), to: end(link.to) };
    const ends = link.mutual ? [moved.from, moved.to].sort() : [moved.from, moved.to];
    const key = JSON.stringify([shared.id, link.kind, ...ends]);
    const group = groups.get(key);
    if (group !== undefined) group.own.push(moved);
    else groups.set(key, { at: lines.push(moved) - 1, shared, own: [moved] });
  }
  for (const { at, shared, own } of groups.values()) lines[at] = merged(shared, own, articles);
  return lines;
}

/** Named as by the latest of the reports that tell how it stands. */
function merged({ id, shared, reports }: SharedItem, links: Link[], articles: ReadonlyMap<Id, Article>): Line {
  const own = reports.flatMap((report) => {
    const link = links.find(({ fact }) => fact === report.id);
    return link === undefined ? [] : [{ link, report }];
  });
  const status = standing(shared);
  const contradicted = status === CONTRADICTED;
  const holds = (link: Link) => (contradicted ? asserts(link.status ?? "") : link.status === status);
  const { link } = lastOf(own, (each) => holds(each.link)) ?? own[own.length - 1]!;
  const line: Line = { ...link, fact: id, reports: own.map(({ report }) => report.id) };
  line.sources = sourcesOf(articles, own.map(({ report }) => report.fact.article));
  // A part of an event is drawn as the event stands; what joins two things, as those tell it who name the two.
  if (link.level === "parts" || contradicted) line.status = status;
  if (link.level !== "parts" && contradicted) line.name = link.name + DISPUTED;
  return line;
}
