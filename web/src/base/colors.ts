// colors.ts - a code's colour: its own, else one of twelve by its id

import type { Code } from "./types";

/** Hues that stay apart for the colour-blind in this order; tokens.css sets them for both
 * schemes, and the light one's value is what a project keeps. */
export const PALETTE = [
  { name: "blue", hex: "#2f7fb8" }, { name: "orange", hex: "#d9822b" },
  { name: "green", hex: "#2a9d78" }, { name: "pink", hex: "#b0548f" },
  { name: "olive", hex: "#8a7a1f" }, { name: "indigo", hex: "#5b6bc0" },
  { name: "red", hex: "#c0483c" }, { name: "teal", hex: "#3a8f9e" },
  { name: "brown", hex: "#8f5b34" }, { name: "lime", hex: "#7d9a2d" },
  { name: "violet", hex: "#9463c2" }, { name: "grey", hex: "#6b7680" },
] as const;

export const PALETTE_SIZE = PALETTE.length;

export function paletteColor(id: number): string {
  return `var(--code-${(id % PALETTE_SIZE) + 1})`;
}

const AS_TOKEN = new Map<string, string>(
  PALETTE.map((color, i) => [color.hex, `var(--code-${i + 1})`]));

export function codeColor(code: Pick<Code, "id" | "color"> | undefined): string {
  if (!code) return "var(--muted)";
  const own = code.color.toLowerCase();
  if (!/^#[0-9a-f]{6}$/.test(own)) return paletteColor(code.id);
  return AS_TOKEN.get(own) ?? own;
}
