// text.ts - the whole text in the page: a paragraph a line, chunks that lay themselves out when near

import { cutChunks, cutLines, lastAtMost } from "./lines";
import { type Run } from "./flatten";
import { paintOf } from "./looks";
import { Positions } from "./positions";
import type { Paragraph, ReaderDocument, Span, Turn } from "./types";

export interface Chunk {
  index: number;
  element: HTMLElement;
  firstLine: number;
  lastLine: number;
  start: number;
  end: number;
  /** How high it is, in px, by a guess. */
  guess: number;
  isFilled: boolean;
  /** What each line was painted as last; a line that looks the same is left alone. */
  painted: string[];
}

interface Piece {
  start: number;
  end: number;
  isSpeaker: boolean;
  codes: number[] | null;
}

const EMPTY: ReaderDocument = { text: "", turns: [], paragraphs: [] };

/** Positions here are UTF-16 units of `text`. */
export class TextView {
  text = "";
  positions = new Positions("");
  turns: Turn[] = [];
  chunks: Chunk[] = [];
  private lines = cutLines("");
  private chunkStarts = new Int32Array([0, 0]);
  private labels: Turn[] = [];
  private kinds: Paragraph[] = [];
  private byElement = new Map<Element, Chunk>();

  constructor(readonly root: HTMLElement) {
    this.set(EMPTY, 28, 70);
  }

  /** `lineHeight` (px) and `perLine` (letters) only guess how high is what was not laid out yet. */
  set(document: ReaderDocument, lineHeight: number, perLine: number): void {
    this.text = document.text;
    this.positions = new Positions(document.text);
    this.turns = [...document.turns].sort((one, other) => one.start - other.start);
    this.kinds = [...document.paragraphs].sort((one, other) => one.start - other.start);
    this.labels = this.turns.filter((turn) => turn.words_start > turn.start);
    this.lines = cutLines(document.text);
    const firsts = cutChunks(this.lines);
    this.chunks = [];
    for (let index = 0; index + 1 < firsts.length; index++) {
      this.chunks.push(this.makeChunk(index, firsts[index]!, firsts[index + 1]!, lineHeight, perLine));
    }
    this.byElement = new Map(this.chunks.map((chunk) => [chunk.element, chunk]));
    this.chunkStarts = Int32Array.from(this.chunks, (chunk) => chunk.start);
    this.root.replaceChildren(...this.chunks.map((chunk) => chunk.element));
  }

  fill(chunk: Chunk): void {
    if (chunk.isFilled) return;
    chunk.isFilled = true;
    this.refill(chunk);
  }

  /** Builds the chunk's paragraphs from the text, whatever is there. */
  refill(chunk: Chunk): void {
    const paragraphs: HTMLElement[] = [];
    for (let line = chunk.firstLine; line < chunk.lastLine; line++) {
      paragraphs.push(this.makeLine(line));
    }
    chunk.painted = [];
    chunk.element.replaceChildren(...paragraphs);
  }

  /** Paints these runs of the chunk (in units); answers whether anything is otherwise now. */
  paint(chunk: Chunk, runs: readonly Run[]): boolean {
    this.fill(chunk);
    let isChanged = false;
    let next = 0;
    for (let line = chunk.firstLine; line < chunk.lastLine; line++) {
      const start = this.lines[line]!;
      const end = this.lines[line + 1]!;
      while (next < runs.length && runs[next]!.end <= start) next++;
      const pieces = this.pieces(start, end, runs, next);
      const look = pieces.map(describe).join(" ");
      const at = line - chunk.firstLine;
      if ((chunk.painted[at] ?? "") === look) continue;
      chunk.painted[at] = look;
      isChanged = true;
      chunk.element.children[at]?.replaceChildren(...this.contents(start, end, pieces));
    }
    return isChanged;
  }

  chunkOf(element: Element): Chunk | undefined {
    return this.byElement.get(element);
  }

