// document_desk.ts - one document on the desk: its text, what is marked, and what is done to it

import { batch, computed, signal } from "@preact/signals";
import { get, getText } from "../base/api";
import { t } from "../base/i18n";
import { api, change, NAME_LIMIT, projectId, undo } from "../base/state";
import type { Code, DocumentDetails, Mark } from "../base/types";
import { Positions } from "../reader/positions";
import type { Reader, Span } from "../reader/reader";
import { announce, toast } from "../parts/toast";

/** The type of what is dragged onto a code: what is selected, or the quotation that is open. */
export const TARGET_TYPE = "application/x-tema-target";

const RECENT = 12;
/** Code points: more than any view shows. */
const FIRST_MARKS = 20_000;
const TEXTS_KEPT = 3;

/** Texts never change: those read last are at hand. */
const texts = new Map<string, Promise<string>>();

function readText(path: string): Promise<string> {
  const found = texts.get(path) ?? getText(path);
  texts.delete(path);
  texts.set(path, found);
  found.catch(() => texts.delete(path));
  for (const old of [...texts.keys()].slice(0, -TEXTS_KEPT)) texts.delete(old);
  return found;
}

function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** What is to be put on a quotation: codes that are there, and new ones by their paths. */
export interface Codes { ids: number[]; paths: string[] }

export const onlyCode = (id: number): Codes => ({ ids: [id], paths: [] });

export class Desk {
  readonly text = signal<string | null>(null);
  readonly details = signal<DocumentDetails | null>(null);
  readonly failure = signal<unknown>(null);
  readonly marks = signal<readonly Mark[]>([]);
  readonly selection = signal<Span | null>(null);
  readonly selectedKey = signal<string | null>(null);
  readonly palette = signal(false);
  readonly recent = signal<number[]>(readRecent());
  readonly selected = computed(() => {
    const key = this.selectedKey.value;
    return key === null ? null : this.marks.value.find((mark) => mark.key === key) ?? null;
  });
  reader: Reader | null = null;
  coder: string | null = null;
  caret = 0;
  private positions: Positions | null = null;
  private passing = 0;

  private readonly placeName: string;

  constructor(readonly id: string) {
    this.placeName = `tema.place.${projectId.value ?? ""}.${id}`;
  }

  path(rest = ""): string {
    return `documents/${this.id}${rest}`;
  }

  /** The text, and what is marked where reading begins (AT): all marks of a long text would be waited for. */
  async load(at: number): Promise<void> {
    const from = Math.max(0, at - FIRST_MARKS / 2);
    try {
      const [marks, text, details] = await Promise.all([
        get<Mark[]>(api(this.path(`/marks?from=${from}&until=${from + FIRST_MARKS}`))),
        readText(api(this.path("/text"))), get<DocumentDetails>(api(this.path())),
      ]);
      batch(() => {
        if (!this.marks.value.length) this.marks.value = marks;
        this.text.value = text;
        this.details.value = details;
        this.failure.value = null;
      });
    } catch (failure) {
      this.failure.value = failure;
    }
  }

  /** The reading goes on from where it was left, also tomorrow: the text is the same. */
  keepPlace(): void {
    if (this.reader) localStorage.setItem(this.placeName, String(this.reader.place()));
  }

  lastPlace(): number {
    return Number(localStorage.getItem(this.placeName) ?? "0") || 0;
  }

  /** The words of SPAN (code points). */
  words(span: Span): string {
    const text = this.text.value ?? "";
    this.positions ??= new Positions(text);
    return text.slice(this.positions.toUnits(span.start), this.positions.toUnits(span.end));
  }

  toPoints(unit: number): number {
    this.positions ??= new Positions(this.text.value ?? "");
    return this.positions.toPoints(unit);
  }

  /** What a code would go on: the words selected, else the quotation that is open. */
  target(): Span | null {
    return this.selection.value ?? this.selected.value;
  }

  open(key: string | null): void {
    this.selectedKey.value = key;
  }

  /** Codes the selection or the open quotation; shows it before it is written. */
  async code(codes: Codes): Promise<void> {
    const span = this.selection.value;
    const open = this.selected.value;
    if (span) await this.mark(span, codes);
    else if (open) await this.codeOpen(open, codes);
    else toast(t("reader.nothing_selected"));
  }

