// resource.ts - answers of the program that are kept up to date while they are shown

import { effect, signal, untracked, type ReadonlySignal, type Signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { Failure, getVersion } from "./api";
import { changes, isNew } from "./live";

interface Kept<T> {
  data: Signal<T | null>;
  failure: Signal<Failure | null>;
  text: string;
  version: number;
  users: number;
  asking: boolean;
  again: boolean;
}

export interface Resource<T> {
  data: ReadonlySignal<T | null>;
  failure: ReadonlySignal<Failure | null>;
}

const kept = new Map<string, Kept<unknown>>();

async function load(path: string, entry: Kept<unknown>): Promise<void> {
  if (entry.asking) {
    entry.again = true;
    return;
  }
  entry.asking = true;
  try {
    const { text, version } = await getVersion(path);
    entry.version = version;
    if (text !== entry.text) {
      entry.text = text;
      entry.data.value = JSON.parse(text) as unknown;
    }
    entry.failure.value = null;
  } catch (error) {
    entry.version = -1;
    if (error instanceof Failure) entry.failure.value = error;
    else throw error;
  } finally {
    entry.asking = false;
  }
  if (entry.again) {
    entry.again = false;
    if (!isNew(entry.version)) await load(path, entry);
  }
}

function entryOf(path: string): Kept<unknown> {
  let entry = kept.get(path);
  if (!entry) {
    entry = {
      data: signal<unknown>(null), failure: signal<Failure | null>(null), text: "",
      version: -1, users: 0, asking: false, again: false,
    };
    kept.set(path, entry);
  }
  return entry;
}

/** The answer to GET PATH; what was known of it at once, and anew with each change. */
export function useResource<T>(path: string | null): Resource<T> {
  const entry = entryOf(path ?? "");
  const [, again] = useState(0);
  // What is not known at all is asked for at once, and not a frame later.
  if (path !== null && entry.text === "" && entry.users === 0 && !entry.asking && !entry.failure.peek()) void load(path, entry);
  useEffect(() => {
    if (path === null) return;
    const used = entryOf(path);
    // A change between the drawing and now has thrown away what was drawn from: draw from the new one.
    if (used !== entry) again((times) => times + 1);
    // One that another part of the page shows is kept up to date already.
    const isFirst = used.users++ === 0;
    if ((isFirst || used.text === "") && !used.asking) void load(path, used);
    return () => {
      used.users--;
      if (used.users === 0 && kept.size > 60) kept.delete(path);
    };
  }, [path]);
  return entry as unknown as Resource<T>;
}

/** The same once, for what is not a component. */
export async function refresh(path: string): Promise<void> {
  const entry = kept.get(path);
  if (entry) await load(path, entry);
}

/** Forgets everything, of a project that was left. */
export function forgetResources(): void {
  for (const [path, entry] of kept) if (entry.users === 0) kept.delete(path);
}

effect(() => {
  if (changes.value === 0) return;
  untracked(() => {
    for (const [path, entry] of kept)
      if (isNew(entry.version)) continue;
      else if (entry.users > 0) void load(path, entry);
      else kept.delete(path);
  });
});
