// importing.ts - files on their way into the project, one after another

import { computed, effect, signal } from "@preact/signals";
import { Failure, get, query, sendFile } from "./api";
import { changed, progress } from "./live";
import { api, failureText, projectId } from "./state";
import type { DocumentDetails, Imported, Speaker, Study } from "./types";

export type CaseRule = "none" | "name" | "speaker";
export type ImportState = "chosen" | "waiting" | "sending" | "done" | "failed";

/** BASE: the address of the project that it was sent to, which need not be the one that is shown. */
export interface ImportItem {
  key: number; file: File; state: ImportState; base: string;
  sent: number; read: number; stage: string; // shares 0..1
  result: Imported | null; speakers: Speaker[]; fault: string;
}

const KNOWN = /\.(docx|odt|txt|text|md|markdown|srt|vtt|qdpx|qde|qdc|qda)$/i;
const RULE = "tema.import.cases";

function keptRule(): CaseRule {
  const kept = localStorage.getItem(RULE);
  return kept === "none" || kept === "speaker" ? kept : "name";
}

export const caseRule = signal<CaseRule>(keptRule());
export const items = signal<ImportItem[]>([]);
/** Files of dropped folders that are nothing tema reads. */
export const leftOut = signal(0);
/** The project's version when the last file was in, while an undo would take just that. */
export const importedVersion = signal<number | null>(null);

export const running = computed(() => items.value.some((item) => ["waiting", "sending"].includes(item.state)));

/** How far all of it is, 0..1, by bytes. */
export const overall = computed(() => {
  let total = 0;
  let done = 0;
  for (const item of items.value) {
    const size = Math.max(item.file.size, 1);
    total += size;
    done += size * (["done", "failed"].includes(item.state) ? 1 : 0.4 * item.sent + 0.6 * item.read);
  }
  return total === 0 ? 0 : done / total;
});

let project: string | null = null;
let nextKey = 0;

export function setCaseRule(rule: CaseRule): void {
  localStorage.setItem(RULE, rule);
  caseRule.value = rule;
}

function update(key: number, values: Partial<ImportItem>): void {
  items.value = items.value.map((item) => (item.key === key ? { ...item, ...values } : item));
}

/** Puts FILES in the list, to be looked at before they are sent. */
export function choose(files: File[], passedOver = 0): void {
  const fresh = project !== projectId.value || !running.value;
  project = projectId.value;
  const kept = fresh ? items.value.filter((item) => !["done", "failed"].includes(item.state)) : items.value;
  leftOut.value = fresh ? passedOver : leftOut.value + passedOver;
  items.value = [...kept, ...files.map((file): ImportItem => ({
    key: nextKey++, file, state: "chosen", base: "", sent: 0, read: 0, stage: "", result: null, speakers: [], fault: "",
  }))];
}

export function dropItem(key: number): void {
  items.value = items.value.filter((item) => item.key !== key);
}

export function clearItems(): void {
  if (running.value) return;
  items.value = [];
  leftOut.value = 0;
  importedVersion.value = null;
}

/** The program names the file, which stands beside it here. */
function faultText(failure: unknown): string {
  const named = failure instanceof Failure && /^(?:cannot import .*?|[^:]+\.qd(?:px|e|c)): (.+)$/s.exec(failure.message)?.[1];
  return failureText(named ? new Failure(failure.kind, named, failure.status) : failure);
}

async function send(item: ImportItem): Promise<void> {
  const { base } = item;
  update(item.key, { state: "sending" });
  try {
    const path = `${base}/import${query({ name: item.file.name, cases: caseRule.value })}`;
    const result = await sendFile<Imported>(path, item.file, (sent) => update(item.key, { sent }));
    const details = result.kind === "document"
      ? await get<DocumentDetails>(`${base}/documents/${result.id}`) : null;
    update(item.key, { state: "done", result, speakers: details?.speakers ?? [] });
    changed();
  } catch (failure) {
    update(item.key, { state: "failed", fault: faultText(failure) });
    if (!(failure instanceof Failure)) throw failure;
  }
}

/** Sends what was chosen. A file that fails does not keep the others. */
export async function sendChosen(): Promise<void> {
  const going = running.value;
  const base = api("");
  items.value = items.value.map((item) => (item.state === "chosen" ? { ...item, state: "waiting", base } : item));
  if (going) return;
  importedVersion.value = null;
  for (;;) {
    const item = items.value.find((one) => one.state === "waiting");
    if (!item) break;
    await send(item);
  }
  if (transactions.value > 0 && items.value.every((item) => item.base === base))
    importedVersion.value = await get<Study>(base).then((study) => study.version, () => null);
}

/** Each document and each project that brought something in is one step to undo. */
export const transactions = computed(() => items.value.filter(({ result }) => result !== null && (
  result.kind === "document" ? !result.already_there : result.tally.fresh + result.tally.changed > 0
)).length);

effect(() => {
  const heard = progress.value;
  if (!heard || heard.total <= 0) return;
  const item = items.peek().find((one) => one.state === "sending" && one.file.name === heard.name);
  if (item) update(item.key, { read: heard.done / heard.total, stage: heard.stage });
});

addEventListener("beforeunload", (event) => {
  if (running.value) event.preventDefault();
});

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry.name.startsWith(".")) return [];
  if (entry.isFile) {
    return new Promise((resolve) => {
      (entry as FileSystemFileEntry).file((file) => resolve([file]), () => resolve([]));
    });
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: File[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return found;
    for (const one of some) found.push(...await filesIn(one));
  }
}

/** The files of a drop, and those below its folders that tema can read. */
export async function dropped(data: DataTransfer): Promise<{ files: File[]; passedOver: number }> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry());
  const single = [...data.files];
  const files: File[] = [];
  let passedOver = 0;
  for (const [i, entry] of entries.entries()) {
    const file = single[i];
    if (!entry?.isDirectory) {
      if (file) files.push(file);
      continue;
    }
    const found = await filesIn(entry);
    const known = found.filter((one) => KNOWN.test(one.name));
    passedOver += found.length - known.length;
    files.push(...known.sort((a, b) => a.name.localeCompare(b.name)));
  }
  return { files, passedOver };
}
