// handles.ts - the ends of the selected quotation, to be dragged or moved by keys

import { caretAt, unitUnder } from "./measure";
import type { TextView } from "./text";
import type { Span } from "./types";
import { wordAfter, wordBefore } from "./words";

/** Keys held: a quotation moved word by word is told of once. */
const SETTLE_MS = 400;

export interface HandleHooks {
  /** The span as it is while an end moves. */
  preview(span: Span): void;
  done(span: Span): void;
}

/** Positions are units. */
export class Handles {
  private readonly ends: [HTMLElement, HTMLElement];
  private span: Span | null = null;
  private timer = 0;
  private isHeld = false;

  constructor(
    private readonly page: HTMLElement,
    private readonly text: TextView,
    private readonly hooks: HandleHooks,
  ) {
    this.ends = [this.makeHandle("start"), this.makeHandle("end")];
    page.append(...this.ends);
  }

  /** What comes in while an end is being moved does not take it back. */
  set(span: Span | null): void {
    if (span && (this.timer || this.isHeld)) return;
    this.span = span;
    this.draw();
  }

  /** An end is shown where its chunk is laid out. */
  draw(): void {
    for (const [index, handle] of this.ends.entries()) {
      const unit = this.span && (index ? this.span.end : this.span.start);
      handle.hidden = unit === null || !this.isNear(index ? unit - 1 : unit);
      if (unit === null || handle.hidden) continue;
      const page = this.page.getBoundingClientRect();
      const box = caretAt(this.text, unit, index === 1);
      handle.style.transform = `translate(${box.left - page.left}px, ${box.top - page.top}px)`;
      handle.style.height = `${box.bottom - box.top}px`;
    }
  }

  /** Moves an end by a word, told of when the keys rest. */
  step(end: "start" | "end", direction: 1 | -1): void {
    if (!this.span) return;
    const move = direction === 1 ? wordAfter : wordBefore;
    this.moveTo(end, move(this.text.text, this.span[end]));
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(this.settle, SETTLE_MS);
  }

  /** Tells at once of what the keys have moved. */
  readonly settle = () => {
    if (!this.timer) return;
    window.clearTimeout(this.timer);
    this.timer = 0;
    if (this.span) this.hooks.done(this.span);
  };

  private isNear(unit: number): boolean {
    const chunk = this.text.chunkAt(unit);
    return chunk.isFilled && chunk.element.dataset.near !== undefined;
  }

  private moveTo(end: "start" | "end", unit: number): void {
    if (!this.span) return;
    const moved = { ...this.span, [end]: unit };
    if (moved.end <= moved.start) return;
    this.span = moved;
    this.draw();
    this.hooks.preview(moved);
  }

  private makeHandle(end: "start" | "end"): HTMLElement {
    const handle = document.createElement("div");
    handle.className = `reader-handle is-${end}`;
    handle.hidden = true;
    handle.setAttribute("aria-hidden", "true");
    handle.addEventListener("pointerdown", (event) => this.drag(event, handle, end));
    return handle;
  }

  private drag(event: PointerEvent, handle: HTMLElement, end: "start" | "end"): void {
    if (event.button !== 0 || !this.span) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    handle.classList.add("is-held");
    this.isHeld = true;
    const follow = (moved: PointerEvent) => {
      const unit = unitUnder(this.text, moved.clientX, moved.clientY);
      if (unit !== null) this.moveTo(end, unit);
    };
    handle.addEventListener("pointermove", follow);
    handle.addEventListener(
      "lostpointercapture",
      () => {
        handle.removeEventListener("pointermove", follow);
        handle.classList.remove("is-held");
        this.isHeld = false;
        if (this.span) this.hooks.done(this.span);
      },
      { once: true },
    );
  }
}
