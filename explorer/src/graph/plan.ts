/** Which names are drawn in a view of the scene, and where. */
import type { Camera, Size } from "./camera";
import { curveInWorld, type Hit } from "./hit";
import { boxAt, cut, sidesBy, type Box, type Font, type Measure, type Side } from "./labels";
import { called, heightOf, linkFont, nameFont, nameLines, NUMBERED, NUMBERS, WIDTH } from "./naming";
import { pointAt } from "./parallel";
import { Room, type Spot } from "./room";
import type { Id } from "../model/types";
import { growth, RING, type Scene } from "./scene";

/** What the reader points at. */
export interface Marks {
  selected: number | null;
  /** Links that are drawn strong and named: those of what is selected or pointed at. */
  strong: ReadonlySet<number>;
  hovered: Hit | null;
  focused: number | null;
  /** Nodes that are lit up, above all else; null where nothing is. */
  lit: ReadonlySet<number> | null;
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
  /** Which of the main events it tells. */
  number?: number;
}

export interface Plan {
  names: Name[];
  /** Boxes of events and claims that hold their names. */
  plates: Map<number, Box>;
}

export interface Wish {
  linkNames: boolean;
  /** Whether room was kept below nodes for their names. */
  below?: boolean;
  /** Where buttons lie over the picture. */
  kept: readonly Box[];
  /** What of the size is seen, where that is not all: names of what stands in it do too. */
  seen?: Box;
  family: string;
  measure: Measure;
}

/** Plates are wide in a picture of few nodes. */
const PLATE = { height: 20, inset: 7, width: 150, narrow: 76, short: 104, wide: 230, few: 40 };
const NARROW = 104;
const WIDE = 340;
/** Pixels from which a node is large. */
const LARGE = 6;
/** Names leave so many pixels of the picture to each; a small picture holds some in any case. */
const EACH = 9500;
const SOME = 45;
/** Along a link, where its name may stand: 0 at what is pointed at, where links crowd, 1 at the other end. */
const ALONG = [0.5, 0.56, 0.44, 0.62, 0.38, 0.68, 0.32, 0.74, 0.26];
const OUTWARD = [0.58, 0.68, 0.48, 0.76, 0.4];
const SHORTEST = 34;
const BELOW_FIRST: Side[] = ["below", "right", "left", "above"];
/** Links over a large picture are named where they are at most so many. */
const FEW = 40;
/** Neighbours of what is pointed at are named as if only so many were more connected. */
const POINTED = 20;
/** Names of the most connected in sight are tried; the others' have no room anyway. */
const TRIED = 900;
/** Of more links in sight only those of main events are named: who comes nearer sees more names. */
const LINKS_TRIED = 700;
/** Links' names after nodes', those of events first. */
const KIND_RANK: Record<string, number> = { event: 0, claim: 1 };

export function plan(scene: Scene, camera: Camera, size: Size, marks: Marks, wish: Wish): Plan {
  return new Planner(scene, camera, size, marks, wish).made();
}

/** Names of what is pointed at, for which there is room besides those that are written. */
export function planOver(scene: Scene, camera: Camera, size: Size, marks: Marks, wish: Wish, written: Plan): Plan {
  return new Planner(scene, camera, size, marks, wish).over(written);
}

