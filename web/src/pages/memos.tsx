// memos.tsx - all memos in one place

import { useEffect, useState } from "preact/hooks";
import { draftsFrom } from "../base/drafts";
import { plain } from "../base/fuzzy";
import { compareNames, formatAgo, t, type Key } from "../base/i18n";
import { place, setQuery } from "../base/router";
import { useResource } from "../base/resource";
import { api, useStudy } from "../base/state";
import type { Memo } from "../base/types";
import { Icon } from "../parts/icons";
import { memoDraft, MemoEditor, onOf } from "../parts/memo_editor";
import { removeMemo } from "../parts/memos_on";
import { Empty, Page, Waiting } from "../parts/page";
import { NewMemo } from "./memos_new";
import { OnLink } from "./memos_on_link";

const SORTS = ["changed", "written", "on", "title"] as const;
type Sort = (typeof SORTS)[number];

export function kindName(kind: string): string {
  const known = ["project", "document", "quotation", "code", "theme", "case", "memo"];
  return known.includes(kind) ? t(`memos.kind_${kind}` as Key) : kind;
}

function sorted(memos: Memo[], by: Sort): Memo[] {
  const time = (at: string | null): number => (at ? Date.parse(at) : 0);
  const order: Record<Sort, (a: Memo, b: Memo) => number> = {
    changed: (a, b) => time(b.changed_at) - time(a.changed_at) || b.number - a.number,
    written: (a, b) => b.number - a.number,
    on: (a, b) => compareNames(a.on_kind, b.on_kind) || compareNames(a.on_name, b.on_name),
    title: (a, b) => compareNames(a.title, b.title),
  };
  return [...memos].sort(order[by]);
}

function Filters({ memos, shown }: { memos: Memo[]; shown: number }) {
  const query = place.value.query;
  const kinds = [...new Set(memos.map((memo) => memo.on_kind))].sort();
  return (
    <div class="memo-filters">
      <input type="search" value={query.get("q") ?? ""} placeholder={t("memos.search")} aria-label={t("memos.search")}
        onInput={(event) => setQuery({ q: event.currentTarget.value })} />
      <div class="row">
        <select class="grow" aria-label={t("memos.filter_kind")} value={query.get("kind") ?? ""}
          onChange={(event) => setQuery({ kind: event.currentTarget.value })}>
          <option value="">{t("memos.kind_all")}</option>
          {kinds.map((kind) => <option value={kind} key={kind}>{kindName(kind)}</option>)}
        </select>
        <select class="grow" aria-label={t("memos.sort")} value={query.get("sort") ?? "changed"}
          onChange={(event) => setQuery({ sort: event.currentTarget.value })}>
          {SORTS.map((sort) => <option value={sort} key={sort}>{t(`memos.sort_${sort}`)}</option>)}
        </select>
      </div>
      {query.get("on") && (
        <span class="chip">
          <span class="cut">{query.get("on")}</span>
          <button class="icon-button chip-close" aria-label={t("memos.all")} onClick={() => setQuery({ on: null })}>
            <Icon name="close" size={13} />
          </button>
        </span>
      )}
      <span class="small muted" role="status">{t("memos.memos_n", { n: shown })}</span>
    </div>
  );
}

