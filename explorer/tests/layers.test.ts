import assert from "node:assert/strict";
import { test } from "node:test";
import { marksOf, paragraphsOf, placesOf, segmentsOf, type Mark } from "../src/article/layers";
import { graphOf } from "../src/model/graph";
import { samplePayload } from "./sample";
import { small } from "./small";

const mark = (id: string, start: number, end: number, layer: Mark["layer"] = "events"): Mark => ({ id, start, end, layer, part: "telling" });
const shown = (marks: Mark[], from: number, to: number) => segmentsOf(marks, from, to).map(({ start, end, marks }) => `${start}-${end}:${marks.map((each) => each.id).join("")}`);

test("marks that overlap in any way become pieces, the shortest mark first", () => {
  assert.deepEqual(shown([mark("a", 0, 10), mark("b", 2, 6), mark("c", 4, 12)], 0, 14), ["0-2:a", "2-4:ba", "4-6:bca", "6-10:ca", "10-12:c", "12-14:"]);
  assert.deepEqual(shown([mark("a", 0, 5), mark("b", 0, 5)], 0, 5), ["0-5:ab"]);
  assert.deepEqual(shown([], 3, 6), ["3-6:"]);
  assert.deepEqual(shown([mark("a", 4, 4)], 0, 6), ["0-6:"]);
});

test("a mark that is longer than the piece is cut at its ends", () => {
  assert.deepEqual(shown([mark("a", 0, 100), mark("b", 95, 120)], 50, 99), ["50-95:a", "95-99:ba"]);
});

test("segments give the text again, whatever the marks are", () => {
  const graph = graphOf(samplePayload(200, 450));
  for (const [id, { text }] of graph.articles) {
    const marks = marksOf(graph, id);
    assert.ok(marks.length > 0);
    const paragraphs = paragraphsOf(text!, marks);
    const again = paragraphs.map(({ segments }) => segments.map(({ start, end }) => text!.slice(start, end)).join(""));
    assert.deepEqual(again, text!.split("\n").filter((line) => line.trim() !== ""));
    for (const { segments } of paragraphs) {
      for (const { start, end, marks: own } of segments) {
        assert.deepEqual(new Set(own), new Set(marks.filter((each) => each.start < end && each.end > start)));
      }
    }
  }
});

test("offsets of the model are characters, those of marks are not", () => {
  const payload = small();
  payload.model.articles[0]!.text = "🕊️ Blinken 🕊️ will visit China next week.";
  payload.model.things[0]!.mentions = [{ article: "article/1", start: 3, end: 10, kind: "name" }];
  payload.model.events[0]!.triggers = [{ article: "article/1", start: 19, end: 24 }];
  const graph = graphOf(payload);
  const { text } = graph.articles.get("article/1")!;
  const words = marksOf(graph, "article/1").map(({ part, start, end }) => `${part}:${text!.slice(start, end)}`);
  assert.ok(words.includes("name:Blinken"));
  assert.ok(words.includes("trigger:visit"));
  const [paragraph] = paragraphsOf(text!, marksOf(graph, "article/1"));
  assert.ok(paragraph!.segments.length > 2);
  assert.ok(paragraph!.segments.every(({ start, end }) => !/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(text!.slice(start, end))));
});

test("the places of a fact are its tellings, once each", () => {
  const graph = graphOf(small());
  const marks = marksOf(graph, "article/1");
  assert.deepEqual(placesOf(marks, "event/visit").map(({ start, end }) => [start, end]), [[0, 34]]);
  assert.deepEqual(placesOf(marks, "official/blinken").map(({ start, end }) => [start, end]), [[0, 7]]);
  assert.deepEqual(marksOf(graph, "article/unknown"), []);
});
