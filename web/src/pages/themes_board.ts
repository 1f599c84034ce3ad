// themes_board.ts - what every part of the board knows

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { setQuery } from "../base/router";
import type { Code, Theme } from "../base/types";
import type { Piece } from "./themes_actions";

export type BoardDialog =
  | { kind: "codes"; theme: Theme }
  | { kind: "quotations"; theme: Theme }
  | { kind: "move"; theme: Theme }
  | { kind: "gather-codes"; codes: Code[]; from: Theme | null }
  | { kind: "gather-quotation"; piece: Piece; from: Theme | null };

export interface Board {
  themes: Theme[]; of: number; codes: Code[]; byId: Map<number, Code>; readOnly: boolean;
  /** The theme that a name is being written for, or below which a new one is. */
  renaming: number | null; addingBelow: number | null;
  rename: (id: number | null) => void;
  addBelow: (id: number | null) => void;
  show: (dialog: BoardDialog) => void;
  /** The focus goes there once the board stands anew. */
  focusNext: (id: number) => void;
}

export const BoardContext = createContext<Board | null>(null);

export function useBoard(): Board {
  const board = useContext(BoardContext);
  if (!board) throw new Error("not on the board");
  return board;
}

export function openTheme(id: number | null): void {
  setQuery({ theme: id === null ? null : String(id), case: null });
}

export function focusTheme(id: number): boolean {
  const name = document.querySelector<HTMLElement>(`[data-theme="${id}"] .theme-name`);
  name?.focus();
  return name !== null;
}