function widened({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

class Planner {
  private readonly names: Name[] = [];
  private readonly plates = new Map<number, Box>();
  private readonly room: Room;
  private readonly rank = new Map<number, number>();
  private readonly named = new Set<number>();
  private readonly namedLinks = new Set<number>();
  /** Facts whose name stands on one of their links already. */
  private readonly told = new Set<Id>();
  /** How often the number of each main event stands in the picture. */
  private readonly numbered = new Map<number, number>();
  private readonly grown: number;
  private readonly most: number;

  constructor(
    private readonly scene: Scene,
    private readonly camera: Camera,
    private readonly size: Size,
    private readonly marks: Marks,
    private readonly wish: Wish,
  ) {
    this.grown = growth(camera.scale);
    this.most = Math.max(SOME, Math.round((size.width * size.height) / EACH));
    this.room = new Room(size, wish.kept, wish.seen);
  }

  made(): Plan {
    const { scene, marks } = this;
    const seen = this.nodesInSight().slice(0, TRIED);
    const pointed = [marks.selected, marks.hovered?.kind === "node" ? marks.hovered.at : null, marks.focused];
    for (const at of new Set(pointed.filter((each) => each !== null))) {
      this.nameNode(at, true);
      this.room.guard(at);
    }
    const near = scene.dimmed ? seen.filter((at) => scene.dimNode[at] === 0) : seen;
    const own = new Set([...marks.strong].flatMap((link) => [scene.from[link]!, scene.to[link]!]));
    // Names of what is pointed at come before those of other nodes, however many links these have.
    for (const at of near) if (own.has(at)) this.nameNode(at, false);
    this.nameLinks(marks.strong);
    if (this.wish.linkNames && !this.roomy) this.nameMain();
    for (const at of near) if (scene.nodes[at]!.kind === "thing") this.nameNode(at, false);
    for (const at of near) if (scene.nodes[at]!.kind !== "thing") this.nameNode(at, false);
    if (this.wish.linkNames) {
      this.nameMain();
      this.nameLinks(this.linksInSight());
    }
    return { names: this.names, plates: this.plates };
  }

  over(written: Plan): Plan {
    const { scene, marks } = this;
    for (const name of written.names) {
      this.room.write(name.box);
      (name.kind === "link" ? this.namedLinks : this.named).add(name.at);
    }
    this.nodesInSight();
    const pointed = [marks.hovered?.kind === "node" ? marks.hovered.at : null, marks.focused];
    for (const at of new Set([...pointed, ...(marks.lit ?? [])])) if (at !== null) this.nameNode(at, true);
    const ends = new Set([...marks.strong].flatMap((link) => [scene.from[link]!, scene.to[link]!]));
    for (const at of [...ends].sort((a, b) => a - b)) {
      if (!this.rank.has(at)) continue; // out of sight
      this.rank.set(at, Math.min(this.rank.get(at)!, POINTED));
      this.nameNode(at, false);
    }
    if (marks.strong.size <= FEW) this.nameLinks(marks.strong);
    return { names: this.names, plates: this.plates };
  }

  /** Whether there is room for the names of all nodes; if not, the main events' come first. */
  private get roomy(): boolean {
    return this.wish.below === true && this.camera.scale > 0.97;
  }

  /** All nodes in sight; those that are not dimmed take their room. */
  private nodesInSight(): number[] {
    const { scene, size } = this;
    const seen: number[] = [];
    for (let at = 0; at < scene.nodes.length; at++) {
      const spot = this.spot(at, false);
      if (spot.x < -20 || spot.y < -20 || spot.x > size.width + 20 || spot.y > size.height + 20) continue;
      seen.push(at);
      if (scene.dimNode[at] === 1) continue;
      this.rank.set(at, this.rank.size);
      this.room.stand(spot, spot.reach >= LARGE && scene.nodes[at]!.kind === "thing");
    }
    return seen;
  }

  private spot(at: number, must: boolean): Spot {
    const { scene, camera } = this;
    const x = scene.x[at]! * camera.scale + camera.x;
    const y = scene.y[at]! * camera.scale + camera.y;
    return { at, x, y, reach: scene.radius[at]! * this.grown * 1.08, rank: must ? -1 : (this.rank.get(at) ?? 0) };
  }

  private nameNode(at: number, must: boolean): void {
    if (this.named.has(at) || (this.names.length >= this.most && !must)) return;
    const spot = this.spot(at, must);
    if (this.scene.nodes[at]!.kind === "thing") this.nameBeside(spot, must);
    else this.nameInside(spot, must);
  }

  private nameBeside(spot: Spot, must: boolean): void {
    const { at, x, y, reach } = spot;
    const font = nameFont(this.scene, at, this.wish.family, must);
    if (!must && !this.room.beside(spot, font.size + 4)) return;
    const sides = this.wish.below ? BELOW_FIRST : this.sidesOf(at);
    const { name } = this.scene.nodes[at]!;
    const cutTo = (width: number) => [cut(name, width, font, this.wish.measure)];
    // As it best is, then shorter.
    const ways = must ? [cutTo(WIDE)] : [this.wish.below ? nameLines(name, font, this.wish.measure) : cutTo(WIDTH), cutTo(NARROW)];
    for (const lines of ways) {
      const width = Math.max(...lines.map((line) => this.wish.measure(line, font)));
      const high = heightOf(lines.length, font);
      const side = this.room.side(spot, sides, width, high);
      if (side !== null) return this.put(lines.join("\n"), boxAt(side, x, y, reach, width, high), font, "node", at);
      if (lines.length === 1 && width <= NARROW) return;
    }
  }

  private nameInside(spot: Spot, must: boolean): void {
    const { at, x, y } = spot;
    const font = { css: `12px ${this.wish.family}`, size: 12 };
    if (!must && !this.room.overAny(spot, PLATE.height)) return;
    for (const text of this.textsInside(at, font, must)) {
      const width = this.wish.measure(text, font) + 2 * PLATE.inset;
      const box = { x: x - width / 2, y: y - PLATE.height / 2, width, height: PLATE.height };
      const around = widened(box, this.scene.rings[at]! * RING);
      if (!must && !this.room.over(at, around)) continue;
      this.plates.set(at, box);
      this.room.write(around);
      return this.put(text, box, font, "plate", at);
    }
  }

  /** What may stand in a plate, the longest first. */
  private textsInside(at: number, font: Font, must: boolean): Set<string> {
    const { nodes } = this.scene;
    const { name, kind } = nodes[at]!;
    const cutTo = (width: number) => cut(name, width, font, this.wish.measure);
    if (must) return new Set([cutTo(WIDE)]);
    // Of a claim with little room, what its speaker does, if that is more than to say it.
    const verb = /^sa(ys?|id)\b/.test(name) ? "" : name.split(":")[0]!;
    const widths = [...(nodes.length <= PLATE.few ? [PLATE.wide] : []), PLATE.width, kind === "claim" ? PLATE.short : PLATE.narrow];
    return new Set([...widths.map(cutTo), ...(kind === "claim" && verb ? [verb] : [])]);
  }

  private sidesOf(at: number): Side[] {
    const { scene } = this;
    const links = scene.linksOf[at]!.flatMap((link) => scene.members[link]!.map(() => link)).slice(0, 60);
    const others = links.map((link) => (scene.from[link] === at ? scene.to[link]! : scene.from[link]!));
    return sidesBy(others.map((other) => scene.x[other]! - scene.x[at]!), others.map((other) => scene.y[other]! - scene.y[at]!));
  }

  /** The main events' links, after the names of their ends. */
  private nameMain(): void {
    const { scene } = this;
    const main = [...scene.links.keys()].filter((at) => scene.mainOf[at]! > 0).sort((a, b) => scene.mainOf[a]! - scene.mainOf[b]! || a - b);
    const events = new Set(main.map((at) => scene.mainOf[at]!));
    const first = [...events].map((event) => main.find((at) => scene.mainOf[at] === event)!);
    for (const end of new Set(main.flatMap((at) => [scene.from[at]!, scene.to[at]!]))) if (this.rank.has(end)) this.nameNode(end, false);
    this.nameLinks(new Set([...first, ...main]));
  }

  /** Links with at least one end in sight, in the order in which they are named. */
  private linksInSight(): number[] {
    const { scene } = this;
    const seen = [...scene.links.keys()].filter((at) => this.rank.has(scene.from[at]!) || this.rank.has(scene.to[at]!));
    if (seen.length > LINKS_TRIED) return [];
    const rank = (at: number) => KIND_RANK[scene.links[at]!.kind] ?? 2;
    return seen.sort((a, b) => rank(a) - rank(b) || scene.members[b]!.length - scene.members[a]!.length || a - b);
  }

  /** Links of one pair that say the same are named once, with their number. */
  private nameLinks(links: Iterable<number>): void {
    const { scene } = this;
    const groups = new Map<string, number[]>();
    for (const at of links) {
      if (scene.dimLink[at] === 1 && !this.marks.strong.has(at)) continue;
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

  private nameLink(at: number, times: number): void {
    const { scene, camera, wish } = this;
    const curve = curveInWorld(scene, at);
    const long = Math.hypot(curve.bx - curve.ax, curve.by - curve.ay) * camera.scale;
    if (long < SHORTEST && scene.from[at] !== scene.to[at]) return;
    const number = wish.linkNames ? scene.mainOf[at]! : 0;
    const font = linkFont(wish.family, number > 0);
    const { text, fact } = called(scene, at, this.told, font, wish.measure);
    const before = this.numbered.get(number) ?? 0;
    if (number > 0 && text === "" && before >= NUMBERS) return;
    // Where its name has no room, a main event's number has.
    for (const words of number > 0 && text !== "" ? [text, ""] : [text]) {
      if (words === "" && number === 0) return;
      const whole = words + (words !== "" && times > 1 ? ` ×${times}` : "");
      const width = whole === "" ? NUMBERED - 4 : wish.measure(whole, font) + (number > 0 ? NUMBERED : 0);
      for (const part of this.along(at)) {
        const [x, y] = pointAt(curve, part);
        const box = { x: x * camera.scale + camera.x - width / 2, y: y * camera.scale + camera.y - 7.5, width, height: 15 };
        if (!this.room.open(box)) continue;
        if (words !== "" && fact !== null) this.told.add(fact);
        this.numbered.set(number, before + 1);
        return this.put(whole, box, font, "link", at, number);
      }
    }
  }

  private along(at: number): number[] {
    const { scene, marks } = this;
    const own = marks.selected ?? (marks.hovered?.kind === "node" ? marks.hovered.at : marks.focused);
    if (own === scene.from[at]) return OUTWARD;
    return own === scene.to[at] ? OUTWARD.map((part) => 1 - part) : ALONG;
  }

  private put(text: string, box: Box, font: Font, kind: Name["kind"], at: number, number = 0): void {
    this.room.write(box);
    if (kind !== "link") this.named.add(at);
    const x = box.x + (box.width + (number > 0 ? NUMBERED : 0)) / 2;
    this.names.push({ text, x, y: box.y + box.height / 2, box, font, kind, at, ...(number > 0 ? { number } : {}) });
  }
}
