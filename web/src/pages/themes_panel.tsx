// themes_panel.tsx - one theme beside the board: its quotations, memos and earlier forms

import { useState } from "preact/hooks";
import { query } from "../base/api";
import { t } from "../base/i18n";
import { usePaged } from "../base/paged";
import { navigate, place, setQuery } from "../base/router";
import { api, projectId, wordsOrPlace } from "../base/state";
import type { EvidenceRole, Quotation, Theme } from "../base/types";
import { CodeDot } from "../parts/code_name";
import { Icon } from "../parts/icons";
import { MemosOn } from "../parts/memos_on";
import { WindowList } from "../parts/window_list";
import { rowLabel } from "./code_quotation";
import { quotationLink, sourceOf } from "./codes_used";
import { describeTheme, gatherQuotation, releaseQuotation, renameTheme, ROLES, roleName } from "./themes_actions";
import { focusTheme, openTheme, useBoard } from "./themes_board";
import { Concept, NameField } from "./themes_fields";
import { ThemeForms } from "./themes_forms";
import { rolesOf, type OwnRole } from "./themes_model";

type Tab = "quotations" | "memos" | "forms";
const TABS: Tab[] = ["quotations", "memos", "forms"];

function RoleField({ theme, quotation, role, tab }: {
  theme: Theme; quotation: Quotation; role: EvidenceRole | null; tab: number;
}) {
  const choose = (value: string): void => {
    if (value === "") void releaseQuotation(theme, quotation);
    else void gatherQuotation(theme, quotation, value as EvidenceRole);
  };
  return (
    <select class={`role-field small role-${role ?? "none"}`} tabIndex={tab} aria-label={t("themes.role_of", { key: quotation.key })} value={role ?? ""}
      onChange={(event) => choose(event.currentTarget.value)}>
      <option value="">{t("themes.role_by_codes")}</option>
      {ROLES.map((each) => <option key={each} value={each}>{roleName(each)}</option>)}
    </select>
  );
}

function Row({ theme, quotation, own, active }: { theme: Theme; quotation: Quotation; own: OwnRole | undefined; active: boolean }) {
  const board = useBoard();
  const tab = active ? 0 : -1;
  const role = own?.theme.id === theme.id ? own.role : null;
  const codes = [...new Set(quotation.codings.map((coding) => coding.code))].flatMap((id) => board.byId.get(id) ?? []);
  const marked = own?.role ?? "gathered";
  return (
    <div class={`panel-quote panel-quote-${marked}`}>
      <div class="row small">
        {marked !== "gathered" && (board.readOnly || role === null) && (
          <span class={`evidence-mark evidence-mark-${marked}`} title={own?.theme.path}>{roleName(marked)}</span>
        )}
        <strong class="cut">{quotation.case ?? quotation.document_name}</strong>
        <span class="grow" />
        {board.readOnly ? null : <RoleField theme={theme} quotation={quotation} role={role} tab={tab} />}
        <a class="icon-button" tabIndex={tab} href={quotationLink(quotation)} title={t("themes.in_interview")}
          aria-label={`${t("themes.in_interview")}: ${sourceOf(quotation)}`}><Icon name="documents" size={15} /></a>
      </div>
      <p class="text panel-words" dir="auto">{wordsOrPlace(quotation)}</p>
      <p class="panel-codes small muted">
        {codes.map((code) => <span key={code.id} class="code-name"><CodeDot code={code} /> {code.name}</span>)}
      </p>
    </div>
  );
}

