/** The prefixes of the project need no declaration, as in the command line. */

const OURS = /(?<![<\w:-])([A-Za-z][\w-]*):(?=[\w%\\]|\s|$|[;,.)}\]])/g;

/** The query with the prefixes declared that it uses and does not declare itself, on one line before it. */
export function declared(query: string, prefixes: Readonly<Record<string, string>>): string {
  const bare = query.replace(/#[^\n]*|<[^>\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, " ");
  const own = new Set([...bare.matchAll(/\bPREFIX\s+([\w-]*):/gi)].map(([, name]) => name));
  const used = new Set([...bare.matchAll(OURS)].map(([, name]) => name!));
  const missing = [...used].filter((name) => !own.has(name) && prefixes[name] !== undefined);
  return `${missing.map((name) => `PREFIX ${name}: <${prefixes[name]}>`).join(" ")}\n${query}`;
}

/** What the engine complains of, with the line counted in the query as it was written. */
export function inWords(message: string): string {
  return message.replace(/^(error at )(\d+):/i, (_all, at: string, line: string) => `${at}${Math.max(1, Number(line) - 1)}:`);
}
