// themes.tsx - the board where codes and quotations gather into themes

import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../base/i18n";
import { useResource } from "../base/resource";
import { place } from "../base/router";
import { api, page, useCodes, useStudy } from "../base/state";
import type { Code, Themes } from "../base/types";
import { useBusy } from "../base/use_busy";
import { Icon } from "../parts/icons";
import { Empty, Page, Waiting } from "../parts/page";
import { addTheme } from "./themes_actions";
import { BoardContext, focusTheme, type Board, type BoardDialog } from "./themes_board";
import { ThemeCard } from "./themes_card";
import { ThemesDialog } from "./themes_dialogs";
import { themeTree } from "./themes_model";
import { ThemePanel } from "./themes_panel";
import { Tray } from "./themes_tray";

function AddTheme({ onAdded }: { onAdded: (id: number) => void }) {
  const [name, setName] = useState("");
  const [, run] = useBusy();
  const add = async (): Promise<void> => {
    const wanted = name.trim();
    if (wanted === "") return;
    const id = await addTheme(wanted, null);
    if (id === null) return;
    setName("");
    onAdded(id);
  };
  return (
    <form class="row theme-add" onSubmit={(event) => { event.preventDefault(); run(add); }}>
      <input type="text" id="theme-add" value={name} aria-label={t("themes.add")} placeholder={t("themes.add_hint")}
        autocomplete="off" onInput={(event) => setName(event.currentTarget.value)} />
      <button class="button" disabled={name.trim() === ""}><Icon name="plus" size={15} /> {t("themes.add_short")}</button>
    </form>
  );
}

function NoThemes({ readOnly }: { readOnly: boolean }) {
  return (
    <Empty title={t("themes.empty_title")}>
      <p>{t("themes.empty_what")}</p>
      {!readOnly && <p>{t("themes.empty_how")}</p>}
    </Empty>
  );
}

/** The card that was moved keeps the focus, though it stands elsewhere now. */
function useFocusNext(themes: unknown): (id: number) => void {
  const wanted = useRef<{ id: number; until: number } | null>(null);
  const look = (): void => {
    const next = wanted.current;
    if (!next) return;
    const free = document.activeElement === null || document.activeElement === document.body;
    if (Date.now() > next.until || (!free && !document.activeElement?.closest(".board"))) wanted.current = null;
    else if (free) focusTheme(next.id);
  };
  useLayoutEffect(look, [themes]);
  return (id) => {
    wanted.current = { id, until: Date.now() + 3000 };
    requestAnimationFrame(look);
  };
}

function useBoardOf(themes: Themes, codes: Code[], readOnly: boolean, show: (dialog: BoardDialog) => void): Board {
  const [renaming, rename] = useState<number | null>(null);
  const [addingBelow, addBelow] = useState<number | null>(null);
  const focusNext = useFocusNext(themes);
  const byId = useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes]);
  return {
    themes: themes.items, of: themes.cases, codes, byId, readOnly, renaming, addingBelow, rename, addBelow, show, focusNext,
  };
}

function BoardPage({ themes, codes, readOnly }: { themes: Themes; codes: Code[]; readOnly: boolean }) {
  const [dialog, setDialog] = useState<BoardDialog | null>(null);
  const board = useBoardOf(themes, codes, readOnly, setDialog);
  const tree = useMemo(() => themeTree(themes.items), [themes]);
  const open = themes.items.find((theme) => theme.id === Number(place.value.query.get("theme")));
  return (
    <BoardContext.Provider value={board}>
      <div class={open ? "themes-desk with-panel" : "themes-desk"}>
        <Tray />
        <section class="board-box" aria-label={t("themes.board")} tabIndex={-1}>
          {!readOnly && (
            <AddTheme onAdded={(id) => requestAnimationFrame(() => {
              document.querySelector(`[data-theme="${id}"]`)?.scrollIntoView({ block: "nearest" });
            })} />
          )}
          {tree.length === 0 && <NoThemes readOnly={readOnly} />}
          <div class="board">{tree.map((node) => <ThemeCard key={node.theme.id} node={node} />)}</div>
        </section>
        {open && <ThemePanel key={open.id} theme={open} />}
      </div>
      {dialog && <ThemesDialog dialog={dialog} onClose={() => setDialog(null)} />}
    </BoardContext.Provider>
  );
}

export function ThemesPage() {
  const themes = useResource<Themes>(api("themes"));
  const codes = useCodes();
  const study = useStudy().data.value;
  const board = themes.data.value;
  const all = codes.data.value;
  return (
    <Page
      title={t("common.themes")} className="page-fixed"
      subtitle={board && board.items.length > 0 ? t("themes.subtitle", { n: board.items.length, of: board.cases }) : undefined}
      tools={<a class="button" href={page("themes/map")}><Icon name="map" size={16} /> {t("common.map")}</a>}
    >
      {board && all
        ? <BoardPage themes={board} codes={all} readOnly={study?.read_only ?? false} />
        : <Waiting failure={themes.failure.value ?? codes.failure.value} />}
    </Page>
  );
}
