// cases_grid.tsx - the table of cases, filled in by keys as in a spreadsheet

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";
import { language, t } from "../base/i18n";
import type { Case, Cases } from "../base/types";
import { Icon } from "../parts/icons";
import { Menu } from "../parts/menu";
import { rowsInView, useRowsInView } from "../parts/rows_in_view";
import { announce } from "../parts/toast";
import { addCase, pasteBlock, renameCase, setValue } from "./cases_actions";
import type { Move } from "./cases_cell";
import { blockChange, cellText, columnsOf, parseBlock, type Column } from "./cases_model";
import { CaseRow, ROW, columnLabel, editable, type Editing, type RowActions } from "./cases_row";
import { valuesOf } from "./code_filters";

const AROUND = 8; // rows above and below the view

export interface GridProperties {
  cases: Cases; items: Case[]; order: string[]; readOnly: boolean;
  onTable: (text: string) => void; onRemove: (item: Case) => void;
  onRename: (variable: string) => void; onDrop: (variable: string) => void;
  handle: RefObject<GridHandle | null>;
}

/** LEAVE: goes to the row beside a case that is about to go. */
export interface GridHandle { addCase: () => void; focusVariable: (name: string) => void; leave: (item: Case) => void }

/** A case (0: the one that is not yet) and a column. */
interface Cell { id: number; column: string }

/** What was written shows at once, and until the program's answer shows it. */
function useWritten(cases: Cases): {
  shown: (item: Case, column: Column) => string;
  write: (item: Case, column: Column, text: string, kept: Promise<boolean>) => void;
} {
  const [written, setWritten] = useState<ReadonlyMap<string, string>>(new Map());
  const underway = useRef(new Set<string>());
  const name = (item: Case, column: Column): string => `${item.id} ${column.id}`;
  const shown = useCallback(
    (item: Case, column: Column) => written.get(name(item, column)) ?? cellText(item, column), [written]);
  useEffect(() => {
    setWritten((was) => new Map([...was].filter(([key]) => underway.current.has(key))));
  }, [cases]);
  return {
    shown,
    write: (item, column, text, kept) => {
      const key = name(item, column);
      underway.current.add(key);
      setWritten((was) => new Map(was).set(key, text));
      void kept.then((done) => {
        underway.current.delete(key);
        if (!done) setWritten((was) => new Map([...was].filter(([each]) => each !== key)));
      });
    },
  };
}

function moved(
  key: string, ctrl: boolean, [row, column]: [number, number], [rows, columns]: [number, number], page: number,
): [number, number] | null {
  const steps: Record<string, [number, number]> = {
    ArrowDown: [ctrl ? rows - 1 : row + 1, column], ArrowUp: [ctrl ? 0 : row - 1, column],
    ArrowRight: [row, ctrl ? columns - 1 : column + 1], ArrowLeft: [row, ctrl ? 0 : column - 1],
    Home: [ctrl ? 0 : row, 0], End: [ctrl ? rows - 1 : row, columns - 1],
    PageDown: [row + page, column], PageUp: [row - page, column],
  };
  const to = steps[key];
  if (!to) return null;
  return [Math.max(0, Math.min(rows - 1, to[0])), Math.max(0, Math.min(columns - 1, to[1]))];
}

/** Keeps a cell in view beside the first column and below the head, which stay. */
function reveal(box: HTMLElement, row: number, column: number): void {
  const top = row * ROW;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + 2 * ROW > box.scrollTop + box.clientHeight) box.scrollTop = top + 2 * ROW - box.clientHeight;
  const cell = box.querySelector<HTMLElement>(`[data-index="${row}"] [data-cell="${column}"]`);
  const first = box.querySelector<HTMLElement>('[role="columnheader"]');
  if (!cell || !first || column === 0) return;
  const left = cell.offsetLeft - first.offsetWidth;
  if (left < box.scrollLeft) box.scrollLeft = left;
  else if (cell.offsetLeft + cell.offsetWidth > box.scrollLeft + box.clientWidth)
    box.scrollLeft = cell.offsetLeft + cell.offsetWidth - box.clientWidth;
}

/** Which cell is the active one, whatever comes and goes around it. */
function useActive(items: Case[], columns: Column[], rows: number) {
  const [active, setActive] = useState<Cell>({ id: items[0]?.id ?? 0, column: "name" });
  const last = useRef(0);
  const foundRow = active.id === 0 ? items.length : items.findIndex((item) => item.id === active.id);
  const row = Math.max(0, Math.min(rows - 1, foundRow < 0 ? last.current : foundRow));
  last.current = row;
  const column = Math.max(0, columns.findIndex((each) => each.id === active.column));
  return {
    row, column,
    isHere: active.id === 0 || foundRow >= 0,
    set: (toRow: number, toColumn: number) =>
      setActive({ id: items[toRow]?.id ?? 0, column: columns[toColumn]?.id ?? "name" }),
    setCell: setActive,
  };
}

