/** Where events lie: a map of the world that needs no network. */
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import "../details/details.css";
import { counted } from "../details/words";
import { movedBy, toScreen, zoomAt, type Camera } from "../graph/camera";
import { followGestures } from "../graph/gestures";
import type { Graph } from "../model/graph";
import { shorten } from "../model/text";
import { toldOnce } from "../model/told";
import type { Id } from "../model/types";
import { ItemLink } from "../shell/ItemLink";
import { isWriting } from "../shell/keyboard";
import { useExplorer, useStore } from "../state/store";
import { useTold } from "../tables/OnlyWith";
import "./map.css";
import { Marks, Patterns, StatusKey } from "./Marks";
import { fitted, limited, type Size } from "./fitting";
import { countriesNamed, marksOf, type Mark } from "./naming";
import { countryAt, outlinesOf, type Outlines } from "./outlines";
import { edgePath, gridPath, pathOf, project, projectionFor, type Projection } from "./projection";
import { SpotList } from "./SpotList";
import { clustered, locate, type Located } from "./spots";

const STEP = 1.5;
const PAN = 70;
/** Pixels of width from which marks are drawn in full size. */
const ROOMY = 640;
const ARROWS: Record<string, [number, number]> = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export function MapView() {
  const { graph } = useExplorer();
  const anywhere = useMemo(() => locate(graph, toldOnce(graph, graph.facts), true), [graph]);
  if (anywhere.spots.length === 0) {
    return (
      <p class="empty">
        {anywhere.unlocated.length > 0
          ? `No event lies at a place whose coordinates are known: ${anywhere.unlocated.length === 1 ? "the one place told is" : `the ${anywhere.unlocated.length} places told are`} not in the gazetteer.`
          : "No event in this graph tells a place. Those that do would stand here on a map of the world, by what became of them."}
      </p>
    );
  }
  return <Mapped anywhere={anywhere} />;
}

function Mapped({ anywhere }: { anywhere: Located }) {
  const { graph, store } = useExplorer();
  const towards = useStore((state) => state.towards);
  const spotIds = useStore((state) => state.spots);
  const selected = useStore((state) => state.selected);
  const told = useTold();
  const located = useMemo(() => locate(graph, told, towards), [graph, told, towards]);
  const lit = useMemo(() => placesOf(graph, selected), [graph, selected]);
  const chosen = spotIds.length > 0 ? spotIds : [...lit];
  // Of all events, whatever the filters leave: the map stays where it is while they change.
  const projection = useMemo(() => projectionFor(anywhere.spots.map(({ long, lat }) => [long, lat])), [anywhere]);
  const outlines = useOutlines();
  return (
    <div class="mapview">
      <Frame located={located} projection={projection} outlines={outlines} chosen={chosen} lit={lit} />
      <section class="maplist details" aria-label="Places">
        <Said located={located} towards={towards} set={(patch) => store.set(patch)} />
        <SpotList located={located} chosen={chosen} />
      </section>
    </div>
  );
}

/** The places that a selected thing or fact has to do with. */
function placesOf(graph: Graph, selected: Id | null): ReadonlySet<Id> {
  const item = selected === null ? undefined : graph.items.get(selected);
  if (item === undefined || item.kind === "article") return new Set();
  if (item.kind === "thing") return new Set([item.id]);
  return new Set(graph.partsOf(item.id).flatMap(({ id, kind }) => (kind === "place" ? [id] : [])));
}

function Said({ located, towards, set }: { located: Located; towards: boolean; set: (patch: { towards: boolean }) => void }) {
  const { events, placed, without, unknown, unlocated, towards: others } = located;
  return (
    <div class="mapsaid">
      <p>
        <b>{placed === events ? `All ${counted(events, "event")}` : `${placed.toLocaleString("en")} of ${counted(events, "event")}`}</b>{" "}
        {placed === 1 ? "tells a place that is" : "tell a place that is"} on the map
        {without > 0 && `; ${without.toLocaleString("en")} tell none`}.
        {unlocated.length > 0 && <> Without coordinates{unknown > 0 && ` (${counted(unknown, "event")})`}: {unlocated.slice(0, 4).map((id, at) => <>{at > 0 && ", "}<ItemLink key={id} id={id} width={36} plain /></>)}{unlocated.length > 4 && ` and ${unlocated.length - 4} more`}.</>}
      </p>
      {others > 0 && (
        <label class="tick">
          <input type="checkbox" checked={towards} onChange={(event) => set({ towards: event.currentTarget.checked })} />
          Also {others.toLocaleString("en")} without one, at the country or place {others === 1 ? "it is" : "they are"} directed at
        </label>
      )}
    </div>
  );
}

