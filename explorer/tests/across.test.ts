import assert from "node:assert/strict";
import { test } from "node:test";
import { stepsOf } from "../src/across/EventsPart";
import { familiesOf } from "../src/across/FamiliesPart";
import { newsByDay } from "../src/across/firsts";
import { promisesOf } from "../src/across/promises";
import { saidOver, speakersOf } from "../src/across/stances";
import { questionOf } from "../src/details/question";
import { reportRows } from "../src/details/reports";
import { graphOf } from "../src/model/graph";
import { sourcesOf, standing } from "../src/model/shared";
import { toldOnce } from "../src/model/told";
import { makeSearch } from "../src/state/search";
import { INITIAL, type State } from "../src/state/state";
import { isHidden, visible } from "../src/state/visible";
import type { Payload } from "../src/model/types";
import { about, claim, together } from "./together";

const SHARED = "sharedevent/visit";
const look = (payload: Payload, patch: Partial<State> = {}) => visible({ ...INITIAL, ...patch }, graphOf(payload));
const ids = (values: Iterable<{ id: string }>) => [...values].map(({ id }) => id);
const disputed = () => together(["scheduled", "occurred", "occurred", "negated"], { contradicted: true });

test("an event that several articles report is one node, as its last report has it", () => {
  const { nodes, linksOf } = graphOf(together()).pictures.parts;
  const node = nodes.find(({ id }) => id === SHARED)!;
  assert.deepEqual([node.name, node.status, node.sources, node.mark], ["Visit", "occurred", 2, "changed"]);
  assert.ok(!nodes.some(({ id }) => id === "event/times"));
  assert.deepEqual(linksOf.get(SHARED)!.map(({ to, kind, status }) => [to, kind, status]), [
    ["person/lee", "agent", "occurred"],
    ["state/sylvania", "target", "occurred"],
  ]);
});

test("what its reports tell of the same two is drawn once, with the number of sources", () => {
  const [line, ...others] = graphOf(together()).pictures.direct.links;
  assert.equal(others.length, 0);
  assert.deepEqual([line!.name, line!.status, line!.fact, line!.sources], ["visited", "occurred", SHARED, 2]);
  assert.deepEqual(line!.reports, ["event/post", "event/times", "event/herald", "event/later"]);
});

test("an event whose reports contradict is never drawn as one that happened", () => {
  const { parts, direct } = graphOf(disputed()).pictures;
  const node = parts.nodes.find(({ id }) => id === SHARED)!;
  assert.deepEqual([node.status, node.mark, node.name], ["contradicted", "contradicted", "Visit (disputed)"]);
  assert.deepEqual([direct.links[0]!.status, direct.links[0]!.name], ["contradicted", "visited (disputed)"]);
  const happened = look(disputed(), { hiddenStatuses: ["contradicted", "scheduled"] });
  assert.deepEqual([happened.links.length, happened.shared.length, happened.facts.length], [0, 0, 0]);
  const denied = look(disputed(), { hiddenStatuses: ["negated"], picture: "parts" });
  assert.ok(denied.nodeIds.has(SHARED));
  assert.deepEqual(denied.counts.statuses.get("contradicted"), { shown: 1, all: 1 });
});

test("what has happened since is not among what is planned", () => {
  const planned = look(together(), { hiddenStatuses: ["occurred"], picture: "parts" });
  assert.ok(!planned.nodeIds.has(SHARED));
  assert.ok(planned.nodeIds.has("event/summit"));
  // The report that announced it is told all the same.
  assert.deepEqual(ids(planned.facts), ["event/post", "event/summit"]);
  const happened = look(together(), { hiddenStatuses: ["scheduled"], picture: "parts" });
  assert.ok(happened.nodeIds.has(SHARED));
  assert.equal(look(together(), { hiddenStatuses: ["scheduled"] }).links.length, 1);
});

test("the legend beside the picture counts events, beside tables reports", () => {
  const { counts, leftCounts } = look(together(), { picture: "parts" });
  assert.deepEqual(counts.statuses.get("occurred"), { shown: 1, all: 1 });
  assert.deepEqual(counts.types.get("Event"), { shown: 2, all: 2 });
  assert.deepEqual(leftCounts.statuses.get("occurred"), { shown: 3, all: 3 });
  assert.deepEqual(leftCounts.types.get("Event"), { shown: 5, all: 5 });
  assert.deepEqual(look(together()).counts.types.get("Event"), { shown: 1, all: 2 });
  assert.equal(look(together()).unlinked, 1);
});

