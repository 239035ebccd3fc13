import type { ComponentChildren } from "preact";
import { iri } from "../model/graph";
import type { Id } from "../model/types";
import { Icon } from "../shell/icons";
import { shown } from "../shell/Part";
import { around } from "../state/load";
import { useExplorer } from "../state/store";
import { Cut } from "./Cut";

/** What is selected. */
export function Head({ kind, title, children }: { kind: ComponentChildren; title: string; children?: ComponentChildren }) {
  return (
    <header class="details-head">
      <p class="kind">{kind}</p>
      <h2><Cut text={title} width={240} /></h2>
      {children && <p class="meta">{children}</p>}
    </header>
  );
}

export function Identity({ id }: { id: Id }) {
  const { graph, source } = useExplorer();
  const full = iri(graph, id);
  const page = source.server?.pageOf(full);
  return (
    <>
      <dt>IRI</dt>
      <dd>
        <code class="iri">{full}</code>
        {page !== undefined && <> <a href={page} target="_blank" rel="noopener noreferrer">All its triples <Icon name="out" /></a></>}
      </dd>
    </>
  );
}

/** Leads from the part of a server's graph that is shown to all that the whole graph tells of something. */
export function InWhole({ id, words }: { id: Id; words: string }) {
  const { graph, source, store } = useExplorer();
  const { part } = graph.payload;
  if (source.server === null || (part !== undefined && part.articles >= part.total)) return null;
  const item = graph.items.get(id);
  const kind = item?.kind === "article" ? "article" : item?.kind === "thing" && item.thing.type === "Issue" ? "issue" : "actor";
  const load = around(kind, iri(graph, id));
  if (store.get().load === load) return null;
  return <p class="actions"><button type="button" class="small" onClick={() => store.set(shown(store.get(), load, { selected: id }))}>{words}</button></p>;
}
