/** The picture as it is now: scene, camera, what is pointed at. Draws only when something has changed. */
import type { Graph } from "../model/graph";
import type { Id } from "../model/types";
import type { State } from "../state/state";
import type { Store } from "../state/store";
import { visible, type Visible } from "../state/visible";
import { movedBy, toScreen, zoomAt, type Camera, type Size } from "./camera";
import { framed, isNarrow, widthOfRings } from "./framing";
import { Glide, motionIsWelcome } from "./glide";
import { Hands, type Handled, type Watcher } from "./hands";
import type { Box, Measure } from "./labels";
import type { Palette, Pen } from "./pen";
import { placesOf, type Layout, type Look, type Places, type Spots } from "./places";
import { plan, planOver, type Marks, type Plan, type Wish } from "./plan";
import { radial } from "./radial";
import { clear, draw, drawOver } from "./renderer";
import { Snapshot } from "./snapshot";
import { growth, sceneOf, type Scene } from "./scene";
import { buttonsOver, coveredOf, measurer, paletteOf } from "./surroundings";

/** A picture of more nodes and links than this is not drawn anew for each frame. */
const LARGE = 1500;
const REST = 140;
/** More nodes than this do not glide. */
const GLIDING = 600;
/** What stands nearer to the edge, in pixels, is not in sight. */
const AT_EDGE = 16;

export class Stage implements Handled {
  scene!: Scene;
  camera: Camera = { x: 0, y: 0, scale: 1 };
  size: Size;
  planned: Plan = { names: [], plates: new Map() };
  marks!: Marks;
  readonly hands: Hands;
  private palette!: Palette;
  private shown: Visible | null = null;
  private state!: State;
  private readonly places: Places;
  private around: Spots | null = null;
  /** Without what is only pointed at. */
  private lasting!: Marks;
  /** Where buttons lie over the picture. */
  private kept: Box[] = [];
  /** Pixels at the bottom that were covered when the picture was fitted. */
  private reckoned = 0;
  private snapshot: Snapshot | null = null;
  private linkNames = false;
  private glide: Glide | null = null;
  /** Whether the reader has chosen where to look. */
  private touched = false;
  private moving = false;
  private frame = 0;
  private timer = 0;
  private readonly pen: CanvasRenderingContext2D;
  private readonly measure: Measure;

  constructor(
    readonly canvas: HTMLCanvasElement,
    private readonly graph: Graph,
    private readonly store: Store,
    watcher: Watcher,
  ) {
    this.hands = new Hands(this, store, watcher);
    this.pen = canvas.getContext("2d", { alpha: false })!;
    this.measure = measurer(this.pen);
    this.size = { width: canvas.clientWidth, height: canvas.clientHeight };
    this.places = placesOf(graph);
    this.retint();
    this.kept = buttonsOver(canvas);
    this.update();
    this.resize(this.size, true);
    if (this.places.look !== null) this.lookAgain(this.places.look);
  }

  private lookAgain({ picture, camera, size }: Look): void {
    const { state } = this;
    if (picture !== state.picture || this.around !== null) return;
    this.touched = true;
    this.camera = movedBy(camera, (this.size.width - size.width) / 2, (this.size.height - size.height) / 2);
    this.show(this.nodeOf(state.selected));
    this.ask();
  }

  stop(): void {
    const { camera, size } = this;
    this.places.look = this.touched && this.around === null ? { picture: this.state.picture, camera, size } : null;
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
  }

