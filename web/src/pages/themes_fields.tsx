// themes_fields.tsx - a theme's name and its concept, written where they stand

import { useEffect, useRef } from "preact/hooks";
import { useDraft } from "../base/drafts";
import { t } from "../base/i18n";
import { isShort } from "../base/state";

/** NAME's field; Enter and leaving it are done, Escape leaves it as it was (null). */
export function NameField(properties: {
  label: string; name: string; placeholder?: string; onDone: (name: string | null) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const done = (name: string | null): void => {
    if (isDone.current || (name !== null && !isShort("theme", name))) return;
    isDone.current = true;
    properties.onDone(name);
  };
  return (
    <input
      ref={field} type="text" class="theme-name-field" defaultValue={properties.name} aria-label={properties.label}
      placeholder={properties.placeholder} autocomplete="off"
      onBlur={(event) => done(event.currentTarget.value.trim() || null)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.isComposing) return;
        if (event.key === "Enter") done(event.currentTarget.value.trim() || null);
        if (event.key === "Escape") done(null);
      }}
    />
  );
}

/** What the theme says at its heart; kept at each stroke, saved when it is left. */
export function Concept(properties: {
  name: string; label: string; saved: string; readOnly: boolean; onSave: (text: string) => Promise<boolean>;
}) {
  const draft = useDraft(properties.name, properties.saved);
  const saving = useRef(false);
  const save = async (): Promise<void> => {
    if (!draft.isDraft || saving.current) return;
    saving.current = true;
    const sent = draft.text;
    const done = await properties.onSave(sent.trim());
    saving.current = false;
    if (done) draft.drop(sent);
  };
  if (properties.readOnly)
    return properties.saved ? <p class="theme-concept">{properties.saved}</p> : null;
  return (
    <div class="theme-concept-field">
      <textarea
        class="theme-concept" rows={1} value={draft.text} aria-label={properties.label} placeholder={t("themes.concept_hint")}
        onInput={(event) => draft.set(event.currentTarget.value)} onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === "Escape") draft.drop();
          else if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          else void save();
          event.preventDefault();
        }}
      />
      {draft.isDraft && <span class="field-state small">{t("codes.not_saved")}</span>}
    </div>
  );
}
