// help_dialog.tsx - the help over the page that it is asked on

import { t } from "../base/i18n";
import { WHERES, type Where } from "../base/shortcuts";
import { page, projectId, usePlace } from "../base/state";
import { Dialog } from "./dialog";
import { Questions, Shortcuts } from "./help";
import { place } from "../base/router";

/** The page's own keys come first. */
function useWheres(): Where[] {
  const inDocument = usePlace("documents/:document")["document"] !== undefined;
  const inCode = usePlace("codes/:code")["code"] !== undefined;
  const part = place.value.path.split("/")[3] ?? "";
  const own: Where[] = inDocument ? ["document", "palette"] : inCode ? ["code"]
    : WHERES.filter((where) => where === part && where !== "document");
  return [...own, "everywhere", ...WHERES.filter((where) => where !== "everywhere" && !own.includes(where))];
}

export function HelpDialog({ onClose }: { onClose: () => void }) {
  const wheres = useWheres();
  return (
    <Dialog title={t("common.help")} wide onClose={onClose}
      footer={projectId.value && (
        <a class="button" href={page("help")} onClick={onClose}>{t("help.whole_page")} <kbd>F1</kbd></a>
      )}>
      <div class="help-columns">
        <Questions onLeave={onClose} />
        <Shortcuts wheres={wheres} />
      </div>
    </Dialog>
  );
}
