import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange, type Body, type Tie } from "../src/graph/arrange";
import { groupsOf } from "../src/graph/groups";
import { hull } from "../src/graph/grounds";
import { sceneOf } from "../src/graph/scene";
import { graphOf, type Graph } from "../src/model/graph";
import { claimsTold, eventsTold, mainEvents } from "../src/model/story";
import type { Event, Id, Link, Payload, Thing } from "../src/model/types";
import { INITIAL } from "../src/state/state";
import { visible } from "../src/state/visible";
import { payloadOf } from "./payload";

const TEXT = `Lee flies to Sylvania\n\n${"Words of an article. ".repeat(200)}`;

interface Told extends Partial<Event> {
  id: Id;
  agent: Id[];
  target?: Id[];
  at: number;
  said?: boolean;
}

/** Events told by one article, or each by one of its own. */
function payload(told: Told[], articles = ["article/1"]): Payload {
  const thing = (id: Id, type: string, label: string, start?: number): Thing => ({
    id,
    type,
    label,
    mentions: start === undefined ? [] : articles.map((article) => ({ article, start, end: start + 3, kind: "name" as const })),
  });
  const things = [
    thing("official/lee", "Official", "Ann Lee", 0),
    thing("state/sylvania", "State", "Sylvania", 13),
    thing("state/freedonia", "State", "Freedonia", 900),
    thing("official/roe", "Official", "Rita Roe", 950),
    thing("group/police", "Group", "police", 990),
    thing("place/rome", "Place", "Rome"),
  ];
  const events = told.map(({ id, at, agent: _, target: __, said: ___, ...more }, each): Event => ({
    id,
    type: "Visit",
    name: "Visit",
    status: "occurred",
    label: id,
    article: articles[each % articles.length]!,
    evidence: [{ article: articles[each % articles.length]!, start: at, end: at + 10 }],
    ...more,
  }));
  const links = told.flatMap(({ id, agent, target = [], status = "occurred", said }): Link[] => [
    ...agent.map((to): Link => ({ from: id, to, kind: "agent", level: "parts", name: "by", fact: id, status })),
    ...target.map((to): Link => ({ from: id, to, kind: "target", level: "parts", name: "to", fact: id, status })),
    ...(said ? [{ from: id, to: "official/roe", kind: "accordingTo" as const, level: "parts" as const, name: "according to", fact: id, status }] : []),
    ...agent.flatMap((from) => target.map((to): Link => ({ from, to, kind: "event", level: "direct", name: `does ${id}`, fact: id, status }))),
  ]);
  return payloadOf({
    version: 2,
    base: "https://x.example/",
    title: "Lee flies to Sylvania",
    subtitle: "",
    articles: articles.map((id) => ({ id, title: id, text: TEXT })),
    things,
    events,
    claims: [],
    roles: [],
    relations: [],
    links,
  });
}

const LEE = { agent: ["official/lee"], target: ["state/sylvania"] };
const ids = (some: { id: Id }[]) => some.map(({ id }) => id);
const told = (graph: Graph) => ids(eventsTold(graph, graph.facts));

test("what the article begins with and its headline names comes first, then what holds before what is planned or only said", () => {
  const others = { agent: ["official/roe"], target: ["state/freedonia"], at: 2000 };
  const graph = graphOf(
    payload([
      { id: "said", ...others, said: true },
      { id: "planned", ...others, status: "scheduled" },
      { id: "happened", ...others },
      { id: "wanted", ...others, status: "requested" },
      { id: "first", ...LEE, status: "scheduled", at: 30 },
      { id: "nobody", agent: ["group/police"], at: 2000 },
    ]),
  );
  assert.deepEqual(told(graph), ["first", "happened", "planned", "said", "wanted", "nobody"]);
  assert.deepEqual(claimsTold(graph, graph.facts), []);
});

test("of events that are nearly the same one is told", () => {
  const graph = graphOf(
    payload([
      { id: "visit", ...LEE, at: 30, start: "2024-04-24" },
      { id: "again", agent: ["official/lee"], target: ["state/sylvania", "state/freedonia"], at: 500 },
      { id: "other day", ...LEE, at: 600, start: "2023-01-02" },
      { id: "talks", ...LEE, type: "Meeting", at: 700 },
    ]),
  );
  assert.deepEqual(ids(mainEvents(graph, graph.facts)), ["visit", "talks", "other day"].sort((a, b) => told(graph).indexOf(a) - told(graph).indexOf(b)));
});

