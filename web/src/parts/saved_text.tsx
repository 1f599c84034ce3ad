// saved_text.tsx - a field of text that is kept as it is typed and saved when it is left

import { useRef } from "preact/hooks";
import { useDraft } from "../base/drafts";
import { t } from "../base/i18n";

/** NAME: of its draft, unlike any other's. ONSAVE: false where it could not be saved. */
export function SavedText(properties: {
  name: string; label: string; hint: string; saved: string; readOnly: boolean;
  onSave: (text: string) => Promise<boolean>;
}) {
  const { label, saved } = properties;
  const draft = useDraft(properties.name, saved);
  const saving = useRef(false);
  const save = async (): Promise<void> => {
    if (!draft.isDraft || saving.current) return;
    saving.current = true;
    const sent = draft.text;
    const done = await properties.onSave(sent);
    saving.current = false;
    if (done) draft.drop(sent);
  };
  if (properties.readOnly)
    return (
      <div class="field">
        <span>{label}</span>
        <p class="saved-text">{saved || "–"}</p>
      </div>
    );
  return (
    <label class="field">
      <span>
        {label}
        {draft.isDraft && <em class="field-state">{t("codes.not_saved")}</em>}
      </span>
      <textarea
        rows={2} value={draft.text} placeholder={properties.hint}
        onInput={(event) => draft.set(event.currentTarget.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void save();
        }}
      />
    </label>
  );
}