function useGrid(properties: GridProperties) {
  const { items, cases, readOnly } = properties;
  const columns = useMemo(() => columnsOf(properties.order), [properties.order]);
  const rows = items.length + (readOnly ? 0 : 1);
  const active = useActive(items, columns, rows);
  const [editing, setEditing] = useState<Editing | null>(null);
  const written = useWritten(cases);
  const box = useRef<HTMLDivElement>(null);
  const focusNext = useRef(false);
  const entering = useRef(false); // one cell after another is filled in: Tab stays in the table
  const go = (row: number, column: number): void => {
    focusNext.current = true;
    active.set(Math.max(0, Math.min(rows - 1, row)), Math.max(0, Math.min(columns.length - 1, column)));
  };
  useLayoutEffect(() => {
    // A case that was just added comes with the next answer: the focus waits for it.
    if (!focusNext.current || editing || !active.isHere) return;
    focusNext.current = false;
    const cell = box.current?.querySelector<HTMLElement>('[role="row"] [tabindex="0"][data-cell]');
    if (box.current) reveal(box.current, active.row, active.column);
    cell?.focus({ preventScroll: true });
  });
  const edit = (row: number, column: number, text: string | null): void => {
    const item = items[row] ?? null;
    const to = columns[column];
    if (readOnly || !to || !editable(item, to)) return;
    active.set(row, column);
    setEditing({ text: text ?? (item ? written.shown(item, to) : ""), fresh: text !== null });
  };
  /** A text that was refused is still being written: nothing else is, until it is put right or left. */
  const held = (): boolean => {
    const field = box.current?.querySelector<HTMLElement>(".cell-field");
    field?.focus();
    return Boolean(field);
  };
  return { columns, rows, active, editing, setEditing, written, box, focusNext, entering, go, edit, held, ...properties };
}

type Grid = ReturnType<typeof useGrid>;

async function bear(grid: Grid, name: string, move: Move): Promise<void> {
  const id = await addCase(name);
  if (id === null) return;
  grid.focusNext.current = true;
  grid.active.setCell(move === "down"
    ? { id: 0, column: "name" } : { id, column: grid.columns[move === "right" ? 1 : 0]?.id ?? "name" });
}

/** The cell's text is done with: keeps it, and goes on to the next. */
function finish(grid: Grid, text: string | null, move: Move): void {
  const { row, column } = grid.active;
  const item = grid.items[row];
  const at = grid.columns[column];
  grid.setEditing(null);
  if (!grid.active.isHere) return; // another has removed the case
  grid.entering.current = move !== "none";
  if (move !== "none" || text === null) {
    const steps = { down: [1, 0], up: [-1, 0], right: [0, 1], left: [0, -1], none: [0, 0] } as const;
    grid.go(row + (item ? steps[move][0] : 0), column + steps[move][1]);
  }
  if (text === null || !at) return;
  if (!item) {
    if (text !== "") void bear(grid, text, move);
  } else if (text !== cellText(item, at) && (at.kind === "variable" || text !== "")) {
    const kept = at.kind === "name" ? renameCase(item, text) : setValue(item, at.name, text);
    grid.written.write(item, at, text, kept);
  }
}

function tab(grid: Grid, back: boolean): boolean {
  const { row, column } = grid.active;
  const last = grid.order.length;
  if (!grid.entering.current) return false;
  if (!back && column >= last) {
    if (row + 1 >= grid.rows) return false;
    grid.go(row + 1, 0);
  } else if (back && column === 0) return false;
  else grid.go(row, column + (back ? -1 : 1));
  return true;
}

function clear(grid: Grid): void {
  const item = grid.items[grid.active.row];
  const at = grid.columns[grid.active.column];
  if (!item || !at || grid.readOnly) return;
  if (at.kind === "name") grid.onRemove(item);
  else if (at.kind === "variable" && cellText(item, at) !== "")
    grid.written.write(item, at, "", setValue(item, at.name, ""));
}

function onKey(grid: Grid, event: KeyboardEvent): void {
  if (event.defaultPrevented || !(event.target as HTMLElement).matches("[data-cell]")) return;
  const { row, column } = grid.active;
  const ctrl = event.ctrlKey || event.metaKey;
  const page = Math.max(1, Math.floor((grid.box.current?.clientHeight ?? 0) / ROW) - 2);
  const to = event.altKey ? null : moved(
    event.key, ctrl, [row, column], [grid.rows, grid.columns.length], page);
  if (to) {
    grid.entering.current = false;
    grid.go(...to);
  } else if (event.key === "Tab") {
    if (!tab(grid, event.shiftKey)) return;
  } else if (event.key === "Enter" || event.key === "F2") grid.edit(row, column, null);
  else if (event.key === "Delete" || event.key === "Backspace") clear(grid);
  else if (event.key === "Escape") grid.entering.current = false;
  else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey))
    grid.box.current?.querySelector<HTMLElement>(".case-rows .cell-menu button")?.click();
  else if (event.key.length === 1 && !ctrl && !event.altKey) grid.edit(row, column, event.key);
  else return;
  event.preventDefault();
}

