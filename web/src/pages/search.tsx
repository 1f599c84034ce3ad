// search.tsx - finding words in all that the study holds

import { t } from "../base/i18n";
import { Page } from "../parts/page";

export function SearchPage() {
  return <Page title={t("common.search")}><p /></Page>;
}
