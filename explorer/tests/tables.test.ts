import assert from "node:assert/strict";
import { test } from "node:test";
import { csvOf } from "../src/tables/csv";
import { holding, nextSort, sorted, sortOf, type Column } from "../src/tables/rows";

interface Row {
  name: string;
  count: number | null;
}

const COLUMNS: Column<Row>[] = [
  { key: "name", title: "Name", value: (row) => row.name },
  { key: "count", title: "Count", value: (row) => row.count, numeric: true },
  { key: "hidden", title: "Hidden", value: () => "secret", exportOnly: true },
];
const ROWS: Row[] = [
  { name: "Zoë 10", count: 2 },
  { name: "ångström", count: null },
  { name: "Zoe 9", count: 11 },
  { name: "Émile", count: 2 },
];
const names = (rows: readonly Row[]) => rows.map((row) => row.name);

test("names are sorted as people do, numbers by size, nothing last", () => {
  assert.deepEqual(names(sorted(ROWS, COLUMNS, sortOf("name"))), ["ångström", "Émile", "Zoe 9", "Zoë 10"]);
  assert.deepEqual(names(sorted(ROWS, COLUMNS, sortOf("-name"))), ["Zoë 10", "Zoe 9", "Émile", "ångström"]);
  assert.deepEqual(names(sorted(ROWS, COLUMNS, sortOf("-count"))), ["Zoe 9", "Zoë 10", "Émile", "ångström"]);
  assert.deepEqual(names(sorted(ROWS, COLUMNS, sortOf("count"))), ["Zoë 10", "Émile", "Zoe 9", "ångström"]);
  assert.equal(sorted(ROWS, COLUMNS, sortOf("no such column")), ROWS);
  assert.equal(sorted(ROWS, COLUMNS, null), ROWS);
});

test("a heading sorts one way, the other way, then not", () => {
  const name = { key: "name" };
  assert.deepEqual(
    ["name", "-name", null],
    [nextSort(null, name), nextSort(sortOf("name"), name), nextSort(sortOf("-name"), name)],
  );
  const count = { key: "count", numeric: true };
  assert.deepEqual(
    ["-count", "count", null],
    [nextSort(sortOf("name"), count), nextSort(sortOf("-count"), count), nextSort(sortOf("count"), count)],
  );
});

test("rows must hold all the words, in what is seen", () => {
  assert.deepEqual(names(holding(ROWS, COLUMNS, "ZOE")), ["Zoë 10", "Zoe 9"]);
  assert.deepEqual(names(holding(ROWS, COLUMNS, "11 zoe")), ["Zoe 9"]);
  assert.deepEqual(names(holding(ROWS, COLUMNS, "secret")), []);
  assert.equal(holding(ROWS, COLUMNS, "  "), ROWS);
});

test("CSV by RFC 4180", () => {
  assert.equal(
    csvOf(
      ["a", "b"],
      [
        ["x,y", 'say "hi"'],
        ["two\nlines", 1.5],
      ],
    ),
    'a,b\r\n"x,y","say ""hi"""\r\n"two\nlines",1.5\r\n',
  );
});

test("nothing in a CSV is run as a formula, and numbers stay numbers", () => {
  const cell = (value: string | number) => csvOf(["a"], [[value]]).split("\r\n")[1];
  for (const bad of ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", " =1+1", "＝1+1", "－1+1"])
    assert.equal(cell(bad)![0], "'", JSON.stringify(bad));
  assert.equal(cell('=HYPERLINK("http://x.example","a")'), `"'=HYPERLINK(""http://x.example"",""a"")"`);
  assert.equal(cell("\r=1"), `"'\r=1"`);
  assert.equal(cell("\n=1"), `"'\n=1"`);
  assert.deepEqual([cell("-5"), cell("+3.25"), cell(-5), cell("a=b"), cell("")], ["-5", "+3.25", "-5", "a=b", ""]);
});
