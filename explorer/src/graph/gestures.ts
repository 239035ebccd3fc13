/** Mouse, touch and pen on the canvas, told to the stage as what they mean. */

export interface Actions {
  /** Whether something that can be dragged lies there; it is then what `drag` moves. */
  grab(x: number, y: number, touch: boolean): boolean;
  drag(x: number, y: number): void;
  drop(): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, x: number, y: number): void;
  click(x: number, y: number, touch: boolean): void;
  double(x: number, y: number): void;
  hover(x: number, y: number): void;
  leave(): void;
}

interface Point {
  x: number;
  y: number;
}

const WHEEL = 0.0016;
/** Trackpads tell a pinch as a wheel with Ctrl, in smaller steps. */
const PINCH = 0.01;
const TWICE = 320;

/** Listens until what it gives is called. */
export function followGestures(canvas: HTMLElement | SVGElement, actions: Actions): () => void {
  const pointers = new Map<number, Point>();
  let mode: "none" | "press" | "pan" | "drag" | "pinch" = "none";
  let start: Point = { x: 0, y: 0 };
  let grabbed = false;
  let lastTap = { time: 0, x: 0, y: 0 };

  const point = (event: MouseEvent): Point => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const two = (): [Point, Point] => [...pointers.values()].slice(0, 2) as [Point, Point];

  const down = (event: PointerEvent) => {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    const at = point(event);
    pointers.set(event.pointerId, at);
    canvas.setPointerCapture(event.pointerId);
    if (pointers.size === 2) {
      if (mode === "drag") actions.drop();
      mode = "pinch";
      return;
    }
    if (pointers.size > 2) return;
    mode = "press";
    start = at;
    grabbed = actions.grab(at.x, at.y, event.pointerType === "touch");
  };

  const move = (event: PointerEvent) => {
    const at = point(event);
    const before = pointers.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType !== "touch") actions.hover(at.x, at.y);
      return;
    }
    if (mode === "pinch") {
      const [a, b] = two();
      pointers.set(event.pointerId, at);
      const [c, d] = two();
      const middle = { x: (c.x + d.x) / 2, y: (c.y + d.y) / 2 };
      actions.pan(middle.x - (a.x + b.x) / 2, middle.y - (a.y + b.y) / 2);
      actions.zoom(Math.hypot(c.x - d.x, c.y - d.y) / (Math.hypot(a.x - b.x, a.y - b.y) || 1), middle.x, middle.y);
      return;
    }
    pointers.set(event.pointerId, at);
    const slack = event.pointerType === "touch" ? 9 : 4;
    if (mode === "press" && Math.hypot(at.x - start.x, at.y - start.y) < slack) return;
    if (mode === "press") mode = grabbed ? "drag" : "pan";
    if (mode === "drag") actions.drag(at.x, at.y);
    else if (mode === "pan") actions.pan(at.x - before.x, at.y - before.y);
  };

  const up = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId)) return;
    const at = point(event);
    const was = mode;
    mode = pointers.size === 1 ? "pan" : "none"; // one finger of two goes on
    if (was === "drag") actions.drop();
    if (was !== "press" || event.type !== "pointerup") return;
    const touch = event.pointerType === "touch";
    const again = event.timeStamp - lastTap.time < TWICE && Math.hypot(at.x - lastTap.x, at.y - lastTap.y) < 24;
    lastTap = again ? { time: 0, x: 0, y: 0 } : { time: event.timeStamp, ...at };
    if (again) actions.double(at.x, at.y);
    else actions.click(at.x, at.y, touch);
  };

  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const at = point(event);
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
    const by = Math.max(-400, Math.min(400, event.deltaY * unit));
    actions.zoom(Math.exp(-by * (event.ctrlKey ? PINCH : WHEEL)), at.x, at.y);
  };

  const listeners: [string, (event: never) => void, AddEventListenerOptions?][] = [
    ["pointerdown", down],
    ["pointermove", move],
    ["pointerup", up],
    ["pointercancel", up],
    ["pointerleave", () => actions.leave()],
    ["wheel", wheel, { passive: false }],
  ];
  for (const [name, listener, options] of listeners) canvas.addEventListener(name, listener as EventListener, options);
  return () => {
    for (const [name, listener, options] of listeners) canvas.removeEventListener(name, listener as EventListener, options);
  };
}
