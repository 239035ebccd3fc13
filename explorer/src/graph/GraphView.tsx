import { useEffect, useRef, useState } from "preact/hooks";
import { isWriting } from "../shell/keyboard";
import { onTheme } from "../shell/theme";
import { useExplorer, useStore, useVisible } from "../state/store";
import { toScreen } from "./camera";
import { followGestures } from "./gestures";
import "./graph.css";
import { curveInWorld, type Hit } from "./hit";
import { pointAt } from "./parallel";
import { fileName, save, toPng, toSvg } from "./picture";
import { Lone } from "./Lone";
import { Stage } from "./stage";
import { Strip } from "./Strip";
import { linkTip, nodeSentence, nodeTip, pictureSentence } from "./words";

interface Pointed {
  hit: Hit;
  x: number;
  y: number;
}

const ARROWS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STEP = 1.5;

export function GraphView() {
  const { graph, store } = useExplorer();
  const shown = useVisible();
  const edgeLabels = useStore((state) => state.edgeLabels);
  const canvas = useRef<HTMLCanvasElement>(null);
  const stage = useRef<Stage | null>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [told, setTold] = useState("");

  useEffect(() => {
    const element = canvas.current!;
    const made = new Stage(element, graph, store, {
      hovered: (hit, x, y) => setPointed((before) => (hit === null ? null : before?.hit.kind === hit.kind && before.hit.at === hit.at ? before : { hit, x, y })),
      focused: (at) => setTold(at === null ? "" : nodeSentence(graph, made.scene, at)),
    });
    stage.current = made;
    const observer = new ResizeObserver(() => made.resize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    const ask = (event: Event) => answer(made, (event as CustomEvent<Record<string, unknown>>).detail);
    element.addEventListener("statecraft", ask);
    const pressed = (event: KeyboardEvent) => zoomKeys(made, event, store.get().letters);
    document.addEventListener("keydown", pressed);
    // In the next frame, when the rest of the page, which may lie over the picture, has followed the state.
    let frame = 0;
    const inNextFrame = (then: () => void) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(then);
    };
    const makeRoom = () => inNextFrame(() => made.makeRoom());
    const follow = () => inNextFrame(() => (made.update(), makeRoom()));
    inNextFrame(makeRoom);
    const ends = [followGestures(element, made.hands), inkForPaper(made), store.subscribe(follow), onTheme(() => made.retint()), () => cancelAnimationFrame(frame)];
    return () => {
      for (const end of ends) end();
      observer.disconnect();
      element.removeEventListener("statecraft", ask);
      document.removeEventListener("keydown", pressed);
      made.stop();
      stage.current = null;
    };
  }, [graph, store]);
  useEffect(() => setPointed(null), [shown]);

  const walk = (event: KeyboardEvent) => {
    const now = stage.current;
    const arrow = ARROWS[event.key];
    if (now === null || event.altKey || event.ctrlKey || event.metaKey) return;
    if (arrow && event.shiftKey) now.pan(-arrow[0] * 60, -arrow[1] * 60);
    else if (arrow) now.hands.walk(...arrow);
    else if (event.key === "Home" && now.scene.nodes.length > 0) now.hands.focus(0);
    else if (event.key === "Enter" || event.key === " ") now.hands.selectFocused();
    else if (event.key === "Escape" && store.get().selected === null && now.hands.focused !== null) now.hands.focus(null);
    else return;
    event.preventDefault();
  };

  const { title } = graph.payload.model;
  const savePng = async () => {
    const now = stage.current!;
    save(fileName(title, "png"), await toPng(now.size.width, now.size.height, 2, (pen) => now.drawWith(pen)));
  };
  const saveSvg = () => {
    const now = stage.current!;
    save(fileName(title, "svg"), new Blob([toSvg(now.size.width, now.size.height, title, (pen) => now.drawWith(pen))], { type: "image/svg+xml" }));
  };

  return (
    <div class="graph">
      <Strip />
      <div class="picture">
        <canvas
          ref={canvas}
          tabIndex={0}
          role="application"
          aria-roledescription="picture"
          aria-label={pictureSentence(shown)}
          aria-describedby="graph-keys"
          onKeyDown={walk}
          onBlur={() => stage.current?.hands.focus(null)}
        />
        <p class="offscreen" id="graph-keys">Arrow keys walk from node to node, Enter selects, plus and minus zoom, 0 shows all of it.</p>
        <p class="offscreen" aria-live="polite">{told}</p>
        <div class="graph-tools top" role="group" aria-label="Picture">
          <button type="button" aria-pressed={edgeLabels} title="Names on links (e)" onClick={() => store.set({ edgeLabels: !edgeLabels })}>Link names</button>
          <button type="button" title="Save what is seen as a PNG picture" disabled={shown.nodes.length === 0} onClick={savePng}>PNG</button>
          <button type="button" title="Save what is seen as an SVG drawing" disabled={shown.nodes.length === 0} onClick={saveSvg}>SVG</button>
        </div>
        <div class="graph-tools zoom" role="group" aria-label="Zoom">
          <button type="button" aria-label="Larger" title="Larger (+)" onClick={() => stage.current?.zoomStep(STEP)}>+</button>
          <button type="button" aria-label="Smaller" title="Smaller (−)" onClick={() => stage.current?.zoomStep(1 / STEP)}>−</button>
          <button type="button" aria-label="Show all of it" title="Show all of it (0)" onClick={() => stage.current?.fitAll()}>⤢</button>
        </div>
        {pointed !== null && stage.current !== null && <TipBox {...pointed} stage={stage.current} />}
      </div>
      <Lone />
    </div>
  );
}

