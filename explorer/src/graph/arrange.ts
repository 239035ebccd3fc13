/** Puts a picture of few nodes onto a canvas of a given shape, with room for the names of nodes and of links. */

export interface Body {
  x: number;
  y: number;
  /** Of the symbol, from its middle. */
  radius: number;
  /** Of symbol and name; the name stands below. */
  width: number;
  height: number;
}

export interface Tie {
  from: number;
  to: number;
  /** Of its name, which stands at its middle; 0 for none. */
  width: number;
}

export interface Frame {
  width: number;
  height: number;
}

export interface Obstacle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Free pixels between two boxes, aside and down. */
const AIR = { x: 8, y: 4 };
const LINK_NAME = 15;
/** Free pixels between the edge of the canvas and what stands in it. */
const EDGE = 12;
/** A picture that needs more of the canvas than this part is laid out larger, and seen smaller. */
const FULL = 0.6;
const ROUNDS_OF_STRESS = 80;
const ROUNDS_OF_PUSHING = 420;
/** How far places are evened out: 0 as they are, 1 as if all stood in equal steps. */
const EVEN = 0.45;
/** Nodes of different groups are so much farther apart. */
const APART = 1.5;
/** Free pixels between a symbol and a link of others. */
const CLEAR = 7;

/**
 * Moves bodies, which come where the graph's own layout has put them; gives the size of what they were laid out on: that of the canvas, or
 * one of its shape that holds them all. The same bodies always get the same places.
 *
 * Distances by stress majorization (Gansner, Koren and North, 2004); then boxes are pushed apart, a link's name moving its ends.
 */
export function arrange(bodies: Body[], ties: readonly Tie[], canvas: Frame, kept: readonly Obstacle[], groups?: ArrayLike<number>): Frame {
  const area = sum(bodies.map((body) => (body.width + AIR.x) * (body.height + AIR.y))) + sum(ties.map((tie) => (tie.width > 0 ? (tie.width + AIR.x) * (LINK_NAME + AIR.y) : 0)));
  const larger = Math.max(1, Math.sqrt(area / (FULL * canvas.width * canvas.height)));
  const frame = { width: canvas.width * larger, height: canvas.height * larger };
  const obstacles = kept.map((box) => scaled(box, canvas, frame));
  if (bodies.length === 0) return frame;
  settle(bodies, distances(bodies.length, ties, groups));
  fill(bodies, frame);
  push(bodies, ties, frame, obstacles);
  return frame;
}

/** What lies over a corner of the canvas lies over that of the frame, as large as it is seen. */
function scaled(box: Obstacle, canvas: Frame, frame: Frame): Obstacle {
  const by = frame.width / canvas.width;
  return { x: box.x * by, y: box.y * by, width: box.width * by, height: box.height * by };
}

/** How far apart each two should be: the shortest way between them, where links of hubs are long. */
function distances(count: number, ties: readonly Tie[], groups: ArrayLike<number> | undefined): Float64Array[] {
  const near = Array.from({ length: count }, () => new Set<number>());
  for (const { from, to } of ties) {
    if (from === to) continue;
    near[from]!.add(to);
    near[to]!.add(from);
  }
  const far = Array.from({ length: count }, () => new Float64Array(count).fill(Infinity));
  for (let at = 0; at < count; at++) {
    far[at]![at] = 0;
    for (const other of near[at]!) {
      const shared = [...near[at]!].filter((each) => near[other]!.has(each)).length;
      far[at]![other] = 1 + Math.log(Math.max(1, near[at]!.size + near[other]!.size - 2 * shared)) / 2;
    }
  }
  for (let middle = 0; middle < count; middle++) {
    const row = far[middle]!;
    for (const line of far) {
      const step = line[middle]!;
      if (step === Infinity) continue;
      for (let to = 0; to < count; to++) if (step + row[to]! < line[to]!) line[to] = step + row[to]!;
    }
  }
  const farthest = Math.max(1, ...far.flatMap((line) => [...line].filter((each) => each < Infinity)));
  for (const [at, line] of far.entries()) {
    for (let to = 0; to < count; to++) {
      if (line[to] === Infinity) line[to] = 0.75 * farthest; // another part: in the corners that the large one leaves
      else if (groups !== undefined && groups[at] !== groups[to]) line[to]! *= APART;
    }
  }
  return far;
}

