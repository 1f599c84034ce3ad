// documents_actions.tsx - a document's new name, its case, its removal

import { useState } from "preact/hooks";
import { t } from "../base/i18n";
import { change, undo } from "../base/state";
import type { DocumentSummary } from "../base/types";
import { useBusy } from "../base/use_busy";
import { CaseField, useCaseNames } from "../parts/case_field";
import { Confirm, Dialog } from "../parts/dialog";
import { announce, toast } from "../parts/toast";

export type DocumentAction = "rename" | "case" | "remove" | "speakers";

interface ActionProperties { document: DocumentSummary; onClose: () => void }

function OneField(properties: {
  title: string; ready: boolean; onSave: () => Promise<boolean>; onClose: () => void;
  children: preact.ComponentChildren;
}) {
  const [busy, run] = useBusy();
  const submit = (event: Event): void => {
    event.preventDefault();
    if (properties.ready) run(async () => { if (await properties.onSave()) properties.onClose(); });
  };
  return (
    <Dialog title={properties.title} onClose={properties.onClose} footer={
      <>
        <button class="button" onClick={properties.onClose}>{t("common.cancel")}</button>
        <button class="button primary" form="one-field" type="submit" disabled={!properties.ready || busy}>
          {t("common.save")}
        </button>
      </>
    }>
      <form id="one-field" class="stack" onSubmit={submit}>{properties.children}</form>
    </Dialog>
  );
}

function Rename({ document, onClose }: ActionProperties) {
  const [name, setName] = useState(document.name);
  const save = async (): Promise<boolean> => {
    const done = await change("PATCH", `documents/${document.id}`, { name: name.trim() });
    if (done) announce(t("documents.renamed", { name: name.trim() }));
    return done !== null;
  };
  return (
    <OneField title={t("common.rename")} ready={name.trim() !== "" && name.trim() !== document.name}
      onSave={save} onClose={onClose}>
      <label class="field">
        <span>{t("common.name")}</span>
        <input type="text" autofocus value={name} onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => setName(event.currentTarget.value)} />
      </label>
    </OneField>
  );
}

function AssignCase({ document, onClose }: ActionProperties) {
  const [name, setName] = useState(document.case ?? "");
  const names = useCaseNames();
  const wanted = name.trim();
  const save = async (): Promise<boolean> => {
    const done = await change("PATCH", `documents/${document.id}`, { case: wanted });
    if (done) announce(wanted ? t("documents.case_set", { name: document.name, case: wanted }) : t("documents.case_none", { name: document.name }));
    return done !== null;
  };
  return (
    <OneField title={t("documents.case_of", { name: document.name })} ready={wanted !== (document.case ?? "")}
      onSave={save} onClose={onClose}>
      <p class="muted">{t("documents.case_hint")}</p>
      <CaseField label={t("documents.case")} value={name} onInput={setName} names={names} autofocus
        placeholder={t("documents.no_case")} />
    </OneField>
  );
}

async function remove(document: DocumentSummary): Promise<void> {
  const done = await change("DELETE", `documents/${document.id}`);
  if (!done) return;
  toast(t("documents.removed", { name: document.name }), {
    action: { label: t("common.undo"), run: () => void undo() },
  });
  globalThis.document.querySelector<HTMLElement>(".documents h1")?.focus();
}

function Remove({ document, onClose }: ActionProperties) {
  return (
    <Confirm title={t("documents.remove_title", { name: document.name })} action={t("common.remove")}
      text={document.quotations > 0
        ? t("documents.remove_text", {
          quotations: t("common.quotations_n", { n: document.quotations }),
          codings: t("common.codings_n", { n: document.codings }),
        })
        : t("documents.remove_plain")}
      onConfirm={() => void remove(document)} onClose={onClose} />
  );
}

export function DocumentActionDialog({ action, document, onClose }: ActionProperties & {
  action: Exclude<DocumentAction, "speakers">;
}) {
  if (action === "rename") return <Rename document={document} onClose={onClose} />;
  if (action === "case") return <AssignCase document={document} onClose={onClose} />;
  return <Remove document={document} onClose={onClose} />;
}
