// themes_model.ts - the board's order: what stands under what, what is gathered, what may move where

import type { Code, EvidenceRole, Theme } from "../base/types";

export interface ThemeNode { theme: Theme; children: ThemeNode[] }

export function themeTree(items: readonly Theme[]): ThemeNode[] {
  const nodes = new Map(items.map((theme) => [theme.id, { theme, children: [] as ThemeNode[] }]));
  const roots: ThemeNode[] = [];
  for (const node of nodes.values())
    (nodes.get(node.theme.parent)?.children ?? roots).push(node);
  return roots;
}

/** The theme itself and all below it. */
export function within(items: readonly Theme[], id: number): Set<number> {
  const found = new Set([id]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const theme of items) if (found.has(theme.parent)) found.add(theme.id);
  }
  return found;
}

/** A code is gathered where it, or one above it, is. */
export function gatheredCodes(codes: readonly Code[], themes: readonly Theme[]): Set<number> {
  const gathered = new Set(themes.flatMap((theme) => theme.codes));
  for (const code of codes) if (gathered.has(code.parent)) gathered.add(code.id); // parents come first
  return gathered;
}

/** A code that holds others, and nothing itself. */
export function isHeading(code: Code, codes: readonly Code[]): boolean {
  return code.quotations === 0 && codes.some((other) => other.parent === code.id);
}

/** What the tray holds: no heading of which all that is below has been gathered. */
export function ungathered(codes: readonly Code[], themes: readonly Theme[]): Code[] {
  const gathered = gatheredCodes(codes, themes);
  const open = new Set<number>();
  for (const code of [...codes].reverse()) {
    if (gathered.has(code.id)) continue;
    if (!isHeading(code, codes) || codes.some((other) => other.parent === code.id && open.has(other.id))) open.add(code.id);
  }
  return codes.filter((code) => open.has(code.id));
}

export interface Place { parent: number; before: number }
export type Zone = "before" | "under" | "after";

const siblings = (items: readonly Theme[], parent: number): Theme[] => items.filter((theme) => theme.parent === parent);

/** Where MOVED comes to stand by TARGET; null where it may not, or stands already. */
export function placeAt(items: readonly Theme[], moved: number, target: number, zone: Zone): Place | null {
  const to = items.find((theme) => theme.id === target);
  const from = items.find((theme) => theme.id === moved);
  if (!to || !from || within(items, moved).has(target)) return null;
  if (zone === "under")
    return siblings(items, target).at(-1)?.id === moved ? null : { parent: target, before: 0 };
  const row = siblings(items, to.parent).filter((theme) => theme.id !== moved);
  const at = row.indexOf(to);
  const before = (zone === "before" ? to : row[at + 1])?.id ?? 0;
  const now = siblings(items, from.parent);
  const follower = now[now.indexOf(from) + 1]?.id ?? 0;
  if (from.parent === to.parent && follower === before) return null;
  return { parent: to.parent, before };
}

/** One step towards the beginning (-1) or the end (1) among its siblings. */
export function step(items: readonly Theme[], theme: Theme, by: -1 | 1): Place | null {
  const row = siblings(items, theme.parent);
  const beside = row[row.findIndex((one) => one.id === theme.id) + by];
  return beside ? placeAt(items, theme.id, beside.id, by < 0 ? "before" : "after") : null;
}

export interface OwnRole { role: EvidenceRole; theme: Theme }

/** What a quotation is to the theme, or to one below it; the nearest goes first. */
export function rolesOf(items: readonly Theme[], id: number): Map<string, OwnRole> {
  const inside = within(items, id);
  const roles = new Map<string, OwnRole>();
  for (const theme of items)
    if (inside.has(theme.id))
      for (const one of theme.evidence)
        if (!roles.has(one.key)) roles.set(one.key, { role: one.role, theme });
  return roles;
}

export interface Piece { text: string; change: "same" | "added" | "gone" }

/** AFTER against BEFORE, word by word. */
export function wordChanges(before: string, after: string): Piece[] {
  const a = before.split(/(\s+)/).filter((word) => word !== "");
  const b = after.split(/(\s+)/).filter((word) => word !== "");
  if (a.length * b.length > 1_000_000)
    return [{ text: before, change: "gone" }, { text: after, change: "added" }];
  const longest = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (longest[i] as Uint32Array)[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: Piece[] = [];
  const add = (text: string, change: Piece["change"]): void => {
    const last = pieces.at(-1);
    if (last?.change === change) last.text += text;
    else pieces.push({ text, change });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { add(a[i++] ?? "", "same"); j++; }
    else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) add(a[i++] ?? "", "gone");
    else add(b[j++] ?? "", "added");
  }
  return pieces;
}
