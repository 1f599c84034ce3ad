// cases_row.tsx - a row of the table of cases

import { t } from "../base/i18n";
import type { Case } from "../base/types";
import { Icon } from "../parts/icons";
import { memo } from "../parts/memoized";
import { Menu, type MenuItem } from "../parts/menu";
import { CellField, type Move } from "./cases_cell";
import type { Column } from "./cases_model";

export const ROW = 32; // px, as cases.css has it

export interface Editing { text: string; fresh: boolean }

export interface RowProperties {
  item: Case | null; // null: the row that is not a case yet
  index: number;
  columns: readonly Column[];
  active: number; // column, -1: none
  editing: Editing | null;
  shown: (item: Case, column: Column) => string;
  act: RowActions;
  language: string; // drawn anew in another one
}

/** What a row can ask of its table: the same object all along. */
export interface RowActions {
  suggestions: (column: Column) => readonly string[];
  menu: (item: Case) => MenuItem[];
  pick: (index: number, column: number, edit: boolean) => void;
  done: (text: string | null, move: Move) => void;
}

function cellRole(column: Column): "rowheader" | "gridcell" {
  return column.kind === "name" ? "rowheader" : "gridcell";
}

export function columnLabel(column: Column): string {
  if (column.kind === "variable") return column.name;
  if (column.kind === "name") return t("cases.case");
  return t(column.kind === "documents" ? "common.documents" : "codes.quotations");
}

export function editable(item: Case | null, column: Column): boolean {
  return column.kind === "name" || (item !== null && column.kind === "variable");
}

function Row({ item, index, columns, active, editing, shown, act }: RowProperties) {
  const menu = item && active >= 0 && !editing ? act.menu(item) : [];
  const cell = (column: Column, at: number) => {
    const isActive = at === active;
    const text = item ? shown(item, column) : "";
    const hint = !item && at === 0 ? t("cases.new_hint") : "";
    return (
      <div
        key={column.id} role={cellRole(column)} aria-colindex={at + 1} tabIndex={isActive ? 0 : -1}
        class={`cell cell-${column.kind}${isActive ? " active" : ""}`} aria-readonly={!editable(item, column)}
        title={text} data-cell={at}
        onClick={() => { if (!isActive || !editing) act.pick(index, at, false); }}
        onDblClick={() => act.pick(index, at, true)}
      >
        {isActive && editing
          ? <CellField label={`${item?.name ?? t("cases.add")}, ${columnLabel(column)}`} text={editing.text} fresh={editing.fresh} isName={at === 0}
              suggestions={act.suggestions(column)} onDone={act.done} />
          : <span class={hint ? "cut muted" : "cut"}>{text || hint}</span>}
        {at === 0 && item && menu.length > 0 && (
          <span class="cell-menu" onClick={(event) => event.stopPropagation()} onDblClick={(event) => event.stopPropagation()}>
            <Menu label={t("common.menu", { name: item.name })} items={menu}><Icon name="more" size={16} /></Menu>
          </span>
        )}
      </div>
    );
  };
  return (
    <div role="row" aria-rowindex={index + 2} class={active >= 0 ? "case-row active" : "case-row"}
      style={{ top: `${index * ROW}px` }} data-index={index}>
      {columns.map(cell)}
    </div>
  );
}

export const CaseRow = memo(Row);
