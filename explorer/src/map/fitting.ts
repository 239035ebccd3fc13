/** Which part of the world is shown. */
import type { Camera } from "../graph/camera";
import type { Projection } from "./projection";

export interface Size {
  width: number;
  height: number;
}

/** Half of the world in the units of the projection. */
const HALF = 2707;
/** From the north of Greenland to Cape Horn: what a map of the world need not leave out. */
const NORTH = -1290;
const SOUTH = 1000;
const NEAREST = 8;
/** A region shown at first is at least so wide, in the same units: 25 degrees at the equator. */
const LEAST = 380;

/** Shows all places, with room for their marks and names; without any, the world. */
export function fitted(size: Size, { taller }: Projection, places: readonly (readonly [number, number])[]): Camera {
  const xs = places.length === 0 ? [-HALF, HALF] : places.map(([x]) => x);
  const ys = places.length === 0 ? [NORTH * taller, SOUTH * taller] : places.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const margin = { x: Math.min(90, size.width * 0.12), top: Math.min(60, size.height * 0.12), bottom: Math.min(90, size.height * 0.18) };
  const wide = Math.max(40, size.width - 2 * margin.x);
  const high = Math.max(40, size.height - margin.top - margin.bottom);
  const least = LEAST * Math.min(1, high / wide);
  const scale = Math.min(wide / Math.max(LEAST, right - left), high / Math.max(least, bottom - top), NEAREST);
  const camera = { x: size.width / 2 - ((left + right) / 2) * scale, y: margin.top + high / 2 - ((top + bottom) / 2) * scale, scale };
  return limited(camera, size, { taller, middle: 0 });
}

/** Not farther than that the whole world is seen, nor away from it. */
export function limited(camera: Camera, size: Size, { taller }: Projection): Camera {
  if (size.width === 0 || size.height === 0) return camera;
  const whole = Math.min(size.width / (2 * HALF), size.height / ((SOUTH - NORTH) * taller)) * 0.98;
  const scale = Math.max(whole, Math.min(NEAREST, camera.scale));
  const by = scale / camera.scale;
  const middle = { x: size.width / 2, y: size.height / 2 };
  const [x, y] = [middle.x - (middle.x - camera.x) * by, middle.y - (middle.y - camera.y) * by];
  return { x: held(x, size.width, -HALF * scale, HALF * scale), y: held(y, size.height, NORTH * taller * scale, SOUTH * taller * scale), scale };
}

/** Where the zero of the world may stand: the world fills the screen where it is larger, and else stands in its middle. */
function held(at: number, room: number, start: number, end: number): number {
  if (end - start <= room) return (room - start - end) / 2;
  return Math.max(room - end, Math.min(-start, at));
}
