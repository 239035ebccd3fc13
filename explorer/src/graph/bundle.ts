/** Links between the same two things as one line with a number, until a reader opens it. */
import { weightOf } from "../model/story";
import type { Graph } from "../model/graph";
import type { Line } from "../model/lines";
import type { Id } from "../model/types";

export interface Bundled {
  /** One line of each bundle: the weightiest. */
  links: Line[];
  /** All lines of each, the weightiest first. */
  members: Line[][];
}

const RANK: Record<string, number> = { event: 2, claim: 1 };

/** Bundles of links; those between two that `opened` names lie side by side. */
export function bundled(graph: Graph, lines: readonly Line[], opened: (line: Line) => boolean, mains: ReadonlyMap<Id, number>): Bundled {
  const groups = new Map<string, Line[]>();
  const members: Line[][] = [];
  for (const line of lines) {
    const key = keyOf(line);
    const group = line.from === line.to ? undefined : groups.get(key);
    if (group !== undefined) group.push(line);
    else {
      const fresh = [line];
      groups.set(key, fresh);
      members.push(fresh);
    }
  }
  const apart = members.flatMap((group) => (group.length > 1 && group.some(opened) ? group.map((line) => [line]) : [group]));
  for (const group of apart) if (group.length > 1) sort(graph, group, mains);
  return { links: apart.map((group) => group[0]!), members: apart };
}

function keyOf({ from, to }: Line): string {
  return from < to ? `${from} ${to}` : `${to} ${from}`;
}

/** Main events first, then other events, claims, bonds. */
function sort(graph: Graph, group: Line[], mains: ReadonlyMap<Id, number>): void {
  const weights = new Map(group.map((line) => [line, (mains.has(line.fact) ? 1000 - 100 * mains.get(line.fact)! : 0) + (RANK[line.kind] ?? 0) * 100 + weightOfLine(graph, line.fact)]));
  group.sort((a, b) => weights.get(b)! - weights.get(a)!);
}

function weightOfLine(graph: Graph, id: Id): number {
  const item = graph.items.get(id);
  return item === undefined || item.kind === "thing" || item.kind === "article" ? 0 : weightOf(graph, item);
}
