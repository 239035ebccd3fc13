import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { AcrossView } from "../across/AcrossView";
import { ActorsView } from "../actors/ActorsView";
import { ArticleView } from "../article/ArticleView";
import { CompareView } from "../compare/CompareView";
import { GraphView } from "../graph/GraphView";
import { MapView } from "../map/MapView";
import { SparqlView } from "../sparql/SparqlView";
import { toFragment } from "../state/fragment";
import { VIEWS, type View } from "../state/state";
import { useExplorer, useStore, useVisible } from "../state/store";
import { ClaimsView } from "../tables/ClaimsView";
import { TablesView } from "../tables/TablesView";
import { RangeSlider } from "../timeline/RangeSlider";
import { TimelineView } from "../timeline/TimelineView";
import { Brief } from "./Brief";
import { copyText } from "./clipboard";
import { Header, NAMES } from "./Header";
import { Help } from "./Help";
import { Icon } from "./icons";
import { followKeys } from "./keyboard";
import { Legend } from "./Legend";
import { isWide, useNarrow } from "./responsive";
import { Side } from "./Side";
import { Summary } from "./Summary";
import { NO_FILTERS } from "./wording";

const SHOWN = {
  graph: GraphView,
  article: ArticleView,
  timeline: TimelineView,
  map: MapView,
  actors: ActorsView,
  claims: ClaimsView,
  across: AcrossView,
  compare: CompareView,
  tables: TablesView,
  sparql: SparqlView,
};

/** The views that have the range of dates below them; the timeline has it above. */
const DATED: readonly View[] = ["graph", "map", "actors"];

export function App() {
  const { graph, store } = useExplorer();
  const narrow = useNarrow();
  const wanted = useStore((state) => state.view);
  const selected = useStore((state) => state.selected);
  const [filters, setFilters] = useState(isWide);
  const [side, setSide] = useState(!narrow);
  const [help, setHelp] = useState(false);
  const [brief, setBrief] = useState(false);
  const [toast, say] = useToast();
  const app = useRef<HTMLDivElement>(null);
  const views = VIEWS.filter(
    (each) => (each !== "sparql" || graph.payload.sparql) && ((each !== "across" && each !== "compare") || graph.articles.size > 1),
  );
  const view = views.includes(wanted) ? wanted : "graph";
  const Shown = SHOWN[view];

  useEffect(() => {
    setFilters(isWide());
    setSide(!narrow);
  }, [narrow]);
  // On a wide page the panel opens with a selection, unless a reader shut it while something was selected.
  useEffect(() => {
    if (selected !== null) setSide(true);
    else if (narrow) setSide(false);
  }, [selected, narrow]);
  useEffect(() => {
    document.title = view === "graph" ? graph.payload.model.title : `${NAMES[view]} – ${graph.payload.model.title}`;
  }, [view]);

  const copyLink = useCallback(async () => {
    // Not the address as it stands: it is a moment behind while somebody writes.
    const address = `${location.href.split("#")[0]}#${toFragment(store.get())}`;
    say((await copyText(address)) ? "Link copied" : "Copy the address of this page: it holds the view");
  }, []);
  useEffect(
    () =>
      followKeys(
        store,
        graph,
        {
          filters: () => setFilters((open) => !open),
          side: () => setSide((open) => !open),
          help: () => setHelp(true),
          copyLink,
          closeTop: () => {
            if (!narrow || !filters) return false;
            setFilters(false);
            return true;
          },
        },
        views,
      ),
    [narrow, filters],
  );

  // An overview stands beside the picture only: tables and texts need the room.
  // A query asks the whole graph, whatever the filters leave.
  const showFilters = filters && view !== "sparql";
  const showSide = side && (selected !== null || view === "graph");
  return (
    <div ref={app} class={`app view-${view} ${showFilters ? "with-filters" : ""} ${showSide ? "with-side" : ""}`}>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById("main")?.focus();
        }}
      >
        Skip to the view
      </a>
      <Header
        views={views}
        view={view}
        filters={showFilters}
        toggleFilters={() => setFilters(!filters)}
        copyLink={copyLink}
        openBrief={() => setBrief(true)}
        openHelp={() => setHelp(true)}
      />
      {view !== "sparql" && (
        <Summary>
          {narrow && view === "graph" && !showSide && (
            <button type="button" class="small first" onClick={() => setSide(true)}>
              Overview
            </button>
          )}
        </Summary>
      )}
      {showFilters && (
        <aside class="filters-panel" id="filters" aria-label="Legend and filters">
          {narrow && (
            <div class="bar">
              <span class="quiet">Filters</span>
              <button
                type="button"
                class="bare end"
                aria-label="Close filters"
                ref={focused}
                onClick={() => setFilters(false)}
              >
                <Icon name="close" />
              </button>
            </div>
          )}
          <Legend />
        </aside>
      )}
      {showFilters && narrow && <div class="shade" onClick={() => setFilters(false)} />}
      <main key={view} class="middle" id="main" tabIndex={-1} aria-label={NAMES[view]}>
        <Shown />
        {view === "graph" && <Nothing />}
      </main>
      {DATED.includes(view) && (
        <section class="foot" aria-label="Dates">
          <RangeSlider />
        </section>
      )}
      {showSide && <Side app={app} narrow={narrow} close={() => setSide(false)} />}
      {!side && !narrow && (selected !== null || view === "graph") && (
        <button
          type="button"
          class="reopen tool"
          aria-label="Open the side panel"
          title="Open the side panel (i)"
          onClick={() => setSide(true)}
        >
          <Icon name="left" />
        </button>
      )}
      {help && <Help close={() => setHelp(false)} />}
      {brief && <Brief close={() => setBrief(false)} />}
      <p class={`toast ${toast ? "on" : ""}`} role="status">
        {toast}
      </p>
    </div>
  );
}

/** What opens above the page takes the focus. */
function focused(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}

/** Over an empty picture: why it is empty. */
function Nothing() {
  const { graph, store } = useExplorer();
  const { nodes, picture } = useVisible();
  if (nodes.length > 0) return null;
  const empty = picture.nodes.length === 0;
  return (
    <div class="nothing">
      <p>
        {empty
          ? graph.articles.size === 0
            ? "This graph holds nothing to draw."
            : "Nothing was found in these articles that could be drawn."
          : "The filters leave nothing to draw."}
      </p>
      {!empty && (
        <button type="button" class="small" onClick={() => store.set({ ...NO_FILTERS, only: false })}>
          Show everything again
        </button>
      )}
    </div>
  );
}

function useToast(): [string, (words: string) => void] {
  const [words, setWords] = useState("");
  const timer = useRef(0);
  const say = useCallback((next: string) => {
    clearTimeout(timer.current);
    setWords(next);
    timer.current = window.setTimeout(() => setWords(""), 3500);
  }, []);
  return [words, say];
}
