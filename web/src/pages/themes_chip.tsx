// themes_chip.tsx - a code that a theme gathers

import { formatNumber, t } from "../base/i18n";
import { navigate } from "../base/router";
import { page } from "../base/state";
import type { Code, Theme } from "../base/types";
import { CodeDot } from "../parts/code_name";
import { Menu, type MenuItem } from "../parts/menu";
import { releaseCode } from "./themes_actions";
import { focusTheme, useBoard } from "./themes_board";
import { beginDrag, endDrag } from "./themes_drag";

export function CodeChip({ code, theme }: { code: Code; theme: Theme }) {
  const board = useBoard();
  const release = (): void => {
    void releaseCode(theme, code);
    focusTheme(theme.id);
  };
  const items: MenuItem[] = [{ label: t("themes.show_quotations"), run: () => navigate(page(`codes/${code.id}`)) }];
  if (!board.readOnly)
    items.push(
      { label: t("themes.move_code"), run: () => board.show({ kind: "gather-codes", codes: [code], from: theme }) },
      { label: t("themes.also_under"), run: () => board.show({ kind: "gather-codes", codes: [code], from: null }) },
      { label: t("themes.take_away"), danger: true, run: release },
    );
  const above = code.path.slice(0, code.path.length - code.name.length).replaceAll("/", " / ");
  return (
    <li
      class="theme-chip" draggable={!board.readOnly} onDragEnd={endDrag} title={above ? `${above}${code.name}` : undefined}
      onDragStart={(event) => beginDrag(event, { kind: "codes", codes: [code], from: theme }, code.path)}
    >
      <Menu label={t("themes.chip", { name: code.name, n: code.quotations })} items={items} className="theme-chip-name">
        <CodeDot code={code} /><span class="cut">{code.name}</span> <span class="count">{formatNumber(code.quotations)}</span>
      </Menu>
      {!board.readOnly && (
        <button class="chip-remove" aria-label={t("themes.release_code", { name: code.name, theme: theme.name })}
          title={t("themes.take_away")} onClick={release}>×</button>
      )}
    </li>
  );
}
