import assert from "node:assert/strict";
import { test } from "node:test";
import { graphOf } from "../src/model/graph";
import { INITIAL, type State } from "../src/state/state";
import { visible } from "../src/state/visible";
import { samplePayload } from "./sample";
import { small } from "./small";

const look = (patch: Partial<State> = {}, payload = small()) => visible({ ...INITIAL, ...patch }, graphOf(payload));
const ids = (values: Iterable<{ id: string }>) => [...values].map((value) => value.id);
const facts = (links: Iterable<{ fact: string }>) => [...links].map((link) => link.fact);

test("at the start everything is shown", () => {
  const shown = look();
  assert.equal(shown.nodes.length, 3);
  assert.deepEqual(ids(shown.lone), ["issue/fentanyl"]);
  assert.equal(shown.links.length, 3);
  assert.equal(shown.beyond + shown.filtered, 0);
  assert.equal(shown.near, null);
});

test("hidden types, statuses and kinds of link take facts and links with them", () => {
  assert.deepEqual(facts(look({ hiddenTypes: ["Event"] }).links), ["claim/warns", "role/secretary"]);
  assert.deepEqual(facts(look({ hiddenStatuses: ["scheduled"] }).links), ["claim/warns", "role/secretary"]);
  assert.deepEqual(facts(look({ hiddenKinds: ["role"] }).links), ["event/visit", "claim/warns"]);
  assert.deepEqual(ids(look({ hiddenKinds: ["role"] }).facts), ["event/visit", "claim/warns"]);
  const stateless = look({ hiddenTypes: ["State"] });
  assert.deepEqual(ids(stateless.nodes), ["official/blinken", "issue/fentanyl"]);
  assert.equal(stateless.links.length, 0);
  assert.equal(stateless.filtered, 2);
});

test("a range of days keeps what may have been then, and the undated if asked to", () => {
  const dates = { from: "2024-04-25", to: "2024-12-31" };
  assert.deepEqual(ids(look({ ...dates, undated: false }).facts), ["event/visit"]);
  assert.deepEqual(ids(look({ ...dates, undated: true }).facts), ["event/visit", "role/secretary"]);
  assert.deepEqual(ids(look({ ...dates, undated: false }).things), ["official/blinken", "state/china"]);
  assert.deepEqual(ids(look({ from: null, to: "2024-04-20", undated: false }).articles), ["article/1"]);
});

test("the neighbourhood goes as far as asked", () => {
  assert.deepEqual([...look({ selected: "state/usa" }).near!].sort(), ["official/blinken", "state/usa"]);
  assert.deepEqual([...look({ selected: "state/usa", steps: 2 }).near!].sort(), [
    "official/blinken",
    "state/china",
    "state/usa",
  ]);
  const only = look({ selected: "state/usa", only: true });
  assert.deepEqual(ids(only.nodes), ["official/blinken", "state/usa"]);
  assert.deepEqual(facts(only.links), ["role/secretary"]);
});

test("a fact that is a link is near those whom it links; an article, near all in it", () => {
  const visit = look({ selected: "event/visit" });
  assert.deepEqual([...visit.near!].sort(), ["official/blinken", "state/china"]);
  assert.deepEqual(facts(visit.nearLinks!), ["event/visit"]);
  assert.deepEqual([...look({ selected: "article/2" }).near!].sort(), ["official/blinken", "state/china"]);
  assert.deepEqual([...look({ selected: "event/visit", picture: "parts" }).near!].sort(), [
    "event/visit",
    "official/blinken",
    "state/china",
  ]);
  assert.equal(look({ selected: "no/such" }).near, null);
});

