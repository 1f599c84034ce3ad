// map_frame.tsx - the window onto the map: moved and zoomed by mouse, touch and keys

import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../base/i18n";
import { Icon } from "../parts/icons";

export interface View { x: number; y: number; scale: number }
interface Size { width: number; height: number }

const LEAST = 0.05;
const MOST = 4;

/** All of the drawing in the middle of the frame, and no larger than twice. */
export function fit(drawing: Size, frame: Size, largest = 1.4): View {
  const scale = Math.max(LEAST, Math.min(largest, frame.width / drawing.width, frame.height / drawing.height));
  return { scale, x: (frame.width - drawing.width * scale) / 2, y: (frame.height - drawing.height * scale) / 2 };
}

/** What stands at X, Y of the frame stays there. */
export function zoom(view: View, by: number, x: number, y: number): View {
  const scale = Math.max(LEAST, Math.min(MOST, view.scale * by));
  const share = scale / view.scale;
  return { scale, x: x - (x - view.x) * share, y: y - (y - view.y) * share };
}

const STEP = 60;
const STEPS: Record<string, [number, number]> = {
  ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP],
};

function useView(drawing: Size) {
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>({ width: 800, height: 500 });
  // null: all of it is shown, whatever the frame's size becomes
  const [own, setOwn] = useState<View | null>(null);
  const view = own ?? fit(drawing, size);
  const latest = useRef(view);
  latest.current = view;
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = (): void => setSize({ width: element.clientWidth, height: element.clientHeight });
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      const edge = element.getBoundingClientRect();
      setOwn(zoom(latest.current, Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), event.clientX - edge.left, event.clientY - edge.top));
    };
    element.addEventListener("wheel", wheel, { passive: false });
    return () => element.removeEventListener("wheel", wheel);
  }, []);
  const zoomBy = (by: number): void => setOwn(zoom(latest.current, by, size.width / 2, size.height / 2));
  return { frame, size, view, latest, setOwn, zoomBy };
}

export function MapFrame({ drawing, children }: { drawing: Size; children: ComponentChildren }) {
  const { frame, view, latest, setOwn, zoomBy } = useView(drawing);
  const held = useRef<{ x: number; y: number; moved: boolean } | null>(null);
  const key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const step = STEPS[event.key];
    if (step) setOwn({ ...latest.current, x: latest.current.x + step[0], y: latest.current.y + step[1] });
    else if (event.key === "+" || event.key === "=") zoomBy(1.25);
    else if (event.key === "-") zoomBy(0.8);
    else if (event.key === "0") setOwn(null);
    else return;
    event.preventDefault();
  };
  const move = (event: PointerEvent & { currentTarget: HTMLElement }): void => {
    const from = held.current;
    if (!from) return;
    const x = event.clientX - from.x;
    const y = event.clientY - from.y;
    if (!from.moved && Math.hypot(x, y) < 4) return;
    if (!from.moved) event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { x: event.clientX, y: event.clientY, moved: true };
    setOwn({ ...latest.current, x: latest.current.x + x, y: latest.current.y + y });
  };
  return (
    <div
      class="map-frame" ref={frame} role="group" tabIndex={0} aria-label={t("map.keys")} onKeyDown={key}
      onPointerDown={(event) => { if (event.button === 0) held.current = { x: event.clientX, y: event.clientY, moved: false }; }}
      onPointerMove={move} onPointerUp={() => { setTimeout(() => { held.current = null; }); }} onPointerCancel={() => { held.current = null; }}
      onClickCapture={(event) => {
        if (!held.current?.moved) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onDragStart={(event) => event.preventDefault()}
    >
      <svg aria-hidden="true">
        <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`}>{children}</g>
      </svg>
      <div class="map-zoom">
        <button class="icon-button" aria-label={t("map.zoom_out")} title={`${t("map.zoom_out")} (-)`} onClick={() => zoomBy(0.8)}>−</button>
        <button class="icon-button" aria-label={t("map.zoom_in")} title={`${t("map.zoom_in")} (+)`} onClick={() => zoomBy(1.25)}><Icon name="plus" size={15} /></button>
        <button class="button small-button" title={`${t("map.zoom_fit")} (0)`} onClick={() => setOwn(null)}>{t("map.zoom_fit")}</button>
      </div>
    </div>
  );
}
