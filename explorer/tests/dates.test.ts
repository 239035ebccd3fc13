import assert from "node:assert/strict";
import { test } from "node:test";
import { dateWords, dayNumber, interval, isoDay } from "../src/model/dates";

test("days are counted from 1970", () => {
  assert.equal(dayNumber("1970-01-01"), 0);
  assert.equal(dayNumber("2000-03-01"), 11017); // 30 years, 7 leap days, 60 days
  assert.equal(isoDay(11017), "2000-03-01");
  assert.equal(dayNumber("2024-04"), null);
  assert.equal(dayNumber("nonsense"), null);
});

test("a date means all the days it may be", () => {
  const days = (start?: string, end?: string) => {
    const found = interval(start, end);
    return found && [isoDay(found.first), isoDay(found.last), found.precision];
  };
  assert.deepEqual(days("2024-02"), ["2024-02-01", "2024-02-29", "month"]);
  assert.deepEqual(days("2024"), ["2024-01-01", "2024-12-31", "year"]);
  assert.deepEqual(days("2024-04-24", "2024-04-24"), ["2024-04-24", "2024-04-24", "day"]);
  assert.deepEqual(days("2024-04-24", "2024-04-26"), ["2024-04-24", "2024-04-26", "span"]);
  assert.deepEqual(days("2023", "2024-05"), ["2023-01-01", "2024-05-31", "span"]);
  assert.deepEqual(days(undefined, "0045-03"), ["0045-03-01", "0045-03-31", "month"]);
  assert.equal(days("--04-24"), null);
  assert.equal(days("2024-13-01"), null);
  assert.equal(days(), null);
});

test("dates in plain English", () => {
  assert.equal(dateWords("2024-04-24", "2024-04-26"), "24–26 April 2024");
  assert.equal(dateWords("2024-04-30", "2024-05-02"), "30 April – 2 May 2024");
  assert.equal(dateWords("2023-12-30", "2024-01-02"), "30 December 2023 – 2 January 2024");
  assert.equal(dateWords("2024-04", "2024-04"), "April 2024");
  assert.equal(dateWords("2024", undefined), "2024");
  assert.equal(dateWords(undefined, "--04-24"), "24 April");
  assert.equal(dateWords("--04", "--04"), "April");
  assert.equal(dateWords(undefined, undefined), null);
});