test("only the most connected are drawn at first, and with them what is selected", () => {
  const payload = samplePayload(1000, 2225);
  const main = look({}, payload);
  assert.ok(main.nodes.length > 30 && main.nodes.length <= 40);
  assert.ok(main.nodes.every((node) => node.type !== "Issue"), "what is only spoken about is no actor");
  const first = look({ amount: "more" }, payload);
  assert.equal(first.nodes.length, 300);
  assert.equal(first.beyond + first.lone.length, payload.order.direct.length - 300);
  assert.equal(look({ amount: "all" }, payload).beyond, 0);
  const last = payload.order.direct.at(-1)!;
  assert.ok(!first.nodeIds.has(last));
  assert.ok(look({ selected: last }, payload).nodeIds.has(last));
  assert.equal(
    first.facts.length,
    payload.model.events.length +
      payload.model.claims.length +
      payload.model.roles.length +
      payload.model.relations.length,
  );
});

test("what has no link is listed, not drawn, unless it was asked for or there is nothing else", () => {
  assert.deepEqual(ids(look().lone), ["issue/fentanyl"]);
  assert.deepEqual(ids(look({ among: ["issue/fentanyl", "state/usa"] }).nodes), ["state/usa", "issue/fentanyl"]);
  assert.deepEqual(ids(look({ selected: "issue/fentanyl", only: true }).nodes), ["issue/fentanyl"]);
  const bare = look({ hiddenTypes: ["Event", "Claim"], hiddenKinds: ["role"] });
  assert.equal(bare.nodes.length, 4);
  assert.deepEqual(look().counts.types.get("Issue"), { shown: 1, all: 1 });
});

test("counts say how many of each are shown", () => {
  const { counts } = look({ hiddenTypes: ["Event"] });
  assert.deepEqual(counts.types.get("State"), { shown: 2, all: 2 });
  assert.deepEqual(counts.types.get("Event"), { shown: 0, all: 1 });
  assert.deepEqual(counts.types.get("Claim"), { shown: 1, all: 1 });
  assert.deepEqual(counts.statuses.get("scheduled"), { shown: 0, all: 1 });
  assert.deepEqual(counts.kinds.get("role"), { shown: 1, all: 1 });
});

test("the same state gives the same answer, without work", () => {
  const graph = graphOf(small());
  assert.equal(visible(INITIAL, graph), visible({ ...INITIAL, find: "x", view: "tables" }, graph));
});

test("events that join no two things are counted, and not drawn as links", () => {
  const payload = small();
  payload.model.events.push({
    id: "event/talks",
    type: "Meeting",
    name: "Meeting",
    status: "occurred",
    label: "China held talks",
    evidence: [],
  });
  payload.model.links.push({
    from: "event/talks",
    to: "state/china",
    kind: "agent",
    level: "parts",
    name: "of",
    fact: "event/talks",
    status: "occurred",
  });
  payload.order.parts.push("event/talks");
  const direct = look({}, payload);
  assert.equal(direct.unlinked, 1);
  assert.deepEqual(direct.counts.types.get("Event"), { shown: 1, all: 2 });
  assert.deepEqual(direct.leftCounts.types.get("Event"), { shown: 2, all: 2 });
  const parts = look({ picture: "parts" }, payload);
  assert.equal(parts.unlinked, 0);
  assert.deepEqual(parts.counts.types.get("Event"), { shown: 2, all: 2 });
});

test("a thing or fact can be taken out of the picture, not out of what is told", () => {
  const shown = look({ hiddenIds: ["state/china"] });
  assert.deepEqual(ids(shown.nodes), ["official/blinken", "state/usa"]);
  assert.deepEqual(facts(shown.links), ["role/secretary"]);
  assert.equal(shown.filtered, 0);
  assert.equal(shown.facts.length, 3);
  assert.deepEqual(facts(look({ hiddenIds: ["claim/warns"] }).links), ["event/visit", "role/secretary"]);
  assert.deepEqual([...look({ hiddenIds: ["state/china"], selected: "event/visit" }).near!], ["official/blinken"]);
});

test("offices are counted as facts: one of which no place is told is no line, and still there", () => {
  const payload = small();
  const [role] = payload.model.roles;
  const { of: _, ...bare } = { ...role!, id: "role/bare" };
  payload.model.roles.push(bare);
  assert.deepEqual(look({}, payload).counts.kinds.get("role"), { shown: 1, all: 2 });
  assert.deepEqual(look({}, payload).leftCounts.kinds.get("role"), { shown: 2, all: 2 });
});
