// flatten.ts - overlapping quotations as spans that follow one another

import type { Shown } from "./marks";
import type { Span } from "./types";

/** A run of text under the same codes, the earliest begun first; none: a quotation without a code. */
export interface Run extends Span {
  codes: number[];
}

const MOST_CODES = 4;

/** The runs between `from` and `to` that lie under anything; neighbours alike are one. */
export function flatten(marks: readonly Shown[], from: number, to: number): Run[] {
  const runs: Run[] = [];
  const active: Shown[] = [];
  let next = 0;
  for (const at of edges(marks, from, to)) {
    closeRun(runs, at);
    for (let index = active.length - 1; index >= 0; index--) {
      if (active[index]!.mark.end <= at) active.splice(index, 1);
    }
    while (next < marks.length && marks[next]!.mark.start <= at) {
      const mark = marks[next++]!;
      if (mark.mark.end > at) active.push(mark);
    }
    if (active.length) runs.push({ start: at, end: -1, codes: firstCodes(active) });
  }
  closeRun(runs, to);
  return runs;
}

/** Ends the open run, and makes it one with the run before when they look alike. */
function closeRun(runs: Run[], at: number): void {
  const last = runs[runs.length - 1];
  if (last?.end !== -1) return;
  last.end = at;
  const before = runs[runs.length - 2];
  const isOne = before?.end === last.start && isSame(before.codes, last.codes);
  if (!isOne && last.end > last.start) return;
  if (isOne) before.end = last.end;
  runs.pop();
}

function edges(marks: readonly Shown[], from: number, to: number): number[] {
  const places = new Set<number>();
  for (const { mark } of marks) {
    places.add(Math.max(from, mark.start));
    if (mark.end < to) places.add(mark.end);
  }
  return [...places].filter((at) => at < to).sort((one, other) => one - other);
}

function firstCodes(active: readonly Shown[]): number[] {
  const codes: number[] = [];
  for (const one of active) {
    for (const code of one.codes) {
      if (!codes.includes(code)) codes.push(code);
      if (codes.length === MOST_CODES) return codes;
    }
  }
  return codes;
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((code, index) => code === other[index]);
}
