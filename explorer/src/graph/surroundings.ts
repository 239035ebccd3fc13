/** What the picture takes from the page around it: colours, and where other things lie over it. */
import type { Graph } from "../model/graph";
import type { Size } from "./camera";
import type { Box, Font, Measure } from "./labels";
import type { Palette } from "./pen";

/** Of a canvas's height, as much as is given up to what lies over it. */
const MOST_COVERED = 0.6;
const REMEMBERED = 20_000;

export function paletteOf(canvas: HTMLCanvasElement, graph: Graph): Palette {
  const style = getComputedStyle(canvas);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    ground: of("--ground"),
    ink: of("--ink"),
    quiet: of("--quiet"),
    edge: of("--edge"),
    claim: graph.look("Claim").border,
    accent: of("--accent"),
    focus: of("--focus"),
    danger: of("--danger"),
    dark: document.documentElement.dataset.theme === "dark",
    family: of("--font") || "sans-serif",
  };
}

/** Where buttons lie over the canvas. */
export function buttonsOver(canvas: HTMLCanvasElement): Box[] {
  const corner = canvas.getBoundingClientRect();
  return [...canvas.parentElement!.querySelectorAll(".graph-tools")].map((tools) => {
    const { left, top, width, height } = tools.getBoundingClientRect();
    return { x: left - corner.left, y: top - corner.top, width, height };
  });
}

/** Pixels at the bottom that the sheet of a phone lies over. */
export function coveredOf(canvas: HTMLCanvasElement, size: Size): number {
  const sheet = document.getElementById("side");
  if (sheet === null || getComputedStyle(sheet).position !== "fixed") return 0;
  const over = canvas.getBoundingClientRect().bottom - sheet.getBoundingClientRect().top;
  return Math.max(0, Math.min(size.height * MOST_COVERED, over));
}

/** Measures texts as a canvas would write them, each once. */
export function measurer(pen: CanvasRenderingContext2D): Measure {
  const widths = new Map<string, number>();
  return (text: string, font: Font): number => {
    const key = `${font.css}|${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      pen.font = font.css;
      width = Math.ceil(pen.measureText(text).width);
      if (widths.size > REMEMBERED) widths.clear();
      widths.set(key, width);
    }
    return width;
  };
}
