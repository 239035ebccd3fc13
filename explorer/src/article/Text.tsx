/** The text of an article in segments; a click, or Enter, leads from words to what they mean. */
import { Component } from "preact";
import { useMemo, useRef } from "preact/hooks";
import type { Graph } from "../model/graph";
import type { Id } from "../model/types";
import { useGraph } from "../state/store";
import { useTheme } from "../shell/theme";
import type { Mark, Paragraph, Segment } from "./layers";

interface Props {
  text: string;
  paragraphs: Paragraph[];
  /** Where the arrow keys stop. */
  stops: Mark[];
  /** Whether the first paragraph is the headline. */
  titled: boolean;
  selected: Id | null;
  select: (id: Id | null, start?: number) => void;
  point: (found: { marks: Mark[]; element: Element } | null, speak: boolean) => void;
  show: (start: number, smooth: boolean, end?: number) => void;
}

export function Text({ text, paragraphs, stops, titled, selected, select, point, show }: Props) {
  const graph = useGraph();
  const theme = useTheme();
  const stop = useRef(-1);
  const byStart = useMemo(() => new Map(paragraphs.flatMap((each) => each.segments.map((segment) => [segment.start, segment] as const))), [paragraphs]);
  const segmentOf = (target: EventTarget | null): { segment: Segment; element: Element } | null => {
    const element = target instanceof Element ? target.closest("[data-s]") : null;
    const segment = element === null ? undefined : byStart.get(Number(element.getAttribute("data-s")));
    return segment === undefined || segment.marks.length === 0 ? null : { segment, element: element! };
  };
  const take = ({ segment }: { segment: Segment }) => {
    // Words may mean several things: the shortest first, each further click the next around it.
    const ids = [...new Set(segment.marks.map((mark) => mark.id))];
    const next = ids[(ids.indexOf(selected ?? "") + 1) % ids.length]!;
    select(next, segment.start);
  };
  const clicked = (event: MouseEvent) => {
    if (String(getSelection() ?? "") !== "") return; // somebody selects words to copy them
    const found = segmentOf(event.target);
    if (found === null) select(null);
    else take(found);
  };
  const moved = (event: MouseEvent) => {
    const found = segmentOf(event.target);
    point(found && { marks: found.segment.marks, element: found.element }, false);
  };
  const pressed = (event: KeyboardEvent) => {
    if (stops.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by !== undefined) {
      stop.current = (Math.max(stop.current, by > 0 ? -1 : 0) + by + stops.length) % stops.length;
      const { start, end } = stops[stop.current]!;
      show(start, true, end);
      const element = segmentAt(event.currentTarget as Element, start);
      const segment = byStart.get(start);
      if (element && segment) point({ marks: segment.marks, element }, true);
    } else if (event.key === "Enter" && stops[stop.current] !== undefined) {
      const { start, id } = stops[stop.current]!;
      select(id, start);
    } else return;
    event.preventDefault();
  };
  return (
    <div
      class={`text ${selected !== null && paragraphs.some((each) => each.ids.has(selected)) ? "picked" : ""}`}
      tabIndex={0}
      role="group"
      aria-label="Text of the article. Arrow keys right and left go from mark to mark, Enter selects."
      dir="auto"
      onClick={clicked}
      onMouseOver={moved}
      onMouseLeave={() => point(null, false)}
      onBlur={() => point(null, false)}
      onKeyDown={pressed}
    >
      {paragraphs.map((paragraph, at) => (
        <Lines key={paragraph.start} text={text} paragraph={paragraph} heading={at === 0 && titled} graph={graph} theme={theme} selected={selected !== null && paragraph.ids.has(selected) ? selected : null} />
      ))}
    </div>
  );
}

interface LinesProps {
  text: string;
  paragraph: Paragraph;
  heading: boolean;
  graph: Graph;
  theme: string;
  /** What is selected, if words of it stand here. */
  selected: Id | null;
}

/** A paragraph, drawn again only if something in it changes. */
class Lines extends Component<LinesProps> {
  override shouldComponentUpdate(next: LinesProps): boolean {
    return next.paragraph !== this.props.paragraph || next.selected !== this.props.selected || next.theme !== this.props.theme || next.heading !== this.props.heading;
  }

  override render() {
    const { text, paragraph, heading, graph, selected } = this.props;
    const pieces = paragraph.segments.map((segment) => <Piece key={segment.start} text={text} segment={segment} graph={graph} selected={selected} />);
    return heading ? <h2 dir="auto">{pieces}</h2> : <p dir="auto">{pieces}</p>;
  }
}

function Piece({ text, segment, graph, selected }: { text: string; segment: Segment; graph: Graph; selected: Id | null }) {
  const words = text.slice(segment.start, segment.end);
  const { marks } = segment;
  // A place may be asked for that no mark begins at; it is found by its segment all the same.
  if (marks.length === 0) return <span data-s={segment.start}>{words}</span>;
  const { names, style } = looksOf(marks, segment, graph, selected);
  return <span class={names.join(" ")} style={style} data-s={segment.start}>{words}</span>;
}

/** The element of the segment that holds an offset. */
export function segmentAt(page: Element | null, start: number): HTMLElement | null {
  return page?.querySelector<HTMLElement>(`[data-s="${start}"]`) ?? null;
}

function looksOf(marks: Mark[], segment: Segment, graph: Graph, selected: Id | null): { names: string[]; style: Record<string, string> } {
  const names = ["m"];
  const style: Record<string, string> = {};
  const first = (layer: Mark["layer"]) => marks.find((mark) => mark.layer === layer && mark.id === selected) ?? marks.find((mark) => mark.layer === layer);
  const name = first("names");
  const named = name && graph.items.get(name.id);
  if (name && named?.kind === "thing") {
    const look = graph.look(named.thing.type);
    names.push("name", name.part);
    style["--fill"] = look.fill;
    style["--border"] = look.border;
  }
  const event = first("events");
  const told = event && graph.items.get(event.id);
  if (event && told?.kind === "event") {
    names.push("event", `s-${/^[a-z]+$/.test(told.fact.status) ? told.fact.status : "other"}`);
    style["--status"] = graph.statusLook(told.fact.status).border;
    if (marks.some((mark) => mark.part === "trigger")) names.push("trigger");
  }
  for (const mark of marks) {
    if (mark.layer !== "claims") continue;
    if (mark.part === "content") {
      if (mark.start === segment.start) names.push("opens");
      if (mark.end === segment.end) names.push("closes");
    } else names.push(mark.part);
  }
  if (marks.some((mark) => mark.layer === "bonds")) names.push("bond");
  if (selected !== null && marks.some((mark) => mark.id === selected)) {
    names.push("on");
    if (marks.some((mark) => mark.id === selected && (mark.part === "trigger" || mark.part === "cue"))) names.push("key");
  }
  return { names: [...new Set(names)], style };
}
