// positions.ts - code points and UTF-16 units of one text, from one to the other

/** Keeps the places of surrogate pairs alone: a text without any costs nothing. */
export class Positions {
  readonly units: number;
  readonly points: number;
  private readonly pairs: Int32Array;

  constructor(text: string) {
    this.pairs = surrogatePairs(text);
    this.units = text.length;
    this.points = text.length - this.pairs.length;
  }

  /** Outside the text: its nearest end. */
  toUnits(point: number): number {
    const at = clamp(point, this.points);
    return at + this.countBelow((pair, index) => pair - index < at);
  }

  /** Between the halves of a pair: the place before the pair. */
  toPoints(unit: number): number {
    const at = clamp(unit, this.units);
    return at - this.countBelow((pair) => pair < at);
  }

  private countBelow(isBelow: (pair: number, index: number) => boolean): number {
    let low = 0;
    let high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBelow(this.pairs[middle]!, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, Math.trunc(value)));
}

function surrogatePairs(text: string): Int32Array {
  const found: number[] = [];
  for (let at = 0; at + 1 < text.length; at++) {
    if ((text.charCodeAt(at) & 0xfc00) !== 0xd800) continue;
    if ((text.charCodeAt(at + 1) & 0xfc00) !== 0xdc00) continue;
    found.push(at++);
  }
  return Int32Array.from(found);
}
