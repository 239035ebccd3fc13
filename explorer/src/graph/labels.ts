/** Which names stand where: the most important first, none over another, none cut but with an ellipsis. */

/** x, y of the left upper corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Font {
  css: string;
  size: number;
}

const CELL = 4;

/** Which cells of the canvas are taken; boxes are rounded up to whole cells, so that none that is free meets another. */
export class Taken {
  private readonly columns: number;
  private readonly rows: number;
  private readonly cells: Uint8Array;

  constructor(width: number, height: number) {
    this.columns = Math.ceil(width / CELL) + 1;
    this.rows = Math.ceil(height / CELL) + 1;
    this.cells = new Uint8Array(this.columns * this.rows);
  }

  free({ x, y, width, height }: Box): boolean {
    const left = Math.max(0, Math.floor(x / CELL));
    const right = Math.min(this.columns - 1, Math.floor((x + width) / CELL));
    const bottom = Math.min(this.rows - 1, Math.floor((y + height) / CELL));
    for (let row = Math.max(0, Math.floor(y / CELL)); row <= bottom; row++) {
      const start = row * this.columns;
      for (let at = start + left; at <= start + right; at++) if (this.cells[at] !== 0) return false;
    }
    return true;
  }

  take(box: Box): void {
    this.add(box, 1);
  }

  /** Undoes one `take` of a box. */
  give(box: Box): void {
    this.add(box, -1);
  }

  private add({ x, y, width, height }: Box, by: number): void {
    const left = Math.max(0, Math.floor(x / CELL));
    const right = Math.min(this.columns - 1, Math.floor((x + width) / CELL));
    const bottom = Math.min(this.rows - 1, Math.floor((y + height) / CELL));
    for (let row = Math.max(0, Math.floor(y / CELL)); row <= bottom; row++) {
      const start = row * this.columns;
      // More than 250 in one cell are not counted: they are of the smallest nodes, which nobody takes away.
      for (let at = start + left; at <= start + right; at++) if (by < 0 || this.cells[at]! < 250) this.cells[at]! += by;
    }
  }
}

export function overlap(one: Box, other: Box): boolean {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
}

export type Measure = (text: string, font: Font) => number;

const LONGEST = 120;
const characters = typeof Intl.Segmenter === "function" ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : null;

const CUTS = new Map<string, string>();

/** A text in one line, without what would change the direction of its neighbours, cut to a width. */
export function cut(text: string, width: number, font: Font, measure: Measure): string {
  const key = `${width}|${font.css}|${text}`;
  let known = CUTS.get(key);
  if (known === undefined) {
    known = cutNow(text, width, font, measure);
    if (CUTS.size > 20_000) CUTS.clear();
    CUTS.set(key, known);
  }
  return known;
}

function cutNow(text: string, width: number, font: Font, measure: Measure): string {
  // Long before it is measured: a label may be of any length.
  let plain = text.slice(0, LONGEST * 8);
  if (!PLAIN.test(plain)) plain = plain.replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ").replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
  plain = plain.trim();
  const whole = plain.length <= LONGEST ? measure(plain, font) : Infinity;
  if (whole <= width) return plain;
  const units = unitsOf(plain.slice(0, LONGEST));
  // As many characters as are likely to fit, then as many fewer as it takes.
  let count = whole === Infinity ? units.length : Math.min(units.length, Math.ceil((units.length * width) / whole) + 2);
  while (count > 1 && measure(`${units.slice(0, count).join("")}…`, font) > width) count -= count > 40 ? 4 : 1;
  const kept = units.slice(0, count).join("");
  const space = kept.lastIndexOf(" ");
  return `${(space > kept.length * 0.6 ? kept.slice(0, space) : kept).replace(/[\s,;:.“(–—-]+$/u, "")}…`;
}

/** Without anything that needs care. */
const PLAIN = /^[\x20-\x7e\u00c0-\u024f]*$/;

function unitsOf(text: string): string[] {
  if (PLAIN.test(text) || characters === null) return [...text];
  return Array.from(characters.segment(text), (each) => each.segment);
}

/** A text drawn so that its direction does not reach beyond it. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

export type Side = "right" | "left" | "below" | "above";

/** Where a name may stand beside a node, the best first: where the fewest of its links go. */
export function sidesBy(dx: number[], dy: number[]): Side[] {
  const crowd: Record<Side, number> = { right: 0.2, left: 0.4, below: 0, above: 0.7 };
  for (let at = 0; at < dx.length; at++) {
    const length = Math.hypot(dx[at]!, dy[at]!) || 1;
    const x = dx[at]! / length;
    const y = dy[at]! / length;
    // A name at the side is met by links that are nearly level only, one above or below by many more.
    crowd.right += Math.max(0, x - 0.7) * 3;
    crowd.left += Math.max(0, -x - 0.7) * 3;
    crowd.below += Math.max(0, y - 0.2);
    crowd.above += Math.max(0, -y - 0.2);
  }
  return (Object.keys(crowd) as Side[]).sort((a, b) => crowd[a] - crowd[b]);
}

const GAP = 4;

/** The box of a name of this width at a side of a node. */
export function boxAt(side: Side, x: number, y: number, reach: number, width: number, height: number): Box {
  if (side === "right") return { x: x + reach + GAP, y: y - height / 2, width, height };
  if (side === "left") return { x: x - reach - GAP - width, y: y - height / 2, width, height };
  if (side === "below") return { x: x - width / 2, y: y + reach + GAP / 2, width, height };
  return { x: x - width / 2, y: y - reach - GAP / 2 - height, width, height };
}
