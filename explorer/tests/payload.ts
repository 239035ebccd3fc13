/** A payload around a model, laid out well enough for tests. */
import type { Id, Link, Look, Looks, Payload, PictureName, ViewModel } from "../src/model/types";

const look = (shape: Look["shape"], fill: string, border: string, word: string, many: string): Look => ({
  shape,
  fill,
  border,
  word,
  many,
});
export const LOOKS: Looks = {
  types: {
    State: look("square", "#0072B2", "#004d78", "State", "States"),
    Official: look("circle", "#E69F00", "#8f6300", "Official", "Officials"),
    Person: look("triangle-down", "#F0E442", "#8a8000", "Person", "People"),
    Organization: look("diamond", "#009E73", "#00664a", "Organization", "Organizations"),
    Place: look("triangle", "#56B4E9", "#1f6f9e", "Place", "Places"),
    Group: look("hexagon", "#9aa0a6", "#5f6368", "Group", "Groups"),
    Issue: look("star", "#CC79A7", "#8f3d6a", "Issue", "Issues"),
    Event: look("box", "#ffd9bd", "#D55E00", "Event", "Events"),
    Claim: look("box", "#f4f6f8", "#8a94a0", "Claim", "Claims"),
  },
  statuses: {
    occurred: { word: "happened", dashes: [], fill: "#ffd9bd", border: "#D55E00" },
    ongoing: { word: "going on", dashes: [], fill: "#ffd9bd", border: "#D55E00" },
    scheduled: { word: "planned", dashes: [8, 5], fill: "#fff4ea", border: "#D55E00" },
    possible: { word: "possible", dashes: [2, 4], fill: "#fff9f4", border: "#D55E00" },
    requested: { word: "asked for", dashes: [10, 4, 2, 4], fill: "#fff9f4", border: "#D55E00" },
    negated: { word: "did not happen", dashes: [3, 3], fill: "#ffffff", border: "#b3261e" },
  },
  kinds: {
    agent: "who does it",
    target: "to whom",
    place: "where",
    issue: "about",
    accordingTo: "according to",
    speaker: "says",
    event: "event",
    claim: "claim",
    role: "office",
    partOf: "part of",
    memberOf: "member of",
    locatedIn: "located in",
    allyOf: "ally of",
    opposes: "opposes",
  },
};

/** Numbers from 0 to 1 that look random and are always the same (mulberry32). */
export function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A payload of a model, laid out well enough for tests. */
export function payloadOf(model: ViewModel): Payload {
  const layouts = {} as Payload["layouts"];
  const order = {} as Payload["order"];
  for (const name of ["direct", "parts"] as const) {
    const events = [...model.events.filter(({ shared }) => shared === undefined), ...(model.shared ?? [])];
    const ids = [...model.things, ...(name === "parts" ? [...events, ...model.claims] : [])].map((node) => node.id);
    const links = model.links.filter((link) => link.level === name || link.level === "both");
    const degrees = new Map(ids.map((id) => [id, 0]));
    for (const { from, to } of links)
      for (const id of [from, to]) if (degrees.has(id)) degrees.set(id, degrees.get(id)! + 1);
    order[name] = ids.sort((a, b) => degrees.get(b)! - degrees.get(a)! || (a < b ? -1 : 1));
    layouts[name] = layout(order[name], links.filter(({ from, to }) => degrees.has(from) && degrees.has(to)), name);
  }
  return { model, layouts, order, few: 300, looks: LOOKS, sparql: false };
}

/** The most connected in the middle of a spiral; a few rounds of springs for small graphs. */
function layout(ids: Id[], links: Link[], name: PictureName): Record<Id, [number, number]> {
  const next = randoms(name === "direct" ? 3 : 5);
  const at = new Map<Id, [number, number]>();
  ids.forEach((id, rank) => {
    const radius = 110 * Math.sqrt(rank + 0.6);
    const angle = rank * 2.399963 + next() * 0.3;
    at.set(id, [radius * Math.cos(angle), radius * Math.sin(angle)]);
  });
  if (ids.length <= 400) for (let round = 0; round < 120; round++) relax(ids, links, at, 1 - round / 120);
  return Object.fromEntries(ids.map((id) => [id, at.get(id)!.map(Math.round) as [number, number]]));
}

function relax(ids: Id[], links: Link[], at: Map<Id, [number, number]>, heat: number): void {
  const moves = new Map<Id, [number, number]>(ids.map((id) => [id, [0, 0]]));
  const push = (id: Id, x: number, y: number) => {
    const move = moves.get(id)!;
    move[0] += x;
    move[1] += y;
  };
  for (let one = 0; one < ids.length; one++) {
    for (let two = one + 1; two < ids.length; two++) {
      const [ax, ay] = at.get(ids[one]!)!;
      const [bx, by] = at.get(ids[two]!)!;
      const dx = ax - bx;
      const dy = ay - by;
      const force = 26_000 / (dx * dx + dy * dy + 100);
      const length = Math.hypot(dx, dy) + 1;
      push(ids[one]!, (dx / length) * force * 4, (dy / length) * force * 4);
      push(ids[two]!, (-dx / length) * force * 4, (-dy / length) * force * 4);
    }
  }
  for (const { from, to } of links) {
    const [ax, ay] = at.get(from)!;
    const [bx, by] = at.get(to)!;
    const length = Math.hypot(bx - ax, by - ay) + 1;
    const pull = (length - 160) * 0.04;
    push(from, ((bx - ax) / length) * pull, ((by - ay) / length) * pull);
    push(to, ((ax - bx) / length) * pull, ((ay - by) / length) * pull);
  }
  for (const id of ids) {
    const [x, y] = at.get(id)!;
    const [mx, my] = moves.get(id)!;
    const scale = Math.min(1, (60 * heat) / (Math.hypot(mx, my) + 1));
    at.set(id, [x + mx * scale - x * 0.01, y + my * scale - y * 0.01]);
  }
}
