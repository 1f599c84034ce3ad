// codes_tree.tsx - the codebook as a tree: keys, folding, moving by hand

import type { RefObject } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../base/i18n";
import { projectId } from "../base/state";
import type { Code } from "../base/types";
import type { MenuItem } from "../parts/menu";
import { rowsInView, useRowsInView } from "../parts/rows_in_view";
import { moveCode, renameCode } from "./codes_actions";
import type { CodeAction } from "./codes_dialogs";
import { CodeRow, ROW, type DragState } from "./codes_row";
import { keepFolded, readFolded, subtree, treeRows, typedRow, type TreeRow } from "./codes_tree_model";

const AROUND = 12; // rows above and below the view
const HEAD = 28; // px, the columns' names

export interface TreeProperties {
  codes: Code[]; chosen: number | null; query: string; readOnly: boolean;
  onChoose: (id: number) => void; onAction: (action: CodeAction, code: Code) => void;
  onAddBelow: (code: Code) => void; focus: RefObject<() => void>;
}

function useFolded(): [Set<number>, (ids: number[], fold: boolean) => void] {
  const project = projectId.value ?? "";
  const [folded, setFolded] = useState(() => readFolded(project));
  return [folded, (ids, fold) => {
    const next = new Set(folded);
    for (const id of ids)
      if (fold) next.add(id);
      else next.delete(id);
    keepFolded(project, next);
    setFolded(next);
  }];
}

/** Dragging: what is held, over which code (0: the top level), and letting it go. */
function useDrag(codes: Code[], unfold: (id: number) => void) {
  const [state, setState] = useState<DragState>({ dragged: null, over: null });
  const opening = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const within = useMemo(
    () => new Set(state.dragged ? subtree(codes, state.dragged.id).map((code) => code.id) : []),
    [state.dragged, codes]);
  const may = (id: number): boolean =>
    state.dragged !== null && !within.has(id) && state.dragged.parent !== id;
  return {
    state, may,
    hold: (dragged: Code | null) => { clearTimeout(opening.current); setState({ dragged, over: null }); },
    over: (id: number | null): boolean => {
      if (state.over !== id) {
        clearTimeout(opening.current);
        if (id) opening.current = setTimeout(() => unfold(id), 700);
        setState({ ...state, over: id !== null && may(id) ? id : null });
      }
      return id !== null && may(id);
    },
    drop: (id: number) => {
      clearTimeout(opening.current);
      const { dragged } = state;
      setState({ dragged: null, over: null });
      if (dragged && may(id)) void moveCode(dragged, codes.find((code) => code.id === id));
    },
  };
}

type Drag = ReturnType<typeof useDrag>;

/** Letters typed one after the other. */
function useTyped(): (letter: string) => string {
  const typed = useRef({ text: "", at: 0 });
  return (letter) => {
    const now = Date.now();
    typed.current = { text: now - typed.current.at < 700 ? typed.current.text + letter : letter, at: now };
    return typed.current.text;
  };
}

function stepOf(event: KeyboardEvent, rows: TreeRow[], at: number, page: number): number | null {
  const row = rows[at];
  const steps: Record<string, number> = {
    ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1, PageDown: at + page, PageUp: at - page,
  };
  if (event.key === "ArrowRight" && row?.expanded) return at + 1;
  if (event.key === "ArrowLeft" && row && !row.expanded)
    return rows.findIndex((each) => each.code.id === row.code.parent);
  const to = steps[event.key];
  return to === undefined ? null : Math.max(0, Math.min(rows.length - 1, to));
}

function useTree(properties: TreeProperties) {
  const { codes, chosen, query } = properties;
  const box = useRef<HTMLDivElement>(null);
  const [folded, fold] = useFolded();
  const [renaming, setRenaming] = useState<number | null>(null);
  const rows = useMemo(() => treeRows(codes, folded, query), [codes, folded, query]);
  const focusNext = useRef(false);
  const typed = useTyped();
  const chosenAt = rows.findIndex((row) => row.code.id === chosen);
  const at = Math.max(0, chosenAt);
  const go = (index: number): void => {
    const row = rows[index];
    if (!row) return;
    focusNext.current = true;
    properties.onChoose(row.code.id);
  };
  properties.focus.current = () => {
    go(at);
    box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  };
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || chosenAt < 0) return;
    const top = chosenAt * ROW;
    const bottom = HEAD + top + ROW;
    if (top < element.scrollTop) element.scrollTop = top;
    if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
  }, [chosen, chosenAt]);
  useLayoutEffect(() => {
    if (!focusNext.current || renaming !== null) return;
    const row = box.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]');
    if (!row) return;
    focusNext.current = false;
    row.focus({ preventScroll: true });
  });
  const renamed = (code: Code, name: string | null): void => {
    setRenaming(null);
    focusNext.current = true;
    if (name !== null) void renameCode(code, name);
  };
  return { ...properties, box, rows, at, fold, renaming, setRenaming, renamed, typed, go };
}

