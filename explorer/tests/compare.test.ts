import assert from "node:assert/strict";
import { test } from "node:test";
import { chosenSides, comparison, differencesOf, sidesOf } from "../src/compare/compare";
import { graphOf, type Graph } from "../src/model/graph";
import type { EventFact } from "../src/model/items";
import type { Event, Figure, Payload } from "../src/model/types";
import { about, claim, together } from "./together";

const article = (graph: Graph, id: string) => sidesOf(graph).articles.find(({ key }) => key === id)!;

function compared(payload: Payload, one: string, other: string) {
  const graph = graphOf(payload);
  return comparison(graph, graph.facts, article(graph, one), article(graph, other));
}

function changed(payload: Payload, id: string, more: Partial<Event>): void {
  Object.assign(payload.model.events.find((event) => event.id === id)!, more);
}

const differences = (payload: Payload, one = "article/post", other = "article/times") => {
  const { differently, both } = compared(payload, one, other);
  return [...differently, ...both].map((each) => each.differences);
};

test("what both tell, and what only one tells", () => {
  const { differently, both, onlyOne, onlyOther } = compared(together(), "article/post", "article/times");
  assert.deepEqual(differently.map(({ item, one, other }) => [item.id, one.map(({ id }) => id), other.map(({ id }) => id)]), [
    ["sharedevent/visit", ["event/post"], ["event/times"]],
  ]);
  assert.deepEqual(both, []);
  assert.deepEqual(onlyOne.map(({ id }) => id).filter((id) => id.startsWith("event")), ["event/summit"]);
  assert.ok(!onlyOther.some(({ id }) => id.startsWith("event")));
});

test("where they do not agree: status, dates, figures, and what one denies", () => {
  assert.deepEqual(differences(together()), [["status"]]);
  assert.deepEqual(differences(together(["occurred", "occurred", "occurred", "occurred"])), [[]]);
  assert.deepEqual(differences(together(["occurred", "negated", "negated", "negated"])), [["contradicted"]]);
  const alike = () => together(["occurred", "occurred", "occurred", "occurred"]);
  const figure = (low: number, high: number): Figure => ({ label: `${low}`, kind: "killed", low, high, approximate: false, evidence: [] });
  const with_ = (one: Partial<Event>, other: Partial<Event>) => {
    const payload = alike();
    changed(payload, "event/post", one);
    changed(payload, "event/times", other);
    return differences(payload);
  };
  assert.deepEqual(with_({ start: "2024-05-01", end: "2024-05-01" }, { start: "2024-05-02", end: "2024-05-02" }), [["date"]]);
  assert.deepEqual(with_({ start: "2024-05", end: "2024-05" }, { start: "2024-05-02", end: "2024-05-02" }), [[]]); // less exact
  assert.deepEqual(with_({ start: "2024-05-01" }, {}), [[]]); // not told
  assert.deepEqual(with_({ figures: [figure(5, 5)] }, { figures: [figure(7, 7)] }), [["figures"]]);
  assert.deepEqual(with_({ figures: [figure(5, 8)] }, { figures: [figure(7, 7)] }), [[]]);
  assert.deepEqual(with_({ figures: [figure(5, 5)] }, { figures: [{ ...figure(7, 7), kind: "wounded" }] }), [[]]);
});

test("who takes part is told otherwise only where none is told by both", () => {
  const payload = together(["occurred", "occurred", "occurred", "occurred"]);
  payload.model.things.push({ id: "group/others", type: "Group", label: "Others" });
  payload.model.links.push({ from: "event/times", to: "group/others", kind: "agent", level: "parts", name: "by", fact: "event/times" });
  const graph = graphOf(payload);
  const report = (id: string) => graph.items.get(id) as EventFact;
  assert.deepEqual(differencesOf(graph, [report("event/post")], [report("event/times")]), []);
  payload.model.links = payload.model.links.filter(({ fact, to }) => fact !== "event/times" || to !== "person/lee");
  const other = graphOf(payload);
  assert.deepEqual(differencesOf(other, [other.items.get("event/post") as EventFact], [other.items.get("event/times") as EventFact]), ["who"]);
});

test("a claim that both quote in the same words is told by both", () => {
  const payload = together();
  payload.model.claims = [claim("a", "post", "state", "Peace is near."), claim("b", "times", "state", "“Peace is near”"), claim("c", "times", "state", "War is near.")];
  payload.model.links.push(about("claim/a", "speaker", "person/lee"), about("claim/b", "speaker", "person/lee"), about("claim/c", "speaker", "person/lee"));
  const { said, onlyOther } = compared(payload, "article/post", "article/times");
  assert.deepEqual(said.map(({ one, other }) => [one.id, other.id]), [["claim/a", "claim/b"]]);
  assert.deepEqual(onlyOther.map(({ id }) => id), ["claim/c"]);
});

test("at first those stand side by side that have most to compare; a copy is no second", () => {
  const graph = graphOf(together());
  const keys = (one: string | null, other: string | null) => chosenSides(graph, one, other)?.map(({ key }) => key);
  const first = keys(null, null)!;
  assert.ok(first.includes("article/times") && !first.includes("article/herald"), String(first));
  assert.deepEqual(keys("article/herald", "article/post"), ["article/herald", "article/post"]);
  assert.equal(keys("article/post", "article/post"), undefined);
  assert.equal(keys("article/later", "article/gone")![0], "article/later");
});

test("sources are compared with all their articles, however their name is written", () => {
  const graph = graphOf(together());
  const { sources } = sidesOf(graph);
  assert.deepEqual(sources.map(({ name, articles }) => [name, articles.length]), [["The Herald", 1], ["The Post", 2], ["The Times", 1]]);
  const [herald, post] = sources;
  assert.deepEqual(chosenSides(graph, post!.key, herald!.key), [post, herald].map((side) => sidesOf(graph).sources.find(({ key }) => key === side!.key)));
  const { both } = comparison(graph, graph.facts, post!, herald!);
  assert.deepEqual(both.map(({ one, other }) => [one.length, other.length]), [[2, 1]]); // of two reports one tells what the other side tells
});
