// writing_check.ts - holds the chapter against the data while it is written

import { useEffect, useRef, useState } from "preact/hooks";
import { send } from "../base/api";
import { changes } from "../base/live";
import { api } from "../base/state";
import type { FindingsReport } from "../base/types";

const PAUSE_MS = 300;

export interface Checked { text: string; report: FindingsReport }

/** The latest report and the text it is about; never two questions at once. */
export function useCheck(text: string, ready: boolean): Checked | null {
  const [checked, setChecked] = useState<Checked | null>(null);
  const wanted = useRef(text);
  const asking = useRef(false);
  const again = useRef(false);
  wanted.current = text;

  const ask = async (): Promise<void> => {
    if (asking.current) {
      again.current = true;
      return;
    }
    asking.current = true;
    do {
      again.current = false;
      const sent = wanted.current;
      try {
        setChecked({ text: sent, report: await send<FindingsReport>("POST", api("findings/check"), { text: sent }) });
      } catch {
        break; // what is wrong is told by the saving
      }
    } while (again.current);
    asking.current = false;
  };

  const known = changes.value;
  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(() => void ask(), checked === null ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, ready, known]);
  return checked;
}
