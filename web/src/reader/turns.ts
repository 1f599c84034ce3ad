// turns.ts - the next turn, or line, that no quotation touches

import type { Marks } from "./marks";
import type { TextView } from "./text";
import type { Span, Turn } from "./types";

/** In code points, of the turns that COUNT. A text without turns is looked through line by line. */
export function nextUncoded(
  text: TextView, marks: Marks, from: number, counts: (turn: Turn) => boolean,
): Span | null {
  const isFree = (span: Span) => span.end > span.start && !marks.overlapping(span.start, span.end).length;
  if (text.turns.length) {
    const after = text.turns.filter((turn) => turn.start > from);
    const found = after.find((turn) => counts(turn) && isFree({ start: turn.words_start, end: turn.end }));
    return found ? { start: found.words_start, end: found.end } : null;
  }
  const { positions } = text;
  let start = text.text.indexOf("\n", positions.toUnits(from)) + 1;
  while (start > 0 && start < text.text.length) {
    const newline = text.text.indexOf("\n", start);
    const end = newline < 0 ? text.text.length : newline;
    const span = { start: positions.toPoints(start), end: positions.toPoints(end) };
    if (isFree(span) && text.text.slice(start, end).trim()) return span;
    start = newline + 1;
  }
  return null;
}
