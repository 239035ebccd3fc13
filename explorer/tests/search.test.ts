import assert from "node:assert/strict";
import { test } from "node:test";
import { graphOf } from "../src/model/graph";
import { fold, makeSearch, matches } from "../src/state/search";
import { small } from "./small";

test("accents and case are forgiven", () => {
  assert.equal(fold("Erdoğan"), "erdogan");
  assert.equal(fold("İstanbul, ıslak"), "istanbul, islak");
  assert.equal(fold("Łódź Øst Straße"), "lodz ost strasse");
  assert.equal(fold("Côte d’Ivoire"), "cote d'ivoire");
  assert.equal(fold("ﬁne"), "fine");
});

const found = (words: string) => {
  const payload = small();
  payload.model.things.push({ id: "state/turkiye", type: "State", label: "Türkiye", aliases: ["Turkey"] });
  return makeSearch(graphOf(payload))(words);
};

test("things come before facts, and say by which name they were found", () => {
  assert.equal(found("china").hits[0]!.id, "state/china");
  assert.equal(found("TURKIYE").hits[0]!.id, "state/turkiye");
  assert.deepEqual([found("turkey").hits[0]!.id, found("turkey").hits[0]!.by], ["state/turkiye", "Turkey"]);
  assert.equal(found("antony").hits[0]!.by, null);
});

test("all words must be there, in any order; claims are found by what they say", () => {
  assert.equal(found("fentanyl act").hits[0]!.id, "claim/warns");
  assert.equal(found("visit nowhere").total, 0);
  assert.equal(found("   ").total, 0);
});

test("what matched can be marked in the text as it stands", () => {
  const marked = (text: string, words: string) => matches(text, words).map(([start, end]) => text.slice(start, end));
  assert.deepEqual(marked("Recep Tayyip Erdoğan", "ERDOGAN tay"), ["Tay", "Erdoğan"]);
  assert.deepEqual(marked("Hauptstraße 😀 Łódź", "strasse lodz"), ["straße", "Łódź"]);
  assert.deepEqual(marked("an antony", "an"), ["an"]);
  assert.deepEqual(marked("Meeting", "xyz"), []);
});
