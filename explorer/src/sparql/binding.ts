/**
 * Fills in the blanks of a question, as `kg query` does: values become RDF terms, never a piece of SPARQL.
 */

export interface Parameter {
  name: string;
  type: "name" | "string" | "iri" | "date" | "integer";
  default: string | null;
  summary: string;
}

const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*$/;
const ESCAPES: Record<string, string> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f" };
const XSD = "http://www.w3.org/2001/XMLSchema#";

export class WrongValue extends Error {}

export const literal = (value: string): string =>
  `"${value.replace(/[\\"\n\r\t\b\f]/g, (character) => ESCAPES[character] ?? character)}"`;

export const isIri = (value: string): boolean => IRI.test(value);

export function iri(value: string): string {
  if (!isIri(value)) throw new WrongValue(`“${value}” is not an IRI: write it in full, starting with https: or the like`);
  return `<${value}>`;
}

function date(value: string, name: string): string {
  const kinds: [RegExp, string][] = [
    [/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "date"],
    [/^\d{4}-(0[1-9]|1[0-2])$/, "gYearMonth"],
    [/^\d{4}$/, "gYear"],
  ];
  const kind = kinds.find(([pattern]) => pattern.test(value));
  if (!kind) throw new WrongValue(`${name} is no date: write 2024-04-19, 2024-04 or 2024`);
  return `${literal(value)}^^<${XSD}${kind[1]}>`;
}

function term(parameter: Parameter, value: string): string {
  if (parameter.type === "date") return date(value, parameter.name);
  if (parameter.type === "iri") return iri(value);
  if (parameter.type === "integer") {
    if (!/^[+-]?\d{1,18}$/.test(value)) throw new WrongValue(`${parameter.name} is no whole number`);
    return `"${value}"^^<${XSD}integer>`;
  }
  return literal(value);
}

/**
 * @param values text by the parameters' names; an empty or missing one keeps its default.
 * @param bearers IRIs of what bears each name among them; a name that is not here is nobody's, and lets nothing through.
 * @throws WrongValue if a value is not of its parameter's type.
 */
export function bind(
  sparql: string,
  parameters: readonly Parameter[],
  values: Readonly<Record<string, string>>,
  bearers: ReadonlyMap<string, readonly string[]> = new Map(),
): string {
  let bound = sparql;
  for (const parameter of parameters) {
    const value = values[parameter.name]?.trim() || parameter.default;
    if (value === null || value === undefined) continue;
    const terms = parameter.type === "name" ? (bearers.get(oneLine(value)) ?? []).map(iri) : [term(parameter, value)];
    const line = new RegExp(`^([ \\t]*VALUES[ \\t]+[?$]${parameter.name}_[ \\t]*)\\{[^{}\\n]*\\}`, "im");
    bound = bound.replace(line, (_all, head: string) => `${head}{ ${terms.join(" ")} }`);
  }
  return bound;
}

/** A name with single spaces, as names are looked up. */
export const oneLine = (value: string): string => value.trim().split(/\s+/).join(" ");

/** The names that a question with these values asks for. */
export function namesAsked(parameters: readonly Parameter[], values: Readonly<Record<string, string>>): string[] {
  const asked = parameters.filter((parameter) => parameter.type === "name");
  const given = asked.map((parameter) => values[parameter.name]?.trim() || parameter.default);
  return [...new Set(given.filter((value): value is string => !!value).map(oneLine))];
}
