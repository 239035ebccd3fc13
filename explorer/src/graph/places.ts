/** Where nodes stand when all are shown: where Python has put them, arranged for the shape of the canvas, or where a reader has. */
import type { Graph, Node } from "../model/graph";
import type { Id, PictureName } from "../model/types";
import { INITIAL, type Amount } from "../state/state";
import { visible } from "../state/visible";
import { arrange, type Body } from "./arrange";
import { boundsOf, stretch, type Camera, type Size } from "./camera";
import { groupsOf } from "./groups";
import type { Box, Measure } from "./labels";
import { called, heightOf, linkFont, nameFont, nameLines, NUMBERED, NUMBERS } from "./naming";
import { sceneOf } from "./scene";

export type Spots = Map<Id, [number, number]>;

/** Where a reader chose to look. */
export interface Look {
  picture: PictureName;
  camera: Camera;
  size: Size;
}

/** What names need of a canvas, and where buttons lie over it. */
export interface Letters {
  family: string;
  measure: Measure;
  kept: readonly Box[];
}

/** Places of nodes; `frame` is what they were arranged on, `groups` who belongs together. */
export interface Layout {
  spots: Spots;
  frame: Size | null;
  groups: Id[][];
}

/** Pictures of more nodes are not arranged anew. */
const ARRANGED = 110;
/** Of more links the weightiest get room for their names. */
const NAMED = 32;
/** How far from its neighbours a node stands that was not arranged. */
const BESIDE = 70;

/** What stays of a picture while a reader looks at another view. */
export class Places {
  look: Look | null = null;
  private readonly layouts = new Map<string, Layout>();

  constructor(private readonly graph: Graph) {}

  of(picture: PictureName, amount: Amount, size: Size, letters: Letters): Layout {
    const key = `${picture} ${amount}`;
    let found = this.layouts.get(key);
    if (found === undefined) {
      found = (picture === "direct" ? this.arranged(amount, size, letters) : null) ?? this.spread(picture, size);
      if (size.width > 0 && size.height > 0) this.layouts.set(key, found);
    }
    return found;
  }

  private spread(picture: PictureName, size: Size): Layout {
    const { nodes, positions, linksOf } = this.graph.pictures[picture];
    // What has no links is not drawn, where anything has.
    const linked = linksOf.size > 0 ? nodes.filter(({ id }) => linksOf.has(id)) : nodes;
    const first = linked.slice(0, this.graph.payload.few).map((node): readonly [number, number] => positions[node.id] ?? [0, 0]);
    const [wider, higher] = stretch(boundsOf(first.map(([x]) => x), first.map(([, y]) => y)), size);
    const spots: Spots = new Map(nodes.map(({ id }) => [id, [(positions[id]?.[0] ?? 0) * wider, (positions[id]?.[1] ?? 0) * higher]]));
    return { spots, frame: null, groups: [] };
  }

  /** For a picture of few nodes: as all of it is shown at first, whatever filters leave of it. */
  private arranged(amount: Amount, size: Size, { family, measure, kept }: Letters): Layout | null {
    const { graph } = this;
    const shown = visible({ ...INITIAL, amount }, graph);
    if (shown.nodes.length > ARRANGED || shown.links.length === 0 || size.width === 0 || size.height === 0) return null;
    const { positions } = graph.pictures.direct;
    const scene = sceneOf(graph, shown, new Map(Object.entries(positions)));
    const bodies = scene.nodes.map(({ name }, at): Body => {
      const radius = scene.radius[at]! * 1.08;
      const font = nameFont(scene, at, family);
      const lines = nameLines(name, font, measure);
      const width = Math.max(2 * radius, ...lines.map((line) => measure(line, font)));
      return { x: scene.x[at]!, y: scene.y[at]!, radius, width, height: 2 * radius + heightOf(lines.length, font) + 2 };
    });
    const font = linkFont(family, true);
    const told = scene.links.map(({ kind }, at) => (kind === "event" || kind === "claim" ? at : -1)).filter((at) => at >= 0);
    const first = told.sort((a, b) => (scene.mainOf[a]! || 99) - (scene.mainOf[b]! || 99) || a - b).slice(0, NAMED);
    const widths = new Map<number, number>();
    const named = new Set<Id>();
    const numbered = new Map<number, number>();
    for (const at of first) {
      const { text, fact } = called(scene, at, named, font, measure);
      if (fact !== null) named.add(fact);
      const number = scene.mainOf[at]!;
      const times = numbered.get(number) ?? 0;
      numbered.set(number, times + 1);
      widths.set(at, (text === "" ? 0 : measure(text, font)) + (number > 0 && (text !== "" || times < NUMBERS) ? NUMBERED : 0));
    }
    const mains = new Set([1, 2, 3, 4, 5].flatMap((event) => first.find((at) => scene.mainOf[at] === event) ?? []));
    const ties = scene.links.map((_, at) => ({ from: scene.from[at]!, to: scene.to[at]!, width: widths.get(at) ?? 0, main: mains.has(at) }));
    const groups = graph.articles.size > 1 ? groupsOf(bodies.length, ties) : null;
    const frame = arrange(bodies, ties, size, kept, groups ?? undefined);
    const spots: Spots = new Map(scene.nodes.map(({ id }, at) => [id, [bodies[at]!.x, bodies[at]!.y]]));
    this.besides(spots, graph.pictures.direct.nodes, frame);
    return { spots, frame, groups: groups === null ? [] : members(scene.nodes, groups) };
  }

  /** Nodes that are not shown at first come beside their neighbours that are. */
  private besides(spots: Spots, nodes: readonly Node[], frame: Size): void {
    const { linksOf } = this.graph.pictures.direct;
    const fixed = new Map(spots);
    for (const [at, { id }] of nodes.entries()) {
      if (spots.has(id)) continue;
      const near = (linksOf.get(id) ?? []).flatMap(({ from, to }) => [fixed.get(from === id ? to : from)].filter((spot) => spot !== undefined));
      if (near.length === 0) {
        spots.set(id, [frame.width / 2, frame.height - BESIDE / 2]);
        continue;
      }
      const [x, y] = [mean(near.map((spot) => spot[0])), mean(near.map((spot) => spot[1]))];
      const angle = at * 2.4; // the golden angle: neighbours in the list stand far apart
      spots.set(id, [x + BESIDE * Math.cos(angle), y + BESIDE * Math.sin(angle)]);
    }
  }
}

function members(nodes: readonly Node[], groups: ArrayLike<number>): Id[][] {
  const found = new Map<number, Id[]>();
  nodes.forEach(({ id }, at) => found.set(groups[at]!, [...(found.get(groups[at]!) ?? []), id]));
  return [...found.values()];
}

function mean(values: number[]): number {
  return values.reduce((total, each) => total + each, 0) / values.length;
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
