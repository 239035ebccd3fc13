/** Marks of places: as large as they have events, parted by what became of these. */
import { useRef } from "preact/hooks";
import { counted, STATUS_ORDER } from "../details/words";
import { CONTRADICTED } from "../model/shared";
import { shorten } from "../model/text";
import type { Id } from "../model/types";
import { useExplorer, useGraph } from "../state/store";
import { nameOf, type Mark } from "./naming";
import { statusesOf, type Cluster, type Located } from "./spots";

export const ORDER = [...STATUS_ORDER, CONTRADICTED, "unknown"];

interface Props {
  marks: readonly Mark[];
  chosen: readonly Id[];
  lit: ReadonlySet<Id>;
  onWheel(event: WheelEvent): void;
}

/** Buttons over the map; the arrow keys go from one to the next. */
export function Marks({ marks, chosen, lit, onWheel }: Props) {
  const { graph, store } = useExplorer();
  const place = useRef<HTMLDivElement>(null);
  const isOn = (cluster: Cluster) => cluster.spots.some(({ ids }) => ids.some((id) => chosen.includes(id)));
  const first = Math.max(0, marks.findIndex(isOn));
  const pressed = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const all = [...(place.current?.querySelectorAll("button") ?? [])];
    const now = all.indexOf(document.activeElement as HTMLButtonElement);
    if (by === undefined || now < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    all[(now + by + all.length) % all.length]!.focus();
  };
  return (
    <div class="mapmarks" ref={place} onKeyDown={pressed} onWheel={onWheel}>
      {marks.map((cluster, nth) => {
        const { spots, told, x, y, radius, side } = cluster;
        const words = wordsOf(graph, cluster);
        const on = isOn(cluster);
        return (
          <button
            key={spots[0]!.ids[0]}
            type="button"
            tabIndex={nth === first ? 0 : -1}
            class={`spot ${on ? "on" : ""} ${spots.some(({ ids }) => ids.some((id) => lit.has(id))) ? "lit" : ""}`}
            style={{ left: `${x}px`, top: `${y}px`, width: `${radius * 2}px`, height: `${radius * 2}px`, zIndex: on ? 900 : undefined }}
            aria-label={words}
            aria-pressed={on}
            title={words}
            onClick={() => store.set({ spots: spots.flatMap(({ ids }) => ids).sort() })}
          >
            <Pie told={statusesOf(told, ORDER)} radius={radius} />
            {told.length > 1 && <b>{told.length.toLocaleString("en")}</b>}
            {side && <span class={`name ${side}`} dir="auto">{nameOf(cluster)}</span>}
          </button>
        );
      })}
    </div>
  );
}

function wordsOf(graph: { statusLook(status: string): { word: string } }, { spots, told }: Cluster): string {
  const names = spots.slice(0, 6).map(({ name }) => shorten(name, 40));
  const others = spots.length > 6 ? ` and ${spots.length - 6} more places` : "";
  const statuses = statusesOf(told, ORDER).map(([status, count]) => `${count} ${graph.statusLook(status).word}`);
  return `${names.join(", ")}${others}: ${counted(told.length, "event")} (${statuses.join(", ")})`;
}

/** The shares of statuses; with room for a number in the middle where there is more than one event. */
export function Pie({ told, radius }: { told: readonly [string, number][]; radius: number }) {
  const all = told.reduce((sum, [, count]) => sum + count, 0);
  const inner = all > 1 && radius > 8 ? radius * 0.64 : 0;
  let before = 0;
  return (
    <svg viewBox={`${-radius} ${-radius} ${radius * 2} ${radius * 2}`} width={radius * 2} height={radius * 2} aria-hidden="true">
      <circle r={radius - 0.5} class="ground" />
      {told.map(([status, count]) => {
        const [from, to] = [before / all, (before + count) / all];
        before += count;
        return <path key={status} class={`slice s-${status}`} d={slice(radius - 1.5, from, to)} fill={`url(#status-${status})`} />;
      })}
      {inner > 0 && <circle r={inner} class="ground" />}
    </svg>
  );
}

function slice(radius: number, from: number, to: number): string {
  if (to - from > 0.999) return `M0 ${-radius}A${radius} ${radius} 0 1 1 0 ${radius}A${radius} ${radius} 0 1 1 0 ${-radius}Z`;
  const point = (part: number) => `${(Math.sin(part * 2 * Math.PI) * radius).toFixed(2)} ${(-Math.cos(part * 2 * Math.PI) * radius).toFixed(2)}`;
  return `M0 0L${point(from)}A${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${point(to)}Z`;
}

/** What a status is filled with: full for what happened, thinner the less is so. */
export function Patterns() {
  const graph = useGraph();
  return (
    <svg class="offscreen" aria-hidden="true">
      <defs>
        {ORDER.map((status) => {
          const { border } = graph.statusLook(status);
          return (
            <pattern key={status} id={`status-${status}`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="5" height="5" class="ground" />
              <Filling status={status} colour={border} />
            </pattern>
          );
        })}
      </defs>
    </svg>
  );
}

function Filling({ status, colour }: { status: string; colour: string }) {
  if (status === "occurred" || status === CONTRADICTED) return <rect width="5" height="5" fill={colour} />;
  if (status === "ongoing") return <rect width="5" height="5" fill={colour} opacity="0.55" />;
  if (status === "scheduled") return <rect width="2.4" height="5" fill={colour} />;
  if (status === "negated") return <path d="M0 0H5M0 0V5" stroke={colour} stroke-width="2" fill="none" />;
  return <circle cx="2.5" cy="2.5" r={status === "possible" ? 1.3 : 0.9} fill={colour} />;
}

/** What the fillings mean; only what occurs. */
export function StatusKey({ located }: { located: Located }) {
  const graph = useGraph();
  const told = statusesOf([...new Set(located.spots.flatMap((spot) => spot.told))], ORDER);
  return (
    <ul class="mapkey" aria-label="How to read the marks">
      {told.map(([status]) => (
        <li key={status}>
          <Pie told={[[status, 1]]} radius={6.5} /> {graph.statusLook(status).word}
        </li>
      ))}
    </ul>
  );
}
