// i18n.ts - the app's words in the reader's language

import { signal } from "@preact/signals";
import { en, sv, type Catalogue, type Key } from "../texts";

export type Language = "en" | "sv";
export type { Key };
export type Values = Record<string, string | number>;

const catalogues: Record<Language, Catalogue> = { en, sv };

function preferred(): Language {
  const chosen = localStorage.getItem("tema.language");
  if (chosen === "en" || chosen === "sv") return chosen;
  return navigator.languages.some((tag) => tag.startsWith("sv")) ? "sv" : "en";
}

export const language = signal<Language>(preferred());
document.documentElement.lang = language.value;

export function setLanguage(chosen: Language): void {
  localStorage.setItem("tema.language", chosen);
  language.value = chosen;
  document.documentElement.lang = chosen;
}

function phrase(key: Key, values: Values | undefined): string {
  const [part, ...rest] = key.split(".");
  const catalogue = catalogues[language.value] as Record<string, Record<string, unknown>>;
  const found = catalogue[part ?? ""]?.[rest.join(".")];
  if (typeof found === "string") return found;
  if (found && typeof found === "object") {
    const forms = found as Record<string, string>;
    const rule = new Intl.PluralRules(language.value).select(Number(values?.["n"] ?? 0));
    return forms[rule] ?? forms["other"] ?? key;
  }
  return key;
}

/** The text of KEY; {name} in it is VALUES' name, and n chooses between one and other. */
export function t(key: Key, values?: Values): string {
  return phrase(key, values).replace(/\{(\w+)\}/g, (all, name: string) => {
    const value = values?.[name];
    if (value === undefined) return all;
    return typeof value === "number" ? formatNumber(value) : value;
  });
}

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language.value).format(value);
}

export function formatTime(at: string | number | null): string {
  if (at === null) return "";
  return new Intl.DateTimeFormat(language.value, { dateStyle: "medium", timeStyle: "short" })
    .format(new Date(at));
}

export function formatDate(at: string | number | null): string {
  if (at === null) return "";
  return new Intl.DateTimeFormat(language.value, { dateStyle: "medium" }).format(new Date(at));
}

/** "3 min ago" */
export function formatAgo(at: string): string {
  const seconds = (Date.parse(at) - Date.now()) / 1000;
  const format = new Intl.RelativeTimeFormat(language.value, { numeric: "auto" });
  for (const [unit, size] of [["day", 86400], ["hour", 3600], ["minute", 60]] as const)
    if (Math.abs(seconds) >= size) return format.format(Math.round(seconds / size), unit);
  return format.format(0, "minute");
}

export function compareNames(a: string, b: string): number {
  return new Intl.Collator(language.value, { numeric: true }).compare(a, b);
}
