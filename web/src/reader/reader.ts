// reader.ts - the document view: the text, what is coded in it, and what the user does there

import { makeFrame } from "./frame";
import { Guard } from "./guard";
import { Gutter } from "./gutter";
import { Handles } from "./handles";
import { Highlights } from "./highlights";
import { Input } from "./input";
import { Looks } from "./looks";
import { Margin } from "./margin";
import { Marks } from "./marks";
import { letterAt, unitUnder } from "./measure";
import { Painter } from "./painter";
import { SelectionKeeper } from "./selection";
import { Strip } from "./strip";
import { TextView } from "./text";
import { nextUncoded } from "./turns";
import type {
  CodeLook,
  Mark,
  MarkFilter,
  Reader,
  ReaderDocument,
  ReaderOptions,
  ScrollHow,
  Span,
  Turn,
} from "./types";

export * from "./types";

/** How far down the view a place that is gone to comes to stand. */
const GO_TO = 0.3;
let count = 0;

export function createReader(host: HTMLElement, options: ReaderOptions): Reader {
  return new DocumentReader(host, options);
}

class DocumentReader implements Reader {
  private readonly frame;
  private readonly text: TextView;
  private readonly marks = new Marks();
  private readonly looks: Looks;
  private readonly margin: Margin;
  private readonly gutter: Gutter;
  private readonly highlights: Highlights;
  private readonly handles: Handles;
  private readonly keeper: SelectionKeeper;
  private readonly guard: Guard;
  private readonly painter: Painter;
  private readonly input: Input;
  private readonly strip: Strip;
  private readonly off = new AbortController();
  private selected: string | null = null;
  private pending: Span | null = null;
  private lastSpan: Span | null = null;
  private scrollFrame = 0;

  constructor(
    host: HTMLElement,
    private readonly options: ReaderOptions,
  ) {
    const frame = (this.frame = makeFrame(options.texts));
    const id = `reader-${++count}`;
    frame.root.id = id;
    host.append(frame.root);
    this.text = new TextView(frame.text);
    this.looks = new Looks(`#${id}`);
    this.highlights = new Highlights(this.text);
    this.keeper = new SelectionKeeper(this.text, this.onSelection);
    this.margin = new Margin(frame.margin, this.text, this.marks, this.looks, options.texts, {
      open: (key) => this.options.onOpen?.(key),
      more: (keys) => this.openMore(keys),
      hover: (key) => this.hover(key),
    });
    this.margin.roving.onEdge = this.onMarginEdge;
    this.margin.roving.onEscape = () => this.focus();
    this.gutter = new Gutter(frame.gutter, this.text);
    this.handles = new Handles(frame.page, this.text, {
      preview: (span) => this.show("selected", span),
      done: (span) => this.resized(span),
    });
    this.guard = new Guard(frame.text, this.restore);
    this.painter = new Painter(frame.scroller, this.text, this.marks, [this.gutter, this.margin], {
      change: (work) => this.guard.allow(() => this.keeper.around(work)),
      settled: this.onSettled,
    });
    this.input = new Input(this.text, this.keeper, this.handles, {
      open: (unit) => this.openAt(unit),
      drop: (code, unit) => this.dropped(code, unit),
      isSelected: () => this.selected !== null,
    });
    this.strip = new Strip(frame.strip, this.marks, (position) => this.scrollTo(position));
    this.listen();
  }

  setDocument(document: ReaderDocument): void {
    const style = getComputedStyle(this.frame.text);
    const size = Number.parseFloat(style.fontSize) || 17;
    const width = this.frame.text.clientWidth;
    const height = this.frame.scroller.clientHeight;
    // Before the new text is there: its layout would be waited for.
    this.frame.scroller.scrollTop = 0;
    this.margin.clear();
    this.gutter.clear();
    this.marks.set([]);
    this.selected = this.pending = this.lastSpan = null;
    this.handles.set(null);
    for (const kind of ["hit", "current", "pending", "selected", "hover"] as const)
      this.highlights.set(kind, []);
    this.keeper.reset();
    if (document.language) this.frame.text.lang = document.language;
    else this.frame.text.removeAttribute("lang");
    this.guard.allow(() =>
      this.text.set(document, Number.parseFloat(style.lineHeight) || 28, (width || 640) / (size * 0.46)),
    );
    this.strip.setLength(this.text.positions.points);
    this.painter.start(width, height);
  }

  setMarks(marks: readonly Mark[]): void {
    this.changed(this.marks.set(marks));
  }

  addMark(mark: Mark): void {
    this.changed(this.marks.add(mark));
  }

  removeMark(key: string): void {
    this.changed(this.marks.remove(key));
  }

