/** A few nodes around one: on rings, far enough apart for their names. The same nodes always get the same places. */
import type { Id } from "../model/types";
import type { Visible } from "../state/visible";
import type { Places } from "./scene";

const FIRST = 190;
const RING = 150;
/** Pixels of a ring's height for each name at one of its sides. */
const LINE = 30;

const OUT = 80;

/** Places for the neighbourhood of a node, or of a fact that is none, or of an article; rings are so many times wider than high. */
export function radial(shown: Visible, centre: Id | null, before: Places, wide = 1.4): Map<Id, [number, number]> {
  const { nodes, links } = shown;
  const ids = nodes.map((node) => node.id);
  const places = new Map<Id, [number, number]>();
  if (ids.length === 0) return places;
  const root = centre !== null && shown.nodeIds.has(centre) ? centre : null;
  if (root === null && ids.length === 2) return pair(ids as [Id, Id], before);
  const near = new Map<Id, Set<Id>>(ids.map((id) => [id, new Set()]));
  for (const { from, to } of links) {
    near.get(from)?.add(to);
    near.get(to)?.add(from);
  }
  const middle = root ?? ids[0]!; // without one of its own, the most connected
  const [mx, my] = before.get(middle) ?? [0, 0];
  const angleNow = (id: Id): number => {
    const [x, y] = before.get(id) ?? [0, 0];
    return Math.atan2(y - my, x - mx);
  };
  places.set(middle, [0, 0]);
  let inner: Id[] = [middle];
  let radius = 0;
  let rest = new Set(ids.filter((id) => id !== middle));
  while (rest.size > 0) {
    const reached = [...rest].filter((id) => inner.some((one) => near.get(one)!.has(id)));
    const ring = reached.length > 0 ? reached : [...rest];
    rest = new Set([...rest].filter((id) => !ring.includes(id)));
    const angles = new Map(ring.map((id) => [id, radius === 0 ? angleNow(id) : meanAngle(id, near, places, inner, angleNow)]));
    ring.sort((a, b) => angles.get(a)! - angles.get(b)! || (a < b ? -1 : 1));
    radius = spread(ring, Math.max(radius + RING, FIRST), angles, places, wide);
    inner = ring;
  }
  return places;
}

/** Puts nodes evenly on as many rings as they need, in the order given; gives the last radius. */
function spread(ring: Id[], first: number, angles: ReadonlyMap<Id, number>, places: Map<Id, [number, number]>, wide: number): number {
  let radius = first;
  const rings = Math.max(1, Math.ceil(ring.length / (18 + first / 12)));
  for (let each = 0; each < rings; each++) {
    const own = ring.filter((_, at) => at % rings === each);
    radius = Math.max(radius, (own.length * LINE) / 4);
    const start = own.length > 2 ? (angles.get(own[0]!) ?? 0) : own.length === 2 ? Math.PI : 0;
    own.forEach((id, at) => {
      const angle = start + evenly(at / own.length) + each * (Math.PI / own.length);
      // At the top and at the bottom names would stand side by side: every other one is moved out.
      const out = radius + (own.length > 6 && at % 2 === 1 ? OUT * Math.max(0, Math.abs(Math.sin(angle)) - 0.5) : 0);
      places.set(id, [Math.round(radius * wide * Math.cos(angle)), Math.round(out * Math.sin(angle))]);
    });
    if (each < rings - 1) radius += RING * 0.75;
  }
  return radius;
}

function evenly(part: number): number {
  return part * Math.PI * 2;
}

function meanAngle(id: Id, near: ReadonlyMap<Id, Set<Id>>, places: Places, inner: Id[], angleNow: (id: Id) => number): number {
  let x = 0;
  let y = 0;
  for (const one of inner) {
    if (!near.get(id)!.has(one)) continue;
    const [px, py] = places.get(one)!;
    x += px;
    y += py;
  }
  return x === 0 && y === 0 ? angleNow(id) : Math.atan2(y, x);
}

function pair([one, other]: [Id, Id], before: Places): Map<Id, [number, number]> {
  const left = (before.get(one)?.[0] ?? 0) <= (before.get(other)?.[0] ?? 0);
  return new Map([
    [one, [left ? -FIRST : FIRST, 0]],
    [other, [left ? FIRST : -FIRST, 0]],
  ]);
}
