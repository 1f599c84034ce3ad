// chapter.ts - what stands where in a chapter's text, and how something comes into it

import type { Finding, Theme } from "./types";

export interface Span { start: number; end: number }
export interface Edit extends Span { text: string }

const KEY = /@([0-9a-z]{6,8})\b/gi;

export function usedKeys(text: string): Set<string> {
  return new Set([...text.matchAll(KEY)].map((found) => (found[1] ?? "").toLowerCase()));
}

/** The words of the text itself: no keys, no names of themes, nothing of its head. */
export function countWords(text: string): number {
  const written = text.replace(/^---\n[\s\S]*?\n---(?:\n|$)/, "")
    .replace(/\{theme=[^}]*\}/g, "").replace(KEY, "");
  return written.match(/[\p{L}\p{N}]+(?:['’\-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** Where line LINE (from 1) begins and ends. */
export function lineSpan(text: string, line: number): Span {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf("\n", start);
    if (next < 0) break;
    start = next + 1;
  }
  const end = text.indexOf("\n", start);
  return { start, end: end < 0 ? text.length : end };
}

export function lineOf(text: string, at: number): number {
  let line = 1;
  for (let i = text.indexOf("\n"); i >= 0 && i < at; i = text.indexOf("\n", i + 1)) line++;
  return line;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** The words of a finding in the text, where lines, > and emphasis may cut them. */
export function locate(text: string, finding: Pick<Finding, "line" | "written">): Span | null {
  const words = finding.written.trim().split(/\s+/).filter((word) => word !== "");
  if (words.length === 0 || words.length > 2000) return null;
  const pattern = new RegExp(words.map((word) => [...word].map(escaped).join("[*_\\\\]*")).join("[\\s>*_]+"), "gu");
  pattern.lastIndex = lineSpan(text, finding.line).start;
  const found = pattern.exec(text);
  return found ? { start: found.index, end: found.index + found[0].length } : null;
}

/** LINE of OLD, as the lines stand in NOW; null where they differ. */
export function lineMap(old: string, now: string): (line: number) => number | null {
  if (old === now) return (line) => line;
  const before = old.split("\n");
  const after = now.split("\n");
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head
    && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return (line) => {
    if (line <= head) return line;
    if (line > before.length - tail) return line + after.length - before.length;
    return null;
  };
}

export function blockOf(key: string): string {
  return `> [@${key}]`;
}

/** The words within a sentence, in the study's marks. */
export function inlineOf(words: string, key: string): string {
  return `"${words.replace(/\s+/g, " ").trim().replace(/"/g, "'")}" [@${key}]`;
}

/** BLOCK in place of FROM..TO, with empty lines around it. */
export function asBlock(text: string, from: number, to: number, block: string): Edit {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const gap = (have: number): string => "\n".repeat(Math.max(0, 2 - have));
  const above = before.trim() === "" ? "" : gap(/\n*$/.exec(before)?.[0].length ?? 0);
  const below = gap(/^\n*/.exec(after)?.[0].length ?? 0);
  return { start: from, end: to, text: above + block + below };
}

/** INLINE in place of FROM..TO, with a space where words would run together. */
export function asInline(text: string, from: number, to: number, inline: string): Edit {
  const above = /[\p{L}\p{N}.,;:!?)\]]$/u.test(text.slice(Math.max(0, from - 1), from)) ? " " : "";
  const below = /^[\p{L}\p{N}([]/u.test(text.slice(to, to + 1)) ? " " : "";
  return { start: from, end: to, text: above + inline + below };
}

/** The span before the caret that asks for a quotation: "@", "[@", "> @". */
export function askedFor(text: string, caret: number): Span | null {
  const line = text.slice(text.lastIndexOf("\n", caret - 1) + 1, caret);
  const found = /(?:^|[\s("“”'])(\[?@)$/.exec(line);
  if (!found) return null;
  const alone = /^\s*(?:>\s*)?\[?@$/.exec(line);
  return { start: alone ? caret - line.length : caret - (found[1] ?? "").length, end: caret };
}

/** True where a block would stand by itself: nothing else is on the line. */
export function lineIsEmpty(text: string, span: Span): boolean {
  const start = text.lastIndexOf("\n", span.start - 1) + 1;
  const next = text.indexOf("\n", span.end);
  const rest = text.slice(start, span.start) + text.slice(span.end, next < 0 ? text.length : next);
  return rest.trim() === "" || rest.trim() === ">";
}

/** The last heading above CARET, without its signs. */
export function headingAt(text: string, caret: number): string {
  const next = text.indexOf("\n", caret);
  const above = text.slice(0, next < 0 ? text.length : next);
  const headings = [...above.matchAll(/^ {0,3}#{1,6}[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$/gm)];
  return (headings.at(-1)?.[1] ?? "").replace(/[*_]/g, "").trim();
}

/** A chapter to begin with: a heading a theme, its concept, its strongest words. */
export function startingChapter(title: string, themes: Theme[]): string {
  const parts = [`# ${title}`];
  for (const theme of themes.filter((one) => !one.removed)) {
    parts.push(`${"#".repeat(Math.min(6, theme.depth + 2))} ${theme.name}`);
    if (theme.concept.trim() !== "") parts.push(theme.concept.trim());
    for (const role of ["strong", "contrary"] as const)
      for (const one of theme.evidence.filter((shown) => shown.role === role)) parts.push(blockOf(one.key));
  }
  return `${parts.join("\n\n")}\n`;
}
