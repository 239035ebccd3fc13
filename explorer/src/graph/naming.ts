/** What is written beside nodes and on links, and in which letters. */
import { cut, type Font, type Measure } from "./labels";
import type { Scene } from "./scene";

/** As wide as a name may be; less where there is no room, more for what is selected. */
export const WIDTH = 168;
/** Pixels for the number of a main event before its name. */
export const NUMBERED = 19;
const LINK_WIDTH = 150;

export function nameFont(radius: number, family: string, must = false): Font {
  const size = radius >= 15 ? 14.5 : radius >= 10 ? 13 : 12;
  return { css: `${must || radius >= 15 ? 600 : 400} ${size}px ${family}`, size };
}

export function linkFont(family: string, main: boolean): Font {
  return { css: `${main ? "600 " : ""}11.5px ${family}`, size: 11.5 };
}

/** Of a link of a fact that is named on another: how many links it stands for. */
export function againText(scene: Scene, at: number): string {
  const more = scene.members[at]!.length - 1;
  return more > 0 && scene.mainOf[at] === 0 ? `+${more}` : "";
}

/** The name of a link; of a bundle its weightiest, with how many more there are. */
export function linkText(scene: Scene, at: number, font: Font, measure: Measure): string {
  const { name, level, sources = 1 } = scene.links[at]!;
  const own = scene.members[at]!;
  const alike = own.every((line) => line.name === name && line.from === scene.links[at]!.from);
  const more = own.length > 1 ? (alike ? ` ×${own.length}` : ` +${own.length - 1}`) : "";
  return cut(name, LINK_WIDTH, font, measure) + more + (level === "direct" && sources > 1 ? ` · ${sources} sources` : "");
}
