/** What stands in place of the graph while the server is asked for it, and when it does not give it. */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Milliseconds after which it is said that something is waited for. */
const PATIENCE = 150;

export function Waiting({ words }: { words: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="waiting" role="status" aria-busy="true">
      {late && (
        <>
          <div class="bar-of-work" aria-hidden="true" />
          <p>{words}</p>
        </>
      )}
    </div>
  );
}

/** Why it did not work, and what to do about it. */
export function Failed({ said, again, children }: { said: string; again: () => void; children?: ComponentChildren }) {
  return (
    <div class="waiting" role="alert">
      <p class="failed">{said}</p>
      <p class="choices">
        <button type="button" class="button primary" onClick={again}>
          Try again
        </button>
        {children}
      </p>
    </div>
  );
}
