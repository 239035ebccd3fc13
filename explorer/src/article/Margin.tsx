/** Beside the text: who says what, at the height of the words; on a narrow page there is no room for it. */
import { useLayoutEffect, useState } from "preact/hooks";
import type { Graph } from "../model/graph";
import { shorten } from "../model/text";
import type { Article, Id } from "../model/types";
import { useGraph } from "../state/store";
import type { Mark } from "./layers";

interface Note {
  id: Id;
  start: number;
  /** Of the words, in pixels from the top of the page; `at` is where there is room for the note. */
  top: number;
  bottom: number;
  at: number;
  /** Bars that are side by side. */
  lane: number;
}

/** As wide as the style sheet leaves room for it. */
const ROOM = 800;
const LINE = 40;

interface Props {
  article: Article;
  marks: Mark[];
  page: { current: HTMLElement | null };
  selected: Id | null;
  select: (id: Id, start?: number) => void;
}

export function Margin({ article, marks, page, selected, select }: Props) {
  const graph = useGraph();
  const [notes, setNotes] = useState<Note[]>([]);
  useLayoutEffect(() => {
    const place = page.current;
    if (place === null) return;
    const measure = () => setNotes(place.clientWidth < ROOM ? [] : placed(claimsOf(marks), place));
    const watcher = new ResizeObserver(measure);
    watcher.observe(place);
    measure();
    return () => watcher.disconnect();
  }, [marks, article.id]);
  if (notes.length === 0) return null;
  return (
    <aside class="margin" aria-label="Who says what">
      {notes.map((note) => (
        <div key={note.id} class={note.id === selected ? "on" : ""}>
          <span class="bar" style={{ top: `${note.top}px`, height: `${note.bottom - note.top}px`, left: `${note.lane * 5}px` }} />
          <button type="button" class="note" style={{ top: `${note.at}px` }} onClick={() => select(note.id, note.start)}>
            {said(graph, note.id)}
          </button>
        </div>
      ))}
    </aside>
  );
}

function said(graph: Graph, id: Id) {
  const item = graph.items.get(id);
  if (item?.kind !== "claim") return null;
  const speakers = graph.partsOf(id).filter((part) => part.kind === "speaker").map((part) => graph.items.get(part.id)).flatMap((each) => (each?.kind === "thing" ? [each.thing.label] : []));
  const name = shorten(speakers.join(", ") || "Somebody", 44);
  return <><b><bdi>{name.charAt(0).toUpperCase() + name.slice(1)}</bdi></b> {item.fact.verb}</>;
}

/** Claims with where their words begin and end. */
function claimsOf(marks: Mark[]): Map<Id, { start: number; end: number }> {
  const found = new Map<Id, { start: number; end: number }>();
  for (const { layer, part, id, start, end } of marks) {
    if (layer !== "claims" || part !== "content") continue;
    const known = found.get(id);
    found.set(id, known === undefined ? { start, end } : { start: Math.min(start, known.start), end: Math.max(end, known.end) });
  }
  return found;
}

function placed(claims: Map<Id, { start: number; end: number }>, page: HTMLElement): Note[] {
  const frame = page.getBoundingClientRect();
  const starts = new Map<number, Element>();
  const ends = new Map<number, Element>();
  for (const segment of page.querySelectorAll<HTMLElement>("[data-s]")) {
    const start = Number(segment.dataset.s);
    starts.set(start, segment);
    ends.set(start + segment.textContent!.length, segment);
  }
  const notes: Note[] = [];
  for (const [id, { start, end }] of claims) {
    const first = starts.get(start);
    if (first === undefined) continue;
    const last = ends.get(end) ?? first;
    notes.push({ id, start, top: first.getBoundingClientRect().top - frame.top, bottom: last.getBoundingClientRect().bottom - frame.top, at: 0, lane: 0 });
  }
  notes.sort((a, b) => a.top - b.top || a.start - b.start);
  let free = 0;
  const lanes: number[] = [];
  for (const note of notes) {
    note.at = Math.max(note.top, free);
    free = note.at + LINE;
    const lane = lanes.findIndex((bottom) => bottom <= note.top + 2);
    note.lane = lane < 0 ? Math.min(lanes.length, 3) : lane;
    lanes[note.lane] = note.bottom;
  }
  return notes;
}
