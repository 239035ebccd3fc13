/** Links between the same two nodes are bowed apart; a link from a node to itself is a loop. */

/** How far the middle of a line stands from the straight line, in units of the world. */
const APART = 22;
/** A bundle is at most this part of its length wide. */
const WIDEST = 0.55;

export interface Ends {
  from: ArrayLike<number>;
  to: ArrayLike<number>;
}

export interface Bundles {
  /** For each link its place among its parallels, 0 being straight: -1, 0, 1 or -0.5, 0.5. Seen from the lower end. */
  lane: Float32Array;
  /** For each link how many lanes its bundle is wide. */
  lanes: Uint16Array;
}

export function bundles({ from, to }: Ends): Bundles {
  const count = from.length;
  const lane = new Float32Array(count);
  const lanes = new Uint16Array(count);
  const groups = new Map<number, number[]>();
  for (let at = 0; at < count; at++) {
    const low = Math.min(from[at]!, to[at]!);
    const high = Math.max(from[at]!, to[at]!);
    const key = low * 0x4000000 + high;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [at]);
    else group.push(at);
  }
  for (const group of groups.values()) {
    const loop = from[group[0]!] === to[group[0]!];
    group.forEach((link, place) => {
      lanes[link] = group.length;
      lane[link] = loop ? place : place - (group.length - 1) / 2;
    });
  }
  return { lane, lanes };
}

/** How far a link's middle is from the straight line, for a line of this length that goes from the lower end to the higher. */
export function bow(lane: number, lanes: number, length: number): number {
  if (lanes < 2) return 0;
  const apart = Math.min(APART, (length * WIDEST) / (lanes - 1));
  return lane * apart;
}

/** A quadratic curve from (ax, ay) by (cx, cy) to (bx, by), cut where its nodes begin. */
export interface Curve {
  ax: number;
  ay: number;
  cx: number;
  cy: number;
  bx: number;
  by: number;
}

export function pointAt(curve: Curve, part: number): [number, number] {
  const rest = 1 - part;
  const a = rest * rest;
  const c = 2 * rest * part;
  const b = part * part;
  return [a * curve.ax + c * curve.cx + b * curve.bx, a * curve.ay + c * curve.cy + b * curve.by];
}
