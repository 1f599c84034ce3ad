// map_layout.ts - where each theme, sub-theme and code stands on the map; no two overlap

import type { Code, Theme } from "../base/types";
import { themeTree, type ThemeNode } from "./themes_model";

export type Detail = "themes" | "sub-themes" | "codes";

export interface Box {
  kind: "theme" | "sub" | "code"; id: number; x: number; y: number; width: number; height: number;
  lines: string[]; note: string; size: number; // of its letters
  theme: number; // whose it is
}
/** A line from a theme to what is its own; a code that another theme gathers too is shared. */
export interface Tie { x1: number; y1: number; x2: number; y2: number; shared: boolean; code: number | null }
export interface Drawing { width: number; height: number; boxes: Box[]; ties: Tie[] }

export interface MapOptions { detail: Detail; note: (cases: number) => string }

const GAP = { across: 44, down: 8, tree: 36, column: 72, edge: 24 };
const SHAPE = 1.6; // a drawing is so much wider than high
const BOLD = 1.14;
const NARROW = /[iljtfrI.,:;'!|()[\] -]/;
const WIDE = /[mwMW@%—]/;

/** A little more than LETTERS take, in whatever sans serif there is; bold where BOLDNESS is. */
export function textWidth(letters: string, size: number, boldness = 1): number {
  let width = 0;
  for (const letter of letters)
    width += (letter.codePointAt(0) ?? 0) > 0x2e80 ? 1.05 : WIDE.test(letter) ? 0.92 : NARROW.test(letter) ? 0.4
      : letter !== letter.toLowerCase() ? 0.74 : 0.6;
  return width * size * boldness;
}

/** LETTERS in at most MOST lines of WIDTH; what does not fit is cut. */
export function wrap(letters: string, size: number, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  const words = letters.split(/\s+/).flatMap((word) => {
    const parts: string[] = [];
    let part = "";
    for (const letter of word) {
      if (part !== "" && textWidth(part + letter, size) > width) { parts.push(part); part = ""; }
      part += letter;
    }
    return [...parts, part];
  });
  for (const word of words) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, size) > width) { lines.push(line); line = word; }
    else line = longer;
  }
  if (line !== "") lines.push(line);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  let last = kept[most - 1] ?? "";
  while (last !== "" && textWidth(`${last} …`, size) > width) last = last.slice(0, -1).trimEnd();
  kept[most - 1] = `${last} …`;
  return kept;
}

const LOOKS = {
  theme: { from: 14, to: 19, width: 215, most: 4, pad: 12 },
  sub: { from: 12.5, to: 16, width: 185, most: 3, pad: 9 },
  code: { from: 11, to: 14, width: 170, most: 1, pad: 8 },
};

function makeBox(kind: Box["kind"], id: number, name: string, share: number, note: string, theme: number): Box {
  const look = LOOKS[kind];
  const size = Math.round((look.from + (look.to - look.from) * Math.min(1, share)) * 2) / 2;
  const bold = kind === "code" ? 1 : BOLD;
  const lines = wrap(name, size, look.width / bold, look.most);
  const noteSize = noteLetters(size);
  const isCode = kind === "code";
  const words = Math.max(...lines.map((line) => textWidth(line, size, bold)));
  const beside = isCode && note !== "" ? textWidth(note, noteSize) + 8 : 0;
  const noteWidth = isCode ? 0 : textWidth(note, noteSize);
  return {
    kind, id, x: 0, y: 0, lines, note, size, theme,
    width: Math.ceil(Math.max(words + beside, noteWidth) + 2 * look.pad + (isCode ? size : 0)),
    height: Math.ceil(lines.length * size * 1.3 + (!isCode && note !== "" ? noteSize * 1.5 : 0) + look.pad * (isCode ? 1 : 1.6)),
  };
}

export function noteLetters(size: number): number {
  return Math.max(10, Math.round(size * 0.75 * 2) / 2);
}

interface Branch { box: Box; below: Branch[]; high: number }

function tall(box: Box, below: Branch[]): number {
  const sum = below.reduce((high, branch) => high + branch.high + GAP.down, -GAP.down);
  return Math.max(box.height, sum);
}

class Planter {
  private readonly placed = new Map<number, Box>();
  readonly shared: { code: number; theme: number }[] = [];

  constructor(
    private readonly codes: Map<number, Code>, private readonly of: number, private readonly options: MapOptions,
  ) {}

  grow(node: ThemeNode, top: boolean): Branch {
    const { theme } = node;
    const share = this.of > 0 ? theme.cases / this.of : 0;
    const box = makeBox(top ? "theme" : "sub", theme.id, theme.name, share, this.options.note(theme.cases), theme.id);
    const below: Branch[] = [];
    if (this.options.detail === "codes") below.push(...theme.codes.flatMap((id) => this.leaf(id, theme) ?? []));
    if (this.options.detail !== "themes") below.push(...node.children.map((child) => this.grow(child, false)));
    return { box, below, high: tall(box, below) };
  }

