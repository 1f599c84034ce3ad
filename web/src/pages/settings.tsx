// settings.tsx - the study, who codes, language and colours

import { t } from "../base/i18n";
import { Page } from "../parts/page";

export function SettingsPage() {
  return <Page title={t("common.settings")}><p /></Page>;
}
