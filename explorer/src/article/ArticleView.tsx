/** Articles with all that was found in them marked. */
import { useMemo, useState } from "preact/hooks";
import type { Graph } from "../model/graph";
import type { Article, Id } from "../model/types";
import { useGraph, useStore, useVisible } from "../state/store";
import "./article.css";
import { ArticleList, newestFirst } from "./ArticleList";
import { Reading } from "./Reading";

export function ArticleView() {
  const graph = useGraph();
  const chosen = useStore((state) => state.article);
  const selected = useStore((state) => state.selected);
  const { articles } = useVisible();
  const [open, setOpen] = useState(false);
  const id = useMemo(() => articleFor(graph, chosen, selected, articles), [graph, chosen, selected, articles]);
  const article = id === null ? undefined : graph.articles.get(id);
  if (graph.articles.size === 0) return <p class="empty">This graph holds no articles.</p>;
  const many = graph.articles.size > 1;
  return (
    <div class="articles-frame">
      <div class={`articles ${many ? "many" : ""}`}>
        {many && (
          <nav class={`article-list ${open ? "open" : ""}`} aria-label="Articles">
            <button type="button" class="choose" aria-expanded={open} onClick={() => setOpen(!open)}>
              Choose an article <span class="quiet">{articles.length.toLocaleString("en")}</span>
            </button>
            <ArticleList articles={articles} current={id} open={open} close={() => setOpen(false)} />
          </nav>
        )}
        {article === undefined ? <p class="empty">The filters leave no article.</p> : <Reading key={article.id} article={article} />}
      </div>
    </div>
  );
}

/** The article to show: the chosen one, else one that tells of what is selected, else the first. */
function articleFor(graph: Graph, chosen: Id | null, selected: Id | null, articles: Article[]): Id | null {
  if (chosen !== null && graph.articles.has(chosen)) return chosen;
  const item = selected === null ? undefined : graph.items.get(selected);
  if (item?.kind === "article") return item.id;
  const fact = item?.kind === "shared" ? item.reports[0]?.fact : item?.kind === "thing" ? undefined : item?.fact;
  const told = item?.kind === "thing" ? item.thing.mentions?.[0]?.article : fact?.evidence[0]?.article ?? fact?.article;
  return told ?? newestFirst(articles)[0]?.id ?? null;
}
