// history.tsx - who did what when; the project as it was

import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { get, keepFile, query, type Failure } from "../base/api";
import { csv } from "../base/csv";
import { formatTime, language, t } from "../base/i18n";
import { lookBack } from "../base/past";
import { useResource } from "../base/resource";
import { place } from "../base/router";
import { api, attempt, label, redo, undo, useStudy } from "../base/state";
import type { Study, Transaction } from "../base/types";
import { Icon } from "../parts/icons";
import { Empty, Page, Waiting } from "../parts/page";
import { announce } from "../parts/toast";
import { HistoryFilters } from "./history_filters";
import { FILTERS, STEP, askedOf, byDay, trailTable, type Day } from "./history_model";

function Step({ which, what }: { which: "undo" | "redo"; what: string | null }) {
  const name = what ? t(`common.${which}_what`, { what: label(what) }) : t(`common.${which}`);
  return (
    <button class="button history-step" disabled={!what} title={name} onClick={() => void (which === "undo" ? undo() : redo())}>
      <Icon name={which} size={16} /><span class="cut">{name}</span>
    </button>
  );
}

/** All of what is shown, not only as far as it was looked at. */
function exportTrail(study: Study): Promise<boolean> {
  return attempt(async () => {
    const all = await get<Transaction[]>(api("history") + query(askedOf(place.value.query)));
    const name = `${study.name} - ${t("common.history").toLowerCase()}.csv`;
    keepFile(new Blob([csv(trailTable(all))], { type: "text/csv;charset=utf-8" }), name);
    announce(t("settings.exported", { name }));
  });
}

function Tools({ study }: { study: Study }) {
  return (
    <>
      {!study.read_only && <Step which="undo" what={study.undo} />}
      {!study.read_only && <Step which="redo" what={study.redo} />}
      <button class="button" onClick={() => void exportTrail(study)}>
        <Icon name="export" size={16} />{t("history.export")}
      </button>
    </>
  );
}

/** By a time of one's own: where the machine stands, to the minute. */
function LookBack() {
  const [time, setTime] = useState("");
  const go = (event: Event): void => {
    event.preventDefault();
    const at = new Date(time);
    if (!Number.isNaN(at.getTime())) void lookBack(at.toISOString());
  };
  return (
    <form class="row small history-back" onSubmit={go}>
      <label class="row">
        <span class="muted">{t("history.as_of")}</span>
        <input type="datetime-local" value={time} onInput={(event) => setTime(event.currentTarget.value)} />
      </label>
      <button class="button" disabled={time === ""}>{t("history.look")}</button>
    </form>
  );
}

function clock(at: string): string {
  return new Intl.DateTimeFormat(language.value, { timeStyle: "short" }).format(new Date(at));
}

function Row({ item, inner, children }: { item: Transaction; inner?: boolean; children?: ComponentChildren }) {
  const said = label(item.label);
  return (
    <li class={`history-row${item.undone ? " undone" : ""}${inner ? " inner" : ""}`}>
      <time class="count" dateTime={item.at} title={formatTime(item.at)}>{clock(item.at)}</time>
      <span class="history-what">
        {item.undone ? <s>{said}</s> : said}
        {item.undone && <span class="small muted"> {t("history.undone")}</span>}
        {children}
      </span>
      <span class="muted cut history-who" title={item.device}>{item.coder || t("common.unknown_coder")}</span>
      <button class="link small history-then" aria-label={t("history.then_of", { what: said })} title={t("history.then_hint")}
        onClick={() => void lookBack(item.at)}>
        {t("history.then")}
      </button>
    </li>
  );
}

/** The newest stands for all; the others are seen when it is opened. */
function Run({ items: [newest, ...others] }: { items: Transaction[] }) {
  const [open, setOpen] = useState(false);
  const oldest = others.at(-1);
  if (!newest) return null;
  if (!oldest) return <Row item={newest} />;
  return (
    <>
      <Row item={newest}>
        {" "}
        <button class="link small history-run" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t("history.times", { n: others.length + 1, from: clock(oldest.at), until: clock(newest.at) })}
          <Icon name={open ? "up" : "down"} size={12} />
        </button>
      </Row>
      {open && others.map((item) => <Row key={item.number} item={item} inner />)}
    </>
  );
}

function DayRows({ day }: { day: Day }) {
  return (
    <section class="history-day" aria-label={day.title}>
      <h2>{day.title}</h2>
      <ol>{day.runs.map((items) => <Run key={items.at(-1)?.number} items={items} />)}</ol>
    </section>
  );
}

interface Trail { items: Transaction[] | null; more: boolean; failure: Failure | null }

/** What was there stays until what is asked for now has come. */
function useTrail(address: string, most: number): Trail {
  const { data, failure } = useResource<Transaction[]>(`${address}${address.includes("?") ? "&" : "?"}most=${most + 1}`);
  const last = useRef<{ items: Transaction[]; more: boolean } | null>(null);
  if (data.value) last.current = { items: data.value.slice(0, most), more: data.value.length > most };
  if (failure.value && !data.value) last.current = null;
  return { items: last.current?.items ?? null, more: last.current?.more ?? false, failure: failure.value };
}

function Days({ address }: { address: string }) {
  const [grown, setGrown] = useState({ address, steps: 1 });
  const steps = grown.address === address ? grown.steps : 1;
  const trail = useTrail(address, steps * STEP);
  if (!trail.items) return <Waiting failure={trail.failure} />;
  if (trail.items.length === 0) {
    const filtered = FILTERS.some((name) => place.value.query.get(name));
    return (
      <Empty title={t(filtered ? "history.none_found" : "history.none")}>
        <p>{t(filtered ? "history.none_found_hint" : "history.none_hint")}</p>
      </Empty>
    );
  }
  return (
    <>
      {byDay(trail.items).map((day) => <DayRows key={day.day} day={day} />)}
      {trail.more
        ? <button class="button" onClick={() => setGrown({ address, steps: steps + 1 })}>{t("history.more", { n: STEP })}</button>
        : <p class="muted small history-end">{t("history.all", { n: trail.items.length })}</p>}
    </>
  );
}

export function HistoryPage() {
  const { data, failure } = useStudy();
  const study = data.value;
  const address = api("history") + query(askedOf(place.value.query));
  return (
    <Page title={t("common.history")} className="history" tools={study && <Tools study={study} />}
      subtitle={study ? t("history.subtitle", { n: study.counts.transactions }) : undefined}>
      {!study ? <Waiting failure={failure.value} /> : (
        <>
          <div class="history-head"><HistoryFilters study={study} /><LookBack /></div>
          <div class="history-days"><Days address={address} /></div>
        </>
      )}
    </Page>
  );
}
