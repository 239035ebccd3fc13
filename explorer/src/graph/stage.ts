/** The picture as it is now: scene, camera, what is pointed at. Draws only when something has changed. */
import type { Graph } from "../model/graph";
import type { Id, PictureName } from "../model/types";
import type { State } from "../state/state";
import type { Store } from "../state/store";
import { visible, type Visible } from "../state/visible";
import { between, boundsOf, fit, movedBy, stretch, toScreen, toWorld, zoomAt, type Camera, type Size } from "./camera";
import { curveInWorld, HitIndex, type Hit } from "./hit";
import type { Box, Font } from "./labels";
import { pointAt } from "./parallel";
import type { Palette, Pen } from "./pen";
import { plan, planOver, type Marks, type Plan, type Wish } from "./plan";
import { radial } from "./radial";
import { clear, draw, drawOver } from "./renderer";
import { Snapshot } from "./snapshot";
import { growth, sceneOf, type Scene } from "./scene";
import { nextNode } from "./walk";

export interface Watcher {
  /** What is pointed at, and where on the canvas. */
  hovered(hit: Hit | null, x: number, y: number): void;
  focused(at: number | null): void;
}

/** A picture of more nodes and links than this is not drawn anew for each frame. */
const LARGE = 1500;
const REST = 140;
const GLIDE = 320;
/** Canvases less wide are those of phones. */
const NARROW = 520;

