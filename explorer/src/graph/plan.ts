/** Which names are drawn in a view of the scene, and where. */
import type { Camera, Size } from "./camera";
import { curveInWorld, type Hit } from "./hit";
import { boxAt, cut, sidesBy, Taken, type Box, type Font, type Measure, type Side } from "./labels";
import { pointAt } from "./parallel";
import { growth, type Scene } from "./scene";

/** What the reader points at. */
export interface Marks {
  selected: number | null;
  /** Links that are drawn strong and named: those of what is selected or pointed at. */
  strong: ReadonlySet<number>;
  hovered: Hit | null;
  focused: number | null;
}

export interface Name {
  text: string;
  /** The middle of the box. */
  x: number;
  y: number;
  box: Box;
  font: Font;
  kind: "node" | "plate" | "link";
  /** Of the node or link. */
  at: number;
}

export interface Plan {
  names: Name[];
  /** Boxes of events and claims that hold their names. */
  plates: Map<number, Box>;
}

export interface Wish {
  linkNames: boolean;
  /** Where buttons lie over the picture. */
  kept: readonly Box[];
  /** What of the size is seen, where that is not all: names of what stands in it do too. */
  seen?: Box;
  family: string;
  measure: Measure;
}

/** Plates are wide in a picture of few nodes. */
const PLATE = { height: 20, inset: 7, width: 150, narrow: 76, wide: 230, few: 40 };
/** As wide as a name may be; less where there is no room, more for what is selected. */
const WIDTH = 168;
const NARROW = 104;
const WIDE = 340;
const AIR = 3;
/** Pixels from which a node is large. */
const LARGE = 6;
/** How many of the most connected in sight may write over small nodes where there is no other place, and over large ones. */
const OVER_SMALL = 36;
const OVER_LARGE = 12;
/** Names leave so many pixels of the picture to each; a small picture holds some in any case. */
const ROOM = 9500;
const SOME = 45;
/** Along a link, where its name may stand: 0 at what is pointed at, where links crowd, 1 at the other end. */
const ALONG = [0.5, 0.6, 0.4, 0.7, 0.3];
const OUTWARD = [0.58, 0.68, 0.48, 0.76, 0.4];
const SHORTEST = 34;
/** Links over a large picture are named where they are at most so many. */
const FEW = 40;
/** Names of the most connected in sight are tried; the others' have no room anyway. */
const TRIED = 900;
/** Pixels of the shortest name. */
const LEAST = 24;
const SIDES: Side[] = ["below", "right", "left", "above"];

export function plan(scene: Scene, camera: Camera, size: Size, marks: Marks, wish: Wish): Plan {
  return new Planner(scene, camera, size, marks, wish).made();
}

/** Names of what is pointed at, for which there is room besides those that are written. */
export function planOver(scene: Scene, camera: Camera, size: Size, marks: Marks, wish: Wish, written: Plan): Plan {
  return new Planner(scene, camera, size, marks, wish).over(written);
}

class Planner {
  private readonly names: Name[] = [];
  private readonly plates = new Map<number, Box>();
  /** Names: nothing is written over them. */
  private readonly written: Taken;
  private readonly large: Taken;
  private readonly small: Taken;
  private readonly rank = new Map<number, number>();
  private readonly grown: number;
  private readonly most: number;
  private readonly boxes = new Map<number, Box>();

  constructor(
    private readonly scene: Scene,
    private readonly camera: Camera,
    private readonly size: Size,
    private readonly marks: Marks,
    private readonly wish: Wish,
  ) {
    this.grown = growth(camera.scale);
    this.most = Math.max(SOME, Math.round((size.width * size.height) / ROOM));
    this.written = new Taken(size.width, size.height);
    this.large = new Taken(size.width, size.height);
    this.small = new Taken(size.width, size.height);
    for (const box of wish.kept) this.written.take(box);
  }

  made(): Plan {
    const { scene, marks } = this;
    const seen = this.nodesInSight().slice(0, TRIED);
    const first = [marks.selected, marks.hovered?.kind === "node" ? marks.hovered.at : null, marks.focused].filter((at) => at !== null);
    for (const at of new Set(first)) {
      this.nameNode(at, true);
      const box = this.boxes.get(at);
      if (box !== undefined) this.written.take(box);
    }
    const near = scene.dimmed ? seen.filter((at) => scene.dimNode[at] === 0) : seen;
    const own = new Set([...marks.strong].flatMap((link) => [scene.from[link]!, scene.to[link]!]));
    // Names of what is pointed at come before those of other nodes, however many links these have.
    for (const at of near) if (own.has(at)) this.nameNode(at, false);
    this.nameLinks(marks.strong);
    const rest = near.filter((at) => !own.has(at));
    for (const at of rest) if (scene.nodes[at]!.kind === "thing") this.nameNode(at, false);
    for (const at of rest) if (scene.nodes[at]!.kind !== "thing") this.nameNode(at, false);
    if (this.wish.linkNames) this.nameLinks(this.linksInSight());
    return { names: this.names, plates: this.plates };
  }