type Tree = ReturnType<typeof useTree>;

function act(tree: Tree, event: KeyboardEvent, row: TreeRow): boolean {
  const { fold, readOnly } = tree;
  if (event.key === "ArrowRight" && row.expandable && !row.expanded) fold([row.code.id], false);
  else if (event.key === "ArrowLeft" && row.expanded && tree.query === "") fold([row.code.id], true);
  else if (event.key === "*")
    fold(tree.rows.filter((each) => each.level === row.level).map((each) => each.code.id), false);
  else if (event.key === "F2" && !readOnly) tree.setRenaming(row.code.id);
  else if (event.key === "Delete" && !readOnly) tree.onAction("remove", row.code);
  else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey))
    tree.box.current?.querySelector<HTMLElement>(".tree-menu")?.click();
  else if (event.key === "Enter" || event.key === " ") tree.onChoose(row.code.id);
  else return false;
  return true;
}

function onKey(tree: Tree, event: KeyboardEvent): void {
  const row = tree.rows[tree.at];
  if (!row || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (!(event.target as HTMLElement).matches("[role=treeitem]")) return;
  const page = Math.max(1, Math.floor((tree.box.current?.clientHeight ?? 0) / ROW) - 2);
  if (!act(tree, event, row)) {
    let next = stepOf(event, tree.rows, tree.at, page);
    if (next === null && event.key.length === 1 && event.key !== "?") next = typedRow(tree.rows, tree.at, tree.typed(event.key));
    if (next === null) return;
    if (next >= 0) tree.go(next);
  }
  event.preventDefault();
}

function menuOf(tree: Tree, code: Code): MenuItem[] {
  return [
    { label: t("common.rename"), hint: "F2", run: () => tree.setRenaming(code.id) },
    { label: t("codes.add_below"), run: () => tree.onAddBelow(code) },
    { label: t("codes.move"), run: () => tree.onAction("move", code) },
    { label: t("codes.merge"), run: () => tree.onAction("merge", code) },
    { label: t("common.remove"), hint: "Del", danger: true, run: () => tree.onAction("remove", code) },
  ];
}

function Head() {
  return (
    <div class="tree-head small muted" aria-hidden="true">
      <span>{t("common.name")}</span><span>{t("codes.codings")}</span><span>{t("codes.cases")}</span>
    </div>
  );
}

function RootDrop({ drag }: { drag: Drag }) {
  if (!drag.may(0)) return null;
  return (
    <div
      class={drag.state.over === 0 ? "tree-root drop" : "tree-root"}
      onDragOver={(event) => { event.preventDefault(); drag.over(0); }}
      onDrop={(event) => { event.preventDefault(); drag.drop(0); }}
    >
      {t("codes.drop_root")}
    </div>
  );
}

export function CodeTree(properties: TreeProperties) {
  const tree = useTree(properties);
  const { rows, at, box, readOnly } = tree;
  const [from, to] = useRowsInView(box, ROW, AROUND);
  const drag = useDrag(properties.codes, (id) => tree.fold([id], false));
  const rowOf = (index: number) => {
    const row = rows[index];
    return row && (
      <CodeRow
        key={row.code.id} row={row} index={index} active={index === at} chosen={row.code.id === properties.chosen}
        renaming={tree.renaming === row.code.id} readOnly={readOnly} drag={drag.state}
        menu={index === at ? menuOf(tree, row.code) : []}
        onChoose={() => tree.go(index)} onFold={() => tree.fold([row.code.id], row.expanded)}
        onRename={() => { if (!readOnly) tree.setRenaming(row.code.id); }}
        onRenamed={(name) => tree.renamed(row.code, name)}
        onDrag={drag.hold} onOver={(code) => drag.over(code.id)} onDrop={(code) => drag.drop(code.id)}
      />
    );
  };
  return (
    <div class="tree-box" ref={box} onDragLeave={(event) => {
      if (!box.current?.contains(event.relatedTarget as Node | null)) drag.over(null);
    }}>
      <Head />
      <div class="tree" role="tree" aria-label={t("codes.tree")} style={{ height: `${rows.length * ROW}px` }}
        onKeyDown={(event) => onKey(tree, event)}>
        {rowsInView(from, to, rows.length, at).map(rowOf)}
      </div>
      {rows.length === 0 && <p class="muted tree-none">{t("codes.no_match", { query: properties.query })}</p>}
      <RootDrop drag={drag} />
    </div>
  );
}
