/** What is in here on one printed page, as `kg brief` writes it: made in Python, with its words and articles. */
import { useEffect, useRef } from "preact/hooks";
import { safeUrl } from "../model/text";
import type { Brief as Page, BriefLine } from "../model/types";
import { useGraph } from "../state/store";
import { Icon } from "./icons";
import { number } from "./wording";
import "./brief.css";

export function Brief({ close }: { close: () => void }) {
  const { brief } = useGraph().payload;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  if (brief === undefined) return null;
  return (
    <dialog
      ref={dialog}
      class="help brief"
      aria-labelledby="brief-title"
      onClose={close}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <div class="help-page">
        <div class="bar">
          <h2 id="brief-title">
            <bdi>{brief.title}</bdi>
          </h2>
          <button type="button" class="small end" onClick={() => window.print()}>
            <Icon name="print" /> Print
          </button>
          <button type="button" class="bare" aria-label="Close the brief" onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </button>
        </div>
        {brief.subtitle && (
          <p class="quiet">
            <bdi>{brief.subtitle}</bdi>
          </p>
        )}
        {brief.sections.map(({ title, lines, left_out }) => (
          <section key={title}>
            <h3>{title}</h3>
            <ul>
              {lines.map((line, at) => (
                <Line key={at} line={line} articles={brief.articles} />
              ))}
            </ul>
            {left_out > 0 && <p class="quiet">… and {number(left_out)} more.</p>}
          </section>
        ))}
        <section>
          <h3>Articles</h3>
          <ol>
            {brief.articles.map(({ title, publisher, day, url }, at) => (
              <li key={at}>
                <bdi>{[title, publisher, day].filter(Boolean).join(", ")}</bdi> <bdi>{safeUrl(url ?? undefined)}</bdi>
              </li>
            ))}
          </ol>
          {brief.not_quoted > 0 && (
            <p class="quiet">… and {number(brief.not_quoted)} more, of which nothing is quoted here.</p>
          )}
        </section>
      </div>
    </dialog>
  );
}

function Line({ line, articles }: { line: BriefLine; articles: Page["articles"] }) {
  return (
    <li>
      <b>
        <bdi>{line.text}</bdi>
      </b>{" "}
      <span class="quiet">{line.note}</span>{" "}
      {line.quotes.map(({ article, before, words, after }, at) => (
        <p key={at}>
          <q>
            <bdi>
              {before}
              {before || after ? <u>{words}</u> : words}
              {after}
            </bdi>
          </q>{" "}
          <span class="quiet">
            {[`article ${article}`, articles[article - 1]?.publisher, articles[article - 1]?.day].filter(Boolean).join(", ")}
          </span>
        </p>
      ))}
    </li>
  );
}