  over(written: Plan): Plan {
    const { marks } = this;
    for (const name of written.names) {
      this.written.take(name.box);
      if (name.kind === "link") this.namedLinks.add(name.at);
      else this.done.add(name.at);
    }
    const first = [marks.hovered?.kind === "node" ? marks.hovered.at : null, marks.focused];
    for (const at of new Set(first)) if (at !== null) this.nameNode(at, true);
    const ends = new Set([...marks.strong].flatMap((link) => [this.scene.from[link]!, this.scene.to[link]!]));
    for (const at of [...ends].sort((a, b) => a - b)) this.nameNode(at, false);
    if (marks.strong.size <= FEW) this.nameLinks(marks.strong);
    return { names: this.names, plates: this.plates };
  }

  private nodesInSight(): number[] {
    const { scene, camera, size } = this;
    const seen: number[] = [];
    for (let at = 0; at < scene.nodes.length; at++) {
      const x = scene.x[at]! * camera.scale + camera.x;
      const y = scene.y[at]! * camera.scale + camera.y;
      if (x < -20 || y < -20 || x > size.width + 20 || y > size.height + 20) continue;
      seen.push(at);
      if (scene.dimNode[at] === 1) continue;
      const r = scene.radius[at]! * this.grown;
      const box = { x: x - r, y: y - r, width: 2 * r, height: 2 * r };
      this.boxes.set(at, box);
      this.rank.set(at, this.rank.size);
      (this.isLarge(at) ? this.large : this.small).take(box);
    }
    return seen;
  }

  private isLarge(at: number): boolean {
    return this.scene.radius[at]! * this.grown >= LARGE && this.scene.nodes[at]!.kind === "thing";
  }

  private linksInSight(): number[] {
    const { scene } = this;
    const links: number[] = [];
    for (let at = 0; at < scene.links.length; at++) if (scene.dimLink[at] === 0) links.push(at);
    return links;
  }

  private nameNode(at: number, must: boolean): void {
    if (this.names.length >= this.most && !must) return;
    const { scene, camera } = this;
    if (this.done.has(at)) return;
    const x = scene.x[at]! * camera.scale + camera.x;
    const y = scene.y[at]! * camera.scale + camera.y;
    const node = scene.nodes[at]!;
    const r = scene.radius[at]! * this.grown;
    if (node.kind !== "thing") this.plate(at, x, y, must);
    else {
      const font = this.fontOf(scene.radius[at]!, must);
      if (!must && !this.anyRoom(x, y, r, font.size)) return;
      const sides = this.sidesOf(at);
      for (const widest of must ? [WIDE] : [WIDTH, NARROW]) {
        const text = cut(node.name, widest, font, this.wish.measure);
        const width = this.wish.measure(text, font);
        const side = this.sideFor(at, sides, x, y, r, width, font.size, must ? -1 : (this.rank.get(at) ?? 0));
        if (side === null) {
          if (width <= NARROW) return;
          continue;
        }
        this.put(text, boxAt(side, x, y, r * 1.1, width, font.size + 4), font, "node", at);
        this.done.add(at);
        return;
      }
    }
  }

  private readonly done = new Set<number>();

  /** Whether the shortest of names would find a place: where nodes crowd, none is measured in vain. */
  private anyRoom(x: number, y: number, r: number, high: number): boolean {
    return SIDES.some((side) => this.written.free(boxAt(side, x, y, r * 1.1, LEAST, high)));
  }

  private sideFor(at: number, sides: Side[], x: number, y: number, r: number, width: number, high: number, rank: number): Side | null {
    const boxes = sides.map((side) => [side, aired(boxAt(side, x, y, r * 1.1, width, high + 4))] as const);
    const frame = this.frameOf(x, y);
    const within = boxes.filter(([, box]) => inside(box, frame));
    const free = within.filter(([, box]) => this.written.free(box));
    const own = this.boxes.get(at);
    const layer = own !== undefined && this.isLarge(at) ? this.large : this.small;
    if (own !== undefined) layer.give(own); // a name may touch its own node
    const clear = free.filter(([, box]) => this.large.free(box));
    const best = clear.find(([, box]) => this.small.free(box)) ?? (rank < OVER_SMALL ? clear[0] : undefined) ?? (rank < OVER_LARGE ? free[0] : undefined);
    if (own !== undefined) layer.take(own);
    return best?.[0] ?? (rank < 0 ? (within[0]?.[0] ?? sides[0]!) : null);
  }

