// doubtful.tsx - the quotations that may not stand where another program meant them to

import { query } from "../base/api";
import { t } from "../base/i18n";
import { usePaged } from "../base/paged";
import { place } from "../base/router";
import { api, page, useCodes, useStudy } from "../base/state";
import type { Quotation } from "../base/types";
import { Empty, Page, Waiting } from "../parts/page";
import { CONTEXT } from "./code";
import { CodeFilters, filterQuery, hasFilters } from "./code_filters";
import { CodeQuotationList } from "./code_list";

const NO_CODE: ReadonlySet<number> = new Set();

export function DoubtfulPage() {
  const codes = useCodes().data.value ?? [];
  const study = useStudy().data.value;
  const { list } = usePaged<Quotation>(
    api("quotations") + query({ doubtful: true, ...filterQuery(place.value.query), context: CONTEXT }));
  const total = list.total.value;
  const title = t("codes.doubtful");
  return (
    <Page title={title} className="page-fixed code-page"
      subtitle={<span role="status">{total === null ? "" : t("common.quotations_n", { n: total })}</span>}>
      <CodeFilters />
      {list.failure.value && total === null && <Waiting failure={list.failure.value} />}
      {total === 0 && (
        <Empty title={t("common.quotations_n", { n: 0 })}>
          <p>{t(hasFilters(place.value.query) ? "codes.doubtful_filtered" : "codes.doubtful_none")}</p>
          <a class="button" href={page("documents")}>{t("codes.to_documents")}</a>
        </Empty>
      )}
      {total !== null && total > 0 && (
        <CodeQuotationList list={list} total={total} name={title} within={NO_CODE} codes={codes} study={study} />
      )}
    </Page>
  );
}
