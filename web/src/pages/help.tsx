// help.tsx - how things are done, and which keys do them

import { t } from "../base/i18n";
import { useStudy } from "../base/state";
import { Questions, Shortcuts } from "../parts/help";
import { Page } from "../parts/page";
import { isExample, startTour } from "../parts/tour";

export function HelpPage() {
  const study = useStudy().data.value;
  return (
    <Page title={t("common.help")} className="help" tools={study && isExample(study) && !study.read_only && (
      <button class="button" title={t("help.tour_hint")} onClick={() => startTour()}>{t("help.tour")}</button>
    )}>
      <div class="help-columns">
        <Questions full />
        <Shortcuts level="h2" />
      </div>
    </Page>
  );
}
