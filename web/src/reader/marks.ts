// marks.ts - the quotations by place: which overlap, their lanes, what changed

import type { Mark, MarkFilter, Span } from "./types";

export const LANES = 8;

/** A quotation as it is shown: the codes that the filter leaves, and its lane (-1: none was free). */
export interface Shown {
  mark: Mark;
  codes: number[];
  lane: number;
}

/** Beyond this many changes everything is ordered anew. */
const FEW = 200;

export class Marks {
  private readonly all = new Map<string, Mark>();
  private readonly shown = new Map<string, Shown>();
  private sorted: Shown[] = [];
  private furthest: Int32Array | null = null;
  private filter: MarkFilter | null = null;

  get(key: string): Mark | undefined {
    return this.all.get(key);
  }

  list(): readonly Shown[] {
    return this.sorted;
  }

  /** Takes these in place of those there; answers where something is otherwise now. */
  set(marks: readonly Mark[]): Span[] {
    if (!this.all.size) return marks.length ? this.setAll(marks) : [];
    const keys = new Set(marks.map((mark) => mark.key));
    const gone = [...this.all.values()].filter((mark) => !keys.has(mark.key));
    const fresh = marks.filter((mark) => !isSame(this.all.get(mark.key), mark));
    if (gone.length + fresh.length > FEW) return this.setAll(marks);
    const changed = gone.flatMap((mark) => this.remove(mark.key));
    for (const mark of fresh) changed.push(...this.add(mark));
    return changed;
  }

  add(mark: Mark): Span[] {
    const changed = this.remove(mark.key);
    this.all.set(mark.key, mark);
    const shown = this.show(mark);
    if (!shown) return changed;
    const taken = new Set(this.overlapping(mark.start, mark.end).map((other) => other.lane));
    shown.lane = firstFree(taken);
    this.shown.set(mark.key, shown);
    this.sorted.splice(this.placeOf(shown), 0, shown);
    this.furthest = null;
    return [...changed, { start: mark.start, end: mark.end }];
  }

  remove(key: string): Span[] {
    this.all.delete(key);
    const shown = this.shown.get(key);
    if (!shown) return [];
    this.shown.delete(key);
    this.sorted.splice(this.sorted.indexOf(shown), 1);
    this.furthest = null;
    return [{ start: shown.mark.start, end: shown.mark.end }];
  }

  setFilter(filter: MarkFilter | null): void {
    this.filter = filter;
    this.setAll([...this.all.values()]);
  }

  /** In the order of the text, the longer first where two start together. */
  overlapping(start: number, end: number): Shown[] {
    const furthest = (this.furthest ??= furthestEnds(this.sorted));
    const found: Shown[] = [];
    for (let at = this.countStartingBefore(end) - 1; at >= 0; at--) {
      if (furthest[at]! <= start) break;
      const one = this.sorted[at]!;
      if (one.mark.end > start) found.push(one);
    }
    return found.reverse();
  }

  at(position: number): Shown[] {
    return this.overlapping(position, position + 1);
  }

  next(from: number): Mark | null {
    return this.sorted[this.countStartingBefore(from + 1)]?.mark ?? null;
  }

  previous(from: number): Mark | null {
    return this.sorted[this.countStartingBefore(from) - 1]?.mark ?? null;
  }

  /** How many lanes are used, 0 to LANES. */
  lanes(): number {
    let most = 0;
    for (const one of this.sorted) most = Math.max(most, one.lane < 0 ? LANES : one.lane + 1);
    return most;
  }

  private setAll(marks: readonly Mark[]): Span[] {
    this.all.clear();
    this.shown.clear();
    this.sorted = [];
    this.furthest = null;
    for (const mark of marks) {
      this.all.set(mark.key, mark);
      const shown = this.show(mark);
      if (!shown) continue;
      this.shown.set(mark.key, shown);
      this.sorted.push(shown);
    }
    this.sorted.sort(compare);
    giveLanes(this.sorted);
    return [{ start: 0, end: Number.MAX_SAFE_INTEGER }];
  }

  private show(mark: Mark): Shown | null {
    if (mark.end <= mark.start) return null;
    const filter = this.filter;
    const kept = filter ? mark.codings.filter((coding) => filter(mark, coding)) : mark.codings;
    if (filter && !kept.length && (mark.codings.length || !filter(mark, null))) return null;
    const codes = kept.map((coding) => coding.code);
    return { mark, codes: codes.length > 1 ? [...new Set(codes)] : codes, lane: 0 };
  }

  private placeOf(shown: Shown): number {
    let at = this.countStartingBefore(shown.mark.start);
    while (at < this.sorted.length && compare(this.sorted[at]!, shown) < 0) at++;
    return at;
  }

  private countStartingBefore(position: number): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle]!.mark.start < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compare(one: Shown, other: Shown): number {
  return one.mark.start - other.mark.start || other.mark.end - one.mark.end;
}

function furthestEnds(sorted: readonly Shown[]): Int32Array {
  const ends = new Int32Array(sorted.length);
  let most = 0;
  for (let at = 0; at < ends.length; at++) {
    most = Math.max(most, sorted[at]!.mark.end);
    ends[at] = most;
  }
  return ends;
}

function giveLanes(sorted: readonly Shown[]): void {
  const ends = new Array<number>(LANES).fill(0);
  for (const one of sorted) {
    one.lane = ends.findIndex((end) => end <= one.mark.start);
    if (one.lane >= 0) ends[one.lane] = one.mark.end;
  }
}

function firstFree(taken: ReadonlySet<number>): number {
  for (let lane = 0; lane < LANES; lane++) {
    if (!taken.has(lane)) return lane;
  }
  return -1;
}

function isSame(one: Mark | undefined, other: Mark): boolean {
  if (!one) return false;
  if (one.start !== other.start || one.end !== other.end) return false;
  if (one.comment !== other.comment || one.doubt !== other.doubt) return false;
  if (one.codings.length !== other.codings.length) return false;
  return one.codings.every((coding, index) => {
    const same = other.codings[index];
    return same?.code === coding.code && same.coder === coding.coder;
  });
}