  /** Takes the colours of the page's theme. */
  retint(): void {
    this.palette = paletteOf(this.canvas, this.graph);
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
    this.kept = buttonsOver(this.canvas);
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
    this.settle();
    this.shown = shown;
    const alone = state.only && shown.near !== null;
    this.around = alone ? radial(shown, this.drawn(state.selected), this.base().spots, widthOfRings(this.size, this.covered())) : null;
    const focus = this.hands.focused === null ? null : (old?.nodes[this.hands.focused]?.id ?? null);
    this.scene = sceneOf(this.graph, shown, this.around ?? this.base().spots, this.drawn(state.selected));
    this.hands.reset(focus);
    this.snapshot = null;
    this.lasting = this.marksOfSelected();
    this.remark();
    if (before === undefined || old === undefined || this.size.width === 0) return;
    const rearranged =
      before.picture !== state.picture ||
      before.amount !== state.amount ||
      before.only !== state.only ||
      before.among.join() !== state.among.join() ||
      (before.selected !== state.selected && (alone || isNarrow(this.size))) ||
      (before.steps !== state.steps && alone);
    if (rearranged) {
      this.touched = false;
      this.glideTo(this.fitted(), old);
    } else if (state.selected !== null && state.selected !== before.selected) this.show(this.nodeOf(state.selected));
  }

  /** What stands for something in the picture: for one report of an event, that event. */
  private drawn(id: Id | null): Id | null {
    return id === null ? null : this.graph.drawnAs(id);
  }

  private nodeOf(id: Id | null): number | null {
    const drawn = this.drawn(id);
    return drawn === null ? null : (this.scene.indexOf.get(drawn) ?? null);
  }

  private base(): Layout {
    const letters = { family: this.palette.family, measure: this.measure, kept: this.kept };
    return this.places.of(this.state.picture, this.state.amount, this.size, letters);
  }

  /** Nodes of the scene that belong together. */
  private groups(): number[][] {
    return this.base().groups.map((ids) => ids.flatMap((id) => this.scene.indexOf.get(id) ?? []));
  }

  /** Something else is pointed at, or the names of links are wanted or not. */
  remark(): void {
    const { scene, state } = this;
    const { hovered, focused } = this.hands;
    const strong = new Set(this.lasting.strong);
    if (hovered?.kind === "link") strong.add(hovered.at);
    if (hovered?.kind === "node") for (const at of scene.linksOf[hovered.at]!) strong.add(at);
    if (focused !== null) for (const at of scene.linksOf[focused]!) strong.add(at);
    const lit = this.litNodes();
    if (lit !== null) this.linksOf(this.drawn(state.lit)!).forEach((at) => strong.add(at));
    this.marks = { ...this.lasting, strong, hovered, focused, lit };
    if (this.linkNames !== state.edgeLabels) this.snapshot = null;
    this.linkNames = state.edgeLabels;
    this.ask();
  }

  private marksOfSelected(): Marks {
    const { scene, state } = this;
    const selected = this.nodeOf(state.selected);
    const drawn = this.drawn(state.selected);
    const strong = new Set<number>(selected === null ? [] : scene.linksOf[selected]);
    if (selected === null && drawn !== null) this.linksOf(drawn).forEach((at) => strong.add(at));
    return { selected, strong, hovered: null, focused: null, lit: null };
  }

  /** The links that tell a fact. */
  private linksOf(fact: Id): number[] {
    const { members } = this.scene;
    return members.flatMap((own, at) => (own.some((line) => line.fact === fact) ? [at] : []));
  }

  /** What is lit up: a node, or all that take part in a fact. */
  private litNodes(): Set<number> | null {
    const lit = this.drawn(this.state.lit);
    if (lit === null) return null;
    const ids = [lit, ...this.graph.partsOf(lit).map((part) => part.id)];
    const nodes = new Set(ids.flatMap((id) => this.scene.indexOf.get(id) ?? []));
    return nodes.size > 0 ? nodes : null;
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
    if (this.glide === null) return;
    const { camera, over } = this.glide.step(now, this.size);
    this.camera = camera;
    if (!over) return;
    this.glide = null;
    this.hands.forget();
  }

  /** Ends a glide where it was going. */
  private settle(): void {
    if (this.glide === null) return;
    this.glide.settle();
    this.camera = this.glide.to;
    this.glide = null;
    this.hands.forget();
  }

