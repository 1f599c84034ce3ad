// code_quotation.tsx - a quotation in its context, and what is done to it

import { useState } from "preact/hooks";
import { codeColor } from "../base/colors";
import { t } from "../base/i18n";
import { said, wordsOrPlace } from "../base/state";
import type { Code, Quotation } from "../base/types";
import { CodeDot } from "../parts/code_name";
import { Icon } from "../parts/icons";
import { quotationLink, sourceOf } from "./codes_used";

const LONG = 1400; // characters; more are shown when asked for

export interface QuotationActions {
  copy: (quotation: Quotation) => void;
  code: (quotation: Quotation) => void;
  uncode: (quotation: Quotation, code: number) => void;
}

export interface QuotationProperties extends QuotationActions {
  quotation: Quotation; active: boolean; within: ReadonlySet<number>;
  codes: ReadonlyMap<number, Code>; coder: string | null; // null: nothing can be changed
}

/** Those that coded it with what the page is about. */
export function codersOf(quotation: Quotation, within: ReadonlySet<number>): string[] {
  const coders = quotation.codings.filter((coding) => within.has(coding.code))
    .map((coding) => coding.coder ?? t("common.unknown_coder"));
  return [...new Set(coders)];
}

function Words({ quotation, tab }: { quotation: Quotation; tab: number }) {
  const [all, setAll] = useState(false);
  const { words } = quotation;
  const isLong = words.length > LONG + 200;
  const shown = isLong && !all ? `${words.slice(0, LONG)} …` : words;
  return (
    <>
      <p class="text quote-text" dir="auto">
        {quotation.before && <span class="around">{`… ${quotation.before}`}</span>}
        <span class="quote-words">{shown || wordsOrPlace(quotation)}</span>
        {quotation.after && (!isLong || all) && <span class="around">{`${quotation.after} …`}</span>}
      </p>
      {isLong && (
        <button class="link small" tabIndex={tab} onClick={() => setAll(!all)}>
          {t(all ? "codes.show_less" : "codes.show_all")}
        </button>
      )}
    </>
  );
}

function Chip({ properties, id, tab }: { properties: QuotationProperties; id: number; tab: number }) {
  const { quotation, codes, coder } = properties;
  const code = codes.get(id);
  const path = quotation.codings.find((coding) => coding.code === id)?.path ?? "";
  const isOwn = coder !== null && quotation.codings.some((each) => each.code === id && each.coder === coder);
  const name = code?.name ?? path;
  return (
    <span class={properties.within.has(id) ? "chip chip-here" : "chip"} title={path}>
      <CodeDot code={code} />
      <span class="cut">{name}</span>
      {isOwn && (
        <button class="chip-remove" tabIndex={tab} aria-label={t("codes.uncode", { name })} title={t("codes.uncode", { name })}
          onClick={() => properties.uncode(quotation, id)}>×</button>
      )}
    </span>
  );
}

function Head({ properties, tab }: { properties: QuotationProperties; tab: number }) {
  const { quotation } = properties;
  const coders = codersOf(quotation, properties.within);
  return (
    <header class="quote-head small">
      <strong>{quotation.case ?? quotation.document_name}</strong>
      {quotation.case !== null && quotation.case !== quotation.document_name && <span>{quotation.document_name}</span>}
      {quotation.speaker && quotation.speaker !== quotation.case && <span class="muted">{quotation.speaker}</span>}
      <span class="muted quote-coder">{coders.join(", ")}</span>
      <span class="quote-actions">
        <a class="button" tabIndex={tab} href={quotationLink(quotation)}>{t("codes.open")}</a>
        <button class="icon-button" tabIndex={tab} aria-label={t("codes.copy")} title={`${t("codes.copy")} (Ctrl+C)`}
          onClick={() => properties.copy(quotation)}><Icon name="export" size={16} /></button>
        {properties.coder !== null && (
          <button class="icon-button" tabIndex={tab} aria-label={t("codes.code_it")} title={`${t("codes.code_it")} (C)`}
            onClick={() => properties.code(quotation)}><Icon name="plus" size={16} /></button>
        )}
      </span>
    </header>
  );
}

export function QuotationRow(properties: QuotationProperties) {
  const { quotation, active, within, codes } = properties;
  const tab = active ? 0 : -1;
  const ids = [...new Set(quotation.codings.map((coding) => coding.code))];
  const here = ids.find((id) => within.has(id)) ?? 0;
  return (
    <div class="quote" style={{ "--code": codeColor(codes.get(here)) }}>
      <Head properties={properties} tab={tab} />
      <Words quotation={quotation} tab={tab} />
      {quotation.doubt && <p class="fault small">{t("codes.doubt", { why: said("message", quotation.doubt) })}</p>}
      {quotation.comment && <p class="quote-comment small">{quotation.comment}</p>}
      <div class="row wrap quote-codes">
        {ids.map((id) => <Chip key={id} properties={properties} id={id} tab={tab} />)}
        <span class="muted small quote-key">{quotation.key}</span>
      </div>
    </div>
  );
}

export function rowLabel(quotation: Quotation | undefined): string {
  return quotation ? t("codes.row", { key: quotation.key, source: sourceOf(quotation) }) : t("common.loading");
}
