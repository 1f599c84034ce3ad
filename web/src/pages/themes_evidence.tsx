// themes_evidence.tsx - the quotations that speak for a theme, and those that speak against it

import { useState } from "preact/hooks";
import { query } from "../base/api";
import { t } from "../base/i18n";
import { navigate } from "../base/router";
import { failureText, page } from "../base/state";
import type { EvidenceRole, Theme } from "../base/types";
import { Icon } from "../parts/icons";
import { Menu, type MenuItem } from "../parts/menu";
import { toast } from "../parts/toast";
import { findPlace, gatherQuotation, knownPlace, releaseQuotation, ROLES, roleName } from "./themes_actions";
import { focusTheme, openTheme, useBoard, type Board } from "./themes_board";
import { beginDrag, endDrag } from "./themes_drag";

const SHOWN = 3; // of a role

type Evidence = Theme["evidence"][number];

/** A link whose aim is asked for when it is looked at: a board has too many to ask for all. */
export function ToInterview({ piece }: { piece: { key: string; words: string; case: string | null } }) {
  const [aim, setAim] = useState(() => knownPlace(piece.key));
  const find = (): void => {
    if (aim === undefined) findPlace(piece.key).then(setAim, () => undefined);
  };
  return (
    <a
      class="evidence-link" href={aim ?? page(`search${query({ q: piece.key })}`)} title={t("themes.in_interview")}
      onPointerEnter={find} onFocus={find} draggable={false}
      onClick={(event) => {
        if (aim !== undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        findPlace(piece.key).then((to) => navigate(to), (failure: unknown) => toast(failureText(failure), { tone: "fault" }));
      }}
    >
      <span class="evidence-said" dir="auto">{piece.words || piece.key}</span>
      {piece.case && <span class="muted small">{piece.case}</span>}
    </a>
  );
}

export function roleItems(board: Board, theme: Theme, piece: Evidence): MenuItem[] {
  return [
    ...ROLES.filter((role) => role !== piece.role).map((role) => (
      { label: t(`themes.make_${role}`), run: () => void gatherQuotation(theme, piece, role) })),
    { label: t("themes.move_quotation"), run: () => board.show({ kind: "gather-quotation", piece, from: theme }) },
    {
      label: t("themes.take_away"), danger: true,
      run: () => { void releaseQuotation(theme, piece); focusTheme(theme.id); },
    },
  ];
}

function Line({ theme, piece }: { theme: Theme; piece: Evidence }) {
  const board = useBoard();
  return (
    <li
      class={`evidence-line evidence-line-${piece.role}`} draggable={!board.readOnly} onDragEnd={endDrag}
      onDragStart={(event) => beginDrag(event, { kind: "quotation", piece, from: theme }, piece.words)}
    >
      <span class={`evidence-mark evidence-mark-${piece.role}`}>{roleName(piece.role)}</span>
      <ToInterview piece={piece} />
      {!board.readOnly && (
        <Menu label={t("themes.role_menu", { key: piece.key })} items={roleItems(board, theme, piece)}>
          <Icon name="more" size={14} />
        </Menu>
      )}
    </li>
  );
}

export function CardEvidence({ theme }: { theme: Theme }) {
  const of = (role: EvidenceRole): Evidence[] => theme.evidence.filter((one) => one.role === role);
  const strong = of("strong");
  const contrary = of("contrary");
  const shown = [...strong.slice(0, SHOWN), ...contrary.slice(0, SHOWN)];
  const rest = theme.evidence.length - shown.length;
  if (theme.evidence.length === 0) return null;
  return (
    <>
      {shown.length > 0 && (
        <ul class="evidence-lines" aria-label={t("themes.evidence_of", { name: theme.name })}>
          {shown.map((piece) => <Line key={piece.key} theme={theme} piece={piece} />)}
        </ul>
      )}
      {rest > 0 && (
        <button class="link small theme-rest" onClick={() => openTheme(theme.id)}>{t("themes.more_gathered", { n: rest })}</button>
      )}
    </>
  );
}
