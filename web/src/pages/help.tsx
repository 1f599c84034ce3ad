// help.tsx - how do I ...?

import { t } from "../base/i18n";
import { Page } from "../parts/page";

export function HelpPage() {
  return <Page title={t("common.help")}><p /></Page>;
}
