// keys.ts - what a key does on this page

import { useEffect, useRef } from "preact/hooks";

/** "ctrl+z", "alt+shift+arrowdown", "?": as the browser names keys, small letters. */
export type Keys = Record<string, (event: KeyboardEvent) => void>;

export function keyName(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const shown = event.shiftKey && (key.length > 1 || event.ctrlKey || event.altKey || event.metaKey);
  return [
    event.ctrlKey || event.metaKey ? "ctrl+" : "", event.altKey ? "alt+" : "",
    shown ? "shift+" : "", key === " " ? "space" : key,
  ].join("");
}

function inField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select")
    || (target.isContentEditable && target.getAttribute("aria-readonly") !== "true");
}

/** What stood in a field when it was last typed in. */
const typed = new WeakMap<EventTarget, string>();
addEventListener("input", ({ target }) => {
  if (target instanceof HTMLInputElement) typed.set(target, target.value);
}, true);

/** An empty field that was not emptied by hand: it has nothing to undo. */
function isFresh(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.value === "" && typed.get(target) !== "";
}

/** Keys that work on the whole page. In a field only those with Ctrl or Alt do, and undo
 * there is the field's own while it has something to undo. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = keyName(event);
      const act = latest.current[name];
      if (!act || document.querySelector("dialog[open]")) return;
      if (inField(event.target) && (!/^(ctrl|alt)\+/.test(name)
        || (/^ctrl\+(shift\+)?[zy]$/.test(name) && !isFresh(event.target)))) return;
      event.preventDefault();
      act(event);
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