  private leaf(id: number, theme: Theme): Branch | null {
    const code = this.codes.get(id);
    if (!code) return null;
    if (this.placed.has(id)) {
      this.shared.push({ code: id, theme: theme.id });
      return null;
    }
    const note = this.options.note(0) === "" ? "" : String(code.cases);
    const box = makeBox("code", id, code.name, this.of > 0 ? code.cases / this.of : 0, note, theme.id);
    this.placed.set(id, box);
    return { box, below: [], high: box.height };
  }
}

interface Tree { root: Branch; boxes: Box[]; ties: Tie[]; width: number; height: number }

/** The theme at the left, what is its own to the right, each beside the middle of what it has. */
function arrange(root: Branch): Tree {
  const widths: number[] = [];
  const measure = (branch: Branch, depth: number): void => {
    if (branch.box.kind !== "code") widths[depth] = Math.max(widths[depth] ?? 0, branch.box.width);
    for (const one of branch.below) measure(one, depth + 1);
  };
  measure(root, 0);
  const lefts = [0];
  for (let i = 0; i < widths.length; i++) lefts.push((lefts[i] ?? 0) + (widths[i] ?? 0) + GAP.across);
  const boxes: Box[] = [];
  const ties: Tie[] = [];
  const put = (branch: Branch, depth: number, top: number): void => {
    const { box, below } = branch;
    box.x = lefts[depth] ?? 0;
    box.y = top + (branch.high - box.height) / 2;
    boxes.push(box);
    let y = top + (branch.high - below.reduce((sum, one) => sum + one.high + GAP.down, -GAP.down)) / 2;
    for (const one of below) {
      put(one, depth + 1, y);
      y += one.high + GAP.down;
      ties.push({
        x1: box.x + box.width, y1: box.y + box.height / 2, x2: one.box.x, y2: one.box.y + one.box.height / 2,
        shared: false, code: one.box.kind === "code" ? one.box.id : null,
      });
    }
  };
  put(root, 0, 0);
  return { root, boxes, ties, width: Math.max(...boxes.map((box) => box.x + box.width)), height: root.high };
}

/** TREES, in their order, in COLUMNS of about the same height. */
function columnsOf(trees: Tree[], columns: number): Tree[][] {
  const total = trees.reduce((sum, tree) => sum + tree.height + GAP.tree, 0);
  const found: Tree[][] = [[]];
  let before = 0;
  for (const tree of trees) {
    const middle = before + (tree.height + GAP.tree) / 2;
    const column = Math.min(columns - 1, Math.floor((middle / total) * columns));
    while (found.length <= column) found.push([]);
    found[column]?.push(tree);
    before += tree.height + GAP.tree;
  }
  return found.filter((column) => column.length > 0);
}

const highOf = (column: Tree[]): number => column.reduce((sum, tree) => sum + tree.height + GAP.tree, -GAP.tree);
const wideOf = (column: Tree[]): number => Math.max(...column.map((tree) => tree.width));

/** The number of columns whose drawing is seen largest in a window of the usual shape. */
function pack(trees: Tree[]): Tree[][] {
  let best: { size: number; columns: Tree[][] } | null = null;
  for (let n = 1; n <= Math.min(8, trees.length); n++) {
    const columns = columnsOf(trees, n);
    const width = columns.reduce((sum, column) => sum + wideOf(column) + GAP.column, -GAP.column);
    const height = Math.max(...columns.map(highOf));
    const size = Math.max(width / SHAPE, height);
    if (!best || size < best.size) best = { size, columns };
  }
  return best?.columns ?? [];
}

function shift(tree: Tree, x: number, y: number): void {
  for (const box of tree.boxes) { box.x += x; box.y += y; }
  for (const tie of tree.ties) { tie.x1 += x; tie.x2 += x; tie.y1 += y; tie.y2 += y; }
}

function sharedTies(shared: Planter["shared"], boxes: Box[]): Tie[] {
  return shared.flatMap(({ code, theme }) => {
    const from = boxes.find((box) => box.kind !== "code" && box.id === theme);
    const to = boxes.find((box) => box.kind === "code" && box.id === code);
    if (!from || !to) return [];
    return [{
      x1: from.x + from.width / 2, y1: from.y + from.height / 2, x2: to.x + to.width / 2, y2: to.y + to.height / 2, shared: true, code,
    }];
  });
}

export function layOut(themes: readonly Theme[], codes: readonly Code[], of: number, options: MapOptions): Drawing {
  const planter = new Planter(new Map(codes.map((code) => [code.id, code])), of, options);
  const trees = themeTree(themes).map((node) => arrange(planter.grow(node, true)));
  const columns = pack(trees);
  const height = Math.max(0, ...columns.map(highOf));
  let x = GAP.edge;
  for (const column of columns) {
    let y = GAP.edge + (height - highOf(column)) / 2;
    for (const tree of column) {
      shift(tree, x, y);
      y += tree.height + GAP.tree;
    }
    x += wideOf(column) + GAP.column;
  }
  const boxes = trees.flatMap((tree) => tree.boxes);
  const ties = [...sharedTies(planter.shared, boxes), ...trees.flatMap((tree) => tree.ties)];
  return { width: Math.max(0, x - GAP.column) + GAP.edge, height: height + 2 * GAP.edge, boxes, ties };
}
