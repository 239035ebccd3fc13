/** Where the reader looks: the world's point (0, 0) stands at (x, y) of the canvas, and one unit of it is `scale` pixels. */

export interface Camera {
  x: number;
  y: number;
  scale: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Pixels kept free at each side. */
export interface Margins {
  x: number;
  top: number;
  bottom: number;
}

export const NEAREST = 8;
const FARTHEST = 0.01;
/** A few nodes are not blown up to fill the screen. */
const FIT_AT_MOST = 1.5;

export function toWorld(camera: Camera, x: number, y: number): [number, number] {
  return [(x - camera.x) / camera.scale, (y - camera.y) / camera.scale];
}

export function toScreen(camera: Camera, x: number, y: number): [number, number] {
  return [x * camera.scale + camera.x, y * camera.scale + camera.y];
}

/** The same place, nearer or farther; the point of the canvas keeps what it shows. */
export function zoomAt(camera: Camera, factor: number, x: number, y: number): Camera {
  const scale = Math.min(NEAREST, Math.max(FARTHEST, camera.scale * factor));
  const by = scale / camera.scale;
  return { x: x - (x - camera.x) * by, y: y - (y - camera.y) * by, scale };
}

export function movedBy(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx, y: camera.y + dy };
}

/** Shows all of the bounds, in the middle of what the margins leave. */
export function fit(bounds: Bounds, size: Size, margins: Margins): Camera {
  const wide = Math.max(40, size.width - 2 * margins.x);
  const high = Math.max(40, size.height - margins.top - margins.bottom);
  const across = Math.max(1, bounds.right - bounds.left);
  const down = Math.max(1, bounds.bottom - bounds.top);
  const scale = Math.max(FARTHEST, Math.min(FIT_AT_MOST, wide / across, high / down));
  return {
    x: size.width / 2 - ((bounds.left + bounds.right) / 2) * scale,
    y: margins.top + high / 2 - ((bounds.top + bounds.bottom) / 2) * scale,
    scale,
  };
}

/** How much wider and higher a picture is made, so that it fills the canvas better: names need room, not exact angles. */
export function stretch(bounds: Bounds, size: Size): [number, number] {
  const across = Math.max(1, bounds.right - bounds.left);
  const down = Math.max(1, bounds.bottom - bounds.top);
  const lacking = size.width === 0 || size.height === 0 ? 1 : (size.height / size.width) * (across / down);
  return lacking >= 1 ? [1, Math.min(MOST_STRETCHED, lacking)] : [Math.min(MOST_STRETCHED, 1 / lacking), 1];
}

const MOST_STRETCHED = 2.4;

export function boundsOf(xs: ArrayLike<number>, ys: ArrayLike<number>): Bounds {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let at = 0; at < xs.length; at++) {
    bounds.left = Math.min(bounds.left, xs[at]!);
    bounds.right = Math.max(bounds.right, xs[at]!);
    bounds.top = Math.min(bounds.top, ys[at]!);
    bounds.bottom = Math.max(bounds.bottom, ys[at]!);
  }
  return xs.length === 0 ? { left: 0, top: 0, right: 0, bottom: 0 } : bounds;
}

/** A camera on the way from one to another: `part` goes from 0 to 1. Scale changes by equal factors in equal times. */
export function between(from: Camera, to: Camera, part: number, size: Size): Camera {
  const eased = part * part * (3 - 2 * part);
  const [fx, fy] = toWorld(from, size.width / 2, size.height / 2);
  const [tx, ty] = toWorld(to, size.width / 2, size.height / 2);
  const scale = from.scale * (to.scale / from.scale) ** eased;
  const x = fx + (tx - fx) * eased;
  const y = fy + (ty - fy) * eased;
  return { x: size.width / 2 - x * scale, y: size.height / 2 - y * scale, scale };
}
