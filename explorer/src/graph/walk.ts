/** Walking through the picture with the arrow keys. */
import type { Scene } from "./scene";

/** Directions within this angle of the key's own count. */
const CONE = Math.cos((55 * Math.PI) / 180);

/** The nearest linked neighbour in a direction; without one, the nearest node there. */
export function nextNode(scene: Scene, at: number, dx: number, dy: number): number | null {
  const linked = new Set(scene.linksOf[at]!.map((link) => (scene.from[link] === at ? scene.to[link]! : scene.from[link]!)));
  return nearest(scene, at, linked, dx, dy) ?? nearest(scene, at, scene.nodes.keys(), dx, dy);
}

function nearest(scene: Scene, at: number, among: Iterable<number>, dx: number, dy: number): number | null {
  let best: number | null = null;
  let least = Infinity;
  for (const other of among) {
    if (other === at || scene.dimNode[other] === 1) continue;
    const x = scene.x[other]! - scene.x[at]!;
    const y = scene.y[other]! - scene.y[at]!;
    const far = Math.hypot(x, y);
    const ahead = (x * dx + y * dy) / (far || 1);
    if (ahead < CONE) continue;
    const cost = far / (ahead * ahead); // straight ahead is nearer than aside
    if (cost < least) {
      least = cost;
      best = other;
    }
  }
  return best;
}
