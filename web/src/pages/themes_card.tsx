// themes_card.tsx - a theme on the board: its name, concept, cases, codes and sub-themes

import { t } from "../base/i18n";
import { keyName } from "../base/keys";
import { place } from "../base/router";
import { projectId } from "../base/state";
import type { Theme } from "../base/types";
import { Icon } from "../parts/icons";
import { Menu, type MenuItem } from "../parts/menu";
import { moveTheme, removeTheme, renameTheme, ROLES, roleName, addTheme, describeTheme } from "./themes_actions";
import { focusTheme, openTheme, useBoard, type Board } from "./themes_board";
import { CodeChip } from "./themes_chip";
import { Concept, NameField } from "./themes_fields";
import { beginDrag, dragged, dragOver, drop, endDrag, over } from "./themes_drag";
import { CardEvidence } from "./themes_evidence";
import { step, within, type ThemeNode } from "./themes_model";

async function remove(board: Board, theme: Theme): Promise<void> {
  const gone = within(board.themes, theme.id);
  const left = board.themes.filter((one) => !gone.has(one.id));
  const row = left.filter((one) => one.parent === theme.parent);
  const order = board.themes.indexOf(theme);
  const next = row.find((one) => board.themes.indexOf(one) > order) ?? row.at(-1);
  if (!(await removeTheme(theme))) return;
  if (gone.has(Number(place.value.query.get("theme")))) openTheme(null);
  const to = next?.id ?? theme.parent;
  if (to === 0 || !focusTheme(to)) document.getElementById("theme-add")?.focus();
}

function shift(board: Board, theme: Theme, by: -1 | 1): void {
  const to = step(board.themes, theme, by);
  if (!to) return;
  board.focusNext(theme.id);
  void moveTheme(theme, to);
}

function menuOf(board: Board, theme: Theme): MenuItem[] {
  const open = { label: t("themes.open"), run: () => openTheme(theme.id) };
  if (board.readOnly) return [open];
  return [
    open,
    { label: t("themes.gather_codes"), run: () => board.show({ kind: "codes", theme }) },
    { label: t("themes.gather_quotations"), run: () => board.show({ kind: "quotations", theme }) },
    { label: t("themes.add_sub"), run: () => board.addBelow(theme.id) },
    { label: t("common.rename"), hint: "F2", run: () => board.rename(theme.id) },
    { label: t("themes.earlier"), hint: "Alt+↑", disabled: !step(board.themes, theme, -1), run: () => shift(board, theme, -1) },
    { label: t("themes.later"), hint: "Alt+↓", disabled: !step(board.themes, theme, 1), run: () => shift(board, theme, 1) },
    { label: t("themes.move"), run: () => board.show({ kind: "move", theme }) },
    { label: t("common.remove"), hint: "Delete", danger: true, run: () => void remove(board, theme) },
  ];
}

