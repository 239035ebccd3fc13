/** A way from one view of the picture to another, on which camera and nodes move evenly. */
import { between, type Camera, type Size } from "./camera";
import type { Scene } from "./scene";

const LASTS = 320;

export class Glide {
  readonly toX: Float64Array;
  readonly toY: Float64Array;
  private readonly since = performance.now();
  private readonly fromX: Float64Array;
  private readonly fromY: Float64Array;

  /** Nodes come from where they stood in the scene before, if there was one; they end where they stand in this. */
  constructor(
    private readonly scene: Scene,
    private readonly from: Camera,
    readonly to: Camera,
    before: Scene = scene,
  ) {
    this.toX = scene.x.slice();
    this.toY = scene.y.slice();
    const start = (at: number, axis: "x" | "y") => before[axis][before.indexOf.get(scene.nodes[at]!.id) ?? -1] ?? scene[axis][at]!;
    this.fromX = scene.x.map((_, at) => start(at, "x"));
    this.fromY = scene.y.map((_, at) => start(at, "y"));
  }

  /** Moves the nodes to where they are at a time; gives the camera, and whether the way is at its end. */
  step(now: number, size: Size): { camera: Camera; over: boolean } {
    const part = Math.min(1, Math.max(0, (now - this.since) / LASTS));
    const eased = part * part * (3 - 2 * part);
    const { scene } = this;
    for (let at = 0; at < scene.x.length; at++) {
      scene.x[at] = this.fromX[at]! + (this.toX[at]! - this.fromX[at]!) * eased;
      scene.y[at] = this.fromY[at]! + (this.toY[at]! - this.fromY[at]!) * eased;
    }
    return { camera: between(this.from, this.to, part, size), over: part >= 1 };
  }

  /** Puts the nodes where they were going. */
  settle(): void {
    this.scene.x.set(this.toX);
    this.scene.y.set(this.toY);
  }
}

export function motionIsWelcome(): boolean {
  return !matchMedia("(prefers-reduced-motion: reduce)").matches;
}
