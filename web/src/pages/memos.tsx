// memos.tsx - all memos in one place

import { t } from "../base/i18n";
import { Page } from "../parts/page";

export function MemosPage() {
  return <Page title={t("common.memos")}><p /></Page>;
}
