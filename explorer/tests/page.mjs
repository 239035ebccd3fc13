// Makes one page for looking at while working: npm run page -- payload.json out.html [--attach ID=FILE ...]
// or of made-up news: npm run sample -- NODES LINKS out.html. Attached files are put in gzipped, as base64.
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { bundle, gzip } from "../build.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));

async function sample(nodes, links) {
  const out = join(HERE, `.sample-${process.pid}.mjs`);
  await build({ entryPoints: [join(HERE, "sample.ts")], outfile: out, bundle: true, format: "esm", platform: "node" });
  try {
    return (await import(pathToFileURL(out).href)).samplePayload(nodes, links);
  } finally {
    rmSync(out);
  }
}

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const base64 = (bytes) => Buffer.from(bytes).toString("base64");

export async function page(payload, attached) {
  const { js, css } = await bundle("src/main.tsx", { minify: !process.env.PLAIN }); // PLAIN=1: names to read in a profile
  const loader = (await bundle("src/loader.ts")).js;
  const chunk = await bundle("src/sparql/chunk.ts");
  const styles = [css, ...(payload.sparql ? [chunk.css] : [])].filter(Boolean);
  const policy = [
    "default-src 'none'",
    `script-src ${[loader, js, chunk.js].map(hash).join(" ")} 'wasm-unsafe-eval'`,
    "worker-src blob:",
    `style-src ${styles.map(hash).join(" ")}`,
    "img-src data: blob:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const packed = {
    "statecraft-style": gzip(css),
    "statecraft-data": gzip(JSON.stringify(payload)),
    "statecraft-script": gzip(js),
    ...attached,
  };
  const hidden = Object.entries(packed).map(
    ([id, bytes]) => `<script type="text/plain" id="${id}">${base64(bytes)}</script>`,
  );
  const title = payload.model.title.replace(/[<>&]/g, (each) => `&#${each.charCodeAt(0)};`);
  return [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${title}</title>`,
    ...styles.slice(1).map((each) => `<style>${each}</style>`),
    '</head>\n<body>\n<div id="explorer"></div>',
    ...hidden,
    `<script>${loader}</script>`,
    "</body>\n</html>\n",
  ].join("\n");
}

const args = process.argv.slice(2);
const made = args[0] === "--sample";
const [first, second, third] = args
  .slice(made ? 1 : 0)
  .filter((each, at, all) => each !== "--attach" && all[at - 1] !== "--attach");
const payload = made ? await sample(Number(first), Number(second)) : JSON.parse(readFileSync(first, "utf8"));
const attached = {};
args.forEach((each, at) => {
  const [id, file] = args[at - 1] === "--attach" ? each.split("=") : [];
  if (id) attached[id] = gzip(readFileSync(file));
});
const out = made ? third : second;
writeFileSync(out, await page(payload, attached));
console.log(out);
