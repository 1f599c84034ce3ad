// history.tsx - who did what when; the project as it was

import { t } from "../base/i18n";
import { Page } from "../parts/page";

export function HistoryPage() {
  return <Page title={t("common.history")}><p /></Page>;
}