type Loaded = { outlines: Outlines } | { failed: string } | null;

function useOutlines(): Loaded {
  const { source } = useExplorer();
  const [loaded, setLoaded] = useState<Loaded>(null);
  useEffect(() => {
    let asked = true;
    source.outlines().then(
      (content) => asked && setLoaded({ outlines: outlinesOf(content) }),
      (error: unknown) => asked && setLoaded({ failed: error instanceof Error ? error.message : String(error) }),
    );
    return () => void (asked = false);
  }, [source]);
  return loaded;
}

interface FrameProps {
  located: Located;
  projection: Projection;
  outlines: Loaded;
  chosen: readonly Id[];
  lit: ReadonlySet<Id>;
}

function Frame({ located, projection, outlines, chosen, lit }: FrameProps) {
  const { store } = useExplorer();
  const frame = useRef<HTMLDivElement>(null);
  const land = useRef<SVGSVGElement>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  /** Where a reader has moved it; null: where it shows all events. */
  const [moved, setMoved] = useState<Camera | null>(null);
  const at = useMemo(() => new Map(located.spots.map((spot) => [spot, project(projection, spot.long, spot.lat)] as const)), [located, projection]);
  const fit = useMemo(() => fitted(size, projection, [...at.values()]), [size, at, projection]);
  const camera = moved ?? fit;
  const marks = useMemo(() => marksOf(clustered(located.spots, (spot) => toScreen(camera, ...at.get(spot)!), Math.max(0.7, Math.min(1, size.width / ROOMY))), size), [at, camera, size]);
  const now = useRef({ camera, size, projection });
  now.current = { camera, size, projection };
  const move = (change: (camera: Camera) => Camera) => {
    const { camera, size, projection } = now.current;
    const next = limited(change(camera), size, projection);
    now.current.camera = next;
    setMoved(next);
  };
  const zoom = (factor: number) => move((camera) => zoomAt(camera, factor, size.width / 2, size.height / 2));
  useLayoutEffect(() => {
    const measure = () => {
      const size = { width: frame.current?.clientWidth ?? 0, height: frame.current?.clientHeight ?? 0 };
      const [dx, dy] = [(size.width - now.current.size.width) / 2, (size.height - now.current.size.height) / 2];
      setMoved((camera) => camera && movedBy(camera, dx, dy)); // what was in the middle stays there
      setSize(size);
    };
    const watcher = new ResizeObserver(measure);
    watcher.observe(frame.current!);
    measure();
    return () => watcher.disconnect();
  }, []);
  useEffect(
    () =>
      followGestures(land.current!, {
        grab: () => false,
        drag: () => {},
        drop: () => {},
        pan: (dx, dy) => move((camera) => movedBy(camera, dx, dy)),
        zoom: (factor, x, y) => move((camera) => zoomAt(camera, factor, x, y)),
        click: () => store.set({ spots: [] }),
        double: (x, y) => move((camera) => zoomAt(camera, 2, x, y)),
        hover: () => {},
        leave: () => {},
      }),
    [],
  );
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (isWriting(event.target) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
      if (!store.get().letters && event.target !== frame.current) return;
      if (event.key === "+" || event.key === "=") zoom(STEP);
      else if (event.key === "-" || event.key === "−") zoom(1 / STEP);
      else if (event.key === "0") setMoved(null);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  });
  // What is chosen elsewhere comes into sight.
  useEffect(() => {
    const spot = located.spots.find(({ ids }) => ids.some((id) => chosen.includes(id)));
    const { camera, size } = now.current;
    if (spot === undefined || size.width === 0) return;
    const [x, y] = toScreen(camera, ...at.get(spot)!);
    if (x < 0 || y < 0 || x > size.width || y > size.height) move((camera) => movedBy(camera, size.width / 2 - x, size.height / 2 - y));
  }, [chosen.join(" "), size.width]);
  const walk = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (arrow === undefined || event.target !== frame.current || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move((camera) => movedBy(camera, arrow[0] * PAN, arrow[1] * PAN));
  };
  const ready = size.width > 0;
  return (
    <div class="mapframe" ref={frame} style={{ "--wide": size.width, "--high": size.height }} tabIndex={0} role="application" aria-roledescription="map" aria-label={`Map of ${counted(located.spots.length, "place")} with events. Arrow keys move it, plus and minus zoom; the places follow as buttons.`} onKeyDown={walk}>
      <Patterns />
      <svg class="world" ref={land} width={size.width} height={size.height} aria-hidden="true">
        {ready && <World projection={projection} outlines={outlines} camera={camera} size={size} located={located} marks={marks} />}
      </svg>
      {ready && <Marks marks={marks} chosen={chosen} lit={lit} onWheel={(event) => {
          event.preventDefault();
          land.current?.dispatchEvent(new WheelEvent("wheel", event));
        }} />}
      <div class="graph-tools zoom maptools">
        <button type="button" aria-label="Zoom in" title="Zoom in (+)" onClick={() => zoom(STEP)}>+</button>
        <button type="button" aria-label="Zoom out" title="Zoom out (−)" onClick={() => zoom(1 / STEP)}>−</button>
        <button type="button" class="all" aria-label="Show all places" title="Show all places (0)" onClick={() => setMoved(null)}>All</button>
      </div>
      <div class="mapfoot">
        <StatusKey located={located} />
        <p class="mapsource">{outlines !== null && "failed" in outlines ? `The outlines of countries could not be loaded: ${outlines.failed}` : "Outlines and borders: Natural Earth"}</p>
      </div>
      {located.spots.length === 0 && <Nowhere>The filters leave no event with a place on the map.</Nowhere>}
    </div>
  );
}

