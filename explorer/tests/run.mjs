// Bundles the tests (TypeScript) and runs them with node's own runner. Names of files may be given.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const tests = readdirSync(here).filter((name) => name.endsWith(".test.ts") || name.endsWith(".test.tsx"));
const chosen = tests.filter((name) => wanted.length === 0 || wanted.some((each) => name.includes(each))).sort();
const out = mkdtempSync(join(tmpdir(), "explorer-tests-"));
try {
  await build({
    entryPoints: chosen.map((name) => join(here, name)),
    outdir: out,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    outExtension: { ".js": ".mjs" },
    loader: { ".css": "empty" },
    define: { EXPLORER: JSON.stringify(dirname(here)) },
    logLevel: "warning",
  });
  const files = readdirSync(out)
    .filter((name) => name.endsWith(".mjs"))
    .map((name) => join(out, name));
  process.exitCode = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" }).status ?? 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
