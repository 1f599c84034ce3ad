// export_project.tsx - the project or its codebook for other programs, and what goes along

import { useState } from "preact/hooks";
import { download, query } from "../base/api";
import { t } from "../base/i18n";
import { useResource } from "../base/resource";
import { api, attempt } from "../base/state";
import type { LossLine } from "../base/types";
import { useBusy } from "../base/use_busy";
import { Dialog } from "./dialog";
import { LossTable } from "./loss_report";
import { Waiting } from "./page";
import { announce } from "./toast";

export type ExportFormat = "qdpx" | "qdc";
const OFFSETS = ["codepoint", "utf16"] as const;

/** NAME: the file's, without its ending. */
export function ExportProject({ name, format, onClose }: { name: string; format: ExportFormat; onClose: () => void }) {
  const [offsets, setOffsets] = useState<(typeof OFFSETS)[number]>("codepoint");
  const [busy, run] = useBusy();
  const file = `${name}.${format}`;
  const asked = query({ format, offsets: format === "qdpx" && offsets });
  const { data, failure } = useResource<{ lines: LossLine[] }>(api(`export/report${asked}`));
  const save = async (): Promise<void> => {
    if (!await attempt(() => download(api(`export${asked}`), file))) return;
    announce(t("settings.exported", { name: file }));
    onClose();
  };
  return (
    <Dialog
      title={file} onClose={onClose} wide
      footer={
        <button class="button primary" autofocus disabled={busy} onClick={() => run(save)}>
          {t(busy ? "settings.exporting" : "settings.export_save")}
        </button>
      }
    >
      {format === "qdpx" && (
        <div>
          <label class="field"><span>{t("settings.offsets")}</span>
            <select value={offsets} onChange={(event) => setOffsets(event.currentTarget.value as typeof offsets)}>
              {OFFSETS.map((one) => <option key={one} value={one}>{t(`settings.offsets_${one}`)}</option>)}
            </select></label>
          <p class="muted small">{t("settings.offsets_hint")}</p>
        </div>
      )}
      <div class="report report-out">
        {data.value
          ? <LossTable label={t("settings.export_report")} lines={data.value.lines} titles={{
            lost: t("settings.export_lost"), repaired: t("settings.export_repaired"), read: t("settings.export_read"),
          }} />
          : <Waiting failure={failure.value} />}
      </div>
    </Dialog>
  );
}
