import { useState } from "preact/hooks";
import { shorten } from "../model/text";
import type { Id, Span } from "../model/types";
import { Icon } from "../shell/icons";
import { useGraph } from "../state/store";
import { places, useRead } from "./reading";
import { inSentence, middleCut } from "./surroundings";
import { counted, publishedTold } from "./words";

const WIDTH = 420;

/** The words that a fact stands on, in their sentences, with what opens the article there. */
export function Evidence({ of, evidence, few = 3, dated = true }: { of: Id; evidence: readonly Span[]; few?: number; dated?: boolean }) {
  const [all, setAll] = useState(false);
  const spans = places(evidence);
  if (spans.length === 0) return <p class="quiet">The graph holds no words for this.</p>;
  const shown = all ? spans : spans.slice(0, few);
  const rest = spans.length - shown.length;
  return (
    <div class="evidence">
      {shown.map((span, at) => (
        <Words key={`${span.article} ${span.start} ${span.end}`} span={span} of={of} dated={dated} again={at > 0 && span.article === shown[at - 1]!.article} />
      ))}
      {rest > 0 && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          {few === 1 ? `Told in ${counted(rest, "more place")}` : `Show all ${spans.length} places`}
        </button>
      )}
    </div>
  );
}

/** `again`: the words before are from the same article, which need not be named once more. */
function Words({ span, of, again, dated }: { span: Span; of: string; again: boolean; dated: boolean }) {
  const graph = useGraph();
  const read = useRead();
  const [whole, setWhole] = useState(false);
  const found = inSentence(graph.articles, span);
  const article = graph.articles.get(span.article);
  const named = !again && graph.articles.size > 1;
  const words = found === null || whole ? found?.words : middleCut(found.words, WIDTH);
  return (
    <blockquote class="words">
      {found !== null && (
        <p dir="auto">
          {found.cutBefore && "… "}
          {found.before}
          <mark>{words}</mark>
          {found.after}
          {found.cutAfter && " …"}
          {words !== found.words && <> <button type="button" class="more" onClick={() => setWhole(true)}>whole</button></>}
        </p>
      )}
      {found === null && <p class="quiet">The graph does not hold the words.</p>}
      <footer>
        <button type="button" class="go" title="Open the article at these words" onClick={() => read(span.article, span.start, of)}>
          {named ? <bdi>{shorten(article?.title ?? span.article, 70)}</bdi> : again ? "Read here" : "Read in the article"} <Icon name="right" />
        </button>
        {!again && dated && article?.published !== undefined && <span class="quiet">{publishedTold(article)}</span>}
      </footer>
    </blockquote>
  );
}
