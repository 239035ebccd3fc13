import assert from "node:assert/strict";
import { test } from "node:test";
import { between, boundsOf, fit, toScreen, toWorld, zoomAt } from "../src/graph/camera";
import { HitIndex } from "../src/graph/hit";
import { boxAt, cut, overlap, sidesBy, Taken, type Font } from "../src/graph/labels";
import { bow, bundles, pointAt } from "../src/graph/parallel";
import type { Palette } from "../src/graph/pen";
import { escaped, fileName, toSvg } from "../src/graph/picture";
import { plan, type Marks, type Plan } from "../src/graph/plan";
import { radial } from "../src/graph/radial";
import { draw } from "../src/graph/renderer";
import { growth, sceneOf, type Scene } from "../src/graph/scene";
import { nextNode } from "../src/graph/walk";
import { nodeSentence, pictureSentence } from "../src/graph/words";
import { graphOf, type Graph } from "../src/model/graph";
import { INITIAL, type State } from "../src/state/state";
import { visible } from "../src/state/visible";
import { samplePayload } from "./sample";
import { small } from "./small";

const FONT: Font = { css: "12px sans-serif", size: 12 };
/** Every character as wide as half the font is high: a width that can be told beforehand. */
const measure = (text: string, font: Font) => [...text].length * font.size * 0.5;
const SIZE = { width: 800, height: 700 };
const NONE: Marks = { selected: null, strong: new Set(), hovered: null, focused: null, lit: null };
const PALETTE: Palette = { ground: "#fff", ink: "#000", quiet: "#555", edge: "#999", claim: "#888", accent: "#059", focus: "#06c", danger: "#a00", dark: false, family: "sans-serif" };

/** So that what has no links is drawn, too. */
const EVERYTHING = ["official/blinken", "state/china", "state/usa", "issue/fentanyl"];

function sceneIn(graph: Graph, patch: Partial<State> = {}): Scene {
  const shown = visible({ ...INITIAL, ...patch }, graph);
  return sceneOf(graph, shown, new Map(Object.entries(shown.picture.positions)));
}

function planned(scene: Scene, marks: Marks = NONE, linkNames = false): Plan {
  const camera = fit(boundsOf(scene.x, scene.y), SIZE, { x: 90, top: 40, bottom: 40 });
  scene.unit = growth(camera.scale) / camera.scale;
  return plan(scene, camera, SIZE, marks, { linkNames, kept: [], family: "sans-serif", measure });
}

test("zooming keeps the point under the pointer", () => {
  const before = { x: 120, y: -40, scale: 0.7 };
  const after = zoomAt(before, 2.5, 300, 200);
  assert.deepEqual(toWorld(after, 300, 200).map((each) => each.toFixed(6)), toWorld(before, 300, 200).map((each) => each.toFixed(6)));
  assert.equal(after.scale, 1.75);
});

test("fitting shows everything within the margins, and does not blow up a few nodes", () => {
  const bounds = { left: -4000, right: 1000, top: -500, bottom: 700 };
  const camera = fit(bounds, SIZE, { x: 90, top: 40, bottom: 60 });
  const [left, top] = toScreen(camera, bounds.left, bounds.top);
  const [right, bottom] = toScreen(camera, bounds.right, bounds.bottom);
  assert.ok(left >= 89.9 && right <= 710.1 && top >= 40 && bottom <= 640);
  assert.ok(Math.abs(left + right - SIZE.width) < 1e-6);
  assert.equal(fit({ left: 0, right: 10, top: 0, bottom: 0 }, SIZE, { x: 90, top: 40, bottom: 60 }).scale, 1.5);
});

test("a glide begins and ends where it should", () => {
  const from = { x: 0, y: 0, scale: 1 };
  const to = { x: -300, y: 90, scale: 3 };
  for (const [part, camera] of [[0, from], [1, to]] as const) {
    const now = between(from, to, part, SIZE);
    for (const key of ["x", "y", "scale"] as const) assert.ok(Math.abs(now[key] - camera[key]) < 1e-9);
  }
});

