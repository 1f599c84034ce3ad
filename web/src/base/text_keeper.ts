// text_keeper.ts - a text that is saved by itself, never lost, never laid over another's

import { signal, type Signal } from "@preact/signals";
import { Failure } from "./api";
import { keepDraft, readDraft } from "./drafts";

/** A text as the project has it, and the mark by which the program knows that version. */
export interface Version { text: string; basis: string }

export interface TextSource {
  load: () => Promise<Version | null>; // null: there is none (any more)
  save: (text: string, basis: string) => Promise<string>; // the new basis
}

export type KeeperState = "loading" | "saved" | "waiting" | "saving" | "failed" | "conflict" | "gone";

const PAUSE_MS = 1500;
const RETRY_MS = 3000;
const MOST_APART_MS = 30_000;
const BYTES_A_MS = 2;

export class TextKeeper {
  readonly text: Signal<string> = signal("");
  readonly state: Signal<KeeperState> = signal<KeeperState>("loading");
  readonly failure: Signal<unknown> = signal<unknown>(null);
  /** What another has saved meanwhile, while STATE is conflict. */
  readonly theirs: Signal<Version | null> = signal<Version | null>(null);

  private base: Version | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saves = 0;
  private savedAt = 0;
  private asking = false;
  private askAgain = false;

  constructor(private name: string, private readonly source: TextSource) {}

  get dirty(): boolean {
    return this.base !== null && this.text.value !== this.base.text;
  }

  /** From now on the draft goes by NAME. */
  rename(name: string): void {
    this.drop();
    this.name = name;
    if (this.dirty) this.keep();
  }

  /** Reads what the project has: at the beginning, and whenever it has changed. */
  async refresh(): Promise<void> {
    if (this.asking) {
      this.askAgain = true;
      return;
    }
    this.asking = true;
    const before = this.saves;
    try {
      const found = await this.source.load();
      if (before !== this.saves || this.state.value === "saving") this.askAgain = true;
      else this.adopt(found);
    } catch (failure) {
      if (this.base === null) this.restoreWithoutProgram(failure);
    } finally {
      this.asking = false;
    }
    if (this.askAgain && this.state.value !== "saving") {
      this.askAgain = false;
      await this.refresh();
    }
  }

  /** The writer's next text. */
  set(text: string): void {
    this.text.value = text;
    if (this.state.value === "conflict") {
      keepDraft(this.name, text); // its basis stays the one it was written on
      return;
    }
    if (!this.dirty && this.base) {
      this.drop();
      this.state.value = "saved";
      clearTimeout(this.timer);
      return;
    }
    this.keep();
    if (this.state.value !== "saving") this.state.value = "waiting";
    this.later(this.pause());
  }

  /** Saves now what is not saved yet. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    const sent = this.text.value;
    if (this.state.value === "saving" || this.state.value === "conflict") return;
    if (!this.base || sent === this.base.text) return;
    this.state.value = "saving";
    try {
      const basis = await this.source.save(sent, this.base.basis);
      this.saves++;
      this.savedAt = Date.now();
      this.base = { text: sent, basis };
      this.failure.value = null;
      this.settle();
    } catch (failure) {
      await this.refused(failure);
    }
    if (this.askAgain) void this.refresh();
  }

  /** Of two texts: MINE goes over theirs; else theirs stays. */
  async resolve(text: string): Promise<void> {
    const theirs = this.theirs.value;
    if (!theirs) return;
    this.base = theirs;
    this.theirs.value = null;
    this.text.value = text;
    this.state.value = "waiting";
    this.settle();
    await this.flush();
  }

  private adopt(found: Version | null): void {
    if (!found) {
      this.state.value = "gone";
      return;
    }
    const first = this.base === null;
    const draft = first ? readDraft(this.name) : null;
    if (draft !== null && draft !== found.text) {
      this.restore(draft, found);
      return;
    }
    if (this.dirty) {
      if (this.base && found.text === this.base.text) this.base = found;
      if (this.state.value === "failed") this.later(0);
      return;
    }
    if (draft !== null) this.drop();
    this.base = found;
    if (this.text.value !== found.text) this.text.value = found.text;
    this.state.value = "saved";
  }

  /** A draft of an earlier window: its text may have been changed under it since. */
  private restore(draft: string, found: Version): void {
    const basis = readDraft(`${this.name}.basis`);
    this.base = found;
    this.text.value = draft;
    if (basis !== null && basis !== found.basis) {
      this.theirs.value = found;
      this.state.value = "conflict";
    } else {
      this.state.value = "waiting";
      this.later(PAUSE_MS);
    }
  }

  private restoreWithoutProgram(failure: unknown): void {
    const draft = readDraft(this.name);
    if (draft !== null) this.text.value = draft;
    this.failure.value = failure;
  }

  private async refused(failure: unknown): Promise<void> {
    this.failure.value = failure;
    this.state.value = "failed";
    if (failure instanceof Failure && failure.status === 409) await this.compare();
    else if (failure instanceof Failure && [0, 401, 503].includes(failure.status))
      this.later(RETRY_MS);
  }

  private async compare(): Promise<void> {
    const theirs = await this.source.load().catch(() => null);
    if (!theirs) return;
    if (theirs.text === this.text.value || theirs.text === this.base?.text) {
      this.base = theirs;
      this.state.value = "waiting";
      this.settle();
      return;
    }
    this.theirs.value = theirs;
    this.state.value = "conflict";
  }

  private settle(): void {
    if (this.dirty) {
      this.keep();
      this.state.value = "waiting";
      this.later(this.pause());
    } else {
      this.drop();
      this.state.value = "saved";
    }
  }

  /** Each save is kept for ever in the history: a long text is saved less often while it is
   * written. Every stroke is in the draft meanwhile. */
  private pause(): number {
    const apart = Math.min(MOST_APART_MS, this.text.value.length / BYTES_A_MS);
    return Math.max(PAUSE_MS, this.savedAt + apart - Date.now());
  }

  private later(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), pause);
  }

  private keep(): void {
    keepDraft(this.name, this.text.value);
    if (this.base) keepDraft(`${this.name}.basis`, this.base.basis);
  }

  private drop(): void {
    keepDraft(this.name, null);
    keepDraft(`${this.name}.basis`, null);
  }
}
