/** The state as a URL's fragment, `#view=claims&select=state/china`, and back. What is as at the start is left out. */
import { dayNumber } from "../model/dates";
import { loadOf, wantedOf } from "./load";
import { INITIAL, NO_DATE, PARTS, TABLES, THEMES, VIEWS, type Amount, type State } from "./state";

const SAFE = /%(2F|3A|40|2C|20)/g;

/** Readable where it may be: slashes, colons and commas stand in a fragment as they are. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(SAFE, (code) => (code === "%20" ? "+" : decodeURIComponent(code)));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return "";
  }
}

interface Field {
  key: string;
  write(state: State): string | null;
  read(text: string): Partial<State>;
}

type KeysOf<T> = { [K in keyof State]: State[K] extends T ? (T extends State[K] ? K : never) : never }[keyof State];

function choice<K extends keyof State>(key: string, name: K, allowed: readonly State[K][]): Field {
  return {
    key,
    write: (state) => (state[name] === INITIAL[name] ? null : String(state[name])),
    read: (text) => {
      const found = allowed.find((each) => String(each) === text);
      return found === undefined ? {} : ({ [name]: found } as Partial<State>);
    },
  };
}

function text(key: string, name: KeysOf<string | null> | "find" | "rows"): Field {
  return {
    key,
    write: (state) => state[name] || null,
    read: (value) => (value === "" ? {} : ({ [name]: value } as Partial<State>)),
  };
}

function day(key: string, name: "from" | "to" | "since"): Field {
  return { ...text(key, name), read: (value) => (/^\d{4}-\d\d-\d\d$/.test(value) && dayNumber(value) !== null ? { [name]: value } : {}) };
}

function place(key: string, name: "at"): Field {
  return {
    key,
    write: (state) => (state[name] === null ? null : String(state[name])),
    read: (value) => (/^\d{1,9}$/.test(value) ? { [name]: Number(value) } : {}),
  };
}

/** Ids are IRIs, which may hold a comma but no space. */
function list(key: string, name: KeysOf<string[]>, between = ","): Field {
  return {
    key,
    write: (state) => (state[name].length === 0 ? null : [...state[name]].sort().join(between)),
    read: (value) => ({ [name]: value.split(between).filter(Boolean) }),
  };
}

const AMOUNTS: Record<string, Amount> = { true: "all", more: "more" };

function amount(key: string): Field {
  return {
    key,
    write: (state) => Object.keys(AMOUNTS).find((word) => AMOUNTS[word] === state.amount) ?? null,
    read: (word) => (Object.hasOwn(AMOUNTS, word) ? { amount: AMOUNTS[word]! } : {}),
  };
}

/** As a list, but not sorted. */
function inOrder(key: string, name: KeysOf<string[]>): Field {
  return { ...list(key, name, " "), write: (state) => (state[name].length === 0 ? null : state[name].join(" ")) };
}

const FIELDS: Field[] = [
  { key: "load", write: ({ load }) => load, read: (value) => ({ load: loadOf(wantedOf(value)) }) },
  choice("view", "view", VIEWS),
  choice("picture", "picture", ["direct", "parts"]),
  text("select", "selected"),
  choice("steps", "steps", [1, 2]),
  choice("only", "only", [true, false]),
  list("among", "among", " "),
  list("without", "hiddenIds", " "),
  list("hide", "hiddenTypes"),
  list("nolinks", "hiddenKinds"),
  list("nostatus", "hiddenStatuses"),
  day("from", "from"),
  day("to", "to"),
  choice("undated", "undated", [true, false]),
  amount("all"),
  choice("linknames", "edgeLabels", [true, false]),
  text("article", "article"),
  place("at", "at"),
  list("nomarks", "hiddenMarks"),
  choice("table", "table", TABLES),
  list("spots", "spots", " "),
  choice("towards", "towards", [true, false]),
  choice("states", "states", [true, false]),
  inOrder("pair", "pair"),
  { ...day("since", "since"), read: (value) => (value === NO_DATE ? { since: NO_DATE } : day("since", "since").read(value)) },
  text("one", "one"),
  text("other", "other"),
  choice("part", "part", PARTS),
  list("marked", "marked"),
  choice("first", "first", ["sources", "latest"]),
  text("speaker", "speaker"),
  text("topic", "topic"),
  list("nostance", "hiddenStances"),
  text("sort", "sort"),
  text("rows", "rows"),
  text("find", "find"),
  choice("theme", "theme", THEMES),
  choice("letters", "letters", [true, false]),
  text("query", "query"),
];

export function toFragment(state: State): string {
  const parts = FIELDS.map(({ key, write }) => [key, write(state)] as const);
  return parts.flatMap(([key, value]) => (value === null ? [] : [`${key}=${encode(value)}`])).join("&");
}

/** The state that a fragment tells; what it does not tell, or tells wrongly, is as at the start. */
export function fromFragment(fragment: string): State {
  const state: State = { ...INITIAL };
  for (const part of fragment.replace(/^#/, "").split("&")) {
    const [key, ...rest] = part.split("=");
    const field = FIELDS.find((each) => each.key === key);
    if (field) Object.assign(state, field.read(decode(rest.join("="))));
  }
  if (state.from !== null && state.to !== null && state.from > state.to)
    [state.from, state.to] = [state.to, state.from];
  return state;
}
