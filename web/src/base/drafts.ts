// drafts.ts - what was typed and is not saved yet survives whatever happens

import { useRef, useState } from "preact/hooks";

const PREFIX = "tema.draft.";

export function readDraft(name: string): string | null {
  return localStorage.getItem(PREFIX + name);
}

export function keepDraft(name: string, text: string | null): void {
  if (text === null) localStorage.removeItem(PREFIX + name);
  else localStorage.setItem(PREFIX + name, text);
}

/** The names of the drafts that begin with START, without it. */
export function draftsFrom(start: string): string[] {
  return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX + start))
    .map((name) => name.slice(PREFIX.length + start.length)).filter((name) => !name.endsWith(".basis"));
}

/** A text being written: kept on this machine at each stroke until it is dropped. What was typed on
 * since SENT went off is not dropped with it. */
export function useDraft(name: string, saved: string): {
  text: string; isDraft: boolean; set: (text: string) => void; drop: (sent?: string) => void;
} {
  const [draft, setDraft] = useState<string | null>(() => readDraft(name));
  const last = useRef(name);
  if (last.current !== name) {
    last.current = name;
    setDraft(readDraft(name));
  }
  return {
    text: draft ?? saved,
    isDraft: draft !== null && draft !== saved,
    set: (text) => {
      keepDraft(name, text === saved ? null : text);
      setDraft(text);
    },
    drop: (sent) => {
      if (sent === undefined || readDraft(name) === sent) keepDraft(name, null);
      setDraft((now) => (sent === undefined || now === sent ? null : now));
    },
  };
}
