// themes_actions.ts - what is done on the board, told of and undone from there

import { get } from "../base/api";
import { t, type Key } from "../base/i18n";
import { api, change, undo } from "../base/state";
import type { Code, EvidenceRole, Quotation, Theme } from "../base/types";
import { toast } from "../parts/toast";
import { quotationLink } from "./codes_used";
import type { Place } from "./themes_model";

function tell(text: string, transactions = 1): void {
  const run = (): void => {
    void (transactions === 1 ? undo() : change("POST", "undo", { count: transactions }));
  };
  toast(text, { action: { label: t("common.undo"), run } });
}

export async function addTheme(name: string, parent: Theme | null): Promise<number | null> {
  const made = await change<{ id: number }>("POST", "themes", parent ? { parent: parent.id, name } : { path: name });
  if (made) tell(t("themes.added", { name }));
  return made?.id ?? null;
}

export async function renameTheme(theme: Theme, name: string): Promise<void> {
  if (name === theme.name || name === "") return;
  if (await change("PATCH", `themes/${theme.id}`, { name }))
    tell(t("themes.renamed", { from: theme.name, to: name }));
}

export async function describeTheme(theme: Theme, concept: string): Promise<boolean> {
  return (await change("PATCH", `themes/${theme.id}`, { concept })) !== null;
}

export async function moveTheme(theme: Theme, place: Place): Promise<void> {
  if (await change("PATCH", `themes/${theme.id}`, { ...place })) tell(t("themes.moved", { name: theme.name }));
}

export async function removeTheme(theme: Theme): Promise<boolean> {
  const gone = await change("DELETE", `themes/${theme.id}`);
  if (gone) tell(t("themes.removed", { name: theme.name }));
  return gone !== null;
}

const namesOf = (codes: readonly Code[]): string =>
  codes.length > 3 ? t("common.codes_n", { n: codes.length }) : codes.map((code) => code.name).join(", ");

/** FROM: the theme that lets go of them at once, where they are moved. */
export async function gatherCodes(theme: Theme, codes: readonly Code[], from: Theme | null = null): Promise<boolean> {
  const ids = codes.map((code) => code.id);
  const fresh = ids.some((id) => !theme.codes.includes(id));
  if (from?.id === theme.id || ids.length === 0 || (!fresh && !from)) return false;
  if (fresh && !(await change("PUT", `themes/${theme.id}/codes`, { gather: ids }))) return false;
  const moved = from !== null && (await change("PUT", `themes/${from.id}/codes`, { release: ids })) !== null;
  tell(t(moved ? "themes.moved_codes" : "themes.gathered", { what: namesOf(codes), theme: theme.name }),
    (fresh ? 1 : 0) + (moved ? 1 : 0));
  return true;
}

export async function releaseCode(theme: Theme, code: Code): Promise<void> {
  if (await change("PUT", `themes/${theme.id}/codes`, { release: [code.id] }))
    tell(t("themes.released", { what: code.name, theme: theme.name }));
}

export const ROLES: EvidenceRole[] = ["strong", "contrary", "gathered"];

export function roleName(role: EvidenceRole): string {
  return t(`themes.role_${role}`);
}

export interface Piece { key: string; words: string }

function shortWords(words: string): string {
  return words.length > 40 ? `${words.slice(0, 38).trimEnd()} …` : words;
}

export async function gatherQuotation(
  theme: Theme, piece: Piece, role: EvidenceRole, from: Theme | null = null,
): Promise<void> {
  const has = theme.evidence.some((one) => one.key === piece.key && one.role === role);
  const leaves = from !== null && from.id !== theme.id;
  if (has && !leaves) return;
  const body = { gather: [{ key: piece.key, role }] };
  if (!has && !(await change("PUT", `themes/${theme.id}/quotations`, body))) return;
  const left = leaves && (await change("PUT", `themes/${from.id}/quotations`, { release: [piece.key] })) !== null;
  tell(t(`themes.gathered_as_${role}` as Key, { what: shortWords(piece.words), theme: theme.name }),
    (has ? 0 : 1) + (left ? 1 : 0));
}

export async function releaseQuotation(theme: Theme, piece: Piece): Promise<void> {
  if (await change("PUT", `themes/${theme.id}/quotations`, { release: [piece.key] }))
    tell(t("themes.released", { what: shortWords(piece.words), theme: theme.name }));
}

const places = new Map<string, string>();

export function knownPlace(key: string): string | undefined {
  return places.get(api(key));
}

/** Where the quotation stands in its interview: the page's address. */
export async function findPlace(key: string): Promise<string> {
  const known = knownPlace(key);
  if (known !== undefined) return known;
  const found = quotationLink(await get<Quotation>(api(`quotations/${key}`)));
  places.set(api(key), found);
  return found;
}
