import { useState } from "preact/hooks";
import { shorten } from "../model/text";

/** A text that is shown whole at once only where it is of a common length. */
export function Cut({ text, width }: { text: string; width: number }) {
  const [whole, setWhole] = useState(false);
  if (whole || text.length <= width * 1.25) return <bdi>{text}</bdi>;
  return (
    <>
      <bdi>{shorten(text, width)}</bdi>{" "}
      <button type="button" class="more" onClick={() => setWhole(true)}>
        whole
      </button>
    </>
  );
}
