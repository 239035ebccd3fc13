/** The edge of the side panel, which can be dragged, or moved by keys. */
import type { RefObject } from "preact";
import { useState } from "preact/hooks";

const LEAST = 260;
const STEP = 24;
const START = 370;

export function Splitter({ app }: { app: RefObject<HTMLElement | null> }) {
  const [width, setWidth] = useState(START);
  const most = () => Math.max(LEAST, Math.round(innerWidth * 0.6));
  const move = (to: number) => {
    const bounded = Math.round(Math.max(LEAST, Math.min(most(), to)));
    setWidth(bounded);
    app.current?.style.setProperty("--side", `${bounded}px`);
  };
  const keys = (event: KeyboardEvent) => {
    const by = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(width + by);
  };
  return (
    <div
      class="splitter"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Width of the side panel"
      aria-controls="side"
      aria-valuemin={LEAST}
      aria-valuemax={most()}
      aria-valuenow={width}
      onKeyDown={keys}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) =>
        event.currentTarget.hasPointerCapture(event.pointerId) && move(innerWidth - event.clientX)
      }
      onDblClick={() => move(START)}
    />
  );
}
