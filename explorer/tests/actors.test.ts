import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pairsOf, QUADS, type Act } from "../src/actors/acts";
import { binsOf, coreOf, dayOf, isoOf, unitFor } from "../src/actors/bins";
import { dayNumber } from "../src/model/dates";
import { graphOf } from "../src/model/graph";
import { toldOnce } from "../src/model/told";
import { small } from "./small";
import { together } from "./together";

const day = (iso: string) => dayNumber(iso)!;
const act = (first: string | null, last: string | null, published: string | null): Act => ({
  told: { kind: "event", id: "event/a", fact: small().model.events[0]! },
  quad: null,
  first: first === null ? null : day(first),
  last: last === null ? null : day(last),
  published: published === null ? null : day(published),
});

test("codes are of the quads that the ontology has them in", () => {
  const rows = readFileSync(join(EXPLORER, "..", "ontology", "plover", "roots.tsv"), "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => line.split("\t"));
  const [head, ...roots] = rows;
  const [code, quad] = [head!.indexOf("code"), head!.indexOf("quad")];
  const found = Object.entries(QUADS).flatMap(([name, codes]) => codes.map((each) => [each, name]));
  assert.equal(roots.length, 16);
  assert.deepEqual(found.sort(), roots.map((row) => [row[code]!, row[quad]!]).sort());
});

test("who acts towards whom; officials for their states, if that is asked", () => {
  const payload = small();
  payload.model.events[0]!.plover = "AGREE";
  const graph = graphOf(payload);
  const told = (states: boolean) => pairsOf(graph, toldOnce(graph, graph.facts), states).pairs.map(({ from, to, acts }) => [from, to, acts.map(({ quad }) => quad)]);
  // The claim has no code: to speak about somebody is no act towards them.
  assert.deepEqual(told(false), [["official/blinken", "state/china", ["verbal cooperation"]]]);
  assert.deepEqual(told(true), [["state/usa", "state/china", ["verbal cooperation"]]]);
  payload.model.claims[0]!.plover = "THREATEN";
  payload.model.roles.push({ ...payload.model.roles[0]!, id: "role/other", of: "state/china" });
  const both = graphOf(payload);
  assert.deepEqual(
    pairsOf(both, toldOnce(both, both.facts), true).pairs.map(({ from, acts }) => [from, acts.length]),
    [["official/blinken", 2]], // in the office of two states, he stands for neither
  );
});

test("an event that several articles report is one act, and among those who meet each acts towards the other", () => {
  const payload = together();
  for (const link of payload.model.links) if (link.level === "direct") link.mutual = true;
  const graph = graphOf(payload);
  const { pairs, acts } = pairsOf(graph, toldOnce(graph, graph.facts), false);
  assert.equal(acts.length, 1);
  assert.deepEqual(pairs.map(({ from, to }) => [from, to]), [["person/lee", "state/sylvania"], ["state/sylvania", "person/lee"]]);
});

test("what did not happen is no act, but a refusal is", () => {
  const payload = small();
  payload.model.events[0]!.status = "negated";
  const acts = () => pairsOf(graphOf(payload), toldOnce(graphOf(payload), graphOf(payload).facts), false).acts.map(({ quad }) => quad);
  assert.deepEqual(acts(), []);
  payload.model.events[0]!.plover = "REJECT";
  assert.deepEqual(acts(), ["verbal conflict"]);
});

test("columns are days, weeks from Monday, months, quarters or years", () => {
  const bins = (from: string, to: string) => binsOf(day(from), day(to), unitFor(day(from), day(to))).map(isoOf);
  assert.deepEqual(bins("2024-02-28", "2024-03-01").map(([first]) => first), ["2024-02-28", "2024-02-29", "2024-03-01"]);
  const weeks = bins("2024-04-24", "2024-06-01");
  assert.deepEqual([weeks[0], weeks.length], [["2024-04-22", "2024-04-28"], 6]);
  assert.deepEqual(bins("2023-11-20", "2024-03-25").slice(0, 2), [["2023-11-01", "2023-11-30"], ["2023-12-01", "2023-12-31"]]);
  assert.deepEqual(bins("2015-02-01", "2020-01-01")[0], ["2015-01-01", "2015-03-31"]);
  assert.deepEqual(bins("1990-02-01", "2020-01-01")[0], ["1990-01-01", "1990-12-31"]);
});

test("an act without a day of its own stands at that of its article, and is marked", () => {
  assert.deepEqual(dayOf(act("2024-04-24", "2024-04-26", "2024-04-19"), "day"), { day: day("2024-04-19"), own: false });
  assert.deepEqual(dayOf(act("2024-04-24", "2024-04-26", "2024-04-19"), "week"), { day: day("2024-04-24"), own: true });
  assert.deepEqual(dayOf(act("2024-01-01", "2024-12-31", null), "month"), { day: day("2024-01-01"), own: false });
  assert.deepEqual(dayOf(act(null, null, "2024-04-19"), "day"), { day: day("2024-04-19"), own: false });
  assert.equal(dayOf(act(null, null, null), "day"), null);
});

test("one act long ago does not squeeze all others, and is left out only then", () => {
  const near = Array.from({ length: 12 }, (_, at) => day("2024-01-01") + at * 5);
  assert.deepEqual(coreOf([day("1990-01-01"), ...near]), [day("2024-01-01"), near[11]]);
  assert.deepEqual(coreOf([day("2023-12-01"), ...near]), [day("2023-12-01"), near[11]]);
  assert.deepEqual(coreOf([day("1990-01-01"), day("2024-01-01")]), [day("1990-01-01"), day("2024-01-01")]);
});
