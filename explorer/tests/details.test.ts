import assert from "node:assert/strict";
import { test } from "node:test";
import { inSentence, middleCut } from "../src/details/surroundings";
import { officesOf } from "../src/details/offices";
import { confidenceWord, dateTold, kindWord } from "../src/details/words";
import { graphOf } from "../src/model/graph";
import type { Article } from "../src/model/types";
import { small } from "./small";

function around(text: string, words: string) {
  const start = [...text.slice(0, text.indexOf(words))].length;
  const article: Article = { id: "a", title: "A", text };
  const { before, words: found, after } = inSentence(new Map([["a", article]]), { article: "a", start, end: start + [...words].length })!;
  return [before, found, after];
}

test("words stand in their sentence, and no other", () => {
  assert.deepEqual(around("It rained. The minister left early. Nobody knew.", "left"), ["The minister ", "left", " early."]);
  assert.deepEqual(around("Who left? “The minister did.” Nobody knew.", "minister"), ["“The ", "minister", " did.”"]);
  assert.deepEqual(around("It rained. The minister left early. Nobody knew.", "The minister left early."), ["", "The minister left early.", ""]);
});

test("a stop after a short form ends no sentence", () => {
  assert.deepEqual(around("On Friday U.S. Secretary of State Antony J. Blinken met Gen. Li in Munich. Then he left.", "met"), ["On Friday U.S. Secretary of State Antony J. Blinken ", "met", " Gen. Li in Munich."]);
});

test("characters beyond the first plane are not cut", () => {
  assert.deepEqual(around("🕊️ Peace 🕊️ is near. 🕊️ Really.", "near"), ["🕊️ Peace 🕊️ is ", "near", ". 🕊️ Really."]);
  const cut = middleCut("😀 ".repeat(400), 101);
  assert.ok(cut.length < 110 && cut.includes(" … ") && !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(cut));
});

test("dates tell how they are known", () => {
  const graph = graphOf(small());
  const told = (id: string) => dateTold(graph, graph.facts.find((fact) => fact.id === id)!);
  assert.equal(told("event/visit")!.words, "24–26 April 2024");
  assert.match(told("event/visit")!.note!, /inferred/);
  assert.equal(told("claim/warns")!.words, "22 April 2024");
  assert.match(told("claim/warns")!.note!, /article/);
});

test("kinds and confidence are words", () => {
  const graph = graphOf(small());
  assert.deepEqual(graph.facts.map(kindWord), ["Visit", "Claim", "Office"]);
  assert.deepEqual([0.97, 0.8, 0.6, 0.2].map(confidenceWord), ["very likely read rightly", "likely read rightly", "more likely right than not", "doubtful"]);
});

test("an office that many articles tell is one, with their days", () => {
  const payload = small();
  const [role] = payload.model.roles;
  payload.model.roles.push({ ...role!, id: "role/again", title: "Secretary of State", article: "article/2" }, { ...role!, id: "role/former", status: "former" });
  const graph = graphOf(payload);
  const offices = officesOf(graph, graph.facts);
  assert.deepEqual(offices.map(({ facts, status, days }) => [facts.map((fact) => fact.id), status, days]), [
    [["role/secretary", "role/again"], "in office", ["2024-04-19", "2024-04-22"]],
    [["role/former"], "former", ["2024-04-19"]],
  ]);
});
