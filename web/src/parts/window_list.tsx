// window_list.tsx - a list of any length of which only what is in view is there

import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Heights } from "../base/heights";

const AROUND = 600; // px above and below the view that are there too

/** What stays where it is when rows turn out higher or lower than they were guessed. */
interface Anchor { index: number; offset: number; bottom: boolean }

export interface WindowListProperties {
  label: string;
  count: number;
  guess: number; // a row's height in px
  identity: string; // another one: begins at the top
  row: (index: number, active: boolean) => ComponentChildren | null; // null: not here yet
  rowLabel: (index: number) => string;
  need: (from: number, to: number) => void;
  onKey?: (event: KeyboardEvent, index: number) => boolean; // true: done with
  busy?: boolean;
}

function useHeights(count: number, guess: number, identity: string): Heights {
  const kept = useRef({ identity, heights: new Heights(count, guess) });
  if (kept.current.identity !== identity)
    kept.current = { identity, heights: new Heights(count, guess) };
  else if (kept.current.heights.count !== count)
    kept.current.heights = kept.current.heights.resized(count);
  return kept.current.heights;
}

/** Moves the view so that the anchor stands where it stood. */
function hold(box: HTMLElement, heights: Heights, anchor: Anchor): void {
  const top = anchor.bottom
    ? heights.before(anchor.index + 1) - box.clientHeight
    : heights.before(anchor.index) + anchor.offset;
  if (Math.abs(box.scrollTop - top) > 0.5) box.scrollTop = top;
}

/** Takes the rows' heights as they are; whether any was another. */
function measured(space: HTMLElement | null, heights: Heights): boolean {
  let changed = false;
  for (const row of space?.querySelectorAll<HTMLElement>("[data-row]") ?? [])
    changed = heights.set(Number(row.dataset["row"]), row.offsetHeight) || changed;
  return changed;
}

/** Where row INDEX is in view; null: it is already. */
function revealed(box: HTMLElement, heights: Heights, index: number): Anchor | null {
  const top = heights.before(index);
  const bottom = heights.before(index + 1);
  const isBelow = bottom > box.scrollTop + box.clientHeight;
  const isHigh = bottom - top > box.clientHeight;
  if (top >= box.scrollTop && !isBelow) return null;
  return { index, offset: 0, bottom: isBelow && !isHigh };
}

interface Frame {
  box: RefObject<HTMLDivElement | null>;
  space: RefObject<HTMLDivElement | null>;
  from: number; to: number;
  measure: () => void;
  reveal: (index: number) => void;
}

/** What is in view, and how it is kept still. */
function useFrame(heights: Heights, identity: string): Frame {
  const box = useRef<HTMLDivElement>(null);
  const space = useRef<HTMLDivElement>(null);
  const anchor = useRef<Anchor>({ index: 0, offset: 0, bottom: false });
  const latest = useRef(heights);
  latest.current = heights;
  const [view, setView] = useState({ top: 0, height: 800 });
  const [, tick] = useState(0);

  const look = (): void => {
    const element = box.current;
    if (!element) return;
    const top = element.scrollTop;
    setView((was) => Math.abs(was.top - top) < AROUND / 3 && was.height === element.clientHeight
      ? was : { top, height: element.clientHeight });
  };
  const measure = (): void => {
    if (!measured(space.current, latest.current) || !box.current || !space.current) return;
    space.current.style.height = `${latest.current.total}px`;
    hold(box.current, latest.current, anchor.current);
    look();
    tick((n) => n + 1);
  };
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = 0;
    anchor.current = { index: 0, offset: 0, bottom: false };
    look();
  }, [identity]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const scrolled = (): void => {
      const top = element.scrollTop;
      const was = anchor.current;
      const held = was.bottom && Math.abs(
        latest.current.before(was.index + 1) - element.clientHeight - top) < 2;
      if (!held) {
        const index = latest.current.at(top);
        anchor.current = { index, offset: top - latest.current.before(index), bottom: false };
      }
      look();
    };
    element.addEventListener("scroll", scrolled, { passive: true });
    const watch = new ResizeObserver(() => { look(); measure(); });
    watch.observe(element);
    return () => { element.removeEventListener("scroll", scrolled); watch.disconnect(); };
  }, []);
  const reveal = (index: number): void => {
    const to = box.current && revealed(box.current, heights, index);
    if (!box.current || !to) return;
    anchor.current = to;
    hold(box.current, heights, to);
    look();
  };
  return {
    box, space, measure, reveal,
    from: heights.at(view.top - AROUND), to: heights.at(view.top + view.height + AROUND),
  };
}

function target(key: string, active: number, count: number, frame: Frame, heights: Heights): number | null {
  const page = frame.box.current?.clientHeight ?? 0;
  const to: Record<string, number> = {
    ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: count - 1,
    PageDown: Math.max(active + 1, heights.at(heights.before(active) + page)),
    PageUp: Math.min(active - 1, heights.at(heights.before(active) - page)),
  };
  const found = to[key];
  return found === undefined ? null : Math.max(0, Math.min(count - 1, found));
}

export function WindowList(properties: WindowListProperties) {
  const { count, identity } = properties;
  const heights = useHeights(count, properties.guess, identity);
  const frame = useFrame(heights, identity);
  const [chosen, setActive] = useState(0);
  const active = Math.min(chosen, Math.max(0, count - 1));
  const focusNext = useRef(false);

  useEffect(() => setActive(0), [identity]);
  useEffect(() => { if (count > 0) properties.need(frame.from, frame.to); }, [frame.from, frame.to, count, identity]);
  useLayoutEffect(() => {
    frame.measure();
    if (!focusNext.current) return;
    const row = frame.space.current?.querySelector<HTMLElement>(`[data-row="${active}"]`);
    if (!row) return;
    focusNext.current = false;
    row.focus({ preventScroll: true });
    frame.reveal(active);
  });

  const key = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !(event.target as HTMLElement).matches("[data-row]")) return;
    const moves = !event.ctrlKey && !event.metaKey && !event.altKey;
    const to = moves ? target(event.key, active, count, frame, heights) : null;
    if (to !== null) {
      focusNext.current = true;
      frame.reveal(to);
      setActive(to);
    } else if (!properties.onKey?.(event, active)) return;
    event.preventDefault();
  };
  const row = (index: number) => (
    <div
      key={index} class="window-row" role="article" data-row={index} tabIndex={index === active ? 0 : -1}
      aria-posinset={index + 1} aria-setsize={count} aria-label={properties.rowLabel(index)}
      onFocusIn={() => setActive(index)} style={{ top: `${heights.before(index)}px` }}
    >
      {properties.row(index, index === active) ?? <div class="window-blank" style={{ height: `${properties.guess}px` }} />}
    </div>
  );
  const indexes = Array.from({ length: count ? frame.to - frame.from + 1 : 0 }, (_, i) => frame.from + i);
  // What has the focus stays, wherever the view goes.
  if (count > 0 && active < frame.from) indexes.unshift(active);
  if (count > 0 && active > frame.to) indexes.push(active);
  return (
    <div class="window-list" ref={frame.box} role="feed" aria-label={properties.label}
      aria-busy={properties.busy ?? false} onKeyDown={key}>
      <div class="window-space" ref={frame.space} style={{ height: `${heights.total}px` }}>
        {indexes.map(row)}
      </div>
    </div>
  );
}
