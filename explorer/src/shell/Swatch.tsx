/** Small pictures of how nodes and links are drawn, for legend, lists and tables. */
import type { Look, Shape, StatusLook } from "../model/types";

const POINTS: Partial<Record<Shape, string>> = {
  diamond: "8,1 15,8 8,15 1,8",
  triangle: "8,1.5 15,14 1,14",
  "triangle-down": "1,2 15,2 8,14.5",
  hexagon: "4.5,2 11.5,2 15,8 11.5,14 4.5,14 1,8",
  star: "8,0.8 10.1,5.6 15.3,6.1 11.4,9.5 12.5,14.6 8,11.9 3.5,14.6 4.6,9.5 0.7,6.1 5.9,5.6",
};

export function Swatch({ look }: { look: Pick<Look, "shape" | "fill" | "border"> }) {
  const paint = { fill: look.fill, stroke: look.border, "stroke-width": 1.5 };
  return (
    <svg class="swatch" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {shape(look.shape, paint)}
    </svg>
  );
}

function shape(name: Shape, paint: Record<string, string | number>) {
  const points = POINTS[name];
  if (points) return <polygon points={points} {...paint} />;
  if (name === "square") return <rect x="2" y="2" width="12" height="12" {...paint} />;
  if (name === "box") return <rect x="0.8" y="3.5" width="14.4" height="9" rx="2" {...paint} />;
  return <circle cx="8" cy="8" r="6.5" {...paint} />;
}

/** An event as it is drawn by its status: a line in the picture of things, a box where events are nodes. */
export function StatusSwatch({ look, box }: { look: StatusLook; box: boolean }) {
  const dashes = look.dashes.join(" ") || undefined;
  if (box) {
    return (
      <svg class="swatch wide" viewBox="0 0 30 16" width="30" height="16" aria-hidden="true">
        <rect
          x="1"
          y="2"
          width="28"
          height="12"
          fill={look.fill}
          stroke={look.border}
          stroke-width="1.8"
          stroke-dasharray={dashes}
        />
      </svg>
    );
  }
  return <LineSwatch colour={look.border} dashes={dashes} />;
}

export function LineSwatch({ colour, dashes }: { colour?: string | undefined; dashes?: string | undefined }) {
  return (
    <svg class="swatch wide" viewBox="0 0 30 16" width="30" height="16" aria-hidden="true">
      <line x1="0" y1="8" x2="24" y2="8" stroke={colour ?? "currentColor"} stroke-width="2" stroke-dasharray={dashes} />
      <polygon points="23,4 30,8 23,12" fill={colour ?? "currentColor"} />
    </svg>
  );
}
