import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { asked, Gone, Refused } from "../src/source/asking";
import { serverSource } from "../src/source/server";
import { QueryFailed, QueryStopped } from "../src/sparql/engine";
import { triplesOf } from "../src/sparql/ntriples";
import { ServerEngine } from "../src/sparql/server";

const PREFIXES = { sc: "https://w3id.org/statecraft/ontology#" };
const ROWS = "application/sparql-results+json";
const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
});

/** Lets the next requests be answered so, and gives what was asked. */
function answering(body: string, media: string, status = 200): Request[] {
  const requests: Request[] = [];
  globalThis.fetch = async (address, init) => {
    requests.push(new Request(new URL(String(address), "http://server/kg/"), init));
    return new Response(body, { status, headers: { "Content-Type": media } });
  };
  return requests;
}

test("rows are asked for by the protocol, and are terms", async () => {
  const requests = answering(
    JSON.stringify({
      head: { vars: ["s", "n", "x"] },
      results: {
        bindings: [
          {
            s: { type: "uri", value: "urn:a" },
            n: { type: "literal", value: "1", datatype: "http://www.w3.org/2001/XMLSchema#integer" },
          },
          { s: { type: "bnode", value: "b" }, n: { type: "literal", value: "un", "xml:lang": "fr" } },
        ],
      },
    }),
    ROWS,
  );
  const answer = await new ServerEngine(PREFIXES).ask("SELECT * { ?s a sc:Claim }");
  const [request] = requests;
  assert.equal(request!.url, "http://server/kg/query");
  assert.equal(request!.method, "POST");
  assert.equal(request!.headers.get("Content-Type"), "application/sparql-query");
  assert.equal(await request!.text(), `PREFIX sc: <${PREFIXES.sc}>\nSELECT * { ?s a sc:Claim }`);
  assert.deepEqual(answer.columns, ["s", "n", "x"]);
  assert.deepEqual(answer.rows, [
    [
      { type: "iri", value: "urn:a" },
      { type: "literal", value: "1", datatype: "http://www.w3.org/2001/XMLSchema#integer" },
      null,
    ],
    [{ type: "blank", value: "b" }, { type: "literal", value: "un", language: "fr" }, null],
  ]);
});

test("yes, no and graphs are answers too", async () => {
  answering(JSON.stringify({ head: {}, boolean: true }), ROWS);
  assert.equal((await new ServerEngine({}).ask("ASK {}")).boolean, true);
  answering("<urn:a> <urn:b> <urn:c> .\n", "application/n-triples");
  const graph = await new ServerEngine({}).ask("CONSTRUCT WHERE { ?s ?p ?o }");
  assert.equal(graph.form, "graph");
  assert.deepEqual(graph.columns, ["subject", "predicate", "object"]);
  assert.equal(graph.rows.length, 1);
});

test("what the server refuses is told in its words, with the line as it was written", async () => {
  const problem = (detail: string, status: number) =>
    answering(JSON.stringify({ title: "x", status, detail }), "application/problem+json", status);
  problem("The query took more than 30 seconds. Ask for less.", 504);
  await assert.rejects(new ServerEngine({}).ask("ASK {}"), (error) => {
    return error instanceof QueryFailed && error.message === "The query took more than 30 seconds. Ask for less.";
  });
  problem("error at 3:1: expected one of", 400);
  await assert.rejects(new ServerEngine({}).ask("x"), /error at 2:1/);
  answering("<html>Bad gateway</html>", "text/html", 502);
  await assert.rejects(new ServerEngine({}).ask("x"), /answers with an error \(502\)/);
  answering("null", "application/json", 500);
  await assert.rejects(asked("view"), (error) => error instanceof Refused && error.status === 500);
});

test("nobody there is told as such, and stopping is no failure", async () => {
  globalThis.fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  await assert.rejects(new ServerEngine({}).ask("ASK {}"), Gone);
  globalThis.fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      init!.signal!.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
    });
  const engine = new ServerEngine({});
  const first = engine.ask("ASK {}");
  const second = engine.ask("ASK {}");
  await assert.rejects(first, QueryStopped);
  engine.cancel();
  await assert.rejects(second, QueryStopped);
});

test("N-Triples are read as they are written", () => {
  const text = [
    '<urn:a> <urn:p> "say \\"hi\\" \\\\ \\n\\t \\u00e9 \\U0001F54A > <" .',
    '_:b1 <urn:p> "un"@fr .',
    '<urn:a> <urn:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .',
    '<urn:a\\u003e> <urn:p> "x"^^<http://www.w3.org/2001/XMLSchema#string> .',
    "",
    "# nothing",
    "<urn:a> <urn:p>",
  ].join("\n");
  assert.deepEqual(
    triplesOf(text).map(([, , object]) => object),
    [
      { type: "literal", value: 'say "hi" \\ \n\t é 🕊 > <' },
      { type: "literal", value: "un", language: "fr" },
      { type: "literal", value: "1", datatype: "http://www.w3.org/2001/XMLSchema#integer" },
      { type: "literal", value: "x" },
    ],
  );
  assert.deepEqual(triplesOf(text)[1]![0], { type: "blank", value: "b1" });
  assert.deepEqual(triplesOf(text)[3]![0], { type: "iri", value: "urn:a>" });
});

test("the outlines of the map are fetched once, and again where that failed", async () => {
  const source = serverSource({ script: "", style: "", outlines: "explorer/outlines.bin?1" });
  answering("{}", "application/problem+json", 503);
  await assert.rejects(source.outlines(), Refused);
  const requests = answering("abc", "application/octet-stream");
  assert.equal(new TextDecoder().decode(await source.outlines()), "abc");
  await source.outlines();
  assert.deepEqual(requests.map(({ url }) => url), ["http://server/kg/explorer/outlines.bin?1"]);
});
