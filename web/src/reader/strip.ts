// strip.ts - the whole document in one strip: where codings are dense, the hits, what is in view

import { dotOf } from "./looks";
import type { Marks } from "./marks";
import type { Span } from "./types";

const WIDTH = 14;
const DENSEST = 6;

export class Strip {
  private readonly canvas: HTMLCanvasElement;
  private readonly view: HTMLElement;
  private readonly probe: HTMLElement;
  private readonly resize: ResizeObserver;
  private length = 1;
  private hits: readonly Span[] = [];
  private timer = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly marks: Marks,
    private readonly go: (position: number) => void,
  ) {
    root.setAttribute("aria-hidden", "true");
    this.canvas = document.createElement("canvas");
    this.view = document.createElement("div");
    this.view.className = "reader-strip-view";
    this.probe = document.createElement("i");
    this.probe.hidden = true;
    root.append(this.canvas, this.view, this.probe);
    root.addEventListener("pointerdown", this.onDown);
    this.resize = new ResizeObserver(() => this.later());
    this.resize.observe(root);
  }

  setLength(points: number): void {
    this.length = Math.max(1, points);
    this.hits = [];
    this.later();
  }

  setHits(hits: readonly Span[]): void {
    this.hits = hits;
    this.later();
  }

  /** The part of the document in view, in code points. */
  setView(from: number, to: number): void {
    const share = (position: number) => Math.max(0, Math.min(1, position / this.length)) * 100;
    this.view.style.top = `${share(from)}%`;
    this.view.style.height = `${Math.max(0.5, share(to) - share(from))}%`;
  }

  /** Draws when there is time: never in the way of what was just done. */
  later(): void {
    if (this.timer) return;
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      this.draw();
    }, 120);
  }

  dispose(): void {
    window.clearTimeout(this.timer);
    this.resize.disconnect();
  }

  private draw(): void {
    const ratio = window.devicePixelRatio || 1;
    const height = this.root.clientHeight;
    const context = this.canvas.getContext("2d");
    if (!context || !height) return;
    this.canvas.width = WIDTH * ratio;
    this.canvas.height = height * ratio;
    context.scale(ratio, ratio);
    this.drawMarks(context, height);
    context.globalAlpha = 1;
    context.fillStyle = this.colour("var(--reader-hit-line)");
    for (const hit of this.hits) {
      context.fillRect(0, Math.floor((hit.start / this.length) * height), WIDTH, 2);
    }
  }

  /** A row of pixels at a time: the code on most of it gives the colour, how many the strength. */
  private drawMarks(context: CanvasRenderingContext2D, height: number): void {
    const rows: Array<Map<number, number> | undefined> = new Array(height);
    for (const { mark, codes } of this.marks.list()) {
      const from = Math.floor((mark.start / this.length) * height);
      const to = Math.min(height - 1, Math.floor(((mark.end - 1) / this.length) * height));
      for (let row = from; row <= to; row++) {
        const counts = (rows[row] ??= new Map());
        for (const code of codes.length ? codes : [0]) counts.set(code, (counts.get(code) ?? 0) + 1);
      }
    }
    const colours = this.colours(rows);
    for (const [row, counts] of rows.entries()) {
      if (!counts) continue;
      const [code, total] = commonest(counts);
      context.fillStyle = colours.get(code)!;
      context.globalAlpha = 0.3 + 0.6 * Math.min(1, total / DENSEST);
      context.fillRect(3, row, WIDTH - 6, 1);
    }
  }

  /** As the style sheets have them now, light or dark: all asked for at once. */
  private colours(rows: Iterable<ReadonlyMap<number, number> | undefined>): Map<number, string> {
    const codes = new Set<number>();
    for (const counts of rows) if (counts) codes.add(commonest(counts)[0]);
    const probes = [...codes].map((code): [number, HTMLElement] => {
      const probe = document.createElement("i");
      probe.style.color = code ? dotOf(code) : "var(--reader-quiet)";
      return [code, probe];
    });
    this.probe.replaceChildren(...probes.map(([, probe]) => probe));
    const found = new Map(probes.map(([code, probe]) => [code, getComputedStyle(probe).color]));
    this.probe.replaceChildren();
    return found;
  }

  private colour(value: string): string {
    this.probe.style.color = value;
    return getComputedStyle(this.probe).color;
  }

  private readonly onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    this.root.setPointerCapture(event.pointerId);
    const follow = (moved: PointerEvent) => {
      const box = this.root.getBoundingClientRect();
      const share = Math.max(0, Math.min(1, (moved.clientY - box.top) / box.height));
      this.go(Math.min(this.length - 1, Math.floor(share * this.length)));
    };
    follow(event);
    this.root.addEventListener("pointermove", follow);
    this.root.addEventListener(
      "lostpointercapture",
      () => {
        this.root.removeEventListener("pointermove", follow);
      },
      { once: true },
    );
  };
}

function commonest(counts: ReadonlyMap<number, number>): [number, number] {
  let best = 0;
  let most = 0;
  let total = 0;
  for (const [code, count] of counts) {
    total += count;
    if (count > most) [best, most] = [code, count];
  }
  return [best, total];
}
