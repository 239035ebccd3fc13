/** What a reader does with the picture: pointing, dragging, choosing, walking. */
import type { Id } from "../model/types";
import type { Store } from "../state/store";
import { toWorld, zoomAt, type Camera } from "./camera";
import type { Actions } from "./gestures";
import { HitIndex, type Hit } from "./hit";
import type { Marks, Plan } from "./plan";
import { growth, type Scene } from "./scene";
import { nextNode } from "./walk";

export interface Watcher {
  /** What is pointed at, and where on the canvas. */
  hovered(hit: Hit | null, x: number, y: number): void;
  focused(at: number | null): void;
}

/** The picture that hands lie on: what of it they need to know, and what they can do with it. */
export interface Handled {
  readonly canvas: HTMLCanvasElement;
  readonly scene: Scene;
  readonly camera: Camera;
  readonly planned: Plan;
  readonly marks: Marks;
  readonly resting: boolean;
  remark(): void;
  stale(): void;
  move(at: number, x: number, y: number): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, x: number, y: number): void;
  glideTo(to: Camera): void;
  show(at: number | null): void;
}

/** How far beside a node or link still counts, in pixels, for a mouse and for a finger. */
const SLACK = { node: [3, 12], link: [5, 12] } as const;
/** Half of the widest plate. */
const PLATE = 180;
/** Half of the largest symbol. */
const SYMBOL = 40;

export class Hands implements Actions {
  hovered: Hit | null = null;
  /** The node at which the keyboard is. */
  focused: number | null = null;
  grabbed: number | null = null;
  private hits: HitIndex | null = null;

  constructor(
    private readonly stage: Handled,
    private readonly store: Store,
    private readonly watcher: Watcher,
  ) {}

  /** Nodes have moved: what lies where is worked out anew. */
  forget(): void {
    this.hits = null;
  }

  /** The scene is another. */
  reset(focused: Id | null): void {
    this.hits = null;
    this.hovered = null;
    this.grabbed = null;
    this.focused = focused === null ? null : (this.stage.scene.indexOf.get(focused) ?? null);
  }

  hitAt(x: number, y: number, touch = false): Hit | null {
    const { scene, camera, planned } = this.stage;
    this.hits ??= new HitIndex(scene);
    const [wx, wy] = toWorld(camera, x, y);
    const grown = growth(camera.scale);
    const slack = SLACK.node[touch ? 1 : 0];
    const widest = planned.plates.size > 0 ? PLATE : SYMBOL;
    const node = this.hits.node(wx, wy, widest / camera.scale, (at, dx, dy) => {
      const far = Math.hypot(dx, dy) * camera.scale;
      const box = planned.plates.get(at);
      const inside = box !== undefined && Math.abs(dx) * camera.scale <= box.width / 2 && Math.abs(dy) * camera.scale <= box.height / 2;
      if (!inside && far > scene.radius[at]! * grown + slack) return null;
      return far / (scene.dimNode[at] === 1 ? 0.3 : 1); // what is dimmed lies below
    });
    if (node !== null) return { kind: "node", at: node };
    const name = planned.names.find(({ box }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height);
    if (name !== undefined) return { kind: name.kind === "link" ? "link" : "node", at: name.at };
    const link = this.hits.link(wx, wy, SLACK.link[touch ? 1 : 0] / camera.scale);
    return link === null ? null : { kind: "link", at: link };
  }

  hover(x: number, y: number): void {
    const hit = this.stage.resting ? this.hitAt(x, y) : null;
    this.stage.canvas.style.cursor = hit === null ? "grab" : "pointer";
    this.point(hit);
    this.watcher.hovered(hit, x, y);
  }

  leave(): void {
    this.point(null);
    this.watcher.hovered(null, 0, 0);
  }

  private point(hit: Hit | null): void {
    if (hit?.kind === this.hovered?.kind && hit?.at === this.hovered?.at) return;
    this.hovered = hit;
    this.stage.remark();
  }

  grab(x: number, y: number, touch: boolean): boolean {
    const hit = this.hitAt(x, y, touch);
    this.grabbed = hit?.kind === "node" ? hit.at : null;
    return this.grabbed !== null;
  }

  drag(x: number, y: number): void {
    if (this.grabbed === null) return;
    this.stage.move(this.grabbed, ...toWorld(this.stage.camera, x, y));
    this.point({ kind: "node", at: this.grabbed });
    this.watcher.hovered(null, 0, 0);
  }

  drop(): void {
    this.grabbed = null;
    this.hits = null;
    this.stage.stale();
  }

  pan(dx: number, dy: number): void {
    this.stage.pan(dx, dy);
  }

  zoom(factor: number, x: number, y: number): void {
    this.stage.zoom(factor, x, y);
  }

  click(x: number, y: number, touch: boolean): void {
    this.grabbed = null;
    const hit = this.hitAt(x, y, touch);
    if (hit !== null) this.store.set({ selected: this.idOf(hit), lit: null });
    else this.store.set({ lit: null, ...(this.store.get().only ? {} : { selected: null }) });
    if (touch) this.leave();
  }

  double(x: number, y: number): void {
    const hit = this.hitAt(x, y);
    if (hit?.kind === "node") this.store.set({ selected: this.idOf(hit), only: true });
    else this.stage.glideTo(zoomAt(this.stage.camera, 1.8, x, y));
  }

  private idOf({ kind, at }: Hit): Id {
    return kind === "node" ? this.stage.scene.nodes[at]!.id : this.stage.scene.links[at]!.fact;
  }

  /** From the node at which the keyboard is to the next in a direction. */
  walk(dx: number, dy: number): void {
    const { scene, marks } = this.stage;
    if (scene.nodes.length === 0) return;
    this.focus(this.focused === null ? (marks.selected ?? 0) : (nextNode(scene, this.focused, dx, dy) ?? this.focused));
  }

  focus(at: number | null): void {
    if (at === this.focused) return;
    this.focused = at;
    this.stage.remark();
    this.stage.show(at);
    this.watcher.focused(at);
  }

  selectFocused(): void {
    if (this.focused !== null) this.store.set({ selected: this.stage.scene.nodes[this.focused]!.id });
  }
}
