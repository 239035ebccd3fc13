import assert from "node:assert/strict";
import { test } from "node:test";
import { graphOf } from "../src/model/graph";
import { summary } from "../src/shell/wording";
import { INITIAL, type State } from "../src/state/state";
import { visible } from "../src/state/visible";
import { samplePayload } from "./sample";
import { payloadOf } from "./payload";
import { small } from "./small";

function said(patch: Partial<State>, payload = small()): string[] {
  const graph = graphOf(payload);
  const state = { ...INITIAL, ...patch };
  const { line, notes } = summary(state, graph, visible(state, graph));
  return [line, ...notes.flatMap(({ text, action }) => [text, action ? `[${action.word}]` : ""])].filter(Boolean);
}

test("all of it, or how much", () => {
  assert.deepEqual(said({}), ["Showing all 4 things, all 3 links"]);
  assert.deepEqual(said({ view: "claims" }), ["Showing 1 claim"]);
  const empty = payloadOf({ ...small().model, articles: [], things: [], events: [], claims: [], roles: [], links: [] });
  assert.deepEqual(said({}, empty), ["Showing no things, no links"]);
  assert.deepEqual(said({ view: "timeline", hiddenTypes: ["Event"] }), [
    "Showing 0 of 1 event, 1 claim",
    "1 fact hidden by filters",
    "[Clear filters]",
  ]);
  assert.deepEqual(said({ hiddenTypes: ["State"] }), [
    "Showing 2 of 4 things, 0 of 3 links",
    "2 things hidden by filters",
    "[Clear filters]",
  ]);
});

test("each view counts what it shows", () => {
  assert.deepEqual(said({ view: "claims", hiddenStances: ["warn"] }), [
    "Showing 0 of 1 claim",
    "1 left out by stance",
    "[All stances]",
  ]);
  assert.deepEqual(said({ view: "tables" }), ["Showing all 4 things"]);
  assert.deepEqual(said({ view: "tables", table: "links" }), ["Showing all 3 links"]);
  assert.deepEqual(said({ view: "tables", table: "roles" }), ["Showing 1 office"]);
  assert.deepEqual(said({ view: "tables", table: "relations" }), ["Showing no relations"]);
});

test("large graphs say how many are left out, and bring them back", () => {
  const payload = samplePayload(1000, 2225);
  const total = payload.order.direct.length;
  const main = said({}, payload);
  assert.match(main[0]!, new RegExp(`^Showing \\d+ of ${total} things, [\\d,]+ of [\\d,]+ links$`));
  assert.deepEqual(main.slice(-2), ["[Show 300]", `[Show all ${total}]`]);
  const [line, left, button] = said({ amount: "more" }, payload);
  const { nodes, lone } = visible({ ...INITIAL, amount: "more" }, graphOf(payload));
  const shown = nodes.length + lone.length;
  assert.match(line!, new RegExp(`^Showing ${shown} of ${total} things, [\\d,]+ of [\\d,]+ links$`));
  assert.deepEqual([left, button], [`${total - shown} less connected left out`, `[Show all ${total}]`]);
  assert.equal(said({ amount: "all" }, payload).at(-1), "[Show the main actors]");
});

test("the range of days and the neighbourhood are said", () => {
  assert.deepEqual(said({ from: "2024-04-24", to: "2024-04-26" }).slice(1), [
    "24–26 April 2024, and undated",
    "[Any date]",
  ]);
  assert.deepEqual(said({ from: "2024-04-24", undated: false }).slice(1), ["from 24 April 2024", "[Any date]"]);
  assert.deepEqual(said({ selected: "state/usa", only: true }).slice(1), [
    "only what is linked with \u2068United States\u2069",
    "[Show the rest]",
  ]);
});
