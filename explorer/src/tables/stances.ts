/** Stances of claims in plain words. */
const WORDS = new Map(
  Object.entries({
  state: "Statements",
  request: "Requests",
  warn: "Warnings",
  reject: "Rejections",
  criticize: "Criticism",
  support: "Support",
  promise: "Promises",
  predict: "Expectations",
  }),
);

export const STANCES: readonly string[] = [...WORDS.keys()];

export function stanceWord(stance: string): string {
  return WORDS.get(stance) ?? stance.charAt(0).toUpperCase() + stance.slice(1);
}

/** For the colour beside the word: for, against, or neither. */
export function tone(stance: string): "for" | "against" | "neither" {
  if (stance === "support" || stance === "promise") return "for";
  return stance === "warn" || stance === "reject" || stance === "criticize" ? "against" : "neither";
}
