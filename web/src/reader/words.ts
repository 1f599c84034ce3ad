// words.ts - where the next word ends and the one before starts

const WINDOW = 600;

/** The end of the first word after `unit`, or the text's end. */
export function wordAfter(text: string, unit: number): number {
  for (let from = unit; from < text.length; from += WINDOW) {
    for (const part of segments(text.slice(from, from + WINDOW))) {
      if (part.isWordLike) return from + part.index + part.segment.length;
    }
  }
  return text.length;
}

/** The start of the last word before `unit`, or 0. */
export function wordBefore(text: string, unit: number): number {
  for (let to = unit; to > 0; to -= WINDOW) {
    const from = Math.max(0, to - WINDOW);
    let last = -1;
    for (const part of segments(text.slice(from, to))) {
      if (part.isWordLike) last = from + part.index;
    }
    if (last >= 0) return last;
  }
  return 0;
}

let segmenter: Intl.Segmenter | null = null;

function segments(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "word" });
  return segmenter.segment(text);
}
