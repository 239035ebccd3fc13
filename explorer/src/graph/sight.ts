/** All that drawing needs: what is drawn, from where it is seen, and with what. */
import type { Camera, Size } from "./camera";
import type { Palette, Pen } from "./pen";
import type { Marks, Plan } from "./plan";
import type { Scene } from "./scene";

export interface Sight {
  pen: Pen;
  scene: Scene;
  camera: Camera;
  size: Size;
  plan: Plan;
  marks: Marks;
  palette: Palette;
  /** Nodes that belong together, drawn on a ground of their own. */
  groups?: readonly number[][];
}
