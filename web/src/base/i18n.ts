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

/** A rule of the language, made once: making one takes longer than applying it a hundred times. */
function kept<Rule>(make: (tag: Language) => Rule): () => Rule {
  const made = new Map<Language, Rule>();
  return () => {
    const tag = language.value;
    const rule = made.get(tag) ?? make(tag);
    made.set(tag, rule);
    return rule;
  };
}

const plurals = kept((tag) => new Intl.PluralRules(tag));
const numbers = kept((tag) => new Intl.NumberFormat(tag));
const times = kept((tag) => new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" }));
const dates = kept((tag) => new Intl.DateTimeFormat(tag, { dateStyle: "medium" }));
const spans = kept((tag) => new Intl.RelativeTimeFormat(tag, { numeric: "auto" }));
const names = kept((tag) => new Intl.Collator(tag, { numeric: true }));

function phrase(key: Key, values: Values | undefined): string {
  const [part, ...rest] = key.split(".");
  const catalogue = catalogues[language.value] as Record<string, Record<string, unknown>>;
  const found = catalogue[part ?? ""]?.[rest.join(".")];
  if (typeof found === "string") return found;
  if (found && typeof found === "object") {
    const forms = found as Record<string, string>;
    const rule = plurals().select(Number(values?.["n"] ?? 0));
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

/** TEXT in the language's quotation marks. */
export function quoted(text: string): string {
  return `${language.value === "sv" ? "”" : "“"}${text}”`;
}

export function formatNumber(value: number): string {
  return numbers().format(value);
}

export function formatTime(at: string | number | null): string {
  if (at === null) return "";
  return times().format(new Date(at));
}

export function formatDate(at: string | number | null): string {
  if (at === null) return "";
  return dates().format(new Date(at));
}

/** "3 min ago" */
export function formatAgo(at: string): string {
  const seconds = (Date.parse(at) - Date.now()) / 1000;
  const format = spans();
  for (const [unit, size] of [["day", 86400], ["hour", 3600], ["minute", 60]] as const)
    if (Math.abs(seconds) >= size) return format.format(Math.round(seconds / size), unit);
  return format.format(0, "minute");
}

export function compareNames(a: string, b: string): number {
  return names().compare(a, b);
}
