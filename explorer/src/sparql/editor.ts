/** What the lazy chunk hands to the page. */

export interface VocabularyTerm {
  iri: string;
  kind: "class" | "property" | "code";
  label: string;
  definition?: string;
}

export interface Vocabulary {
  prefixes: Record<string, string>;
  terms: VocabularyTerm[];
  /** The query that finds what bears a name; the names asked for go into its VALUES. */
  bearers: string;
}

/** A thing of the data, with its names. */
export interface Named {
  iri: string;
  label: string;
  names: readonly string[];
}

export interface EditorOptions {
  query: string;
  vocabulary: Vocabulary;
  named: readonly Named[];
  onRun: () => void;
  onChange: (query: string) => void;
}

export interface Editor {
  get(): string;
  set(query: string): void;
  refresh(): void;
  destroy(): void;
}

export interface Chunk {
  workerSource: string;
  createEditor(parent: HTMLElement, options: EditorOptions): Editor;
  /** What the engine complains of, in words, with the line and a mark. */
  explained(message: string, query: string, prefixes: Readonly<Record<string, string>>): string;
  /** Terms that the vocabulary does not have, each with those that come close. */
  unknownTerms(query: string, prefixes: Readonly<Record<string, string>>, terms: readonly VocabularyTerm[]): string[];
}
