/** The prefixes of the project need no declaration, as in the command line. */

const NAMES = /(?<![<\w:.?$@-])([A-Za-z][\w-]*):([\w%.-]*)/g;

/** The query with blanks in place of comments, IRIs and texts, as long as it was. */
export function bare(query: string): string {
  return query.replace(/#[^\n]*|<[^>\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, (part) => " ".repeat(part.length));
}

/** The names with a prefix in a query, and where each stands. */
export function namesIn(query: string): { prefix: string; local: string; at: number }[] {
  return [...bare(query).matchAll(NAMES)].map((found) => ({ prefix: found[1]!, local: found[2]!, at: found.index }));
}

/** The query with the prefixes declared that it uses and does not declare itself, on one line before it. */
export function declared(query: string, prefixes: Readonly<Record<string, string>>): string {
  const own = new Set([...bare(query).matchAll(/\bPREFIX\s+([\w-]*):/gi)].map(([, name]) => name));
  const used = new Set(namesIn(query).map(({ prefix }) => prefix));
  const missing = [...used].filter((name) => !own.has(name) && prefixes[name] !== undefined);
  return `${missing.map((name) => `PREFIX ${name}: <${prefixes[name]}>`).join(" ")}\n${query}`;
}

/** What the engine complains of, with the line counted in the query as it was written. */
export function inWords(message: string): string {
  return message.replace(/^(error at |line )(\d+)(?=:|, column)/i, (_all, at: string, line: string) => `${at}${Math.max(1, Number(line) - 1)}`);
}
