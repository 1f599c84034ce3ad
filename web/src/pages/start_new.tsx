// start_new.tsx - the dialog that makes a project

import { useState } from "preact/hooks";
import { query } from "../base/api";
import { language, t } from "../base/i18n";
import { ask, fileName } from "../base/machine";
import { useResource } from "../base/resource";
import { navigate } from "../base/router";
import type { App, Approach, Folder } from "../base/types";
import { useBusy } from "../base/use_busy";
import { ApproachChoice, StudyLanguage } from "../parts/choices";
import { Dialog } from "../parts/dialog";
import { Folders } from "../parts/folders";

interface Wanted {
  title: string; name: string | null; folder: string | null; tongue: string;
  approach: Approach; coder: string | null;
}

function TextField(properties: {
  label: string; value: string; onInput: (text: string) => void; hint?: string; suffix?: string;
  autofocus?: boolean; required?: boolean;
}) {
  return (
    <label class="field">
      <span>{properties.label}</span>
      <span class="row">
        <input type="text" value={properties.value} autofocus={properties.autofocus} required={properties.required}
          onInput={(event) => properties.onInput(event.currentTarget.value)} />
        {properties.suffix && <span class="muted">{properties.suffix}</span>}
      </span>
      {properties.hint && <small class="muted">{properties.hint}</small>}
    </label>
  );
}

function FolderField({ folder, onGo }: { folder: string | null; onGo: (path: string | null) => void }) {
  const [open, setOpen] = useState(false);
  const here = useResource<Folder>(`/api/folders${query({ path: folder })}`).data.value;
  return (
    <div class="field">
      <span>{t("start.folder")}</span>
      <div class="row">
        <span class="grow cut" title={here?.path}>{here?.path ?? "…"}</span>
        <button type="button" class="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t("common.done") : t("start.another_folder")}
        </button>
      </div>
      {open && <Folders path={folder} onGo={(to) => onGo(to || null)} />}
    </div>
  );
}

/** The file's name without its ending, which stands beside the field. */
function stem(name: string): string {
  return fileName(name).replace(/\.tema$/i, "");
}

async function make(wanted: Wanted, app: App | null): Promise<void> {
  const made = await ask<{ id: string }>("POST", "/api/projects", {
    folder: wanted.folder ?? app?.folder ?? "", name: `${stem(wanted.name ?? wanted.title)}.tema`,
    title: wanted.title.trim(), language: wanted.tongue, approach: wanted.approach,
    coder: (wanted.coder ?? app?.coder ?? "").trim(),
  });
  if (made) navigate(`/p/${made.id}/documents`);
}

export function NewProject({ app, onClose }: { app: App | null; onClose: () => void }) {
  const [wanted, setWanted] = useState<Wanted>({
    title: "", name: null, folder: null, tongue: language.value, approach: "reflexive", coder: null,
  });
  const [busy, run] = useBusy();
  const set = (values: Partial<Wanted>): void => setWanted({ ...wanted, ...values });
  const name = wanted.name ?? fileName(wanted.title);
  const ready = wanted.title.trim() !== "" && stem(name) !== "" && (wanted.coder ?? app?.coder ?? "").trim() !== "";
  const submit = (event: Event): void => {
    event.preventDefault();
    if (ready) run(() => make(wanted, app));
  };
  return (
    <Dialog title={t("start.new")} onClose={onClose} footer={
      <>
        <button class="button" onClick={onClose}>{t("common.cancel")}</button>
        <button class="button primary" form="new-project" type="submit" disabled={!ready || busy}>{t("start.make")}</button>
      </>
    }>
      <form id="new-project" class="stack" onSubmit={submit}>
        <TextField label={t("start.title")} value={wanted.title} autofocus required
          onInput={(title) => set({ title })} />
        <TextField label={t("start.file_name")} value={name} suffix=".tema" hint={t("start.file_hint")}
          onInput={(text) => set({ name: text })} />
        <FolderField folder={wanted.folder} onGo={(folder) => set({ folder })} />
        <div class="start-two">
          <StudyLanguage value={wanted.tongue} onChoose={(tongue) => set({ tongue })} />
          <TextField label={t("start.coder")} value={wanted.coder ?? app?.coder ?? ""}
            onInput={(coder) => set({ coder })} />
        </div>
        <ApproachChoice value={wanted.approach} onChoose={(approach) => set({ approach })} />
      </form>
    </Dialog>
  );
}
