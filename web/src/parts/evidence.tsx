// evidence.tsx - the quotations beside the chapter: theme by theme, or as they are searched for

import { useRef, useState } from "preact/hooks";
import { query } from "../base/api";
import { blockOf } from "../base/chapter";
import { t } from "../base/i18n";
import { useResource } from "../base/resource";
import { api, page } from "../base/state";
import type { EvidenceRole, Quotation, Quotations, Theme, Themes } from "../base/types";
import { Icon } from "./icons";
import { Menu } from "./menu";
import { useQuotationSearch } from "./quotation_search";
import type { Way } from "./quotation_palette";

export type Insert = (quotation: Quotation, way: Way) => void;

interface CardProperties { quotation: Quotation; role: EvidenceRole | null; used: boolean; insert: Insert | null }

export function placeOf(quotation: Pick<Quotation, "document" | "start" | "key">): string {
  return page(`documents/${quotation.document}${query({ at: String(quotation.start), key: quotation.key })}`);
}

function Card({ quotation, role, used, insert }: CardProperties) {
  const speaker = quotation.case ?? quotation.speaker ?? quotation.document_name;
  return (
    <li
      class={`evidence-card ${role ? `evidence-${role}` : ""}`} draggable={insert !== null}
      onDragStart={(event) => {
        event.dataTransfer?.setData("text/plain", blockOf(quotation.key));
        event.dataTransfer?.setData("application/x-tema-key", quotation.key);
      }}
    >
      <button
        class="evidence-words text" disabled={insert === null} title={t("writing.insert_hint")}
        onClick={(event) => insert?.(quotation, event.shiftKey ? "inline" : "block")}
      >
        {quotation.words}
      </button>
      <div class="evidence-foot small">
        <strong class="cut">{speaker}</strong>
        {role && role !== "gathered" && <span class={`evidence-role evidence-role-${role}`}>{t(`writing.role_${role}`)}</span>}
        {used && <span class="evidence-used"><Icon name="check" size={13} /> <span>{t("writing.used")}</span></span>}
        <span class="grow" />
        <span class="muted mono">{quotation.key}</span>
        <a class="icon-button" href={placeOf(quotation)} title={t("writing.in_interview")}
          aria-label={`${t("writing.in_interview")}: ${quotation.key}`}><Icon name="documents" size={15} /></a>
        {insert && (
          <Menu label={t("common.menu", { name: quotation.key })} items={[
            { label: t("writing.insert_block"), hint: "Enter", run: () => insert(quotation, "block") },
            { label: t("writing.insert_inline"), hint: "Shift+Enter", run: () => insert(quotation, "inline") },
          ]}><Icon name="more" size={15} /></Menu>
        )}
      </div>
    </li>
  );
}

function Cards(properties: {
  items: Quotation[]; roles: Map<string, EvidenceRole>; used: Set<string>; insert: Insert | null; label: string;
}) {
  const move = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(".evidence-words")];
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (step === 0 || at < 0) return;
    event.preventDefault();
    all[at + step]?.focus();
  };
  return (
    <ul class="evidence-cards" onKeyDown={move} aria-label={properties.label}>
      {properties.items.map((one) => (
        <Card key={one.key} quotation={one} role={properties.roles.get(one.key) ?? null}
          used={properties.used.has(one.key)} insert={properties.insert} />
      ))}
    </ul>
  );
}

const ORDER: Record<EvidenceRole, number> = { strong: 0, contrary: 1, gathered: 2 };