function Nowhere({ children }: { children: ComponentChildren }) {
  return <p class="mapnothing">{children}</p>;
}

interface Drawn {
  edge: string;
  grid: string;
  land: string;
  coasts: string;
  borders: string;
}

interface WorldProps {
  projection: Projection;
  outlines: Loaded;
  camera: Camera;
  size: Size;
  located: Located;
  marks: readonly Mark[];
}

function World({ projection, outlines, camera, size, located, marks }: WorldProps) {
  const found = outlines !== null && "outlines" in outlines ? outlines.outlines : null;
  const drawn = useMemo((): Drawn => {
    const all = (lines: readonly (readonly (readonly [number, number])[])[], closed: boolean) => lines.map((line) => pathOf(projection, line, closed)).join("");
    return {
      edge: edgePath(projection),
      grid: gridPath(projection),
      land: found === null ? "" : all(found.countries.flatMap(({ rings }) => rings), true),
      coasts: found === null ? "" : all(found.coasts, false),
      borders: found === null ? "" : all(found.borders, false),
    };
  }, [projection, found]);
  const told = useMemo(() => {
    const countries = found === null ? [] : located.spots.map(({ long, lat }) => countryAt(found.countries, long, lat));
    return [...new Set(countries)].flatMap((country) => country?.rings.map((ring) => pathOf(projection, ring, true)) ?? []).join("");
  }, [projection, found, located]);
  return (
    <>
      <clipPath id="map-edge"><path d={drawn.edge} /></clipPath>
      <g transform={`matrix(${camera.scale} 0 0 ${camera.scale} ${camera.x} ${camera.y})`}>
        <path class="sea" d={drawn.edge} />
        <g clip-path="url(#map-edge)">
          <path class="grid" d={drawn.grid} />
          <path class="land" d={drawn.land} />
          <path class="told" d={told} />
          <path class="border" d={drawn.borders} />
          <path class="coast" d={drawn.coasts} />
        </g>
      </g>
      {found !== null && (
        <g class="countries">
          {countriesNamed(found.countries, projection, camera, size, marks).map(({ name, x, y }) => <text key={name} x={x} y={y}>{shorten(name, 26)}</text>)}
        </g>
      )}
    </>
  );
}
