/** What is drawn, as flat arrays: the nodes and links of `visible()`, most connected first. */
import type { Graph, Node } from "../model/graph";
import type { Line } from "../model/lines";
import { CONTRADICTED } from "../model/shared";
import type { Id, Look, StatusLook } from "../model/types";
import type { Visible } from "../state/visible";
import { mainEvents } from "../model/story";
import { bundled } from "./bundle";
import { bundles } from "./parallel";

export type Places = ReadonlyMap<Id, readonly [number, number]>;

/** What a link is drawn like. Bonds are roles and relations, and in the picture of parts all links. */
export interface LinkStyle {
  tone: "event" | "claim" | "bond";
  /** Of the event's status; null where the theme's own grey is taken. */
  colour: string | null;
  dashes: number[];
  denied: boolean;
  /** Of one of the main events. */
  main: boolean;
  /** How many lines it stands for, roughly: 0 one, 1 a few, 2 many. */
  many: number;
}

export interface Scene {
  nodes: Node[];
  /** Of a bundle its weightiest line; all of it in `members`. */
  links: Line[];
  members: Line[][];
  /** Which of the main events a link tells, from 1 on; 0 for none. */
  mainOf: Uint8Array;
  /** Nodes that the first main event joins. */
  first: ReadonlySet<number>;
  indexOf: Map<Id, number>;
  x: Float64Array;
  y: Float64Array;
  /** In pixels at scale 1. */
  radius: Float32Array;
  looks: Look[];
  statuses: (StatusLook | null)[];
  /** Lines around a node: one for each independent source of an event after its first. */
  rings: Uint8Array;
  from: Int32Array;
  to: Int32Array;
  lane: Float32Array;
  lanes: Uint16Array;
  styles: LinkStyle[];
  styleOf: Uint8Array;
  /** 1 where something is selected and this is not near it. */
  dimNode: Uint8Array;
  dimLink: Uint8Array;
  linksOf: number[][];
  dimmed: boolean;
  /** Of the radius at the present scale in units of the world, how much one at scale 1 makes. */
  unit: number;
}

const NONE = 255;
/** Of more lines of one event none is drawn strong. */
const STRONG = 6;
const SMALLEST = 5;
const LARGEST = 21;
const MOST_RINGS = 3;
/** Pixels between the lines around a node. */
export const RING = 3;

/** Links between two are one, unless one of them tells the fact `opened`. */
export function sceneOf(graph: Graph, shown: Visible, places: Places, opened: Id | null = null): Scene {
  const { nodes, picture } = shown;
  const mains = new Map(picture.name === "direct" ? mainEvents(graph, shown.facts).map(({ id }, at) => [id, at + 1]) : []);
  const { links, members } = picture.name === "direct" ? bundled(graph, shown.links, (line) => line.fact === opened, mains) : { links: shown.links, members: shown.links.map((line) => [line]) };
  const mainOf = Uint8Array.from(members, (own) => own.reduce((least, { fact }) => Math.min(least, mains.get(fact) ?? NONE), NONE) % NONE);
  const indexOf = new Map(nodes.map((node, at) => [node.id, at]));
  const from = Int32Array.from(links, (link) => indexOf.get(link.from)!);
  const to = Int32Array.from(links, (link) => indexOf.get(link.to)!);
  const linksOf: number[][] = nodes.map(() => []);
  links.forEach((_, at) => {
    linksOf[from[at]!]!.push(at);
    if (from[at] !== to[at]) linksOf[to[at]!]!.push(at);
  });
  const { styles, styleOf } = stylesOf(graph, picture.name === "parts", links, members, mainOf);
  const { near, nearLinks } = shown;
  return {
    nodes,
    links,
    members,
    mainOf,
    first: new Set([...mainOf.keys()].flatMap((at) => (mainOf[at] === 1 ? [from[at]!, to[at]!] : []))),
    indexOf,
    x: Float64Array.from(nodes, (node) => places.get(node.id)?.[0] ?? 0),
    y: Float64Array.from(nodes, (node) => places.get(node.id)?.[1] ?? 0),
    radius: Float32Array.from(nodes, (node) => radiusOf(picture.linksOf.get(node.id)?.length ?? 0, node.kind !== "thing", node.sources)),
    looks: nodes.map((node) => graph.look(node.type)),
    statuses: nodes.map((node) => (node.kind === "event" ? graph.statusLook(node.status) : null)),
    rings: Uint8Array.from(nodes, (node) => Math.min(MOST_RINGS, (node.sources ?? 1) - 1)),
    from,
    to,
    ...bundles({ from, to }),
    styles,
    styleOf,
    dimNode: Uint8Array.from(nodes, (node) => (near !== null && !near.has(node.id) ? 1 : 0)),
    dimLink: Uint8Array.from(members, (own) => (nearLinks !== null && !own.some((link) => nearLinks.has(link)) ? 1 : 0)),
    linksOf,
    dimmed: near !== null && near.size < nodes.length,
    unit: 1,
  };
}

/** The area grows with the number of links; that of an event with the number of its sources. */
export function radiusOf(degree: number, fact: boolean, sources = 1): number {
  return fact ? SMALLEST + Math.sqrt(Math.min(16, sources)) : Math.min(LARGEST, SMALLEST + 2.1 * Math.sqrt(degree));
}

/** All lines of a node, those of bundles too. */
export function linesOf(scene: Scene, at: number): Line[] {
  return scene.linksOf[at]!.flatMap((link) => scene.members[link]!);
}

function stylesOf(graph: Graph, parts: boolean, links: Line[], members: Line[][], mainOf: Uint8Array): { styles: LinkStyle[]; styleOf: Uint8Array } {
  const styles: LinkStyle[] = [];
  const linesOfMain = new Uint16Array(NONE);
  for (const number of mainOf) linesOfMain[number]! += 1;
  const known = new Map<string, number>();
  const styleOf = Uint8Array.from(links, (link, each) => {
    // A summit of many is a ball of lines: none of them is drawn strong.
    const main = mainOf[each]! > 0 && linesOfMain[mainOf[each]!]! <= STRONG;
    const count = members[each]!.length;
    const many = count > 5 ? 2 : count > 1 ? 1 : 0;
    const key = `${link.kind === "event" || link.kind === "claim" ? link.kind : ""} ${link.status ?? ""} ${main} ${many}`;
    let at = known.get(key);
    if (at === undefined) {
      at = styles.push({ ...styleFor(graph, link, parts), main, many }) - 1;
      known.set(key, at);
    }
    return at;
  });
  return { styles, styleOf };
}

function styleFor(graph: Graph, link: Line, parts: boolean): Omit<LinkStyle, "main" | "many"> {
  const known = link.status === CONTRADICTED || Object.hasOwn(graph.payload.looks.statuses, link.status ?? "");
  const status = known ? graph.statusLook(link.status) : undefined;
  const denied = link.status === "negated";
  if (link.kind === "event" && !parts) {
    return { tone: "event", colour: status?.border ?? graph.look("Event").border, dashes: status?.dashes ?? [], denied };
  }
  if (link.kind === "claim" && !parts) return { tone: "claim", colour: null, dashes: [], denied: false };
  const dashes = status?.dashes ?? (link.status === undefined || link.status === "current" ? [] : [2, 4]);
  return { tone: "bond", colour: denied ? (status?.border ?? null) : null, dashes, denied };
}

/** How much larger or smaller than at scale 1 nodes are drawn: they grow more slowly than the picture. */
export function growth(scale: number): number {
  return Math.min(1.7, Math.max(0.15, Math.sqrt(scale)));
}
