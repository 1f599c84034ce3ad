// conflict.tsx - two have written the same text: both are shown, and nothing is lost

import { t } from "../base/i18n";
import type { TextKeeper } from "../base/text_keeper";
import { Dialog } from "./dialog";
import { toast } from "./toast";

export function Conflict({ keeper }: { keeper: TextKeeper }) {
  const theirs = keeper.theirs.value;
  if (!theirs) return null;
  const mine = keeper.text.value;
  const both = () => void keeper.resolve(`${theirs.text.trimEnd()}\n\n${mine}`);
  const keepTheirs = (): void => {
    void keeper.resolve(theirs.text);
    toast(t("writing.kept_theirs"), {
      action: { label: t("writing.back_to_mine"), run: () => { keeper.set(mine); void keeper.flush(); } },
    });
  };
  return (
    <Dialog
      title={t("writing.conflict")} wide onClose={both}
      footer={
        <>
          <button class="button" onClick={keepTheirs}>{t("writing.keep_theirs")}</button>
          <button class="button" onClick={both}>{t("writing.keep_both")}</button>
          <button class="button primary" onClick={() => void keeper.resolve(mine)}>{t("writing.keep_mine")}</button>
        </>
      }
    >
      <p>{t("writing.conflict_why")}</p>
      <div class="conflict">
        <label class="field"><span>{t("writing.mine")}</span>
          <textarea class="text" rows={12} readOnly value={mine} /></label>
        <label class="field"><span>{t("writing.theirs")}</span>
          <textarea class="text" rows={12} readOnly value={theirs.text} /></label>
      </div>
    </Dialog>
  );
}
