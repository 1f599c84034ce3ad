// colors.ts - a code's colour: its own, else one of twelve by its id

import type { Code } from "./types";

/** Hues that stay apart for the colour-blind in this order; tokens.css sets them for both
 * schemes. */
export const PALETTE_SIZE = 12;

export function paletteColor(id: number): string {
  return `var(--code-${(id % PALETTE_SIZE) + 1})`;
}

export function codeColor(code: Pick<Code, "id" | "color"> | undefined): string {
  if (!code) return "var(--muted)";
  return /^#[0-9a-f]{6}$/i.test(code.color) ? code.color : paletteColor(code.id);
}
