// painter.ts - what is near the view: filled, painted, with its brackets; the rest waits

import { flatten } from "./flatten";
import type { Marks } from "./marks";
import type { Chunk, TextView } from "./text";

const NEAR = "600px 0px";
const SLICE_MS = 6;
/** Where no frame comes, as in a window that is hidden. */
const FIRST_SLICE_MS = 250;
const MOST_LEFT = 80;

/** Measures without changing the page; what is answered changes it without measuring. */
export interface Furniture {
  measure(chunk: Chunk): () => void;
  move(chunk: Chunk, top: number): void;
  drop(chunk: Chunk): void;
}

export interface PainterHooks {
  /** Wraps what changes the text's nodes. */
  change<Made>(work: () => Made): Made;
  /** After chunks were painted or moved. */
  settled(isPainted: boolean): void;
}

export class Painter {
  readonly near = new Set<Chunk>();
  private readonly waiting = new Set<Chunk>();
  private readonly nearness: IntersectionObserver;
  private readonly sizes: ResizeObserver;
  private frame = 0;
  private slice = 0;
  private next = 0;
  private width = 0;
  private isSoon = false;
  private readonly drawn = new Map<Chunk, number>();
  private left: Chunk[] = [];
  private filled: Array<() => void> = [];

  constructor(
    private readonly scroller: HTMLElement,
    private readonly text: TextView,
    private readonly marks: Marks,
    private readonly furniture: readonly Furniture[],
    private readonly hooks: PainterHooks,
  ) {
    this.nearness = new IntersectionObserver((entries) => this.onNear(entries), {
      root: scroller,
      rootMargin: NEAR,
    });
    this.sizes = new ResizeObserver((entries) => this.onSize(entries));
  }

  /** A new text: its first chunks at once, the rest from the next frame on. The text is WIDTH px wide and
   * HEIGHT are in view: measured before it came, for now the page would have to be laid out for that. */
  start(width: number, height: number): void {
    this.near.clear();
    this.waiting.clear();
    this.nearness.disconnect();
    this.sizes.disconnect();
    this.next = 0;
    for (const chunk of this.text.chunks) this.nearness.observe(chunk.element);
    this.sizes.observe(this.text.root);
    this.drawn.clear();
    this.left = [];
    this.width = width;
    for (let index = 0, filled = 0; filled < height && this.text.chunks[index]; index++) {
      const chunk = this.text.chunks[index]!;
      this.come(chunk);
      filled += chunk.guess;
    }
    this.soon([]);
    window.clearTimeout(this.slice);
    this.slice = window.setTimeout(this.fillSlice, FIRST_SLICE_MS);
    window.requestAnimationFrame(() => {
      window.clearTimeout(this.slice);
      this.slice = window.setTimeout(this.fillSlice, 0);
    });
  }

  /** Paints what is near of these chunks, once for all that is done in one task. */
  soon(chunks: Iterable<Chunk>): void {
    for (const chunk of chunks) {
      if (this.near.has(chunk)) this.waiting.add(chunk);
    }
    if (this.isSoon) return;
    this.isSoon = true;
    queueMicrotask(() => {
      this.isSoon = false;
      this.paintNow();
    });
  }

  /** Makes ready a chunk that is about to be in view. */
  come(chunk: Chunk): void {
    if (this.near.has(chunk)) return;
    this.near.add(chunk);
    this.waiting.add(chunk);
    chunk.element.dataset.near = "";
    this.sizes.observe(chunk.element);
  }

  paintNow(): void {
    this.paint([...this.waiting]);
  }

  /** The text's colours everywhere, for print. */
  paintAll(): void {
    this.hooks.change(() => {
      for (const chunk of this.text.chunks) this.paintText(chunk);
    });
  }

  whole(): Promise<void> {
    if (this.next >= this.text.chunks.length) return Promise.resolve();
    return new Promise((resolve) => this.filled.push(resolve));
  }

  dispose(): void {
    this.next = Infinity;
    this.nearness.disconnect();
    this.sizes.disconnect();
    window.clearTimeout(this.slice);
    window.cancelAnimationFrame(this.frame);
  }