  get resting(): boolean {
    return !this.moving && this.glide === null;
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
      names: String(this.planned.names.length),
      scale: this.camera.scale.toFixed(4),
      still: this.resting ? "yes" : "no",
    });
  }

  /** Draws what is seen with any pen: the canvas's, or one that writes a file. */
  drawWith(pen: Pen): void {
    const { scene, camera, size, marks, palette } = this;
    scene.unit = growth(camera.scale) / camera.scale;
    // Names stay where they are, whatever is pointed at.
    this.planned = this.withPointed(plan(scene, camera, size, this.lasting, this.wish()));
    const groups = this.around === null ? this.groups() : [];
    const sight = { pen, scene, camera, size, plan: this.planned, marks, palette, groups };
    draw(marks.lit === null ? sight : { ...sight, marks: this.lasting });
    if (marks.lit !== null) drawOver(sight);
  }

  /** Puts the last picture where it belongs now, and draws it anew when it no longer serves; then what is pointed at. */
  private paintLarge(times: number): void {
    const { scene, camera, size, marks, lasting, palette, pen } = this;
    scene.unit = growth(camera.scale) / camera.scale;
    if (this.snapshot === null || !this.snapshot.serves(camera, size, times, this.resting)) {
      this.snapshot = new Snapshot(scene, camera, size, times, lasting, this.wish(), palette);
    }
    clear(pen, size, palette);
    this.snapshot.put(pen, camera);
    const before = this.snapshot.planAt(camera);
    this.planned = this.withPointed(before);
    if (this.planned !== before) drawOver({ pen, scene, camera, size, plan: this.planned, marks, palette });
  }

  private withPointed(before: Plan): Plan {
    const { scene, camera, size, marks } = this;
    if (marks.hovered === null && marks.focused === null && marks.lit === null) return before;
    const over = planOver(scene, camera, size, marks, this.wish(), before);
    return { names: [...before.names, ...over.names], plates: new Map([...before.plates, ...over.plates]) };
  }

  private wish(): Wish {
    return { linkNames: this.linkNames, below: this.around === null && this.base().frame !== null, kept: this.kept, family: this.palette.family, measure: this.measure };
  }

  private stir(): void {
    this.touched = true;
    const { camera } = this;
    this.settle();
    this.camera = camera;
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

  /** Puts a node somewhere else. */
  move(at: number, x: number, y: number): void {
    [this.scene.x[at], this.scene.y[at]] = [x, y];
    (this.around ?? this.base().spots).set(this.scene.nodes[at]!.id, [x, y]);
    this.stir();
  }

  /** A large picture has to be drawn anew. */
  stale(): void {
    this.snapshot = null;
    this.ask();
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
    const { scene, glide } = this;
    this.reckoned = this.covered();
    return framed(scene, glide?.toX ?? scene.x, glide?.toY ?? scene.y, this.size, this.reckoned, this.around !== null, this.around === null ? this.base().frame : null);
  }

  /** Fits the picture anew, if something has come to lie over it or gone meanwhile and the reader has not chosen where to look. */
  makeRoom(): void {
    if (this.touched || this.covered() === this.reckoned) return;
    if (this.around !== null) this.rebuild(this.shown!, undefined);
    this.glideTo(this.fitted());
  }

  private covered(): number {
    return coveredOf(this.canvas, this.size);
  }

  glideTo(to: Camera, old?: Scene): void {
    const from = this.camera;
    this.settle();
    if (!motionIsWelcome() || this.scene.nodes.length > GLIDING) this.camera = to;
    else {
      this.glide = new Glide(this.scene, from, to, old);
      this.step(performance.now());
    }
    this.ask();
  }

  /** Brings a node into sight, if it is not. */
  show(at: number | null): void {
    if (at === null) return;
    const { size, scene, camera } = this;
    const [x, y] = toScreen(camera, scene.x[at]!, scene.y[at]!);
    const bottom = size.height - this.covered();
    if (x > AT_EDGE && y > AT_EDGE && x < size.width - AT_EDGE && y < bottom - AT_EDGE) return;
    this.touched = true;
    const scale = Math.max(camera.scale, 0.5);
    this.glideTo({ x: size.width / 2 - scene.x[at]! * scale, y: bottom / 2 - scene.y[at]! * scale, scale });
  }
}
