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
  /** Whether its name must have room, whatever others lose. */
  main: boolean;
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
const AIR = { x: 12, y: 8 };
const LINK_NAME = 15;
/** Free pixels between the edge of the canvas and what stands in it. */
const EDGE = 12;
/** A picture that needs more of the canvas than this part is laid out larger, and seen smaller. */
const FULL = 0.68;
const ROUNDS_OF_STRESS = 80;
const ROUNDS_OF_PUSHING = 420;
/** After so many rounds, names of links that have found no room give up, so that the others do. */
const GIVING_UP = [150, 230, 300];
/** The last rounds only part boxes. */
const ROUNDS_OF_PARTING = 90;
/** How far places are evened out, 0 being as they are, 1 as if all stood in equal steps: the one that leaves the least overlap is taken. */
const EVEN = [0.65, 0.3];
/** Nodes of different groups are so much farther apart. */
const APART = 1.5;
/** Pixels of a link between its symbols, at least. */
const SHORTEST = 26;
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
  turn(bodies, frame.width >= frame.height);
  let best: { cost: number; tried: Body[] } | null = null;
  for (const even of EVEN) {
    const tried = bodies.map((body) => ({ ...body }));
    fill(tried, frame, even);
    const cost = push(tried, ties, frame, obstacles);
    if (best === null || cost < best.cost) best = { cost, tried };
    if (cost === 0) break;
  }
  best!.tried.forEach(({ x, y }, at) => Object.assign(bodies[at]!, { x, y }));
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
      far[at]![other] = 1 + Math.log(Math.max(1, near[at]!.size + near[other]!.size - 2 * shared));
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

/** Drawn out over all of the frame. */
function fill(bodies: Body[], frame: Frame, even: number): void {
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
      body[axis] = start + ((1 - even) * part + even * rank[at]!) * Math.max(0, along - 2 * start);
    });
  }
}

/** Turned so that the longest way lies along the longer side. */
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

/** What a name costs that finds no room. */
const COST = { node: 4, main: 6, other: 1 };

/** Pushes overlapping boxes apart, within the frame; gives what it costs that some still overlap. */
function push(bodies: Body[], ties: readonly Tie[], frame: Frame, obstacles: readonly Obstacle[]): number {
  const boxes = new Boxes(bodies, ties);
  for (let round = 0; round < ROUNDS_OF_PUSHING; round++) {
    if (GIVING_UP.includes(round)) boxes.giveUp();
    const left = ROUNDS_OF_PUSHING - round;
    const firm = 0.5 * Math.min(1, left / 60 + 0.4);
    const worst = boxes.part(firm);
    for (const tie of ties) lengthen(bodies, tie, boxes.widthOf(tie), firm);
    if (round % 2 === 0 && left > ROUNDS_OF_PARTING) for (const tie of ties) offLink(bodies, tie);
    for (const body of bodies) keepIn(body, frame, obstacles);
    if (worst < 0.5 && round > GIVING_UP[0]!) break;
  }
  return boxes.cost();
}

/** The boxes of bodies and of the names of ties, of which each moves both ends of its tie. */
class Boxes {
  private named: Tie[];
  private readonly given = new Set<Tie>();
  private readonly count: number;
  private x!: Float64Array;
  private y!: Float64Array;
  private wide!: Float64Array;
  private high!: Float64Array;
  /** The names at whose ends a body is. */
  private namesOf!: number[][];

  constructor(
    private readonly bodies: Body[],
    ties: readonly Tie[],
  ) {
    this.named = ties.filter((tie) => tie.width > 0 && tie.from !== tie.to);
    this.count = bodies.length;
    this.size();
  }

  private size(): void {
    const total = this.count + this.named.length;
    this.x = new Float64Array(total);
    this.y = new Float64Array(total);
    this.wide = Float64Array.from([...this.bodies, ...this.named], (each) => (each.width + AIR.x) / 2);
    this.high = Float64Array.from({ length: total }, (_, at) => ((at < this.count ? this.bodies[at]!.height : LINK_NAME) + AIR.y) / 2);
    this.namesOf = this.bodies.map(() => []);
    this.named.forEach(({ from, to }, at) => {
      this.namesOf[from]!.push(this.count + at);
      this.namesOf[to]!.push(this.count + at);
    });
    this.look();
  }

  widthOf(tie: Tie): number {
    return this.given.has(tie) ? 0 : tie.width;
  }

  /** Takes up where the bodies are. */
  private look(): void {
    const { bodies, count, x, y } = this;
    for (let at = 0; at < count; at++) {
      x[at] = bodies[at]!.x;
      y[at] = middleOf(bodies[at]!);
    }
    for (let at = count; at < x.length; at++) {
      const { from, to } = this.named[at - count]!;
      x[at] = (bodies[from]!.x + bodies[to]!.x) / 2;
      y[at] = (bodies[from]!.y + bodies[to]!.y) / 2;
    }
  }

  private move(at: number, dx: number, dy: number): void {
    if (at >= this.count) {
      const { from, to } = this.named[at - this.count]!;
      this.move(from, dx, dy);
      return this.move(to, dx, dy);
    }
    const body = this.bodies[at]!;
    body.x += dx;
    body.y += dy;
    this.x[at]! += dx;
    this.y[at]! += dy;
    for (const name of this.namesOf[at]!) {
      this.x[name]! += dx / 2;
      this.y[name]! += dy / 2;
    }
  }

