// cases_actions.ts - what is done to cases, each one step back

import { t } from "../base/i18n";
import { change, undo } from "../base/state";
import type { Case } from "../base/types";
import { toast } from "../parts/toast";
import type { Block } from "./cases_model";

const back = () => ({ action: { label: t("common.undo"), run: () => void undo() } });

export async function addCase(name: string): Promise<number | null> {
  const made = await change<{ id: number }>("POST", "cases", { name, values: [] });
  if (made) toast(t("cases.added", { name }), back());
  return made?.id ?? null;
}

export async function setValue(item: Case, variable: string, value: string): Promise<boolean> {
  return (await change("PATCH", `cases/${item.id}`, { values: [{ variable, value }] })) !== null;
}

export async function renameCase(item: Case, name: string): Promise<boolean> {
  return (await change("PATCH", `cases/${item.id}`, { name })) !== null;
}

export async function removeCase(item: Case): Promise<void> {
  const done = await change("DELETE", `cases/${item.id}`);
  if (done) toast(t("cases.removed", { name: item.name }), back());
}

export async function renameVariable(variable: string, name: string): Promise<boolean> {
  return (await change("PATCH", "variables", { variable, name })) !== null;
}

export async function removeVariable(name: string): Promise<void> {
  const done = await change("DELETE", `variables?variable=${encodeURIComponent(name)}`);
  if (done) toast(t("cases.removed", { name }), back());
}

export async function pasteBlock(block: Block): Promise<void> {
  const onlyClears = block.cleared.reduce((sum, each) => sum + each.variables.length, 0) === block.cells;
  if (!onlyClears && !(await change("POST", "cases/table", { csv: block.csv }))) return;
  for (const { item, variables } of block.cleared)
    await change("PATCH", `cases/${item.id}`, { values: variables.map((variable) => ({ variable, value: "" })) });
  toast(t("cases.pasted", { n: block.cells }), back());
}

interface TableResult { rows: number; cases: number; variables: number; values: number; documents: number }

export async function importTable(csv: string): Promise<boolean> {
  const result = await change<TableResult>("POST", "cases/table", { csv });
  if (result)
    toast(t("cases.imported", { n: result.rows, cases: result.cases, variables: result.variables, values: result.values }), back());
  return result !== null;
}
