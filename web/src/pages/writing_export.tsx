// writing_export.tsx - the chapter as a file, and the project for other programs

import { useState } from "preact/hooks";
import { download } from "../base/api";
import { t } from "../base/i18n";
import { useResource } from "../base/resource";
import { api, attempt, sentence, useStudy } from "../base/state";
import type { Cases, FindingsReport } from "../base/types";
import { useBusy } from "../base/use_busy";
import { Dialog } from "../parts/dialog";
import { ExportProject } from "../parts/export_project";

const FORMATS = ["docx", "odt", "html", "md"] as const;
type Format = (typeof FORMATS)[number];

interface Choices {
  format: Format; style: "" | "plain" | "apa7"; attribution: "" | "none" | "pseudonym";
  variables: string[]; counts: boolean;
}

const KEPT = "tema.export";
const USUAL: Choices = { format: "docx", style: "", attribution: "", variables: [], counts: false };

function kept(): Choices {
  try {
    return { ...USUAL, ...(JSON.parse(localStorage.getItem(KEPT) ?? "{}") as Partial<Choices>) };
  } catch {
    return USUAL;
  }
}

function bodyOf(choices: Choices, text: string, draft: boolean): object {
  const attribution = choices.attribution === "pseudonym" && choices.variables.length > 0
    ? `pseudonym+${choices.variables.join(",")}` : choices.attribution;
  return {
    text, format: choices.format, draft, counts: choices.counts,
    ...(choices.style ? { style: choices.style } : {}), ...(attribution ? { attribution } : {}),
  };
}

interface FieldProperties { choices: Choices; set: (changed: Partial<Choices>) => void }

function Fields({ choices, set }: FieldProperties) {
  const variables = useResource<Cases>(api("cases")).data.value?.variables ?? [];
  const toggle = (name: string): void => set({
    variables: choices.variables.includes(name)
      ? choices.variables.filter((one) => one !== name) : [...choices.variables, name],
  });
  return (
    <>
      <fieldset class="export-formats">
        <legend class="label">{t("writing.format")}</legend>
        {FORMATS.map((format) => (
          <label class="chip" key={format}>
            <input type="radio" name="format" checked={choices.format === format} onChange={() => set({ format })} />
            {t(`writing.format_${format}`)}
          </label>
        ))}
      </fieldset>
      <div class="export-row">
        <label class="field grow"><span>{t("writing.style")}</span>
          <select value={choices.style} onChange={(event) => set({ style: event.currentTarget.value as Choices["style"] })}>
            <option value="">{t("writing.as_chapter")}</option>
            <option value="plain">{t("writing.style_plain")}</option>
            <option value="apa7">APA 7</option>
          </select></label>
        <label class="field grow"><span>{t("writing.attribution")}</span>
          <select value={choices.attribution}
            onChange={(event) => set({ attribution: event.currentTarget.value as Choices["attribution"] })}>
            <option value="">{t("writing.as_chapter")}</option>
            <option value="pseudonym">{t("writing.attribution_pseudonym")}</option>
            <option value="none">{t("writing.attribution_none")}</option>
          </select></label>
      </div>
      {choices.attribution === "pseudonym" && variables.length > 0 && (
        <div class="row wrap">
          {variables.map((name) => (
            <label class="chip" key={name}>
              <input type="checkbox" checked={choices.variables.includes(name)} onChange={() => toggle(name)} /> {name}
            </label>
          ))}
        </div>
      )}
      <label class="row"><input type="checkbox" checked={choices.counts} onChange={() => set({ counts: !choices.counts })} />
        {t("writing.show_counts")}</label>
    </>
  );
}

function Faults({ report }: { report: FindingsReport }) {
  return (
    <div class="export-faults" role="note">
      <p>{t("writing.draft_why", { n: report.faults })}</p>
      <ul>
        {report.items.filter((one) => one.fault).map((one, i) => (
          <li key={i} class="small"><span class="count">{one.line}</span> {sentence(one.message)}</li>
        ))}
      </ul>
    </div>
  );
}

export function ExportDialog({ text, report, onClose }: { text: string; report: FindingsReport | null; onClose: () => void }) {
  const study = useStudy().data.value;
  const [choices, setChoices] = useState(kept);
  const [busy, run] = useBusy();
  const [whole, setWhole] = useState(false);
  const faults = report?.faults ?? 0;
  const name = study?.name ?? "tema";
  const set = (changed: Partial<Choices>): void => {
    const next = { ...choices, ...changed };
    localStorage.setItem(KEPT, JSON.stringify(next));
    setChoices(next);
  };
  const write = async (): Promise<void> => {
    const done = await attempt(() => download(
      api("findings/write"), `${name} - ${t("writing.file_name")}.${choices.format}`, bodyOf(choices, text, faults > 0)));
    if (done) onClose();
  };
  if (whole) return <ExportProject name={name} format="qdpx" onClose={onClose} />;
  return (
    <Dialog
      title={t("writing.export")} onClose={onClose}
      footer={
        <>
          <button class="button" disabled={busy} onClick={() => setWhole(true)}>
            {t("writing.export_project")}
          </button>
          <span class="grow" />
          <button class="button primary" autofocus disabled={busy || text.trim() === ""} onClick={() => run(write)}>
            {t(faults > 0 ? "writing.export_draft" : "writing.export_now")}
          </button>
        </>
      }
    >
      <Fields choices={choices} set={set} />
      {faults > 0 && report && <Faults report={report} />}
    </Dialog>
  );
}