test("parallel links are bowed apart, whichever way they go; a single one is straight", () => {
  const { lane, lanes } = bundles({ from: [0, 1, 0, 2], to: [1, 0, 1, 3] });
  assert.deepEqual([...lane], [-1, 0, 1, 0]);
  assert.deepEqual([...lanes], [3, 3, 3, 1]);
  assert.equal(bow(lane[0]!, 3, 500), -22);
  assert.ok(bow(5, 11, 100) * 2 <= 56, "a bundle is not wider than half its length");
  assert.deepEqual(pointAt({ ax: 0, ay: 0, cx: 50, cy: 40, bx: 100, by: 0 }, 0.5), [50, 20]);
});

test("boxes that are free meet none that is taken", () => {
  const taken = new Taken(400, 300);
  const first = { x: 10.3, y: 20.7, width: 50, height: 16 };
  taken.take(first);
  for (let x = -60; x < 120; x += 3.7) {
    for (let y = 0; y < 60; y += 2.9) {
      const box = { x, y, width: 40, height: 14 };
      if (taken.free(box)) assert.ok(!overlap(box, first), `${x} ${y}`);
    }
  }
  taken.give(first);
  assert.ok(taken.free(first));
});

test("a long name is cut with an ellipsis, between words and never within a character", () => {
  assert.equal(cut("China", 200, FONT, measure), "China");
  const text = cut("Organisation for Economic Co-operation and Development", 168, FONT, measure);
  assert.equal(text, "Organisation for Economic…");
  assert.ok(measure(text, FONT) <= 168);
  assert.equal(cut("👩‍👩‍👧".repeat(50), 60, FONT, measure), "👩‍👩‍👧…");
  assert.ok(cut("x".repeat(10_000), 168, FONT, measure).length < 40);
  assert.equal(cut("one\n\ttwo\u202egnp", 200, FONT, measure), "one twognp");
});

test("a name stands where the fewest links go", () => {
  assert.equal(sidesBy([], [])[0], "below"); // where the layout has kept room
  assert.equal(sidesBy([0, 10], [50, 90])[0], "right");
  assert.equal(sidesBy([100, 0, 0], [0, 80, -80])[0], "left");
  assert.deepEqual(boxAt("left", 100, 50, 10, 40, 16), { x: 46, y: 42, width: 40, height: 16 });
});

test("no name lies over another, in either picture, with names of links or without", () => {
  const graph = graphOf(samplePayload(60, 136));
  for (const picture of ["direct", "parts"] as const) {
    for (const linkNames of [false, true]) {
      const { names } = planned(sceneIn(graph, { picture }), NONE, linkNames);
      assert.ok(names.length > 15);
      assert.equal(names.some((name) => name.kind === "link"), linkNames);
      for (const [at, one] of names.entries()) {
        for (const other of names.slice(at + 1)) assert.ok(!overlap(one.box, other.box), `${one.text} / ${other.text}`);
        assert.ok(one.box.x >= 0 && one.box.x + one.box.width <= SIZE.width);
      }
    }
  }
});

test("the most connected are named, of however many; what is selected always is", () => {
  const graph = graphOf(samplePayload(1000, 2225));
  const scene = sceneIn(graph, { amount: "more" });
  const { names } = planned(scene);
  const named = new Set(names.map((name) => name.at));
  for (let at = 0; at < 5; at++) assert.ok(named.has(at), scene.nodes[at]!.name);
  assert.ok(names.length < 120, "a wall of names is no picture");
  const last = scene.nodes.length - 1;
  assert.ok(planned(scene, { ...NONE, selected: last }).names.some((name) => name.at === last));
});

test("what lies under a point is found, nodes and links", () => {
  const scene = sceneIn(graphOf(small()));
  const index = new HitIndex(scene);
  const covers = (at: number, dx: number, dy: number) => (Math.hypot(dx, dy) <= scene.radius[at]! ? Math.hypot(dx, dy) : null);
  scene.nodes.forEach((_, at) => assert.equal(index.node(scene.x[at]! + 2, scene.y[at]!, 40, covers), at));
  assert.equal(index.node(1e5, 1e5, 40, covers), null);
  const role = scene.links.findIndex((link) => link.fact === "role/secretary");
  const [x, y] = [(scene.x[scene.from[role]!]! + scene.x[scene.to[role]!]!) / 2, (scene.y[scene.from[role]!]! + scene.y[scene.to[role]!]!) / 2];
  assert.equal(index.link(x, y, 4), role);
  assert.equal(index.link(x + 1e4, y, 4), null);
});

