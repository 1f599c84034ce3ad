// search.tsx - one field over everything in the study

import { useEffect, useRef, useState } from "preact/hooks";
import { get, query, type Failure } from "../base/api";
import { t } from "../base/i18n";
import { changes } from "../base/live";
import { place, setQuery } from "../base/router";
import { api, failureText, page } from "../base/state";
import type { SearchHit, SearchHits } from "../base/types";
import { Empty, Page } from "../parts/page";

const KINDS = ["document", "quotation", "memo", "code", "theme", "case"] as const;
type Kind = SearchHit["kind"];
const PAUSE_MS = 120;
const MOST = 300;

interface Found { words: string; hits: SearchHits }

/** What was found last stays until the answer to what was typed since is there. */
function useHits(words: string): { found: Found | null; failure: string | null } {
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const known = changes.value;
  useEffect(() => {
    if (words === "") {
      setFound(null);
      return;
    }
    let stale = false;
    const timer = setTimeout(() => {
      get<SearchHits>(api(`search${query({ q: words, most: MOST })}`)).then(
        (hits) => { if (!stale) { setFound({ words, hits }); setFailure(null); } },
        (why: Failure) => { if (!stale) setFailure(failureText(why)); });
    }, found === null ? 0 : PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [words, known]);
  return { found, failure };
}

export function hitPlace(hit: SearchHit, words: string): string {
  switch (hit.kind) {
    case "document": return page(`documents/${hit.document ?? hit.id}${query({ at: String(hit.start), q: words })}`);
    case "quotation": return page(`documents/${hit.document}${query({ at: String(hit.start), key: hit.key, q: words })}`);
    case "code": return page(`codes/${hit.id}`);
    case "theme": return page(`themes${query({ theme: hit.id })}`);
    case "case": return page(`cases${query({ case: hit.name })}`);
    case "memo": return page(`memos${query({ memo: hit.number })}`);
  }
}

function Hit({ hit, words }: { hit: SearchHit; words: string }) {
  const named = hit.words === hit.name && !hit.before && !hit.after;
  return (
    <li>
      <a class="hit" href={hitPlace(hit, words)}>
        <span class="hit-name small muted cut">{hit.name}</span>
        {!named && <span class="hit-words text" dir="auto">{hit.before}<mark>{hit.words}</mark>{hit.after}</span>}
        {named && <span class="hit-words"><mark>{hit.words}</mark></span>}
      </a>
    </li>
  );
}

function Kinds({ hits, chosen }: { hits: SearchHits; chosen: string }) {
  const count = (kind: Kind): number => hits.items.filter((hit) => hit.kind === kind).length;
  return (
    <div class="row wrap search-kinds" role="group" aria-label={t("search.kinds")}>
      <button class="chip" aria-pressed={chosen === ""} onClick={() => setQuery({ kind: null })}>
        {t("search.all")} <span class="count">{hits.total}</span>
      </button>
      {KINDS.map((kind) => (
        <button class="chip" key={kind} aria-pressed={chosen === kind} disabled={count(kind) === 0}
          onClick={() => setQuery({ kind: chosen === kind ? null : kind })}>
          {t(`search.kind_${kind}`)} <span class="count">{count(kind)}</span>
        </button>
      ))}
    </div>
  );
}

function Groups({ found, kind }: { found: Found; kind: string }) {
  const shown = KINDS.filter((one) => kind === "" || one === kind)
    .map((one) => ({ kind: one, hits: found.hits.items.filter((hit) => hit.kind === one) }))
    .filter((group) => group.hits.length > 0);
  return (
    <>
      {shown.map((group) => (
        <section key={group.kind} class="hit-group">
          <h2>{t(`search.kind_${group.kind}`)} <span class="count">{group.hits.length}</span></h2>
          <ul>{group.hits.map((hit, i) => <Hit key={i} hit={hit} words={found.words} />)}</ul>
        </section>
      ))}
      {found.hits.total > found.hits.items.length && (
        <p class="muted small">{t("search.more", { shown: found.hits.items.length, n: found.hits.total })}</p>
      )}
    </>
  );
}

function step(box: HTMLElement | null, event: KeyboardEvent, field: HTMLElement | null): void {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const hits = [...(box?.querySelectorAll<HTMLElement>(".hit") ?? [])];
  const at = hits.indexOf(document.activeElement as HTMLElement);
  if (by === 0 || hits.length === 0) return;
  event.preventDefault();
  if (at + by < 0) field?.focus();
  else hits[Math.min(at + by, hits.length - 1)]?.focus();
}

export function SearchPage() {
  const words = (place.value.query.get("q") ?? "").trim();
  const kind = place.value.query.get("kind") ?? "";
  const { found, failure } = useHits(words);
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const enter = (event: KeyboardEvent): void => {
    const first = box.current?.querySelector<HTMLElement>(".hit");
    if (event.key === "Enter" && first && found?.words === words) first.click();
  };
  return (
    <Page title={t("common.search")} className="search-page">
      <div class="search-box" ref={box} onKeyDown={(event) => step(box.current, event, field.current)}>
        <div class="search-field">
          <input
            ref={field} type="search" data-first aria-label={t("search.label")} placeholder={t("search.hint")}
            defaultValue={place.value.query.get("q") ?? ""} onKeyDown={enter}
            onInput={(event) => setQuery({ q: event.currentTarget.value })}
          />
        </div>
        {failure && <p class="fault" role="alert">{failure}</p>}
        <p class="unseen" role="status">{found ? t("search.found", { n: found.hits.total }) : ""}</p>
        {found && found.hits.total > 0 && <Kinds hits={found.hits} chosen={kind} />}
        <div class="search-hits">
          {found && found.hits.total > 0 && <Groups found={found} kind={kind} />}
          {found && found.hits.total === 0 && (
            <Empty title={t("search.nothing", { words: found.words })}><p>{t("search.nothing_advice")}</p></Empty>
          )}
          {words === "" && <Empty title={t("search.begin")}><p>{t("search.begin_advice")}</p></Empty>}
        </div>
      </div>
    </Page>
  );
}