function onPaste(grid: Grid, event: ClipboardEvent): void {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const block = parseBlock(text);
  if (grid.readOnly || grid.editing || block.length === 0) return;
  event.preventDefault();
  const { row, column } = grid.active;
  if (column === 0 && (block.length > 1 || (block[0]?.length ?? 0) > 1)) return grid.onTable(text);
  if (column === 0) return grid.edit(row, column, block[0]?.[0]?.trim() ?? "");
  const change = blockChange(grid.items, grid.columns, row, column, block);
  if (change.cells > 0) void pasteBlock(change);
  else announce(t("cases.pasted", { n: 0 }));
}

function onCopy(grid: Grid, event: ClipboardEvent): void {
  const item = grid.items[grid.active.row];
  const at = grid.columns[grid.active.column];
  if (!item || !at || grid.editing) return;
  event.clipboardData?.setData("text/plain", grid.written.shown(item, at));
  event.preventDefault();
}

function Head({ grid }: { grid: Grid }) {
  const menu = (column: Column) => (
    <span class="cell-menu" onClick={(event) => event.stopPropagation()}>
      <Menu label={t("common.menu", { name: column.name })} items={[
        { label: t("cases.rename_column"), run: () => grid.onRename(column.name) },
        { label: t("cases.drop_column"), danger: true, run: () => grid.onDrop(column.name) },
      ]}><Icon name="more" size={16} /></Menu>
    </span>
  );
  return (
    <div role="rowgroup" class="case-head">
      <div role="row" aria-rowindex={1} class="case-row">
        {grid.columns.map((column, at) => (
          <div key={column.id} role="columnheader" aria-colindex={at + 1} class={`cell cell-${column.kind}`} title={columnLabel(column)}
            onClick={() => { if (!grid.held()) grid.go(grid.active.row, at); }}>
            <span class="cut">{columnLabel(column)}</span>
            {column.kind === "variable" && at === grid.active.column && !grid.readOnly && menu(column)}
          </div>
        ))}
      </div>
    </div>
  );
}

/** The table's actions as its rows call them: always of the table as it is now. */
function useRowActions(grid: Grid): RowActions {
  const values = useMemo(() => valuesOf(grid.cases), [grid.cases]);
  const latest = useRef({ grid, values });
  latest.current = { grid, values };
  return useMemo((): RowActions => ({
    suggestions: (column) => latest.current.values.get(column.name) ?? [],
    menu: (item) => latest.current.grid.readOnly ? [] : [
      { label: t("common.rename"), hint: "F2", run: () => latest.current.grid.edit(latest.current.grid.active.row, 0, null) },
      { label: t("common.remove"), hint: "Del", danger: true, run: () => latest.current.grid.onRemove(item) },
    ],
    pick: (row, column, edit) => {
      const now = latest.current.grid;
      if (now.held()) return;
      now.go(row, column);
      if (edit || row === now.items.length) now.edit(row, column, null);
    },
    done: (text, move) => finish(latest.current.grid, text, move),
  }), []);
}

function Rows({ grid }: { grid: Grid }) {
  const { active, editing, items, rows } = grid;
  const [from, to] = useRowsInView(grid.box, ROW, AROUND);
  const act = useRowActions(grid);
  return (
    <div role="rowgroup" class="case-rows" style={{ height: `${rows * ROW}px` }}>
      {rowsInView(from, to, rows, active.row).map((index) => {
        const isActive = index === active.row;
        return (
          <CaseRow
            key={items[index]?.id ?? 0} item={items[index] ?? null} index={index} columns={grid.columns}
            active={isActive ? active.column : -1} editing={isActive && active.isHere ? editing : null} shown={grid.written.shown} act={act}
            language={language.value}
          />
        );
      })}
    </div>
  );
}

export function CaseGrid(properties: GridProperties) {
  const grid = useGrid(properties);
  const { columns, rows, active, items } = grid;
  properties.handle.current = {
    addCase: () => {
      if (grid.held()) return;
      grid.go(items.length, 0);
      grid.edit(items.length, 0, "");
    },
    focusVariable: (name) => {
      if (grid.held()) return;
      grid.focusNext.current = true;
      active.setCell({ id: items[0]?.id ?? 0, column: `variable:${name}` });
    },
    leave: (item) => {
      const at = items.indexOf(item);
      if (at >= 0) grid.go(at + 1 < items.length ? at + 1 : at - 1, 0);
    },
  };
  return (
    <div
      class="case-grid" role="grid" ref={grid.box} aria-label={t("common.cases")} aria-rowcount={rows + 1}
      aria-colcount={columns.length} aria-readonly={properties.readOnly} onKeyDown={(event) => onKey(grid, event)}
      onPaste={(event) => onPaste(grid, event)} onCopy={(event) => onCopy(grid, event)}
      style={{ "--columns": `min(14rem, 35vw) ${"9rem ".repeat(properties.order.length)}12rem 6rem` }}
    >
      <Head grid={grid} />
      <Rows grid={grid} />
    </div>
  );
}
