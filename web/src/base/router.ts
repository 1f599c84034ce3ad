// router.ts - the address in the browser's bar, and going elsewhere

import { signal } from "@preact/signals";

export interface Place { path: string; query: URLSearchParams }

function here(): Place {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}

export const place = signal<Place>(here());

export function navigate(path: string, options: { replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(null, "", path);
  else history.pushState(null, "", path);
  place.value = here();
}

/** Another query of the same page, without a step in the browser's history. */
export function setQuery(values: Record<string, string | null>): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(values))
    if (value === null || value === "") query.delete(name);
    else query.set(name, value);
  const text = query.toString();
  history.replaceState(null, "", location.pathname + (text === "" ? "" : `?${text}`));
  place.value = here();
}

/** The names in PATTERN ("/p/:project/codes/:code") as PATH has them, or null. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.replace(/\/+$/, "").split("/");
  const found = path.replace(/\/+$/, "").split("/");
  if (wanted.length !== found.length) return null;
  const names: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const there = decodeURIComponent(found[i] ?? "");
    if (part.startsWith(":")) names[part.slice(1)] = there;
    else if (part !== there) return null;
  }
  return names;
}

addEventListener("popstate", () => {
  place.value = here();
});

// A link within the app does not load the page anew.
document.addEventListener("click", (event) => {
  const link = (event.target as Element | null)?.closest?.("a[href]");
  if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented) return;
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  event.preventDefault();
  navigate(link.pathname + link.search);
});
