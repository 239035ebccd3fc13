import assert from "node:assert/strict";
import { test } from "node:test";
import { dayNumber, interval } from "../src/model/dates";
import type { Event } from "../src/model/types";
import { binned, extentOf, presetsOf, stacked, ticksOf, type Dated } from "../src/timeline/lanes";
import { graphOf } from "../src/model/graph";
import { datedOf, lanesOf } from "../src/timeline/lanes";
import { small } from "./small";

const day = (iso: string) => dayNumber(iso)!;
const dated = (start: string, end = start): Dated => ({
  fact: { kind: "event", id: start, fact: {} as Event },
  when: { ...interval(start, end)!, basis: "said" },
});

test("what overlaps goes into another row, and rows are filled again", () => {
  const places = [[0, 10], [5, 15], [12, 20], [40, 50], [8, 11]].map(([left, right]) => ({ left: left!, right: right! }));
  const { rows, count } = stacked(places, 1);
  assert.equal(count, 3);
  assert.deepEqual(rows, [0, 1, 0, 0, 2]);
  for (const [a, one] of places.entries()) {
    for (const [b, other] of places.entries()) {
      if (a < b && rows[a] === rows[b]) assert.ok(one.right < other.left || other.right < one.left);
    }
  }
});

test("what lasts is shared out among the times it lies in, and nothing is lost", () => {
  const span = { first: day("2024-01-01"), last: day("2024-12-31") };
  const bins = binned([dated("2024-01-15"), dated("2024"), dated("2024-06-01", "2024-06-02")], span, 12);
  assert.equal(bins.length, 12);
  assert.ok(Math.abs(bins.reduce((sum, each) => sum + each, 0) - 3) < 1e-9);
  assert.ok(Math.abs(bins[0]! - (1 + 1 / 12)) < 1e-9);
  assert.deepEqual(binned([dated("2020-01-01")], span, 3), [0, 0, 0]);
});

test("one date long ago does not squeeze all others", () => {
  const many = Array.from({ length: 40 }, (_, at) => dated(`2024-04-${String((at % 28) + 1).padStart(2, "0")}`));
  const old = dated("1648-10-24");
  assert.deepEqual(extentOf([old, ...many]), { first: day("1648-10-24"), last: day("2024-04-28") });
  const trimmed = extentOf([old, ...many], true)!;
  assert.ok(trimmed.first > day("2023-06-01") && trimmed.first <= day("2024-04-01"));
  assert.equal(trimmed.last, day("2024-04-28"));
  assert.equal(extentOf([]), null);
});

test("the scale has years, months or days, as there is room", () => {
  const ticks = (from: string, to: string, width = 800) => ticksOf({ first: day(from), last: day(to) }, width).map(({ words }) => words);
  assert.deepEqual(ticks("2020-01-01", "2023-01-01").filter((words) => /^\d+$/.test(words)), ["2020", "2021", "2022", "2023"]);
  assert.deepEqual(ticks("2024-02-27", "2024-03-02"), ["27 Feb", "28 Feb", "29 Feb", "1 Mar", "2 Mar"]);
  assert.deepEqual(ticks("2023-11-20", "2024-02-10", 320), ["Dec", "2024", "Feb"]);
  for (const [from, to] of [["2024-01-01", "2024-01-01"], ["1900-01-01", "2024-01-01"], ["0050-01-01", "2024-01-01"]] as const) {
    const found = ticks(from, to);
    assert.ok(found.length > 0 && found.length <= 11, `${from}: ${found}`);
  }
});

test("ranges to choose from lie within the data", () => {
  const presets = presetsOf({ first: day("2022-05-01"), last: day("2024-04-30") });
  assert.deepEqual(presets[0], { name: "All dates", from: null, to: null });
  assert.deepEqual(presets.find(({ name }) => name === "The last year of the data"), { name: "The last year of the data", from: "2023-05-02", to: null });
  assert.deepEqual(presets.find(({ name }) => name === "2023"), { name: "2023", from: "2023-01-01", to: "2023-12-31" });
});

test("events lie in lanes by type, claims in their own by the day of their article", () => {
  const graph = graphOf(small());
  const items = datedOf(graph, graph.facts);
  assert.deepEqual(items.map(({ fact, when }) => [fact.id, when.first, when.last, when.basis]), [
    ["claim/warns", day("2024-04-22"), day("2024-04-22"), "published"],
    ["event/visit", day("2024-04-24"), day("2024-04-26"), "inferred"],
  ]);
  assert.deepEqual(lanesOf(items).map(({ name, items }) => [name, items.length]), [["Visit", 1], ["Claims", 1]]);
});
