/** What the picture is drawn with: a canvas, or one that writes SVG. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | "beginPath"
  | "closePath"
  | "moveTo"
  | "lineTo"
  | "quadraticCurveTo"
  | "rect"
  | "arc"
  | "fill"
  | "stroke"
  | "fillText"
  | "strokeText"
  | "setLineDash"
  | "fillStyle"
  | "strokeStyle"
  | "lineWidth"
  | "globalAlpha"
  | "font"
  | "textAlign"
  | "textBaseline"
  | "lineJoin"
  | "lineCap"
>;

/** Colours of the page's theme. */
export interface Palette {
  ground: string;
  ink: string;
  quiet: string;
  edge: string;
  claim: string;
  accent: string;
  focus: string;
  danger: string;
  dark: boolean;
  family: string;
}

/** Adds a shape around (x, y) to the path. */
export function shape(pen: Pen, name: string, x: number, y: number, r: number): void {
  if (name === "square") pen.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76);
  else if (name === "box") pen.rect(x - r * 1.25, y - r * 0.8, r * 2.5, r * 1.6);
  else if (name === "diamond") corners(pen, x, y, r * 1.15, 4, -Math.PI / 2);
  else if (name === "triangle") corners(pen, x, y + r * 0.15, r * 1.2, 3, -Math.PI / 2);
  else if (name === "triangle-down") corners(pen, x, y - r * 0.15, r * 1.2, 3, Math.PI / 2);
  else if (name === "hexagon") corners(pen, x, y, r * 1.05, 6, 0);
  else if (name === "star") corners(pen, x, y, r * 1.25, 10, -Math.PI / 2, 0.5);
  else {
    pen.moveTo(x + r, y);
    pen.arc(x, y, r, 0, Math.PI * 2);
  }
}

function corners(pen: Pen, x: number, y: number, r: number, count: number, first: number, inner = 1): void {
  for (let at = 0; at < count; at++) {
    const angle = first + (at * Math.PI * 2) / count;
    const far = at % 2 === 0 ? r : r * inner;
    if (at === 0) pen.moveTo(x + far * Math.cos(angle), y + far * Math.sin(angle));
    else pen.lineTo(x + far * Math.cos(angle), y + far * Math.sin(angle));
  }
  pen.closePath();
}

/** A box with round corners. */
export function plate(pen: Pen, x: number, y: number, width: number, height: number, round: number): void {
  const right = x + width;
  const bottom = y + height;
  pen.moveTo(x + round, y);
  pen.lineTo(right - round, y);
  pen.quadraticCurveTo(right, y, right, y + round);
  pen.lineTo(right, bottom - round);
  pen.quadraticCurveTo(right, bottom, right - round, bottom);
  pen.lineTo(x + round, bottom);
  pen.quadraticCurveTo(x, bottom, x, bottom - round);
  pen.lineTo(x, y + round);
  pen.quadraticCurveTo(x, y, x + round, y);
  pen.closePath();
}
