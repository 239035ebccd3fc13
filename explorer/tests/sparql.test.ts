import assert from "node:assert/strict";
import { test } from "node:test";
import { bind, namesAsked, WrongValue, type Parameter } from "../src/sparql/binding";
import { shortened, suggested } from "../src/sparql/completion";
import { explained, unknownTerms } from "../src/sparql/faults";
import { declared, inWords } from "../src/sparql/prologue";
import { csvOf } from "../src/tables/csv";

const parameter = (type: Parameter["type"], fallback: string | null = null): Parameter => ({ name: "x", type, default: fallback, summary: "" });
const QUESTION = "SELECT ?s WHERE {\n  VALUES ?x_ { UNDEF }\n  ?s ?p ?x_\n}";
const filled = (line: string) => QUESTION.replace("{ UNDEF }", () => line);

test("values become terms, whatever stands in them", () => {
  const hostile = '"} ?a ?b ?c } # \\ \n';
  assert.equal(bind(QUESTION, [parameter("string")], { x: hostile }), filled('{ "\\"} ?a ?b ?c } # \\\\" }'));
  assert.equal(bind(QUESTION, [parameter("string")], { x: "a\nb" }), filled('{ "a\\nb" }'));
  assert.equal(bind(QUESTION, [parameter("integer")], { x: "7" }), filled('{ "7"^^<http://www.w3.org/2001/XMLSchema#integer> }'));
  assert.equal(bind(QUESTION, [parameter("date")], { x: "2024-04" }), filled('{ "2024-04"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> }'));
  assert.equal(bind(QUESTION, [parameter("iri")], { x: "https://a.example/$&" }), filled("{ <https://a.example/$&> }"));
  for (const [type, wrong] of [["integer", "7 }"], ["date", "2024-13"], ["iri", "a b"], ["iri", "https://x/> }"]] as const) {
    assert.throws(() => bind(QUESTION, [parameter(type)], { x: wrong }), WrongValue);
  }
});

test("what is left out keeps its default, or asks for everything", () => {
  assert.equal(bind(QUESTION, [parameter("string")], {}), QUESTION);
  assert.equal(bind(QUESTION, [parameter("string")], { x: "  " }), QUESTION);
  assert.equal(bind(QUESTION, [parameter("string", "d")], {}), filled('{ "d" }'));
});

test("names become what bears them; nobody's lets nothing through", () => {
  const found = new Map([["Sylvania", ["https://a.example/s", "https://a.example/t"]]]);
  assert.deepEqual(namesAsked([parameter("name")], { x: " Sylvania  " }), ["Sylvania"]);
  assert.equal(bind(QUESTION, [parameter("name")], { x: " Sylvania " }, found), filled("{ <https://a.example/s> <https://a.example/t> }"));
  assert.equal(bind(QUESTION, [parameter("name")], { x: "Freedonia" }, found), filled("{  }"));
});

test("IRIs are shortened by the longest namespace that leaves a name", () => {
  const prefixes = { id: "https://w.example/id/", state: "https://w.example/id/state/" };
  assert.equal(shortened("https://w.example/id/state/china", prefixes), "state:china");
  assert.equal(shortened("https://w.example/id/odd/a/b", prefixes), null);
  assert.equal(shortened("https://other.example/", prefixes), null);
});

test("CSV quotes what must be quoted, and runs nothing in a spreadsheet", () => {
  assert.equal(csvOf(["a", "b"], [['say "hi"', 'x,\ny'], ["=1+1", "-3.5"], ["@cmd", 7]]), 'a,b\r\n"say ""hi""","x,\ny"\r\n\'=1+1,-3.5\r\n\'@cmd,7\r\n');
});

test("prefixes of the project are declared where a query uses them and does not", () => {
  const known = { sc: "https://w.example/o#", rdfs: "https://w.example/r#", state: "https://w.example/s/" };
  assert.equal(declared("ASK { ?s a sc:Event ; rdfs:label ?l }", known), "PREFIX sc: <https://w.example/o#> PREFIX rdfs: <https://w.example/r#>\nASK { ?s a sc:Event ; rdfs:label ?l }");
  const own = 'PREFIX sc: <https://own.example/> ASK { ?s sc:p "state:x" } # rdfs:label';
  assert.equal(declared(own, known), `\n${own}`);
  assert.equal(declared("ASK { <https://x.example/state:y> ?p ?o, other:z }", known), "\nASK { <https://x.example/state:y> ?p ?o, other:z }");
  assert.equal(inWords("error at 3:7: expected x"), "error at 2:7: expected x");
});

test("a query that cannot be read is shown with a mark at the place", () => {
  const known = { sc: "https://w.example/o#", state: "https://w.example/s/" };
  assert.equal(
    explained("error at 2:4: expected one of Prefix not found, ['%']", "SELECT * {\n  ?s a sate:x }", known),
    "line 2, column 8: no prefix is called sate:; did you mean state:? Or declare it: PREFIX sate: <...>\n  ?s a sate:x }\n       ^",
  );
  assert.equal(
    explained('error at 1:17: expected "{"', "SELECT ?a WHERE ( ?a ?b 1 )", known),
    'line 1, column 17: the query cannot be read here; it could go on with "{"\nSELECT ?a WHERE ( ?a ?b 1 )\n                ^',
  );
  assert.equal(inWords("Line 3, column 2: no prefix"), "Line 2, column 2: no prefix");
});

test("terms that the vocabulary lacks are told with those that come close", () => {
  const known = { sc: "https://w.example/o#", rdfs: "https://w.example/r#" };
  const terms = ["State", "agent", "Status"].map((name) => ({ iri: `https://w.example/o#${name}`, kind: "class" as const, label: name }));
  assert.deepEqual(unknownTerms("SELECT * { ?s a sc:Sate ; sc:agent ?o ; rdfs:lable ?l } # sc:no", known, terms), ["There is no term sc:Sate; did you mean sc:State?"]);
  assert.deepEqual(unknownTerms('PREFIX v: <https://w.example/o#> ASK { ?s v:agnt "sc:Sate" }', known, terms), ["There is no term v:agnt; did you mean v:agent?"]);
});

test("completion knows the vocabulary and the names of the data", () => {
  const terms = [{ iri: "https://w.example/o#Visit", kind: "class" as const, label: "visit" }];
  const names = [{ iri: "https://w.example/id/person/ada-quill", label: "Ada Quill", names: ["Ada Quill", "Minister Quill"] }];
  assert.deepEqual(suggested("sc:Vis", "https://w.example/o#Vis", terms, names), ["https://w.example/o#Visit"]);
  assert.deepEqual(suggested("Qui", "Qui", terms, names), ["https://w.example/id/person/ada-quill"]);
  assert.deepEqual(suggested("person:a", "https://w.example/id/person/a", terms, names), ["https://w.example/id/person/ada-quill"]);
  assert.deepEqual(suggested("uill", "uill", terms, names), []);
});
