// tour_target.ts - where on the page something stands, and room for a card beside it

export interface Box { left: number; top: number; width: number; height: number }

const AROUND = 6; // px between a thing and its ring
const GAP = 14; // between the ring and the card
const EDGE = 16; // between the card and the window's edge

/** The first of SELECTOR's elements that is in view, with a little room; null: none is. */
export function target(selector: string): Box | null {
  for (const element of document.querySelectorAll(`main :is(${selector})`)) {
    const { left, top, width, height } = element.getBoundingClientRect();
    if (width < 8 || height < 8 || !element.textContent?.trim() || !element.checkVisibility()) continue;
    if (top < 70 || top + Math.min(height, 60) > innerHeight - 40 || left < 0 || left > innerWidth - 20) continue;
    const bottom = Math.min(top + height + AROUND, innerHeight - EDGE);
    const right = Math.min(left + width + AROUND, innerWidth - 4);
    const box = { left: left - AROUND, top: top - AROUND, width: right - left + AROUND, height: bottom - top + AROUND };
    return { left: Math.round(box.left), top: Math.round(box.top), width: Math.round(box.width), height: Math.round(box.height) };
  }
  return null;
}

export type Side = "below" | "above" | "after" | "before";
const SIDES: Side[] = ["below", "above", "after", "before"];

/** Sets CARD on the side of BOX that is wished for, or where it covers none of it; else in the corner. */
export function placeBeside(card: HTMLElement, box: Box | null, wished: Side): void {
  const { offsetWidth: width, offsetHeight: height } = card;
  const [mostLeft, mostTop] = [innerWidth - width - EDGE, innerHeight - height - EDGE];
  const clamp = (value: number, most: number): number => Math.max(EDGE, Math.min(value, most));
  const fits = ([left, top]: [number, number]): boolean =>
    left >= EDGE && left <= mostLeft && top >= EDGE && top <= mostTop;
  const beside = (side: Side, at: Box): [number, number] => {
    if (side === "below") return [clamp(at.left, mostLeft), at.top + at.height + GAP];
    if (side === "above") return [clamp(at.left, mostLeft), at.top - GAP - height];
    return [side === "after" ? at.left + at.width + GAP : at.left - GAP - width, clamp(at.top, mostTop)];
  };
  const places = box ? [wished, ...SIDES].map((side) => beside(side, box)) : [];
  const [left, top] = places.find(fits) ?? [mostLeft, mostTop];
  card.style.left = `${left}px`;
  card.style.top = `${top}px`;
}
