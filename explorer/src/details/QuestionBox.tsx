import { useState } from "preact/hooks";
import type { Item } from "../model/items";
import { copyText } from "../shell/clipboard";
import { useExplorer } from "../state/store";
import { questionOf } from "./question";

/** The query that finds what is selected; to copy, or to ask in the page. */
export function Question({ item }: { item: Item }) {
  const { graph, store } = useExplorer();
  const [copied, setCopied] = useState("");
  const [open, setOpen] = useState(false);
  const query = open ? questionOf(graph, item) : "";
  const copy = async () => setCopied((await copyText(query)) ? "Copied" : "The browser does not allow it: select the text and copy it");
  return (
    <details class="question" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The SPARQL that finds {item.kind === "thing" || item.kind === "article" ? "what is told here" : "this"}</summary>
      <pre tabIndex={0} aria-label="SPARQL query"><code>{query}</code></pre>
      <p class="row">
        <button type="button" class="small" onClick={copy}>Copy</button>
        {graph.payload.sparql && (
          <button type="button" class="small" onClick={() => store.set({ view: "sparql", query })}>Ask it here</button>
        )}
        <span class="quiet" role="status">{copied}</span>
      </p>
      {!graph.payload.sparql && <p class="quiet">Ask it with <code>kg query</code>, or in any store that holds the graph.</p>}
    </details>
  );
}
