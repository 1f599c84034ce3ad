// cases_model.ts - the table of cases: its columns, its cells, and tables from elsewhere

import { plain } from "../base/fuzzy";
import type { Case, Cases } from "../base/types";

export interface Column { id: string; kind: "name" | "variable" | "documents" | "quotations"; name: string }

/** ORDER: the variables, left to right. */
export function columnsOf(order: readonly string[]): Column[] {
  return [
    { id: "name", kind: "name", name: "" },
    ...order.map((name): Column => ({ id: `variable:${name}`, kind: "variable", name })),
    { id: "documents", kind: "documents", name: "" },
    { id: "quotations", kind: "quotations", name: "" },
  ];
}

/** The variables as they stood before, with new ones last, so that no column moves. */
export function keepOrder(before: readonly string[], now: readonly string[]): string[] {
  return [...before.filter((name) => now.includes(name)), ...now.filter((name) => !before.includes(name))];
}

export function cellText(item: Case, column: Column): string {
  if (column.kind === "name") return item.name;
  if (column.kind === "documents") return item.documents.join(", ");
  if (column.kind === "quotations") return String(item.quotations);
  return item.values.find((each) => each.variable === column.name)?.value ?? "";
}

export function filterCases(items: Case[], query: string): Case[] {
  const wanted = plain(query).trim();
  if (wanted === "") return items;
  return items.filter((item) =>
    [item.name, ...item.documents, ...item.values.map((each) => each.value)]
      .some((text) => plain(text).includes(wanted)));
}

/** Tabs as spreadsheets copy them, else whichever of ; and , the first line has more of. */
function separatorOf(text: string): string {
  const line = text.split(/\r?\n/, 1)[0] ?? "";
  if (line.includes("\t")) return "\t";
  return line.split(";").length > line.split(",").length ? ";" : ",";
}

/** The cells of a CSV file or of what a spreadsheet copies. A cell in quotes may hold
 * line ends and separators. */
export function parseTable(text: string, separator = separatorOf(text)): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const source = text.replace(/^\uFEFF/, "");
  for (let i = 0; i < source.length; i++) {
    const letter = source[i] ?? "";
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (source[i + 1] === '"') { cell += letter; i++; }
      else quoted = false;
    } else if (letter === '"' && cell === "") quoted = true;
    else if (letter === separator) { row.push(cell); cell = ""; }
    else if (letter === "\n" || (letter === "\r" && source[i + 1] !== "\n")) {
      rows.push([...row, cell]);
      row = [];
      cell = "";
    } else if (letter !== "\r") cell += letter;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows.filter((cells) => cells.some((each) => each.trim() !== ""));
}

/** One cell after another, whatever the text: a paste at a cell. */
export function parseBlock(text: string): string[][] {
  return parseTable(text.replace(/(\r?\n)+$/, ""), "\t");
}

export function toCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => /[",\n\r;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(cell).join(",")).join("\n") + "\n";
}

export interface Block {
  csv: string;
  cells: number;
  /** Those that the block empties. */
  cleared: { item: Case; variables: string[] }[];
}

/** What BLOCK changes from the cell ROW, COLUMN on; what lies outside is left out. */
export function blockChange(
  items: readonly Case[], columns: readonly Column[], row: number, column: number, block: string[][],
): Block {
  const wide = Math.max(...block.map((cells) => cells.length));
  const targets = columns.slice(column, column + wide).filter((each) => each.kind === "variable");
  const rows: string[][] = [["case", ...targets.map((each) => each.name)]];
  const cleared: Block["cleared"] = [];
  let cells = 0;
  block.forEach((values, i) => {
    const item = items[row + i];
    if (!item) return;
    const fitting = targets.map((_, k) => (values[k] ?? "").trim());
    const emptied = targets.filter((each, k) => fitting[k] === "" && k < values.length && cellText(item, each) !== "");
    cells += fitting.filter((value) => value !== "").length + emptied.length;
    rows.push([item.name, ...fitting]);
    if (emptied.length) cleared.push({ item, variables: emptied.map((each) => each.name) });
  });
  return { csv: toCsv(rows), cells, cleared };
}

/** The whole table, to take elsewhere. */
export function wholeTable(cases: Cases): string[][] {
  const columns = columnsOf(cases.variables).filter((column) => column.kind === "name" || column.kind === "variable");
  return [
    ["case", ...cases.variables],
    ...cases.items.map((item) => columns.map((column) => cellText(item, column))),
  ];
}

/** Excel writes CSV in the computer's own letters, not always in UTF-8. */
export function decodeTable(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