  chunkAt(unit: number): Chunk {
    return this.chunks[lastAtMost(this.chunkStarts, unit, this.chunks.length)]!;
  }

  /** The chunks that hold any of start..end. */
  chunksIn(start: number, end: number): Chunk[] {
    const first = this.chunkAt(start).index;
    return this.chunks.slice(first, this.chunkAt(Math.max(start, end - 1)).index + 1);
  }

  /** The text node and the place in it; at a border the one after it. */
  place(unit: number): [Node, number] {
    const chunk = this.chunkAt(unit);
    this.fill(chunk);
    const line = lastAtMost(this.lines, Math.min(unit, chunk.end), this.lines.length - 1);
    const at = Math.min(line, chunk.lastLine - 1);
    const paragraph = chunk.element.children[at - chunk.firstLine];
    if (!paragraph) return [chunk.element, 0];
    return placeIn(paragraph, unit - this.lines[at]!);
  }

  /** The unit that a place in the page stands for; null when it is not of the text. */
  unitAt(node: Node, offset: number): number | null {
    if (node === this.root) return this.chunks[offset]?.start ?? this.text.length;
    if (!this.root.contains(node)) return null;
    let element = node instanceof Element ? node : node.parentElement;
    while (element && element.parentElement?.parentElement !== this.root) {
      if (element.parentElement === this.root) break;
      element = element.parentElement;
    }
    const parent = element?.parentElement;
    const chunk = (element && this.byElement.get(element)) ?? (parent && this.byElement.get(parent));
    if (!chunk || !element) return null;
    if (element === chunk.element) return this.lines[chunk.firstLine + offset] ?? chunk.end;
    const index = lineIndex(element, chunk);
    return this.lines[chunk.firstLine + index]! + lettersBefore(element, node, offset);
  }

  private makeChunk(
    index: number,
    firstLine: number,
    lastLine: number,
    lineHeight: number,
    perLine: number,
  ): Chunk {
    const element = document.createElement("div");
    element.className = "reader-chunk";
    let rows = 0;
    for (let line = firstLine; line < lastLine; line++) {
      rows += 0.5 + Math.ceil((this.lines[line + 1]! - this.lines[line]!) / perLine);
    }
    const guess = Math.round(rows * lineHeight);
    element.style.setProperty("contain-intrinsic-size", `auto none auto ${guess}px`);
    const start = this.lines[firstLine]!;
    return {
      index,
      element,
      firstLine,
      lastLine,
      start,
      end: this.lines[lastLine]!,
      guess,
      isFilled: false,
      painted: [],
    };
  }

  private makeLine(line: number): HTMLElement {
    const paragraph = document.createElement("p");
    paragraph.dir = "auto";
    const start = this.lines[line]!;
    const end = this.lines[line + 1]!;
    const isNew = start === 0 || this.text.charCodeAt(start - 1) === 10;
    if (!isNew) paragraph.classList.add("reader-continued");
    if (end < this.text.length && this.text.charCodeAt(end - 1) !== 10) paragraph.classList.add("reader-cut");
    this.dress(paragraph, this.positions.toPoints(start));
    if (end === start) paragraph.append(document.createElement("br"));
    else paragraph.append(this.text.slice(start, end));
    return paragraph;
  }

  private dress(paragraph: HTMLElement, point: number): void {
    const turn = lastStarting(this.turns, point);
    // Where the file names the speaker beside the words, as subtitles do.
    if (turn?.speaker && turn.start === point && turn.words_start === point) paragraph.dataset.speaker = turn.speaker;
    const kind = lastStarting(this.kinds, point);
    if (!kind || kind.end <= point || kind.kind === "body") return;
    paragraph.dataset.kind = kind.kind;
    paragraph.dataset.level = String(kind.level);
    if (kind.kind !== "heading") return;
    paragraph.setAttribute("role", "heading");
    paragraph.setAttribute("aria-level", String(Math.min(6, Math.max(1, kind.level))));
  }