  async mark(span: Span, codes: Codes): Promise<void> {
    const passing: Mark = {
      key: `passing-${this.passing++}`, start: span.start, end: span.end, comment: null, doubt: null,
      codings: codes.ids.map((code) => ({ code, coder: this.coder })),
    };
    const same = this.marks.value.find((mark) => mark.start === span.start && mark.end === span.end);
    const sent = change<{ key: string }>("POST", "quotations", {
      document: Number(this.id), start: span.start, end: span.end, codes: codes.ids, new_codes: codes.paths,
    });
    if (!same) {
      // Seen at once; all that follows from it comes after the frame that shows it.
      this.reader?.addMark({ ...passing, codings: passing.codings.map(({ code }) => ({ code, coder: this.coder ?? "" })) });
      await painted();
      this.marks.value = [...this.marks.value, passing];
    }
    const made = await sent;
    if (!made) {
      this.marks.value = this.marks.value.filter((mark) => mark !== passing);
      return;
    }
    batch(() => {
      this.marks.value = this.marks.value.map((mark) => (mark === passing ? { ...mark, key: made.key } : mark));
      this.selectedKey.value = made.key;
    });
    await this.rememberAll(codes);
  }

  private async codeOpen(open: Mark, codes: Codes): Promise<void> {
    await change("PUT", `quotations/${open.key}/codes`, { add: codes.ids, new_codes: codes.paths });
    await this.rememberAll(codes);
  }

  async uncode(key: string, code: number): Promise<void> {
    if (await change("PUT", `quotations/${key}/codes`, { remove: [code] })) announce(t("reader.code_removed"));
  }

  async comment(key: string, comment: string): Promise<boolean> {
    return await change("PATCH", `quotations/${key}`, { comment }) !== null;
  }

  /** Where it may not be so, what stands is shown again. */
  async resize(key: string, start: number, end: number): Promise<void> {
    if (await change("PATCH", `quotations/${key}`, { start, end })) announce(t("reader.resized"));
    else this.marks.value = [...this.marks.value];
  }

  async remove(key: string): Promise<void> {
    if (!(await change("DELETE", `quotations/${key}`))) return;
    if (this.selectedKey.value === key) this.open(null);
    toast(t("reader.quotation_removed"), { action: { label: t("common.undo"), run: () => void undo() } });
    this.reader?.focus();
  }

  /** A code named by the words themselves. */
  async codeInVivo(): Promise<void> {
    const span = this.target();
    if (!span) {
      toast(t("reader.nothing_selected"));
      return;
    }
    const name = [...this.words(span).replace(/[\s/]+/g, " ").trim()].slice(0, NAME_LIMIT).join("");
    await this.code({ ids: [], paths: [name] });
    announce(t("reader.coded_with", { codes: name }));
  }

  /** Also those that were made just now, by the ids they were given. */
  private async rememberAll({ ids, paths }: Codes): Promise<void> {
    if (paths.length === 0) return this.remember(ids);
    const wanted = new Set(paths.map(plainPath));
    const codes = await get<Code[]>(api("codes"));
    this.remember([...ids, ...codes.filter(({ path }) => wanted.has(plainPath(path))).map(({ id }) => id)]);
  }

  private remember(ids: number[]): void {
    const kept = [...new Set([...ids, ...this.recent.value])].slice(0, RECENT);
    this.recent.value = kept;
    localStorage.setItem(recentName(), JSON.stringify(kept));
  }
}

function plainPath(path: string): string {
  return path.split("/").map((name) => name.trim()).join("/");
}

function recentName(): string {
  return `tema.recent.${projectId.value ?? ""}`;
}

function readRecent(): number[] {
  try {
    return JSON.parse(localStorage.getItem(recentName()) ?? "[]") as number[];
  } catch {
    return [];
  }
}

/** The codes used last that are still there. */
export function recentCodes(desk: Desk, codes: readonly Code[]): Code[] {
  const byId = new Map(codes.map((code) => [code.id, code]));
  return desk.recent.value.flatMap((id) => byId.get(id) ?? []);
}
