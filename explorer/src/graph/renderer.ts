/** Draws a scene with a pen: links below nodes, names on top, what is near the selected over the rest. */
import type { Size } from "./camera";
import { isolated, type Box } from "./labels";
import { grounds, mixed } from "./grounds";
import { Lines, PIECES } from "./lines";
import { plate, shape, type Palette, type Pen } from "./pen";
import type { Name } from "./plan";
import { growth, RING } from "./scene";
import type { Sight } from "./sight";

/** More nodes than this are drawn type by type instead of one by one. */
const CROWD = 1500;
/** How much of the picture is covered where a part of it is lit up. */
const VEIL = 0.84;

export function draw(sight: Sight): void {
  clear(sight.pen, sight.size, sight.palette);
  new Drawing(sight).all();
}

/** Draws what is pointed at over a picture that is there; what is lit up, over a veil. */
export function drawOver(sight: Sight): void {
  if (sight.marks.lit !== null) veil(sight);
  new Drawing(sight).over();
}

function veil({ pen, size, palette }: Sight): void {
  pen.globalAlpha = VEIL;
  pen.fillStyle = palette.ground;
  pen.beginPath();
  pen.rect(0, 0, size.width, size.height);
  pen.fill();
  pen.globalAlpha = 1;
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

class Drawing {
  private readonly grown: number;

  constructor(private readonly sight: Sight) {
    this.grown = growth(sight.camera.scale);
  }

  all(): void {
    const { scene } = this.sight;
    grounds(this.sight);
    const lines = new Lines(this.sight, false);
    const nodes = this.nodesInSight();
    lines.draw(0);
    if (scene.dimmed) this.nodes(nodes.filter((at) => scene.dimNode[at] === 1), nodes.length > 200 ? 0.16 : 0.24);
    lines.draw(1);
    lines.draw(2);
    this.nodes(scene.dimmed ? nodes.filter((at) => scene.dimNode[at] === 0) : nodes, 1);
    this.rings();
    this.names();
    this.badges(nodes);
  }

  over(): void {
    const { scene, marks } = this.sight;
    new Lines(this.sight, true).draw(2);
    const ends = new Set([...marks.strong].flatMap((at) => [scene.from[at]!, scene.to[at]!]));
    if (marks.hovered?.kind === "node") ends.add(marks.hovered.at);
    for (const at of marks.lit ?? []) ends.add(at);
    const nodes = [...ends].sort((a, b) => b - a);
    this.nodes(nodes, 1);
    this.rings();
    this.names(marks.lit === null ? undefined : (name) => (name.kind === "link" ? marks.strong : ends).has(name.at));
    this.badges(nodes);
  }

  private rings(): void {
    const { marks, palette } = this.sight;
    if (marks.selected !== null) this.ring(marks.selected, palette.accent, 3, []);
    if (marks.hovered?.kind === "node" && marks.hovered.at !== marks.selected) this.ring(marks.hovered.at, palette.quiet, 1.5, []);
    for (const at of marks.lit ?? []) if (at !== marks.selected) this.ring(at, palette.accent, 2, []);
    if (marks.focused !== null) this.ring(marks.focused, palette.focus, 2, [4, 3]);
  }

  private nodesInSight(): number[] {
    const { scene, camera, size } = this.sight;
    const nodes: number[] = [];
    for (let at = scene.nodes.length - 1; at >= 0; at--) {
      // The most connected last, so that they lie on top.
      const x = scene.x[at]! * camera.scale + camera.x;
      const y = scene.y[at]! * camera.scale + camera.y;
      if (x > -40 && y > -40 && x < size.width + 40 && y < size.height + 40) nodes.push(at);
    }
    return nodes;
  }

  private nodes(nodes: number[], alpha: number): void {
    this.sight.pen.globalAlpha = alpha;
    if (nodes.length <= CROWD) for (const at of nodes) this.node(at);
    else this.crowd(nodes);
    this.sight.pen.globalAlpha = 1;
  }

  private node(at: number): void {
    const { pen, scene, camera } = this.sight;
    const look = scene.looks[at]!;
    const status = scene.statuses[at];
    const box = this.sight.plan.plates.get(at);
    pen.beginPath();
    if (box !== undefined) plate(pen, box.x, box.y, box.width, box.height, 5);
    else shape(pen, look.shape, scene.x[at]! * camera.scale + camera.x, scene.y[at]! * camera.scale + camera.y, scene.radius[at]! * this.grown);
    const fill = status?.fill ?? look.fill;
    pen.fillStyle = box !== undefined && this.sight.palette.dark ? mixed(fill, this.sight.palette.ground, 0.2) : fill;
    pen.strokeStyle = status?.border ?? look.border;
    pen.lineWidth = Math.max(0.8, Math.min(1.4, this.grown * 1.4));
    pen.fill();
    if (status && status.dashes.length > 0 && box !== undefined) pen.setLineDash(status.dashes.map((dash) => dash * 0.6));
    pen.stroke();
    pen.setLineDash([]);
    this.sourcesAround(at);
  }

  /** On top of all else: what reports do not agree on must be seen. */
  private badges(nodes: number[]): void {
    const { scene } = this.sight;
    if (nodes.length > CROWD) return;
    for (const at of nodes) {
      const { mark } = scene.nodes[at]!;
      if (mark !== undefined && scene.dimNode[at] === 0) this.badge(at, mark);
    }
  }

  /** A line around it for each further source of an event. */
  private sourcesAround(at: number): void {
    const { pen, scene } = this.sight;
    for (let ring = 1; ring <= scene.rings[at]!; ring++) {
      pen.beginPath();
      // Of a small symbol, as much smaller.
      this.outline(at, ring * RING * (this.sight.plan.plates.has(at) ? 1 : Math.min(1, this.grown)), 5 + ring);
      pen.lineWidth = 1;
      pen.stroke();
    }
  }

  /** At its corner: that reports contradict each other, or that what they tell has changed. */
  private badge(at: number, mark: "changed" | "contradicted"): void {
    const { pen, scene, camera, palette } = this.sight;
    const box = this.sight.plan.plates.get(at);
    const r = scene.radius[at]! * this.grown;
    if (box === undefined && r < 4) return;
    const x = box === undefined ? scene.x[at]! * camera.scale + camera.x + r * 1.25 + 3 : box.x + box.width;
    const y = box === undefined ? scene.y[at]! * camera.scale + camera.y - r * 0.8 - 3 : box.y;
    pen.beginPath();
    shape(pen, "circle", x, y, 6.5);
    pen.fillStyle = mark === "contradicted" ? palette.danger : palette.ink;
    pen.strokeStyle = palette.ground;
    pen.lineWidth = 1.5;
    pen.fill();
    pen.stroke();
    pen.font = `700 10px ${palette.family}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillStyle = palette.ground;
    pen.fillText(mark === "contradicted" ? "!" : "→", x, y + 0.5);
  }

  /** The path around a node, so many pixels from its symbol or plate. */
  private outline(at: number, apart: number, round: number): void {
    const { pen, scene, camera } = this.sight;
    const box = this.sight.plan.plates.get(at);
    if (box !== undefined) plate(pen, box.x - apart, box.y - apart, box.width + 2 * apart, box.height + 2 * apart, round);
    else shape(pen, scene.looks[at]!.shape, scene.x[at]! * camera.scale + camera.x, scene.y[at]! * camera.scale + camera.y, scene.radius[at]! * this.grown + apart);
  }

  private crowd(nodes: number[]): void {
    const { pen, scene, camera } = this.sight;
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

  /** That of a main event, as in the strip above the picture. */
  private number(number: number, box: Box, font: string): void {
    const { pen, palette } = this.sight;
    const [x, y] = [box.x + 7.5, box.y + box.height / 2];
    pen.beginPath();
    shape(pen, "circle", x, y, 7.5);
    pen.fillStyle = palette.accent;
    pen.fill();
    pen.font = `700 10.5px ${palette.family}`;
    pen.fillStyle = palette.ground;
    pen.fillText(String(number), x, y + 0.5);
    pen.font = font;
  }

  private ring(at: number, colour: string, thick: number, dashes: number[]): void {
    const { pen, scene, camera } = this.sight;
    const box = this.sight.plan.plates.get(at);
    pen.beginPath();
    if (box !== undefined) plate(pen, box.x - 4, box.y - 4, box.width + 8, box.height + 8, 8);
    else shape(pen, "circle", scene.x[at]! * camera.scale + camera.x, scene.y[at]! * camera.scale + camera.y, scene.radius[at]! * this.grown * 1.12 + 4);
    pen.strokeStyle = colour;
    pen.lineWidth = thick;
    pen.setLineDash(dashes);
    pen.stroke();
    pen.setLineDash([]);
  }

  private names(drawn: (name: Name) => boolean = () => true): void {
    const { pen } = this.sight;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    // Links' names lie below nodes' names.
    for (const kind of ["link", "node", "plate"] as const) for (const name of this.sight.plan.names) if (name.kind === kind && drawn(name)) this.name(name);
  }

  private name({ text, x, y, font, kind, at, box, number }: Name): void {
    const { pen, palette, marks } = this.sight;
    pen.font = font.css;
    if (kind === "link") backing(pen, box, palette.ground);
    const lines = text.split("\n").map((line, each, all) => [isolated(line), y + (each - (all.length - 1) / 2) * (font.size + 2)] as const);
    if (kind === "node") {
      pen.strokeStyle = palette.ground;
      pen.lineWidth = 3.5;
      for (const [line, at] of lines) pen.strokeText(line, x, at);
    }
    if (number !== undefined) this.number(number, box, font.css);
    pen.fillStyle = kind === "link" && number === undefined && !marks.strong.has(at) ? palette.quiet : palette.ink;
    for (const [line, at] of lines) pen.fillText(line, x, at);
  }
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
