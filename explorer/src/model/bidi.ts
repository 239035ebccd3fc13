/** Names that turn the direction of writing do so for themselves only. */
import type { ViewModel } from "./types";

const ISOLATES = /[\u2066-\u2069]/g;
const CLOSES = "\u2069";
const OPENS = "\u2068";

/** A text whose directional isolates are all opened and closed in it. One that is not would reach out of a <bdi>. */
export function balanced(text: string): string {
  let open = 0;
  let stray = 0;
  for (const [sign] of text.matchAll(ISOLATES)) {
    if (sign !== CLOSES) open += 1;
    else if (open > 0) open -= 1;
    else stray += 1;
  }
  return open + stray === 0 ? text : OPENS.repeat(stray) + text + CLOSES.repeat(open);
}

type Field = "label" | "name" | "title" | "source" | "author" | "text" | "audience" | "reason" | "how";
type Named = Partial<Record<Field, string>>;

/** Balances whatever is called by a name in a model; articles' texts stay as they are. */
export function balanceNames(model: ViewModel): void {
  const put = (items: readonly object[], fields: (keyof Named)[]) => {
    for (const item of items as Named[])
      for (const field of fields) if (item[field] !== undefined) item[field] = balanced(item[field]);
  };
  model.title = balanced(model.title);
  put(model.articles, ["title", "source", "author"]);
  put(model.things, ["label"]);
  for (const thing of model.things) {
    if (thing.aliases) thing.aliases = thing.aliases.map(balanced);
    if (thing.descriptions) thing.descriptions = thing.descriptions.map(balanced);
    put(thing.appearances ?? [], ["name", "how"]);
    put(thing.apart ?? [], ["reason"]);
  }
  put(model.events, ["label", "name"]);
  put(model.shared ?? [], ["label", "name"]);
  put(model.claims, ["label", "text", "audience"]);
  put(model.roles, ["label", "title"]);
  put(model.relations, ["label"]);
  put(model.links, ["name"]);
}
