// heights.ts - how high each row of a long list is, and which row lies where

/** Rows are GUESS high until they have been measured. Sums and searches take log n. */
export class Heights {
  private readonly known: Float64Array;
  private readonly tree: Float64Array; // Fenwick's, of the differences to the guess

  constructor(readonly count: number, readonly guess: number) {
    this.known = new Float64Array(count).fill(guess);
    this.tree = new Float64Array(count + 1);
  }

  /** The same rows, of another count. */
  resized(count: number): Heights {
    const next = new Heights(count, this.guess);
    for (let i = 0; i < Math.min(count, this.count); i++) {
      const height = this.known[i] ?? this.guess;
      if (height !== this.guess) next.set(i, height);
    }
    return next;
  }

  get(index: number): number {
    return this.known[index] ?? this.guess;
  }

  /** Whether it was another. */
  set(index: number, height: number): boolean {
    const difference = height - this.get(index);
    if (Math.abs(difference) < 0.5 || index >= this.count) return false;
    this.known[index] = height;
    for (let i = index + 1; i <= this.count; i += i & -i)
      this.tree[i] = (this.tree[i] ?? 0) + difference;
    return true;
  }

  /** Where row INDEX begins: the sum of those before it. */
  before(index: number): number {
    let sum = index * this.guess;
    for (let i = Math.min(index, this.count); i > 0; i -= i & -i) sum += this.tree[i] ?? 0;
    return sum;
  }

  get total(): number {
    return this.before(this.count);
  }

  /** The row at OFFSET; the first or last where it lies outside. */
  at(offset: number): number {
    let index = 0;
    let left = offset;
    for (let step = 1 << 30; step > 0; step >>= 1) {
      const next = index + step;
      if (next > this.count) continue;
      const sum = step * this.guess + (this.tree[next] ?? 0);
      if (sum > left) continue;
      index = next;
      left -= sum;
    }
    return Math.max(0, Math.min(index, this.count - 1));
  }
}
