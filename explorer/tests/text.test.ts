import assert from "node:assert/strict";
import { test } from "node:test";
import { quote, safeUrl, shorten, slice, toUnit } from "../src/model/text";
import type { Article } from "../src/model/types";

const DOVES = "🕊️ One 🕊️ two"; // each dove is two UTF-16 units and a variation selector

test("code points become UTF-16 units", () => {
  const points = [...DOVES];
  for (let point = 0; point <= points.length; point++) {
    const unit = toUnit(DOVES, point);
    assert.equal(DOVES.slice(0, unit), points.slice(0, point).join(""));
  }
  assert.equal(slice(DOVES, 3, 6), "One");
  assert.equal(toUnit(DOVES, 999), DOVES.length);
  assert.equal(toUnit("plain", -1), 0);
});

const articles = (text?: string) =>
  new Map<string, Article>([["a", { id: "a", title: "A", ...(text === undefined ? {} : { text }) }]]);

test("a quote stands in its paragraph, cut between words", () => {
  const found = quote(
    articles("First line.\nA minister said that all is well, he said.\nLast."),
    { article: "a", start: 14, end: 22 },
    12,
  );
  assert.deepEqual(found, { before: "A ", words: "minister", after: " said that", cutBefore: false, cutAfter: true });
});

test("a quote counts code points", () => {
  const found = quote(articles(DOVES), { article: "a", start: 10, end: 13 });
  assert.equal(found?.words, "two");
  assert.equal(found?.before, "🕊️ One 🕊️ ");
});

test("without the article's text its words stand alone, or nothing does", () => {
  assert.equal(quote(articles(), { article: "a", start: 0, end: 3, words: "All" })?.words, "All");
  assert.equal(quote(articles(), { article: "b", start: 0, end: 3 }), null);
});

test("no character is cut in two", () => {
  const cut = shorten(`${"😀".repeat(30)}`, 20);
  assert.ok(!/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/.test(cut));
  assert.ok(cut.length <= 20 && cut.endsWith("…"));
  assert.equal(shorten("one two three, four", 16), "one two three…");
});

test("only web addresses are links", () => {
  assert.equal(safeUrl("https://example.org/a b"), "https://example.org/a%20b");
  for (const bad of [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "//x.example",
    "",
    undefined,
  ]) {
    assert.equal(safeUrl(bad), null);
  }
});
