// margin.ts - brackets beside the lines they mark, and the codes' names as buttons

import { dotOf, lineOf, type Looks } from "./looks";
import { LANES, type Marks, type Shown } from "./marks";
import { letterAt } from "./measure";
import { Roving } from "./roving";
import type { Chunk, TextView } from "./text";
import type { ReaderTexts } from "./types";

const ROW = 20;
const SHOWN_NAMES = 3;
const QUOTE = 80;
/** A label may stand this many rows below the start of its bracket. */
const FURTHEST_ROWS = 3;

interface Layer {
  element: HTMLElement;
  labels: Map<string, HTMLButtonElement>;
}

export interface MarginHooks {
  open(key: string): void;
  more(keys: string[]): void;
  hover(key: string | null): void;
}

interface Place {
  shown: Shown;
  top: number;
  bottom: number;
  isStart: boolean;
  isEnd: boolean;
}

export class Margin {
  readonly roving: Roving;
  private readonly layers = new Map<Chunk, Layer>();
  private selected: string | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly text: TextView,
    private readonly marks: Marks,
    private readonly looks: Looks,
    private readonly texts: ReaderTexts,
    private readonly hooks: MarginHooks,
  ) {
    root.setAttribute("role", "group");
    root.setAttribute("aria-label", texts.margin);
    this.roving = new Roving(root);
    root.addEventListener("click", this.onClick);
    root.addEventListener("pointerover", this.onHover);
    root.addEventListener("pointerleave", () => hooks.hover(null));
  }

  /** Room for the lanes that are used: before any chunk is drawn. */
  setLanes(count: number): void {
    this.root.style.setProperty("--lanes", String(Math.min(LANES, Math.max(1, count))));
  }

  setSelected(key: string | null): void {
    this.selected = key;
    for (const element of this.root.querySelectorAll<HTMLElement>("[data-key]")) {
      element.classList.toggle("is-selected", element.dataset.key === key);
    }
  }

  draw(chunk: Chunk): void {
    const places = this.places(chunk);
    const layer = this.layers.get(chunk) ?? this.addLayer(chunk);
    const focused = document.activeElement;
    const keep = focused instanceof HTMLElement && layer.element.contains(focused) ? focused : null;
    const children: HTMLElement[] = places.filter(hasLane).map((place) => this.bracket(place));
    children.push(...this.labels(layer, places, chunk.element.offsetHeight));
    layer.element.replaceChildren(...children);
    if (keep?.isConnected && document.activeElement !== keep) keep.focus({ preventScroll: true });
    this.move(chunk);
  }

  /** After the chunk's place on the page has changed. */
  move(chunk: Chunk): void {
    const layer = this.layers.get(chunk);
    if (layer) layer.element.style.transform = `translateY(${chunk.element.offsetTop}px)`;
  }

  drop(chunk: Chunk): void {
    this.layers.get(chunk)?.element.remove();
    this.layers.delete(chunk);
  }

  clear(): void {
    this.layers.clear();
    this.root.replaceChildren();
  }

  label(key: string): HTMLButtonElement | null {
    for (const layer of this.layers.values()) {
      const found = layer.labels.get(key);
      if (found?.isConnected) return found;
    }
    return null;
  }

  private addLayer(chunk: Chunk): Layer {
    const element = document.createElement("div");
    element.className = "reader-layer";
    element.setAttribute("role", "presentation");
    const layer = { element, labels: new Map() };
    const after = [...this.layers.keys()].filter((other) => other.index > chunk.index);
    const next = after.sort((one, other) => one.index - other.index)[0];
    this.root.insertBefore(element, next ? this.layers.get(next)!.element : null);
    this.layers.set(chunk, layer);
    return layer;
  }

  private places(chunk: Chunk): Place[] {
    const { positions } = this.text;
    const from = positions.toPoints(chunk.start);
    const to = positions.toPoints(chunk.end);
    const top = chunk.element.getBoundingClientRect().top;
    return this.marks.overlapping(from, to).map((shown) => {
      const start = positions.toUnits(Math.max(from, shown.mark.start));
      const last = positions.toUnits(Math.min(to, shown.mark.end) - 1);
      return {
        shown,
        top: letterAt(this.text, start).top - top,
        bottom: letterAt(this.text, last).bottom - top,
        isStart: shown.mark.start >= from,
        isEnd: shown.mark.end <= to,
      };
    });
  }

  private bracket(place: Place): HTMLElement {
    const { mark, codes, lane } = place.shown;
    const element = document.createElement("div");
    element.className = "reader-bracket";
    element.dataset.key = mark.key;
    element.classList.toggle("is-start", place.isStart);
    element.classList.toggle("is-end", place.isEnd);
    element.classList.toggle("is-doubtful", mark.doubt !== null);
    element.classList.toggle("is-selected", mark.key === this.selected);
    element.style.setProperty("--lane", String(lane));
    element.style.setProperty("--line", lineOf(codes));
    element.style.setProperty("--first", codes.length ? dotOf(codes[0]!) : "var(--reader-quiet)");
    element.style.setProperty(
      "--last",
      codes.length ? dotOf(codes[codes.length - 1]!) : "var(--reader-quiet)",
    );
    element.style.top = `${round(place.top)}px`;
    element.style.height = `${round(place.bottom - place.top)}px`;
    return element;
  }

  /** A row each, none over another; what finds no row near its start is counted on the last. */
  private labels(layer: Layer, places: readonly Place[], height: number): HTMLElement[] {
    const old = layer.labels;
    layer.labels = new Map();
    const found: HTMLElement[] = [];
    let free = 0;
    let last: HTMLElement | null = null;
    let folded: string[] = [];
    const fold = () => {
      if (folded.length && last) found.push(this.chip(folded, last));
      folded = [];
    };
    for (const place of places) {
      if (!place.isStart) continue;
      const { key } = place.shown.mark;
      const at = Math.max(place.top, free);
      const isFar = at - place.top > FURTHEST_ROWS * ROW || at + ROW > height + 2;
      if (last && isFar) {
        folded.push(key);
        continue;
      }
      fold();
      const label = this.name(old.get(key), place.shown);
      label.style.top = `${round(at)}px`;
      layer.labels.set(key, label);
      found.push((last = label));
      free = at + ROW;
    }
    fold();
    return found;
  }

  private chip(keys: string[], last: HTMLElement): HTMLButtonElement {
    const chip = document.createElement("button");
    chip.type = "button";
    chip.tabIndex = -1;
    chip.className = "reader-more";
    chip.dataset.keys = keys.join("\n");
    chip.textContent = `+${keys.length}`;
    chip.setAttribute("aria-label", this.texts.more(keys.length));
    chip.style.top = last.style.top;
    last.classList.add("has-more");
    return chip;
  }

  private name(old: HTMLButtonElement | undefined, shown: Shown): HTMLButtonElement {
    const { mark, codes } = shown;
    const label = old ?? document.createElement("button");
    label.type = "button";
    if (!old) label.tabIndex = -1;
    label.className = "reader-label";
    label.dataset.key = mark.key;
    label.classList.toggle("is-selected", mark.key === this.selected);
    label.classList.toggle("is-doubtful", mark.doubt !== null);
    label.classList.toggle("has-comment", Boolean(mark.comment));
    const names = codes.length ? codes.map((code) => this.looks.name(code)) : [this.texts.uncoded];
    const parts: Node[] = [];
    for (const [index, name] of names.slice(0, SHOWN_NAMES).entries()) {
      const dot = document.createElement("i");
      dot.style.background = codes.length ? dotOf(codes[index]!) : "var(--reader-quiet)";
      parts.push(dot, document.createTextNode(`${name} `));
    }
    if (names.length > SHOWN_NAMES) parts.push(document.createTextNode(`+${names.length - SHOWN_NAMES}`));
    label.replaceChildren(...parts);
    label.title = names.join("\n");
    label.setAttribute("aria-label", this.texts.bracket(names, this.quote(shown), mark));
    return label;
  }

  private quote({ mark }: Shown): string {
    const { positions, text } = this.text;
    const end = Math.min(mark.end, mark.start + QUOTE);
    const words = text.slice(positions.toUnits(mark.start), positions.toUnits(end));
    return end < mark.end ? `${words}\u2026` : words;
  }

  private readonly onClick = (event: Event) => {
    const target = (event.target as Element).closest<HTMLElement>("[data-key],[data-keys]");
    if (target?.dataset.key) this.hooks.open(target.dataset.key);
    else if (target?.dataset.keys) this.hooks.more(target.dataset.keys.split("\n"));
  };

  private readonly onHover = (event: Event) => {
    const target = (event.target as Element).closest<HTMLElement>("[data-key]");
    this.hooks.hover(target?.dataset.key ?? null);
  };
}

function hasLane(place: Place): boolean {
  return place.shown.lane >= 0;
}

function round(value: number): number {
  return Math.round(value * 2) / 2;
}
