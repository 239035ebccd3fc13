/** What is written beside nodes and on links, and in which letters. */
import { cut, type Font, type Measure } from "./labels";
import type { Id } from "../model/types";
import type { Scene } from "./scene";

const WIDTH = 168;
const WIDE = 236;
/** Pixels for the number of a main event before its name. */
export const NUMBERED = 19;
const LINK_WIDTH = 150;

/** As wide as a name may be, where room was kept for it; less where there is none, more for what is selected. */
export function nameWidth(radius: number, kept = false): number {
  return kept && radius >= 15 ? WIDE : WIDTH;
}

export function nameFont(radius: number, family: string, must = false): Font {
  const size = radius >= 15 ? 14.5 : radius >= 10 ? 13 : 12;
  return { css: `${must || radius >= 15 ? 600 : 400} ${size}px ${family}`, size };
}

export function linkFont(family: string, main: boolean): Font {
  return { css: `${main ? "600 " : ""}11.5px ${family}`, size: 11.5 };
}

/** What a link is called, and the fact that this tells. */
export interface Called {
  text: string;
  fact: Id | null;
}

/**
 * The name of a link; of a bundle that of its weightiest line whose fact is not `told` on another link already, with how many more there are.
 * Without a text where there is nothing new to tell.
 */
export function called(scene: Scene, at: number, told: ReadonlySet<Id>, font: Font, measure: Measure): Called {
  const own = scene.members[at]!;
  const more = own.length > 1 ? ` +${own.length - 1}` : "";
  const line = (scene.mainOf[at]! > 0 ? own.slice(0, 1) : own).find(({ fact }) => !told.has(fact));
  if (line === undefined) return { text: scene.mainOf[at]! > 0 ? "" : more.trim(), fact: null };
  if (line.name === "") return { text: "", fact: null };
  const { name, level, sources = 1, from } = line;
  const alike = own.every((each) => each.name === name && each.from === from);
  const count = alike && own.length > 1 ? ` ×${own.length}` : more;
  return { text: cut(name, LINK_WIDTH, font, measure) + count + (level === "direct" && sources > 1 ? ` · ${sources} sources` : ""), fact: line.fact };
}
