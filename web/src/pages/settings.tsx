// settings.tsx - the study, who codes, how the app looks, and the project's way out

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t, type Key } from "../base/i18n";
import { lastPart } from "../base/machine";
import { setSingleKeys, singleKeys } from "../base/preferences";
import { change, sentence, sight, useStudy, type Sight } from "../base/state";
import type { Study } from "../base/types";
import { useBusy } from "../base/use_busy";
import { useTyped } from "../base/use_typed";
import { ApproachChoice, LanguageChoice, Radios, SchemeChoice, StudyLanguage } from "../parts/choices";
import { ExportProject, type ExportFormat } from "../parts/export_project";
import { Icon } from "../parts/icons";
import { Page, Waiting } from "../parts/page";
import { announce, toast } from "../parts/toast";

function Part({ title, hint, children }: { title: Key; hint?: Key; children: ComponentChildren }) {
  return (
    <section class="setting">
      <div>
        <h2>{t(title)}</h2>
        {hint && <p class="muted small">{t(hint)}</p>}
      </div>
      <div class="stack">{children}</div>
    </section>
  );
}

async function save(values: Partial<Pick<Study, "title" | "language" | "approach" | "coder">>): Promise<boolean> {
  const done = await change("PATCH", "", values);
  if (done) announce(t("settings.saved"));
  return done !== null;
}

/** Kept when it is left or at Enter. */
function TitleField({ study }: { study: Study }) {
  const { text, ...typed } = useTyped(study.title);
  const keep = (): void => {
    const title = text.trim();
    if (title === "" || title === study.title) typed.drop();
    else void save({ title }).then((done) => { if (done) typed.sent(text); });
  };
  return (
    <label class="field">
      <span>{t("start.title")}</span>
      <input type="text" value={text} disabled={study.read_only} onInput={(event) => typed.set(event.currentTarget.value)}
        onBlur={keep} onKeyDown={(event) => {
          if (event.key === "Enter") keep();
          else if (event.key === "Escape") typed.drop();
        }} />
    </label>
  );
}

function StudyPart({ study }: { study: Study }) {
  return (
    <Part title="settings.study">
      <TitleField study={study} />
      <StudyLanguage value={study.language} disabled={study.read_only} onChoose={(language) => void save({ language })} />
      <ApproachChoice value={study.approach} disabled={study.read_only} onChoose={(approach) => void save({ approach })} />
    </Part>
  );
}

function NewCoder() {
  const [name, setName] = useState("");
  const [, run] = useBusy();
  const submit = (event: Event): void => {
    event.preventDefault();
    if (name.trim() !== "") run(async () => { if (await save({ coder: name.trim() })) setName(""); });
  };
  return (
    <form class="row" onSubmit={submit}>
      <input type="text" aria-label={t("settings.new_coder")} placeholder={t("settings.new_coder")} value={name}
        onInput={(event) => setName(event.currentTarget.value)} />
      <button class="button" disabled={name.trim() === ""}>{t("settings.code_as")}</button>
    </form>
  );
}

function CoderPart({ study }: { study: Study }) {
  const names = study.coders.some((coder) => coder.name === study.coder)
    ? study.coders : [{ name: study.coder, codings: 0, transactions: 0 }, ...study.coders];
  const sights: Sight[] = ["all", "mine"];
  return (
    <Part title="settings.coder" hint="settings.coder_hint">
      <Radios label={t("settings.acting")} name="coder" value={study.coder} disabled={study.read_only}
        options={names.map((coder) => ({
          value: coder.name, label: coder.name, hint: t("common.codings_n", { n: coder.codings }),
        }))}
        onChoose={(coder) => void save({ coder })} />
      {!study.read_only && <NewCoder />}
      <Radios label={t("settings.sight")} name="sight" value={sight.value}
        options={sights.map((value) => ({
          value, label: t(`settings.sight_${value}` as Key), hint: t(`settings.sight_${value}_hint` as Key),
        }))}
        onChoose={(value) => { sight.value = value; }} />
    </Part>
  );
}

function AppPart() {
  return (
    <Part title="settings.app" hint="settings.app_hint">
      <div class="row wrap"><span class="label setting-name">{t("settings.app_language")}</span><LanguageChoice /></div>
      <div class="row wrap"><span class="label setting-name">{t("settings.scheme")}</span><SchemeChoice /></div>
      <label class="setting-check">
        <input type="checkbox" checked={singleKeys.value} onChange={(event) => setSingleKeys(event.currentTarget.checked)} />
        <span><strong>{t("settings.single_keys")}</strong><span class="muted"> {t("settings.single_keys_hint")}</span></span>
      </label>
    </Part>
  );
}

function ExportPart({ study }: { study: Study }) {
  const [chosen, setChosen] = useState<ExportFormat | null>(null);
  const name = (lastPart(study.path) || study.name).replace(/\.tema$/i, "");
  return (
    <Part title="settings.export" hint="settings.export_hint">
      {(["qdpx", "qdc"] as const).map((format) => (
        <div class="setting-export" key={format}>
          <button class="button" onClick={() => setChosen(format)}><Icon name="export" />{`${name}.${format}`}</button>
          <span class="muted">{t(`settings.export_${format}`)}</span>
        </div>
      ))}
      {chosen && <ExportProject name={name} format={chosen} onClose={() => setChosen(null)} />}
    </Part>
  );
}

function FilePart({ study }: { study: Study }) {
  const copy = (): void => {
    void navigator.clipboard.writeText(study.path).then(() => toast(t("settings.copied")));
  };
  return (
    <Part title="settings.file" hint="settings.file_hint">
      <div class="row">
        <code class="setting-path">{study.path}</code>
        <button class="button" onClick={copy}>{t("settings.copy_path")}</button>
      </div>
      {study.warning
        ? <p class="setting-warning"><Icon name="warning" /><span>{sentence(study.warning)}</span></p>
        : <p class="muted small">{t("settings.synced")}</p>}
    </Part>
  );
}

export function SettingsPage() {
  const { data, failure } = useStudy();
  const study = data.value;
  return (
    <Page title={t("common.settings")} className="settings">
      {!study ? <Waiting failure={failure.value} /> : (
        <>
          <StudyPart study={study} />
          <CoderPart study={study} />
          <AppPart />
          <ExportPart study={study} />
          <FilePart study={study} />
        </>
      )}
    </Page>
  );
}
