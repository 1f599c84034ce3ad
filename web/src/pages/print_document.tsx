// print_document.tsx - a coded document for paper

import { t } from "../base/i18n";
import { Page } from "../parts/page";

export function PrintDocumentPage() {
  return <Page title={t("common.print")}><p /></Page>;
}
