// codes.tsx - the codebook, as a tree, and one code's description

import { t } from "../base/i18n";
import { Page } from "../parts/page";

export function CodesPage() {
  return <Page title={t("common.codes")}><p /></Page>;
}
