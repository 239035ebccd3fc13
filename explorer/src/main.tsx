import { render } from "preact";
import { balanceNames } from "./model/bidi";
import { graphOf } from "./model/graph";
import { App } from "./shell/App";
import { Served } from "./shell/Served";
import { followTheme } from "./shell/theme";
import { embeddedSource } from "./source/embedded";
import { serverSource } from "./source/server";
import { fromFragment } from "./state/fragment";
import { ExplorerContext, followUrl, makeStore } from "./state/store";
import "./style/tokens.css";
import "./shell/shell.css";

function start(): void {
  const place = document.getElementById("explorer");
  if (!place) throw new Error("The page has no place for the explorer.");
  const store = makeStore(fromFragment(location.hash));
  followTheme(store);
  followUrl(store, window);
  if (place.dataset.source === "server") {
    const { sparqlJs, sparqlCss, outlinesBin } = place.dataset;
    const source = serverSource({ script: sparqlJs ?? "", style: sparqlCss ?? "", outlines: outlinesBin ?? "" });
    render(<Served source={source} store={store} ready={ready} />, place);
    return;
  }
  const data = document.getElementById("statecraft-data")?.textContent;
  if (!data) throw new Error("The page has no data.");
  const source = embeddedSource(data);
  balanceNames(source.payload.model);
  const graph = graphOf(source.payload);
  render(
    <ExplorerContext.Provider value={{ graph, store, source }}>
      <App />
    </ExplorerContext.Provider>,
    place,
  );
  ready();
}

/** What waits for the page looks at this. */
function ready(): void {
  document.documentElement.dataset.ready = "yes";
}

start();
