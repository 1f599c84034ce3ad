// paged.ts - a long list that is fetched a page at a time, where it is looked at

import { effect, signal, untracked } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { Failure, get } from "./api";
import { changes } from "./live";

const SIZE = 200;

interface Answer<T> { total: number; items: T[] }

/** The list that GET PATH answers by skip and most. */
export class Paged<T> {
  readonly total = signal<number | null>(null);
  readonly failure = signal<Failure | null>(null);
  /** Counts up whenever a page has come. */
  readonly came = signal(0);
  private readonly pages = new Map<number, T[]>();
  private readonly fresh = new Set<number>();
  private wanted: [number, number] = [0, 0];
  private asking = false;

  constructor(readonly path: string) {}

  item(index: number): T | undefined {
    return this.pages.get(Math.floor(index / SIZE))?.[index % SIZE];
  }

  /** Fetches what is missing of FROM..TO; what was asked for before is forgotten. */
  need(from: number, to: number): void {
    this.wanted = [Math.floor(from / SIZE), Math.floor(Math.max(from, to) / SIZE)];
    if (!this.asking) void this.load();
  }

  /** Everything may be another now: what is shown stays until it has come anew. */
  refresh(): void {
    this.fresh.clear();
    if (!this.asking) void this.load();
  }

  private next(): number | null {
    for (let i = this.wanted[0]; i <= this.wanted[1]; i++) if (!this.fresh.has(i)) return i;
    return null;
  }

  private async load(): Promise<void> {
    this.asking = true;
    try {
      for (let at = this.next(); at !== null; at = this.next()) {
        this.fresh.add(at);
        const join = this.path.includes("?") ? "&" : "?";
        const answer = await get<Answer<T>>(`${this.path}${join}skip=${at * SIZE}&most=${SIZE}`);
        this.pages.set(at, answer.items);
        for (const page of this.pages.keys())
          if (page * SIZE >= answer.total) this.pages.delete(page);
        this.total.value = answer.total;
        this.failure.value = null;
        this.came.value++;
      }
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      this.failure.value = failure;
    } finally {
      this.asking = false;
    }
  }
}

/** PATH's list, kept up to date. The one before stays until the first of it is here. */
export function usePaged<T>(path: string): { list: Paged<T>; waiting: boolean } {
  const shown = useRef<Paged<T> | null>(null);
  const next = useMemo(() => {
    const list = new Paged<T>(path);
    list.need(0, 0);
    return list;
  }, [path]);
  useEffect(() => {
    let first = true;
    return effect(() => {
      void changes.value;
      if (!first) untracked(() => next.refresh());
      first = false;
    });
  }, [next]);
  const ready = next.total.value !== null || next.failure.value !== null;
  if (ready || !shown.current) shown.current = next;
  return { list: shown.current, waiting: !ready };
}
