/** Draws the links of a scene: those of one style in one go, cut where their nodes begin, with heads. */
import { curveInWorld } from "./hit";
import { pointAt } from "./parallel";
import { growth, type LinkStyle } from "./scene";
import type { Sight } from "./sight";

/** More links than this in sight are drawn without heads and dashes, which could not be told apart. */
const MANY = 6000;
/** A path of more pieces is slow to fill in. */
export const PIECES = 300;
/** More strong links than this are drawn thinner. */
const STRESSED = 24;

/** 0 dimmed, 1 usual, 2 strong. */
export type Level = 0 | 1 | 2;

export class Lines {
  private readonly buckets: number[][];
  private readonly grown: number;
  private seen = 0;

  constructor(
    private readonly sight: Sight,
    onlyStrong: boolean,
  ) {
    const { scene, marks, camera } = sight;
    this.grown = growth(camera.scale);
    this.buckets = scene.styles.flatMap(() => [[], [], []]);
    if (onlyStrong) for (const at of marks.strong) this.buckets[scene.styleOf[at]! * 3 + 2]!.push(at);
    else this.sort();
  }

  /** Links in sight, by style and level. */
  private sort(): void {
    const { scene, camera, size, marks } = this.sight;
    const { x, y, from, to, styleOf, dimLink } = scene;
    const left = -camera.x / camera.scale;
    const top = -camera.y / camera.scale;
    const right = left + size.width / camera.scale;
    const bottom = top + size.height / camera.scale;
    for (let at = 0; at < from.length; at++) {
      const ax = x[from[at]!]!;
      const bx = x[to[at]!]!;
      if ((ax < left && bx < left) || (ax > right && bx > right)) continue;
      const ay = y[from[at]!]!;
      const by = y[to[at]!]!;
      if ((ay < top && by < top) || (ay > bottom && by > bottom)) continue;
      const level: Level = marks.strong.has(at) ? 2 : dimLink[at] === 1 ? 0 : 1;
      this.buckets[styleOf[at]! * 3 + level]!.push(at);
      this.seen += 1;
    }
  }

  draw(level: Level): void {
    this.sight.scene.styles.forEach((style, number) => {
      const links = this.buckets[number * 3 + level]!;
      if (links.length > 0) this.alike(style, links, level);
    });
  }

  private alike(style: LinkStyle, links: number[], level: Level): void {
    const { pen, palette } = this.sight;
    const simple = this.seen > MANY && level < 2;
    pen.strokeStyle = style.colour ?? (style.tone === "claim" ? palette.claim : level === 2 ? palette.quiet : palette.edge);
    pen.fillStyle = pen.strokeStyle;
    pen.globalAlpha = level === 2 ? (this.sight.marks.strong.size > STRESSED ? 0.7 : 1) : level === 0 ? this.faint() : this.alphaOf(style);
    const thick = (style.tone === "bond" ? 1 : 1.5) + style.many * 0.9 + (style.main ? 0.8 : 0);
    const stress = this.sight.marks.strong.size > STRESSED ? 0.4 : 0.9; // of many lines, each is thinner
    pen.lineWidth = simple ? 0.8 : level === 2 ? thick + stress : thick * Math.min(1.2, Math.max(0.6, this.grown));
    const dashed = style.dashes.length > 0 && !simple;
    pen.setLineDash(dashed ? style.dashes.map((dash) => dash * Math.max(0.6, Math.min(1, this.grown))) : []);
    if (simple) this.straight(links);
    else this.curves(links);
    if (dashed) pen.setLineDash([]);
    if (simple) return;
    if (level === 2 || (level === 1 && this.grown >= 0.5)) this.heads(links, level);
    if (style.denied && (level === 2 || (level === 1 && this.grown >= 0.6))) this.crosses(links);
  }

  /** Links that are not those of the selected: fainter, where the nodes around are dimmed too. */
  private faint(): number {
    if (!this.sight.scene.dimmed) return 0.35;
    return this.sight.palette.dark ? 0.16 : 0.13;
  }

  /** The more lines, the fainter each; fainter too behind those of what is pointed at. */
  private alphaOf(style: LinkStyle): number {
    const { hovered, focused } = this.sight.marks;
    const behind = hovered !== null || focused !== null ? 0.5 : 1;
    const crowd = this.seen > 4000 ? 0.28 : this.seen > 1200 ? 0.4 : this.seen > 400 ? 0.6 : 0.85;
    if (style.main) return Math.max(crowd, 0.9) * behind;
    return (style.tone === "bond" ? crowd * 0.6 : crowd) * behind;
  }

