import assert from "node:assert/strict";
import { test } from "node:test";
import { fromFragment, toFragment } from "../src/state/fragment";
import { INITIAL, type State } from "../src/state/state";

const OTHER: State = {
  load: "actor:https://w3id.org/statecraft/id/state/china newest:25",
  view: "claims",
  picture: "parts",
  selected: "state/côte-d’ivoire",
  steps: 2,
  only: true,
  among: ["event/a_v1", "https://x.example/a,b"],
  hiddenIds: ["state/a", "state/b,c"],
  hiddenTypes: ["Claim", "Event"],
  hiddenKinds: ["role"],
  hiddenStatuses: ["negated"],
  from: "2024-01-31",
  to: "2024-05-01",
  undated: false,
  amount: "more",
  edgeLabels: false,
  lit: null, // only pointed at: no link tells it
  article: "https://x.example/a?b=c&d=e#f",
  at: 120,
  hiddenMarks: ["names"],
  table: "roles",
  spots: ["place/a", "place/b,c"],
  towards: true,
  states: false,
  pair: ["state/b", "state/a"],
  since: "2024-04-01",
  one: "article/1",
  other: "source A & B, Ltd.",
  part: "promises",
  marked: ["changed", "open"],
  first: "latest",
  speaker: "person/a",
  topic: "https://x.example/issues#b",
  hiddenStances: ["warn"],
  sort: "-when",
  rows: "a b",
  query: 'SELECT * { ?s ?p "a&b=c+d%" }',
  theme: "dark",
  letters: false,
  find: "Erdoğan & 😀",
};

test("any state comes back from its fragment", () => {
  assert.deepEqual(fromFragment(toFragment(OTHER)), OTHER);
  assert.equal(toFragment(INITIAL), "");
  for (const key of (Object.keys(OTHER) as (keyof State)[]).filter((each) => each !== "lit")) {
    assert.notDeepEqual(OTHER[key], INITIAL[key], `${key} is not tested`);
  }
});

test("a fragment can be read by people", () => {
  assert.equal(toFragment({ ...INITIAL, selected: "state/china", view: "claims" }), "view=claims&select=state/china");
});

test("what a fragment tells wrongly is as at the start", () => {
  assert.deepEqual(
    fromFragment("#view=nonsense&steps=7&from=yesterday&only=maybe&%%%&unknown=1&select=%E0%A4%A"),
    INITIAL,
  );
});

test("a day that is none is no limit, and a range has its first day first", () => {
  assert.equal(fromFragment("from=2024-99-99").from, null);
  const { from, to } = fromFragment("from=2024-05-01&to=2024-04-01");
  assert.deepEqual([from, to], ["2024-04-01", "2024-05-01"]);
});
