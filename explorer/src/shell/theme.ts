/** Light or dark: as the reader's system is, or as was chosen. `data-theme` on <html> is always "light" or "dark". */
import { useEffect, useReducer } from "preact/hooks";
import type { Store } from "../state/store";

const listeners = new Set<() => void>();

export function themeNow(): "light" | "dark" {
  return document.documentElement.dataset.theme === "dark" ? "dark" : "light";
}

export function followTheme(store: Store): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const { theme } = store.get();
    const now = theme === "auto" ? (dark.matches ? "dark" : "light") : theme;
    if (document.documentElement.dataset.theme === now) return;
    document.documentElement.dataset.theme = now;
    for (const listener of [...listeners]) listener();
  };
  dark.addEventListener("change", apply);
  store.subscribe(apply);
  apply();
}

/** Calls back when the page turns light or dark; gives what stops it. */
export function onTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTheme(): "light" | "dark" {
  const [, again] = useReducer<number, void>((count) => count + 1, 0);
  useEffect(() => onTheme(() => again()), []);
  return themeNow();
}
