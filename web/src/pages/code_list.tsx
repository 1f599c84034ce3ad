// code_list.tsx - a code's quotations, however many, and coding them from there

import { useMemo, useState } from "preact/hooks";
import { search } from "../base/fuzzy";
import { quoted, t } from "../base/i18n";
import type { Paged } from "../base/paged";
import { navigate } from "../base/router";
import { change, undo } from "../base/state";
import type { Code, Quotation, Study } from "../base/types";
import { CodeName } from "../parts/code_name";
import { Combobox, type Choice } from "../parts/combobox";
import { Dialog } from "../parts/dialog";
import { toast } from "../parts/toast";
import { WindowList } from "../parts/window_list";
import { QuotationRow, rowLabel } from "./code_quotation";
import { quotationLink, sourceOf } from "./codes_used";

const back = () => ({ action: { label: t("common.undo"), run: () => void undo() } });

async function copy(quotation: Quotation): Promise<void> {
  try {
    await navigator.clipboard.writeText(`${quoted(quotation.words)} (${sourceOf(quotation)}, ${quotation.key})`);
    toast(t("codes.copied"));
  } catch {
    toast(t("codes.copy_failed"), { tone: "fault" });
  }
}

async function uncode(quotation: Quotation, code: number): Promise<void> {
  const done = await change("PUT", `quotations/${quotation.key}/codes`, { remove: [code] });
  const name = quotation.codings.find((coding) => coding.code === code)?.path ?? "";
  if (done) toast(t("codes.uncoded", { name }), back());
}

function CodeIt({ quotation, codes, onClose }: { quotation: Quotation; codes: Code[]; onClose: () => void }) {
  const has = new Set(quotation.codings.map((coding) => coding.code));
  const choices = (typed: string): Choice<Code | string>[] => {
    const free = codes.filter((code) => !has.has(code.id));
    const found: Choice<Code | string>[] = search(typed, free, (code) => code.path).slice(0, 40).map((code) => (
      { value: code, key: String(code.id), label: code.path, show: <CodeName code={code} path /> }));
    const path = typed.trim();
    if (path === "" || codes.some((code) => code.path.toLowerCase() === path.toLowerCase())) return found;
    const label = t("codes.code_new", { path });
    return [...found, { value: path, key: "new", label, show: label }];
  };
  const give = async (chosen: Code | string): Promise<void> => {
    const isNew = typeof chosen === "string";
    const done = await change("PUT", `quotations/${quotation.key}/codes`,
      isNew ? { new_codes: [chosen] } : { add: [chosen.id] });
    if (done) toast(t("codes.coded", { name: isNew ? chosen : chosen.path }), back());
  };
  return (
    <Dialog title={t("codes.code_title")} onClose={onClose}>
      <Combobox
        label={t("codes.code_title")} placeholder={t("codes.filter")} autofocus choices={choices} onCancel={onClose}
        onChoose={(chosen) => { onClose(); void give(chosen); }}
      />
    </Dialog>
  );
}

export function CodeQuotationList(properties: {
  list: Paged<Quotation>; total: number; name: string; within: ReadonlySet<number>;
  codes: Code[]; study: Study | null;
}) {
  const { list, within, codes, study } = properties;
  const [coding, setCoding] = useState<Quotation | null>(null);
  const byId = useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes]);
  const coder = study && !study.read_only ? study.coder : null;
  void list.came.value;

  const key = (event: KeyboardEvent, index: number): boolean => {
    const quotation = list.item(index);
    if (!quotation) return false;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === "Enter") navigate(quotationLink(quotation));
    else if (event.key.toLowerCase() === "c" && !plain && getSelection()?.isCollapsed) void copy(quotation);
    else if (event.key.toLowerCase() === "c" && plain && coder !== null) setCoding(quotation);
    else if (event.key === "Delete" && coder !== null) {
      const own = quotation.codings.find((each) => within.has(each.code) && each.coder === coder);
      if (own) void uncode(quotation, own.code);
      else toast(t("codes.only_own"));
    } else return false;
    return true;
  };
  const row = (index: number, active: boolean) => {
    const quotation = list.item(index);
    return quotation ? (
      <QuotationRow
        key={quotation.key} quotation={quotation} active={active} within={within} codes={byId} coder={coder}
        copy={(it) => void copy(it)} code={setCoding} uncode={(it, code) => void uncode(it, code)}
      />
    ) : null;
  };
  return (
    <>
      <WindowList
        label={t("codes.list_label", { name: properties.name })} count={properties.total} guess={190} identity={list.path}
        row={row} rowLabel={(index) => rowLabel(list.item(index))} need={(from, to) => list.need(from, to)} onKey={key}
      />
      {coding && <CodeIt quotation={coding} codes={codes} onClose={() => setCoding(null)} />}
    </>
  );
}
