// looks.ts - the codes' colours as one style sheet, and how text and brackets take them

import { DARK, LIGHT, isColour, line, tint } from "./colours";
import type { CodeLook } from "./types";

const HUES = 12;
const STRIPES = 4;

/** One sheet for one reader: a code's new colour repaints nothing. */
export class Looks {
  private readonly sheet = new CSSStyleSheet();
  private codes: ReadonlyMap<number, CodeLook> = new Map();
  private rule = "";

  constructor(private readonly scope: string) {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.sheet];
  }

  set(codes: ReadonlyMap<number, CodeLook>): void {
    this.codes = codes;
    const rule = `${this.scope}{${Array.from(codes.values(), declare).join("")}}`;
    if (rule === this.rule) return; // a sheet that is replaced styles the whole text anew
    this.rule = rule;
    this.sheet.replaceSync(rule);
  }

  name(code: number): string {
    return this.codes.get(code)?.name ?? "";
  }

  dispose(): void {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== this.sheet);
  }
}

/** What lies behind text under these codes: one colour, or a stripe for each. */
export function paintOf(codes: readonly number[]): string {
  return stripes(codes, "tint");
}

/** A bracket's colours from its top to its end. */
export function lineOf(codes: readonly number[]): string {
  return codes.length ? stripes(codes, "line") : "var(--reader-quiet)";
}

/** The one colour of a code, for dots. */
export function dotOf(code: number): string {
  return `var(--line-${code})`;
}

function stripes(codes: readonly number[], what: string): string {
  const shown = codes.slice(0, STRIPES);
  if (shown.length === 1) return `var(--${what}-${shown[0]})`;
  const part = 100 / shown.length;
  const stops = shown.map((code, index) => {
    const from = round(index * part);
    const to = round((index + 1) * part);
    return `var(--${what}-${code}) ${from}% ${to}%`;
  });
  return `linear-gradient(to bottom, ${stops.join(", ")})`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function declare(look: CodeLook): string {
  const { id, color } = look;
  if (!isColour(color)) {
    const hue = `var(--reader-code-${(Math.abs(id) % HUES) + 1})`;
    return `--line-${id}:${hue};--tint-${id}:color-mix(in srgb,${hue} var(--reader-tint),var(--reader-paper));`;
  }
  const both = (make: typeof tint) => `light-dark(${make(color, LIGHT)},${make(color, DARK)})`;
  return `--line-${id}:${both(line)};--tint-${id}:${both(tint)};`;
}
