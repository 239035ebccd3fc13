/** How a scene is fitted into the canvas: room for names at the sides, for buttons above, for a phone's sheet below. */
import { boundsOf, fit, type Camera, type Size } from "./camera";
import type { Scene } from "./scene";

/** Canvases less wide are those of phones. */
const NARROW = 520;

export function isNarrow(size: Size): boolean {
  return size.width < NARROW;
}

/** A camera that shows all of a scene; on a phone, where there is no room for what is dimmed, all that is not. */
export function framed(scene: Scene, x: ArrayLike<number>, y: ArrayLike<number>, size: Size, covered: number, around: boolean, frame: Size | null = null): Camera {
  let [xs, ys] = [x, y];
  if (isNarrow(size) && scene.dimmed) {
    const near = scene.nodes.flatMap((_, at) => (scene.dimNode[at] === 0 ? [at] : []));
    [xs, ys] = [near.map((at) => x[at]!), near.map((at) => y[at]!)];
  } else if (frame !== null) {
    // What was laid out for this canvas fills it.
    return fit({ left: 0, top: 0, right: frame.width, bottom: frame.height }, size, { x: 0, top: 0, bottom: covered });
  }
  const narrow = isNarrow(size);
  return fit(boundsOf(xs, ys), size, { x: !around && !narrow ? 96 : aside(size), top: narrow ? 76 : 56, bottom: 44 + covered });
}

/** How much wider than high a neighbourhood may be, which has names at both sides. */
export function widthOfRings(size: Size, covered: number): number {
  return Math.min(1.7, Math.max(0.7, (size.width - 2 * aside(size)) / Math.max(80, size.height - 100 - covered)));
}

/** Around one node, names stand at the far side of its neighbours. */
function aside(size: Size): number {
  return Math.max(46, Math.min(150, size.width * 0.19));
}