function TipBox({ hit, x, y, stage }: Pointed & { stage: Stage }) {
  const { graph } = useExplorer();
  const count = hit.kind === "node" ? stage.scene.nodes.length : stage.scene.links.length;
  if (hit.at >= count) return null;
  const { title, lines } = hit.kind === "node" ? nodeTip(graph, stage.scene, hit.at) : linkTip(graph, stage.scene, hit.at);
  const { width, height } = stage.size;
  const place = { left: x > width - 300 ? "auto" : `${x + 14}px`, right: x > width - 300 ? `${width - x + 14}px` : "auto", top: y > height - 120 ? "auto" : `${y + 16}px`, bottom: y > height - 120 ? `${height - y + 14}px` : "auto" };
  return (
    <div class="tip" style={place} aria-hidden="true">
      <b><bdi>{title}</bdi></b>
      {lines.map((line) => <span key={line}>{line}</span>)}
    </div>
  );
}

/** On paper the picture is as in the light, whatever the page is. */
function inkForPaper(stage: Stage): () => void {
  const root = document.documentElement;
  let before: string | undefined;
  const light = () => {
    before = root.dataset.theme;
    root.dataset.theme = "light";
    stage.redraw();
  };
  const back = () => {
    if (before !== undefined) root.dataset.theme = before;
    stage.redraw();
  };
  window.addEventListener("beforeprint", light);
  window.addEventListener("afterprint", back);
  return () => {
    window.removeEventListener("beforeprint", light);
    window.removeEventListener("afterprint", back);
  };
}

/** Keys that zoom, wherever the focus is, but where somebody writes; only in the picture, if single signs are no commands. */
function zoomKeys(stage: Stage, event: KeyboardEvent, anywhere: boolean): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isWriting(event.target) || document.querySelector("dialog[open]")) return;
  if (!anywhere && event.target !== stage.canvas) return;
  if (event.key === "+" || event.key === "=") stage.zoomStep(STEP);
  else if (event.key === "-" || event.key === "_" || event.key === "−") stage.zoomStep(1 / STEP);
  else if (event.key === "0") stage.fitAll();
  else return;
  event.preventDefault();
}

/** Tells a test, which cannot see the canvas, where something is: `detail.id` asks, the rest of it answers. */
function answer(stage: Stage, detail: Record<string, unknown> | null): void {
  if (detail === null) return;
  if (typeof detail.id === "string") detail.where = where(stage, detail.id);
  detail.names = stage.planned.names.map(({ text, kind, box, number }) => ({ text, kind, number, ...box }));
  detail.lit = [...(stage.marks.lit ?? [])].map((at) => stage.scene.nodes[at]!.id);
  detail.nodes = stage.scene.nodes.map((node) => node.id);
}

/** Where a node, or the link of a fact, is seen on the page. */
function where({ scene, camera, canvas }: Stage, id: string): { x: number; y: number } | null {
  const node = scene.indexOf.get(id);
  const link = scene.members.findIndex((own) => own.some((each) => each.fact === id));
  if (node === undefined && link < 0) return null;
  const [wx, wy] = node !== undefined ? [scene.x[node]!, scene.y[node]!] : pointAt(curveInWorld(scene, link), 0.5);
  const [x, y] = toScreen(camera, wx, wy);
  const { left, top } = canvas.getBoundingClientRect();
  return { x: left + x, y: top + y };
}