  setCodes(codes: ReadonlyMap<number, CodeLook>): void {
    this.looks.set(codes);
    this.painter.soon(this.painter.near);
    this.strip.later();
  }

  setVisible(filter: MarkFilter | null): void {
    this.marks.setFilter(filter);
    this.changed([{ start: 0, end: Number.MAX_SAFE_INTEGER }]);
  }

  selection(): Span | null {
    const span = this.keeper.span();
    return span && this.toPoints(span);
  }

  select(start: number, end: number): void {
    this.keeper.set(this.text.positions.toUnits(start), this.text.positions.toUnits(end));
  }

  scrollTo(position: number, how: ScrollHow = {}): void {
    const unit = this.text.positions.toUnits(position);
    const { index } = this.text.chunkAt(unit);
    for (const chunk of this.text.chunks.slice(Math.max(0, index - 1), index + 2)) this.painter.come(chunk);
    this.painter.paintNow();
    const { scroller } = this.frame;
    const down = letterAt(this.text, unit).top - scroller.getBoundingClientRect().top;
    scroller.scrollTop += down - scroller.clientHeight * GO_TO;
    if (!how.focus) return;
    this.keeper.set(unit, unit);
    this.focus();
  }

  place(): number {
    const { scroller, text } = this.frame;
    if (scroller.scrollTop < 1) return 0;
    const { top, height } = scroller.getBoundingClientRect();
    const unit = unitUnder(this.text, text.getBoundingClientRect().left + 1, top + height * GO_TO + 1);
    return unit === null ? this.view()[0] : this.text.positions.toPoints(unit);
  }

  setPending(range: Span | null): void {
    this.pending = range && this.toUnits(range);
    this.showPending();
  }

  setHits(ranges: readonly Span[], current: number): void {
    const spans = ranges.map((range) => this.toUnits(range));
    this.highlights.set("hit", spans);
    const now = spans[current];
    this.highlights.set("current", now ? [now] : []);
    this.drawHighlights(false);
    this.strip.setHits(ranges);
  }

  setSelected(key: string | null): void {
    if (key !== this.selected) this.handles.settle();
    this.selected = key;
    this.margin.setSelected(key);
    this.showSelected();
  }

  nextMark(from: number): Mark | null {
    return this.marks.next(from);
  }

  previousMark(from: number): Mark | null {
    return this.marks.previous(from);
  }

  nextUncodedTurn(from: number, counts: (turn: Turn) => boolean = () => true): Span | null {
    return nextUncoded(this.text, this.marks, from, counts);
  }

  /** The shortest first. */
  marksAt(position: number): Mark[] {
    const marks = this.marks.at(position).map((shown) => shown.mark);
    return marks.sort((one, other) => one.end - one.start - (other.end - other.start));
  }

  focus(): void {
    this.frame.text.focus({ preventScroll: true });
    if (!this.keeper.isAll) this.keeper.show();
  }

  whole(): Promise<void> {
    return this.painter.whole();
  }

  dispose(): void {
    for (const part of [this.painter, this.guard, this.keeper, this.input, this.strip, this.looks])
      part.dispose();
    this.highlights.dispose();
    this.off.abort();
    window.cancelAnimationFrame(this.scrollFrame);
    this.frame.root.remove();
  }

  private listen(): void {
    const { signal } = this.off;
    window.addEventListener("beforeprint", () => this.painter.paintAll(), { signal });
    this.frame.scroller.addEventListener("scroll", this.onScroll, { signal, passive: true });
  }

  private changed(spans: readonly Span[]): void {
    if (!spans.length) return;
    const { positions } = this.text;
    for (const span of spans) {
      this.painter.soon(this.text.chunksIn(positions.toUnits(span.start), positions.toUnits(span.end)));
    }
    this.margin.setLanes(this.marks.lanes());
    this.strip.later();
    if (this.selected) this.showSelected();
  }

  private readonly onSelection = () => {
    this.showPending();
    const span = this.selection();
    if (span?.start !== this.lastSpan?.start || span?.end !== this.lastSpan?.end) {
      this.lastSpan = span;
      this.options.onSelect?.(span);
    }
    if (!this.options.onCaret) return;
    const caret = this.text.positions.toPoints(this.keeper.caret);
    this.options.onCaret(
      caret,
      this.marksAt(caret).map((mark) => mark.key),
    );
  };

