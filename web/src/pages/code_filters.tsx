// code_filters.tsx - which of a code's quotations are shown, as the address says

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { compareNames, t, type Key } from "../base/i18n";
import { place, setQuery } from "../base/router";
import { useResource } from "../base/resource";
import { api, useDocuments, useStudy } from "../base/state";
import type { Cases } from "../base/types";

const NAMES = ["case", "document", "coder", "variable", "value", "q"] as const;
const SORTS = ["document", "case", "length", "newest"] as const;

export function filterQuery(asked: URLSearchParams): Record<string, string | null> {
  return Object.fromEntries([...NAMES, "sort"].map((name) => [name, asked.get(name)]));
}

export function hasFilters(asked: URLSearchParams): boolean {
  return NAMES.some((name) => asked.get(name));
}

/** The values that each variable has, by name. */
export function valuesOf(cases: Cases | null): Map<string, string[]> {
  const values = new Map<string, Set<string>>();
  for (const item of cases?.items ?? [])
    for (const { variable, value } of item.values)
      values.set(variable, (values.get(variable) ?? new Set()).add(value));
  return new Map([...values].map(([name, found]) => [name, [...found].sort(compareNames)]));
}

function Choose(properties: {
  label: string; value: string; options: { value: string; label: string }[]; all?: string;
  onChoose: (value: string) => void;
}) {
  return (
    <select
      aria-label={properties.label} title={properties.label} value={properties.value}
      class={properties.all && properties.value ? "filter set" : "filter"}
      onChange={(event) => properties.onChoose(event.currentTarget.value)}
    >
      {properties.all && <option value="">{properties.all}</option>}
      {properties.options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === properties.value}>{option.label}</option>
      ))}
    </select>
  );
}

function ValueChoice({ cases }: { cases: Cases | null }) {
  const asked = place.value.query;
  const values = useMemo(() => valuesOf(cases), [cases]);
  const variable = asked.get("variable");
  const join = (name: string, value: string): string => JSON.stringify([name, value]);
  return (
    <select
      aria-label={t("codes.all_values")} value={variable ? join(variable, asked.get("value") ?? "") : ""}
      class={variable ? "filter set" : "filter"}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        const [name, value] = chosen ? JSON.parse(chosen) as [string, string] : [null, null];
        setQuery({ variable: name, value });
      }}
    >
      <option value="">{t("codes.all_values")}</option>
      {[...values].map(([name, found]) => (
        <optgroup key={name} label={name}>
          {found.map((value) => (
            <option key={value} value={join(name, value)} selected={variable === name && asked.get("value") === value}>
              {`${name}: ${value}`}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

function Words() {
  const asked = place.value.query.get("q") ?? "";
  const [text, setText] = useState(asked);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    if (asked === "") setText("");
    return () => clearTimeout(timer.current);
  }, [asked]);
  return (
    <input
      type="search" class="filter-words" aria-label={t("codes.words")} placeholder={t("codes.words")} value={text}
      onInput={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => setQuery({ q: typed.trim() || null }), 200);
      }}
    />
  );
}

const named = (names: string[]): { value: string; label: string }[] =>
  names.map((name) => ({ value: name, label: name }));

export function CodeFilters() {
  const asked = place.value.query;
  const cases = useResource<Cases>(api("cases")).data.value;
  const documents = useDocuments().data.value ?? [];
  const coders = useStudy().data.value?.coders ?? [];
  const value = (name: string): string => asked.get(name) ?? "";
  return (
    <div class="code-filters" role="search" aria-label={t("codes.filters")}>
      <Words />
      <Choose label={t("codes.all_cases")} all={t("codes.all_cases")} value={value("case")}
        options={named((cases?.items ?? []).map((item) => item.name))} onChoose={(name) => setQuery({ case: name })} />
      <Choose label={t("codes.all_documents")} all={t("codes.all_documents")} value={value("document")}
        options={documents.map((document) => ({ value: String(document.id), label: document.name }))}
        onChoose={(id) => setQuery({ document: id })} />
      <Choose label={t("codes.all_coders")} all={t("codes.all_coders")} value={value("coder")}
        options={named(coders.map((coder) => coder.name))} onChoose={(name) => setQuery({ coder: name })} />
      <ValueChoice cases={cases} />
      <button class="link small" disabled={!hasFilters(asked)}
        onClick={() => setQuery(Object.fromEntries(NAMES.map((name) => [name, null])))}>
        {t("codes.clear_filters")}
      </button>
      <label class="row small filter-sort">
        <span class="muted">{t("codes.sort")}</span>
        <Choose label={t("codes.sort")} value={value("sort") || "document"}
          options={SORTS.map((sort) => ({ value: sort, label: t(`codes.sort_${sort}` as Key) }))}
          onChoose={(sort) => setQuery({ sort: sort === "document" ? null : sort })} />
      </label>
    </div>
  );
}
