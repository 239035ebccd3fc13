// Packs the outlines of countries that the map draws into src/map/outlines.bin, the same bytes every time.
//
//     npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz && node outlines.mjs package/countries-50m.json
//
// The file is Natural Earth's 1:50m countries (public domain) in TopoJSON. Lines are simplified (Visvalingam and Whyatt,
// 1993) down to POINTS points in all; countries keep their common borders, as these are stored once.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzip } from "./build.mjs";

const SHA256 = "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394";
const TO = join(dirname(fileURLToPath(import.meta.url)), "src", "map", "outlines.bin");
const POINTS = 16_000;
/** Steps of a degree: 1/25 of one is 4.5 km. */
const STEPS = 25;
/** Islands and lakes smaller than this are left out, in square degrees of the equator; a country keeps its largest. */
const SMALLEST = 0.12;
/** Names are written as Natural Earth shortens them, but for these. */
const NAMES = { "United States of America": "United States" };

const bytes = readFileSync(process.argv[2]);
if (createHash("sha256").update(bytes).digest("hex") !== SHA256) throw new Error("not countries-50m.json of world-atlas 2.0.2");
const atlas = JSON.parse(bytes);

/** Arcs as lists of [longitude, latitude]. */
const arcs = atlas.arcs.map((arc) => {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * atlas.transform.scale[0] + atlas.transform.translate[0], y * atlas.transform.scale[1] + atlas.transform.translate[1]];
  });
});

const cosine = (latitude) => Math.cos((latitude * Math.PI) / 180);
const areaOf = (a, b, c) =>
  (Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2) * cosine(b[1]);

/** For each point the area below which it is left out; ends stay. */
function weights(arc) {
  const before = arc.map((_, at) => at - 1);
  const after = arc.map((_, at) => at + 1);
  const weight = arc.map(() => Infinity);
  const left = new Set(arc.keys());
  left.delete(0);
  left.delete(arc.length - 1);
  const own = (at) => areaOf(arc[before[at]], arc[at], arc[after[at]]);
  const areas = new Map([...left].map((at) => [at, own(at)]));
  let least = 0;
  while (left.size > 0) {
    let at = -1;
    for (const each of left) if (at < 0 || areas.get(each) < areas.get(at)) at = each;
    least = Math.max(least, areas.get(at));
    weight[at] = least;
    left.delete(at);
    after[before[at]] = after[at];
    before[after[at]] = before[at];
    for (const each of [before[at], after[at]]) if (left.has(each)) areas.set(each, own(each));
  }
  return weight;
}

const pointsOf = (ring, of) =>
  ring.flatMap((at, nth) => {
    const points = at < 0 ? [...of[~at]].reverse() : of[at];
    return nth === 0 ? points : points.slice(1);
  });

function ringArea(points) {
  let sum = 0;
  for (let at = 1; at < points.length; at++) {
    const [a, b] = [points[at - 1], points[at]];
    const step = ((b[0] - a[0] + 540) % 360) - 180;
    sum += step * (a[1] + b[1]) * 0.5 * 1;
  }
  return Math.abs(sum) * cosine(points[0][1]);
}

const countries = atlas.objects.countries.geometries.map(({ type, arcs: own, properties }) => {
  const polygons = type === "Polygon" ? [own] : type === "MultiPolygon" ? own : [];
  const measured = polygons.map((rings) => ({ rings, area: ringArea(pointsOf(rings[0], arcs)) }));
  const largest = Math.max(0, ...measured.map(({ area }) => area));
  const kept = measured.filter(({ area }) => area === largest || area >= SMALLEST);
  kept.sort((a, b) => b.area - a.area);
  return {
    name: NAMES[properties.name] ?? properties.name,
    polygons: kept.map(({ rings }) => rings.filter((ring, at) => at === 0 || ringArea(pointsOf(ring, arcs)) >= SMALLEST)),
  };
});
countries.sort((a, b) => (a.name < b.name ? -1 : 1));

