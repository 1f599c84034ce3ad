// themes.tsx - the board where codes and quotations gather into themes

import { t } from "../base/i18n";
import { Page } from "../parts/page";

export function ThemesPage() {
  return <Page title={t("common.themes")}><p /></Page>;
}
