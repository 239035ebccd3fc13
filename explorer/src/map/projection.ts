/** Equal Earth (Šavrič, Patterson and Jenny, 2018): areas are true to each other. Units are thousandths of the globe's radius. */
import { unrolled, type Point } from "./outlines";

const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
const M = Math.sqrt(3) / 2;
const RADIUS = 1000;
const DEGREE = Math.PI / 180;
/** A part of the world smaller than this, in degrees, is drawn with its own shapes, at the cost of those far away. */
const REGION = { wide: 70, high: 45 };
/** Places over more than this are shown on the usual map of the world, with the Atlantic in the middle. */
const WORLD = 200;
const USUAL = 11;

export interface Projection {
  /** The longitude in the middle. */
  middle: number;
  /** How much higher everything is drawn. */
  taller: number;
}

function equalEarth(long: number, lat: number): Point {
  const theta = Math.asin(M * Math.sin(lat * DEGREE));
  const two = theta * theta;
  const six = two * two * two;
  const x = (long * DEGREE * Math.cos(theta)) / (M * (A1 + 3 * A2 * two + six * (7 * A3 + 9 * A4 * two)));
  return [x, theta * (A1 + A2 * two + six * (A3 + A4 * two))];
}

/** The projection that suits some places: the middle of the part of the world that they lie in. */
export function projectionFor(places: readonly Point[]): Projection {
  if (places.length === 0) return { middle: USUAL, taller: 1 };
  const longs = places.map(([long]) => long).sort((a, b) => a - b);
  const gaps = longs.map((long, at) => (at + 1 < longs.length ? longs[at + 1]! : longs[0]! + 360) - long);
  const widest = gaps.indexOf(Math.max(...gaps));
  const wide = 360 - gaps[widest]!;
  if (wide > WORLD) return { middle: USUAL, taller: 1 };
  const middle = turned(longs[(widest + 1) % longs.length]! + wide / 2);
  const lats = places.map(([, lat]) => lat);
  const [low, high] = [Math.min(...lats), Math.max(...lats)];
  const isRegion = wide < REGION.wide && high - low < REGION.high;
  return { middle, taller: isRegion ? flattening((low + high) / 2) : 1 };
}

/** How much wider than high something is drawn at a latitude. */
function flattening(lat: number): number {
  const at = Math.max(-70, Math.min(70, lat));
  const [across] = equalEarth(1, at);
  const down = equalEarth(0, at + 0.5)[1] - equalEarth(0, at - 0.5)[1];
  return across / Math.cos(at * DEGREE) / down;
}

/** A longitude from -180 up to 180. */
function turned(long: number): number {
  return long - 360 * Math.floor((long + 180) / 360);
}

/** Where a place is drawn; y grows downwards. */
export function project({ middle, taller }: Projection, long: number, lat: number): [number, number] {
  return flat(taller, turned(long - middle), lat);
}

function flat(taller: number, long: number, lat: number): [number, number] {
  const [x, y] = equalEarth(long, Math.max(-90, Math.min(90, lat)));
  return [x * RADIUS, -y * RADIUS * taller];
}

/** A line as the path of an SVG, once more at the other side where it crosses the edge. */
export function pathOf({ middle, taller }: Projection, line: readonly Point[], closed: boolean): string {
  if (line.length < 2) return "";
  const start = turned(line[0]![0] - middle) - line[0]![0];
  const points = unrolled(line).map(([long, lat]): Point => [long + start, lat]);
  const last = points[points.length - 1]!;
  // Around a pole: closed along it.
  if (closed && Math.abs(last[0] - points[0]![0]) > 180) {
    const pole = last[1] < 0 ? -90 : 90;
    for (let part = 0; part <= 1; part += 0.125) points.push([last[0] + (points[0]![0] - last[0]) * part, pole]);
  }
  const longs = points.map(([long]) => long);
  const turns = [0, ...(Math.max(...longs) > 180 ? [-360] : []), ...(Math.min(...longs) < -180 ? [360] : [])];
  return turns.map((turn) => drawn(points.map(([long, lat]) => flat(taller, long + turn, lat)), closed)).join("");
}

function drawn(points: readonly Point[], closed: boolean): string {
  const words = points.map(([x, y]) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`);
  return `M${words.join("L")}${closed ? "Z" : ""}`;
}

/** The edge of the map. */
export function edgePath({ taller }: Projection): string {
  const lats = Array.from({ length: 37 }, (_, at) => at * 5 - 90);
  const right = lats.map((lat) => flat(taller, 180, lat));
  return drawn([...right, ...right.map(([x, y]): Point => [-x, y]).reverse()], true);
}

/** Every thirtieth meridian and parallel. */
export function gridPath({ taller, middle }: Projection): string {
  const meridians = Array.from({ length: 12 }, (_, at) => turned(at * 30 - middle)).map((long) =>
    drawn(Array.from({ length: 37 }, (_, at) => flat(taller, long, at * 5 - 90)), false),
  );
  const parallels = [-60, -30, 0, 30, 60].map((lat) => drawn([flat(taller, -180, lat), flat(taller, 180, lat)], false));
  return [...meridians, ...parallels].join("");
}
