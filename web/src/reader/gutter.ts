// gutter.ts - the turns' numbers and times before the text, for the eye alone

import { letterAt } from "./measure";
import type { Chunk, TextView } from "./text";
import type { Turn } from "./types";

export class Gutter {
  private readonly layers = new Map<Chunk, HTMLElement>();

  constructor(
    private readonly root: HTMLElement,
    private readonly text: TextView,
  ) {
    root.setAttribute("aria-hidden", "true");
  }

  measure(chunk: Chunk): () => void {
    const { positions } = this.text;
    const top = chunk.element.getBoundingClientRect().top;
    const turns = this.turnsIn(positions.toPoints(chunk.start), positions.toPoints(chunk.end));
    const tops = turns.map((turn) => letterAt(this.text, positions.toUnits(turn.start)).top - top);
    return () => {
      const layer = this.layers.get(chunk) ?? this.addLayer(chunk);
      layer.replaceChildren(...turns.map((turn, index) => note(turn, tops[index]!)));
    };
  }

  move(chunk: Chunk, top: number): void {
    const layer = this.layers.get(chunk);
    if (layer) layer.style.transform = `translateY(${top}px)`;
  }

  drop(chunk: Chunk): void {
    this.layers.get(chunk)?.remove();
    this.layers.delete(chunk);
  }

  clear(): void {
    this.layers.clear();
    this.root.replaceChildren();
  }

  private addLayer(chunk: Chunk): HTMLElement {
    const layer = document.createElement("div");
    layer.className = "reader-layer";
    this.root.append(layer);
    this.layers.set(chunk, layer);
    return layer;
  }

  private turnsIn(from: number, to: number): Turn[] {
    const { turns } = this.text;
    let low = 0;
    let high = turns.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (turns[middle]!.start < from) low = middle + 1;
      else high = middle;
    }
    const found: Turn[] = [];
    for (; low < turns.length && turns[low]!.start < to; low++) found.push(turns[low]!);
    return found;
  }
}

function note(turn: Turn, top: number): HTMLElement {
  const element = document.createElement("div");
  element.className = "reader-note";
  element.style.top = `${Math.round(top * 2) / 2}px`;
  if (turn.begin_ms >= 0) {
    const time = document.createElement("span");
    time.className = "reader-time";
    time.textContent = clock(turn.begin_ms);
    element.append(time);
  }
  const number = document.createElement("span");
  number.textContent = String(turn.number);
  element.append(number);
  return element;
}

/** 75,000 ms is 1:15, an hour 1:00:00. */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const two = (value: number) => String(value).padStart(2, "0");
  const rest = two(seconds % 60);
  return hours ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
