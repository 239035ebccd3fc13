import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

const STEP = 100;

/** A list of which the first few are shown, and the rest when somebody asks. */
export function Long<T>({ of, few = 5, children }: { of: readonly T[]; few?: number; children: (each: T) => ComponentChildren }) {
  const [shown, setShown] = useState(few);
  // One more is not worth a button.
  const count = of.length <= shown + 1 ? of.length : shown;
  const rest = of.length - count;
  return (
    <>
      <ul class="plain">{of.slice(0, count).map(children)}</ul>
      {rest > 0 && (
        <button type="button" class="more" onClick={() => setShown(count + STEP)}>
          {rest <= STEP ? `Show all ${of.length.toLocaleString("en")}` : `Show ${STEP} more of ${of.length.toLocaleString("en")}`}
        </button>
      )}
      {shown > few && count > few && <button type="button" class="more" onClick={() => setShown(few)}>Show fewer</button>}
    </>
  );
}
