/** Where the names of marks and of countries stand, so that none lies over another. */
import { toScreen, type Camera } from "../graph/camera";
import { shorten } from "../model/text";
import type { Size } from "./fitting";
import type { Country } from "./outlines";
import { project, type Projection } from "./projection";
import type { Cluster } from "./spots";

const LETTER = 7.2;
const SMALL = 6.4;
const LONGEST = 26;
const LINE = 18;
/** Pixels of a degree at the equator, at a scale of one. */
const DEGREE = 1000 * (Math.PI / 180);

export type Side = "right" | "left" | "below" | "above";

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A mark on the screen, and at which side of it its name stands; null where there is no room. */
export interface Mark extends Cluster {
  side: Side | null;
  boxes: Box[];
}

export function nameOf({ spots }: Cluster): string {
  const name = shorten(spots[0]!.name, LONGEST);
  return spots.length === 1 ? name : `${name} +${spots.length - 1}`;
}

/** The marks within the screen. Those with most events are named first. */
export function marksOf(clusters: readonly Cluster[], size: Size): Mark[] {
  const seen = clusters.filter(({ x, y, radius }) => x > -radius && y > -radius && x < size.width + radius && y < size.height + radius);
  const marks = seen.map((cluster): Mark => {
    const { x, y, radius } = cluster;
    return { ...cluster, side: null, boxes: [{ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }] };
  });
  for (const mark of [...marks].sort((a, b) => b.told.length - a.told.length)) {
    const others = marks.flatMap((each) => (each === mark ? [] : each.boxes));
    const found = boxesBeside(mark).find(([, box]) => within(box, size) && !others.some((other) => overlap(box, other)));
    if (found === undefined) continue;
    mark.side = found[0];
    mark.boxes.push(found[1]);
  }
  return marks;
}

function boxesBeside(mark: Mark): [Side, Box][] {
  const { x, y, radius } = mark;
  const wide = nameOf(mark).length * LETTER + 4;
  const box = (left: number, top: number): Box => ({ left, right: left + wide, top, bottom: top + LINE });
  return [
    ["right", box(x + radius + 3, y - LINE / 2)],
    ["left", box(x - radius - 3 - wide, y - LINE / 2)],
    ["below", box(x - wide / 2, y + radius + 1)],
    ["above", box(x - wide / 2, y - radius - LINE - 1)],
  ];
}

function within(box: Box, size: Size): boolean {
  return box.left >= 4 && box.right <= size.width - 4 && box.top >= 2 && box.bottom <= size.height - 2;
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

export interface Written {
  name: string;
  x: number;
  y: number;
}

/** Countries whose name fits into them, does not lie under a mark, and is not that of one. */
export function countriesNamed(countries: readonly Country[], projection: Projection, camera: Camera, size: Size, marks: readonly Mark[]): Written[] {
  const taken = marks.flatMap(({ boxes }) => boxes);
  const told = new Set(marks.flatMap(({ spots, side }) => (side === null ? [] : spots.slice(0, 1).map((spot) => spot.name))));
  return countries.flatMap(({ name, middle, room }) => {
    const half = (name.length * SMALL) / 2;
    if (told.has(name) || room * DEGREE * camera.scale * 1.25 < half) return [];
    const [x, y] = toScreen(camera, ...project(projection, ...middle));
    const box = { left: x - half, right: x + half, top: y - 8, bottom: y + 8 };
    return within(box, size) && !taken.some((each) => overlap(box, each)) ? [{ name, x, y: y + 4 }] : [];
  });
}
