/** The picture in words: for the box beside the pointer, and for those who cannot see it. */
import { dateWords } from "../model/dates";
import type { Graph, Node } from "../model/graph";
import type { SharedItem } from "../model/items";
import type { Line } from "../model/lines";
import { standing } from "../model/shared";
import { shorten } from "../model/text";
import type { Visible } from "../state/visible";
import { linesOf, type Scene } from "./scene";

export interface Tip {
  title: string;
  lines: string[];
}

export function nodeTip(graph: Graph, scene: Scene, at: number): Tip {
  const node = scene.nodes[at]!;
  const links = linesOf(scene, at).length;
  const item = graph.items.get(node.id);
  const told = item?.kind === "shared" ? toldBy(graph, item) : [];
  return { title: shorten(node.label, 300), lines: [`${kindOf(graph, node)} · ${counted(links, "link")}`, ...told] };
}

export function linkTip(graph: Graph, scene: Scene, at: number): Tip {
  const link = scene.links[at]!;
  const own = scene.members[at]!;
  if (own.length > 1) return bundleTip(graph, own);
  const item = graph.items.get(link.fact);
  if (item === undefined || item.kind === "thing" || item.kind === "article") return { title: sentence(graph, link), lines: [] };
  if (item.kind === "shared") {
    const word = graph.statusLook(standing(item.shared)).word;
    return { title: shorten(item.shared.label, 300), lines: [word, ...toldBy(graph, item)] };
  }
  const { label, start, end } = item.fact;
  const status = item.kind === "event" ? graph.statusLook(item.fact.status).word : item.kind === "claim" ? graph.look("Claim").word : "";
  const line = [status, dateWords(start, end) ?? ""].filter(Boolean).join(" · ");
  return { title: shorten(label, 300), lines: line ? [line] : [] };
}

/** What a bundle of links tells, the weightiest first. */
function bundleTip(graph: Graph, own: readonly Line[]): Tip {
  const told = [...new Set(own.map((line) => shorten(labelOfLine(graph, line), 110)))];
  const rest = told.length - TOLD;
  return { title: `${counted(own.length, "link")} here; a click opens them`, lines: [...told.slice(0, TOLD), ...(rest > 0 ? [`and ${rest} more`] : [])] };
}

const TOLD = 6;

function labelOfLine(graph: Graph, line: Line): string {
  const item = graph.items.get(line.fact);
  if (item === undefined || item.kind === "thing" || item.kind === "article") return sentence(graph, line);
  return item.kind === "shared" ? item.shared.label : item.fact.label;
}

/** By how many articles an event is told, and what has become of it. */
function toldBy(graph: Graph, { shared }: SharedItem): string[] {
  const from = `${counted(shared.articles, "article")}, ${counted(shared.sources, "independent source")}`;
  const words = shared.statuses.map((status) => graph.statusLook(status).word);
  return [from, ...(words.length > 1 ? [words.join(" → ")] : [])];
}

/** A node and its links, for a screen reader. */
export function nodeSentence(graph: Graph, scene: Scene, at: number): string {
  const node = scene.nodes[at]!;
  const own = linesOf(scene, at);
  const told = own.slice(0, 5).map((link) => sentence(graph, link));
  const more = own.length > told.length ? `; and ${own.length - told.length} more` : "";
  const links = own.length === 0 ? "No links." : `${counted(own.length, "link")}: ${told.join("; ")}${more}.`;
  const item = graph.items.get(node.id);
  const by = item?.kind === "shared" ? ` Told by ${toldBy(graph, item).join(". ")}.` : "";
  return `${shorten(node.label, 120)}, ${kindOf(graph, node)}.${by} ${links}`;
}

/** What the picture is, in one sentence. */
export function pictureSentence({ nodes, links }: Visible): string {
  if (nodes.length === 0) return "Picture of the graph: nothing is shown.";
  const first = nodes.slice(0, 5).map((node) => shorten(node.name, 40));
  return `Picture of the graph: ${counted(nodes.length, "node")}, ${counted(links.length, "link")}. Most connected: ${first.join(", ")}. The tables hold the same as text.`;
}

function kindOf(graph: Graph, node: Node): string {
  const word = graph.look(node.type).word;
  return node.kind === "event" ? `${word}, ${graph.statusLook(node.status).word}` : word;
}

function sentence(graph: Graph, link: Line): string {
  const name = (id: string) => {
    const item = graph.items.get(id);
    if (item === undefined) return id;
    return shorten(item.kind === "thing" ? item.thing.label : item.kind === "article" ? item.article.title : item.kind === "shared" ? item.shared.name : item.kind === "event" ? item.fact.name : item.fact.label, 60);
  };
  return `${name(link.from)} ${link.name} ${name(link.to)}`;
}

function counted(count: number, word: string): string {
  return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}
