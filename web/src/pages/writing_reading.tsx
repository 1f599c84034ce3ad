// writing_reading.tsx - the chapter as it will be read, quotations brought in

import { useEffect, useState } from "preact/hooks";
import { sendForText } from "../base/api";
import { changes } from "../base/live";
import { api, failureText } from "../base/state";
import { t } from "../base/i18n";
import { Markdown } from "../parts/markdown";

export function Reading({ text }: { text: string }) {
  const [written, setWritten] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const known = changes.value;
  useEffect(() => {
    let stale = false;
    sendForText(api("findings/write"), { text, format: "md", draft: true }).then(
      (answer) => { if (!stale) { setWritten(answer); setFault(null); } },
      (failure: unknown) => { if (!stale) setFault(failureText(failure)); });
    return () => { stale = true; };
  }, [text, known]);
  return (
    <div class="reading" tabIndex={0} role="region" aria-label={t("writing.reading")}>
      {fault && <p class="fault" role="alert">{fault}</p>}
      {written !== null && <Markdown text={written} className="reading-text" />}
    </div>
  );
}
