// map.tsx - the themes and their codes as a drawing

import { useMemo, useState } from "preact/hooks";
import { query } from "../base/api";
import { t } from "../base/i18n";
import { fileName } from "../base/machine";
import { useResource } from "../base/resource";
import { place, setQuery } from "../base/router";
import { api, page, useCodes, useStudy } from "../base/state";
import type { Code, Themes } from "../base/types";
import { Segments } from "../parts/choices";
import { Icon } from "../parts/icons";
import { Empty, Page, Waiting } from "../parts/page";
import { MapShapes, SCREEN, svgFile, WholeMap } from "./map_drawing";
import { MapFrame } from "./map_frame";
import { layOut, type Detail, type Drawing } from "./map_layout";
import { themeTree, type ThemeNode } from "./themes_model";

interface Shown { themes: Themes; codes: Map<number, Code>; detail: Detail; withCases: boolean }

function ThemeItem({ node, shown, links }: { node: ThemeNode; shown: Shown; links: boolean }) {
  const { theme, children } = node;
  const codes = shown.detail === "codes" ? theme.codes.flatMap((id) => shown.codes.get(id) ?? []) : [];
  const counted = (code: Code): string => (shown.withCases ? `${code.name} (${code.cases})` : code.name);
  return (
    <li>
      {links ? <a href={page(`themes${query({ theme: theme.id })}`)}>{theme.name}</a> : theme.name}
      {shown.withCases && <span class="muted"> {t("themes.cases_of", { n: theme.cases, of: shown.themes.cases })}</span>}
      {codes.length > 0 && <p class="map-codes small">{codes.map(counted).join(", ")}</p>}
      {shown.detail !== "themes" && children.length > 0 && (
        <ul class="map-list">{children.map((child) => <ThemeItem key={child.theme.id} node={child} shown={shown} links={links} />)}</ul>
      )}
    </li>
  );
}

function ThemeList({ shown, links }: { shown: Shown; links: boolean }) {
  return (
    <ul class="map-list" aria-label={t("map.as_list")}>
      {themeTree(shown.themes.items).map((node) => <ThemeItem key={node.theme.id} node={node} shown={shown} links={links} />)}
    </ul>
  );
}

function save(drawing: Drawing, codes: Map<number, Code>, title: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(svgFile(drawing, codes, title));
  link.download = `${fileName(title) || t("map.file_name")}.svg`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function MapTools({ shown, isList, onSave }: { shown: Shown; isList: boolean; onSave: () => void }) {
  return (
    <>
      <Segments label={t("map.form")} value={isList ? "list" : "map"} onChoose={(form) => setQuery({ form: form === "list" ? form : null })}
        options={[{ value: "map", label: t("map.drawing") }, { value: "list", label: t("map.list") }]} />
      <Segments label={t("map.detail")} value={shown.detail} onChoose={(detail) => setQuery({ detail: detail === "codes" ? null : detail })}
        options={[
          { value: "themes", label: t("map.themes_only") }, { value: "sub-themes", label: t("map.sub_themes") },
          { value: "codes", label: t("map.with_codes") },
        ]} />
      <label class="map-options">
        <input type="checkbox" checked={shown.withCases} onChange={(event) => setQuery({ cases: event.currentTarget.checked ? null : "no" })} />
        {t("map.show_n")}
      </label>
      <button class="icon-button" aria-label={t("common.print")} title={t("common.print")} onClick={() => print()}><Icon name="print" /></button>
      <button class="button" onClick={onSave}><Icon name="export" size={16} /> {t("map.export")}</button>
    </>
  );
}

function detailOf(asked: string | null): Detail {
  return asked === "themes" || asked === "sub-themes" ? asked : "codes";
}

export function MapPage() {
  const answer = useResource<Themes>(api("themes"));
  const codesAnswer = useCodes();
  const study = useStudy().data.value;
  const [nothing] = useState<Themes>({ cases: 0, items: [] });
  const themes = answer.data.value ?? nothing;
  const all = codesAnswer.data.value;
  const codes = useMemo(() => new Map((all ?? []).map((code) => [code.id, code])), [all]);
  const asked = place.value.query;
  const detail = detailOf(asked.get("detail"));
  const withCases = asked.get("cases") !== "no";
  const isList = asked.get("form") === "list";
  const shown: Shown = { themes, codes, detail, withCases };
  const drawing = useMemo(() => layOut(themes.items, all ?? [], themes.cases, {
    detail, note: (n) => (withCases ? t("map.n_of", { n, of: themes.cases }) : ""),
  }), [themes, all, detail, withCases]);
  const title = t("map.title", { study: study?.title || study?.name || "" });
  const ready = answer.data.value !== null && all !== null;
  const isEmpty = ready && themes.items.length === 0;
  return (
    <Page
      title={t("common.map")} className="map-page" subtitle={<a href={page("themes")}>{t("map.to_board")}</a>}
      tools={ready && !isEmpty && <MapTools shown={shown} isList={isList} onSave={() => save(drawing, codes, title)} />}
    >
      {!ready && <Waiting failure={answer.failure.value ?? codesAnswer.failure.value} />}
      {isEmpty && <Empty title={t("map.empty_title")}><p>{t("map.empty")}</p><a class="button" href={page("themes")}>{t("map.to_board")}</a></Empty>}
      {ready && !isEmpty && isList && <div class="map-list-box"><ThemeList shown={shown} links /></div>}
      {ready && !isEmpty && !isList && (
        <>
          <MapFrame drawing={drawing}><MapShapes drawing={drawing} codes={codes} paint={SCREEN} links /></MapFrame>
          <div class="unseen"><ThemeList shown={shown} links={false} /></div>
        </>
      )}
      {ready && !isEmpty && <div class="map-paper" aria-hidden="true"><WholeMap drawing={drawing} codes={codes} title={title} /></div>}
    </Page>
  );
}
