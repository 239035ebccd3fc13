import assert from "node:assert/strict";
import { test } from "node:test";
import { fromFragment } from "../src/state/fragment";
import { followUrl, makeStore } from "../src/state/store";

/** As much of a window as the store looks at, with a history that works. */
class Page extends EventTarget {
  entries = [""];
  at = 0;
  timers: (() => void)[] = [];
  location = { hash: "", pathname: "/x", search: "" };
  history = {
    pushState: (_: unknown, __: string, url: string) => {
      this.entries = [...this.entries.slice(0, this.at + 1), url];
      this.go(1);
    },
    replaceState: (_: unknown, __: string, url: string) => {
      this.entries[this.at] = url;
      this.go(0);
    },
  };
  go(by: number) {
    this.at += by;
    this.location.hash = this.entries[this.at]!.startsWith("#") ? this.entries[this.at]! : "";
  }
  back() {
    this.go(-1);
    this.dispatchEvent(new Event("popstate"));
  }
  now = 0;
  performance = { now: () => (this.now += 1000) };
  setTimeout = (work: () => void) => this.timers.push(work);
}

test("a store tells of changes, and of nothing else", () => {
  const store = makeStore();
  let told = 0;
  const stop = store.subscribe(() => (told += 1));
  store.set({ find: "a" });
  store.set({ find: "a" });
  store.set({ hiddenTypes: [] });
  assert.equal(told, 1);
  stop();
  store.set({ find: "b" });
  assert.equal(told, 1);
});

test("steps of a reader can be gone back; typing only changes the present entry", () => {
  const page = new Page();
  const store = makeStore(fromFragment(""));
  followUrl(store, page as unknown as Window);
  store.set({ selected: "state/china" });
  store.set({ view: "claims" });
  assert.deepEqual(page.entries, ["", "#select=state/china", "#view=claims&select=state/china"]);
  store.set({ find: "x" });
  page.timers.at(-1)!();
  assert.equal(page.entries.length, 3);
  assert.equal(page.location.hash, "#view=claims&select=state/china&find=x");
  page.back();
  assert.equal(store.get().view, "graph");
  assert.equal(store.get().selected, "state/china");
  page.back();
  assert.equal(store.get().selected, null);
  store.set({ selected: "state/china" });
  store.set({ selected: null });
  assert.equal(page.entries.at(-1), "/x");
});

test("selections in quick succession are one step", () => {
  const page = new Page();
  page.performance = { now: () => (page.now += 100) };
  const store = makeStore();
  followUrl(store, page as unknown as Window);
  for (const selected of ["state/a", "state/b", "state/c"]) store.set({ selected });
  assert.deepEqual(page.entries, ["", "#select=state/c"]);
  store.set({ view: "claims" });
  assert.equal(page.entries.length, 3);
});
