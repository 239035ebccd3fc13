import { ItemLink } from "../shell/ItemLink";
import { useGraph } from "../state/store";
import type { Article } from "../model/types";

/** An article whose text the graph does not hold: the words that it keeps of it. */
export function Bare({ article }: { article: Article }) {
  const graph = useGraph();
  const facts = graph.factsIn(article.id).filter(({ fact }) => fact.evidence.some((span) => span.article === article.id));
  return (
    <div class="text">
      <p class="quiet">The graph does not hold this article's text{facts.length > 0 ? ", only the words that facts stand on:" : "."}</p>
      {facts.map(({ id, fact }) => (
        <blockquote key={id}>
          {fact.evidence.filter((span) => span.article === article.id && span.words !== undefined).map((span) => <p key={span.start} dir="auto">… {span.words} …</p>)}
          <footer><ItemLink id={id} /></footer>
        </blockquote>
      ))}
    </div>
  );
}
