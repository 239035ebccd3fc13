/** Who belongs together: groups of nodes with many links among themselves and few to others. */
import type { Tie } from "./arrange";

const ROUNDS = 12;

/**
 * The group of each node, counted from 0: local moving of the Louvain method (Blondel et al., 2008) until nothing gains, then the same
 * of groups as nodes. Nodes are tried in their order: the same links always give the same groups.
 */
export function groupsOf(count: number, ties: readonly Pick<Tie, "from" | "to">[]): Int32Array {
  let links = new Map<string, [number, number, number]>();
  for (const { from, to } of ties) add(links, from, to, 1);
  let groups = Int32Array.from({ length: count }, (_, at) => at);
  let size = count;
  for (;;) {
    const moved = movedOnce(size, [...links.values()]);
    const fresh = numbered(moved);
    groups = groups.map((group) => fresh[group]!);
    const next = Math.max(-1, ...fresh) + 1;
    if (next === size) return groups;
    const folded = new Map<string, [number, number, number]>();
    for (const [from, to, weight] of links.values()) add(folded, fresh[from]!, fresh[to]!, weight);
    links = folded;
    size = next;
  }
}

function add(links: Map<string, [number, number, number]>, from: number, to: number, weight: number): void {
  const [low, high] = from < to ? [from, to] : [to, from];
  const known = links.get(`${low} ${high}`);
  if (known === undefined) links.set(`${low} ${high}`, [low, high, weight]);
  else known[2] += weight;
}

function movedOnce(count: number, links: [number, number, number][]): Int32Array {
  const near: [number, number][][] = Array.from({ length: count }, () => []);
  const degree = new Float64Array(count);
  let total = 0;
  for (const [from, to, weight] of links) {
    degree[from]! += weight;
    degree[to]! += weight;
    total += weight;
    if (from === to) continue;
    near[from]!.push([to, weight]);
    near[to]!.push([from, weight]);
  }
  const group = Int32Array.from({ length: count }, (_, at) => at);
  const inside = degree.slice();
  for (let round = 0, changed = true; changed && round < ROUNDS; round++) {
    changed = false;
    for (let at = 0; at < count; at++) {
      const own = group[at]!;
      inside[own]! -= degree[at]!;
      const shared = new Map<number, number>([[own, 0]]);
      for (const [other, weight] of near[at]!) shared.set(group[other]!, (shared.get(group[other]!) ?? 0) + weight);
      const gain = (to: number) => shared.get(to)! - (degree[at]! * inside[to]!) / (2 * total || 1);
      let best = own;
      for (const to of shared.keys()) if (gain(to) > gain(best) + 1e-9) best = to;
      group[at] = best;
      inside[best]! += degree[at]!;
      changed ||= best !== own;
    }
  }
  return group;
}

/** The same groups counted from 0, in the order of their first members. */
function numbered(groups: Int32Array): Int32Array {
  const known = new Map<number, number>();
  return groups.map((group) => {
    if (!known.has(group)) known.set(group, known.size);
    return known.get(group)!;
  });
}