  private plate(at: number, x: number, y: number, must: boolean): void {
    const font = { css: `12px ${this.wish.family}`, size: 12 };
    const { name, kind } = this.scene.nodes[at]!;
    if (!must && !this.roomFor(aired({ x: x - LEAST / 2, y: y - PLATE.height / 2, width: LEAST, height: PLATE.height }), this.boxes.get(at))) return;
    const cutTo = (width: number) => cut(name, width, font, this.wish.measure);
    const whole = this.scene.nodes.length <= PLATE.few ? PLATE.wide : PLATE.width;
    // Of a claim with little room, what its speaker does, if that is more than to say it.
    const verb = kind === "claim" && !/^sa(ys?|id)\b/.test(name) ? name.split(":")[0]! : "";
    const texts = must ? [cutTo(WIDE)] : [cutTo(whole), cutTo(PLATE.width), kind === "claim" ? verb : cutTo(PLATE.narrow)];
    for (const text of new Set(texts.filter(Boolean))) {
      const width = this.wish.measure(text, font) + 2 * PLATE.inset;
      const box = { x: x - width / 2, y: y - PLATE.height / 2, width, height: PLATE.height };
      if (!must && !this.roomFor(aired(box), this.boxes.get(at))) continue;
      this.plates.set(at, box);
      this.put(text, box, font, "plate", at);
      this.done.add(at);
      return;
    }
  }

  private frameOf(x: number, y: number): Box {
    const { seen } = this.wish;
    const whole = { x: 0, y: 0, ...this.size };
    return seen !== undefined && inside({ x, y, width: 0, height: 0 }, seen) ? seen : whole;
  }

  /** Whether a plate covers no name and no node but its own. */
  private roomFor(box: Box, own: Box | undefined): boolean {
    if (!this.written.free(box) || !this.large.free(box)) return false;
    if (own !== undefined) this.small.give(own);
    const free = this.small.free(box);
    if (own !== undefined) this.small.take(own);
    return free;
  }

  private sidesOf(at: number): Side[] {
    const { scene } = this;
    const links = scene.linksOf[at]!.slice(0, 60);
    const others = links.map((link) => (scene.from[link] === at ? scene.to[link]! : scene.from[link]!));
    return sidesBy(others.map((other) => scene.x[other]! - scene.x[at]!), others.map((other) => scene.y[other]! - scene.y[at]!));
  }

  private fontOf(radius: number, must: boolean): Font {
    const size = radius >= 15 ? 14.5 : radius >= 10 ? 13 : 12;
    return { css: `${must || radius >= 15 ? 600 : 400} ${size}px ${this.wish.family}`, size };
  }

  /** Links of one pair that say the same are named once, with their number. */
  private nameLinks(links: Iterable<number>): void {
    const { scene } = this;
    const groups = new Map<string, number[]>();
    for (const at of links) {
      const key = `${scene.from[at]} ${scene.to[at]} ${scene.links[at]!.name}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [at]);
      else group.push(at);
    }
    for (const group of groups.values()) {
      const at = group[group.length >> 1]!;
      if (!this.namedLinks.has(at) && this.names.length < 3 * this.most) this.nameLink(at, group.length);
      this.namedLinks.add(at);
    }
  }

  private readonly namedLinks = new Set<number>();

  private nameLink(at: number, times: number): void {
    const { scene, camera, wish } = this;
    const curve = curveInWorld(scene, at);
    const long = Math.hypot(curve.bx - curve.ax, curve.by - curve.ay) * camera.scale;
    if (scene.links[at]!.name === "" || (long < SHORTEST && scene.from[at] !== scene.to[at])) return;
    const font = { css: `11.5px ${wish.family}`, size: 11.5 };
    const text = cut(scene.links[at]!.name, 130, font, wish.measure) + (times > 1 ? ` ×${times}` : "");
    const width = wish.measure(text, font);
    for (const part of this.along(at)) {
      const [wx, wy] = pointAt(curve, part);
      const x = wx * camera.scale + camera.x;
      const y = wy * camera.scale + camera.y;
      const box = aired({ x: x - width / 2, y: y - 7.5, width, height: 15 });
      if (!inside(box, this.frameOf(x, y))) continue;
      if (!this.written.free(box) || !this.large.free(box) || !this.small.free(box)) continue;
      this.put(text, { x: x - width / 2, y: y - 7.5, width, height: 15 }, font, "link", at);
      return;
    }
  }

  private along(at: number): number[] {
    const { scene, marks } = this;
    const own = marks.selected ?? (marks.hovered?.kind === "node" ? marks.hovered.at : marks.focused);
    if (own === scene.from[at]) return OUTWARD;
    return own === scene.to[at] ? OUTWARD.map((part) => 1 - part) : ALONG;
  }

  private put(text: string, box: Box, font: Font, kind: Name["kind"], at: number): void {
    this.written.take(box);
    this.names.push({ text, x: box.x + box.width / 2, y: box.y + box.height / 2, box, font, kind, at });
  }
}

function inside(box: Box, frame: Box): boolean {
  return box.x >= frame.x && box.y >= frame.y && box.x + box.width <= frame.x + frame.width && box.y + box.height <= frame.y + frame.height;
}

function aired(box: Box): Box {
  return { x: box.x - AIR, y: box.y - 1, width: box.width + 2 * AIR, height: box.height + 2 };
}
