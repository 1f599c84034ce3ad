// highlights.ts - the few things drawn over the text: search hits, what is being coded, the selected

import type { TextView } from "./text";
import type { Span } from "./types";

export type Kind = "hit" | "current" | "pending" | "selected" | "hover";

const KINDS: readonly Kind[] = ["hit", "current", "pending", "selected", "hover"];
const MOST_HITS = 500;

/** Positions are units. Ranges are made for the chunks in view alone, and made again after each paint. */
export class Highlights {
  private readonly spans = new Map<Kind, readonly Span[]>();
  private isDrawn = false;

  constructor(private readonly text: TextView) {}

  set(kind: Kind, spans: readonly Span[]): void {
    if (!spans.length && !this.spans.get(kind)?.length) return;
    this.spans.set(
      kind,
      [...spans].sort((one, other) => one.start - other.start),
    );
    this.isDrawn = false;
  }

  /** Draws what lies within from..to. */
  draw(from: number, to: number, isPainted: boolean): void {
    if (!("highlights" in CSS) || (this.isDrawn && !isPainted)) return;
    this.isDrawn = true;
    for (const [index, kind] of KINDS.entries()) {
      const spans = this.spans.get(kind);
      if (spans === undefined) continue;
      const name = `reader-${kind}`;
      const ranges = this.within(spans, from, to).map((span) => this.range(span));
      if (!ranges.length) {
        CSS.highlights.delete(name);
        continue;
      }
      const highlight = new Highlight(...ranges);
      highlight.priority = index;
      CSS.highlights.set(name, highlight);
    }
  }

  dispose(): void {
    if (!("highlights" in CSS)) return;
    for (const kind of KINDS) CSS.highlights.delete(`reader-${kind}`);
  }

  private within(spans: readonly Span[], from: number, to: number): Span[] {
    const found: Span[] = [];
    for (const span of spans) {
      if (span.end <= from || span.start >= to) continue;
      found.push({ start: Math.max(from, span.start), end: Math.min(to, span.end) });
      if (found.length === MOST_HITS) break;
    }
    return found;
  }

  private range(span: Span): StaticRange {
    const [startContainer, startOffset] = this.text.place(span.start);
    const [endContainer, before] = this.text.place(Math.max(span.start, span.end - 1));
    const length = endContainer.textContent?.length ?? 0;
    return new StaticRange({
      startContainer,
      startOffset,
      endContainer,
      endOffset: Math.min(length, before + 1),
    });
  }
}
