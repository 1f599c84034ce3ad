// writing.tsx - the findings chapter with its evidence beside it

import { t } from "../base/i18n";
import { Page } from "../parts/page";

export function WritingPage() {
  return <Page title={t("common.writing")}><p /></Page>;
}
