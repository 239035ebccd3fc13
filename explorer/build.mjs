// Builds what explorer.html is made of into kg/view/explorer/built/, the same bytes every time.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { gzipSync } from "fflate";

const HERE = dirname(fileURLToPath(import.meta.url));
const TO = join(HERE, "..", "kg", "view", "explorer", "built");
const WASM = join(HERE, "node_modules", "oxigraph", "web_bg.wasm");
const SOURCES = ["src", "licenses", "build.mjs", "package.json", "package-lock.json", "tsconfig.json"];

const OPTIONS = {
  absWorkingDir: HERE,
  bundle: true,
  write: false,
  minify: true,
  format: "iife",
  target: "es2022",
  platform: "browser",
  charset: "ascii", // what a page's encoding cannot harm
  legalComments: "none", // LICENSES.txt has them
  metafile: true,
  outdir: "out",
  jsx: "automatic",
  jsxImportSource: "preact",
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
};

/** The worker's script goes into the bundle as a text: a page in one file has no second to start a worker from. */
const WORKER = {
  name: "worker-source",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^worker-source$/ }, ({ path }) => ({ path, namespace: "worker" }));
    onLoad({ filter: /.*/, namespace: "worker" }, async () => {
      // The engine's own way to find its file; it is given the bytes instead.
      const define = { ...OPTIONS.define, "import.meta.url": '""' };
      const { outputFiles } = await build({
        ...OPTIONS,
        metafile: false,
        entryPoints: ["src/sparql/worker.ts"],
        define,
      });
      return { contents: outputFiles[0].text, loader: "text" };
    });
  },
};

/** Bundles one entry; gives its text by extension, and which packages went into it. */
export async function bundle(entry, more = {}) {
  const result = await build({ ...OPTIONS, entryPoints: [entry], plugins: [WORKER], ...more });
  const texts = Object.fromEntries(result.outputFiles.map((file) => [file.path.split(".").pop(), file.text]));
  return { js: texts.js ?? "", css: texts.css ?? "", packages: packagesOf(result.metafile) };
}

/** Compressed by code in JavaScript: the bytes do not depend on the machine's zlib. */
export function gzip(content) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  return gzipSync(bytes, { level: 9, mtime: 0 });
}

export function wasm() {
  return readFileSync(WASM);
}

/** The countries of the map, as `outlines.mjs` made them. */
export function outlines() {
  return readFileSync(join(HERE, "src", "map", "outlines.bin"));
}

function packagesOf(metafile) {
  const inputs = Object.keys(metafile.inputs);
  const within = inputs.some((path) => path.includes("@zazuko/yasqe")) ? bundledInYasqe() : [];
  return [...new Set([...inputs.map(packageOf), ...within].filter(Boolean))];
}

/** The package that a file belongs to. */
function packageOf(path) {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path.slice(path.lastIndexOf("node_modules/")))?.[1];
}

/** The editor comes as one file with the packages that it is made of; its source map names them. */
function bundledInYasqe() {
  const map = join(HERE, "node_modules", "@zazuko", "yasqe", "build", "yasqe.esm.js.map");
  return JSON.parse(readFileSync(map, "utf8")).sources.map(packageOf);
}

function licences(names) {
  const parts = [...new Set(names)].sort().map((name) => {
    const folder = join(HERE, "node_modules", name);
    if (!existsSync(folder)) return `${name}\n\n${licenceText(null, name)}\n`; // inside of another
    const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return `${name} ${about.version} (${about.license})\n\n${licenceText(folder, name)}\n`;
  });
  const head = "Software of others in the explorer page, with its licences.\n";
  return [head, ...parts].join(`\n${"-".repeat(100)}\n\n`);
}

function licenceText(folder, name) {
  const own = join(HERE, "licenses", `${name.replace("/", "__")}.txt`); // for packages that come without theirs
  const file = folder && readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  return readFileSync(file ? join(folder, file) : own, "utf8").trim();
}

function filesUnder(path) {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    return entries.flatMap((entry) => filesUnder(join(path, entry.name)));
  } catch (error) {
    if (error.code === "ENOTDIR") return [path];
    if (error.code === "ENOENT") return [];
    throw error;
  }
}

function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

function sourceHashes() {
  const files = SOURCES.flatMap((each) => filesUnder(join(HERE, each)));
  const named = files.map((file) => [relative(HERE, file).split(sep).join("/"), file]);
  return Object.fromEntries(
    named.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, file]) => [name, sha256(readFileSync(file))]),
  );
}

/** Every built file by its name, build.json among them. */
async function made() {
  const page = await bundle("src/main.tsx");
  const loader = await bundle("src/loader.ts");
  const chunk = await bundle("src/sparql/chunk.ts");
  const built = {
    "LICENSES.txt": licences([...page.packages, ...chunk.packages, "oxigraph", "world-atlas"]),
    "explorer.css": page.css,
    "explorer.js": page.js,
    "loader.js": loader.js,
    "outlines.bin.gz": gzip(outlines()),
    "oxigraph.wasm.gz": gzip(wasm()),
    "sparql.css.gz": gzip(chunk.css),
    "sparql.js.gz": gzip(chunk.js),
  };
  const hashes = Object.fromEntries(Object.entries(built).map(([name, content]) => [name, sha256(content)]));
  return { ...built, "build.json": `${JSON.stringify({ built: hashes, sources: sourceHashes() }, null, 1)}\n` };
}

async function write() {
  mkdirSync(TO, { recursive: true });
  for (const [name, content] of Object.entries(await made())) {
    writeFileSync(join(TO, name), content);
    console.log(`${name.padEnd(20)} ${Buffer.byteLength(content).toLocaleString("en")} bytes`);
  }
}

/** Whether what is committed is what these sources give, byte for byte. */
async function check() {
  const old = Object.entries(await made()).filter(([name, content]) => {
    const file = join(TO, name);
    return !existsSync(file) || !readFileSync(file).equals(Buffer.from(content));
  });
  if (old.length === 0) return;
  console.error(`not what the sources give: ${old.map(([name]) => name).join(", ")}; run \`npm run build\``);
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await (process.argv.includes("--check") ? check() : write());
