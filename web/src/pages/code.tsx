// code.tsx - a code's quotations in context

import { t } from "../base/i18n";
import { Page } from "../parts/page";

export function CodePage() {
  return <Page title={t("common.codes")}><p /></Page>;
}