function Name({ theme, board }: { theme: Theme; board: Board }) {
  if (board.renaming === theme.id)
    return (
      <NameField
        label={t("themes.rename_label", { name: theme.name })} name={theme.name}
        onDone={(name) => {
          board.rename(null);
          board.focusNext(theme.id);
          if (name !== null) void renameTheme(theme, name);
        }}
      />
    );
  const key = (event: KeyboardEvent): void => {
    const name = keyName(event);
    if (board.readOnly) return;
    if (name === "f2") board.rename(theme.id);
    else if (name === "delete") void remove(board, theme);
    else if (name === "alt+arrowup" || name === "alt+arrowleft") shift(board, theme, -1);
    else if (name === "alt+arrowdown" || name === "alt+arrowright") shift(board, theme, 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const Heading = theme.parent === 0 ? "h2" : "h3";
  return (
    <Heading class="theme-title">
      <button class="theme-name" title={t("themes.name_hint")} onKeyDown={key} onClick={() => openTheme(theme.id)}>
        {theme.name}
      </button>
      {theme.removed && <span class="theme-contested" title={t("themes.contested")}><Icon name="warning" size={14} /><span class="unseen">{t("themes.contested")}</span></span>}
    </Heading>
  );
}

/** "4 of 7 cases", and whose; how many quotations. */
function Counts({ theme, of }: { theme: Theme; of: number }) {
  const id = `cases-of-${theme.id}`;
  const isBare = theme.codes.length === 0 && theme.evidence.length === 0 && theme.quotations === 0;
  return (
    <p class="theme-counts small">
      <span class="theme-cases">
        <button class="theme-count" aria-describedby={theme.case_names.length ? id : undefined} onClick={() => openTheme(theme.id)}>
          {t("themes.cases_of", { n: theme.cases, of })}
        </button>
        {theme.case_names.length > 0 && (
          <span class="theme-case-names" id={id} role="tooltip">
            {theme.case_names.map((name) => <span key={name}>{name}</span>)}
          </span>
        )}
      </span>
      <span class="muted">{t("common.quotations_n", { n: theme.quotations })}</span>
      {isBare && <span class="theme-flag">{t("themes.no_evidence")}</span>}
      {theme.concept.trim() === "" && <span class="theme-flag">{t("themes.no_concept")}</span>}
    </p>
  );
}

function DropRoles({ theme, items }: { theme: Theme; items: Theme[] }) {
  return (
    <div class="drop-roles" aria-hidden="true">
      {ROLES.map((role) => (
        <div key={role} class={`drop-role drop-role-${role}`} onDrop={(event) => {
          event.preventDefault();
          event.stopPropagation();
          drop(theme, items, role);
        }}>{roleName(role)}</div>
      ))}
    </div>
  );
}

function SubThemes({ node, board }: { node: ThemeNode; board: Board }) {
  const adding = board.addingBelow === node.theme.id;
  if (node.children.length === 0 && !adding) return null;
  return (
    <div class="sub-themes">
      {node.children.map((child) => <ThemeCard key={child.theme.id} node={child} />)}
      {adding && (
        <NameField
          label={t("themes.sub_name", { name: node.theme.name })} name="" placeholder={t("themes.sub_placeholder")}
          onDone={(name) => {
            board.addBelow(null);
            board.focusNext(node.theme.id);
            if (name) void addTheme(name, node.theme).then((id) => { if (id !== null) board.focusNext(id); });
          }}
        />
      )}
    </div>
  );
}

function useDropping(theme: Theme, board: Board) {
  const zone = over.value?.theme === theme.id ? over.value.zone : null;
  const what = dragged.value;
  const classes = [
    zone ? `drop-${theme.parent === 0 && zone !== "under" ? "side-" : ""}${zone}` : "",
    what?.kind === "theme" && what.theme.id === theme.id ? "dragged" : "",
  ];
  const events = board.readOnly ? {} : {
    onDragOver: (event: DragEvent & { currentTarget: HTMLElement }) => {
      if (!dragged.value) return;
      event.stopPropagation();
      if (dragOver(event, event.currentTarget, theme, board.themes)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      if (!dragged.value) return;
      event.preventDefault();
      event.stopPropagation();
      drop(theme, board.themes);
    },
  };
  return { classes: classes.filter(Boolean).join(" "), events, rolesOver: zone !== null && what?.kind === "quotation" };
}

/** What is the theme's own: a quotation that is dragged over it asks what it is to it. */
function OwnPart({ theme, rolesOver }: { theme: Theme; rolesOver: boolean }) {
  const board = useBoard();
  const codes = theme.codes.flatMap((id) => board.byId.get(id) ?? []);
  return (
    <div class="theme-own">
      <header class="theme-head" draggable={!board.readOnly && board.renaming !== theme.id} onDragEnd={endDrag}
        onDragStart={(event) => beginDrag(event, { kind: "theme", theme }, theme.path)}>
        <Name theme={theme} board={board} />
        <Menu label={t("common.menu", { name: theme.name })} items={menuOf(board, theme)}><Icon name="more" size={16} /></Menu>
      </header>
      <Concept
        name={`${projectId.value ?? ""}.theme.${theme.id}.concept`} label={t("themes.concept_of", { name: theme.name })}
        saved={theme.concept} readOnly={board.readOnly} onSave={(text) => describeTheme(theme, text)}
      />
      <Counts theme={theme} of={board.of} />
      {codes.length > 0 && (
        <ul class="theme-codes" aria-label={t("themes.codes_of", { name: theme.name })}>
          {codes.map((code) => <CodeChip key={code.id} code={code} theme={theme} />)}
        </ul>
      )}
      <CardEvidence theme={theme} />
      {rolesOver && <DropRoles theme={theme} items={board.themes} />}
    </div>
  );
}

export function ThemeCard({ node }: { node: ThemeNode }) {
  const board = useBoard();
  const { theme } = node;
  const { classes, events, rolesOver } = useDropping(theme, board);
  const chosen = Number(place.value.query.get("theme")) === theme.id;
  return (
    <article
      class={`theme-card ${theme.parent === 0 ? "theme-top" : "theme-sub"} ${chosen ? "chosen" : ""} ${classes}`}
      data-theme={theme.id} aria-label={theme.name} {...events}
    >
      <OwnPart theme={theme} rolesOver={rolesOver} />
      <SubThemes node={node} board={board} />
    </article>
  );
}