function settle(bodies: Body[], far: Float64Array[]): void {
  const count = bodies.length;
  if (count < 2) return;
  even(bodies);
  for (let round = 0; round < ROUNDS_OF_STRESS; round++) {
    for (let at = 0; at < count; at++) {
      const body = bodies[at]!;
      let [x, y, strength] = [0, 0, 0];
      for (let to = 0; to < count; to++) {
        if (to === at) continue;
        const wanted = far[at]![to]!;
        const weight = 1 / (wanted * wanted);
        const other = bodies[to]!;
        const dx = body.x - other.x;
        const dy = body.y - other.y;
        const length = Math.hypot(dx, dy);
        const part = length > 1e-9 ? wanted / length : 0;
        x += weight * (other.x + dx * part);
        y += weight * (other.y + dy * part);
        strength += weight;
      }
      body.x = x / strength;
      body.y = y / strength;
    }
  }
}

/** Places of about unit distances. */
function even(bodies: Body[]): void {
  const [left, right] = ends(bodies.map((body) => body.x));
  const [top, bottom] = ends(bodies.map((body) => body.y));
  const by = Math.sqrt(bodies.length) / Math.max(1e-6, right - left, bottom - top);
  bodies.forEach((body, at) => {
    // A little uneven, so that none stand on one spot or line.
    body.x = (body.x - left) * by + 0.01 * ((at * 7) % 11);
    body.y = (body.y - top) * by + 0.01 * ((at * 5) % 13);
  });
}

/** Turned so that the longest way lies along the longer side, and drawn out over all of the frame. */
function fill(bodies: Body[], frame: Frame): void {
  turn(bodies, frame.width >= frame.height);
  for (const [axis, along, half] of [
    ["x", frame.width, (body: Body) => body.width / 2],
    ["y", frame.height, (body: Body) => body.height / 2],
  ] as const) {
    const [low, high] = ends(bodies.map((body) => body[axis]));
    const order = bodies.map((_, at) => at).sort((a, b) => bodies[a]![axis] - bodies[b]![axis] || a - b);
    const rank = new Float64Array(bodies.length);
    order.forEach((at, place) => (rank[at] = bodies.length > 1 ? place / (bodies.length - 1) : 0.5));
    bodies.forEach((body, at) => {
      const part = high > low ? (body[axis] - low) / (high - low) : 0.5;
      const start = EDGE + half(body);
      body[axis] = start + ((1 - EVEN) * part + EVEN * rank[at]!) * Math.max(0, along - 2 * start);
    });
  }
}

