// use_keeper.ts - a text_keeper for as long as a part of the page is shown

import { useEffect, useMemo } from "preact/hooks";
import { t } from "./i18n";
import { changes } from "./live";
import { failureText } from "./state";
import { TextKeeper, type TextSource } from "./text_keeper";

/** One keeper a NAME (the draft's); what is not saved when it goes is saved then. */
export function useKeeper(name: string, source: TextSource): TextKeeper {
  const keeper = useMemo(() => new TextKeeper(name, source), [name]);
  useEffect(() => {
    const stop = changes.subscribe(() => void keeper.refresh());
    const leave = () => void keeper.flush();
    addEventListener("pagehide", leave);
    return () => {
      stop();
      removeEventListener("pagehide", leave);
      leave();
    };
  }, [keeper]);
  return keeper;
}

/** "Saved", "Saving", "Not saved: ..." */
export function keeperText(keeper: TextKeeper): string {
  const state = keeper.state.value;
  if (state === "failed")
    return t("writing.not_saved", { why: failureText(keeper.failure.value) });
  if (state === "loading" && keeper.failure.value) return failureText(keeper.failure.value);
  return t(`writing.state_${state}`);
}
