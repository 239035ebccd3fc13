import type { ComponentChildren } from "preact";
import { useExplorer, useStore } from "../state/store";
import { visible } from "../state/visible";
import { PartNote } from "./Part";
import { summary } from "./wording";

/** The line that says what is shown, and what is left out and why, with buttons that bring it back. */
export function Summary({ children }: { children?: ComponentChildren }) {
  const { graph, store } = useExplorer();
  const state = useStore((now) => now);
  const { line, notes } = summary(state, graph, visible(state, graph));
  return (
    <div class="summary">
      <p class="said" role="status">
        {line}
        {notes.map(({ text }) => text && <span class="note"> · {text}</span>)}
      </p>
      {notes.map(
        ({ action }) =>
          action && (
            <button type="button" class="small" key={action.word} onClick={() => store.set(action.patch)}>
              {action.word}
            </button>
          ),
      )}
      <PartNote />
      {children}
    </div>
  );
}
