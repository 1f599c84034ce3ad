// themes_dialogs.tsx - the board by keyboard: what a drag does, chosen from lists

import { useState } from "preact/hooks";
import { search } from "../base/fuzzy";
import { t } from "../base/i18n";
import { wordsOrPlace } from "../base/state";
import type { Code, EvidenceRole, Quotation, Theme } from "../base/types";
import { Segments } from "../parts/choices";
import { CodeName } from "../parts/code_name";
import { Combobox, type Choice } from "../parts/combobox";
import { Dialog } from "../parts/dialog";
import { useQuotationSearch } from "../parts/quotation_search";
import { gatherCodes, gatherQuotation, moveTheme, ROLES, roleName, type Piece } from "./themes_actions";
import { useBoard, type BoardDialog } from "./themes_board";
import { gatheredCodes, placeAt, type Place, type Zone } from "./themes_model";

interface Closing { onClose: () => void }

/** Codes for a theme, one after another: the dialog stays until it is done. */
function GatherCodes({ theme: asked, onClose }: { theme: Theme } & Closing) {
  const { themes, codes } = useBoard();
  const theme = themes.find((one) => one.id === asked.id) ?? asked;
  const taken = gatheredCodes(codes, themes);
  const free = codes.filter((code) => !theme.codes.includes(code.id));
  const ordered = [...free.filter((code) => !taken.has(code.id)), ...free.filter((code) => taken.has(code.id))];
  const choices = (typed: string): Choice<Code>[] => search(typed, ordered, (code) => code.path).slice(0, 80).map((code) => ({
    value: code, key: String(code.id), label: code.path,
    show: (
      <span class="row">
        <span class="grow cut"><CodeName code={code} path /></span>
        {taken.has(code.id) && <span class="muted small">{t("themes.gathered_already")}</span>}
        <span class="count small">{code.quotations}</span>
      </span>
    ),
  }));
  return (
    <Dialog title={t("themes.gather_codes_title", { name: theme.name })} onClose={onClose}
      footer={<button class="button primary" onClick={onClose}>{t("common.done")}</button>}>
      <Combobox label={t("themes.filter_codes")} placeholder={t("themes.filter_codes")} autofocus choices={choices}
        onCancel={onClose} empty={t("themes.none_left")} onChoose={(code) => void gatherCodes(theme, [code])} />
    </Dialog>
  );
}

function RoleChoice({ role, onRole }: { role: EvidenceRole; onRole: (role: EvidenceRole) => void }) {
  return (
    <Segments label={t("themes.role")} value={role} onChoose={onRole}
      options={ROLES.map((value) => ({ value, label: roleName(value) }))} />
  );
}

function QuotationChoice({ one }: { one: Quotation }) {
  return (
    <span class="example-choice">
      <span class="text" dir="auto">{wordsOrPlace(one)}</span>
      <span class="muted small">{[one.case ?? one.document_name, ...one.codings.map((coding) => coding.path)].slice(0, 3).join(" · ")}</span>
    </span>
  );
}

function GatherQuotations({ theme: asked, onClose }: { theme: Theme } & Closing) {
  const { themes } = useBoard();
  const theme = themes.find((one) => one.id === asked.id) ?? asked;
  const [role, setRole] = useState<EvidenceRole>("strong");
  const [wanted, setWanted] = useState("");
  const found = useQuotationSearch(wanted, true) ?? [];
  const roles = new Map(theme.evidence.map((one) => [one.key, one.role]));
  return (
    <Dialog title={t("themes.gather_quotations_title", { name: theme.name })} onClose={onClose} wide
      footer={<button class="button primary" onClick={onClose}>{t("common.done")}</button>}>
      <div class="row"><span class="label">{t("themes.role")}</span><RoleChoice role={role} onRole={setRole} /></div>
      <Combobox
        label={t("writing.search_quotations")} placeholder={t("writing.search_hint")} autofocus onCancel={onClose}
        empty={t("writing.none_found")}
        choices={(typed) => {
          if (typed !== wanted) queueMicrotask(() => setWanted(typed));
          return found.filter((one) => roles.get(one.key) !== role).map((one) => (
            { value: one, key: one.key, label: one.words, show: <QuotationChoice one={one} /> }));
        }}
        onChoose={(one) => void gatherQuotation(theme, { key: one.key, words: one.words }, role)}
      />
    </Dialog>
  );
}

