// cases.tsx - whom the data is about: a table to fill in

import { t } from "../base/i18n";
import { Page } from "../parts/page";

export function CasesPage() {
  return <Page title={t("common.cases")}><p /></Page>;
}
