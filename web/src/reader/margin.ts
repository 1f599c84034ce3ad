// margin.ts - brackets beside the lines they mark, and the codes' names as buttons

import { dotOf, lineOf, type Looks } from "./looks";
import { LANES, type Marks, type Shown } from "./marks";
import { letterAt } from "./measure";
import { Roving } from "./roving";
import type { Chunk, TextView } from "./text";
import type { ReaderTexts } from "./types";

/** Fingers and WCAG 2.5.8 want 24 px from label to label. */
const ROW = 24;
const RAISE = 1.5;
const LANE_WIDTH = 7;
const SHOWN_NAMES = 3;
const QUOTE = 80;
/** A label may stand this many rows below the start of its bracket. */
const FURTHEST_ROWS = 3;

interface Layer {
  element: HTMLElement;
  labels: Map<string, HTMLButtonElement>;
  brackets: Map<string, HTMLElement>;
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

  measure(chunk: Chunk): () => void {
    const places = this.places(chunk);
    const isLast = chunk === this.text.chunks.at(-1);
    const height = isLast ? Infinity : chunk.element.offsetHeight;
    return () => this.draw(chunk, places, height);
  }

  move(chunk: Chunk, top: number): void {
    const layer = this.layers.get(chunk);
    if (layer) layer.element.style.transform = `translateY(${top}px)`;
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
    const layer = { element, labels: new Map(), brackets: new Map() };
    const after = [...this.layers.keys()].filter((other) => other.index > chunk.index);
    const next = after.sort((one, other) => one.index - other.index)[0];
    this.root.insertBefore(element, next ? this.layers.get(next)!.element : null);
    this.layers.set(chunk, layer);
    return layer;
  }

  private draw(chunk: Chunk, places: readonly Place[], height: number): void {
    const layer = this.layers.get(chunk) ?? this.addLayer(chunk);
    const old = layer.brackets;
    layer.brackets = new Map();
    for (const place of places.filter(hasLane)) {
      const { key } = place.shown.mark;
      layer.brackets.set(key, this.bracket(old.get(key), place));
    }
    keepOnly(layer.element, [...layer.brackets.values(), ...this.labels(layer, places, height)]);
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

  private bracket(old: HTMLElement | undefined, place: Place): HTMLElement {
    const { mark, codes, lane } = place.shown;
    const element = old ?? document.createElement("div");
    const { classList, style } = element;
    element.className = "reader-bracket";
    element.dataset.key = mark.key;
    classList.toggle("is-start", place.isStart);
    classList.toggle("is-end", place.isEnd);
    classList.toggle("is-doubtful", mark.doubt !== null);
    classList.toggle("is-selected", mark.key === this.selected);
    style.insetInlineStart = `${lane * LANE_WIDTH}px`;
    style.background = lineOf(codes);
    style.color = codes.length ? dotOf(codes[0]!) : "var(--reader-quiet)";
    style.top = `${round(place.top)}px`;
    style.height = `${round(place.bottom - place.top)}px`;
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
      label.style.top = `${round(at - RAISE)}px`;
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
    const names = codes.length ? codes.map((code) => this.looks.name(code)) : [this.texts.uncoded];
    const spoken = this.texts.bracket(names, this.quote(shown), mark);
    label.className = "reader-label";
    label.classList.toggle("is-selected", mark.key === this.selected);
    label.classList.toggle("is-doubtful", mark.doubt !== null);
    label.classList.toggle("has-comment", Boolean(mark.comment));
    const look = `${codes.join(" ")} ${spoken}`;
    if (label.dataset.look === look) return label;
    label.dataset.look = look;
    label.dataset.key = mark.key;
    label.type = "button";
    if (!old) label.tabIndex = -1;
    label.replaceChildren(...dotted(names, codes));
    label.title = names.join("\n");
    label.setAttribute("aria-label", spoken);
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

function dotted(names: readonly string[], codes: readonly number[]): Node[] {
  const parts: Node[] = [];
  for (const [index, name] of names.slice(0, SHOWN_NAMES).entries()) {
    const dot = document.createElement("i");
    dot.style.background = codes.length ? dotOf(codes[index]!) : "var(--reader-quiet)";
    parts.push(dot, document.createTextNode(`${name} `));
  }
  if (names.length > SHOWN_NAMES) parts.push(document.createTextNode(`+${names.length - SHOWN_NAMES}`));
  return parts;
}

/** Makes these the children, in order, and leaves alone those that are there already. */
function keepOnly(parent: HTMLElement, children: readonly HTMLElement[]): void {
  const kept = new Set<Node>(children);
  for (const child of [...parent.childNodes]) {
    if (!kept.has(child)) child.remove();
  }
  let at = parent.firstChild;
  for (const child of children) {
    if (child === at) at = at.nextSibling;
    else parent.insertBefore(child, at);
  }
}

function hasLane(place: Place): boolean {
  return place.shown.lane >= 0;
}

function round(value: number): number {
  return Math.round(value * 2) / 2;
}
