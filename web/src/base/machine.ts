// machine.ts - what is asked of the program itself, not of a project

import { send } from "./api";
import { failureText } from "./state";
import { toast } from "../parts/toast";

/** Asks PATH; tells what went wrong, and then answers null. */
export async function ask<T = unknown>(
  method: "POST" | "DELETE", path: string, body: object = {},
): Promise<T | null> {
  try {
    return await send<T>(method, path, body);
  } catch (failure) {
    toast(failureText(failure), { tone: "fault" });
    return null;
  }
}

/** TITLE as a file's name that every system takes: "Skam: i rummet?" is "Skam i rummet". */
export function fileName(title: string): string {
  return title.replace(/[\u0000-\u001f\\/:*?"<>|]+/g, " ").replace(/\s+/g, " ")
    .replace(/^[\s.]+|[\s.]+$/g, "").slice(0, 80).trim();
}

/** The last part of PATH, of either system. */
export function lastPart(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;
}
