import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";

/** What follows `from`, `import` or `import(`, where it is the path of a file: types are imported in the same way. */
const IMPORTED = /\b(?:from|import)\b\s*\(?\s*["'](\.[^"']*)["']/g;

/** The modules that each module imports; `texts` are their sources by path. */
function importsOf(texts: ReadonlyMap<string, string>): Map<string, string[]> {
  return new Map(
    [...texts].map(([path, text]) => {
      const named = [...text.matchAll(IMPORTED)].map((match) => join(dirname(path), match[1]!));
      const modules = named.filter((each) => !each.endsWith(".css"));
      return [path, modules.map((each) => fileOf(texts, each, path))];
    }),
  );
}

function fileOf(texts: ReadonlyMap<string, string>, module: string, from: string): string {
  const found = ["", ".ts", ".tsx"].map((ending) => module + ending).find((path) => texts.has(path));
  assert.ok(found, `${from} imports ${module}, which is no source`);
  return found;
}

/** A circle for each module from which a walk along imports comes back to a module that it has passed. */
function circles(texts: ReadonlyMap<string, string>): string[] {
  const imports = importsOf(texts);
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, passed: readonly string[]) => {
    const at = passed.indexOf(path);
    if (at >= 0) found.push([...passed.slice(at), path].join(" > "));
    if (at >= 0 || done.has(path)) return;
    for (const next of imports.get(path)!) walk(next, [...passed, path]);
    done.add(path);
  };
  for (const path of [...texts.keys()].sort()) walk(path, []);
  return found;
}

function sources(folder: string): Map<string, string> {
  const names = (readdirSync(join(EXPLORER, folder), { recursive: true }) as string[]).filter((name) => /\.tsx?$/.test(name));
  const files = names.map((name) => join(EXPLORER, folder, name));
  return new Map(files.map((file) => [relative(EXPLORER, file), readFileSync(file, "utf8")]));
}

test("two modules that import each other are found, if one of them takes only a type", () => {
  const texts = new Map([
    ["src/a.ts", 'import { b } from "./b";\nexport interface A {}'],
    ["src/b.ts", 'import type {\n  A,\n} from "./a";\nexport const b = 1;'],
  ]);
  assert.deepEqual(circles(texts), ["src/a.ts > src/b.ts > src/a.ts"]);
});

test("a circle through several folders is found, whichever way its modules import", () => {
  const texts = new Map([
    ["src/a.ts", 'import "./one/b";'],
    ["src/one/b.tsx", 'export { c } from "../two/c";'],
    ["src/two/c.ts", 'export const c = () => import("./d");'],
    ["src/two/d.ts", 'export type A = typeof import("../a");'],
  ]);
  assert.deepEqual(circles(texts), ["src/a.ts > src/one/b.tsx > src/two/c.ts > src/two/d.ts > src/a.ts"]);
});

test("a module that several import is no circle", () => {
  const texts = new Map([
    ["src/a.ts", 'import "./a.css";\nimport "preact";\nimport "./b";\nimport "./c";'],
    ["src/b.ts", 'import "./d";'],
    ["src/c.ts", 'import "./b";\nimport "./d";'],
    ["src/d.ts", ""],
  ]);
  assert.deepEqual(circles(texts), []);
});

test("no modules of the explorer import each other, directly or through others", () => {
  const texts = sources("src");
  assert.ok(texts.size > 100);
  assert.deepEqual(circles(texts), []);
});
