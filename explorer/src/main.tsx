import { render } from "preact";
import { balanceNames } from "./model/bidi";
import { graphOf } from "./model/graph";
import type { Payload } from "./model/types";
import { App } from "./shell/App";
import { followTheme } from "./shell/theme";
import { fromFragment } from "./state/fragment";
import { ExplorerContext, followUrl, makeStore } from "./state/store";
import "./style/tokens.css";
import "./shell/shell.css";

function start(): void {
  const data = document.getElementById("statecraft-data")?.textContent;
  const place = document.getElementById("explorer");
  if (!data || !place) throw new Error("The page has no data.");
  const payload = JSON.parse(data) as Payload;
  balanceNames(payload.model);
  const graph = graphOf(payload);
  const store = makeStore(fromFragment(location.hash));
  followTheme(store);
  followUrl(store, window);
  render(
    <ExplorerContext.Provider value={{ graph, store }}>
      <App />
    </ExplorerContext.Provider>,
    place,
  );
  document.documentElement.dataset.ready = "yes"; // what waits for the page looks at this
}

start();
