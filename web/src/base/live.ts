// live.ts - hears of every change to the project, from whatever window or command

import { signal } from "@preact/signals";
import { reachable } from "./api";

declare const WORKER_PATH: string;

interface TrustedTypes {
  createPolicy(
    name: string, rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

export interface Progress { name: string; stage: string; done: number; total: number }

/** Counts up with each change that was heard of, or made here. */
export const changes = signal(0);
export const progress = signal<Progress | null>(null);

export interface LiveMessage {
  kind: "change" | "progress" | "open" | "error"; data?: string;
}

let policy: { createScriptURL(url: string): string } | undefined;
let close: () => void = () => undefined;
/** The version that was heard of last; -1: not known, as after a change made here. */
let lastVersion = -1;

function hear(message: LiveMessage): void {
  if (message.kind === "open") {
    if (!reachable.value) changed();
    reachable.value = true;
  } else if (message.kind === "error") {
    reachable.value = false;
  } else if (message.kind === "progress") {
    progress.value = JSON.parse(message.data ?? "null") as Progress | null;
  } else {
    const { version } = JSON.parse(message.data ?? "{}") as { version: number };
    if (version === lastVersion) return;
    lastVersion = version;
    changes.value++;
  }
}

/** One stream a window uses up the browser's few connections: windows share a worker. */
function listenShared(path: string): () => void {
  const trusted = (self as { trustedTypes?: TrustedTypes }).trustedTypes;
  policy ??= trusted?.createPolicy("tema", { createScriptURL: (url) => url });
  const worker = new SharedWorker(policy?.createScriptURL(WORKER_PATH) ?? WORKER_PATH, { name: "tema" });
  worker.port.onmessage = (event: MessageEvent<LiveMessage>) => hear(event.data);
  worker.port.postMessage({ listen: path });
  const leave = () => worker.port.postMessage({ leave: path });
  addEventListener("pagehide", leave);
  return () => {
    removeEventListener("pagehide", leave);
    leave();
    worker.port.close();
  };
}

function listenAlone(path: string): () => void {
  const source = new EventSource(path);
  source.onopen = () => hear({ kind: "open" });
  source.onerror = () => hear({ kind: "error" });
  for (const kind of ["change", "progress"] as const)
    source.addEventListener(kind, (event) =>
      hear({ kind, data: (event as MessageEvent<string>).data }));
  return () => source.close();
}

let listen = listenShared;

/** Listens to PROJECT's changes, and to no other's any more; null: to none. */
export function follow(project: string | null): void {
  close();
  close = () => undefined;
  lastVersion = -1;
  if (project === null) return;
  const path = `/api/p/${project}/events`;
  try {
    close = listen(path);
  } catch {
    listen = listenAlone;
    close = listen(path);
  }
}

/** Says that this window has changed the project, so that it need not wait to hear it. */
export function changed(): void {
  lastVersion = -1;
  changes.value++;
}

/** What an answer of VERSION need not be asked for again to be. */
export function isNew(version: number): boolean {
  return lastVersion !== -1 && version === lastVersion;
}
