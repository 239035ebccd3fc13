import { useEffect, useState } from "preact/hooks";

/** As in shell.css: below this the filters are a drawer and the details a sheet. */
const NARROW = "(max-width: 52rem)";

/** Whether there is room for the filters beside picture and details from the start. */
export function isWide(): boolean {
  return matchMedia("(min-width: 68rem)").matches;
}

export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    // A sheet of paper is narrow too, but nothing changes for it.
    const changed = () => matchMedia("print").matches || setNarrow(query.matches);
    query.addEventListener("change", changed);
    return () => query.removeEventListener("change", changed);
  }, []);
  return narrow;
}
