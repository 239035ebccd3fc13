import assert from "node:assert/strict";
import { test } from "node:test";
import { around, asQuery, loadOf, shortId, wantedOf } from "../src/state/load";
import { fromFragment, toFragment } from "../src/state/fragment";
import { INITIAL } from "../src/state/state";

const CHINA = "https://w3id.org/statecraft/id/state/china";

test("a part is told in the address and read from it", () => {
  const load = loadOf({
    newest: 100,
    chosen: [
      { kind: "issue", iri: "https://w3id.org/statecraft/issues#energy" },
      { kind: "actor", iri: CHINA },
      { kind: "actor", iri: CHINA },
    ],
    from: "2024-04",
    until: "2024-05-01",
  });
  assert.equal(
    load,
    `actor:${CHINA} issue:https://w3id.org/statecraft/issues#energy from:2024-04 until:2024-05-01 newest:100`,
  );
  assert.equal(loadOf(wantedOf(load)), load);
  const fragment = toFragment({ ...INITIAL, load });
  assert.ok(!fragment.includes("%2F"), fragment);
  assert.deepEqual(fromFragment(fragment), { ...INITIAL, load });
});

test("what is shown at first needs no words", () => {
  assert.equal(loadOf(wantedOf(null)), null);
  assert.equal(asQuery(null), "");
  assert.equal(toFragment(INITIAL), "");
});

test("the server is asked for what the address names", () => {
  assert.equal(asQuery(around("actor", CHINA)), `actor=${encodeURIComponent(CHINA)}`);
  assert.equal(asQuery("from:2024-04 newest:25"), "from=2024-04&newest=25");
});

test("what an address must not name is left out", () => {
  for (const load of [
    "newest:0",
    "newest:-1",
    "newest:1e9",
    "from:yesterday",
    "actor:China",
    "actor:",
    "query:https://example.org/",
    "actor:https://example.org/<b>",
    'actor:https://example.org/"',
    "constructor:https://example.org/",
    "__proto__:https://example.org/",
  ]) {
    assert.equal(loadOf(wantedOf(load)), null, load);
  }
  const many = Array.from({ length: 50 }, (_, at) => `actor:urn:x:${at}`).join(" ");
  assert.equal(wantedOf(many).chosen.length, 20);
});

test("an address keeps whatever signs an IRI has", () => {
  const iri = "https://example.org/it's(a);x=&y=%00%22+b#select=a&view=claims";
  const load = around("actor", iri);
  assert.equal(fromFragment(toFragment({ ...INITIAL, load })).load, load);
  assert.equal(new URLSearchParams(asQuery(load)).get("actor"), iri);
});

test("the id of a node is its IRI without the base, where nothing is lost by that", () => {
  const base = "https://w3id.org/statecraft/id/";
  assert.equal(shortId(CHINA, base), "state/china");
  assert.equal(shortId("https://example.org/x", base), "https://example.org/x");
  assert.equal(shortId(`${base}a:b`, base), `${base}a:b`);
  assert.equal(shortId(base, base), base);
});