test("a neighbourhood is laid out around what is selected, the same each time, and its names all have room", () => {
  const graph = graphOf(samplePayload(60, 136));
  const shown = visible({ ...INITIAL, selected: "state/china", only: true }, graph);
  const before = new Map(Object.entries(shown.picture.positions));
  const places = radial(shown, "state/china", before);
  assert.deepEqual(places.get("state/china"), [0, 0]);
  assert.equal(places.size, shown.nodes.length);
  assert.deepEqual([...radial(shown, "state/china", before)], [...places]);
  const { names } = planned(sceneOf(graph, shown, places));
  assert.equal(names.filter((name) => name.kind === "node").length, shown.nodes.length);
  const all = [...places.values()];
  assert.ok(all.length > 3);
  for (const [at, [x, y]] of all.entries()) for (const [u, v] of all.slice(at + 1)) assert.ok(Math.hypot(x - u, y - v) > 60);
});

test("arrow keys go to a linked neighbour in their direction, else to the nearest node there", () => {
  const scene = sceneIn(graphOf(small()), { among: EVERYTHING });
  const place = (id: string, x: number, y: number) => {
    const at = scene.indexOf.get(id)!;
    [scene.x[at], scene.y[at]] = [x, y];
    return at;
  };
  const blinken = place("official/blinken", 0, 0);
  const china = place("state/china", 200, 10);
  const fentanyl = place("issue/fentanyl", 60, 0);
  place("state/usa", 0, 200);
  assert.equal(nextNode(scene, blinken, 1, 0), china); // not the nearer one, which is no neighbour
  assert.equal(nextNode(scene, china, -1, 0), blinken);
  assert.equal(nextNode(scene, fentanyl, 1, 0), china);
  assert.equal(nextNode(scene, blinken, 0, -1), null);
});

test("SVG holds names as text, escaped", () => {
  const payload = small();
  payload.model.things[1]!.label = '<script>alert(1)</script> & "co"\u0000';
  const scene = sceneIn(graphOf(payload));
  const camera = fit(boundsOf(scene.x, scene.y), SIZE, { x: 120, top: 40, bottom: 40 });
  const names = plan(scene, camera, SIZE, NONE, { linkNames: true, kept: [], family: 'a, "b"', measure });
  const svg = toSvg(SIZE.width, SIZE.height, "News & <more>", (pen) => draw({ pen, scene, camera, size: SIZE, plan: names, marks: NONE, palette: PALETTE }));
  assert.ok(svg.includes("<title>News &#38; &#60;more&#62;</title>"));
  assert.ok(svg.includes("&#60;script&#62;alert"));
  assert.ok(!svg.includes("<script") && !svg.includes("\u0000"));
  assert.ok(svg.includes("stroke-dasharray"), "a planned event's line is dashed");
  assert.match(svg, /<text [^>]*>\u2068Antony Blinken\u2069<\/text>/);
  assert.equal(escaped("a\ud800b"), "ab");
});

test("files are named for what the page is about", () => {
  assert.equal(fileName("Blinken to visit Türkiye: why?", "png"), "blinken-to-visit-turkiye-why.png");
  assert.equal(fileName("…", "svg"), "graph.svg");
});

test("the picture in words", () => {
  const graph = graphOf(small());
  const scene = sceneIn(graph, { among: EVERYTHING });
  assert.equal(
    nodeSentence(graph, scene, scene.indexOf.get("state/usa")!),
    "United States, State. 1 link: Antony Blinken secretary of state of United States.",
  );
  assert.match(nodeSentence(graph, scene, scene.indexOf.get("issue/fentanyl")!), /^fentanyl, Issue\. No links\.$/);
  assert.match(pictureSentence(visible(INITIAL, graph)), /^Picture of the graph: 3 nodes, 3 links\. Most connected: Antony Blinken/);
});
