// rows_in_view.ts - which of a box's rows of one height can be seen

import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

/** The first and the last row, HEIGHT px each, with AROUND more on either side. */
export function useRowsInView(
  box: RefObject<HTMLElement | null>, height: number, around: number,
): [number, number] {
  const [view, setView] = useState<[number, number]>([0, 40]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = (): void => {
      const from = Math.floor(element.scrollTop / height);
      const to = from + Math.ceil(element.clientHeight / height);
      setView((was) => Math.abs(was[0] - from) < around / 2 && was[1] - was[0] === to - from ? was : [from, to]);
    };
    const watch = new ResizeObserver(look);
    watch.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => { watch.disconnect(); element.removeEventListener("scroll", look); };
  }, []);
  return [Math.max(0, view[0] - around), view[1] + around];
}

/** FROM..TO of COUNT rows, and ACTIVE, which stays wherever the view goes. */
export function rowsInView(from: number, to: number, count: number, active: number): number[] {
  const last = Math.min(to, count - 1);
  const indexes = Array.from({ length: Math.max(0, last - from + 1) }, (_, i) => from + i);
  if (count > 0 && active < from) indexes.unshift(active);
  if (count > 0 && active > last && active < count) indexes.push(active);
  return indexes;
}
