/**
 * What the SPARQL view needs and nothing else does: the editor, and the source of the engine's worker. A script of its
 * own, run when that view is first opened; it hands over what it holds under one global name.
 */
import { Yasqe } from "@zazuko/yasqe";
import "@zazuko/yasqe/build/yasqe.min.css";
import workerSource from "worker-source";
import { completer } from "./completion";
import { explained, unknownTerms } from "./faults";
import type { Chunk, Editor, EditorOptions } from "./editor";

const KINDS = ["class", "property"] as const;

function createEditor(parent: HTMLElement, options: EditorOptions): Editor {
  // Merged with ours otherwise: its completers ask servers.
  Yasqe.defaults.autocompleters = [];
  for (const kind of KINDS) Yasqe.registerAutocompleter(completer(kind, options.vocabulary, options.named), false);
  const yasqe = new Yasqe(parent, {
    value: options.query,
    autocompleters: ["variables", ...KINDS.map((kind) => completer(kind, options.vocabulary, []).name)],
    // Nothing is kept in the browser, shared or asked for elsewhere.
    persistenceId: null,
    prefixCcApi: null,
    createShareableLink: () => "",
    consumeShareLink: null,
    pluginButtons: undefined,
    showQueryButton: false,
    resizeable: false,
    editorHeight: "100%",
    lineWrapping: true,
    screenReaderLabel: "SPARQL query",
    extraKeys: { "Ctrl-Enter": options.onRun, "Cmd-Enter": options.onRun, "Ctrl-Space": () => yasqe.autocomplete(), Tab: false, "Shift-Tab": false },
  } as unknown as ConstructorParameters<typeof Yasqe>[1]);
  yasqe.rootEl.querySelector(".yasqe_buttons")?.remove(); // its one button shares by the network
  yasqe.getScrollerElement().tabIndex = 0; // a long query can be scrolled by keys
  yasqe.on("change", () => options.onChange(yasqe.getValue()));
  return {
    get: () => yasqe.getValue(),
    set: (query) => {
      if (query !== yasqe.getValue()) yasqe.setValue(query);
    },
    refresh: () => yasqe.refresh(),
    destroy: () => yasqe.destroy(),
  };
}

const chunk: Chunk = { workerSource, createEditor, explained, unknownTerms };
Object.assign(globalThis, { statecraftSparql: chunk });
