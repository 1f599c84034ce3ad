// input.ts - keys, clicks and drops on the text

import type { Handles } from "./handles";
import { unitUnder } from "./measure";
import type { SelectionKeeper } from "./selection";
import type { TextView } from "./text";
import { CODE_TYPE } from "./types";

const MOVING = new Set([
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
  "PageUp",
  "PageDown",
]);

export interface InputHooks {
  /** The text at this unit was clicked, or Enter pressed there. */
  open(unit: number): void;
  drop(code: number, unit: number): void;
  isSelected(): boolean;
}

/** Positions are units. */
export class Input {
  private readonly root: HTMLElement;
  private readonly off = new AbortController();

  constructor(
    private readonly text: TextView,
    private readonly keeper: SelectionKeeper,
    private readonly handles: Handles,
    private readonly hooks: InputHooks,
  ) {
    this.root = text.root;
    const { signal } = this.off;
    this.root.addEventListener("keydown", this.onKey, { signal });
    this.root.addEventListener("keyup", this.onKeyUp, { signal });
    this.root.addEventListener("pointerdown", () => this.keeper.dropAll(), { signal });
    this.root.addEventListener("mousedown", this.onMouseDown, { signal });
    document.addEventListener("pointerup", () => this.keeper.catchUp(), { signal, capture: true });
    this.root.addEventListener("click", this.onClick, { signal });
    this.root.addEventListener("copy", this.onCopy, { signal });
    this.root.addEventListener("dragover", this.onDragOver, { signal });
    this.root.addEventListener("drop", this.onDrop, { signal });
  }

  dispose(): void {
    this.off.abort();
  }

  private readonly onKey = (event: KeyboardEvent) => {
    const { key } = event;
    this.keeper.catchUp();
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (isCommand && key.toLowerCase() === "a") {
      event.preventDefault();
      this.keeper.setAll();
    } else if (MOVING.has(key) && !event.altKey) {
      this.keeper.dropAll();
    } else if (event.altKey && event.shiftKey && (key === "ArrowLeft" || key === "ArrowRight")) {
      if (!this.hooks.isSelected()) return;
      event.preventDefault();
      const isForward = (key === "ArrowRight") !== this.isRightToLeft();
      this.handles.step(event.ctrlKey ? "start" : "end", isForward ? 1 : -1);
    } else if (key === "Enter" && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing) {
      event.preventDefault();
      if (!this.keeper.span()) this.hooks.open(this.keeper.caret);
    }
  };

  private readonly onKeyUp = (event: KeyboardEvent) => {
    if (event.key === "Alt" || event.key === "Shift") this.handles.settle();
  };

  /** A press on words that are selected selects anew, rather than dragging them away. Elsewhere the browser
   * does so itself, and Firefox, where its selection is touched here, takes another line of a long paragraph. */
  private readonly onMouseDown = (event: MouseEvent) => {
    const isPlain = event.button === 0 && event.detail === 1 && !event.shiftKey;
    const span = this.keeper.span();
    if (!isPlain || !span) return;
    const unit = unitUnder(this.text, event.clientX, event.clientY);
    if (unit !== null && unit >= span.start && unit <= span.end) document.getSelection()?.collapseToEnd();
  };

  private readonly onClick = (event: MouseEvent) => {
    if (event.detail > 1 || this.keeper.span()) return;
    const unit = unitUnder(this.text, event.clientX, event.clientY);
    if (unit !== null) this.hooks.open(unit);
  };

  /** The text itself: what the page would copy has a line too many for each paragraph. */
  private readonly onCopy = (event: ClipboardEvent) => {
    this.keeper.catchUp();
    const span = this.keeper.span();
    event.preventDefault();
    if (span) event.clipboardData?.setData("text/plain", this.text.text.slice(span.start, span.end));
  };

  private readonly onDragOver = (event: DragEvent) => {
    event.preventDefault();
    if (!event.dataTransfer) return;
    event.dataTransfer.dropEffect = event.dataTransfer.types.includes(CODE_TYPE) ? "copy" : "none";
  };

  private readonly onDrop = (event: DragEvent) => {
    event.preventDefault();
    const code = Number(event.dataTransfer?.getData(CODE_TYPE));
    const unit = unitUnder(this.text, event.clientX, event.clientY);
    if (code && unit !== null) this.hooks.drop(code, unit);
  };

  private isRightToLeft(): boolean {
    const [node] = this.text.place(this.keeper.caret);
    const paragraph = (node instanceof Element ? node : node.parentElement)?.closest("p");
    return paragraph ? getComputedStyle(paragraph).direction === "rtl" : false;
  }
}
