// map.tsx - the themes and their codes as a drawing

import { t } from "../base/i18n";
import { Page } from "../parts/page";

export function MapPage() {
  return <Page title={t("common.map")}><p /></Page>;
}
