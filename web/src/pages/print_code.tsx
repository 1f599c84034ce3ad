// print_code.tsx - a code's quotations for paper

import { useEffect, useState } from "preact/hooks";
import { Failure, get, query } from "../base/api";
import { formatDate, quoted, t, type Key } from "../base/i18n";
import { place } from "../base/router";
import { api, page, useCodes, useDocuments, useStudy, wordsOrPlace } from "../base/state";
import type { Quotation, Quotations } from "../base/types";
import { Waiting } from "../parts/page";
import { filterQuery } from "./code_filters";
import { sourceOf } from "./codes_used";

const SIZE = 1000; // quotations an answer

/** All of PATH's quotations, once. */
function useAll(path: string): { items: Quotation[] | null; failure: Failure | null } {
  const [items, setItems] = useState<Quotation[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let isLeft = false;
    const load = async (): Promise<void> => {
      const found: Quotation[] = [];
      for (let total = 1; found.length < total && !isLeft;) {
        const answer = await get<Quotations>(`${path}&skip=${found.length}&most=${SIZE}`);
        found.push(...answer.items);
        total = answer.items.length > 0 ? answer.total : 0;
      }
      if (!isLeft) setItems(found);
    };
    load().catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      setFailure(error);
    });
    return () => { isLeft = true; };
  }, [path]);
  return { items, failure };
}

/** "Case: Berit. Words: rädd." */
function useFiltersInWords(): string[] {
  const asked = place.value.query;
  const documents = useDocuments().data.value ?? [];
  const value = (name: string): string => asked.get(name) ?? "";
  const said: string[] = [];
  const say = (key: Key, what: string): void => { if (what) said.push(`${t(key)}: ${what}`); };
  say("cases.case", value("case"));
  say("print.document", documents.find((each) => String(each.id) === value("document"))?.name ?? value("document"));
  say("print.coder", value("coder"));
  if (value("variable")) said.push(`${value("variable")}: ${value("value")}`);
  say("codes.words", value("q") && quoted(value("q")));
  if (value("sort")) say("codes.sort", t(`codes.sort_${value("sort")}` as Key));
  return said;
}

function PaperQuotation({ quotation, within }: { quotation: Quotation; within: string }) {
  const isBelow = (path: string): boolean => path === within || path.startsWith(`${within}/`);
  const others = [...new Set(quotation.codings.map((coding) => coding.path).filter((path) => path !== within))];
  return (
    <article class="paper-quotation">
      <blockquote class="text" dir="auto">{wordsOrPlace(quotation)}</blockquote>
      <p class="paper-source small">
        {sourceOf(quotation)}{quotation.speaker && quotation.speaker !== quotation.case && `, ${quotation.speaker}`}
        <span class="paper-key">{quotation.key}</span>
        {others.length > 0 && (
          <span class="muted"> · {others.map((path) => isBelow(path) ? path.slice(within.length + 1) : path).join("; ")}</span>
        )}
      </p>
      {quotation.comment && <p class="small">{quotation.comment}</p>}
    </article>
  );
}

function PaperHead({ title, lines }: { title: string; lines: string[] }) {
  return (
    <header class="paper-head">
      <h1 tabIndex={-1}>{title}</h1>
      {lines.filter((line) => line !== "").map((line) => <p key={line} class="muted">{line}</p>)}
    </header>
  );
}

export function PrintCodePage({ code: id = "" }: Record<string, string>) {
  const filters = filterQuery(place.value.query);
  const { items, failure } = useAll(api("quotations") + query({ code: id, ...filters }));
  const study = useStudy().data.value;
  const code = useCodes().data.value?.find((each) => String(each.id) === id);
  const said = useFiltersInWords();
  const ready = items !== null && code !== undefined;
  const name = code?.path.replaceAll("/", " / ") ?? "…";
  const facts = ready
    ? [study?.title || study?.name || "", t("common.quotations_n", { n: items.length }), formatDate(Date.now())] : [];
  return (
    <div class="paper">
      <nav class="paper-tools" aria-label={t("common.print")}>
        <a class="button" href={page(`codes/${id}`) + query(filters)}>{t("print.back")}</a>
        <button class="button primary" disabled={!ready} onClick={() => print()}>{t("common.print")}</button>
      </nav>
      <PaperHead title={name} lines={[code?.description ?? "", facts.filter((fact) => fact !== "").join(" · "), said.join(" · ")]} />
      {!ready && <Waiting failure={failure} />}
      {ready && items.length === 0 && <p>{t(said.length ? "codes.none_filtered" : "codes.none", { name })}</p>}
      {ready && items.map((quotation) => <PaperQuotation key={quotation.key} quotation={quotation} within={code.path} />)}
    </div>
  );
}