  private straight(links: number[]): void {
    const { pen, scene, camera } = this.sight;
    for (let start = 0; start < links.length; start += PIECES) {
      pen.beginPath();
      for (let each = start; each < Math.min(links.length, start + PIECES); each++) {
        const at = links[each]!;
        const from = scene.from[at]!;
        const to = scene.to[at]!;
        pen.moveTo(scene.x[from]! * camera.scale + camera.x, scene.y[from]! * camera.scale + camera.y);
        pen.lineTo(scene.x[to]! * camera.scale + camera.x, scene.y[to]! * camera.scale + camera.y);
      }
      pen.stroke();
    }
  }

  private curves(links: number[]): void {
    const { pen } = this.sight;
    for (let start = 0; start < links.length; start += PIECES) {
      pen.beginPath();
      for (let each = start; each < Math.min(links.length, start + PIECES); each++) {
        const { ax, ay, cx, cy, bx, by, straight } = this.curve(links[each]!);
        pen.moveTo(ax, ay);
        if (straight) pen.lineTo(bx, by);
        else pen.quadraticCurveTo(cx, cy, bx, by);
      }
      pen.stroke();
    }
  }

  /** A link's curve on the screen, from the edge of one node to the edge of the other. */
  private curve(at: number) {
    const { scene, camera } = this.sight;
    const { ax, ay, cx, cy, bx, by } = curveInWorld(scene, at);
    const screen = (x: number, y: number): [number, number] => [x * camera.scale + camera.x, y * camera.scale + camera.y];
    const [mx, my] = screen(cx, cy);
    const [px, py] = screen(ax, ay);
    const [qx, qy] = screen(bx, by);
    const loop = scene.from[at] === scene.to[at];
    const [sx, sy] = loop ? [px, py] : this.edge(scene.from[at]!, px, py, mx, my, scene.links[at]!.mutual ? 2 : 1);
    const [ex, ey] = loop ? [qx, qy] : this.edge(scene.to[at]!, qx, qy, mx, my, 2);
    return { ax: sx, ay: sy, cx: mx, cy: my, bx: ex, by: ey, straight: !loop && scene.lane[at] === 0 };
  }

  /** Where a line from a node towards a point leaves it. */
  private edge(at: number, x: number, y: number, towardsX: number, towardsY: number, gap: number): [number, number] {
    const dx = towardsX - x;
    const dy = towardsY - y;
    const length = Math.hypot(dx, dy) || 1;
    const reach = Math.min(length * 0.95, this.reach(at, dx / length, dy / length) + gap);
    return [x + (dx / length) * reach, y + (dy / length) * reach];
  }

  private reach(at: number, dx: number, dy: number): number {
    const { plan, scene } = this.sight;
    const box = plan.plates.get(at);
    const r = scene.radius[at]! * this.grown;
    const name = scene.looks[at]!.shape;
    if (box === undefined && name !== "square") return r * 1.08;
    const w = box === undefined ? r * 0.9 : box.width / 2;
    const h = box === undefined ? r * 0.9 : box.height / 2;
    return Math.min(w / Math.max(1e-6, Math.abs(dx)), h / Math.max(1e-6, Math.abs(dy)));
  }

  private heads(links: number[], level: Level): void {
    const { pen } = this.sight;
    const long = (level === 2 ? 9 : 7) * Math.max(0.75, Math.min(1.15, this.grown));
    pen.beginPath();
    for (const at of links) {
      const { ax, ay, cx, cy, bx, by } = this.curve(at);
      this.head(bx, by, cx, cy, long);
      if (this.sight.scene.links[at]!.mutual) this.head(ax, ay, cx, cy, long);
    }
    pen.fill();
  }

  /** A head at a point, on a line that comes from another. */
  private head(x: number, y: number, fromX: number, fromY: number, long: number): void {
    const { pen } = this.sight;
    const length = Math.hypot(x - fromX, y - fromY);
    if (length < long) return;
    const ux = ((x - fromX) / length) * long;
    const uy = ((y - fromY) / length) * long;
    pen.moveTo(x, y);
    pen.lineTo(x - ux - uy * 0.42, y - uy + ux * 0.42);
    pen.lineTo(x - ux + uy * 0.42, y - uy - ux * 0.42);
    pen.closePath();
  }

  /** A cross on what did not happen: told not by colour alone. */
  private crosses(links: number[]): void {
    const { pen } = this.sight;
    pen.beginPath();
    for (const at of links) {
      const [x, y] = pointAt(this.curve(at), 0.5);
      pen.moveTo(x - 4, y - 4);
      pen.lineTo(x + 4, y + 4);
      pen.moveTo(x + 4, y - 4);
      pen.lineTo(x - 4, y + 4);
    }
    pen.stroke();
  }
}