function ThemeChoice({ theme }: { theme: Theme }) {
  const above = theme.path.slice(0, theme.path.length - theme.name.length).replaceAll("/", " / ");
  return <span>{above && <span class="muted">{above}</span>}{theme.name}</span>;
}

function themeChoices(themes: readonly Theme[], typed: string): Choice<Theme>[] {
  return search(typed, themes, (theme) => theme.path).map((theme) => (
    { value: theme, key: String(theme.id), label: theme.path, show: <ThemeChoice theme={theme} /> }));
}

function GatherUnder({ codes, from, onClose }: { codes: Code[]; from: Theme | null } & Closing) {
  const { themes } = useBoard();
  const free = themes.filter((theme) => codes.some((code) => !theme.codes.includes(code.id)));
  const name = codes.length === 1 ? codes[0]?.name ?? "" : t("common.codes_n", { n: codes.length });
  return (
    <Dialog title={t(from ? "themes.move_to" : "themes.gather_to", { name })} onClose={onClose}>
      <Combobox
        label={t("themes.theme")} placeholder={t("themes.find_theme")} autofocus onCancel={onClose} empty={t("themes.no_theme_found")}
        choices={(typed) => themeChoices(free, typed)}
        onChoose={(theme) => { onClose(); void gatherCodes(theme, codes, from); }}
      />
    </Dialog>
  );
}

function GatherOne({ piece, from, onClose }: { piece: Piece; from: Theme | null } & Closing) {
  const { themes } = useBoard();
  const [role, setRole] = useState<EvidenceRole>(
    () => from?.evidence.find((one) => one.key === piece.key)?.role ?? "strong");
  return (
    <Dialog title={t(from ? "themes.move_quotation_to" : "themes.gather_quotation_to")} onClose={onClose}>
      <blockquote class="text dialog-quote" dir="auto">{piece.words}</blockquote>
      <div class="row"><span class="label">{t("themes.role")}</span><RoleChoice role={role} onRole={setRole} /></div>
      <Combobox
        label={t("themes.theme")} placeholder={t("themes.find_theme")} autofocus onCancel={onClose} empty={t("themes.no_theme_found")}
        choices={(typed) => themeChoices(themes.filter((theme) => theme.id !== from?.id), typed)}
        onChoose={(theme) => { onClose(); void gatherQuotation(theme, piece, role, from); }}
      />
    </Dialog>
  );
}

const ZONES: Zone[] = ["before", "after", "under"];

function MoveTheme({ theme, onClose }: { theme: Theme } & Closing) {
  const board = useBoard();
  const [zone, setZone] = useState<Zone>("before");
  const places = new Map<number, Place>();
  for (const other of board.themes) {
    const to = placeAt(board.themes, theme.id, other.id, zone);
    if (to) places.set(other.id, to);
  }
  const move = (to: Place): void => {
    onClose();
    board.focusNext(theme.id);
    void moveTheme(theme, to);
  };
  return (
    <Dialog title={t("themes.move_title", { name: theme.name })} onClose={onClose}>
      <Segments label={t("themes.where")} value={zone} onChoose={setZone}
        options={ZONES.map((value) => ({ value, label: t(`themes.zone_${value}`) }))} />
      <Combobox
        label={t(`themes.zone_${zone}`)} placeholder={t("themes.find_theme")} autofocus onCancel={onClose}
        empty={t("themes.no_place")}
        choices={(typed) => themeChoices(board.themes.filter((one) => places.has(one.id)), typed)}
        onChoose={(target) => { const to = places.get(target.id); if (to) move(to); }}
      />
      {theme.parent !== 0 && (
        <button class="button" onClick={() => move({ parent: 0, before: 0 })}>{t("themes.to_top")}</button>
      )}
    </Dialog>
  );
}

export function ThemesDialog({ dialog, onClose }: { dialog: BoardDialog } & Closing) {
  if (dialog.kind === "codes") return <GatherCodes theme={dialog.theme} onClose={onClose} />;
  if (dialog.kind === "quotations") return <GatherQuotations theme={dialog.theme} onClose={onClose} />;
  if (dialog.kind === "move") return <MoveTheme theme={dialog.theme} onClose={onClose} />;
  if (dialog.kind === "gather-codes") return <GatherUnder codes={dialog.codes} from={dialog.from} onClose={onClose} />;
  return <GatherOne piece={dialog.piece} from={dialog.from} onClose={onClose} />;
}
