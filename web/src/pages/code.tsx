// code.tsx - all quotations of one code, in their context

import { useMemo } from "preact/hooks";
import { query } from "../base/api";
import { t } from "../base/i18n";
import { usePaged } from "../base/paged";
import { place } from "../base/router";
import { api, page, useCodes, useStudy } from "../base/state";
import type { Code, Quotation } from "../base/types";
import { CodeDot } from "../parts/code_name";
import { Empty, Gone, Page, Waiting } from "../parts/page";
import { CodeFilters, filterQuery, hasFilters } from "./code_filters";
import { CodeQuotationList } from "./code_list";
import { subtree } from "./codes_tree_model";

export const CONTEXT = 220; // code points before and after

function Tools({ code, id }: { code: Code | undefined; id: string }) {
  const filters = filterQuery(place.value.query);
  return (
    <>
      {code && <a class="button" href={page("codes") + query({ code: id })}>{t("codes.edit_code")}</a>}
      <a class="button" href={page(`print/code/${id}`) + query(filters)}>{t("common.print")}</a>
    </>
  );
}

function None({ name, filtered }: { name: string; filtered: boolean }) {
  return (
    <Empty title={t("common.quotations_n", { n: 0 })}>
      <p>{t(filtered ? "codes.none_filtered" : "codes.none", { name })}</p>
      {!filtered && <a class="button" href={page("documents")}>{t("codes.to_documents")}</a>}
    </Empty>
  );
}

export function CodePage({ code: id = "" }: Record<string, string>) {
  const answer = useCodes();
  const codes = answer.data.value ?? [];
  const study = useStudy().data.value;
  const filters = filterQuery(place.value.query);
  const path = api("quotations") + query({ code: id, ...filters, context: CONTEXT });
  const { list } = usePaged<Quotation>(path);
  const total = list.total.value;
  const code = codes.find((each) => String(each.id) === id);
  const within = useMemo(
    () => new Set(subtree(codes, Number(id)).map((each) => each.id)), [answer.data.value, id]);
  const name = code?.name ?? "…";
  if (answer.data.value && !code) return <Gone title={t("codes.gone")} list="codes" />;
  const subtitle = (
    <>
      <span role="status">{total === null ? "" : t("common.quotations_n", { n: total })}</span>
      {within.size > 1 && ` ${t("codes.below_too")}`}
    </>
  );
  return (
    <Page title={name} className="page-fixed code-page" subtitle={subtitle} tools={<Tools code={code} id={id} />}>
      <CodeFilters />
      <div class="code-above small muted">
        {code && <CodeDot code={code} />} {code?.path.replaceAll("/", " / ")}
        {code?.description && <span class="cut"> – {code.description}</span>}
      </div>
      {list.failure.value && total === null && <Waiting failure={list.failure.value} />}
      {total === 0 && <None name={name} filtered={hasFilters(place.value.query)} />}
      {total !== null && total > 0 && (
        <CodeQuotationList list={list} total={total} name={name} within={within} codes={codes} study={study} />
      )}
    </Page>
  );
}
