// state.ts - the project that this window shows, and what every page does to it

import { computed, effect, signal } from "@preact/signals";
import { Failure, send } from "./api";
import { language, t, type Key } from "./i18n";
import { changed, follow } from "./live";
import { forgetResources, useResource, type Resource } from "./resource";
import { swedish, type Section } from "./program";
import { match, place } from "./router";
import { dismissUndo, toast } from "../parts/toast";
import type { Code, DocumentSummary, Study } from "./types";

/** The project's id in the address, or null on the start page. */
export const projectId = computed(() => {
  const part = place.value.path.split("/");
  return part[1] === "p" && part[2] ? part[2] : null;
});

effect(() => {
  follow(projectId.value);
  forgetResources();
});

/** "/api/p/ID/codes" of "codes". */
export function api(path: string): string {
  return `/api/p/${projectId.value ?? ""}${path === "" ? "" : `/${path}`}`;
}

/** "/p/ID/codes" of "codes": the page's address. */
export function page(path: string): string {
  return `/p/${projectId.value ?? ""}${path === "" ? "" : `/${path}`}`;
}

export const useStudy = (): Resource<Study> => useResource<Study>(api(""));
export const useCodes = (): Resource<Code[]> => useResource<Code[]>(api("codes"));
export const useDocuments = (): Resource<DocumentSummary[]> =>
  useResource<DocumentSummary[]>(api("documents"));

/** A failure in the reader's language. */
export function failureText(failure: unknown): string {
  if (!(failure instanceof Failure)) return String(failure);
  const kinds = ["refused", "invalid", "exists", "not found", "unreadable", "io", "busy",
    "damaged", "away"];
  const kind = kinds.includes(failure.kind) ? failure.kind : "other";
  if (language.value === "sv" && swedish("message", failure.message)) return sentence(failure.message);
  return t(`errors.${kind}` as Key, { message: failure.message });
}

/** Runs WORK; false where it fails, which is told. */
export async function attempt(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (failure) {
    toast(failureText(failure), { tone: "fault" });
    return false;
  }
}

/** Changes the project; tells what went wrong, and then answers null. */
export async function change<T = unknown>(
  method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, body: object = {},
): Promise<T | null> {
  try {
    const answer = await send<T>(method, api(path), body);
    dismissUndo();
    changed();
    return answer;
  } catch (failure) {
    toast(failureText(failure), { tone: "fault" });
    return null;
  }
}

/** Code points of a name, in the program too. */
export const NAME_LIMIT = 200;

/** Code points of what stands in a case's cell, in the program too. */
const VALUE_LIMIT = 1000;

/** Why TEXT is too long to be sent, as the program would say it; "" where it is not. */
export function tooLong(what: `${"code" | "theme" | "case" | "variable"}'s name` | "value", text: string): string {
  const most = what === "value" ? VALUE_LIMIT : NAME_LIMIT;
  return [...text].length <= most ? "" : failureText(new Failure("invalid", `a ${what} has at most ${most} characters`, 400));
}

/** Tells of a NAME that is too long to be sent: it stays where it was typed. */
export function isShort(noun: "code" | "theme" | "variable", name: string): boolean {
  const why = tooLong(`${noun}'s name`, name);
  if (why) toast(why, { tone: "fault" });
  return !why;
}

async function step(path: "undo" | "redo", done: Key, none: Key): Promise<void> {
  try {
    const answer = await send<{ done: string[] | string }>("POST", api(path), { count: 1 });
    dismissUndo();
    const lines = Array.isArray(answer.done) ? answer.done : answer.done.split("\n");
    const what = (lines[0] ?? "").replace(/^(undone|redone): /, "");
    toast(t(done, { what: label(what) }));
    changed();
  } catch (failure) {
    if (failure instanceof Failure && failure.kind === "not found") toast(t(none));
    else toast(failureText(failure), { tone: "fault" });
  }
}

export const undo = () => step("undo", "common.undone", "common.nothing_to_undo");
export const redo = () => step("redo", "common.redone", "common.nothing_to_redo");

/** What the program says in English, in the reader's language; as it is where it is not known. */
export function said(section: Section, text: string): string {
  return language.value === "sv" ? swedish(section, text) ?? text : text;
}

/** A quotation's words, or where it is in a picture or a recording. */
export function wordsOrPlace(one: { words: string; place: string | null }): string {
  return one.words || said("place", one.place ?? "");
}

/** The same as a sentence of its own. */
export function sentence(text: string): string {
  const words = said("message", text);
  return /^q[0-9a-z]{5}/.test(words) ? words : words.charAt(0).toUpperCase() + words.slice(1); // a key stays
}

/** A transaction's label in the reader's language. */
export const label = (text: string): string => said("label", text);

/** The names of the address by PATTERN below the project: "codes/:code". */
export function usePlace(pattern: string): Record<string, string> {
  return match(`/p/:project/${pattern}`, place.value.path) ?? {};
}

/** What is coded by whom is looked at: all, mine only, or blind to others. */
export type Sight = "all" | "mine";
export const sight = signal<Sight>(localStorage.getItem("tema.sight") === "mine" ? "mine" : "all");

effect(() => {
  localStorage.setItem("tema.sight", sight.value);
});
