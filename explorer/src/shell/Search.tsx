import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Item } from "../model/graph";
import { shorten } from "../model/text";
import { makeSearch, matches, type Hit } from "../state/search";
import { useExplorer, useStore } from "../state/store";
import { isHidden, visible } from "../state/visible";
import { Icon } from "./icons";
import { typeOf } from "./ItemLink";
import { number } from "./wording";
import { Swatch } from "./Swatch";

const SHOWN = 40;
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
  const { graph, store } = useExplorer();
  const find = useStore((state) => state.find);
  const search = useMemo(() => makeSearch(graph), [graph]);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const { hits, total } = useMemo(() => (open ? search(find, SHOWN) : { hits: [], total: 0 }), [open, find, search]);
  const shown = open && find.trim() !== "";

  useEffect(() => setActive(0), [find]);
  useEffect(() => list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }), [active]);

  const choose = (hit: Hit | undefined) => {
    if (hit === undefined) return;
    setOpen(false);
    store.set({ selected: hit.id, ...(hit.item.kind === "article" ? { article: hit.id } : {}) });
  };
  const keys = (event: KeyboardEvent) => {
    const last = hits.length - 1;
    if (event.key === "ArrowDown") setActive(open ? Math.min(last, active + 1) : active);
    else if (event.key === "ArrowUp") setActive(Math.max(0, active - 1));
    else if (event.key === "Home" && shown && event.ctrlKey) setActive(0);
    else if (event.key === "End" && shown && event.ctrlKey) setActive(last);
    else if (event.key === "Enter") choose(hits[active]);
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
        aria-activedescendant={shown && hits.length > 0 ? `found-${active}` : undefined}
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
              onClick={() => choose(hit)}
              onPointerMove={() => setActive(at)}
            >
              <Result hit={hit} find={find} />
            </li>
          ))}
        </ul>
        <p class="quiet" role="status">
          {!shown
            ? ""
            : total === 0
              ? "Nothing is called so, and no claim says it."
              : total > SHOWN
                ? `The first ${SHOWN} of ${number(total)}; write more to narrow it down.`
                : `${total} found`}
        </p>
      </div>
    </div>
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
