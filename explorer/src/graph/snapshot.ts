/** A large picture as it was last drawn, somewhat larger than the canvas: moved and scaled while the reader moves. */
import { movedBy, type Camera, type Size } from "./camera";
import type { Palette } from "./pen";
import { plan, type Marks, type Plan, type Wish } from "./plan";
import { draw } from "./renderer";
import type { Scene } from "./scene";

/** Of the canvas's width and height, at each side. */
const MARGIN = 0.3;
/** Scaled more than this, it is too coarse, or shows too little. */
const COARSE = 1.6;
/** While the reader moves, so many milliseconds at least lie between two drawings. */
const SELDOM = 220;

export class Snapshot {
  private readonly canvas = document.createElement("canvas");
  private readonly wide: Size;
  private readonly margin: { x: number; y: number };
  private readonly planned: Plan;
  private readonly drawn: number;

  constructor(
    scene: Scene,
    private readonly camera: Camera,
    private readonly size: Size,
    private readonly times: number,
    marks: Marks,
    wish: Wish,
    palette: Palette,
  ) {
    this.margin = { x: Math.round(size.width * MARGIN), y: Math.round(size.height * MARGIN) };
    this.wide = { width: size.width + 2 * this.margin.x, height: size.height + 2 * this.margin.y };
    this.canvas.width = Math.round(this.wide.width * times);
    this.canvas.height = Math.round(this.wide.height * times);
    const pen = this.canvas.getContext("2d", { alpha: false })!;
    pen.setTransform(times, 0, 0, times, 0, 0);
    const moved = movedBy(camera, this.margin.x, this.margin.y);
    const kept = wish.kept.map((box) => ({ ...box, x: box.x + this.margin.x, y: box.y + this.margin.y }));
    this.planned = plan(scene, moved, this.wide, marks, { ...wish, kept, seen: { ...this.margin, ...size } });
    draw({ pen, scene, camera: moved, size: this.wide, plan: this.planned, marks, palette });
    this.drawn = performance.now();
  }

  /** Whether it can still stand for the picture. */
  serves(camera: Camera, size: Size, times: number, resting: boolean): boolean {
    if (size.width !== this.size.width || size.height !== this.size.height || times !== this.times) return false;
    const same = camera.scale === this.camera.scale && camera.x === this.camera.x && camera.y === this.camera.y;
    if (same) return true;
    if (resting) return false;
    if (performance.now() - this.drawn < SELDOM) return true;
    const { x, y, by } = this.at(camera);
    if (by > COARSE || by < 1 / COARSE) return false;
    // Beyond its edge there is nothing to see while it is scaled down but the same nodes, smaller.
    return by < 1 || (x <= 0 && y <= 0 && x + this.wide.width * by >= size.width && y + this.wide.height * by >= size.height);
  }

  put(pen: CanvasRenderingContext2D, camera: Camera): void {
    const { x, y, by } = this.at(camera);
    pen.drawImage(this.canvas, x, y, this.wide.width * by, this.wide.height * by);
  }

  /** Where its names stand now; none while it is scaled. */
  planAt(camera: Camera): Plan {
    const { x, y, by } = this.at(camera);
    if (by !== 1) return { names: [], plates: new Map() };
    const moved = <T extends { x: number; y: number }>(what: T): T => ({ ...what, x: what.x + x, y: what.y + y });
    return {
      names: this.planned.names.map((name) => ({ ...moved(name), box: moved(name.box) })),
      plates: new Map([...this.planned.plates].map(([at, box]) => [at, moved(box)])),
    };
  }

  private at(camera: Camera): { x: number; y: number; by: number } {
    const by = camera.scale / this.camera.scale;
    return {
      x: camera.x - (this.camera.x + this.margin.x) * by,
      y: camera.y - (this.camera.y + this.margin.y) * by,
      by,
    };
  }
}
