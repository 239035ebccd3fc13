/** The queries that the details offer are asked of a real store. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { questionOf } from "../src/details/question";
import { graphOf, type Graph } from "../src/model/graph";
import { small } from "./small";

interface Store {
  load(data: string, options: { format: string }): void;
  query(query: string, options: { use_default_graph_as_union: boolean }): Map<string, { value: string }>[];
}
const { Store } = createRequire(join(EXPLORER, "package.json"))("oxigraph") as { Store: new () => Store };

const BASE = "https://w3id.org/statecraft/id/";
const FACTS = `
@prefix : <${BASE}> .
@prefix sc: <https://w3id.org/statecraft/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <${BASE}> .
<graph/1> {
  <article/1> a sc:Article ; rdfs:label "Blinken to visit China" .
  <official/blinken> a sc:Official ; rdfs:label "Antony Blinken" .
  <state/china> a sc:State ; rdfs:label "China" .
  <event/visit> a sc:ReportedEvent ; rdfs:label "Visit" ; sc:eventType sc:Visit ; sc:status <https://w3id.org/statecraft/status#scheduled> ;
    sc:agent <official/blinken> ; sc:place <state/china> ; sc:start "2024-04-24"^^xsd:date ; sc:evidence <span/1_0-34> ; prov:wasDerivedFrom <article/1> .
  <event/other> a sc:ReportedEvent ; rdfs:label "Meeting" ; sc:eventType sc:Meeting ; sc:status <https://w3id.org/statecraft/status#scheduled> ;
    sc:agent <official/blinken> ; sc:place <state/china> ; sc:evidence <span/1_0-34> ; prov:wasDerivedFrom <article/1> .
  <role/secretary> a sc:ReportedRole ; rdfs:label "Role" ; sc:person <official/blinken> ; sc:of <state/usa> ; sc:title "secretary of state" ;
    sc:roleStatus <https://w3id.org/statecraft/role-status#current> ; sc:evidence <span/1_0-7> ; prov:wasDerivedFrom <article/1> .
  <span/1_0-34> oa:exact "Blinken will visit China next week" .
}
<graph/2> {
  <article/2> a sc:Article ; rdfs:label "Blinken warns China" .
  <claim/warns> a sc:Claim ; rdfs:label "Claim" ; sc:stance <https://w3id.org/statecraft/stance#warn> ; sc:speaker <official/blinken> ; sc:target <state/china> ;
    sc:issue <issue/fentanyl> ; sc:text "China must act over fentanyl" ; sc:evidence <span/2_0-34> ; prov:wasDerivedFrom <article/2> .
  <span/2_0-34> oa:exact "Blinken warned China over fentanyl" .
}`;

const store = new Store();
store.load(FACTS, { format: "application/trig" });

function asked(graph: Graph, id: string): Record<string, string>[] {
  const rows = store.query(questionOf(graph, graph.items.get(id)!), { use_default_graph_as_union: true });
  return rows.map((row) => Object.fromEntries([...row].map(([name, term]) => [name, term.value])));
}

test("the query of a fact finds it with its words, and nothing else", () => {
  const graph = graphOf(small());
  assert.deepEqual(asked(graph, "event/visit"), [
    { event: `${BASE}event/visit`, start: "2024-04-24", article: `${BASE}article/1`, words: "Blinken will visit China next week" },
  ]);
  assert.deepEqual(asked(graph, "claim/warns"), [
    { claim: `${BASE}claim/warns`, text: "China must act over fentanyl", article: `${BASE}article/2`, words: "Blinken warned China over fentanyl" },
  ]);
  // Words that the graph does not hold hide nothing.
  assert.deepEqual(asked(graph, "role/secretary"), [{ role: `${BASE}role/secretary`, title: "secretary of state", article: `${BASE}article/1` }]);
});

test("the query of a thing or an article finds all that is told", () => {
  const graph = graphOf(small());
  assert.deepEqual(asked(graph, "state/china").map(({ what }) => what).sort(), ["Claim", "Meeting", "Visit"]);
  assert.deepEqual(asked(graph, "article/1").map(({ what }) => what).sort(), ["Meeting", "Role", "Visit"]);
});

test("the query can be read: prefixes that it uses, and no others", () => {
  const graph = graphOf(small());
  const query = questionOf(graph, graph.items.get("event/visit")!);
  assert.match(query, /sc:eventType sc:Visit ;/);
  assert.match(query, /sc:status status:scheduled ;/);
  assert.match(query, /sc:place state:china ;/);
  const declared = [...query.matchAll(/^PREFIX (\w+):/gm)].map((found) => found[1]);
  assert.ok(declared.length > 2, query);
  for (const prefix of declared) assert.match(query.replace(/^PREFIX.*$/gm, ""), new RegExp(`\\b${prefix}:`));
});

test("no IRI, label or type makes another query of it", () => {
  const payload = small();
  const [person, china] = payload.model.things;
  const hostile = "https://x.example/a> } # <b";
  person!.id = hostile;
  china!.id = "_:b0";
  china!.label = 'China" } # \\ \n';
  const [event] = payload.model.events;
  event!.label = "Visit\n} DROP ALL #";
  event!.type = "Visit ; ?p ?o } #";
  for (const link of payload.model.links) {
    if (link.from === "official/blinken") link.from = hostile;
    if (link.to === "state/china") link.to = "_:b0";
  }
  payload.model.roles[0]!.person = hostile;
  const graph = graphOf(payload);
  for (const id of ["event/visit", "claim/warns", "role/secretary", hostile, "_:b0"]) {
    const query = questionOf(graph, graph.items.get(id)!);
    store.query(query, { use_default_graph_as_union: true }); // it can be parsed
    assert.ok(!query.includes("x.example"), query);
    assert.ok(!/^\} DROP/m.test(query));
  }
  assert.ok(asked(graph, "event/visit").some(({ event }) => event === `${BASE}event/visit`));
});
