// choices.tsx - the few choices that stand on several pages: language, scheme, approach

import { language, setLanguage, t, type Key, type Language } from "../base/i18n";
import { scheme, setScheme, type Scheme } from "../base/scheme";
import type { Approach } from "../base/types";

export interface Option<T extends string> { value: T; label: string; hint?: string }

/** A row of choices of which one holds. */
export function Segments<T extends string>(properties: {
  label: string; value: T; options: Option<T>[]; onChoose: (value: T) => void;
}) {
  return (
    <fieldset class="segments">
      <legend class="unseen">{properties.label}</legend>
      {properties.options.map((option) => (
        <label key={option.value} class={option.value === properties.value ? "on" : ""} lang={option.hint}>
          <input type="radio" name={properties.label} checked={option.value === properties.value}
            onChange={() => properties.onChoose(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The same one below the other, each with a sentence. */
export function Radios<T extends string>(properties: {
  label: string; name: string; value: T; options: Option<T>[]; onChoose: (value: T) => void;
  disabled?: boolean;
}) {
  return (
    <fieldset class="radios" disabled={properties.disabled}>
      <legend class="label">{properties.label}</legend>
      {properties.options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={properties.name} value={option.value}
            checked={option.value === properties.value} onChange={() => properties.onChoose(option.value)} />
          <span><strong>{option.label}</strong>{option.hint && <span class="muted"> {option.hint}</span>}</span>
        </label>
      ))}
    </fieldset>
  );
}

const LANGUAGES: Option<Language>[] = [
  { value: "en", label: "English", hint: "en" }, { value: "sv", label: "Svenska", hint: "sv" },
];

export function LanguageChoice() {
  return <Segments label={t("settings.app_language")} value={language.value} options={LANGUAGES} onChoose={setLanguage} />;
}

export function SchemeChoice() {
  const options: Option<Scheme>[] = [
    { value: "system", label: t("common.scheme_system") }, { value: "light", label: t("common.light") },
    { value: "dark", label: t("common.dark") },
  ];
  return <Segments label={t("settings.scheme")} value={scheme.value} options={options} onChoose={setScheme} />;
}

const APPROACHES: Approach[] = ["reflexive", "codebook", "reliability"];

export function ApproachChoice(properties: {
  value: Approach; onChoose: (value: Approach) => void; disabled?: boolean;
}) {
  const options = APPROACHES.map((value) => ({
    value, label: t(`settings.approach_${value}` as Key), hint: t(`settings.approach_${value}_hint` as Key),
  }));
  return <Radios label={t("settings.approach")} name="approach" options={options} {...properties} />;
}

const STUDY_LANGUAGES = ["sv", "en", "nb", "da", "fi", "is", "de", "fr", "es", "nl", "pl", "ar"];

/** What the language TAG is called, in the reader's language. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(language.value, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

export function StudyLanguage(properties: {
  value: string; onChoose: (tag: string) => void; disabled?: boolean;
}) {
  const tags = STUDY_LANGUAGES.includes(properties.value) || properties.value === ""
    ? STUDY_LANGUAGES : [properties.value, ...STUDY_LANGUAGES];
  return (
    <label class="field">
      <span>{t("settings.study_language")}</span>
      <select value={properties.value} disabled={properties.disabled}
        onChange={(event) => properties.onChoose(event.currentTarget.value)}>
        {tags.map((tag) => <option key={tag} value={tag}>{languageName(tag)}</option>)}
      </select>
    </label>
  );
}
