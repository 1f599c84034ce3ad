// start.tsx - the projects of this machine: open one, make one

import { t } from "../base/i18n";
import { Page } from "../parts/page";

export function StartPage() {
  return <Page title={t("common.projects")}><p /></Page>;
}
