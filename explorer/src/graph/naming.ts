/** What is written beside nodes and on links, and in which letters. */
import type { Id } from "../model/types";
import { cut, type Font, type Measure } from "./labels";
import type { Scene } from "./scene";

/** As wide as a name may be; less where there is no room, more for what is selected. */
export const WIDTH = 168;
/** A longer name is broken into two lines, where room was kept for them. */
const BROKEN = 128;
/** Pixels for the number of a main event before its name. */
export const NUMBERED = 19;
/** It stands on so many of its links. */
export const NUMBERS = 4;
const LINK_WIDTH = 150;

/** A name in one line, or a long one in two of about the same length. */
export function nameLines(name: string, font: Font, measure: Measure): string[] {
  const whole = cut(name, 2 * BROKEN + 48, font, measure);
  if (measure(whole, font) <= BROKEN) return [whole];
  const words = whole.split(" ");
  const breaks = words.slice(1).map((_, at) => [words.slice(0, at + 1).join(" "), words.slice(at + 1).join(" ")]);
  const wide = (lines: string[]) => Math.max(...lines.map((line) => measure(line, font)));
  const best = breaks.reduce<string[] | null>((found, each) => (found === null || wide(each) < wide(found) ? each : found), null);
  return best === null || wide(best) > WIDTH ? [cut(name, WIDTH, font, measure)] : best;
}

/** How high so many lines are. */
export function heightOf(lines: number, font: Font): number {
  return lines * (font.size + 2) + 2;
}

/** Those of the first main event are heavy, as are hubs. */
export function nameFont(scene: Scene, at: number, family: string, must = false): Font {
  const radius = scene.radius[at]!;
  const heavy = must || radius >= 15 || scene.first.has(at);
  const size = radius >= 15 ? 14.5 : radius >= 10 || scene.first.has(at) ? 13 : 12;
  return { css: `${heavy ? 600 : 400} ${size}px ${family}`, size };
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
