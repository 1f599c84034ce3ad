// quotation_search.ts - quotations by their words, their codes, their case or their key

import { useEffect, useState } from "preact/hooks";
import { get, query } from "../base/api";
import { search } from "../base/fuzzy";
import { changes } from "../base/live";
import { api, useCodes } from "../base/state";
import { useResource } from "../base/resource";
import type { Cases, Code, Quotation, Quotations } from "../base/types";

const PAUSE_MS = 120;
const MOST = 40;

async function ask(values: Record<string, string | number>): Promise<Quotation[]> {
  return (await get<Quotations>(api(`quotations${query({ ...values, most: MOST })}`))).items;
}

async function find(wanted: string, codes: Code[], cases: string[]): Promise<Quotation[]> {
  if (wanted === "") return ask({ sort: "newest" });
  const asks = [ask({ q: wanted })];
  if (/^@?[0-9a-z]{6,8}$/i.test(wanted))
    asks.unshift(get<Quotation>(api(`quotations/${wanted.replace("@", "").toLowerCase()}`)).then((one) => [one], () => []));
  for (const code of search(wanted, codes.filter((one) => !one.removed), (one) => one.name).slice(0, 2))
    if (wanted.length > 2) asks.push(ask({ code: code.id }));
  for (const name of search(wanted, cases, (one) => one).slice(0, 1)) asks.push(ask({ case: name }));
  const seen = new Set<string>();
  return (await Promise.all(asks)).flat()
    .filter((one) => !seen.has(one.key) && seen.add(one.key)).slice(0, MOST * 2);
}

export interface Found { wanted: string; items: Quotation[] }

/** What was found last, and what was wanted then: it stays until what was typed since has its
 * answer. Null: nothing asked yet. */
export function useFoundQuotations(wanted: string, on: boolean): Found | null {
  const codes = useCodes().data.value ?? [];
  const cases = useResource<Cases>(api("cases")).data.value?.items.map((one) => one.name) ?? [];
  const [found, setFound] = useState<Found | null>(null);
  const known = changes.value;
  useEffect(() => {
    if (!on) return;
    let stale = false;
    const timer = setTimeout(() => {
      find(wanted.trim(), codes, cases).then((items) => { if (!stale) setFound({ wanted, items }); }, () => undefined);
    }, found === null ? 0 : PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [wanted, on, known, codes.length, cases.length]);
  return on ? found : null;
}

export function useQuotationSearch(wanted: string, on: boolean): Quotation[] | null {
  return useFoundQuotations(wanted, on)?.items ?? null;
}
