import assert from "node:assert/strict";
import { test } from "node:test";
import type { Part } from "../src/model/types";
import { partWords } from "../src/shell/Part";

const part = (patch: Partial<Part>): Part => ({
  articles: 50,
  matching: 4012,
  total: 4012,
  newest: 50,
  most: 200,
  chosen: [],
  ...patch,
});
const CHINA = { kind: "actor", iri: "urn:china", label: "China" } as const;
const words = (patch: Partial<Part>) => partWords(part(patch)).replace(/[\u2068\u2069]/g, "");

test("it is said how much is shown of how much", () => {
  assert.equal(words({}), "50 newest of 4,012 articles");
  assert.equal(words({ articles: 30, matching: 30, total: 30 }), "all 30 articles");
  assert.equal(words({ matching: 223, chosen: [CHINA] }), "50 newest of 223 articles that name China");
  assert.equal(words({ articles: 32, matching: 32, chosen: [CHINA] }), "all 32 articles that name China");
  assert.equal(words({ articles: 1, matching: 1, chosen: [CHINA] }), "the one article that names China");
  assert.equal(words({ articles: 0, matching: 0, from: "2024-04" }), "no article published since April 2024");
});
