// memos_on.tsx - the memos on one thing: read, written and added where the thing is

import { useState } from "preact/hooks";
import { query } from "../base/api";
import { readDraft } from "../base/drafts";
import { formatDate, t } from "../base/i18n";
import { useResource } from "../base/resource";
import { api, change, page, undo, useStudy } from "../base/state";
import type { Memo } from "../base/types";
import { Icon } from "./icons";
import { memoDraft, MemoEditor } from "./memo_editor";
import { announce, toast } from "./toast";

/** Takes a memo away, and offers it back. */
export async function removeMemo(memo: Memo): Promise<boolean> {
  if (!(await change("DELETE", `memos/${memo.number}`))) return false;
  toast(t("memos.removed", { title: memo.title }), { action: { label: t("common.undo"), run: () => void undo() } });
  return true;
}

function MemoOn({ memo, readOnly }: { memo: Memo; readOnly: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <li class="memo-on">
      <div class="row">
        <button class="memo-on-title grow cut" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? "down" : "right"} size={14} /> {memo.title || t("memos.untitled")}
        </button>
        <span class="muted small">{[memo.coder, formatDate(memo.changed_at)].filter(Boolean).join(", ")}</span>
        {!readOnly && (
          <button class="icon-button" aria-label={t("memos.remove", { title: memo.title })} title={t("common.remove")}
            onClick={() => void removeMemo(memo)}><Icon name="close" size={14} /></button>
        )}
      </div>
      {open && <MemoEditor number={memo.number} on="" label={memo.title} readOnly={readOnly} />}
    </li>
  );
}

/** ON: "KIND:NAME" ("code:Stöd/Kollegor", "quotation:q7k3f2") or "project". */
export function MemosOn({ on }: { on: string }) {
  const memos = useResource<Memo[]>(api(`memos${query({ on })}`)).data.value ?? [];
  const readOnly = useStudy().data.value?.read_only ?? true;
  // The memo that is being written here stays open in its place when it has got its number.
  const [fresh, setFresh] = useState<{ round: number; number: number | null } | null>(
    () => (readDraft(memoDraft(null, on)) === null ? null : { round: 0, number: null }));
  const close = (): void => {
    setFresh(null);
    if (fresh?.number) announce(t("memos.added"));
  };
  return (
    <section class="memos-on" aria-label={t("common.memos")}>
      <ul>
        {memos.filter((memo) => memo.number !== fresh?.number)
          .map((memo) => <MemoOn key={memo.number} memo={memo} readOnly={readOnly} />)}
      </ul>
      {fresh && (
        <MemoEditor
          key={`${on}.${fresh.round}`} number={null} on={on} autofocus label={t("memos.new")}
          onMade={(number) => setFresh({ ...fresh, number })}
        />
      )}
      <div class="row">
        {!readOnly && !fresh && (
          <button class="link small" onClick={() => setFresh({ round: Date.now(), number: null })}>
            {t("memos.add")}
          </button>
        )}
        {fresh && <button class="link small" onClick={close}>{t("common.done")}</button>}
        {memos.length > 0 && <a class="small" href={page(`memos${query({ on })}`)}>{t("memos.see_all")}</a>}
      </div>
    </section>
  );
}
