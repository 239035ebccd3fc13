/** Draws a scene with a pen: links below nodes, names on top, what is near the selected over the rest. */
import type { Camera, Size } from "./camera";
import { curveInWorld } from "./hit";
import { isolated, type Box } from "./labels";
import { pointAt } from "./parallel";
import { plate, shape, type Palette, type Pen } from "./pen";
import type { Marks, Name, Plan } from "./plan";
import { growth, type LinkStyle, type Scene } from "./scene";

/** More links than this in sight are drawn without heads and dashes, which could not be told apart. */
const MANY = 6000;
/** A path of more pieces is slow to fill in. */
const PIECES = 300;
/** More nodes than this are drawn type by type instead of one by one. */
const CROWD = 1500;

export function draw(pen: Pen, scene: Scene, camera: Camera, size: Size, plan: Plan, marks: Marks, palette: Palette): void {
  clear(pen, size, palette);
  new Drawing(pen, scene, camera, size, plan, marks, palette).all();
}

/** Draws what is pointed at over a picture that is there. */
export function drawOver(pen: Pen, scene: Scene, camera: Camera, size: Size, plan: Plan, marks: Marks, palette: Palette): void {
  new Drawing(pen, scene, camera, size, plan, marks, palette).over();
}

export function clear(pen: Pen, size: Size, palette: Palette): void {
  pen.globalAlpha = 1;
  pen.setLineDash([]);
  pen.fillStyle = palette.ground;
  pen.beginPath();
  pen.rect(0, 0, size.width, size.height);
  pen.fill();
  pen.lineJoin = "round";
}

/** 0 dimmed, 1 usual, 2 strong. */
type Level = 0 | 1 | 2;

class Drawing {
  private readonly grown: number;
  private seen = 0;

  constructor(
    private readonly pen: Pen,
    private readonly scene: Scene,
    private readonly camera: Camera,
    private readonly size: Size,
    private readonly plan: Plan,
    private readonly marks: Marks,
    private readonly palette: Palette,
  ) {
    this.grown = growth(camera.scale);
  }

  all(): void {
    const { scene } = this;
    const buckets = this.linksInSight();
    const nodes = this.nodesInSight();
    this.links(buckets, 0);
    if (scene.dimmed) this.nodes(nodes.filter((at) => scene.dimNode[at] === 1), nodes.length > 200 ? 0.16 : 0.24);
    this.links(buckets, 1);
    this.links(buckets, 2);
    this.nodes(scene.dimmed ? nodes.filter((at) => scene.dimNode[at] === 0) : nodes, 1);
    this.rings();
    this.names();
  }

  over(): void {
    const { scene, marks } = this;
    const buckets: number[][] = scene.styles.flatMap(() => [[], [], []]);
    for (const at of marks.strong) buckets[scene.styleOf[at]! * 3 + 2]!.push(at);
    this.links(buckets, 2);
    const ends = new Set([...marks.strong].flatMap((at) => [scene.from[at]!, scene.to[at]!]));
    if (marks.hovered?.kind === "node") ends.add(marks.hovered.at);
    this.nodes([...ends].sort((a, b) => b - a), 1);
    this.rings();
    this.names();
  }

  private rings(): void {
    const { marks, palette } = this;
    if (marks.selected !== null) this.ring(marks.selected, palette.accent, 3, []);
    if (marks.hovered?.kind === "node" && marks.hovered.at !== marks.selected) this.ring(marks.hovered.at, palette.quiet, 1.5, []);
    if (marks.focused !== null) this.ring(marks.focused, palette.focus, 2, [4, 3]);
  }

