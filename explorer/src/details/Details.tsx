import type { Item } from "../model/items";
import { useGraph, useStore } from "../state/store";
import { ArticleDetails } from "./ArticleDetails";
import "./details.css";
import { FactDetails } from "./FactDetails";
import { Head, InWhole } from "./Head";
import { SharedDetails } from "./SharedDetails";
import { ThingDetails } from "./ThingDetails";

/** All about the selected thing, fact or article. */
export function Details() {
  const graph = useGraph();
  const selected = useStore((state) => state.selected);
  if (selected === null) return null;
  const item = graph.items.get(selected);
  return (
    <section class="details" key={selected ?? ""}>
      {item === undefined ? <Unknown id={selected} /> : <Known item={item} />}
    </section>
  );
}

function Known({ item }: { item: Item }) {
  if (item.kind === "thing") return <ThingDetails thing={item.thing} />;
  if (item.kind === "article") return <ArticleDetails article={item.article} />;
  return item.kind === "shared" ? <SharedDetails item={item} /> : <FactDetails item={item} />;
}

function Unknown({ id }: { id: string }) {
  const { part } = useGraph().payload;
  if (part !== undefined && part.articles < part.total) {
    return (
      <>
        <Head kind="Not shown" title="Not in the articles that are shown" />
        <p><code class="iri">{id}</code> may be in others.</p>
        <InWhole id={id} words="Look for it in the whole graph" />
      </>
    );
  }
  return (
    <>
      <Head kind="Unknown" title="Not in this graph" />
      <p>The link that led here names <code class="iri">{id}</code>, which this page does not hold. It may have been made from another graph.</p>
    </>
  );
}
