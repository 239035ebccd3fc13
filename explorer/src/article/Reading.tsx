/** One article: its head, its text with marks, and at the side who says what. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { copyOf } from "../details/reports";
import { publishedTold } from "../details/words";
import type { Graph } from "../model/graph";
import { safeUrl, shorten, toUnit } from "../model/text";
import type { Article, Id } from "../model/types";
import { Icon } from "../shell/icons";
import { labelOf } from "../shell/ItemLink";
import { useExplorer, useGraph, useStore, useVisible } from "../state/store";
import { Bare } from "./Bare";
import { Card, type Pointed } from "./Card";
import { marksOf, paragraphsOf, placesOf, stopsOf, type Mark } from "./layers";
import { LayerSwitches } from "./LayerSwitches";
import { Margin } from "./Margin";
import { Stepper } from "./Stepper";
import { segmentAt, Text } from "./Text";

export function Reading({ article }: { article: Article }) {
  const { graph, store } = useExplorer();
  const selected = useStore((state) => (state.selected === null ? null : toldHere(graph, state.selected, article.id)));
  const at = useStore((state) => state.at);
  const hidden = useStore((state) => state.hiddenMarks);
  const { factIds, thingIds } = useVisible();
  const scroll = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [step, setStep] = useState(0);
  const said = useRef<HTMLParagraphElement>(null);

  const all = useMemo(() => marksOf(graph, article.id), [graph, article]);
  const base = useMemo(() => all.filter(({ layer, id }) => !hidden.includes(layer) && (layer === "names" ? thingIds : factIds).has(id)), [all, hidden, thingIds, factIds]);
  // What is selected is marked even where its layer is not; then, and only then, the text is cut anew.
  const left = useMemo(() => selected !== null && all.some(({ id }) => id === selected) && !base.some(({ id }) => id === selected), [all, base, selected]);
  const shown = useMemo(() => new Set(base), [base]);
  const marks = useMemo(() => (left ? all.filter((mark) => mark.id === selected || shown.has(mark)) : base), [all, base, left && selected]);
  const text = article.text ?? "";
  const paragraphs = useMemo(() => paragraphsOf(text, marks), [text, marks]);
  const places = useMemo(() => (selected === null ? [] : placesOf(all, selected)), [all, selected]);
  const stops = useMemo(() => stopsOf(marks), [marks]);

  const show = useCallback((start: number, smooth: boolean, end?: number) => {
    const found = segmentAt(page.current, start);
    if (found === null || scroll.current === null) return;
    pointOut(page.current!, start, end);
    const frame = scroll.current.getBoundingClientRect();
    const top = scroll.current.scrollTop + found.getBoundingClientRect().top - frame.top - uncovered(frame) * 0.38;
    scroll.current.scrollTo({ top, behavior: smooth && !matchMedia("(prefers-reduced-motion: reduce)").matches ? "smooth" : "auto" });
  }, []);

  // What is selected anywhere is shown here: at the place that was asked for, else at its first words in this article.
  const drawn = useRef(false);
  useLayoutEffect(() => {
    const asked = at === null ? null : toUnit(text, at);
    const wanted = asked === null ? -1 : places.findIndex(({ start, end }) => start <= asked && asked < end);
    const evidence = selected === null ? -1 : places.findIndex(({ start }) => start === firstEvidence(selected));
    const chosen = wanted >= 0 ? wanted : Math.max(0, evidence);
    setStep(chosen);
    const place = places[chosen]?.start ?? asked;
    pointOut(page.current, -1);
    if (place !== null && place !== undefined && !inSight(page.current, scroll.current, place)) show(place, drawn.current);
    drawn.current = true;
  }, [selected, at, article.id]);

  function firstEvidence(id: Id): number {
    const item = graph.items.get(id);
    if (item === undefined || !("fact" in item)) return -1;
    const span = (item.kind === "claim" && item.fact.content?.[0]) || item.fact.evidence.find((each) => each.article === article.id);
    return span ? toUnit(text, span.start) : -1;
  }

  const current = useRef(step);
  current.current = step;
  const go = useCallback(
    (by: 1 | -1) => {
      if (places.length === 0) return;
      const next = (current.current + by + places.length) % places.length;
      current.current = next; // keys may come faster than the page is drawn
      setStep(next);
      show(places[next]!.start, true, places[next]!.end);
    },
    [places],
  );

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.key !== "n" && event.key !== "p") || !store.get().letters) return;
      if (event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
      go(event.key === "n" ? 1 : -1);
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [go]);

  const select = useCallback((id: Id | null, start?: number) => store.set({ selected: id, article: article.id, at: start === undefined ? null : pointOf(article, start) }), [article]);
  const point = useCallback((found: { marks: Mark[]; element: Element } | null, speak: boolean) => {
    if (found === null || page.current === null) return setPointed(null);
    const frame = page.current.getBoundingClientRect();
    const [box] = found.element.getClientRects();
    if (box === undefined) return;
    setPointed({ marks: found.marks, left: box.left - frame.left, top: box.top - frame.top, bottom: box.bottom - frame.top, room: frame.width });
    if (speak && said.current) said.current.textContent = [...new Set(found.marks.map(({ id }) => labelOf(graph.items.get(id)!)))].join("; ");
  }, []);

  const url = safeUrl(article.url);
  const published = publishedTold(article);
  return (
    <div class="reading" ref={scroll}>
      <div class="reading-bar">
        <LayerSwitches marks={all} />
        <Stepper article={article} places={places} step={step} go={go} />
      </div>
      <div class="page" ref={page}>
        <article lang="en">
          <header>
            <p class="where">
              {[article.source, published].filter(Boolean).map((each) => <bdi key={each}>{each}</bdi>)}
              {url !== null && <a href={url} target="_blank" rel="noopener noreferrer">Where it was published <Icon name="out" /></a>}
            </p>
            <Copied article={article} />
            {!opensWithTitle(article) && <h2 dir="auto">{article.title}</h2>}
          </header>
          {article.text === undefined ? (
            <Bare article={article} />
          ) : (
            <Text text={text} paragraphs={paragraphs} stops={stops} titled={opensWithTitle(article)} selected={selected} select={select} point={point} show={show} />
          )}
          <p class="offscreen" role="status" ref={said} />
        </article>
        {article.text !== undefined && !hidden.includes("claims") && <Margin article={article} marks={marks} page={page} selected={selected} select={select} />}
        {pointed !== null && <Card pointed={pointed} />}
      </div>
    </div>
  );
}

/** Whose text it is, if that is another's, and who prints it again. */
function Copied({ article }: { article: Article }) {
  const graph = useGraph();
  const copy = copyOf(article);
  const again = graph.familyOf(article.id).filter((each) => copyOf(each)?.of === article.id);
  if (copy === null && again.length === 0) return null;
  return (
    <p class="where">
      {copy !== null && <span>{copy.later ? "Later version of" : "Copy of"} <ArticleLink id={copy.of} /></span>}
      {again.slice(0, 5).map((each) => <span key={each.id}>{copyOf(each)!.later ? "Has a later version:" : "Printed again:"} <ArticleLink id={each.id} /></span>)}
      {again.length > 5 && <span>and {again.length - 5} more</span>}
    </p>
  );
}

