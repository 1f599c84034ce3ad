// documents_paste.tsx - a transcript that is pasted instead of sent as a file

import { useState } from "preact/hooks";
import { useDraft } from "../base/drafts";
import { choose, items } from "../base/importing";
import { t } from "../base/i18n";
import { fileName } from "../base/machine";
import { projectId } from "../base/state";
import { Dialog } from "../parts/dialog";

export function PasteDialog({ onClose, onChosen }: { onClose: () => void; onChosen: () => void }) {
  const text = useDraft(`paste.${projectId.value ?? ""}`, "");
  const [name, setName] = useState("");
  const ready = text.text.trim() !== "" && fileName(name) !== "";
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!ready) return;
    choose([new File([text.text], `${fileName(name).replace(/\.txt$/i, "")}.txt`, { type: "text/plain" })]);
    if (items.value.length > 0) text.drop();
    onChosen();
  };
  return (
    <Dialog title={t("documents.paste")} wide onClose={onClose} footer={
      <>
        <button class="button" onClick={onClose}>{t("common.cancel")}</button>
        <button class="button primary" form="paste" type="submit" disabled={!ready}>{t("documents.paste_on")}</button>
      </>
    }>
      <form id="paste" class="stack" onSubmit={submit}>
        <label class="field">
          <span>{t("documents.paste_name")}</span>
          <input type="text" autofocus value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <label class="field">
          <span>{t("documents.paste_text")}</span>
          <textarea class="paste-text" rows={14} value={text.text} placeholder={t("documents.paste_example")}
            onInput={(event) => text.set(event.currentTarget.value)} />
        </label>
      </form>
    </Dialog>
  );
}
