// codes_dialogs.tsx - moving, merging and removing a code, each seen before it is done

import { useState } from "preact/hooks";
import { query } from "../base/api";
import { search } from "../base/fuzzy";
import { t } from "../base/i18n";
import { useResource } from "../base/resource";
import { api } from "../base/state";
import type { Code } from "../base/types";
import { CodeName } from "../parts/code_name";
import { Combobox, type Choice } from "../parts/combobox";
import { Confirm, Dialog } from "../parts/dialog";
import { Waiting } from "../parts/page";
import { mergeCode, moveCode, removeCode } from "./codes_actions";
import { subtree } from "./codes_tree_model";

const MOST = 60; // choices that are shown

export type CodeAction = "move" | "merge" | "remove";

export function codeChoices(codes: readonly Code[], typed: string): Choice<Code>[] {
  return search(typed, codes, (code) => code.path).slice(0, MOST).map((code) => (
    { value: code, key: String(code.id), label: code.path, show: <CodeName code={code} path /> }));
}

interface Properties { code: Code; codes: Code[]; onClose: () => void; onDone: (shown: number | null) => void }

function MoveDialog({ code, codes, onClose, onDone }: Properties) {
  const within = new Set(subtree(codes, code.id).map((each) => each.id));
  const places = codes.filter((each) => !within.has(each.id) && each.id !== code.parent);
  const choices = (typed: string): Choice<Code | undefined>[] => {
    const found: Choice<Code | undefined>[] = codeChoices(places, typed);
    const root = { value: undefined, key: "0", label: t("codes.to_root"), show: t("codes.to_root") };
    return code.parent !== 0 && typed === "" ? [root, ...found] : found;
  };
  return (
    <Dialog title={t("codes.move_title", { name: code.name })} onClose={onClose}>
      <Combobox
        label={t("codes.move_title", { name: code.name })} placeholder={t("codes.filter")} autofocus
        choices={choices} onCancel={onClose}
        onChoose={(parent) => { onClose(); void moveCode(code, parent).then(() => onDone(code.id)); }}
      />
    </Dialog>
  );
}

interface Preview { codings: number; quotations: number; both: number; children: number; themes: number }

function MergePreview({ code, into }: { code: Code; into: Code }) {
  const seen = useResource<Preview>(api(`codes/${code.id}/merge${query({ into: into.id })}`));
  const preview = seen.data.value;
  if (!preview) return <Waiting failure={seen.failure.value} />;
  const names = { from: code.path, into: into.path };
  return (
    <div role="status"><ul class="merge-preview">
      <li>{t("codes.merge_codings", { ...names, n: preview.codings })}</li>
      {preview.both > 0 && <li>{t("codes.merge_both", { ...names, n: preview.both })}</li>}
      {preview.children > 0 && <li>{t("codes.merge_children", { ...names, n: preview.children })}</li>}
      {preview.themes > 0 && <li>{t("codes.merge_themes", { ...names, n: preview.themes })}</li>}
      <li>{t("codes.merge_gone", names)}</li>
    </ul></div>
  );
}

function MergeDialog({ code, codes, onClose, onDone }: Properties) {
  const [into, setInto] = useState<Code | null>(null);
  const places = codes.filter((each) => each.id !== code.id);
  const merge = (): void => {
    if (!into) return;
    onClose();
    // What is gone is not to be asked for any more.
    onDone(into.id);
    void mergeCode(code, into).then((done) => { if (!done) onDone(code.id); });
  };
  return (
    <Dialog
      title={t("codes.merge_title", { name: code.name })} onClose={onClose}
      footer={
        <>
          <button class="button" onClick={onClose}>{t("common.cancel")}</button>
          <button class="button primary" disabled={!into} onClick={merge} id="merge-now">
            {t("codes.merge_action")}
          </button>
        </>
      }
    >
      <Combobox
        label={t("codes.merge_field")} placeholder={t("codes.merge_field")} autofocus onCancel={onClose}
        choices={(typed) => codeChoices(places, typed)}
        onChoose={(chosen) => {
          setInto(chosen);
          requestAnimationFrame(() => document.getElementById("merge-now")?.focus());
        }}
      />
      <div class="merge-choice">
        {into
          ? <><p><CodeName code={code} path /> → <CodeName code={into} path /></p><MergePreview code={code} into={into} /></>
          : <p class="muted">{t("codes.merge_choose")}</p>}
      </div>
    </Dialog>
  );
}

function RemoveDialog({ code, codes, onClose, onDone }: Properties) {
  const all = subtree(codes, code.id);
  const codings = all.reduce((sum, each) => sum + each.codings, 0);
  const text = [t("codes.remove_codings", { n: codings })];
  if (all.length > 1) text.push(t("codes.remove_below", { n: all.length - 1 }));
  return (
    <Confirm
      title={t("codes.remove_title", { name: code.path })} text={text.join(" ")} action={t("common.remove")}
      onClose={onClose}
      onConfirm={() => {
        const gone = new Set(all.map((each) => each.id));
        const at = codes.findIndex((each) => each.id === code.id);
        const next = codes.slice(at).find((each) => !gone.has(each.id)) ?? codes[at - 1];
        onDone(next?.id ?? null);
        void removeCode(code).then((done) => { if (!done) onDone(code.id); });
      }}
    />
  );
}

export function CodeDialog(properties: Properties & { action: CodeAction }) {
  if (properties.action === "move") return <MoveDialog {...properties} />;
  if (properties.action === "merge") return <MergeDialog {...properties} />;
  return <RemoveDialog {...properties} />;
}