function ArticleLink({ id }: { id: Id }) {
  const { graph, store } = useExplorer();
  const article = graph.articles.get(id);
  if (article === undefined) return <><bdi>{id}</bdi> (not in this graph)</>;
  const by = [article.source, publishedTold(article)].filter(Boolean).join(", ");
  return (
    <>
      <button type="button" class="item" onClick={() => store.set({ article: id, at: null })}><bdi>{shorten(article.title, 90)}</bdi></button>
      {by && <> (<bdi>{shorten(by, 80)}</bdi>)</>}
    </>
  );
}

/** Of an event that several articles report, what this one tells. */
function toldHere(graph: Graph, id: Id, article: Id): Id {
  const item = graph.items.get(id);
  if (item?.kind === "event" && item.fact.article === article) return id;
  const shared = item?.kind === "shared" ? item : graph.sharedOf(id);
  return shared?.reports.find(({ fact }) => fact.article === article)?.id ?? id;
}

function opensWithTitle({ title, text }: Article): boolean {
  return text !== undefined && text.trimStart().startsWith(title) && /^\s*(\n|$)/.test(text.trimStart().slice(title.length));
}

function pointOf({ text }: Article, unit: number): number {
  return [...(text ?? "").slice(0, unit)].length;
}

/** Marks where a reader is, who steps from place to place. */
function pointOut(page: Element | null, start: number, end = start): void {
  for (const each of page?.querySelectorAll<HTMLElement>("[data-s]") ?? []) {
    const at = Number(each.dataset.s);
    each.toggleAttribute("data-here", end > start && at >= start && at < end);
  }
}

/** How high the part of a frame is that no sheet of a phone lies over. */
function uncovered(frame: DOMRect): number {
  const sheet = document.querySelector(".side");
  if (sheet === null || getComputedStyle(sheet).position !== "fixed") return frame.height;
  return Math.min(frame.height, Math.max(sheet.getBoundingClientRect().top - frame.top, frame.height * 0.4));
}

function inSight(page: Element | null, scroll: Element | null, start: number): boolean {
  const found = segmentAt(page, start);
  if (found === null || scroll === null) return false;
  const frame = scroll.getBoundingClientRect();
  const box = found.getBoundingClientRect();
  return box.top > frame.top + 60 && box.bottom < frame.top + uncovered(frame) - 60;
}
