// print_code.tsx - a code's quotations for paper

import { t } from "../base/i18n";
import { Page } from "../parts/page";

export function PrintCodePage() {
  return <Page title={t("common.print")}><p /></Page>;
}
