// scheme.ts - light or dark

import { signal } from "@preact/signals";

export type Scheme = "system" | "light" | "dark";

function chosen(): Scheme {
  const kept = localStorage.getItem("tema.scheme");
  return kept === "light" || kept === "dark" ? kept : "system";
}

export const scheme = signal<Scheme>(chosen());

function show(): void {
  if (scheme.value === "system") delete document.documentElement.dataset["scheme"];
  else document.documentElement.dataset["scheme"] = scheme.value;
}

export function setScheme(wanted: Scheme): void {
  localStorage.setItem("tema.scheme", wanted);
  scheme.value = wanted;
  show();
}

show();
