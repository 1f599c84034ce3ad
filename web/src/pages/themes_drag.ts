// themes_drag.ts - what is being dragged over the board, and where it would come to lie

import { signal } from "@preact/signals";
import type { Code, EvidenceRole, Theme } from "../base/types";
import { gatherCodes, gatherQuotation, moveTheme, type Piece } from "./themes_actions";
import { placeAt, type Zone } from "./themes_model";

export type Dragged =
  | { kind: "codes"; codes: Code[]; from: Theme | null }
  | { kind: "quotation"; piece: Piece; from: Theme | null }
  | { kind: "theme"; theme: Theme };

export const dragged = signal<Dragged | null>(null);
export const over = signal<{ theme: number; zone: Zone } | null>(null);

export function beginDrag(event: DragEvent, what: Dragged, text: string): void {
  event.stopPropagation();
  event.dataTransfer?.setData("text/plain", text);
  if (event.dataTransfer) event.dataTransfer.effectAllowed = "copyMove";
  // The browser takes its picture of what is dragged first.
  setTimeout(() => { dragged.value = what; });
}

export function endDrag(): void {
  dragged.value = null;
  over.value = null;
}

/** The third of BOX that the pointer is in: left and right on the board, above and below within a theme. */
function zoneAt(event: DragEvent, box: HTMLElement, isTop: boolean): Zone {
  const edge = box.getBoundingClientRect();
  const share = isTop ? (event.clientX - edge.left) / edge.width : (event.clientY - edge.top) / edge.height;
  return share < 0.25 ? "before" : share > 0.75 ? "after" : "under";
}

/** True where it may be let go over THEME. */
export function dragOver(event: DragEvent, box: HTMLElement, theme: Theme, items: readonly Theme[]): boolean {
  const what = dragged.value;
  if (!what) return false;
  const zone = what.kind === "theme" ? zoneAt(event, box, theme.parent === 0) : "under";
  const fits = what.kind === "theme" ? placeAt(items, what.theme.id, theme.id, zone) !== null : what.from?.id !== theme.id;
  const now = over.value;
  if (!fits) {
    over.value = null;
    return false;
  }
  if (now?.theme !== theme.id || now.zone !== zone) over.value = { theme: theme.id, zone };
  return true;
}

/** Lets go of it over THEME; ROLE is what a quotation is to it. */
export function drop(theme: Theme, items: readonly Theme[], role: EvidenceRole = "gathered"): void {
  const what = dragged.value;
  const zone = over.value?.zone ?? "under";
  endDrag();
  if (what?.kind === "codes") void gatherCodes(theme, what.codes, what.from);
  else if (what?.kind === "quotation") void gatherQuotation(theme, what.piece, role, what.from);
  else if (what?.kind === "theme") {
    const place = placeAt(items, what.theme.id, theme.id, zone);
    if (place) void moveTheme(what.theme, place);
  }
}