test("of many articles each tells a main event first", () => {
  const articles = ["a", "b", "c", "d", "e", "f"].map((each) => `article/${each}`);
  const types = ["Visit", "Meeting", "Sanction", "Decision", "Agreement", "Protest"];
  // The first article tells two strong events, all others one weak each.
  const weak = types.slice(1).map((type, at): Told => ({ id: `weak ${at}`, type, agent: ["official/roe"], at: 3000 }));
  const graph = graphOf(payload([{ id: "strong", ...LEE, at: 5 }, ...weak, { id: "second", ...LEE, type: "Support", at: 6 }], articles));
  const main = mainEvents(graph, graph.facts);
  assert.equal(main.length, 5);
  assert.ok(!ids(main).includes("second"));
  assert.equal(main[0]!.id, "strong");
});

test("links between two are one line, until one of them is chosen; the main event's comes first", () => {
  const graph = graphOf(
    payload([
      { id: "late", ...LEE, type: "Support", at: 3000 },
      { id: "main", ...LEE, at: 10 },
      { id: "back", agent: ["state/sylvania"], target: ["official/lee"], type: "Sanction", at: 3500 },
      { id: "alone", agent: ["official/roe"], target: ["state/sylvania"], at: 900 },
    ]),
  );
  const shown = visible(INITIAL, graph);
  const scene = sceneOf(graph, shown, new Map());
  assert.deepEqual(scene.links.map((link) => link.fact), ["main", "alone"]);
  assert.deepEqual(scene.members[0]!.map((link) => link.fact), ["main", "late", "back"]);
  assert.deepEqual([...scene.mainOf], [1, 2]);
  const opened = sceneOf(graph, shown, new Map(), "late");
  assert.deepEqual(opened.links.map((link) => link.fact).sort(), ["alone", "back", "late", "main"]);
  assert.deepEqual([...opened.lane].sort(), [-1, 0, 0, 1]);
});

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const boxOf = ({ x, y, radius, width, height }: Body): Box => ({ left: x - width / 2, right: x + width / 2, top: y - radius, bottom: y - radius + height });
const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** A hub with twelve neighbours, a pair apart, and a node alone. */
function bodies(): { all: Body[]; ties: Tie[] } {
  const all = Array.from({ length: 16 }, (_, at): Body => ({ x: at * 3, y: (at * 7) % 5, radius: 9, width: 60 + ((at * 17) % 60), height: 36 }));
  const ties = Array.from({ length: 12 }, (_, at): Tie => ({ from: 0, to: at + 1, width: 70, main: at < 2 }));
  return { all, ties: [...ties, { from: 13, to: 14, width: 0, main: false }] };
}

test("nodes and names of links get room on a canvas, nothing under its buttons, and the same places each time", () => {
  const canvas = { width: 760, height: 560 };
  const buttons = [{ x: 560, y: 10, width: 190, height: 36 }];
  const [{ all, ties }, again] = [bodies(), bodies()];
  const frame = arrange(all, ties, canvas, buttons);
  arrange(again.all, again.ties, canvas, buttons);
  assert.deepEqual(again.all, all);
  assert.deepEqual(frame, canvas);
  const boxes = all.map(boxOf);
  for (const [at, one] of boxes.entries()) {
    assert.ok(one.left >= 0 && one.top >= 0 && one.right <= canvas.width && one.bottom <= canvas.height);
    assert.ok(!meet(one, { left: 560, right: 750, top: 10, bottom: 46 }));
    for (const other of boxes.slice(at + 1)) assert.ok(!meet(one, other), `${at}`);
  }
  for (const { from, to, width } of ties.filter((tie) => tie.main)) {
    const [x, y] = [(all[from]!.x + all[to]!.x) / 2, (all[from]!.y + all[to]!.y) / 2];
    const name = { left: x - width / 2, right: x + width / 2, top: y - 7, bottom: y + 7 };
    all.forEach((body, at) => at !== from && at !== to && assert.ok(!meet(name, boxOf(body)), `name of ${to} over ${at}`));
  }
  const [wide, high] = [Math.max(...all.map(({ x }) => x)) - Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ y }) => y)) - Math.min(...all.map(({ y }) => y))];
  assert.ok(wide > 0.75 * canvas.width && high > 0.7 * canvas.height, "no empty bands");
});

test("what does not fit is laid out larger, in the same shape", () => {
  const { all, ties } = bodies();
  const frame = arrange(all, ties, { width: 200, height: 150 }, []);
  assert.ok(frame.width > 250);
  assert.ok(Math.abs(frame.width / frame.height - 200 / 150) < 1e-9);
});

test("groups are those with many links among themselves", () => {
  const clique = (first: number) => [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].filter((b) => b > a).map((b) => ({ from: first + a, to: first + b })));
  const groups = groupsOf(9, [...clique(0), ...clique(4), { from: 3, to: 4 }]);
  assert.deepEqual([...groups], [0, 0, 0, 0, 1, 1, 1, 1, 2]);
  assert.deepEqual(hull([[0, 0], [4, 0], [2, 1], [4, 4], [0, 4]]).sort(), [[0, 0], [0, 4], [4, 0], [4, 4]]);
});
