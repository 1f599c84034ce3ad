// use_typed.ts - a field that shows what is saved, whoever saves it, and never over what is being typed

import { useEffect, useState } from "preact/hooks";

/** SENT: TEXT has been saved, and what is saved shows again once it is known. */
export function useTyped(saved: string): {
  text: string; set: (text: string) => void; drop: () => void; sent: (text: string) => void;
} {
  const [typed, setTyped] = useState<{ text: string; isSent: boolean } | null>(null);
  useEffect(() => setTyped((now) => (now?.isSent ? null : now)), [saved]);
  return {
    text: typed?.text ?? saved,
    set: (text) => setTyped({ text, isSent: false }),
    drop: () => setTyped(null),
    sent: (text) => setTyped((now) => (now?.text === text ? { text, isSent: true } : now)),
  };
}
