import type { ComponentChildren } from "preact";

/** A line of a list of what is known: its name, and what is told. */
export function Line({ name, children }: { name: string; children: ComponentChildren }) {
  return <><dt>{name}</dt><dd>{children}</dd></>;
}
