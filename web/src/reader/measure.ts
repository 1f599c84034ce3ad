// measure.ts - where on the page a place in the text is

import type { TextView } from "./text";

/** Of one letter or a caret, in the window's pixels. */
export interface Box {
  left: number;
  top: number;
  bottom: number;
}

const probe = document.createRange();

/** The line box that the letter after `unit` (UTF-16) is in. */
export function letterAt(text: TextView, unit: number): Box {
  const [node, offset] = text.place(Math.max(0, Math.min(unit, text.text.length - 1)));
  if (!(node instanceof Text)) return boxOf(node as Element);
  const wide = (node.data.charCodeAt(offset) & 0xfc00) === 0xd800 ? 2 : 1;
  probe.setStart(node, offset);
  probe.setEnd(node, Math.min(node.length, offset + wide));
  return firstBox() ?? boxOf(node.parentElement!);
}

/** Where a caret at `unit` stands: after the letter before it when `isEnd`. */
export function caretAt(text: TextView, unit: number, isEnd: boolean): Box {
  const [node, offset] = text.place(isEnd ? Math.max(0, unit - 1) : unit);
  if (!(node instanceof Text)) return boxOf(node as Element);
  probe.setStart(node, Math.min(node.length, isEnd ? offset + 1 : offset));
  probe.collapse(true);
  return firstBox() ?? boxOf(node.parentElement!);
}

/** The unit under a point of the window, or null. */
export function unitUnder(text: TextView, x: number, y: number): number | null {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(x, y);
    return found && text.unitAt(found.offsetNode, found.offset);
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? text.unitAt(range.startContainer, range.startOffset) : null;
}

function firstBox(): Box | null {
  const rects = probe.getClientRects();
  for (const rect of rects) {
    if (rect.width > 0) return rect;
  }
  return rects[0] ?? null;
}

function boxOf(element: Element): Box {
  return element.getBoundingClientRect();
}
