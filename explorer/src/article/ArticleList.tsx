import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { copyOf } from "../details/reports";
import { counted, publishedTold } from "../details/words";
import { shorten } from "../model/text";
import type { Article, Id } from "../model/types";
import { fold } from "../state/search";
import { useExplorer } from "../state/store";

const SHOWN = 200;

function copied(article: Article): string {
  const copy = copyOf(article);
  return copy === null ? "" : copy.later ? " · later version" : " · copy";
}

interface Props {
  articles: Article[];
  current: Id | null;
  open: boolean;
  close: () => void;
}

export function ArticleList({ articles, current, open, close }: Props) {
  const { graph, store } = useExplorer();
  const [find, setFind] = useState("");
  const [all, setAll] = useState(false);
  const sorted = useMemo(() => newestFirst(articles).map((article) => ({ article, folded: fold(`${article.title} ${article.source ?? ""} ${article.published ?? ""}`) })), [articles]);
  const words = fold(find).split(/\s+/).filter(Boolean);
  const found = sorted.filter(({ folded }) => words.every((word) => folded.includes(word)));
  const shown = all ? found : found.slice(0, SHOWN);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // The article that is read is in sight in its list.
    const button = list.current?.querySelector<HTMLElement>("[aria-current]");
    const frame = list.current?.closest<HTMLElement>(".article-list");
    if (!button || !frame) return;
    const top = button.getBoundingClientRect().top - frame.getBoundingClientRect().top;
    if (top < 0 || top > frame.clientHeight - 60) frame.scrollTop += top - frame.clientHeight / 3;
  }, [current, open]);
  return (
    <div class="article-choice">
      {articles.length > 8 && (
        <label class="find">
          <span class="offscreen">Find an article by its headline, source or date</span>
          <input type="search" placeholder="Headline, source, date" value={find} onInput={(event) => setFind(event.currentTarget.value)} />
        </label>
      )}
      <p class="quiet" role="status">{find === "" ? `${counted(found.length, "article")}, newest first` : counted(found.length, "article")}</p>
      <ul ref={list}>
        {shown.map(({ article }) => (
          <li key={article.id}>
            <button
              type="button"
              aria-current={article.id === current ? "true" : undefined}
              onClick={() => {
                store.set({ article: article.id, at: null });
                close();
              }}
            >
              <bdi class="title">{article.title}</bdi>
              <small>{article.source && <><bdi>{shorten(article.source, 60)}</bdi> · </>}{[publishedTold(article), counted(graph.factsIn(article.id).length, "fact")].filter(Boolean).join(" · ")}{copied(article)}</small>
            </button>
          </li>
        ))}
      </ul>
      {found.length > shown.length && <button type="button" class="small" onClick={() => setAll(true)}>Show all {found.length.toLocaleString("en")}</button>}
    </div>
  );
}

export function newestFirst(articles: readonly Article[]): Article[] {
  const day = (article: Article) => article.published ?? "";
  return [...articles].sort((a, b) => (day(a) > day(b) ? -1 : day(a) < day(b) ? 1 : a.title < b.title ? -1 : 1));
}
