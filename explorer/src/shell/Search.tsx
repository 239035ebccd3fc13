import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { dateWords } from "../model/dates";
import type { Graph } from "../model/graph";
import type { Item } from "../model/items";
import { shorten } from "../model/text";
import type { Found } from "../source/source";
import { around, shortId } from "../state/load";
import { makeSearch, matches, type Hit } from "../state/search";
import type { State } from "../state/state";
import { useExplorer, useStore } from "../state/store";
import { isHidden, visible } from "../state/visible";
import { Icon } from "./icons";
import { typeOf } from "./ItemLink";
import { shown as shownPart } from "./Part";
import { number } from "./wording";
import { Swatch } from "./Swatch";

const SHOWN = 40;
/** Beside what a server finds in the rest of its graph. */
const SHOWN_HERE = 5;
const KINDS: Record<Item["kind"], string> = {
  thing: "",
  event: "Event",
  shared: "Event",
  claim: "Claim",
  role: "Office",
  relation: "Relation",
  article: "Article",
};

/** The search box with its list of results, which keys walk through. */
export function Search() {
  const { graph, store, source } = useExplorer();
  const find = useStore((state) => state.find);
  const search = useMemo(() => makeSearch(graph), [graph]);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const most = source.server ? SHOWN_HERE : SHOWN;
  const { hits, total } = useMemo(() => (open ? search(find, most) : { hits: [], total: 0 }), [open, find, search]);
  const shown = open && find.trim() !== "";
  const elsewhere = useElsewhere(shown ? find : "");
  const { beyond } = elsewhere;

  useEffect(() => setActive(0), [find]);
  useEffect(() => list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }), [active]);

  const choose = (at: number) => {
    const hit = hits[at];
    const other = beyond[at - hits.length];
    if (hit === undefined && other === undefined) return;
    setOpen(false);
    if (hit === undefined) store.set(aroundFound(store.get(), graph, other!));
    else store.set({ selected: hit.id, ...(hit.item.kind === "article" ? { article: hit.id } : {}) });
  };
  const keys = (event: KeyboardEvent) => {
    const last = hits.length + beyond.length - 1;
    if (event.key === "ArrowDown") setActive(open ? Math.min(last, active + 1) : active);
    else if (event.key === "ArrowUp") setActive(Math.max(0, active - 1));
    else if (event.key === "Home" && shown && event.ctrlKey) setActive(0);
    else if (event.key === "End" && shown && event.ctrlKey) setActive(last);
    else if (event.key === "Enter") choose(active);
    else if (event.key === "Escape") {
      if (shown) setOpen(false);
      else if (find !== "") store.set({ find: "" });
      else input.current?.blur();
    } else return;
    if (event.key !== "Escape") setOpen(event.key !== "Enter");
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      class="search"
      role="search"
      onFocusOut={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOpen(false)}
    >
      <Icon name="search" />
      <input
        ref={input}
        id="find"
        type="search"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder="Search people, states, events, claims"
        aria-label="Search people, states, events, claims and articles"
        aria-expanded={shown}
        list={undefined}
        aria-controls="found"
        aria-autocomplete="list"
        aria-activedescendant={shown && hits.length + beyond.length > 0 ? `found-${active}` : undefined}
        aria-keyshortcuts="/"
        value={find}
        onInput={(event) => {
          store.set({ find: event.currentTarget.value });
          setOpen(true);
        }}
        onFocus={() => {
          setOpen(true);
          setTimeout(() => search("?", 0)); // readies the index before the first letter is typed
        }}
        onKeyDown={keys}
      />
      <kbd aria-hidden="true">/</kbd>
      {/* Always in the page, so that what the input names is there */}
      <div class="found" hidden={!shown}>
        <ul id="found" role="listbox" aria-label="Results" ref={list}>
          {hits.map((hit, at) => (
            <li
              key={hit.id}
              id={`found-${at}`}
              role="option"
              aria-selected={at === active}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(at)}
              onPointerMove={() => setActive(at)}
            >
              <Result hit={hit} find={find} />
            </li>
          ))}
          {beyond.length > 0 && (
            <li class="group" role="presentation">
              In the whole graph
            </li>
          )}
          {beyond.map((found, at) => (
            <li
              key={`beyond ${found.iri}`}
              id={`found-${hits.length + at}`}
              role="option"
              aria-selected={hits.length + at === active}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(hits.length + at)}
              onPointerMove={() => setActive(hits.length + at)}
            >
              <Beyond found={found} find={find} />
            </li>
          ))}
        </ul>
        <p class="quiet" role="status">
          {shown ? [foundHere(total, source.server !== null), elsewhere.words].filter(Boolean).join(" · ") : ""}
        </p>
      </div>
    </div>
  );
}