  private paint(chunks: readonly Chunk[]): void {
    if (!chunks.length) return;
    for (const chunk of chunks) this.waiting.delete(chunk);
    this.hooks.change(() => {
      for (const chunk of chunks) this.paintText(chunk);
    });
    this.furnish(chunks);
    this.hooks.settled(true);
  }

  /** Draws around these chunks and moves what is around the others: all is measured before all is changed. */
  private furnish(chunks: readonly Chunk[]): void {
    const tops = new Map<Chunk, number>();
    for (const chunk of this.near) tops.set(chunk, chunk.element.offsetTop);
    for (const chunk of chunks) this.drawn.set(chunk, chunk.element.offsetHeight);
    const changes = chunks.flatMap((chunk) => this.furniture.map((part) => part.measure(chunk)));
    for (const change of changes) change();
    for (const [chunk, top] of tops) {
      for (const part of this.furniture) part.move(chunk, top);
    }
  }

  private paintText(chunk: Chunk): void {
    const { positions } = this.text;
    const from = positions.toPoints(chunk.start);
    const to = positions.toPoints(chunk.end);
    const runs = flatten(this.marks.overlapping(from, to), from, to);
    for (const run of runs) {
      run.start = positions.toUnits(run.start);
      run.end = positions.toUnits(run.end);
    }
    this.text.paint(chunk, runs);
  }

  private onNear(entries: readonly IntersectionObserverEntry[]): void {
    for (const entry of entries) {
      const chunk = this.text.chunkOf(entry.target);
      if (!chunk) continue;
      if (entry.isIntersecting) this.come(chunk);
      else this.leave(chunk);
    }
    if (this.waiting.size && !this.frame) this.paintSome();
  }

  private leave(chunk: Chunk): void {
    if (!this.near.delete(chunk)) return;
    this.waiting.delete(chunk);
    delete chunk.element.dataset.near;
    this.sizes.unobserve(chunk.element);
    for (const part of this.furniture) part.drop(chunk);
    this.left.push(chunk);
    if (this.left.length > MOST_LEFT) this.forget(this.left.splice(0, MOST_LEFT / 2));
  }

  /** Takes the colours from chunks left long ago: their spans would only fill memory. */
  private forget(chunks: readonly Chunk[]): void {
    this.hooks.change(() => {
      for (const chunk of chunks) {
        if (!this.near.has(chunk)) this.text.paint(chunk, []);
      }
    });
  }

  /** What is in view first; the rest a chunk a frame. */
  private readonly paintSome = () => {
    this.frame = 0;
    const middle = this.scroller.scrollTop + this.scroller.clientHeight / 2;
    const waiting = [...this.waiting].map((chunk) => ({ chunk, top: chunk.element.offsetTop }));
    waiting.sort((one, other) => Math.abs(one.top - middle) - Math.abs(other.top - middle));
    const [nearest] = waiting;
    const some = waiting.filter(({ top }) => Math.abs(top - middle) < this.scroller.clientHeight);
    this.paint((some.length || !nearest ? some : [nearest]).map(({ chunk }) => chunk));
    if (this.waiting.size) this.frame = window.requestAnimationFrame(this.paintSome);
  };

  /** Before the frame is drawn, so that no bracket is seen beside another line. */
  private onSize(entries: readonly ResizeObserverEntry[]): void {
    const width = this.text.root.clientWidth;
    const isWider = width !== this.width;
    this.width = width;
    const resized = new Set(entries.map((entry) => this.text.chunkOf(entry.target)));
    const other = [...this.near].filter((chunk) => {
      if (this.waiting.has(chunk)) return false;
      return isWider || (resized.has(chunk) && chunk.element.offsetHeight !== this.drawn.get(chunk));
    });
    this.furnish(other);
    this.hooks.settled(false);
  }

  private readonly fillSlice = () => {
    const end = performance.now() + SLICE_MS;
    const { chunks } = this.text;
    this.hooks.change(() => {
      while (this.next < chunks.length && performance.now() < end) {
        this.text.fill(chunks[this.next++]!);
      }
    });
    if (this.next < chunks.length) {
      this.slice = window.setTimeout(this.fillSlice, 0);
      return;
    }
    for (const resolve of this.filled.splice(0)) resolve();
  };
}
