// history_filters.tsx - whose part of the trail, of when, and on what

import { useEffect, useRef, useState } from "preact/hooks";
import { search } from "../base/fuzzy";
import { t, type Key } from "../base/i18n";
import { place, setQuery } from "../base/router";
import { useResource } from "../base/resource";
import { api, useCodes, useDocuments } from "../base/state";
import type { Cases, Study, Themes } from "../base/types";
import { CodeDot } from "../parts/code_name";
import { Combobox } from "../parts/combobox";
import { Icon } from "../parts/icons";
import { FILTERS } from "./history_model";

const SHOWN = 60;
const KINDS = ["document", "code", "theme", "case"] as const;
interface Thing { kind: (typeof KINDS)[number]; name: string; code?: { id: number; color: string } }

function useThings(): Thing[] {
  const documents = useDocuments().data.value ?? [];
  const codes = useCodes().data.value ?? [];
  const themes = useResource<Themes>(api("themes")).data.value?.items ?? [];
  const cases = useResource<Cases>(api("cases")).data.value?.items ?? [];
  return [
    ...documents.map((one): Thing => ({ kind: "document", name: one.name })),
    ...codes.map((one): Thing => ({ kind: "code", name: one.path, code: one })),
    ...themes.map((one): Thing => ({ kind: "theme", name: one.path })),
    ...cases.map((one): Thing => ({ kind: "case", name: one.name })),
  ];
}

function ThingList({ onChoose, onClose }: { onChoose: (thing: Thing) => void; onClose: () => void }) {
  const things = useThings();
  return (
    <Combobox<Thing>
      label={t("history.on")} placeholder={t("history.on_placeholder")} autofocus empty={t("history.on_none")}
      choices={(typed) => search(typed, things, (thing) => thing.name).slice(0, SHOWN).map((thing) => ({
        value: thing, key: `${thing.kind}:${thing.name}`, label: thing.name,
        show: (
          <span class="row">
            {thing.code && <CodeDot code={thing.code} />}
            <span class="grow cut">{thing.name.replaceAll("/", " / ")}</span>
            <span class="muted small">{t(`history.kind_${thing.kind}` as Key)}</span>
          </span>
        ),
      }))}
      onChoose={onChoose} onCancel={onClose}
    />
  );
}

/** "code:Stöd/Kollega" as it is shown. */
function shown(on: string): string {
  const at = on.indexOf(":");
  const kind = on.slice(0, at);
  const name = on.slice(at + 1).replaceAll("/", " / ");
  return KINDS.some((one) => one === kind) ? `${t(`history.kind_${kind}` as Key)}: ${name}` : on;
}

/** A button that opens the list of what there is below it. */
function OnWhat() {
  const on = place.value.query.get("on");
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event): void => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, [open]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const leave = (event: FocusEvent): void => {
    if (open && event.relatedTarget && !box.current?.contains(event.relatedTarget as Node)) setOpen(false);
  };
  return (
    <div class="history-on" ref={box} onFocusOut={leave}>
      <button ref={button} class={on ? "history-choice set" : "history-choice"} aria-haspopup="dialog" aria-expanded={open}
        onClick={() => setOpen(!open)}>
        <span class="cut">{on ? shown(on) : t("history.on_everything")}</span><Icon name="down" size={14} />
      </button>
      {open && (
        <div class="history-things" role="dialog" aria-label={t("history.on")}>
          <ThingList onClose={close} onChoose={(thing) => {
            setQuery({ on: `${thing.kind}:${thing.name}` });
            close();
          }} />
        </div>
      )}
    </div>
  );
}

function Day({ name }: { name: "from" | "until" }) {
  return (
    <label class="row small">
      <span class="muted">{t(`history.${name}`)}</span>
      <input type="date" value={place.value.query.get(name) ?? ""}
        onChange={(event) => setQuery({ [name]: event.currentTarget.value })} />
    </label>
  );
}

export function HistoryFilters({ study }: { study: Study }) {
  const { query } = place.value;
  const coder = query.get("coder") ?? "";
  const any = FILTERS.some((name) => query.get(name));
  return (
    <div class="history-filters" role="search" aria-label={t("history.filters")}>
      <select class={coder ? "history-choice set" : "history-choice"} aria-label={t("history.column_coder")} value={coder}
        onChange={(event) => setQuery({ coder: event.currentTarget.value })}>
        <option value="">{t("history.everybody")}</option>
        {study.coders.map(({ name }) => <option key={name} value={name} selected={name === coder}>{name}</option>)}
      </select>
      <OnWhat />
      <Day name="from" />
      <Day name="until" />
      <button class="link small" disabled={!any}
        onClick={() => setQuery(Object.fromEntries(FILTERS.map((name) => [name, null])))}>
        {t("history.clear")}
      </button>
    </div>
  );
}
