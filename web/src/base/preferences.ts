// preferences.ts - what this reader wants of the app, kept on this machine

import { signal } from "@preact/signals";

/** Whether letters alone do something (C codes): they get in the way of some who work by
 * speech or a screen reader, and Ctrl or Alt does the same. */
export const singleKeys = signal(localStorage.getItem("tema.single_keys") !== "no");

export function setSingleKeys(wanted: boolean): void {
  localStorage.setItem("tema.single_keys", wanted ? "yes" : "no");
  singleKeys.value = wanted;
}
