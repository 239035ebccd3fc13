import type { ComponentChildren } from "preact";
import { iri } from "../model/graph";
import type { Id } from "../model/types";
import { useGraph } from "../state/store";
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
  const graph = useGraph();
  return <><dt>IRI</dt><dd><code class="iri">{iri(graph, id)}</code></dd></>;
}
