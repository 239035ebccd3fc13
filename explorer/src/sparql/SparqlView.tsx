/** SPARQL: the catalogue, an editor, the answer as a table that leads into the graph. */
import { useEffect, useReducer, useRef, useState } from "preact/hooks";
import type { ViewModel } from "../model/types";
import { Failed } from "../shell/Waiting";
import { useExplorer, useStore } from "../state/store";
import { Answered } from "./Answered";
import { bind, namesAsked } from "./binding";
import { Catalogue } from "./Catalogue";
import type { Editor, Named } from "./editor";
import { QueryStopped } from "./engine";
import type { Answer } from "./messages";
import { bearers } from "./names";
import "./sparql.css";
import { bodyOf, type Question, type Sparql } from "./sparql";

const FIRST = `PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sc: <https://w3id.org/statecraft/ontology#>

# What happened or is going on, and who did it
SELECT ?event ?what ?who WHERE {
  ?event a sc:Event ; sc:eventType ?type ; sc:agent ?agent .
  ?agent rdfs:label ?who .
  BIND(STRAFTER(STR(?type), "#") AS ?what)
} ORDER BY ?what ?who
`;
const SECONDS = 30;

type Outcome = { kind: "none" | "running" } | { kind: "answer"; answer: Answer; hints: string[] } | { kind: "error"; message: string };

export function SparqlView() {
  const { source } = useExplorer();
  const [sparql, setSparql] = useState<Sparql | null>(null);
  const [broken, setBroken] = useState<string | null>(null);
  const [tries, again] = useReducer<number, void>((count) => count + 1, 0);
  useEffect(() => {
    setBroken(null);
    source.sparql().then(
      async (unpacked) => {
        setSparql(unpacked);
        await unpacked.engine.open();
      },
    ).catch((error: unknown) => setBroken(said(error)));
  }, [tries]);
  if (broken !== null && source.server !== null) return <Failed said={broken} again={again} />;
  if (broken !== null) {
    return <p class="empty" role="alert">SPARQL does not work in this browser: {broken}. Use a current Firefox, Chromium, Edge or Safari, or ask with <code>kg query</code>.</p>;
  }
  if (sparql === null) return <p class="empty" role="status">{source.server ? "Loading the query editor …" : "Unpacking the query engine …"}</p>;
  return <Asking sparql={sparql} />;
}

function Asking({ sparql }: { sparql: Sparql }) {
  const { source, store } = useExplorer();
  const query = useStore((state) => state.query);
  const [outcome, setOutcome] = useState<Outcome>({ kind: "none" });
  const editor = useRef<Editor | null>(null);
  const latest = useRef(0);
  const answered = useRef(0);
  if (outcome.kind === "answer" || outcome.kind === "error") answered.current = latest.current;

  const run = async (text: string): Promise<void> => {
    const turn = ++latest.current;
    const settle = (next: Outcome) => turn === latest.current && setOutcome(next);
    setOutcome({ kind: "running" });
    try {
      const answer = await sparql.engine.ask(text, { seconds: SECONDS });
      const isEmpty = answer.rows.length === 0 && answer.boolean !== true;
      const { prefixes, terms } = sparql.vocabulary;
      settle({ kind: "answer", answer, hints: isEmpty ? sparql.chunk.unknownTerms(text, prefixes, terms) : [] });
    } catch (error) {
      settle({ kind: "error", message: error instanceof QueryStopped ? `The query was ${error.message}.` : said(error) });
    }
  };
  const choose = async (question: Question, values: Record<string, string>): Promise<void> => {
    const turn = ++latest.current;
    const refuse = (message: string) => turn === latest.current && setOutcome({ kind: "error", message });
    setOutcome({ kind: "running" });
    try {
      const found = await bearers(sparql.engine, namesAsked(question.parameters, values), sparql.vocabulary);
      if (turn !== latest.current) return;
      const text = bind(bodyOf(question), question.parameters, values, found);
      editor.current?.set(text);
      store.set({ query: text });
      const nobody = [...found].find(([, iris]) => iris.length === 0)?.[0];
      if (nobody === undefined) await run(text);
      else refuse(`Nothing in this graph is called “${nobody}”.`);
    } catch (error) {
      refuse(said(error));
    }
  };
  const running = outcome.kind === "running";
  return (
    <div class="sparql-place"><div class="sparql">
      <Catalogue questions={sparql.questions} onAsk={choose} />
      <section class="sparql-main" aria-label="Query and answer">
        <Code
          sparql={sparql}
          query={query ?? FIRST}
          onChange={(text) => store.set({ query: text })}
          onRun={() => void run(editor.current?.get() ?? "")}
          editor={editor}
        />
        <div class="sparql-bar">
          <button type="button" class="button primary" disabled={running} onClick={() => void run(editor.current?.get() ?? "")}>
            Ask <kbd>Ctrl Enter</kbd>
          </button>
          <button type="button" class="button" disabled={!running} onClick={() => sparql.engine.cancel()}>Stop</button>
          <p class="quiet">
            {source.server ? "The server is asked about the whole graph, whatever is shown of it." : "The graph in this page is asked; nothing leaves it."} Ctrl Space completes names.
          </p>
        </div>
        <div aria-live="polite" data-answered={answered.current}>
          {running && <p class="quiet">Asking …</p>}
          {outcome.kind === "error" && <pre class="sparql-error" role="alert">{outcome.message}</pre>}
          {outcome.kind === "answer" && <Answered answer={outcome.answer} prefixes={sparql.vocabulary.prefixes} />}
          {outcome.kind === "answer" && outcome.hints.map((hint) => <p class="sparql-hint" key={hint}>{hint}</p>)}
        </div>
      </section>
    </div></div>
  );
}

interface CodeProperties {
  sparql: Sparql;
  query: string;
  onChange: (query: string) => void;
  onRun: () => void;
  editor: { current: Editor | null };
}

/** The editor, which keeps its own text; one that comes from elsewhere (a link, "back") is put in. */
function Code({ sparql, query, onChange, onRun, editor }: CodeProperties) {
  const { graph } = useExplorer();
  const place = useRef<HTMLDivElement>(null);
  const calls = useRef({ onChange, onRun });
  calls.current = { onChange, onRun };
  useEffect(() => {
    if (place.current === null) return;
    const made = sparql.chunk.createEditor(place.current, {
      query,
      vocabulary: sparql.vocabulary,
      named: namedIn(graph.payload.model),
      onChange: (text) => calls.current.onChange(text),
      onRun: () => calls.current.onRun(),
    });
    editor.current = made;
    return () => {
      editor.current = null;
      made.destroy();
    };
  }, []);
  useEffect(() => editor.current?.set(query), [query]);
  return <div class="sparql-editor" ref={place} />;
}

/** The things of the data, for completion. */
function namedIn({ base, things }: ViewModel): Named[] {
  return things.map(({ id, label, aliases }) => ({
    iri: /^[a-z][a-z0-9+.-]*:/i.test(id) ? id : base + id, label, names: [label, ...(aliases ?? [])],
  }));
}

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));
