// themes_forms.tsx - how a theme has changed: each earlier form, and what became of it

import { formatTime, t } from "../base/i18n";
import { useResource } from "../base/resource";
import { api, label } from "../base/state";
import type { Theme, ThemeForm } from "../base/types";
import { Waiting } from "../parts/page";
import { useBoard } from "./themes_board";
import { wordChanges } from "./themes_model";

const last = (path: string): string => path.split("/").at(-1) ?? path;

/** What was changed in FORM, against the one before it, in words. */
function told(form: ThemeForm, before: ThemeForm | undefined): string[] {
  if (!before) return [t("themes.form_made")];
  const added = form.codes.filter((path) => !before.codes.includes(path)).map(last);
  const gone = before.codes.filter((path) => !form.codes.includes(path)).map(last);
  const lines: string[] = [];
  if (form.name !== before.name) lines.push(t("themes.form_renamed", { from: before.name, to: form.name }));
  if (form.concept !== before.concept)
    lines.push(t(before.concept === "" ? "themes.form_concept_new" : form.concept === "" ? "themes.form_concept_gone" : "themes.form_concept"));
  if (added.length > 0) lines.push(t("themes.form_gathered", { codes: added.join(", ") }));
  if (gone.length > 0) lines.push(t("themes.form_released", { codes: gone.join(", ") }));
  return lines.length > 0 ? lines : [label(form.label)];
}

function ConceptChange({ from, to }: { from: string; to: string }) {
  return (
    <p class="form-concept">
      {wordChanges(from, to).map((piece, i) => piece.change === "added" ? <ins key={i}>{piece.text}</ins>
        : piece.change === "gone" ? <del key={i}>{piece.text}</del> : <span key={i}>{piece.text}</span>)}
    </p>
  );
}

function Form({ form, before }: { form: ThemeForm; before: ThemeForm | undefined }) {
  const changed = before !== undefined && before.concept !== form.concept;
  return (
    <li class="theme-form">
      <p class="small muted">
        {form.at === "" ? t("themes.form_now")
          : <><time dateTime={form.at}>{formatTime(form.at)}</time> · {form.coder || t("common.unknown_coder")}</>}
      </p>
      {told(form, before).map((line) => <p key={line}>{line}</p>)}
      {changed && <ConceptChange from={before.concept} to={form.concept} />}
      <details class="small">
        <summary>{t("themes.form_whole")}</summary>
        <p><strong>{form.name}</strong></p>
        {form.concept && <p class="form-concept">{form.concept}</p>}
        <p class="muted">{form.codes.length ? form.codes.map((path) => path.replaceAll("/", " / ")).join(", ") : t("themes.form_no_codes")}</p>
      </details>
    </li>
  );
}

/** The form it has now; the program tells of those before it. */
function formNow(theme: Theme, paths: string[]): ThemeForm {
  return { at: "", coder: "", name: theme.name, concept: theme.concept, codes: paths, label: "" };
}

function isSame(a: ThemeForm, b: ThemeForm | undefined): boolean {
  return b !== undefined && a.name === b.name && a.concept === b.concept
    && [...a.codes].sort().join("\n") === [...b.codes].sort().join("\n");
}

export function ThemeForms({ theme }: { theme: Theme }) {
  const { byId } = useBoard();
  const answer = useResource<ThemeForm[]>(api(`themes/${theme.id}/forms`));
  const earlier = answer.data.value;
  const now = formNow(theme, theme.codes.flatMap((id) => byId.get(id)?.path ?? []));
  const forms = earlier && earlier.length > 0 && !isSame(now, earlier[0]) ? [now, ...earlier] : earlier;
  if (!forms) return <Waiting failure={answer.failure.value} />;
  if (forms.length === 0) return <p class="muted">{t("themes.forms_none")}</p>;
  return <ol class="theme-forms">{forms.map((form, i) => <Form key={`${form.at}.${i}`} form={form} before={forms[i + 1]} />)}</ol>;
}