function turn(bodies: Body[], flat: boolean): void {
  const mx = sum(bodies.map((body) => body.x)) / bodies.length;
  const my = sum(bodies.map((body) => body.y)) / bodies.length;
  let [xx, yy, xy] = [0, 0, 0];
  for (const { x, y } of bodies) {
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
    xy += (x - mx) * (y - my);
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2 + (flat ? 0 : Math.PI / 2);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (const body of bodies) {
    const [x, y] = [body.x - mx, body.y - my];
    body.x = x * cos + y * sin;
    body.y = y * cos - x * sin;
  }
}

interface Boxed {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Pushes overlapping boxes apart, within the frame. */
function push(bodies: Body[], ties: readonly Tie[], frame: Frame, obstacles: readonly Obstacle[]): void {
  const named = ties.filter((tie) => tie.width > 0 && tie.from !== tie.to);
  const count = bodies.length;
  const boxes: Boxed[] = Array.from({ length: count + named.length }, () => ({ x: 0, y: 0, width: 0, height: 0 }));
  const box = (at: number): Boxed => {
    const found = boxes[at]!;
    if (at < count) {
      const body = bodies[at]!;
      found.x = body.x;
      found.y = middleOf(body);
      found.width = body.width + AIR.x;
      found.height = body.height + AIR.y;
    } else {
      const { from, to, width } = named[at - count]!;
      found.x = (bodies[from]!.x + bodies[to]!.x) / 2;
      found.y = (bodies[from]!.y + bodies[to]!.y) / 2;
      found.width = width + AIR.x;
      found.height = LINK_NAME + AIR.y;
    }
    return found;
  };
  const move = (at: number, dx: number, dy: number) => {
    const tie = at < count ? null : named[at - count]!;
    for (const each of tie === null ? [at] : [tie.from, tie.to]) {
      bodies[each]!.x += dx;
      bodies[each]!.y += dy;
    }
  };
  for (let round = 0; round < ROUNDS_OF_PUSHING; round++) {
    const firm = 0.5 * Math.min(1, (ROUNDS_OF_PUSHING - round) / 60 + 0.4);
    let worst = 0;
    for (let at = 0; at < boxes.length; at++) {
      for (let other = at + 1; other < boxes.length; other++) {
        if (other >= count && isEnd(named[other - count]!, at) && at < count) continue;
        const one = box(at);
        const two = box(other);
        const overX = (one.width + two.width) / 2 - Math.abs(one.x - two.x);
        if (overX <= 0) continue;
        const overY = (one.height + two.height) / 2 - Math.abs(one.y - two.y);
        if (overY <= 0) continue;
        worst = Math.max(worst, Math.min(overX, overY));
        // The frame is about as wide as high, and names are wide: down is the shorter way.
        const aside = overX < overY;
        const sign = aside ? (one.x === two.x ? -1 : Math.sign(one.x - two.x)) : one.y === two.y ? -1 : Math.sign(one.y - two.y);
        const by = sign * (aside ? overX : overY) * firm;
        move(at, aside ? by : 0, aside ? 0 : by);
        move(other, aside ? -by : 0, aside ? 0 : -by);
      }
    }
    for (const tie of ties) lengthen(bodies, tie, firm);
    if (round % 2 === 0 && round < ROUNDS_OF_PUSHING - 60) for (const tie of ties) offLink(bodies, tie);
    for (const body of bodies) keepIn(body, frame, obstacles);
    if (worst < 0.5 && round > 120) break;
  }
}

function isEnd({ from, to }: Tie, at: number): boolean {
  return from === at || to === at;
}

/** The middle of symbol and name together. */
function middleOf(body: Body): number {
  return body.y - body.radius + body.height / 2;
}

/** A link is long enough for its name, and for its line on both sides of it. */
function lengthen(bodies: Body[], { from, to, width }: Tie, firm: number): void {
  if (from === to) return;
  const [one, other] = [bodies[from]!, bodies[to]!];
  let [dx, dy] = [other.x - one.x, other.y - one.y];
  const length = Math.hypot(dx, dy) || 1;
  dx /= length;
  dy /= length;
  const level = Math.abs(dx);
  const upright = Math.abs(dy);
  const along = width > 0 ? Math.min(width / Math.max(1e-6, level), (LINK_NAME + 4) / Math.max(1e-6, upright)) : 0;
  const below = (body: Body, down: boolean) => body.radius + (down ? Math.min(body.height - 2 * body.radius, (body.width / 2) * (upright / Math.max(1e-6, level))) * upright : 0);
  const wanted = along + below(one, dy > 0) + below(other, dy < 0) + 16;
  if (length >= wanted) return;
  const by = (wanted - length) * firm * 0.7;
  one.x -= dx * by;
  one.y -= dy * by;
  other.x += dx * by;
  other.y += dy * by;
}

/** A node that lies on a link of others would seem to be theirs. */
function offLink(bodies: Body[], { from, to }: Tie): void {
  const [a, b] = [bodies[from]!, bodies[to]!];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy || 1;
  const length = Math.sqrt(square);
  for (let at = 0; at < bodies.length; at++) {
    if (at === from || at === to) continue;
    const body = bodies[at]!;
    const part = ((body.x - a.x) * dx + (body.y - a.y) * dy) / square;
    if (part <= 0.02 || part >= 0.98) continue;
    const away = ((body.y - a.y) * dx - (body.x - a.x) * dy) / length;
    const lacking = body.radius + CLEAR - Math.abs(away);
    if (lacking <= 0) continue;
    const by = (away < 0 ? -1 : 1) * lacking * 0.35;
    body.x -= (dy / length) * by;
    body.y += (dx / length) * by;
  }
}

function keepIn(body: Body, frame: Frame, obstacles: readonly Obstacle[]): void {
  const half = body.width / 2 + EDGE;
  body.x = Math.max(half, Math.min(frame.width - half, body.x));
  body.y = Math.max(body.radius + EDGE, Math.min(frame.height - EDGE - (body.height - body.radius), body.y));
  for (const box of obstacles) {
    const x = body.x - (box.x + box.width / 2);
    const y = middleOf(body) - (box.y + box.height / 2);
    const overX = (body.width + box.width) / 2 + AIR.x - Math.abs(x);
    const overY = (body.height + box.height) / 2 + AIR.y - Math.abs(y);
    if (overX <= 0 || overY <= 0) continue;
    // Off towards the middle of the frame: what lies over it lies at its edge.
    if (overX < overY) body.x += box.x + box.width / 2 > frame.width / 2 ? -overX : overX;
    else body.y += box.y + box.height / 2 > frame.height / 2 ? -overY : overY;
  }
}

function ends(values: number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

function sum(values: number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
