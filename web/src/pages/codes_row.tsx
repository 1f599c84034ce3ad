// codes_row.tsx - one line of the codebook's tree

import { useLayoutEffect, useRef } from "preact/hooks";
import { formatNumber, t } from "../base/i18n";
import { isShort } from "../base/state";
import type { Code } from "../base/types";
import { CodeDot } from "../parts/code_name";
import { Icon } from "../parts/icons";
import { Menu, type MenuItem } from "../parts/menu";
import type { TreeRow } from "./codes_tree_model";

export const ROW = 30; // px, as codes.css has it

export interface DragState { dragged: Code | null; over: number | null }

export interface RowProperties {
  row: TreeRow; index: number; active: boolean; chosen: boolean; renaming: boolean; readOnly: boolean;
  drag: DragState; menu: MenuItem[];
  onChoose: () => void; onFold: () => void; onRename: () => void;
  onRenamed: (name: string | null) => void;
  onDrag: (code: Code | null) => void; onOver: (code: Code) => boolean; onDrop: (code: Code) => void;
}

function NameField({ code, onDone }: { code: Code; onDone: (name: string | null) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useLayoutEffect(() => field.current?.select(), []);
  const done = (name: string | null): void => {
    if (isDone.current || (name !== null && !isShort("code", name))) return;
    isDone.current = true;
    onDone(name);
  };
  return (
    <input
      ref={field} type="text" class="tree-rename" defaultValue={code.name} spellcheck={false}
      aria-label={t("codes.rename_label", { name: code.name })}
      onBlur={(event) => done(event.currentTarget.value.trim())}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.isComposing) return;
        if (event.key === "Enter") done(event.currentTarget.value.trim());
        if (event.key === "Escape") done(null);
      }}
    />
  );
}

function Fold({ row, onFold }: Pick<RowProperties, "row" | "onFold">) {
  if (!row.expandable) return <span class="tree-fold" />;
  return (
    <button class="tree-fold" tabIndex={-1} aria-hidden="true" onClick={(event) => { event.stopPropagation(); onFold(); }}>
      <Icon name={row.expanded ? "down" : "right"} size={14} />
    </button>
  );
}

export function CodeRow(properties: RowProperties) {
  const { row, index, active, chosen, renaming, drag } = properties;
  const { code } = row;
  const classes = ["tree-row"];
  if (chosen) classes.push("chosen");
  if (drag.over === code.id) classes.push("drop");
  if (drag.dragged?.id === code.id) classes.push("dragged");
  return (
    <div
      class={classes.join(" ")} role="treeitem" data-code={code.id} tabIndex={active ? 0 : -1}
      aria-level={row.level} aria-setsize={row.size} aria-posinset={row.position}
      aria-expanded={row.expandable ? row.expanded : undefined} aria-selected={chosen}
      style={{ top: `${index * ROW}px`, "--level": row.level - 1 }}
      draggable={!renaming && !properties.readOnly}
      onClick={properties.onChoose} onDblClick={properties.onRename}
      onContextMenu={(event) => {
        const button = event.currentTarget.querySelector<HTMLElement>(".tree-menu");
        if (!button) return;
        event.preventDefault();
        properties.onChoose();
        button.click();
      }}
      onDragStart={(event) => {
        event.dataTransfer?.setData("text/plain", code.path);
        properties.onDrag(code);
      }}
      onDragEnd={() => properties.onDrag(null)}
      onDragOver={(event) => { if (properties.onOver(code)) event.preventDefault(); }}
      onDrop={(event) => { event.preventDefault(); properties.onDrop(code); }}
    >
      <Fold row={row} onFold={properties.onFold} />
      <CodeDot code={code} />
      {renaming
        ? <NameField code={code} onDone={properties.onRenamed} />
        : <span class="cut tree-name">{code.name}</span>}
      <span class="unseen">{`, ${t("common.codings_n", { n: code.codings })}, ${t("common.cases_n", { n: code.cases })} `}</span>
      {code.removed && <Icon name="warning" size={14} />}
      <span class="tree-more" onClick={(event) => event.stopPropagation()}>
        {active && !properties.readOnly && !renaming && (
          <Menu label={t("common.menu", { name: code.name })} items={properties.menu} className="icon-button tree-menu">
            <Icon name="more" size={16} />
          </Menu>
        )}
      </span>
      <span class="count" aria-hidden="true">{formatNumber(code.codings)}</span>
      <span class="count" aria-hidden="true">{formatNumber(code.cases)}</span>
    </div>
  );
}
