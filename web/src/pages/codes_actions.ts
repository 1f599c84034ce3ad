// codes_actions.ts - what is done to codes, told of and undone from there

import { t } from "../base/i18n";
import { change, undo } from "../base/state";
import type { Code } from "../base/types";
import { toast } from "../parts/toast";

const back = () => ({ action: { label: t("common.undo"), run: () => void undo() } });

export async function addCode(path: string): Promise<number | null> {
  const made = await change<{ id: number }>("POST", "codes", { path });
  if (made) toast(t("codes.added", { path }), back());
  return made?.id ?? null;
}

export async function renameCode(code: Code, name: string): Promise<boolean> {
  if (name === code.name || name === "") return true;
  const done = await change("PATCH", `codes/${code.id}`, { name });
  if (done) toast(t("codes.renamed", { from: code.name, to: name }), back());
  return done !== null;
}

/** PARENT undefined: to the top level. */
export async function moveCode(code: Code, parent: Code | undefined): Promise<void> {
  if (code.parent === (parent?.id ?? 0)) return;
  const done = await change("PATCH", `codes/${code.id}`, { parent: parent?.id ?? 0 });
  if (!done) return;
  toast(parent
    ? t("codes.moved", { name: code.name, parent: parent.path })
    : t("codes.moved_root", { name: code.name }), back());
}

export async function removeCode(code: Code): Promise<boolean> {
  const gone = await change<{ codings: number }>("DELETE", `codes/${code.id}`);
  if (gone) toast(t("codes.removed", { name: code.path, n: gone.codings }), back());
  return gone !== null;
}

export async function mergeCode(code: Code, into: Code): Promise<boolean> {
  const done = await change("POST", `codes/${code.id}/merge`, { into: into.id });
  if (done) toast(t("codes.merged", { from: code.path, into: into.path }), back());
  return done !== null;
}
