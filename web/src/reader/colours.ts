// colours.ts - a code's own colour made legible behind text and as a line, light and dark

export interface Scheme {
  paper: string;
  ink: string;
}

/** The schemes colours are made for; the style sheet's paper and ink are at least this far apart. */
export const LIGHT: Scheme = { paper: "#ffffff", ink: "#26292e" };
export const DARK: Scheme = { paper: "#1b1d21", ink: "#d6d9de" };

const TEXT_CONTRAST = 4.5;
const LINE_CONTRAST = 3;
const STRONGEST_TINT = { light: 0.26, dark: 0.36 };

type Rgb = [number, number, number];

export function isColour(value: string | null): value is string {
  return value !== null && /^#[0-9a-f]{6}$/i.test(value);
}

/** The colour behind text: as strong as leaves the text legible. */
export function tint(colour: string, scheme: Scheme): string {
  const dark = luminance(parse(scheme.paper)) < luminance(parse(scheme.ink));
  let share = dark ? STRONGEST_TINT.dark : STRONGEST_TINT.light;
  for (; share > 0.02; share -= 0.02) {
    const mixed = format(mix(parse(colour), parse(scheme.paper), share));
    if (contrast(mixed, scheme.ink) >= TEXT_CONTRAST) return mixed;
  }
  return scheme.paper;
}

/** The colour of a bracket: moved toward the ink until it stands out from the paper. */
export function line(colour: string, scheme: Scheme): string {
  for (let share = 1; share > 0; share -= 0.05) {
    const mixed = format(mix(parse(colour), parse(scheme.ink), share));
    if (contrast(mixed, scheme.paper) >= LINE_CONTRAST) return mixed;
  }
  return scheme.ink;
}

/** By WCAG 2: 1 to 21. */
export function contrast(one: string, other: string): number {
  const a = luminance(parse(one));
  const b = luminance(parse(other));
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function parse(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function format(rgb: Rgb): string {
  const digits = rgb.map((part) => Math.round(part).toString(16).padStart(2, "0"));
  return `#${digits.join("")}`;
}

function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2) => one[index] * share + other[index] * (1 - share);
  return [part(0), part(1), part(2)];
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
