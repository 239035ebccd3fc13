/** Which part of a server's graph is wanted, as the address tells it: `actor:https://... newest:100 from:2024-04`. */
import type { Id } from "../model/types";

export type ChosenKind = "actor" | "issue" | "article";

export interface Wanted {
  newest: number | null;
  chosen: { kind: ChosenKind; iri: string }[];
  from: string | null;
  until: string | null;
}

const KINDS: readonly string[] = ["actor", "issue", "article"] satisfies ChosenKind[];
const DAY = /^\d{4}(-\d\d){0,2}$/;
const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]+$/;
export const MOST_CHOSEN = 20;

export function wantedOf(load: string | null): Wanted {
  const wanted: Wanted = { newest: null, chosen: [], from: null, until: null };
  for (const part of (load ?? "").split(" ")) {
    const [key, ...rest] = part.split(":");
    const value = rest.join(":");
    if (key === "newest" && /^[1-9]\d{0,4}$/.test(value)) wanted.newest = Number(value);
    else if ((key === "from" || key === "until") && DAY.test(value)) wanted[key] = value;
    else if (KINDS.includes(key!) && IRI.test(value) && wanted.chosen.length < MOST_CHOSEN)
      wanted.chosen.push({ kind: key as ChosenKind, iri: value });
  }
  return wanted;
}

/** The same part in the same words; null for what is shown at first. */
export function loadOf({ newest, chosen, from, until }: Wanted): string | null {
  const parts = [...new Set(chosen.map(({ kind, iri }) => `${kind}:${iri}`))].sort();
  if (from) parts.push(`from:${from}`);
  if (until) parts.push(`until:${until}`);
  if (newest) parts.push(`newest:${newest}`);
  return parts.join(" ") || null;
}

/** All that is told of one node. */
export function around(kind: ChosenKind, iri: string): string {
  return loadOf({ newest: null, chosen: [{ kind, iri }], from: null, until: null })!;
}

/** What the server is asked with. */
export function asQuery(load: string | null): string {
  const { newest, chosen, from, until } = wantedOf(load);
  const query = new URLSearchParams();
  for (const { kind, iri } of chosen) query.append(kind, iri);
  if (from) query.append("from", from);
  if (until) query.append("until", until);
  if (newest) query.append("newest", String(newest));
  return query.toString();
}

/** The id that a node has in a graph with this base. */
export function shortId(iri: string, base: string): Id {
  const rest = iri.startsWith(base) ? iri.slice(base.length) : "";
  return rest && !rest.includes(":") ? rest : iri;
}
