import { useEffect, useRef } from "preact/hooks";
import { useExplorer, useStore } from "../state/store";
import { Icon } from "./icons";
import { KEYS } from "./keyboard";
import { LineSwatch, StatusSwatch, Swatch } from "./Swatch";

export function Help({ close }: { close: () => void }) {
  const { graph, store, source } = useExplorer();
  const letters = useStore((state) => state.letters);
  const { looks, sparql } = graph.payload;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const things = Object.entries(looks.types).filter(([type]) => type !== "Event" && type !== "Claim");
  return (
    <dialog
      ref={dialog}
      class="help"
      aria-labelledby="help-title"
      onClose={close}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <div class="help-page">
        <div class="bar">
          <h2 id="help-title">How to read this page</h2>
          <button type="button" class="bare end" aria-label="Close help" onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </button>
        </div>
        <p>
          A program has read news articles and written down who did what, who said what, and where that stands.
          Everything here can be traced to the words of an article: click it and read them at the side. The program
          makes mistakes; the words decide.
        </p>
        <h3>The picture</h3>
        <p>Things are told apart by shape and colour:</p>
        <ul class="swatches">
          {things.map(([type, look]) => (
            <li key={type}>
              <Swatch look={look} /> {look.word}
            </li>
          ))}
        </ul>
        <p>
          At first events and claims are links between things, named for what is told: <em>visited</em>, <em>warns</em>.
          Switch to nodes, and each event and claim stands in the picture itself, linked with all who take part. How an
          event's line is drawn says whether it happened:
        </p>
        <ul class="swatches">
          {Object.entries(looks.statuses).map(([status, look]) => (
            <li key={status}>
              <StatusSwatch look={look} box={false} /> {look.word}
            </li>
          ))}
          <li>
            <LineSwatch /> other links
          </li>
        </ul>
        {graph.shared.length > 0 && (
          <p>
            An event that several articles report is drawn once. Lines around it count its independent sources, <b>→</b>{" "}
            says that its status has changed, <b>!</b> that one source denies what another asserts. Click it for its
            reports.
          </p>
        )}
        <p>
          The main events stand above the picture, numbered as in it. Several links between the same two are one line with a
          number; a click opens them. What has no links is listed under the picture.
        </p>
        <p>The legend is the filter. The line above the picture always says what is left out, and brings it back.</p>
        <h3>The views</h3>
        <ul>
          <li>
            <b>Article</b>: the text, with everything found in it marked.
          </li>
          <li>
            <b>Timeline</b>: events and claims by date, as exact as known.
          </li>
          <li>
            <b>Map</b>: events at their places, larger the more there are, filled by what became of them.
          </li>
          <li>
            <b>Actors</b>: who acts towards whom over time, cooperation above the line and conflict below.
          </li>
          <li>
            <b>Claims</b>: who said what about whom and which issue.
          </li>
          {graph.articles.size > 1 && (
            <li>
              <b>Across articles</b>: what only several of them tell: what became of plans, who contradicts whom, who
              copies whom.
            </li>
          )}
          {graph.articles.size > 1 && (
            <li>
              <b>Compare</b>: two articles or sources side by side: what they tell differently, what both tell, what only one.
            </li>
          )}
          <li>
            <b>Tables</b>: everything as tables, for screen readers and spreadsheets.
          </li>
          {sparql && (
            <li>
              <b>SPARQL</b>: questions to the whole graph, answered {source.server ? "by the server" : "inside this page"}.
            </li>
          )}
        </ul>
        <h3>Keys</h3>
        <label class="tick">
          <input
            type="checkbox"
            checked={letters}
            onChange={(event) => store.set({ letters: event.currentTarget.checked })}
          />
          Single letters, digits and signs are commands
        </label>
        {KEYS.map(({ where, keys }) => (
          <table class="keys" key={where}>
            <caption>{where}</caption>
            <tbody>
              {keys.map(({ key, does }) => (
                <tr key={key}>
                  <th scope="row">
                    <kbd>{key}</kbd>
                  </th>
                  <td>{does}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
        <h3>Good to know</h3>
        <p>
          The address holds the view: a copied link shows the same selection and filters again.{" "}
          {source.server
            ? "A part of the graph is shown at once: the line above the picture says which, and the search finds what is in the rest. The page asks the server that it came from, and nobody else."
            : "The page needs no network and sends nothing anywhere."}
        </p>
      </div>
    </dialog>
  );
}
