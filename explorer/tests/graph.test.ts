import assert from "node:assert/strict";
import { test } from "node:test";
import { graphOf, iri } from "../src/model/graph";
import { isoDay } from "../src/model/dates";
import { samplePayload } from "./sample";
import { small } from "./small";

test("parts of a fact and facts of a thing", () => {
  const graph = graphOf(small());
  const visit = graph.facts.find((fact) => fact.id === "event/visit")!;
  assert.deepEqual(
    graph.partsOf(visit.id).map((part) => [part.kind, part.id]),
    [
      ["agent", "official/blinken"],
      ["place", "state/china"],
    ],
  );
  assert.deepEqual(
    graph.factsOf("official/blinken").map((fact) => fact.id),
    ["event/visit", "claim/warns", "role/secretary"],
  );
  assert.deepEqual(
    graph.factsIn("article/2").map((fact) => fact.id),
    ["claim/warns"],
  );
  assert.deepEqual(
    graph.linksOfFact("event/visit").map((link) => link.level),
    ["parts", "parts", "direct"],
  );
  assert.deepEqual(
    graph.thingsIn("article/1").map((thing) => thing.id),
    ["official/blinken"],
  );
});

test("each picture has its nodes, in the order given, and its links", () => {
  const { pictures } = graphOf(small());
  assert.deepEqual(
    pictures.direct.nodes.map((node) => node.id),
    ["official/blinken", "state/china", "state/usa", "issue/fentanyl"],
  );
  assert.deepEqual(
    pictures.direct.links.map((link) => link.fact),
    ["event/visit", "claim/warns", "role/secretary"],
  );
  assert.equal(pictures.parts.nodes.length, 6);
  assert.equal(pictures.parts.links.length, 6);
});

test("a claim without a date is of the day its article was published, and says so", () => {
  const graph = graphOf(small());
  const when = (id: string) => graph.when(graph.facts.find((fact) => fact.id === id)!);
  assert.equal(when("claim/warns")?.basis, "published");
  assert.equal(isoDay(when("claim/warns")!.first), "2024-04-22");
  assert.equal(when("event/visit")?.basis, "inferred");
  assert.equal(when("role/secretary"), null);
});

test("short ids are completed, whole IRIs are not", () => {
  const graph = graphOf(small());
  assert.equal(iri(graph, "state/china"), "https://w3id.org/statecraft/id/state/china");
  assert.equal(iri(graph, "https://x.example/a"), "https://x.example/a");
});

test("made-up news is the same each time, and of the size asked for", () => {
  const one = samplePayload(60, 136);
  assert.deepEqual(one, samplePayload(60, 136));
  assert.equal(one.order.parts.length, 60);
  const links = one.model.links.filter((link) => link.level !== "direct").length;
  assert.ok(Math.abs(links - 136) < 10, `${links}`);
  assert.ok(one.model.articles.length > 0);
  for (const article of one.model.articles) assert.ok(article.text);
});