  /** How far two overlap aside; 0 where they do not, or are a tie and its end. */
  private overX(at: number, other: number): number {
    const over = this.wide[at]! + this.wide[other]! - Math.abs(this.x[at]! - this.x[other]!);
    if (over <= 0 || this.overY(at, other) <= 0) return 0;
    return at < this.count && other >= this.count && isEnd(this.named[other - this.count]!, at) ? 0 : over;
  }

  private overY(at: number, other: number): number {
    return this.high[at]! + this.high[other]! - Math.abs(this.y[at]! - this.y[other]!);
  }

  part(firm: number): number {
    this.look();
    let worst = 0;
    const total = this.x.length;
    for (let at = 0; at < total; at++) {
      for (let other = at + 1; other < total; other++) {
        const overX = this.overX(at, other);
        if (overX === 0) continue;
        const overY = this.overY(at, other);
        worst = Math.max(worst, Math.min(overX, overY));
        const aside = overX < overY;
        const apart = aside ? this.x[at]! - this.x[other]! : this.y[at]! - this.y[other]!;
        const by = (apart > 0 ? 1 : -1) * (aside ? overX : overY) * firm;
        // A name moves two bodies: by less, or all together would drift off.
        const mixed = at < this.count && other >= this.count;
        const [own, its] = mixed ? [(by * 4) / 3, (-by * 2) / 3] : [by, -by];
        this.move(at, aside ? own : 0, aside ? 0 : own);
        this.move(other, aside ? its : 0, aside ? 0 : its);
      }
    }
    return worst;
  }

  private crowded(at: number): boolean {
    for (let other = 0; other < this.x.length; other++) {
      if (other === at) continue;
      const [low, high] = at < other ? [at, other] : [other, at];
      const over = this.overX(low, high);
      if (over > 2 && this.overY(low, high) > 2) return true;
    }
    return false;
  }

  /** Names that have no room, but those of the main events, are no longer reckoned with. */
  giveUp(): void {
    this.look();
    for (const [at, tie] of this.named.entries()) if (!tie.main && this.crowded(this.count + at)) this.given.add(tie);
    this.named = this.named.filter((tie) => !this.given.has(tie));
    this.size();
  }

  cost(): number {
    this.look();
    let cost = this.given.size * COST.other;
    for (let at = 0; at < this.x.length; at++) {
      if (this.crowded(at)) cost += at < this.count ? COST.node : this.named[at - this.count]!.main ? COST.main : COST.other;
    }
    return cost;
  }
}

function isEnd({ from, to }: Tie, at: number): boolean {
  return from === at || to === at;
}

/** The middle of symbol and name together. */
function middleOf(body: Body): number {
  return body.y - body.radius + body.height / 2;
}

/** A link is long enough to be seen, and for its name beside symbols and names of its ends. */
function lengthen(bodies: Body[], { from, to, main }: Tie, width: number, firm: number): void {
  if (from === to) return;
  const ends: [Body, Body][] = [
    [bodies[from]!, bodies[to]!],
    [bodies[to]!, bodies[from]!],
  ];
  const [one, other] = ends[0]!;
  const lacking = one.radius + other.radius + SHORTEST - Math.hypot(other.x - one.x, other.y - one.y);
  if (lacking > 0) stretch(one, other, lacking * firm * 0.7);
  if (width === 0) return;
  for (const [end, far] of ends) {
    const x = (end.x + far.x) / 2;
    const y = (end.y + far.y) / 2;
    const parts = [
      { at: end.y, half: end.radius, wide: end.radius },
      { at: end.y + (end.height - 2 * end.radius) / 2 + end.radius, half: (end.height - 2 * end.radius) / 2, wide: end.width / 2 },
    ];
    for (const { at, half, wide } of parts) {
      const overX = width / 2 + AIR.x + wide - Math.abs(x - end.x);
      const overY = LINK_NAME / 2 + AIR.y + half - Math.abs(y - at);
      if (overX <= 0 || overY <= 0) continue;
      // Along the link: aside, symbol and name of its end would push its name to and fro.
      const level = Math.abs(far.x - end.x) > Math.abs(far.y - end.y);
      const by = (level ? overX : overY) * firm * (main ? 1 : 0.7);
      if (level) {
        const way = (x < end.x ? -1 : 1) * by;
        end.x -= way;
        far.x += way;
      } else {
        const way = (y < at ? -1 : 1) * by;
        end.y -= way;
        far.y += way;
      }
    }
  }
}

function stretch(one: Body, other: Body, by: number): void {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const length = Math.hypot(dx, dy) || 1;
  one.x -= (dx / length) * by;
  one.y -= (dy / length) * by;
  other.x += (dx / length) * by;
  other.y += (dy / length) * by;
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
    const by = (away < 0 ? -1 : 1) * lacking * 0.3;
    const [x, y] = [(-dy / length) * by, (dx / length) * by];
    body.x += x;
    body.y += y;
    for (const end of [a, b]) {
      end.x -= x / 2;
      end.y -= y / 2;
    }
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