  /** By style and level. */
  private linksInSight(): number[][] {
    const { scene, camera, size, marks } = this;
    const buckets: number[][] = scene.styles.flatMap(() => [[], [], []]);
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
      buckets[styleOf[at]! * 3 + level]!.push(at);
      this.seen += 1;
    }
    return buckets;
  }

  private nodesInSight(): number[] {
    const { scene, camera, size } = this;
    const nodes: number[] = [];
    for (let at = scene.nodes.length - 1; at >= 0; at--) {
      // The most connected last, so that they lie on top.
      const x = scene.x[at]! * camera.scale + camera.x;
      const y = scene.y[at]! * camera.scale + camera.y;
      if (x > -40 && y > -40 && x < size.width + 40 && y < size.height + 40) nodes.push(at);
    }
    return nodes;
  }

  private links(buckets: number[][], level: Level): void {
    this.scene.styles.forEach((style, number) => {
      const links = buckets[number * 3 + level]!;
      if (links.length > 0) this.alike(style, links, level);
    });
  }

  private alike(style: LinkStyle, links: number[], level: Level): void {
    const { pen, palette } = this;
    const simple = this.seen > MANY && level < 2;
    pen.strokeStyle = style.colour ?? (style.tone === "claim" ? palette.claim : level === 2 ? palette.quiet : palette.edge);
    pen.fillStyle = pen.strokeStyle;
    pen.globalAlpha = level === 2 ? (this.marks.strong.size > 24 ? 0.7 : 1) : level === 0 ? this.faint() : this.alphaOf(style);
    const thick = style.tone === "bond" ? 1 : 1.5;
    const stress = this.marks.strong.size > 24 ? 0.4 : 0.9; // of many lines, each is thinner
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
    if (!this.scene.dimmed) return 0.35;
    return this.palette.dark ? 0.16 : 0.13;
  }

  /** The more lines, the fainter each. */
  private alphaOf(style: LinkStyle): number {
    const crowd = this.seen > 4000 ? 0.28 : this.seen > 1200 ? 0.4 : this.seen > 400 ? 0.6 : 0.85;
    return style.tone === "bond" ? crowd * 0.9 : crowd;
  }

  private straight(links: number[]): void {
    const { pen, scene, camera } = this;
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
    const { pen } = this;
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
    const { scene, camera } = this;
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
    const box = this.plan.plates.get(at);
    const r = this.scene.radius[at]! * this.grown;
    const name = this.scene.looks[at]!.shape;
    if (box === undefined && name !== "square") return r * 1.08;
    const w = box === undefined ? r * 0.9 : box.width / 2;
    const h = box === undefined ? r * 0.9 : box.height / 2;
    return Math.min(w / Math.max(1e-6, Math.abs(dx)), h / Math.max(1e-6, Math.abs(dy)));
  }

  private heads(links: number[], level: Level): void {
    const { pen } = this;
    const long = (level === 2 ? 9 : 7) * Math.max(0.75, Math.min(1.15, this.grown));
    pen.beginPath();
    for (const at of links) {
      const { ax, ay, cx, cy, bx, by } = this.curve(at);
      this.head(bx, by, cx, cy, long);
      if (this.scene.links[at]!.mutual) this.head(ax, ay, cx, cy, long);
    }
    pen.fill();
  }

  /** A head at a point, on a line that comes from another. */
  private head(x: number, y: number, fromX: number, fromY: number, long: number): void {
    const { pen } = this;
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
    const { pen } = this;
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

  private nodes(nodes: number[], alpha: number): void {
    this.pen.globalAlpha = alpha;
    if (nodes.length <= CROWD) for (const at of nodes) this.node(at);
    else this.crowd(nodes);
    this.pen.globalAlpha = 1;
  }

  private node(at: number): void {
    const { pen, scene, camera } = this;
    const look = scene.looks[at]!;
    const status = scene.statuses[at];
    const box = this.plan.plates.get(at);
    pen.beginPath();
    if (box !== undefined) plate(pen, box.x, box.y, box.width, box.height, 5);
    else shape(pen, look.shape, scene.x[at]! * camera.scale + camera.x, scene.y[at]! * camera.scale + camera.y, scene.radius[at]! * this.grown);
    const fill = status?.fill ?? look.fill;
    pen.fillStyle = box !== undefined && this.palette.dark ? mixed(fill, this.palette.ground, 0.2) : fill;
    pen.strokeStyle = status?.border ?? look.border;
    pen.lineWidth = Math.max(0.8, Math.min(1.4, this.grown * 1.4));
    pen.fill();
    if (status && status.dashes.length > 0 && box !== undefined) pen.setLineDash(status.dashes.map((dash) => dash * 0.6));
    pen.stroke();
    pen.setLineDash([]);
  }

  private crowd(nodes: number[]): void {
    const { pen, scene, camera } = this;
    const byLook = new Map<string, number[]>();
    for (const at of nodes) {
      const { fill } = scene.looks[at]!;
      const group = byLook.get(fill);
      if (group === undefined) byLook.set(fill, [at]);
      else group.push(at);
    }
    pen.lineWidth = 0.8;
    for (const [fill, group] of byLook) {
      pen.fillStyle = fill;
      pen.strokeStyle = scene.looks[group[0]!]!.border;
      for (let start = 0; start < group.length; start += PIECES) {
        pen.beginPath();
        for (const at of group.slice(start, start + PIECES)) {
          const r = scene.radius[at]! * this.grown;
          const small = r < 2.5; // too small for its shape to be told
          shape(pen, small ? "square" : scene.looks[at]!.shape, scene.x[at]! * camera.scale + camera.x, scene.y[at]! * camera.scale + camera.y, r);
        }
        pen.fill();
        pen.stroke();
      }
    }
  }

  private ring(at: number, colour: string, thick: number, dashes: number[]): void {
    const { pen, scene, camera } = this;
    const box = this.plan.plates.get(at);
    pen.beginPath();
    if (box !== undefined) plate(pen, box.x - 4, box.y - 4, box.width + 8, box.height + 8, 8);
    else shape(pen, "circle", scene.x[at]! * camera.scale + camera.x, scene.y[at]! * camera.scale + camera.y, scene.radius[at]! * this.grown * 1.12 + 4);
    pen.strokeStyle = colour;
    pen.lineWidth = thick;
    pen.setLineDash(dashes);
    pen.stroke();
    pen.setLineDash([]);
  }

  private names(): void {
    const { pen } = this;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    // Links' names lie below nodes' names.
    for (const kind of ["link", "node", "plate"] as const) for (const name of this.plan.names) if (name.kind === kind) this.name(name);
  }

  private name({ text, x, y, font, kind, at, box }: Name): void {
    const { pen, palette, marks } = this;
    pen.font = font.css;
    if (kind === "link") backing(pen, box, palette.ground);
    else if (kind === "node") {
      pen.strokeStyle = palette.ground;
      pen.lineWidth = 3.5;
      pen.strokeText(isolated(text), x, y);
    }
    pen.fillStyle = kind === "link" && !marks.strong.has(at) ? palette.quiet : palette.ink;
    pen.fillText(isolated(text), x, y);
  }
}

/** So much of one colour, #rrggbb, in another: a bright box is no lamp in the dark. */
function mixed(one: string, other: string, part: number): string {
  const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const [a, b] = [channels(one), channels(other)];
  if ([...a, ...b].some(Number.isNaN)) return one;
  return `rgb(${a.map((each, at) => Math.round(each * part + b[at]! * (1 - part))).join(",")})`;
}

/** What keeps a name legible over lines. */
function backing(pen: Pen, box: Box, ground: string): void {
  pen.globalAlpha = 0.86;
  pen.fillStyle = ground;
  pen.beginPath();
  plate(pen, box.x - 2, box.y, box.width + 4, box.height, 4);
  pen.fill();
  pen.globalAlpha = 1;
}