  /** The page was written into: the text as it is comes back, the caret stays. */
  private readonly restore = (changed: Set<Node>) => {
    const { root, chunks } = this.text;
    const { anchor, caret } = this.keeper;
    if (changed.has(root)) root.replaceChildren(...chunks.map((chunk) => chunk.element));
    for (const chunk of chunks) {
      const isChanged = [...changed].some((node) => chunk.element.contains(node) || !node.isConnected);
      if (isChanged && chunk.isFilled) this.text.refill(chunk);
    }
    this.keeper.anchor = anchor;
    this.keeper.caret = caret;
    this.keeper.show();
    this.painter.soon(this.painter.near);
  };

  private readonly onSettled = (isPainted: boolean) => {
    this.margin.roving.settle();
    this.drawHighlights(isPainted);
    this.handles.draw();
    this.onScroll();
  };

  private readonly onScroll = () => {
    if (this.scrollFrame) return;
    this.scrollFrame = window.requestAnimationFrame(() => {
      this.scrollFrame = 0;
      this.strip.setView(...this.view());
    });
  };

  /** The code points at the top and the bottom of the view, as near as a chunk's shape tells. */
  private view(): [number, number] {
    const { clientHeight } = this.frame.scroller;
    const scrollTop = this.frame.scroller.scrollTop - this.frame.text.offsetTop;
    const near = [...this.painter.near].sort((one, other) => one.index - other.index);
    const at = (y: number) => {
      const chunk =
        near.find((one) => one.element.offsetTop + one.element.offsetHeight > y) ?? near[near.length - 1];
      if (!chunk) return 0;
      const share = (y - chunk.element.offsetTop) / Math.max(1, chunk.element.offsetHeight);
      const unit = chunk.start + (chunk.end - chunk.start) * Math.max(0, Math.min(1, share));
      return this.text.positions.toPoints(unit);
    };
    return [at(scrollTop), at(scrollTop + clientHeight)];
  }

  private drawHighlights(isPainted: boolean): void {
    let from = Infinity;
    let to = 0;
    for (const chunk of this.painter.near) {
      from = Math.min(from, chunk.start);
      to = Math.max(to, chunk.end);
    }
    this.highlights.draw(from, to, isPainted);
  }

  private show(kind: "pending" | "selected" | "hover", span: Span | null): void {
    this.highlights.set(kind, span ? [span] : []);
    this.drawHighlights(false);
  }

  private showPending(): void {
    this.show("pending", this.pending ?? (this.keeper.isAll ? this.keeper.span() : null));
  }

  private showSelected(): void {
    const mark = this.selected === null ? undefined : this.marks.get(this.selected);
    const span = mark ? this.toUnits(mark) : null;
    this.handles.set(span);
    this.show("selected", span);
  }

  private hover(key: string | null): void {
    const mark = key === null ? undefined : this.marks.get(key);
    this.show("hover", mark ? this.toUnits(mark) : null);
  }

  private openAt(unit: number): void {
    const mark = this.marksAt(this.text.positions.toPoints(unit))[0];
    if (mark) this.options.onOpen?.(mark.key);
  }

  private openMore(keys: string[]): void {
    if (this.options.onMore) this.options.onMore(keys);
    else if (keys[0]) this.options.onOpen?.(keys[0]);
  }

  private dropped(code: number, unit: number): void {
    const span = this.keeper.span();
    const isOn = span !== null && span.start <= unit && unit <= span.end;
    const key = this.marksAt(this.text.positions.toPoints(unit))[0]?.key ?? null;
    if (isOn) this.options.onDropCode?.(code, this.toPoints(span), null);
    else if (key !== null) this.options.onDropCode?.(code, null, key);
  }

  /** Shown at once as the user left it; the caller sets it back if it may not be. */
  private resized(span: Span): void {
    const mark = this.selected === null ? undefined : this.marks.get(this.selected);
    if (!mark) return;
    const points = this.toPoints(span);
    if (points.start === mark.start && points.end === mark.end) return;
    this.addMark({ ...mark, ...points });
    this.options.onResize?.(mark.key, points.start, points.end);
  }

  private readonly onMarginEdge = (step: 1 | -1, from: HTMLElement) => {
    const { key } = from.dataset;
    const list = this.marks.list();
    let at = list.findIndex((shown) => shown.mark.key === key);
    if (at < 0) return;
    for (at += step; list[at]; at += step) {
      const { mark } = list[at]!;
      this.scrollTo(mark.start);
      const label = this.margin.label(mark.key);
      if (label) return label.focus({ preventScroll: true });
    }
  };

  private toPoints(span: Span): Span {
    const { positions } = this.text;
    return { start: positions.toPoints(span.start), end: positions.toPoints(span.end) };
  }

  private toUnits(span: Span): Span {
    const { positions } = this.text;
    return { start: positions.toUnits(span.start), end: positions.toUnits(span.end) };
  }
}
