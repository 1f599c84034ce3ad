// documents.tsx - the documents of a study, and bringing in more

import { t } from "../base/i18n";
import { Page } from "../parts/page";

export function DocumentsPage() {
  return <Page title={t("common.documents")}><p /></Page>;
}
