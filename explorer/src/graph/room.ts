/** Where there is room for names: beside nodes, not over other names, over nodes only for the most connected. */
import { boxAt, Taken, type Box, type Side } from "./labels";
import type { Size } from "./camera";

/** How many of the most connected in sight may write over small nodes where there is no other place, and over large ones. */
const OVER_SMALL = 36;
const OVER_LARGE = 12;
/** But not among so few nodes, where a name over another node would pass for that node's. */
const FEW = 80;
const AIR = 3;
/** Pixels of the shortest name. */
const LEAST = 24;
const SIDES: Side[] = ["below", "right", "left", "above"];

/** A node as it is drawn: its middle, how far its symbol reaches, and how many are more connected: -1 if its name must be written. */
export interface Spot {
  at: number;
  x: number;
  y: number;
  reach: number;
  rank: number;
}

export class Room {
  /** Nothing is written over names. */
  private readonly written: Taken;
  private readonly large: Taken;
  private readonly small: Taken;
  private readonly symbols = new Map<number, { box: Box; layer: Taken }>();

  constructor(
    private readonly size: Size,
    kept: readonly Box[],
    private readonly seen: Box | undefined,
  ) {
    this.written = new Taken(size.width, size.height);
    this.large = new Taken(size.width, size.height);
    this.small = new Taken(size.width, size.height);
    for (const box of kept) this.written.take(box);
  }

  write(box: Box): void {
    this.written.take(box);
  }

  /** A node's symbol stands here. */
  stand({ at, x, y, reach }: Spot, large: boolean): void {
    const box = { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
    const layer = large ? this.large : this.small;
    layer.take(box);
    this.symbols.set(at, { box, layer });
  }

  /** From now on nothing at all is written over a node. */
  guard(at: number): void {
    const symbol = this.symbols.get(at);
    if (symbol !== undefined) this.written.take(symbol.box);
  }

  /** Whether the shortest of names would find a place: where nodes crowd, none is measured in vain. */
  beside({ x, y, reach }: Spot, high: number): boolean {
    return SIDES.some((side) => this.written.free(boxAt(side, x, y, reach, LEAST, high)));
  }

  /** The side of a node at which its name has room, the better sides first. */
  side(spot: Spot, sides: Side[], width: number, high: number): Side | null {
    const { at, x, y, reach, rank } = spot;
    const frame = this.frameOf(x, y);
    const boxes = sides.map((side) => [side, aired(boxAt(side, x, y, reach, width, high))] as const);
    const within = boxes.filter(([, box]) => inside(box, frame));
    const free = within.filter(([, box]) => this.written.free(box));
    const best = this.without(at, () => {
      const clear = free.filter(([, box]) => this.large.free(box));
      const open = clear.find(([, box]) => this.small.free(box));
      if (open !== undefined || (rank >= 0 && this.symbols.size <= FEW)) return open;
      return (rank < OVER_SMALL ? clear[0] : undefined) ?? (rank < OVER_LARGE ? free[0] : undefined);
    });
    return best?.[0] ?? (rank < 0 ? (within[0]?.[0] ?? sides[0]!) : null);
  }

  /** Whether a plate in the middle of a node covers no name and no other node. */
  over(at: number, box: Box): boolean {
    return this.without(at, () => this.clear(aired(box)));
  }

  /** Whether even the narrowest plate would have room there. */
  overAny({ at, x, y }: Spot, high: number): boolean {
    return this.over(at, { x: x - LEAST / 2, y: y - high / 2, width: LEAST, height: high });
  }

  /** Whether a box covers nothing and is seen whole. */
  open(box: Box): boolean {
    return inside(box, this.frameOf(box.x + box.width / 2, box.y + box.height / 2)) && this.clear(aired(box));
  }

  private clear(box: Box): boolean {
    return this.written.free(box) && this.large.free(box) && this.small.free(box);
  }

  /** A name may touch its own node. */
  private without<T>(at: number, work: () => T): T {
    const own = this.symbols.get(at);
    own?.layer.give(own.box);
    const found = work();
    own?.layer.take(own.box);
    return found;
  }

  /** What stands where the reader looks has its name there too. */
  private frameOf(x: number, y: number): Box {
    const { seen } = this;
    return seen !== undefined && inside({ x, y, width: 0, height: 0 }, seen) ? seen : { x: 0, y: 0, ...this.size };
  }
}

function inside(box: Box, frame: Box): boolean {
  return box.x >= frame.x && box.y >= frame.y && box.x + box.width <= frame.x + frame.width && box.y + box.height <= frame.y + frame.height;
}

function aired(box: Box): Box {
  return { x: box.x - AIR, y: box.y - 1, width: box.width + 2 * AIR, height: box.height + 2 };
}
