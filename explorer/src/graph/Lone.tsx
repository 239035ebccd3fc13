/** The line under the picture: how much of it is shown, and a list of what has no links, which opens. */
import { useState } from "preact/hooks";
import { ItemLink } from "../shell/ItemLink";
import { number } from "../shell/wording";
import { useExplorer, useStore, useVisible } from "../state/store";

const NAMED = 4;
/** More are not listed: search finds them. */
const LISTED = 300;

export function Lone() {
  const { store } = useExplorer();
  const { lone, nodes, beyond, picture } = useVisible();
  const amount = useStore((state) => state.amount);
  const [open, setOpen] = useState(false);
  const total = nodes.length + beyond;
  if (lone.length === 0 && beyond === 0) return null;
  const one = picture.name === "direct" ? "thing" : "node";
  const names = lone.slice(0, NAMED).map((node) => node.name);
  return (
    <div class="lone">
      {beyond > 0 && picture.name === "direct" && (
        <p>
          {number(nodes.length)} {amount === "main" ? "main actors " : ""}of {number(total)} linked things{" "}
          <button type="button" class="small" onClick={() => store.set({ amount: amount === "main" ? "more" : "all" })}>
            {amount === "main" ? "More" : "All"}
          </button>
        </p>
      )}
      {lone.length > 0 && (
        <button type="button" class="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span aria-hidden="true">{open ? "▾" : "▸"}</span> {number(lone.length)} {lone.length === 1 ? `${one} without links` : `${one}s without links`}
          {!open && (
            <span class="quiet">
              : <bdi>{names.join(", ")}</bdi>
              {lone.length > NAMED ? ", …" : ""}
            </span>
          )}
        </button>
      )}
      {open && lone.length > 0 && (
        <ul class="scroll" tabIndex={0} aria-label="Without links">
          {lone.slice(0, LISTED).map(({ id, name }) => (
            <li key={id}>
              <ItemLink id={id} words={name} width={60} />
            </li>
          ))}
          {lone.length > LISTED && <li class="quiet">and {number(lone.length - LISTED)} more</li>}
        </ul>
      )}
    </div>
  );
}