function foundHere(total: number, isPart: boolean): string {
  if (total === 0) return isPart ? "Nothing that is shown is called so." : "Nothing is called so, and no claim says it.";
  if (isPart) return total > SHOWN_HERE ? `The first ${SHOWN_HERE} of ${number(total)} in what is shown` : `${total} in what is shown`;
  return total > SHOWN ? `The first ${SHOWN} of ${number(total)}; write more to narrow it down.` : `${total} found`;
}

interface Elsewhere {
  beyond: Found[];
  words: string;
}

const NOWHERE: Elsewhere = { beyond: [], words: "" };
/** Milliseconds without a letter after which the server is asked. */
const PAUSE = 180;

/** What a server finds in the whole graph beyond what is shown of it. */
function useElsewhere(find: string): Elsewhere {
  const { graph, source } = useExplorer();
  const { server } = source;
  const [found, setFound] = useState<Elsewhere>(NOWHERE);
  const words = find.trim();
  useEffect(() => {
    if (server === null || words === "") return setFound(NOWHERE);
    let isWanted = true;
    const settle = (next: Elsewhere) => isWanted && setFound(next);
    setFound(({ beyond }) => ({ beyond, words: "looking in the whole graph …" }));
    const timer = setTimeout(() => {
      server.search(words).then(
        (all) => {
          const beyond = all.filter((each) => isBeyond(graph, each));
          settle({ beyond, words: beyond.length === 0 ? "nothing more in the whole graph" : "" });
        },
        (error: unknown) => settle({ beyond: [], words: error instanceof Error ? error.message : String(error) }),
      );
    }, PAUSE);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [words, graph]);
  return server === null || words === "" ? NOWHERE : found;
}

function isBeyond(graph: Graph, { iri, kind, articles }: Found): boolean {
  const id = shortId(iri, graph.payload.model.base);
  const item = graph.items.get(id);
  if (item?.kind !== "thing") return item === undefined;
  const { part } = graph.payload;
  const isWhole = part !== undefined && part.articles === part.matching && !part.from && !part.until;
  if (isWhole && (part.chosen.length === 0 || (part.chosen.length === 1 && part.chosen[0]!.iri === iri))) return false;
  const here = new Set((item.thing.mentions ?? []).map((mention) => mention.article)).size;
  return kind !== "article" && articles > here;
}

/** The part of the graph around what was found. */
function aroundFound(state: State, graph: Graph, { iri, kind }: Found): Partial<State> {
  const id = shortId(iri, graph.payload.model.base);
  const of = kind === "thing" ? "actor" : kind;
  return shownPart(state, around(of, iri), { selected: id, ...(kind === "article" ? { article: id } : {}) });
}

function Beyond({ found, find }: { found: Found; find: string }) {
  const { graph } = useExplorer();
  const look = found.type === undefined ? null : graph.look(found.type);
  const what = found.kind === "article" ? "Article" : (look?.word ?? "");
  const count = found.articles > 0 ? `${number(found.articles)} ${found.articles === 1 ? "article" : "articles"}` : "";
  const day = found.published === undefined ? "" : (dateWords(found.published.slice(0, 10), undefined) ?? "");
  return (
    <>
      {look ? <Swatch look={look} /> : <span class="swatch" />}
      <span class="what">
        <Marked text={shorten(found.label, 120)} words={find} />
        {found.name !== found.label && (
          <span class="by">
            <Marked text={shorten(found.name, 120)} words={find} />
          </span>
        )}
      </span>
      <span class="kind">{[what, count, day].filter(Boolean).join(" · ")}</span>
    </>
  );
}

function Result({ hit, find }: { hit: Hit; find: string }) {
  const { graph, store } = useExplorer();
  const type = typeOf(hit.item);
  const look = type === null ? null : graph.look(type);
  const hidden = isHidden(graph, visible(store.get(), graph), hit.id);
  return (
    <>
      {look ? <Swatch look={look} /> : <span class="swatch" />}
      <span class="what">
        <Marked text={shorten(hit.label, 120)} words={find} />
        {hit.by !== null && (
          <span class="by">
            <Marked text={shorten(hit.by, 120)} words={find} />
          </span>
        )}
      </span>
      <span class="kind">
        {hidden ? "hidden by filters · " : ""}
        {KINDS[hit.item.kind] || look?.word}
        {hit.item.kind === "shared" && ` · ${number(hit.item.shared.articles)} articles`}
      </span>
    </>
  );
}

function Marked({ text, words }: { text: string; words: string }) {
  const parts = [];
  let from = 0;
  for (const [start, end] of matches(text, words)) {
    parts.push(text.slice(from, start), <mark>{text.slice(start, end)}</mark>);
    from = end;
  }
  return <bdi>{[...parts, text.slice(from)]}</bdi>;
}