export class Stage {
  scene!: Scene;
  camera: Camera = { x: 0, y: 0, scale: 1 };
  size: Size;
  palette!: Palette;
  focused: number | null = null;
  private shown: Visible | null = null;
  private state!: State;
  private readonly places: Partial<Record<PictureName, Map<Id, [number, number]>>> = {};
  private around: Map<Id, [number, number]> | null = null;
  private hits: HitIndex | null = null;
  private planned: Plan | null = null;
  private marks!: Marks;
  /** Without what is only pointed at. */
  private lasting!: Marks;
  /** Where buttons lie over the picture. */
  private kept: Box[] = [];
  private snapshot: Snapshot | null = null;
  private hovered: Hit | null = null;
  private grabbed: number | null = null;
  private touched = false;
  private frame = 0;
  private timer = 0;
  private moving = false;
  private glide: { from: Camera; to: Camera; since: number; xs?: Float64Array; ys?: Float64Array; toX?: Float64Array; toY?: Float64Array } | null = null;
  private readonly pen: CanvasRenderingContext2D;
  private readonly widths = new Map<string, number>();

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly graph: Graph,
    private readonly store: Store,
    private readonly watcher: Watcher,
  ) {
    this.pen = canvas.getContext("2d", { alpha: false })!;
    this.size = { width: canvas.clientWidth, height: canvas.clientHeight };
    this.retint();
    this.update();
    this.resize(this.size, true);
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
  }

  /** Takes the colours of the page's theme. */
  retint(): void {
    const style = getComputedStyle(this.canvas);
    const of = (name: string) => style.getPropertyValue(name).trim();
    this.palette = {
      ground: of("--ground"),
      ink: of("--ink"),
      quiet: of("--quiet"),
      edge: of("--edge"),
      claim: this.graph.look("Claim").border,
      accent: of("--accent"),
      focus: of("--focus"),
      dark: document.documentElement.dataset.theme === "dark",
      family: of("--font") || "sans-serif",
    };
    this.snapshot = null;
    this.ask();
  }

  /** Draws at once: for paper, before it is printed. */
  redraw(): void {
    this.retint();
    this.paint();
  }

  resize(size: Size, first = false): void {
    const before = this.size;
    if (!first && size.width === before.width && size.height === before.height) return;
    this.size = size;
    const times = window.devicePixelRatio || 1;
    const corner = this.canvas.getBoundingClientRect();
    this.kept = [...this.canvas.parentElement!.querySelectorAll(".graph-tools")].map((tools) => {
      const { left, top, width, height } = tools.getBoundingClientRect();
      return { x: left - corner.left, y: top - corner.top, width, height };
    });
    this.canvas.width = Math.round(size.width * times);
    this.canvas.height = Math.round(size.height * times);
    if (!this.touched && this.around !== null && !first) this.rebuild(this.shown!, undefined);
    if (!this.touched) this.camera = this.fitted();
    else this.camera = movedBy(this.camera, (size.width - before.width) / 2, (size.height - before.height) / 2);
    this.glide = null;
    this.paint(); // at once: a canvas is empty after a change of its size
  }

  /** Follows the state. */
  update(): void {
    const state = this.store.get();
    const before = this.state as State | undefined;
    const shown = visible(state, this.graph);
    this.state = state;
    if (shown !== this.shown) this.rebuild(shown, before);
    else this.remark();
  }

  private rebuild(shown: Visible, before: State | undefined): void {
    const { state } = this;
    const old = this.scene as Scene | undefined;
    this.shown = shown;
    const alone = state.only && shown.near !== null;
    this.around = alone ? radial(shown, state.selected, this.base(), this.wide()) : null;
    const focus = this.focused === null ? null : old?.nodes[this.focused]?.id;
    this.scene = sceneOf(this.graph, shown, this.around ?? this.base());
    this.hits = null;
    this.hovered = null;
    this.snapshot = null;
    this.lasting = this.marksOfSelected();
    this.focused = focus == null ? null : (this.scene.indexOf.get(focus) ?? null);
    this.remark();
    if (before === undefined || old === undefined || this.size.width === 0) return;
    const close = this.size.width < NARROW && before.selected !== state.selected;
    const rearranged = close || before.picture !== state.picture || before.all !== state.all || before.only !== state.only || (alone && (before.selected !== state.selected || before.steps !== state.steps));
    if (rearranged) {
      this.touched = false;
      this.glideTo(this.fitted(), old);
    } else if (state.selected !== null && state.selected !== before.selected) this.show(this.scene.indexOf.get(state.selected) ?? null);
  }

  /** Where nodes stand when all are shown: where Python has put them, or a reader. */
  private base(): Map<Id, [number, number]> {
    const { picture } = this.state;
    return (this.places[picture] ??= this.spread(picture));
  }

  private spread(picture: PictureName): Map<Id, [number, number]> {
    const { nodes, positions } = this.graph.pictures[picture];
    const first = nodes.slice(0, this.graph.payload.few).map((node): readonly [number, number] => positions[node.id] ?? [0, 0]);
    const [wider, higher] = stretch(boundsOf(first.map(([x]) => x), first.map(([, y]) => y)), this.size);
    return new Map(nodes.map(({ id }) => [id, [(positions[id]?.[0] ?? 0) * wider, (positions[id]?.[1] ?? 0) * higher]]));
  }

  private remark(): void {
    const { scene, state, hovered, focused } = this;
    const strong = new Set(this.lasting.strong);
    if (hovered?.kind === "link") strong.add(hovered.at);
    if (hovered?.kind === "node") for (const at of scene.linksOf[hovered.at]!) strong.add(at);
    if (focused !== null) for (const at of scene.linksOf[focused]!) strong.add(at);
    this.marks = { ...this.lasting, strong, hovered, focused };
    if (this.namesOf !== state.edgeLabels) this.snapshot = null;
    this.namesOf = state.edgeLabels;
    this.ask();
  }

  private namesOf = false;

  private marksOfSelected(): Marks {
    const { scene, state } = this;
    const selected = state.selected === null ? null : (scene.indexOf.get(state.selected) ?? null);
    const strong = new Set<number>(selected === null ? [] : scene.linksOf[selected]);
    if (selected === null && state.selected !== null) scene.links.forEach((link, at) => link.fact === state.selected && strong.add(at));
    return { selected, strong, hovered: null, focused: null };
  }

  ask(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(this.tick);
  }

  private readonly tick = (now: number): void => {
    this.frame = 0;
    this.step(now);
    this.paint();
    if (this.glide !== null) this.ask();
  };

  private step(now: number): void {
    const { glide, scene } = this;
    if (glide === null) return;
    const part = Math.min(1, Math.max(0, (now - glide.since) / GLIDE));
    this.camera = between(glide.from, glide.to, part, this.size);
    if (glide.xs && glide.ys && glide.toX && glide.toY) {
      const eased = part * part * (3 - 2 * part);
      for (let at = 0; at < scene.x.length; at++) {
        scene.x[at] = glide.xs[at]! + (glide.toX[at]! - glide.xs[at]!) * eased;
        scene.y[at] = glide.ys[at]! + (glide.toY[at]! - glide.ys[at]!) * eased;
      }
    }
    if (part >= 1) {
      this.glide = null;
      this.hits = null;
    }
  }

  private paint(): void {
    const { canvas, pen, size, scene } = this;
    if (size.width === 0 || size.height === 0) return;
    const times = canvas.width / size.width;
    pen.setTransform(times, 0, 0, times, 0, 0);
    if (scene.nodes.length + scene.links.length > LARGE) this.paintLarge(times);
    else this.drawWith(pen);
    if (canvas.dataset.ready === undefined) performance.mark("statecraft-ready"); // for measuring
    Object.assign(canvas.dataset, {
      ready: "yes",
      nodes: String(scene.nodes.length),
      links: String(scene.links.length),
      names: String(this.planned!.names.length),
      scale: this.camera.scale.toFixed(4),
      still: this.moving || this.glide !== null ? "no" : "yes",
    });
  }

  /** Draws what is seen with any pen: the canvas's, or one that writes a file. */
  drawWith(pen: Pen): void {
    const { scene, camera, size, marks, palette } = this;
    this.scene.unit = growth(camera.scale) / camera.scale;
    this.planned = plan(scene, camera, size, marks, this.wish());
    draw(pen, scene, camera, size, this.planned, marks, palette);
  }

  /** Puts the last picture where it belongs now, and draws it anew when it no longer serves; then what is pointed at. */
  private paintLarge(times: number): void {
    const { scene, camera, size, marks, lasting, palette, pen } = this;
    scene.unit = growth(camera.scale) / camera.scale;
    const resting = !this.moving && this.glide === null;
    if (this.snapshot === null || !this.snapshot.serves(camera, size, times, resting)) {
      this.snapshot = new Snapshot(scene, camera, size, times, lasting, this.wish(), palette);
    }
    clear(pen, size, palette);
    this.snapshot.put(pen, camera);
    this.planned = this.snapshot.planAt(camera);
    if (marks.hovered === null && marks.focused === null && this.grabbed === null) return;
    const over = planOver(scene, camera, size, marks, this.wish(), this.planned);
    this.planned = { names: [...this.planned.names, ...over.names], plates: new Map([...this.planned.plates, ...over.plates]) };
    drawOver(pen, scene, camera, size, this.planned, marks, palette);
  }

  /** The shape of what is left for a neighbourhood, with names at both sides. */
  private wide(): number {
    return Math.min(1.7, Math.max(0.7, (this.size.width - 2 * this.aside()) / Math.max(80, this.size.height - 100 - this.covered())));
  }

  private wish(): Wish {
    return { linkNames: this.state.edgeLabels, kept: this.kept, family: this.palette.family, measure: this.measure };
  }

  private readonly measure = (text: string, font: Font): number => {
    const key = `${font.css}|${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      this.pen.font = font.css;
      width = Math.ceil(this.pen.measureText(text).width);
      if (this.widths.size > 20_000) this.widths.clear();
      this.widths.set(key, width);
    }
    return width;
  };

  // What the reader does

  private stir(): void {
    this.touched = true;
    this.glide = null;
    this.moving = true;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.moving = false;
      this.ask();
    }, REST);
    this.ask();
  }

  pan(dx: number, dy: number): void {
    this.camera = movedBy(this.camera, dx, dy);
    this.stir();
  }

  zoom(factor: number, x = this.size.width / 2, y = this.size.height / 2): void {
    this.camera = zoomAt(this.camera, factor, x, y);
    this.stir();
  }

  /** Steps of a button or key glide. */
  zoomStep(factor: number): void {
    this.touched = true;
    this.glideTo(zoomAt(this.glide?.to ?? this.camera, factor, this.size.width / 2, this.size.height / 2));
  }

  fitAll(): void {
    this.touched = false;
    this.glideTo(this.fitted());
  }

  private fitted(): Camera {
    const { scene, size, glide } = this;
    let [xs, ys]: ArrayLike<number>[] = [glide?.toX ?? scene.x, glide?.toY ?? scene.y];
    if (size.width < NARROW && scene.dimmed) {
      // On a phone there is no room for what is dimmed.
      const near = scene.nodes.flatMap((_, at) => (scene.dimNode[at] === 0 ? [at] : []));
      [xs, ys] = [near.map((at) => xs![at]!), near.map((at) => ys![at]!)];
    }
    const bounds = boundsOf(xs!, ys!);
    return fit(bounds, size, { x: this.around === null && size.width >= NARROW ? 96 : this.aside(), top: this.size.width >= NARROW ? 56 : 76, bottom: 44 + this.covered() });
  }

  /** Around one node, names stand at the far side of its neighbours. */
  private aside(): number {
    return Math.max(46, Math.min(150, this.size.width * 0.19));
  }

  /** Pixels at the bottom that the sheet of a phone lies over. */
  private covered(): number {
    const sheet = document.getElementById("side");
    if (sheet === null || getComputedStyle(sheet).position !== "fixed") return 0;
    return Math.max(0, Math.min(this.size.height * 0.6, this.canvas.getBoundingClientRect().bottom - sheet.getBoundingClientRect().top));
  }

  private glideTo(to: Camera, old?: Scene): void {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches || this.scene.nodes.length > 600;
    if (calm) {
      this.glide = null;
      this.camera = to;
      this.ask();
      return;
    }
    this.glide = { from: this.camera, to, since: performance.now() };
    if (old !== undefined) {
      const { scene } = this;
      const start = (at: number, axis: "x" | "y") => {
        const before = old.indexOf.get(scene.nodes[at]!.id);
        return before === undefined ? scene[axis][at]! : old[axis][before]!;
      };
      Object.assign(this.glide, { toX: scene.x.slice(), toY: scene.y.slice(), xs: scene.x.map((_, at) => start(at, "x")), ys: scene.y.map((_, at) => start(at, "y")) });
      this.step(performance.now());
    }
    this.ask();
  }

  /** Brings a node into sight, if it is not. */
  private show(at: number | null): void {
    if (at === null) return;
    const { size, scene, camera } = this;
    const [x, y] = toScreen(camera, scene.x[at]!, scene.y[at]!);
    const bottom = size.height - this.covered();
    if (x > 60 && y > 50 && x < size.width - 60 && y < bottom - 40) return;
    this.touched = true;
    const scale = Math.max(camera.scale, 0.5);
    this.glideTo({ x: size.width / 2 - scene.x[at]! * scale, y: bottom / 2 - scene.y[at]! * scale, scale });
  }

  hitAt(x: number, y: number, touch = false): Hit | null {
    this.hits ??= new HitIndex(this.scene);
    const { scene, camera, planned } = this;
    const [wx, wy] = toWorld(camera, x, y);
    const grown = growth(camera.scale);
    const slack = touch ? 12 : 3;
    const node = this.hits.node(wx, wy, 180 / camera.scale, (at, dx, dy) => {
      const far = Math.hypot(dx, dy) * camera.scale;
      const box = planned?.plates.get(at);
      const inside = box !== undefined && Math.abs(dx) * camera.scale <= box.width / 2 && Math.abs(dy) * camera.scale <= box.height / 2;
      if (!inside && far > scene.radius[at]! * grown + slack) return null;
      return far / (scene.dimNode[at] === 1 ? 0.3 : 1);
    });
    if (node !== null) return { kind: "node", at: node };
    const named = this.nameAt(x, y);
    if (named !== null) return named;
    const link = this.hits.link(wx, wy, (touch ? 12 : 5) / camera.scale);
    return link === null ? null : { kind: "link", at: link };
  }

  private nameAt(x: number, y: number): Hit | null {
    const name = this.planned?.names.find(({ box }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height);
    return name === undefined ? null : { kind: name.kind === "link" ? "link" : "node", at: name.at };
  }

  hover(x: number, y: number): void {
    const hit = this.moving || this.glide !== null ? null : this.hitAt(x, y);
    this.canvas.style.cursor = hit === null ? "grab" : "pointer";
    if (hit?.kind !== this.hovered?.kind || hit?.at !== this.hovered?.at) {
      this.hovered = hit;
      this.remark();
    }
    this.watcher.hovered(hit, x, y);
  }

  leave(): void {
    if (this.hovered !== null) {
      this.hovered = null;
      this.remark();
    }
    this.watcher.hovered(null, 0, 0);
  }

  grab(x: number, y: number, touch: boolean): boolean {
    const hit = this.hitAt(x, y, touch);
    this.grabbed = hit?.kind === "node" ? hit.at : null;
    return this.grabbed !== null;
  }

  drag(x: number, y: number): void {
    const at = this.grabbed;
    if (at === null) return;
    this.stir();
    const place = toWorld(this.camera, x, y);
    [this.scene.x[at], this.scene.y[at]] = place;
    (this.around ?? this.base()).set(this.scene.nodes[at]!.id, place);
    if (this.hovered?.at !== at || this.hovered.kind !== "node") {
      this.hovered = { kind: "node", at };
      this.remark();
    }
    this.watcher.hovered(null, 0, 0);
  }

  drop(): void {
    this.grabbed = null;
    this.hits = null;
    this.snapshot = null;
    this.ask();
  }

  click(x: number, y: number, touch: boolean): void {
    this.grabbed = null;
    const hit = this.hitAt(x, y, touch);
    if (hit !== null) this.store.set({ selected: this.idOf(hit) });
    else if (!this.state.only) this.store.set({ selected: null });
    if (touch) this.leave();
  }

  double(x: number, y: number): void {
    const hit = this.hitAt(x, y);
    if (hit?.kind === "node") this.store.set({ selected: this.idOf(hit), only: true });
    else this.glideTo(zoomAt(this.camera, 1.8, x, y));
  }

  private idOf({ kind, at }: Hit): Id {
    return kind === "node" ? this.scene.nodes[at]!.id : this.scene.links[at]!.fact;
  }

  walk(dx: number, dy: number): void {
    const { scene } = this;
    if (scene.nodes.length === 0) return;
    this.focus(this.focused === null ? (this.marks.selected ?? 0) : (nextNode(scene, this.focused, dx, dy) ?? this.focused));
  }

  focus(at: number | null): void {
    this.focused = at;
    this.remark();
    this.show(at);
    this.watcher.focused(at);
  }

  selectFocused(): void {
    if (this.focused !== null) this.store.set({ selected: this.scene.nodes[this.focused]!.id });
  }

  /** Where a node, or the link of a fact, is seen on the page: for tests, which cannot see. */
  where(id: Id): { x: number; y: number } | null {
    const { scene, camera } = this;
    const node = scene.indexOf.get(id);
    const link = scene.links.findIndex((each) => each.fact === id);
    if (node === undefined && link < 0) return null;
    const [wx, wy] = node !== undefined ? [scene.x[node]!, scene.y[node]!] : pointAt(curveInWorld(scene, link), 0.5);
    const [x, y] = toScreen(camera, wx, wy);
    const box = this.canvas.getBoundingClientRect();
    return { x: box.left + x, y: box.top + y };
  }

  /** What is written, and in which boxes: for tests. */
  written(): { text: string; kind: string; x: number; y: number; width: number; height: number }[] {
    return (this.planned?.names ?? []).map(({ text, kind, box }) => ({ text, kind, ...box }));
  }
}
