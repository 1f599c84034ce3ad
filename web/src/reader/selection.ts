// selection.ts - the reader's own memory of what is selected, in units

import type { TextView } from "./text";
import type { Span } from "./types";

/** Kept when the selection goes elsewhere, to a field that takes the focus. */
export class SelectionKeeper {
  anchor = 0;
  caret = 0;
  /** The whole text is selected: by the model alone, since the page would have to lay all of it out. */
  isAll = false;
  private readonly root: HTMLElement;
  /** Whether the page's selection may be in the text. To ask it, the page would have to lay itself out. */
  private isEntered = false;

  constructor(
    private readonly text: TextView,
    private readonly changed: () => void,
  ) {
    this.root = text.root;
    document.addEventListener("selectionchange", this.catchUp);
    for (const kind of ["focusin", "pointerdown"] as const) this.root.addEventListener(kind, this.enter);
  }

  /** Null for a caret alone. */
  span(): Span | null {
    if (this.isAll) return { start: 0, end: this.text.text.length };
    if (this.anchor === this.caret) return null;
    return { start: Math.min(this.anchor, this.caret), end: Math.max(this.anchor, this.caret) };
  }

  set(anchor: number, caret: number): void {
    this.isAll = false;
    this.anchor = anchor;
    this.caret = caret;
    this.show();
    this.changed();
  }

  setAll(): void {
    this.set(this.caret, this.caret);
    this.isAll = true;
    this.changed();
  }

  /** Runs what takes nodes out of the page, and sets the selection on those that came instead. */
  around<Made>(change: () => Made): Made {
    if (!this.isEntered) return change();
    const selection = document.getSelection();
    const before = selection && this.root.contains(selection.anchorNode) ? nodesOf(selection) : null;
    const made = change();
    if (!before || !selection) return made;
    const after = nodesOf(selection);
    if (before.some((part, index) => part !== after[index])) this.show();
    return made;
  }

  /** The caret alone again, where it was. */
  dropAll(): void {
    if (!this.isAll) return;
    this.isAll = false;
    this.changed();
  }

  reset(): void {
    this.anchor = this.caret = 0;
    this.isAll = false;
  }

  private readonly enter = () => {
    this.isEntered = true;
  };

  show(): void {
    this.isEntered = true;
    const [anchorNode, anchorOffset] = this.place(this.anchor);
    const [node, offset] = this.place(this.caret);
    document.getSelection()?.setBaseAndExtent(anchorNode, anchorOffset, node, offset);
  }

  dispose(): void {
    document.removeEventListener("selectionchange", this.catchUp);
    for (const kind of ["focusin", "pointerdown"] as const) this.root.removeEventListener(kind, this.enter);
  }

  /** A caret at the end of the text stands after its last letter. */
  private place(unit: number): [Node, number] {
    if (unit < this.text.text.length || unit === 0) return this.text.place(unit);
    const [node, offset] = this.text.place(unit - 1);
    return [node, node instanceof Text ? offset + 1 : offset];
  }

  /** Takes over what is selected now: the browser tells of it late, after a key or a click that follows. */
  readonly catchUp = () => {
    const selection = document.getSelection();
    if (!selection?.anchorNode || !selection.focusNode) return;
    const anchor = this.text.unitAt(selection.anchorNode, selection.anchorOffset);
    const caret = this.text.unitAt(selection.focusNode, selection.focusOffset);
    if (anchor === null || caret === null) return;
    this.isEntered = true;
    if (anchor === this.anchor && caret === this.caret) return;
    this.isAll = false;
    this.anchor = anchor;
    this.caret = caret;
    this.changed();
  };
}

function nodesOf(selection: Selection): unknown[] {
  return [selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset];
}
