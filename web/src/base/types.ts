// types.ts - what the program answers: docs/api.md in types

export interface App { version: string; coder: string; folder: string }

export interface RecentProject {
  id: string; name: string; path: string; title: string; opened_at: string; there: boolean;
}

export interface Folder {
  path: string; parent: string | null;
  items: { name: string; path: string; project: boolean }[];
}

export type Approach = "reflexive" | "codebook" | "reliability";

export interface Counts {
  documents: number; turns: number; quotations: number; codes: number; codings: number;
  themes: number; cases: number; variables: number; memos: number; coders: number;
  chapters: number; transactions: number; characters: number;
}

export interface Study {
  id: string; name: string; path: string; title: string; language: string;
  approach: Approach; coder: string; warning: string | null;
  read_only: boolean; as_of: string | null; version: number;
  undo: string | null; redo: string | null;
  coders: { name: string; codings: number; transactions: number }[];
  counts: Counts;
}

export interface Transaction {
  number: number; coder: string; at: string; label: string; device: string;
  operations: number; undone: boolean;
}

export interface DocumentSummary {
  id: number; name: string; source_name: string; medium: string; case: string | null;
  length: number; words: number; paragraphs: number; turns: number; quotations: number;
  codings: number; imported_at: string;
}

export type Role = "unknown" | "interviewer" | "participant" | "other";

export interface Speaker {
  label: string; role: Role; case: string | null; turns: number; words: number;
  first_words: string;
}

/** All turns of a document, in order: the first item of each list is the first turn's. */
export interface TurnColumns {
  start: number[]; words_start: number[]; end: number[]; speaker: string[]; begin_ms?: number[]; end_ms?: number[];
}

export interface Paragraph { start: number; end: number; kind: string; level: number }

export interface DocumentDetails extends DocumentSummary {
  speakers: Speaker[]; turn_list: TurnColumns; paragraph_list: Paragraph[];
}

export interface Mark {
  key: string; start: number; end: number; comment: string | null; doubt: string | null;
  codings: { code: number; coder: string | null }[];
}

export interface Coding { code: number; path: string; coder: string | null }

export interface Quotation {
  key: string; document: number; document_name: string; start: number; end: number;
  words: string; before: string; after: string; speaker: string | null;
  case: string | null; comment: string | null; doubt: string | null;
  place: string | null; codings: Coding[];
}

export interface Quotations { total: number; items: Quotation[] }

export interface Code {
  id: number; parent: number; name: string; path: string; description: string;
  includes: string; excludes: string; example: string | null; color: string;
  depth: number; removed: boolean; codings: number; quotations: number; cases: number;
  themes: number[];
}

export type EvidenceRole = "gathered" | "strong" | "contrary";

export interface Theme {
  id: number; parent: number; name: string; path: string; concept: string; depth: number;
  removed: boolean; codes: number[]; quotations: number; cases: number;
  case_names: string[];
  evidence: { key: string; role: EvidenceRole; words: string; case: string | null }[];
}

export interface Themes { cases: number; items: Theme[] }

export interface ThemeForm {
  at: string; coder: string; name: string; concept: string; codes: string[]; label: string;
}

export interface Case {
  id: number; name: string; documents: string[]; quotations: number;
  values: { variable: string; value: string }[];
}

export interface Cases { variables: string[]; items: Case[] }

export interface Memo {
  number: number; title: string; on_kind: string; on_name: string; text: string;
  coder: string | null; written_at: string | null; changed_at: string | null;
}

export interface Chapter { text: string; basis: string }

export interface Finding {
  kind: string; line: number; key: string; theme: string; written: string; actual: string;
  message: string; document: string; case: string; cases: number; of_cases: number;
  fault: boolean;
}

export interface FindingsReport {
  faults: number; quotations: number; counts: number; items: Finding[];
}

export interface SearchHit {
  kind: "document" | "quotation" | "memo" | "code" | "theme" | "case";
  id: number | null; key: string | null; number: number | null; name: string;
  document: number | null; start: number; end: number;
  before: string; words: string; after: string;
}

export interface SearchHits { total: number; items: SearchHit[] }

export interface ImportedDocument {
  kind: "document"; id: number; name: string; importer: string; already_there: boolean;
  length: number; turns: number; remarks: string[]; memos: number;
}

/** Of a project that came in or goes out. */
export interface LossLine {
  outcome: "read" | "repaired" | "lost"; element: string; count: number; how: string;
  examples: string[];
}

export interface ImportedProject {
  kind: "project"; program: string; convention: string; hits: number; of: number; marked: boolean;
  tally: { fresh: number; changed: number; same: number; ours: number; gone: number };
  lines: LossLine[];
}

export type Imported = ImportedDocument | ImportedProject;
