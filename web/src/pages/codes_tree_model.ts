// codes_tree_model.ts - which rows of the codebook's tree are shown

import { plain } from "../base/fuzzy";
import type { Code } from "../base/types";

export interface TreeRow {
  code: Code; level: number; size: number; position: number;
  expandable: boolean; expanded: boolean;
}

type Below = Map<number, Code[]>;

export function below(codes: readonly Code[]): Below {
  const ids = new Set(codes.map((code) => code.id));
  const children: Below = new Map();
  for (const code of codes) {
    const parent = ids.has(code.parent) ? code.parent : 0;
    const siblings = children.get(parent);
    if (siblings) siblings.push(code);
    else children.set(parent, [code]);
  }
  return children;
}

/** CODE and all below it. */
export function subtree(codes: readonly Code[], id: number): Code[] {
  const within = new Set([id]);
  return codes.filter((code) => {
    if (code.id !== id && !within.has(code.parent)) return false;
    within.add(code.id);
    return true;
  });
}

/** Those that QUERY names, and those above them. */
function kept(codes: readonly Code[], query: string): Set<number> | null {
  const wanted = plain(query).trim();
  if (wanted === "") return null;
  const byId = new Map(codes.map((code) => [code.id, code]));
  const found = new Set<number>();
  for (const code of codes) {
    const text = wanted.includes("/") ? code.path : code.name;
    if (!plain(text).includes(wanted)) continue;
    for (let at: Code | undefined = code; at && !found.has(at.id); at = byId.get(at.parent))
      found.add(at.id);
  }
  return found;
}

/** The rows, top to bottom; those below a folded code are not there, but all are that are
 * searched for. */
export function treeRows(
  codes: readonly Code[], folded: ReadonlySet<number>, query: string,
): TreeRow[] {
  const children = below(codes);
  const shown = kept(codes, query);
  const rows: TreeRow[] = [];
  const walk = (parent: number, level: number): void => {
    const siblings = (children.get(parent) ?? []).filter((code) => !shown || shown.has(code.id));
    siblings.forEach((code, i) => {
      const expandable = (children.get(code.id) ?? []).some((child) => !shown || shown.has(child.id));
      const expanded = expandable && (shown !== null || !folded.has(code.id));
      rows.push({ code, level, size: siblings.length, position: i + 1, expandable, expanded });
      if (expanded) walk(code.id, level + 1);
    });
  };
  walk(0, 1);
  return rows;
}

/** The row from AT on, around the end, whose name begins with TYPED. */
export function typedRow(rows: readonly TreeRow[], at: number, typed: string): number {
  const wanted = plain(typed);
  const from = typed.length > 1 ? at : at + 1;
  for (let i = 0; i < rows.length; i++) {
    const index = (from + i) % rows.length;
    if (plain(rows[index]?.code.name ?? "").startsWith(wanted)) return index;
  }
  return -1;
}

export function readFolded(project: string): Set<number> {
  try {
    const kept = JSON.parse(localStorage.getItem(`tema.folded.${project}`) ?? "[]") as unknown;
    return new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === "number") : []);
  } catch {
    return new Set();
  }
}

export function keepFolded(project: string, folded: ReadonlySet<number>): void {
  localStorage.setItem(`tema.folded.${project}`, JSON.stringify([...folded]));
}
