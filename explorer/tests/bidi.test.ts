import assert from "node:assert/strict";
import { test } from "node:test";
import { balanced } from "../src/model/bidi";

test("a name closes what it opens, and closes nothing that it has not opened", () => {
  assert.equal(balanced("Ann Lee"), "Ann Lee");
  assert.equal(balanced("\u2068Ann\u2069 Lee"), "\u2068Ann\u2069 Lee");
  assert.equal(balanced("\u202e\u2066Ann"), "\u202e\u2066Ann\u2069");
  assert.equal(balanced("Ann\u2069 \u202eLee"), "\u2068Ann\u2069 \u202eLee");
});