const used = [...new Set(countries.flatMap(({ polygons }) => polygons.flat(2).map((at) => (at < 0 ? ~at : at))))].sort((a, b) => a - b);
const weighed = new Map(used.map((at) => [at, weights(arcs[at])]));
const all = [...weighed.values()].flat().sort((a, b) => b - a);
const limit = all[Math.min(POINTS, all.length) - 1];

/** A closed line keeps at least three corners: those that weigh most. */
function simplified(at) {
  const [arc, weight] = [arcs[at], weighed.get(at)];
  const closed = arc.length > 3 && arc[0][0] === arc[arc.length - 1][0] && arc[0][1] === arc[arc.length - 1][1];
  const inner = weight.slice(1, -1).sort((a, b) => b - a);
  const enough = closed ? Math.min(limit, inner[1]) : limit;
  const points = arc.filter((_, each) => weight[each] >= enough).map(([x, y]) => [Math.round(x * STEPS), Math.round(y * STEPS)]);
  return points.filter(([x, y], each) => each === 0 || x !== points[each - 1][0] || y !== points[each - 1][1]);
}

const packedArcs = used.map(simplified);
const numberOf = new Map(used.map((at, nth) => [at, nth]));
const renumbered = (at) => (at < 0 ? ~numberOf.get(~at) : numberOf.get(at));

/** Where a name has most room: the point of a grid over the largest part of a country that is farthest from its border. */
function middle(points) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  let best = [(left + right) / 2, (bottom + top) / 2, -1];
  for (let row = 1; row < 24; row++) {
    for (let column = 1; column < 24; column++) {
      const [x, y] = [left + ((right - left) * column) / 24, bottom + ((top - bottom) * row) / 24];
      if (!inside(points, x, y)) continue;
      let nearest = Infinity;
      // Names are wide: room to the sides counts more than above and below.
      for (const [px, py] of points) nearest = Math.min(nearest, Math.hypot((px - x) * cosine(y) * 0.6, py - y));
      if (nearest > best[2]) best = [x, y, nearest];
    }
  }
  return best;
}

function inside(points, x, y) {
  let odd = false;
  for (let at = 0, last = points.length - 1; at < points.length; last = at++) {
    const [a, b] = [points[at], points[last]];
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) odd = !odd;
  }
  return odd;
}

/** Longitudes that run on over the antimeridian. */
const unrolled = (points) => {
  let turn = 0;
  return points.map(([x, y], at) => {
    if (at > 0) turn -= 360 * Math.round((x - points[at - 1][0]) / 360);
    return [x + turn, y];
  });
};

const head = {
  steps: STEPS,
  arcs: packedArcs.length,
  countries: countries.map(({ name, polygons }) => {
    const [x, y, room] = polygons.length === 0 ? [0, 0, 0] : middle(unrolled(pointsOf(polygons[0][0], arcs)));
    return [name, Number(x.toFixed(1)), Number(y.toFixed(1)), Number(Math.max(0, room).toFixed(1)), polygons.map((rings) => rings.map((ring) => ring.map(renumbered)))];
  }),
};

/** Whole numbers, small ones in one byte: zigzag and base 128. */
function varints(numbers) {
  const out = [];
  for (const number of numbers) {
    let rest = number < 0 ? -2 * number - 1 : 2 * number;
    while (rest > 127) {
      out.push((rest & 127) | 128);
      rest >>>= 7;
    }
    out.push(rest);
  }
  return out;
}

const stream = packedArcs.flatMap((arc) => {
  let [x, y] = [0, 0];
  return [arc.length, ...arc.flatMap(([px, py]) => {
    const step = [px - x, py - y];
    [x, y] = [px, py];
    return step;
  })];
});
const text = Buffer.from(`${JSON.stringify(head)}\n`);
const content = Buffer.concat([text, Buffer.from(varints(stream))]);
writeFileSync(TO, content);
console.log(`${countries.length} countries, ${used.length} lines, ${packedArcs.flat().length} points: ${content.length} bytes, ${gzip(content).length} packed`);
