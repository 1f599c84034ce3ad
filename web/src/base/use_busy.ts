// use_busy.ts - what a button does, once at a time

import { useRef, useState } from "preact/hooks";

/** Whether something runs, and what runs it: a second press before the button is seen disabled does nothing. */
export function useBusy(): [boolean, (work: () => Promise<unknown>) => void] {
  const [busy, setBusy] = useState(false);
  const runs = useRef(false);
  return [busy, (work) => {
    if (runs.current) return;
    setBusy(runs.current = true);
    void work().finally(() => setBusy(runs.current = false));
  }];
}
