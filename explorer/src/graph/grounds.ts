/** The ground on which those who belong together stand: told apart by colour, below all else. */
import type { Sight } from "./sight";

const COLOURS = ["#4e79a7", "#b07aa1", "#59a14f", "#e1a23b", "#76b7b2", "#d37295", "#9c755f"];
/** Pixels around the middles of nodes. */
const AROUND = 30;
/** Smaller groups have no ground. */
const SMALLEST = 3;

export function grounds({ pen, scene, camera, palette, groups = [] }: Sight): void {
  let drawn = 0;
  for (const group of groups) {
    if (group.length < SMALLEST) continue;
    const points = group.map((at): [number, number] => [scene.x[at]! * camera.scale + camera.x, scene.y[at]! * camera.scale + camera.y]);
    const colour = mixed(COLOURS[drawn % COLOURS.length]!, palette.ground, palette.dark ? 0.2 : 0.13);
    drawn += 1;
    pen.beginPath();
    hull(points).forEach(([x, y], at) => (at === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
    pen.closePath();
    pen.globalAlpha = 1;
    pen.setLineDash([]);
    pen.lineJoin = "round";
    pen.fillStyle = colour;
    pen.strokeStyle = colour;
    pen.lineWidth = 2 * AROUND * Math.min(1, Math.sqrt(camera.scale));
    pen.fill();
    pen.stroke();
  }
}

/** The corners of the convex hull (Andrew's monotone chain, 1979). */
export function hull(points: readonly [number, number][]): [number, number][] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const half = (some: [number, number][]): [number, number][] => {
    const kept: [number, number][] = [];
    for (const point of some) {
      while (kept.length > 1 && !turnsLeft(kept[kept.length - 2]!, kept[kept.length - 1]!, point)) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return [...half(sorted), ...half([...sorted].reverse())];
}

function turnsLeft([ax, ay]: [number, number], [bx, by]: [number, number], [cx, cy]: [number, number]): boolean {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) > 0;
}

/** So much of one colour, #rrggbb, in another: a bright box is no lamp in the dark. */
export function mixed(one: string, other: string, part: number): string {
  const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const [a, b] = [channels(one), channels(other)];
  if ([...a, ...b].some(Number.isNaN)) return one;
  return `rgb(${a.map((each, at) => Math.round(each * part + b[at]! * (1 - part))).join(",")})`;
}

