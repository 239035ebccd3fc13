import { ArticleView } from "../article/ArticleView";
import { Details } from "../details/Details";
import { GraphView } from "../graph/GraphView";
import { SparqlView } from "../sparql/SparqlView";
import type { View } from "../state/state";
import { useExplorer, useStore } from "../state/store";
import { ClaimsView } from "../tables/ClaimsView";
import { TablesView } from "../tables/TablesView";
import { TimelineView } from "../timeline/TimelineView";

const NAMES: Record<View, string> = {
  graph: "Graph",
  article: "Article",
  timeline: "Timeline",
  claims: "Claims",
  tables: "Tables",
  sparql: "SPARQL",
};

const VIEWS = { graph: GraphView, article: ArticleView, timeline: TimelineView, claims: ClaimsView, tables: TablesView, sparql: SparqlView };

export function App() {
  const { graph, store } = useExplorer();
  const view = useStore((state) => state.view);
  const selected = useStore((state) => state.selected);
  const { model, sparql } = graph.payload;
  const views = (Object.keys(NAMES) as View[]).filter((each) => each !== "sparql" || sparql);
  const Shown = VIEWS[views.includes(view) ? view : "graph"];
  return (
    <div class="app">
      <header class="head">
        <h1><bdi>{model.title}</bdi></h1>
        <nav class="tabs">
          {views.map((each) => (
            <button type="button" aria-current={each === view ? "page" : undefined} onClick={() => store.set({ view: each })}>
              {NAMES[each]}
            </button>
          ))}
        </nav>
      </header>
      <main class="middle"><Shown /></main>
      {selected !== null && <aside class="side"><Details /></aside>}
    </div>
  );
}