function ThemeEvidence(properties: {
  theme: Theme; of: number; used: Set<string>; insert: Insert | null; onCount: ((theme: Theme) => void) | null;
}) {
  const { theme } = properties;
  const found = useResource<Quotations>(api(`quotations${query({ theme: theme.id, sort: "case", most: 300 })}`)).data.value;
  const roles = new Map(theme.evidence.map((one) => [one.key, one.role]));
  const rank = (one: Quotation): number => ORDER[roles.get(one.key) ?? "gathered"] + (roles.has(one.key) ? 0 : 1);
  const items = [...(found?.items ?? [])].sort((a, b) => rank(a) - rank(b));
  return (
    <div class="evidence-theme" role="tabpanel" aria-label={theme.name}>
      {theme.concept && <p class="evidence-concept">{theme.concept}</p>}
      <p class="small muted row">
        <span class="grow">
          {t("writing.cases_of", { n: theme.cases, of: properties.of })} · {t("common.quotations_n", { n: theme.quotations })}
        </span>
        {properties.onCount && (
          <button class="link small" onClick={() => properties.onCount?.(theme)}>{t("writing.insert_count")}</button>
        )}
      </p>
      {found && items.length === 0 && <p class="muted">{t("writing.theme_empty")}</p>}
      <Cards items={items} roles={roles} used={properties.used} insert={properties.insert} label={theme.name} />
    </div>
  );
}

function ThemeTabs({ themes, chosen, onChoose }: { themes: Themes; chosen: number; onChoose: (id: number) => void }) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const at = themes.items.findIndex((theme) => theme.id === chosen);
    const next = step === undefined ? undefined : themes.items[at + step];
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-theme="${next.id}"]`)?.focus();
  };
  return (
    <div class="theme-tabs" role="tablist" aria-orientation="vertical" aria-label={t("common.themes")} ref={list} onKeyDown={move}>
      {themes.items.map((theme) => (
        <button
          role="tab" key={theme.id} data-theme={theme.id} aria-selected={theme.id === chosen} title={theme.path}
          tabIndex={theme.id === chosen ? 0 : -1} class={`theme-tab depth-${Math.min(theme.depth, 3)}`}
          onClick={() => onChoose(theme.id)}
        >
          <span class="cut grow">{theme.name}</span>
          <span class="count small">{t("writing.n_of", { n: theme.cases, of: themes.cases })}</span>
        </button>
      ))}
    </div>
  );
}

/** FOLLOW: the theme that is written about; it comes forward until another is chosen. */
export function Evidence(properties: {
  themes: Themes; follow: number | null; used: Set<string>; insert: Insert | null;
  onCount: ((theme: Theme) => void) | null;
}) {
  const { themes, follow } = properties;
  const [chosen, setChosen] = useState<number | null>(null);
  const [wanted, setWanted] = useState("");
  const followed = useRef(follow);
  if (followed.current !== follow) {
    followed.current = follow;
    if (follow !== null && chosen !== null) setChosen(null);
  }
  const searching = wanted.trim() !== "";
  const found = useQuotationSearch(wanted, searching);
  const theme = themes.items.find((one) => one.id === (chosen ?? follow)) ?? themes.items[0];
  return (
    <aside class="evidence" aria-label={t("writing.evidence")}>
      <div class="evidence-head">
        <input type="search" value={wanted} placeholder={t("writing.search_hint")} aria-label={t("writing.search_quotations")}
          onInput={(event) => setWanted(event.currentTarget.value)}
          onKeyDown={(event) => { if (event.key === "Escape") setWanted(""); }} />
        {!searching && themes.items.length > 0 && (
          <ThemeTabs themes={themes} chosen={theme?.id ?? 0} onChoose={setChosen} />
        )}
      </div>
      <div class="evidence-body">
        {searching && found && (
          <>
            <p class="small muted" role="status">{t("common.quotations_n", { n: found.length })}</p>
            {found.length === 0 && <p class="muted">{t("writing.none_found")}</p>}
            <Cards items={found} roles={new Map()} used={properties.used} insert={properties.insert}
              label={t("writing.search_quotations")} />
          </>
        )}
        {!searching && theme && (
          <ThemeEvidence key={theme.id} theme={theme} of={themes.cases} used={properties.used}
            insert={properties.insert} onCount={properties.onCount} />
        )}
        {!searching && !theme && (
          <p class="muted">{t("writing.no_themes")} <a href={page("themes")}>{t("common.themes")}</a></p>
        )}
      </div>
    </aside>
  );
}