function MemoList({ memos, chosen }: { memos: Memo[]; chosen: number | null }) {
  const move = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("button")];
    const next = all[all.indexOf(document.activeElement as HTMLElement) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    next.focus();
    next.click();
  };
  return (
    <ul class="memo-list" onKeyDown={move} aria-label={t("common.memos")}>
      {memos.map((memo) => (
        <li key={memo.number}>
          <button class="memo-item" aria-current={memo.number === chosen ? "true" : undefined}
            onClick={() => setQuery({ memo: String(memo.number) })}>
            <strong class="cut">{memo.title || t("memos.untitled")}</strong>
            <span class="cut small muted">
              {[kindName(memo.on_kind), memo.on_name].filter(Boolean).join(": ")}
            </span>
            <span class="cut small muted">
              {[memo.coder ?? t("common.unknown_coder"), memo.changed_at ? formatAgo(memo.changed_at) : ""].filter(Boolean).join(", ")}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Head({ memo, readOnly }: { memo: Memo; readOnly: boolean }) {
  const remove = async (): Promise<void> => {
    if (!(await removeMemo(memo))) return;
    setQuery({ memo: null });
    document.querySelector<HTMLElement>(".memo-item")?.focus();
  };
  return (
    <div class="row memo-one-head">
      <span class="grow cut"><span class="muted">{kindName(memo.on_kind)}</span> <OnLink memo={memo} /></span>
      {!readOnly && (
        <button class="button" onClick={() => void remove()}>{t("common.remove")}</button>
      )}
    </div>
  );
}

function OneMemo({ memo, readOnly }: { memo: Memo; readOnly: boolean }) {
  return (
    <article class="memo-one" aria-label={memo.title}>
      <Head memo={memo} readOnly={readOnly} />
      <MemoEditor key={memo.number} number={memo.number} on={onOf(memo)} label={memo.title || t("memos.untitled")}
        readOnly={readOnly} rows={16} />
    </article>
  );
}

interface Fresh { on: string; number: number | null }

function useShown(all: Memo[]): Memo[] {
  const query = place.value.query;
  const kind = query.get("kind");
  const on = query.get("on");
  const words = plain(query.get("q") ?? "").split(/\s+/).filter(Boolean);
  const sort = SORTS.find((one) => one === query.get("sort")) ?? "changed";
  return sorted(all.filter((memo) => {
    const text = plain(`${memo.title} ${memo.text} ${memo.on_name} ${memo.coder ?? ""}`);
    return (!kind || memo.on_kind === kind) && (!on || onOf(memo) === on) && words.every((word) => text.includes(word));
  }), sort);
}

export function MemosPage() {
  const answer = useResource<Memo[]>(api("memos"));
  const readOnly = useStudy().data.value?.read_only ?? true;
  const all = answer.data.value ?? [];
  const shown = useShown(all);
  const [choosing, setChoosing] = useState(false);
  const [fresh, setFresh] = useState<Fresh | null>(
    // A memo that was begun and never reached the project goes on where it was.
    () => draftsFrom(memoDraft(null, "")).slice(0, 1).map((on) => ({ on, number: null }))[0] ?? null);
  const number = Number(place.value.query.get("memo")) || null;
  const memo = all.find((one) => one.number === number) ?? (number === null && !fresh ? shown[0] : undefined);
  useEffect(() => {
    // The new memo has got its number and is chosen; another choice ends it, as its removal does.
    if (fresh && number !== fresh.number) setFresh(null);
  }, [number]);
  const start = (on: string): void => {
    setChoosing(false);
    setQuery({ memo: null });
    setFresh({ on, number: null });
  };
  if (!answer.data.value) return <Page title={t("common.memos")}><Waiting failure={answer.failure.value} /></Page>;
  return (
    <Page
      title={t("common.memos")} className="memos-page"
      tools={!readOnly && (
        <button class="button primary" onClick={() => setChoosing(true)}><Icon name="plus" /> {t("memos.new")}</button>
      )}
    >
      {all.length === 0 && !fresh
        ? <Empty title={t("memos.empty_title")}><p>{t("memos.empty")}</p></Empty>
        : (
          <div class="memo-desk">
            <div class="memo-side"><Filters memos={all} shown={shown.length} />
              {shown.length > 0 ? <MemoList memos={shown} chosen={fresh ? fresh.number : memo?.number ?? null} />
                : <p class="muted memo-none">{t("memos.none_found")}</p>}
            </div>
            <div class="memo-main">
              {fresh ? (
                <article class="memo-one" aria-label={t("memos.new")}>
                  {memo ? <Head memo={memo} readOnly={readOnly} /> : (
                    <p class="memo-one-head row muted">{t("memos.new_on", { on: fresh.on.replace(/^\w+:?/, (kind) => `${kindName(kind.replace(":", ""))} `) })}</p>
                  )}
                  <MemoEditor key={`new.${fresh.on}`} number={null} on={fresh.on} autofocus label={t("memos.new")} rows={16}
                    onMade={(made) => { setFresh({ on: fresh.on, number: made }); setQuery({ memo: String(made) }); }} />
                </article>
              ) : memo && <OneMemo key={memo.number} memo={memo} readOnly={readOnly} />}
            </div>
          </div>
        )}
      {choosing && <NewMemo onChoose={start} onClose={() => setChoosing(false)} />}
    </Page>
  );
}
