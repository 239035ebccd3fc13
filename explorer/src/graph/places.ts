/** Where nodes stand when all are shown: where Python has put them, spread to the shape of the canvas, or where a reader has. */
import type { Graph } from "../model/graph";
import type { Id, PictureName } from "../model/types";
import { boundsOf, stretch, type Camera, type Size } from "./camera";

export type Spots = Map<Id, [number, number]>;

/** Where a reader chose to look. */
export interface Look {
  picture: PictureName;
  camera: Camera;
  size: Size;
}

/** What stays of a picture while a reader looks at another view. */
export class Places {
  look: Look | null = null;
  private readonly spots: Partial<Record<PictureName, Spots>> = {};

  constructor(private readonly graph: Graph) {}

  of(picture: PictureName, size: Size): Spots {
    return (this.spots[picture] ??= this.spread(picture, size));
  }

  private spread(picture: PictureName, size: Size): Spots {
    const { nodes, positions } = this.graph.pictures[picture];
    const first = nodes.slice(0, this.graph.payload.few).map((node): readonly [number, number] => positions[node.id] ?? [0, 0]);
    const [wider, higher] = stretch(boundsOf(first.map(([x]) => x), first.map(([, y]) => y)), size);
    return new Map(nodes.map(({ id }) => [id, [(positions[id]?.[0] ?? 0) * wider, (positions[id]?.[1] ?? 0) * higher]]));
  }
}

const KEPT = new WeakMap<Graph, Places>();

export function placesOf(graph: Graph): Places {
  let places = KEPT.get(graph);
  if (places === undefined) {
    places = new Places(graph);
    KEPT.set(graph, places);
  }
  return places;
}
