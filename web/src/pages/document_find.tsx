// document_find.tsx - finding words in the document that is open

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../base/i18n";
import type { Span } from "../reader/reader";
import { Icon } from "../parts/icons";
import type { Desk } from "./document_desk";

const MOST = 5000;

/** Where QUERY stands in TEXT (UTF-16): any white space for a blank, any quotation marks. */
export function findAll(text: string, query: string): [number, number][] {
  const words = query.trim();
  if (words.length < 2) return [];
  const pattern = words
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\s+/g, "\\s+")
    .replace(/["“”„»«]/g, "[\"“”„»«]")
    .replace(/['’‘]/g, "['’‘]")
    .replace(/[-‐‑–]/g, "[-‐‑–]");
  const found: [number, number][] = [];
  for (const hit of text.matchAll(new RegExp(pattern, "giu"))) {
    found.push([hit.index, hit.index + hit[0].length]);
    if (found.length === MOST) break;
  }
  return found;
}

export function Find({ desk, initial, field }: {
  desk: Desk; initial: string; field: { current: HTMLInputElement | null };
}) {
  const [query, setQuery] = useState(initial);
  const [at, setAt] = useState(0);
  const text = desk.text.value ?? "";
  const hits = useMemo<Span[]>(
    () => findAll(text, query).map(([start, end]) => ({ start: desk.toPoints(start), end: desk.toPoints(end) })),
    [text, query]);
  const started = useRef(initial !== "");

  useEffect(() => {
    desk.reader?.setHits(hits, at);
    const hit = hits[at];
    if (hit && !started.current) desk.reader?.scrollTo(hit.start);
    started.current = false;
  }, [hits, at, desk.reader]);

  const step = (by: number): void => {
    if (hits.length) setAt((at + by + hits.length) % hits.length);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") {
      setQuery("");
      desk.reader?.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <div class="find row" role="search">
      <input
        ref={field} type="search" value={query} aria-label={t("reader.find")} placeholder={t("reader.find")}
        onInput={(event) => { setQuery(event.currentTarget.value); setAt(0); }} onKeyDown={key}
      />
      <span class="count small find-count" role="status">
        {query.trim().length > 1 ? t("reader.hit_of", { n: hits.length ? at + 1 : 0, of: hits.length }) : ""}
      </span>
      <button class="icon-button" aria-label={t("reader.previous_hit")} disabled={!hits.length} onClick={() => step(-1)}><Icon name="up" /></button>
      <button class="icon-button" aria-label={t("reader.next_hit")} disabled={!hits.length} onClick={() => step(1)}><Icon name="down" /></button>
    </div>
  );
}
