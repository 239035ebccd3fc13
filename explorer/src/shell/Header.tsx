import { useEffect, useRef } from "preact/hooks";
import type { Theme, View } from "../state/state";
import { useExplorer, useStore } from "../state/store";
import { Icon, type IconName } from "./icons";
import { nextTheme, reset } from "./keyboard";
import { Search } from "./Search";

export const NAMES: Record<View, string> = {
  graph: "Graph",
  article: "Article",
  timeline: "Timeline",
  map: "Map",
  actors: "Actors",
  claims: "Claims",
  across: "Across articles",
  compare: "Compare",
  tables: "Tables",
  sparql: "SPARQL",
};

const THEME_WORDS: Record<Theme, string> = { auto: "as your system", light: "light", dark: "dark" };

interface Props {
  views: View[];
  view: View;
  filters: boolean;
  toggleFilters(): void;
  copyLink(): void;
  openBrief(): void;
  openHelp(): void;
}

export function Header({ views, view, filters, toggleFilters, copyLink, openBrief, openHelp }: Props) {
  const { graph, store } = useExplorer();
  const theme = useStore((state) => state.theme);
  const changed = useStore(
    (state) => state.hiddenTypes.length + state.hiddenKinds.length + state.hiddenStatuses.length > 0,
  );
  return (
    <header class="head">
      <button
        type="button"
        class={`tool filters ${changed ? "marked" : ""}`}
        aria-expanded={filters}
        aria-controls="filters"
        title={view === "sparql" ? "A query asks the whole graph" : "Filters (f)"}
        disabled={view === "sparql"}
        onClick={toggleFilters}
      >
        <Icon name="filter" /> <span>Filters{changed && <span class="offscreen"> (some are set)</span>}</span>
      </button>
      <h1 title={graph.payload.model.title}>
        <bdi>{graph.payload.model.title}</bdi>
      </h1>
      <Search />
      <div class="views">
        <Tabs views={views} view={view} />
        <div class="tools">
          <Tool icon="reset" title="Reset: everything as at the start (r)" label="Reset" onClick={() => store.set(reset(store.get()))} />
          <Tool icon="link" title="Copy a link to this view (c)" label="Copy a link to this view" onClick={copyLink} />
          <Tool icon="print" title="Brief: all this on one page, to print" label="Brief, to print" onClick={openBrief} />
          <Tool
            icon={theme}
            title={`Colours: ${THEME_WORDS[theme]} (t)`}
            label={`Colours: ${THEME_WORDS[theme]}. Change`}
            onClick={() => store.set(nextTheme(store.get()))}
          />
          <Tool icon="help" title="Help and keys (?)" label="Help and keys" onClick={openHelp} />
        </div>
      </div>
    </header>
  );
}

function Tool({ icon, title, label, onClick }: { icon: IconName; title: string; label: string; onClick(): void }) {
  return (
    <button type="button" class="tool" title={title} aria-label={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}

function Tabs({ views, view }: { views: View[]; view: View }) {
  const { store } = useExplorer();
  const list = useRef<HTMLElement>(null);
  useEffect(
    () => list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" }),
    [view],
  );
  return (
    <nav class="tabs" aria-label="Views" ref={list}>
      {views.map((each, at) => (
        <button
          type="button"
          key={each}
          aria-current={each === view ? "page" : undefined}
          title={at < 9 ? `${NAMES[each]} (${at + 1})` : NAMES[each]}
          onClick={() => store.set({ view: each })}
        >
          {NAMES[each]}
        </button>
      ))}
    </nav>
  );
}
