/** What lies under a point: nodes and links in cells of a grid, in units of the world. */
import { bow, pointAt, type Curve } from "./parallel";
import type { Scene } from "./scene";

const PIECES = 12;

export interface Hit {
  kind: "node" | "link";
  at: number;
}

export class HitIndex {
  private readonly cell: number;
  private readonly nodes = new Map<number, number[]>();
  private links: Map<number, number[]> | null = null;

  constructor(private readonly scene: Scene) {
    const { x, y } = scene;
    let far = 1;
    for (let at = 0; at < x.length; at++) far = Math.max(far, Math.abs(x[at]!), Math.abs(y[at]!));
    this.cell = Math.max(40, far / 60);
    for (let at = 0; at < x.length; at++) add(this.nodes, this.key(x[at]!, y[at]!), at);
  }

  private key(x: number, y: number): number {
    return (Math.floor(x / this.cell) + 0x8000) * 0x10000 + Math.floor(y / this.cell) + 0x8000;
  }

  /** The node at a point of the world whose own reach, in units of the world, covers it; the nearest, where several do. */
  node(x: number, y: number, widest: number, covers: (at: number, dx: number, dy: number) => number | null): number | null {
    let best: number | null = null;
    let nearest = Infinity;
    this.around(this.nodes, x, y, widest, (at) => {
      const distance = covers(at, x - this.scene.x[at]!, y - this.scene.y[at]!);
      if (distance === null || distance >= nearest) return;
      nearest = distance;
      best = at;
    });
    return best;
  }

  /** The link nearest to a point of the world, not farther than `reach` of its units. */
  link(x: number, y: number, reach: number): number | null {
    this.links ??= this.indexLinks();
    let best: number | null = null;
    let nearest = reach * reach;
    this.around(this.links, x, y, reach, (at) => {
      const distance = distanceTo(curveInWorld(this.scene, at), x, y);
      if (distance > nearest) return;
      nearest = distance;
      best = at;
    });
    return best;
  }

  private around(cells: Map<number, number[]>, x: number, y: number, reach: number, visit: (at: number) => void): void {
    const { cell } = this;
    for (let cx = Math.floor((x - reach) / cell); cx <= Math.floor((x + reach) / cell); cx++) {
      for (let cy = Math.floor((y - reach) / cell); cy <= Math.floor((y + reach) / cell); cy++) {
        for (const at of cells.get((cx + 0x8000) * 0x10000 + cy + 0x8000) ?? []) visit(at);
      }
    }
  }

  private indexLinks(): Map<number, number[]> {
    const cells = new Map<number, number[]>();
    for (let at = 0; at < this.scene.links.length; at++) {
      const curve = curveInWorld(this.scene, at);
      const length = Math.hypot(curve.cx - curve.ax, curve.cy - curve.ay) + Math.hypot(curve.bx - curve.cx, curve.by - curve.cy);
      const steps = Math.max(2, Math.ceil((length / this.cell) * 2));
      let last = NaN;
      for (let step = 0; step <= steps; step++) {
        const key = this.key(...pointAt(curve, step / steps));
        if (key !== last) add(cells, key, at);
        last = key;
      }
    }
    return cells;
  }
}

function add(cells: Map<number, number[]>, key: number, at: number): void {
  const cell = cells.get(key);
  if (cell === undefined) cells.set(key, [at]);
  else if (cell[cell.length - 1] !== at) cell.push(at);
}

/** A loop's height, for a node of radius 1. */
const LOOP = 4.2;

/** The curve of a link from centre to centre; of a loop, one that rises above its node. */
export function curveInWorld(scene: Scene, at: number): Curve {
  const from = scene.from[at]!;
  const to = scene.to[at]!;
  const ax = scene.x[from]!;
  const ay = scene.y[from]!;
  const bx = scene.x[to]!;
  const by = scene.y[to]!;
  if (from === to) {
    const r = scene.radius[from]! * scene.unit;
    return { ax: ax - r * 0.75, ay: ay - r * 0.7, cx: ax, cy: ay - r * LOOP * (1 + scene.lane[at]! * 0.35), bx: bx + r * 0.75, by: by - r * 0.7 };
  }
  const dx = bx - ax;
  const dy = by - ay;
  const length = Math.hypot(dx, dy) || 1;
  // Seen from the lower end, so that links of either direction share one order of lanes.
  const aside = (bow(scene.lane[at]!, scene.lanes[at]!, length) * 2 * (from < to ? 1 : -1)) / length;
  return { ax, ay, cx: (ax + bx) / 2 - dy * aside, cy: (ay + by) / 2 + dx * aside, bx, by };
}

/** The square of the distance from a point to a curve. */
function distanceTo(curve: Curve, x: number, y: number): number {
  let nearest = Infinity;
  let [px, py] = pointAt(curve, 0);
  for (let piece = 1; piece <= PIECES; piece++) {
    const [qx, qy] = pointAt(curve, piece / PIECES);
    const dx = qx - px;
    const dy = qy - py;
    const part = Math.max(0, Math.min(1, ((x - px) * dx + (y - py) * dy) / (dx * dx + dy * dy || 1)));
    const ex = px + part * dx - x;
    const ey = py + part * dy - y;
    nearest = Math.min(nearest, ex * ex + ey * ey);
    px = qx;
    py = qy;
  }
  return nearest;
}
