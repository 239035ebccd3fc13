import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { fitted, limited } from "../src/map/fitting";
import { marksOf } from "../src/map/naming";
import { countryAt, outlinesOf } from "../src/map/outlines";
import { edgePath, pathOf, project, projectionFor } from "../src/map/projection";
import { clustered, locate, radiusOf, type Spot } from "../src/map/spots";
import { graphOf } from "../src/model/graph";
import { toldOnce } from "../src/model/told";
import type { Link, Thing } from "../src/model/types";
import { small } from "./small";

const file = readFileSync(join(EXPLORER, "src", "map", "outlines.bin"));
const outlines = outlinesOf(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer);
const WORLD = { middle: 0, taller: 1 };

test("a place lies in the country that atlases have it in", () => {
  const at = (lat: number, long: number) => countryAt(outlines.countries, long, lat)?.name ?? null;
  const places: [string | null, number, number][] = [
    ["China", 39.9, 116.4],
    ["Brazil", -15.8, -47.9],
    ["Lesotho", -29.6, 28.2], // a hole in South Africa
    ["South Africa", -26.2, 28.0],
    ["Russia", 66, 178],
    ["Russia", 66, -172], // beyond the antimeridian
    ["Iceland", 64.8, -18.5],
    ["Afghanistan", 31.6, 65.7],
    [null, 0, -30], // the Atlantic
  ];
  for (const [name, lat, long] of places) assert.equal(at(lat, long), name, `${lat} ${long}`);
});

test("outlines are small, and coasts and borders are all lines once", () => {
  assert.ok(gzipSync(file, { level: 9 }).length < 40_000);
  assert.ok(outlines.countries.length > 230);
  assert.ok(outlines.borders.length > 300 && outlines.coasts.length > 300);
});

test("the projection is Equal Earth", () => {
  // The paper: width to height 2.05458 to 1, the poles 0.59247 as long as the equator.
  const [right] = project(WORLD, 179.999999, 0);
  const [pole, top] = project(WORLD, 179.999999, 90);
  assert.ok(Math.abs(right / -top - 2.05458) < 1e-4);
  assert.ok(Math.abs(pole / right - 0.59247) < 1e-4);
  const [x, y] = project({ middle: 105, taller: 1 }, -165, 0);
  assert.ok(Math.abs(x - right / 2) < 1 && Math.abs(y) < 1e-9); // 90 degrees east of the middle
});

test("what crosses the edge is drawn at both sides of the map", () => {
  const line = [[170, 10], [-170, 10], [-170, 20]] as const;
  assert.equal(pathOf(WORLD, line, true).match(/M/g)!.length, 2);
  assert.equal(pathOf({ middle: 180, taller: 1 }, line, true).match(/M/g)!.length, 1);
  assert.ok(edgePath(WORLD).endsWith("Z"));
});

test("a region has the middle of the map, a world the usual one", () => {
  const pacific = projectionFor([[-122, 37], [140, 36]]);
  assert.ok(Math.abs(pacific.middle - -171) < 1e-9);
  assert.equal(pacific.taller, 1);
  assert.equal(projectionFor([[-120, 37], [11, 48], [116, 40]]).middle, 11);
  // At 65 degrees Equal Earth draws everything 1.8 times as wide as high: Iceland alone is set right.
  const iceland = projectionFor([[-22, 64], [-14, 65]]);
  assert.ok(Math.abs(iceland.middle - -18) < 1e-9 && iceland.taller > 1.5 && iceland.taller < 2.2);
});

test("all places are in sight at first, and the world cannot be lost", () => {
  const size = { width: 800, height: 500 };
  const places = [project(WORLD, -120, 40), project(WORLD, 150, -35)];
  const camera = fitted(size, WORLD, places);
  for (const [x, y] of places) {
    const [left, top] = [x * camera.scale + camera.x, y * camera.scale + camera.y];
    assert.ok(left > 0 && left < 800 && top > 0 && top < 500);
  }
  const away = limited({ x: 99_999, y: -99_999, scale: 0.0001 }, size, WORLD);
  assert.ok(away.scale > 0.1 && Math.abs(away.x - 400) < 1);
});

function located(): ReturnType<typeof small> {
  const payload = small();
  const thing = (id: string, type: string, geo?: Thing["geo"]): Thing => ({ id, type, label: id, ...(geo && { geo }) });
  payload.model.things.push(
    thing("place/shanghai", "Place", { lat: 31.2, long: 121.5, country: "CHN" }),
    thing("place/nowhere", "Place"),
  );
  payload.model.things.find(({ id }) => id === "state/china")!.geo = { lat: 35, long: 105, country: "CHN" };
  const visit = payload.model.events[0]!;
  const link = (fact: string, to: string, kind: Link["kind"]): Link => ({ from: fact, to, kind, level: "parts", name: kind, fact });
  for (const id of ["event/talks", "event/strike", "event/warning", "event/lost"]) payload.model.events.push({ ...visit, id, label: id, status: "occurred" });
  payload.model.links.push(
    link("event/talks", "place/shanghai", "place"),
    link("event/talks", "state/china", "place"),
    link("event/strike", "place/shanghai", "place"),
    link("event/warning", "state/china", "target"),
    link("event/lost", "place/nowhere", "place"),
  );
  return payload;
}

test("events stand at their places, in the country only where no place in it is told", () => {
  const graph = graphOf(located());
  const found = locate(graph, toldOnce(graph, graph.facts), false);
  const at = (some: Spot[]) => some.map(({ ids, told }) => [ids, told.map(({ id }) => id)]);
  assert.deepEqual(at(found.spots), [
    [["place/shanghai"], ["event/talks", "event/strike"]],
    [["state/china"], ["event/visit"]],
  ]);
  assert.deepEqual([found.events, found.placed, found.without, found.unknown, found.towards], [5, 3, 1, 1, 1]);
  assert.deepEqual(found.unlocated, ["place/nowhere"]);
  const more = locate(graph, toldOnce(graph, graph.facts), true);
  assert.deepEqual(more.spots.find(({ ids }) => ids[0] === "state/china")!.told.map(({ id }) => id), ["event/visit", "event/warning"]);
});

test("marks that would lie on each other are one, and no name lies over another", () => {
  const graph = graphOf(located());
  const told = locate(graph, toldOnce(graph, graph.facts), false).spots[0]!.told;
  const spot = (id: string, long: number, lat: number): Spot => ({ ids: [id], name: `The town of ${id}`, long, lat, told });
  const spots = [spot("a", 100, 100), spot("b", 105, 102), spot("c", 160, 104), spot("d", 230, 100), spot("e", 100, 130)];
  const clusters = clustered(spots, ({ long, lat }) => [long, lat]);
  assert.deepEqual(clusters.map(({ spots, told }) => [spots.length, told.length]), [[2, 2], [1, 2], [1, 2], [1, 2]]);
  const boxes = marksOf(clusters, { width: 600, height: 300 }).flatMap((mark) => mark.boxes);
  assert.ok(boxes.length > 5);
  for (const [at, a] of boxes.entries())
    for (const b of boxes.slice(at + 1)) assert.ok(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top);
  assert.ok(radiusOf(1) < radiusOf(2) && radiusOf(10_000) <= 30);
});
