// history_model.ts - the trail as it is asked for and grouped

import { formatDate, language, t } from "../base/i18n";
import { label } from "../base/state";
import type { Transaction } from "../base/types";

export const STEP = 200; // rows at a time

/** RUNS: one transaction each, or the savings of one sitting, newest first. */
export interface Day { day: string; title: string; runs: Transaction[][] }

const SAVED = "saved the chapter"; // as the program writes it
const SITTING = 30 * 60_000; // ms: the longest rest within one

/** "2024-05-01" where this machine stands. */
function dayOf(at: string): string {
  const time = new Date(at);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

function titleOf(day: string): string {
  const time = new Date(`${day}T12:00:00`);
  const back = Math.round((Date.parse(`${dayOf(new Date().toISOString())}T12:00:00`) - time.getTime()) / 86_400_000);
  const weekday = new Intl.DateTimeFormat(language.value, { weekday: "long" }).format(time);
  const date = `${weekday} ${formatDate(time.getTime())}`;
  if (back === 0) return `${t("history.today")}, ${date}`;
  if (back === 1) return `${t("history.yesterday")}, ${date}`;
  return date.charAt(0).toLocaleUpperCase(language.value) + date.slice(1);
}

function goesOn(run: readonly Transaction[], item: Transaction): boolean {
  const last = run.at(-1);
  return last !== undefined && last.label === SAVED && item.label === SAVED && last.coder === item.coder
    && last.device === item.device && last.undone === item.undone && Date.parse(last.at) - Date.parse(item.at) <= SITTING;
}

/** The rows by day, in the order in which they come. */
export function byDay(items: readonly Transaction[]): Day[] {
  const days: Day[] = [];
  for (const item of items) {
    const day = dayOf(item.at);
    const last = days.at(-1);
    const run = last?.day === day ? last.runs.at(-1) : undefined;
    if (run && goesOn(run, item)) run.push(item);
    else if (last?.day === day) last.runs.push([item]);
    else days.push({ day, title: titleOf(day), runs: [[item]] });
  }
  return days;
}

/** The beginning of DAY as the program takes it, or of the day after. */
function momentOf(day: string | null, after: boolean): string | null {
  if (!day || !/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  const time = new Date(`${day}T00:00:00`);
  if (Number.isNaN(time.getTime())) return null;
  if (after) time.setDate(time.getDate() + 1);
  return time.toISOString();
}

/** What of the address the program is asked for. */
export function askedOf(address: URLSearchParams): Record<string, string | null> {
  return {
    coder: address.get("coder"), on: address.get("on"),
    from: momentOf(address.get("from"), false), until: momentOf(address.get("until"), true),
  };
}

export const FILTERS = ["coder", "on", "from", "until"] as const;

/** The trail as a table for a spreadsheet, newest first. */
export function trailTable(items: readonly Transaction[]): (string | number)[][] {
  const head = ["number", "time", "coder", "what", "device", "operations", "undone"] as const;
  return [
    head.map((name) => t(`history.column_${name}`)),
    ...items.map((item) => [
      item.number, item.at, item.coder, label(item.label), item.device, item.operations,
      item.undone ? t("history.yes") : "",
    ]),
  ];
}