test("a report stands in the picture for its event, and so it is hidden", () => {
  assert.deepEqual([...look(together(), { selected: "event/times", picture: "parts" }).near!].sort(), ["person/lee", SHARED, "state/sylvania"]);
  assert.deepEqual([...look(together(), { selected: SHARED }).near!].sort(), ["person/lee", "state/sylvania"]);
  assert.equal(look(together(), { hiddenIds: [SHARED] }).links.length, 0);
  const graph = graphOf(together());
  assert.ok(isHidden(graph, visible({ ...INITIAL, hiddenStatuses: ["occurred"] }, graph), SHARED));
  assert.ok(look(together(), { among: [SHARED] }).factIds.has("event/herald"));
});

test("one text is one source, and so is one publisher", () => {
  const { articles } = graphOf(together());
  assert.equal(sourcesOf(articles, ["article/times", "article/herald"]), 1);
  assert.equal(sourcesOf(articles, ["article/post", "article/later", "article/times"]), 2);
  assert.equal(sourcesOf(articles, ["article/none", undefined]), 2);
});

test("events are told once, facts besides stay", () => {
  const graph = graphOf(together());
  assert.deepEqual(ids(toldOnce(graph, graph.facts)), [SHARED, "event/summit"]);
  assert.equal(standing(graph.shared[0]!.shared), "occurred");
});

test("reports say where they differ from those before; a copy only prints", () => {
  const payload = together(["scheduled", "occurred", "occurred", "occurred"], { differences: { date: ["event/times", "event/herald"] } });
  payload.model.links.push({ from: "event/later", to: "person/graf", kind: "agent", level: "parts", name: "by", fact: "event/later" });
  const graph = graphOf(payload);
  const rows = reportRows(graph, graph.shared[0]!);
  assert.deepEqual(rows.map(({ marks }) => marks), [[], ["status changed: planned → happened", "date differs"], ["date differs"], []]);
  assert.deepEqual(rows.map(({ copy }) => copy?.of ?? null), [null, null, "article/times", null]);
  assert.deepEqual(rows.map(({ only }) => only), [[], [], [], ["person/graf"]]);
  const other = graphOf(disputed());
  assert.deepEqual(reportRows(other, other.shared[0]!).map(({ marks }) => marks), [[], ["asserted by The Times"], [], ["denied by the  post"]]);
});

test("steps of a story: reports that tell the same are one, a late copy brings nothing new", () => {
  const graph = graphOf(together(["scheduled", "occurred", "scheduled", "occurred"]));
  const steps = stepsOf(graph, graph.shared[0]!.reports);
  assert.deepEqual(steps.map(({ status, reports }) => [status, ids(reports)]), [
    ["scheduled", ["event/post", "event/herald"]],
    ["occurred", ["event/times", "event/later"]],
  ]);
});

test("search finds an event once, by what any report says", () => {
  const { hits } = makeSearch(graphOf(together()))("occurred Sylvania");
  assert.deepEqual([ids(hits), hits[0]!.by], [[SHARED], "Lee occurred Sylvania"]);
});

test("the query of a shared event asks for its reports", () => {
  const graph = graphOf(together());
  const query = questionOf(graph, graph.items.get(SHARED)!);
  assert.match(query, /sharedevent:visit a sc:SharedEvent ; sc:report \?report \./);
  const payload = together([..."".padEnd(4)].map(() => "occurred") as never, { id: "_:b0" });
  payload.model.events.forEach((event) => event.shared && (event.shared = "_:b0"));
  const blank = graphOf(payload);
  assert.match(questionOf(blank, blank.shared[0]!), /\?event a sc:SharedEvent ; sc:report \?report, event:post \./);
});

test("what was announced and what became of it", () => {
  const outcomes = (payload: Payload) => {
    const graph = graphOf(payload);
    return promisesOf(graph, graph.facts, graph.shared).map(({ id, outcome, later, due }) => [id, outcome, later?.id ?? null, due]);
  };
  const summit = ["event/summit", "open", null, false];
  assert.deepEqual(outcomes(together()), [[SHARED, "came", "event/later", false], summit]);
  assert.deepEqual(outcomes(together(["scheduled", "negated", "negated", "scheduled"])), [[SHARED, "failed", "event/herald", false], summit]);
  assert.deepEqual(outcomes(disputed()), [[SHARED, "contradicted", "event/later", false], summit]);
  assert.deepEqual(outcomes(together(["occurred", "occurred", "occurred", "occurred"])), [summit]);
  const passed = together();
  passed.model.events[4]!.end = passed.model.events[4]!.start = "2024-05-02";
  assert.deepEqual(outcomes(passed)[1], ["event/summit", "open", null, true]);
});

