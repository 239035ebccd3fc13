/** The outlines of countries, as `outlines.mjs` packs them: a line of JSON, then the lines as numbers. */

export type Point = readonly [number, number];

/** A closed line, and whether it is the border of a country or a hole in one, is told by where it lies. */
export type Ring = Point[];

export interface Country {
  name: string;
  /** Where its name has room, and how much of it, in degrees. */
  middle: Point;
  room: number;
  /** Their longitudes run on where they cross the antimeridian. */
  rings: Ring[];
  boxes: Box[];
}

interface Box {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

export interface Outlines {
  countries: Country[];
  /** Lines along the sea, and those between two countries, each once. */
  coasts: Point[][];
  borders: Point[][];
}

type Packed = [name: string, x: number, y: number, room: number, polygons: number[][][]];

const NEWLINE = 10;

export function outlinesOf(content: ArrayBuffer): Outlines {
  const bytes = new Uint8Array(content);
  const end = bytes.indexOf(NEWLINE);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as { steps: number; arcs: number; countries: Packed[] };
  const arcs = arcsOf(numbers(bytes, end + 1), head.arcs, head.steps);
  const used = new Array<number>(arcs.length).fill(0);
  const countries = head.countries.map(([name, x, y, room, polygons]): Country => {
    const rings = polygons.flat().map((ring) => {
      for (const at of ring) used[at < 0 ? ~at : at]! += 1;
      return ringOf(ring, arcs);
    });
    return { name, middle: [x, y], room, rings, boxes: rings.map(boxOf) };
  });
  return { countries, coasts: arcs.filter((_, at) => used[at] === 1), borders: arcs.filter((_, at) => used[at]! > 1) };
}

function* numbers(bytes: Uint8Array, start: number): Generator<number, void> {
  let [value, shift] = [0, 0];
  for (let at = start; at < bytes.length; at++) {
    value += (bytes[at]! & 127) * 2 ** shift;
    shift += 7;
    if (bytes[at]! > 127) continue;
    yield value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    [value, shift] = [0, 0];
  }
}

function arcsOf(stream: Generator<number, void>, count: number, steps: number): Point[][] {
  const next = () => stream.next().value ?? 0;
  return Array.from({ length: count }, () => {
    let [x, y] = [0, 0];
    return Array.from({ length: next() }, (): Point => {
      x += next();
      y += next();
      return [x / steps, y / steps];
    });
  });
}

function ringOf(ring: readonly number[], arcs: readonly Point[][]): Ring {
  const points = ring.flatMap((at, nth) => {
    const arc = at < 0 ? [...arcs[~at]!].reverse() : arcs[at]!;
    return nth === 0 ? arc : arc.slice(1);
  });
  return unrolled(points);
}

function boxOf(ring: Ring): Box {
  const box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  for (const [x, y] of ring) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.bottom = Math.min(box.bottom, y);
    box.top = Math.max(box.top, y);
  }
  return box;
}

/** Longitudes that run on where a line crosses the antimeridian. */
export function unrolled(points: readonly Point[]): Point[] {
  let turn = 0;
  return points.map(([x, y], at) => {
    if (at > 0) turn -= 360 * Math.round((x - points[at - 1]![0]) / 360);
    return [x + turn, y];
  });
}

/** The country that a point lies in. */
export function countryAt(countries: readonly Country[], long: number, lat: number): Country | null {
  return countries.find(({ rings, boxes }) => rings.reduce((odd, ring, at) => odd !== inside(ring, boxes[at]!, long, lat), false)) ?? null;
}

function inside(points: Ring, { left, right, bottom, top }: Box, long: number, lat: number): boolean {
  const x = long + 360 * Math.ceil((left - long) / 360);
  if (x > right || lat < bottom || lat > top) return false;
  let odd = false;
  for (let at = 0, last = points.length - 1; at < points.length; last = at++) {
    const [a, b] = [points[at]!, points[last]!];
    if (a[1] > lat !== b[1] > lat && x < ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]) + a[0]) odd = !odd;
  }
  return odd;
}
