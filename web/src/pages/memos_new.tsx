// memos_new.tsx - what a new memo is on: the study or anything in it

import { search } from "../base/fuzzy";
import { t } from "../base/i18n";
import { useResource } from "../base/resource";
import { api, useCodes, useDocuments } from "../base/state";
import type { Cases, Themes } from "../base/types";
import { Combobox } from "../parts/combobox";
import { Dialog } from "../parts/dialog";
import { kindName } from "./memos";

interface Target { kind: string; name: string }

export function NewMemo({ onChoose, onClose }: { onChoose: (on: string) => void; onClose: () => void }) {
  const documents = useDocuments().data.value ?? [];
  const codes = useCodes().data.value ?? [];
  const themes = useResource<Themes>(api("themes")).data.value?.items ?? [];
  const cases = useResource<Cases>(api("cases")).data.value?.items ?? [];
  const targets: Target[] = [
    { kind: "project", name: "" },
    ...documents.map((one) => ({ kind: "document", name: one.name })),
    ...codes.filter((one) => !one.removed).map((one) => ({ kind: "code", name: one.path })),
    ...themes.filter((one) => !one.removed).map((one) => ({ kind: "theme", name: one.path })),
    ...cases.map((one) => ({ kind: "case", name: one.name })),
  ];
  const choices = (wanted: string) => {
    const found = search(wanted, targets, (one) => `${kindName(one.kind)} ${one.name}`).slice(0, 60);
    const key = /^@?([0-9a-z]{6,8})$/.exec(wanted.trim())?.[1];
    if (key && found.length === 0) found.push({ kind: "quotation", name: key });
    return found.map((one) => ({
      value: one, key: `${one.kind}:${one.name}`, label: `${kindName(one.kind)} ${one.name}`,
      show: <span class="row"><span class="muted small memo-kind">{kindName(one.kind)}</span><span class="cut">{one.name}</span></span>,
    }));
  };
  return (
    <Dialog title={t("memos.new")} onClose={onClose}>
      <p class="muted">{t("memos.choose_on")}</p>
      <Combobox
        label={t("memos.on_what")} placeholder={t("memos.on_hint")} choices={choices} autofocus empty={t("memos.none_found")}
        onChoose={(one) => onChoose(one.kind === "project" ? "project" : `${one.kind}:${one.name}`)}
      />
    </Dialog>
  );
}