  /** The parts of a line that are otherwise than plain, cut where labels and runs start and end. */
  private pieces(start: number, end: number, runs: readonly Run[], first: number): Piece[] {
    const pieces: Piece[] = [];
    const [labelStart, labelEnd] = this.labelIn(start, end);
    const push = (from: number, to: number, codes: number[] | null) => {
      for (const [a, b, isSpeaker] of [
        [from, Math.min(to, labelStart), false],
        [Math.max(from, labelStart), Math.min(to, labelEnd), true],
        [Math.max(from, labelEnd), to, false],
      ] as const) {
        if (b > a && (isSpeaker || codes)) pieces.push({ start: a, end: b, isSpeaker, codes });
      }
    };
    let at = start;
    for (let index = first; index < runs.length && runs[index]!.start < end; index++) {
      const run = runs[index]!;
      const from = Math.max(start, run.start);
      push(at, from, null);
      at = Math.min(end, run.end);
      push(from, at, run.codes);
    }
    push(at, end, null);
    return pieces;
  }

  private labelIn(start: number, end: number): [number, number] {
    const { positions, labels } = this;
    const point = positions.toPoints(start);
    let low = 0;
    let high = labels.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (labels[middle]!.words_start <= point) low = middle + 1;
      else high = middle;
    }
    const label = labels[low];
    if (!label || label.start >= positions.toPoints(end)) return [end, end];
    const from = positions.toUnits(label.start);
    return [Math.max(start, from), Math.min(end, positions.toUnits(label.words_start))];
  }

  private contents(start: number, end: number, pieces: readonly Piece[]): Node[] {
    if (start === end) return [document.createElement("br")];
    const nodes: Node[] = [];
    let at = start;
    for (const piece of pieces) {
      if (piece.start > at) nodes.push(document.createTextNode(this.text.slice(at, piece.start)));
      nodes.push(this.makePiece(piece));
      at = piece.end;
    }
    if (at < end) nodes.push(document.createTextNode(this.text.slice(at, end)));
    return nodes;
  }

  private makePiece(piece: Piece): HTMLElement {
    const element = document.createElement(piece.isSpeaker ? "b" : "span");
    if (piece.isSpeaker) element.className = "reader-speaker";
    if (piece.codes) {
      element.classList.add(piece.codes.length ? "reader-coded" : "reader-uncoded");
      if (piece.codes.length) element.style.background = paintOf(piece.codes);
      element.dataset.depth = String(piece.codes.length);
    }
    element.append(this.text.slice(piece.start, piece.end));
    return element;
  }
}

function describe(piece: Piece): string {
  return `${piece.start}-${piece.end}${piece.isSpeaker ? "s" : ""}${piece.codes?.join(".") ?? "-"}`;
}

function lastStarting<T extends Span>(spans: readonly T[], point: number): T | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= point) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1];
}

function placeIn(paragraph: Element, offset: number): [Node, number] {
  let left = offset;
  let last: [Node, number] = [paragraph, 0];
  for (const child of paragraph.childNodes) {
    const text = child instanceof Text ? child : child.firstChild;
    if (!(text instanceof Text)) continue;
    if (left < text.length) return [text, left];
    last = [text, text.length];
    left -= text.length;
  }
  return last;
}

function lettersBefore(paragraph: Element, node: Node, offset: number): number {
  let letters = node instanceof Text ? offset : 0;
  if (!(node instanceof Text)) {
    for (let at = 0; at < offset; at++) letters += node.childNodes[at]?.textContent?.length ?? 0;
  }
  for (let at: Node | null = node; at && at !== paragraph; at = at.parentNode) {
    for (let before = at.previousSibling; before; before = before.previousSibling) {
      letters += before.textContent?.length ?? 0;
    }
  }
  return letters;
}

function lineIndex(paragraph: Element, chunk: Chunk): number {
  return Math.max(0, [...chunk.element.children].indexOf(paragraph));
}