function Quotations({ theme }: { theme: Theme }) {
  const board = useBoard();
  const asked = place.value.query.get("case") ?? "";
  const chosen = theme.case_names.includes(asked) ? asked : "";
  const { list } = usePaged<Quotation>(api("quotations") + query({ theme: theme.id, case: chosen, sort: "case" }));
  const roles = rolesOf(board.themes, theme.id);
  const total = list.total.value ?? 0;
  void list.came.value;
  return (
    <>
      <div class="row panel-filter">
        <select aria-label={t("themes.filter_case")} value={chosen} onChange={(event) => setQuery({ case: event.currentTarget.value })}>
          <option value="">{t("themes.cases_of", { n: theme.cases, of: board.of })}</option>
          {theme.case_names.map((name) => <option key={name} value={name}>{name}</option>)}
        </select>
        <span class="count small" role="status">{t("common.quotations_n", { n: total })}</span>
      </div>
      {list.total.value === 0 && <p class="panel-none muted">{t("writing.theme_empty")}</p>}
      <WindowList
        label={t("codes.list_label", { name: theme.name })} count={total} guess={130} identity={list.path}
        need={(from, to) => list.need(from, to)} rowLabel={(index) => rowLabel(list.item(index))}
        row={(index, active) => {
          const quotation = list.item(index);
          return quotation && <Row theme={theme} quotation={quotation} own={roles.get(quotation.key)} active={active} />;
        }}
        onKey={(event, index) => {
          const quotation = list.item(index);
          if (event.key !== "Enter" || !quotation) return false;
          navigate(quotationLink(quotation));
          return true;
        }}
      />
    </>
  );
}

function Tabs({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }) {
  const move = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length] ?? tab;
    onTab(next);
    document.getElementById(`panel-tab-${next}`)?.focus();
  };
  return (
    <div class="panel-tabs" role="tablist" aria-label={t("themes.shown")} onKeyDown={move}>
      {TABS.map((each) => (
        <button key={each} id={`panel-tab-${each}`} role="tab" aria-selected={each === tab} aria-controls="panel-body"
          tabIndex={each === tab ? 0 : -1} onClick={() => onTab(each)}>{t(`themes.tab_${each}`)}</button>
      ))}
    </div>
  );
}

export function ThemePanel({ theme }: { theme: Theme }) {
  const board = useBoard();
  const [tab, setTab] = useState<Tab>("quotations");
  const [renaming, setRenaming] = useState(false);
  const close = (): void => {
    openTheme(null);
    focusTheme(theme.id);
  };
  const rename = (name: string | null): void => {
    setRenaming(false);
    if (name !== null) void renameTheme(theme, name);
    requestAnimationFrame(() => document.getElementById("panel-rename")?.focus());
  };
  return (
    <aside class="theme-panel" aria-label={theme.path} onKeyDown={(event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !(event.target as HTMLElement).matches("input, textarea, select")) close();
    }}>
      <header class="panel-head">
        <div class="row">
          {renaming
            ? <NameField label={t("themes.rename_label", { name: theme.name })} name={theme.name} onDone={rename} />
            : <h2 class="grow">{theme.name}</h2>}
          {!renaming && !board.readOnly && (
            <button class="icon-button" id="panel-rename" aria-label={t("common.rename")} title={t("common.rename")}
              onClick={() => setRenaming(true)}><Icon name="writing" size={16} /></button>
          )}
          <button class="icon-button" aria-label={t("common.close")} title={t("common.close")} onClick={close}><Icon name="close" size={16} /></button>
        </div>
        <Concept
          name={`${projectId.value ?? ""}.theme.${theme.id}.concept`} label={t("themes.concept_of", { name: theme.name })}
          saved={theme.concept} readOnly={board.readOnly} onSave={(text) => describeTheme(theme, text)}
        />
      </header>
      <Tabs tab={tab} onTab={setTab} />
      <div class={`panel-body panel-${tab}`} id="panel-body" role="tabpanel" aria-labelledby={`panel-tab-${tab}`} tabIndex={tab === "forms" ? 0 : -1}>
        {tab === "quotations" && <Quotations theme={theme} />}
        {tab === "memos" && <MemosOn on={`theme:${theme.path}`} />}
        {tab === "forms" && <ThemeForms theme={theme} />}
      </div>
    </aside>
  );
}
