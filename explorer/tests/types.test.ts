import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

interface Definition {
  properties?: Record<string, { enum?: string[] }>;
  required?: string[];
  allOf?: unknown[];
}

const schema = JSON.parse(readFileSync(`${EXPLORER}/../ontology/view.schema.json`, "utf8")) as Definition & {
  $defs: Record<string, Definition & { enum?: string[] }>;
};
const source = readFileSync(`${EXPLORER}/src/model/types.ts`, "utf8");

/** The fields of an interface, those that may be missing with a question mark. */
function fields(name: string): string[] {
  const found = new RegExp(`export interface ${name}(?: extends \\w+)? \\{([^}]*)\\}`).exec(source);
  assert.ok(found, `types.ts has no interface ${name}`);
  return [...found[1]!.matchAll(/^ {2}(\w+\??):/gm)].map((match) => match[1]!).sort();
}

function expected(definition: Definition): string[] {
  const required = new Set(definition.required);
  return Object.keys(definition.properties ?? {})
    .map((name) => (required.has(name) ? name : `${name}?`))
    .sort();
}

test("the types have the fields of the schema, as required or not", () => {
  assert.deepEqual(fields("ViewModel"), expected(schema));
  assert.ok(Object.values(schema.$defs).filter((definition) => definition.properties).length > 5);
  for (const [name, definition] of Object.entries(schema.$defs)) {
    if (definition.properties) assert.deepEqual(fields(name), expected(definition), name);
  }
});

test("statuses and kinds of links are those of the schema", () => {
  const literals = (type: string) =>
    [...new RegExp(`export type ${type} =([^;]*);`).exec(source)![1]!.matchAll(/"([^"]*)"/g)].map((match) => match[1]);
  assert.deepEqual(literals("Status"), schema.$defs.Status!.enum);
  assert.deepEqual(literals("LinkKind"), schema.$defs.Link!.properties!.kind!.enum);
});
