/** Where events lie: their places that have coordinates, and those that stand together at a zoom. */
import type { Graph } from "../model/graph";
import { statusOf, type Told } from "../model/told";
import type { Coordinates, Id, Thing } from "../model/types";

/** A place, or several at one point, with the events there. */
export interface Spot {
  /** Of its places, the one with most events first. */
  ids: Id[];
  name: string;
  lat: number;
  long: number;
  told: Told[];
}

export interface Located {
  spots: Spot[];
  /** Of how many events: how many are at a spot, tell no place, or only such as have no coordinates. */
  events: number;
  placed: number;
  without: number;
  unknown: number;
  /** The places that have no coordinates. */
  unlocated: Id[];
  /** Events without a place on the map that are towards somebody who is on it. */
  towards: number;
}

/** `towards`: an event without a place stands at those whom it is towards. */
export function locate(graph: Graph, facts: readonly Told[], towards: boolean): Located {
  const told = facts.filter(({ kind }) => kind === "event" || kind === "shared");
  const at = new Map<string, { things: Map<Id, number>; geo: Coordinates; told: Told[] }>();
  const found: Located = { spots: [], events: told.length, placed: 0, without: 0, unknown: 0, unlocated: [], towards: 0 };
  const unlocated = new Set<Id>();
  for (const each of told) {
    const places = thingsAs(graph, each.id, "place");
    for (const place of places) if (place.geo === undefined) unlocated.add(place.id);
    let where = nearest(places);
    if (where.length === 0) {
      if (places.length === 0) found.without += 1;
      else found.unknown += 1;
      const others = nearest(thingsAs(graph, each.id, "target"));
      if (others.length > 0) found.towards += 1;
      if (towards) where = others;
    } else found.placed += 1;
    for (const { id, geo } of where) {
      const key = `${geo!.lat} ${geo!.long}`;
      const spot = at.get(key) ?? { things: new Map<Id, number>(), geo: geo!, told: [] as Told[] };
      at.set(key, spot);
      spot.things.set(id, (spot.things.get(id) ?? 0) + 1);
      if (!spot.told.includes(each)) spot.told.push(each);
    }
  }
  found.unlocated = [...unlocated];
  found.spots = [...at.values()].map(({ things, geo, told }): Spot => {
    const ids = [...things].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
    return { ids, name: labelOf(graph, ids[0]!), lat: geo.lat, long: geo.long, told };
  });
  found.spots.sort(byNumber);
  return found;
}

export function byNumber(a: Spot, b: Spot): number {
  return b.told.length - a.told.length || (a.ids[0]! < b.ids[0]! ? -1 : 1);
}

function thingsAs(graph: Graph, id: Id, kind: string): Thing[] {
  const parts = graph.partsOf(id).filter((part) => part.kind === kind);
  return [...new Set(parts.map((part) => part.id))].flatMap((each) => {
    const item = graph.items.get(each);
    return item?.kind === "thing" ? [item.thing] : [];
  });
}

/** Those with coordinates; a country only where no place in it is told as well. */
function nearest(things: readonly Thing[]): Thing[] {
  const known = things.filter(({ geo }) => geo !== undefined);
  const inner = new Set(known.filter(({ type }) => type !== "State").map(({ geo }) => geo!.country));
  return known.filter(({ type, geo }) => type !== "State" || !inner.has(geo!.country));
}

function labelOf(graph: Graph, id: Id): string {
  const item = graph.items.get(id);
  return item?.kind === "thing" ? item.thing.label : id;
}

/** How many events have each status, in the order in which they are told. */
export function statusesOf(told: readonly Told[], order: readonly string[]): [status: string, count: number][] {
  const counts = new Map<string, number>();
  for (const each of told) {
    const status = statusOf(each) ?? "unknown";
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  const rank = (status: string) => (order.includes(status) ? order.indexOf(status) : order.length);
  return [...counts].sort((a, b) => rank(a[0]) - rank(b[0]) || (a[0] < b[0] ? -1 : 1));
}

/** Spots that would lie on each other, as one; the first of them is where it stands. */
export interface Cluster {
  spots: Spot[];
  told: Told[];
  x: number;
  y: number;
  radius: number;
}

const SMALLEST = 7.5;
/** With room for a number. */
const NUMBERED = 10;

export function radiusOf(count: number): number {
  return count < 2 ? SMALLEST : Math.min(30, 8 + 3.4 * Math.sqrt(count));
}

/** `at` says where a spot is on the screen; on a small one marks are drawn smaller. */
export function clustered(spots: readonly Spot[], at: (spot: Spot) => readonly [number, number], scale = 1): Cluster[] {
  const radiusFor = (count: number) => (count < 2 ? SMALLEST : Math.max(NUMBERED, radiusOf(count) * scale));
  const found: Cluster[] = [];
  for (const spot of spots) {
    const [x, y] = at(spot);
    const radius = radiusFor(spot.told.length);
    const near = found.find((each) => Math.hypot(each.x - x, each.y - y) < (each.radius + radius) * 0.82);
    if (near === undefined) found.push({ spots: [spot], told: spot.told, x, y, radius });
    else {
      near.spots.push(spot);
      near.told = [...new Set([...near.told, ...spot.told])];
      near.radius = radiusFor(near.told.length);
    }
  }
  return found;
}
