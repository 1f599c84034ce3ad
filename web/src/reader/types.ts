// types.ts - what the document view shows and tells; every position is a code point

export interface Span {
  start: number;
  end: number;
}

export interface Turn extends Span {
  number: number;
  words_start: number;
  /** "": nobody named. */
  speaker: string;
  /** -1: not known. */
  begin_ms: number;
}

export interface Paragraph extends Span {
  kind: string;
  level: number;
}

export interface ReaderDocument {
  text: string;
  turns: Turn[];
  paragraphs: Paragraph[];
  language?: string | null;
}

export interface Coding {
  code: number;
  coder: string;
}

export interface Mark extends Span {
  key: string;
  comment: string | null;
  doubt: string | null;
  codings: Coding[];
}

/** `color` is "#rrggbb"; anything else takes one of the twelve hues by id. */
export interface CodeLook {
  id: number;
  name: string;
  color: string | null;
}

/** The caller's words in its user's language. */
export interface ReaderTexts {
  document: string;
  margin: string;
  uncoded: string;
  bracket(names: string[], words: string, mark: Mark): string;
  more(count: number): string;
}

/** Asked with null for a quotation that no code is on. */
export type MarkFilter = (mark: Mark, coding: Coding | null) => boolean;

export interface ReaderOptions {
  texts: ReaderTexts;
  onSelect?(range: Span | null): void;
  onCaret?(position: number, keys: string[]): void;
  onOpen?(key: string): void;
  onMore?(keys: string[]): void;
  onResize?(key: string, start: number, end: number): void;
  onDropCode?(code: number, range: Span | null, key: string | null): void;
}

export interface ScrollHow {
  focus?: boolean;
}

export interface Reader {
  setDocument(document: ReaderDocument): void;
  setMarks(marks: readonly Mark[]): void;
  addMark(mark: Mark): void;
  removeMark(key: string): void;
  setCodes(codes: ReadonlyMap<number, CodeLook>): void;
  setVisible(filter: MarkFilter | null): void;
  selection(): Span | null;
  select(start: number, end: number): void;
  scrollTo(position: number, how?: ScrollHow): void;
  /** Where the reading is: what scrollTo brings to the same height again; 0: the beginning. */
  place(): number;
  setPending(range: Span | null): void;
  setHits(ranges: readonly Span[], current: number): void;
  setSelected(key: string | null): void;
  nextMark(from: number): Mark | null;
  previousMark(from: number): Mark | null;
  nextUncodedTurn(from: number, counts?: (turn: Turn) => boolean): Span | null;
  marksAt(position: number): Mark[];
  focus(): void;
  /** Settles when the whole text is in the page. */
  whole(): Promise<void>;
  dispose(): void;
}

/** The type of what is dragged from a list of codes: the code's id in digits. */
export const CODE_TYPE = "application/x-tema-code";