test("a promise is told with the event that it announces, and once however often it is printed", () => {
  const payload = together();
  payload.model.claims.push(claim("a", "post", "promise", "we will come"), claim("b", "times", "promise", "Gas, for all"), claim("c", "herald", "promise", "gas, for all"));
  payload.model.links.push({ from: "event/post", to: "claim/a", kind: "accordingTo", level: "parts", name: "according to", fact: "event/post" });
  const graph = graphOf(payload);
  const found = promisesOf(graph, graph.facts, graph.shared);
  assert.deepEqual(found.map(({ id, claims }) => [id, claims]), [[SHARED, ["claim/a"]], ["claim/b", []], ["event/summit", []]]);
});

test("who turns is told, and on what; another issue or another target is no turn", () => {
  const payload = together();
  const said = (id: string, article: string, stance: string, ...parts: ["issue" | "target", string][]) => {
    payload.model.claims.push(claim(id, article, stance, `words ${id}`));
    payload.model.links.push(about(`claim/${id}`, "speaker", "person/graf"), ...parts.map(([kind, to]) => about(`claim/${id}`, kind, to)));
  };
  said("1", "post", "support", ["issue", "issue/gas"], ["target", "state/sylvania"]);
  said("2", "times", "state", ["issue", "issue/gas"]);
  said("3", "times", "criticize", ["target", "person/lee"], ["issue", "issue/gas"]);
  said("4", "later", "reject", ["issue", "issue/gas"]);
  const graph = graphOf(payload);
  const [speaker, ...others] = speakersOf(graph, graph.facts);
  assert.deepEqual([speaker!.id, others.length], ["person/graf", 0]);
  const list = saidOver(graph, speaker!.claims);
  assert.deepEqual(list.map(({ claim, turned }) => [claim.id, turned?.before.id ?? null]), [
    ["claim/1", null],
    ["claim/2", null],
    ["claim/3", null],
    ["claim/4", null],
  ]);
  payload.model.claims[2]!.stance = "state";
  const turned = saidOver(graphOf(payload), graphOf(payload).facts.filter((fact) => fact.kind === "claim"));
  assert.deepEqual(turned[3]!.turned, { topic: "issue/gas", before: turned[0]!.claim });
});

test("what a copy prints again is said once", () => {
  const payload = together();
  payload.model.claims.push(claim("b", "herald", "state", "“It is so”"), claim("a", "times", "state", "It is so"));
  const graph = graphOf(payload);
  const claims = graph.facts.filter((fact) => fact.kind === "claim");
  assert.deepEqual(saidOver(graph, claims).map(({ claim, copies }) => [claim.id, copies]), [["claim/a", ["article/herald"]]]);
});

test("families of articles have their first article first, also one that is not there", () => {
  const payload = together();
  const graph = graphOf(payload);
  assert.deepEqual(familiesOf(graph, payload.model.articles).map(({ origin, members }) => [origin, ids(members)]), [["article/times", ["article/times", "article/herald"]]]);
  payload.model.articles = payload.model.articles.filter(({ id }) => id !== "article/times");
  assert.deepEqual(familiesOf(graphOf(payload), payload.model.articles).map(({ origin, members }) => [origin, ids(members)]), [["article/times", ["article/herald"]]]);
});

test("what is new stands at the first day, whatever the order of articles", () => {
  const { model } = together();
  const graph = graphOf(together());
  const days = newsByDay(graph, model.articles, model.things, graph.facts);
  assert.deepEqual(days.map(({ day, articles }) => [day, articles.length]), [["2024-05-09", 1], ["2024-05-07", 2], ["2024-05-01", 1]]);
  assert.deepEqual(days.map(({ things }) => things.map(({ thing, articles }) => [thing.id, articles])), [[], [["state/sylvania", 1]], [["person/lee", 4]]]);
  assert.deepEqual(days.map(({ events }) => ids(events)), [[], [], [SHARED, "event/summit"]]);
});
