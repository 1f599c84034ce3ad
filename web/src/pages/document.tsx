// document.tsx - one document: reading, marking, coding

import { t } from "../base/i18n";
import { Page } from "../parts/page";

export function DocumentPage() {
  return <Page title={t("common.documents")}><p /></Page>;
}
