// print_document_model.ts - a coded text for paper: rows of runs, each with the lines below it

import { Positions } from "../reader/positions";
import type { Code, DocumentDetails, Mark } from "../base/types";

/** NUMBER: as it stands in the text, in the order in which the quotations begin. */
export interface PaperMark { number: number; mark: Mark; codes: Code[]; lane: number; start: number; end: number }

/** A stretch of text under the same quotations; OPENS and CLOSES: the numbers that stand before and behind it. */
export interface Run { text: string; speaker: boolean; marks: PaperMark[]; opens: number[]; closes: number[] }

export interface PaperRow { kind: string; level: number; runs: Run[]; begins: PaperMark[] }

export const LANES = 3; // lines below a word; more lie on the last

/** Each on the first line that is free where it begins; in UTF-16 units. */
export function paperMarks(marks: readonly Mark[], codes: readonly Code[], coder: string | null, positions: Positions): PaperMark[] {
  const byId = new Map(codes.map((code) => [code.id, code]));
  const free: number[] = [];
  return marks
    .map((mark) => ({
      mark, start: positions.toUnits(mark.start), end: positions.toUnits(mark.end),
      codes: [...new Set(mark.codings.filter((one) => coder === null || one.coder === coder).map((one) => one.code))]
        .flatMap((id) => byId.get(id) ?? []),
    }))
    .filter((one) => one.end > one.start && (coder === null || one.codes.length > 0))
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map((one, i) => {
      let lane = free.findIndex((end) => end <= one.start);
      if (lane < 0) lane = free.length;
      free[lane] = one.end;
      return { ...one, number: i + 1, lane: Math.min(lane, LANES - 1) };
    });
}

interface Line { start: number; end: number; kind: string; level: number }

/** The text's lines, with what each is in the document. */
function linesOf(text: string, details: DocumentDetails, positions: Positions): Line[] {
  const kinds = details.paragraph_list.map((one) => ({ ...one, start: positions.toUnits(one.start), end: positions.toUnits(one.end) }));
  const lines: Line[] = [];
  let next = 0;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    while (next < kinds.length && kinds[next]!.end <= start) next++;
    const of = kinds[next] && kinds[next]!.start < end ? kinds[next]! : { kind: "body", level: 0 };
    if (text.slice(start, end).trim() !== "") lines.push({ start, end, kind: of.kind, level: of.level });
    start = end + 1;
  }
  return lines;
}

function runsOf(text: string, line: Line, over: PaperMark[], speakers: readonly { start: number; end: number }[]): Run[] {
  const edges = new Set([line.start, line.end]);
  for (const { start, end } of [...over, ...speakers])
    for (const at of [start, end]) if (at > line.start && at < line.end) edges.add(at);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => {
    const end = sorted[i + 1]!;
    const marks = over.filter((one) => one.start < end && one.end > start);
    return {
      text: text.slice(start, end), marks,
      speaker: speakers.some((one) => one.start <= start && one.end >= end),
      opens: marks.filter((one) => one.start === start).map((one) => one.number),
      // One that ends with the line break behind it, or with the text, closes at the line's end.
      closes: marks.filter((one) => one.end === end || (end === line.end && one.end === end + 1)).map((one) => one.number),
    };
  });
}

/** What begins and ends each line of the document, ready to be set. */
export function paperRows(text: string, details: DocumentDetails, marks: readonly PaperMark[], positions: Positions): PaperRow[] {
  const speakers = details.turn_list.start.map((start, i) =>
    ({ start: positions.toUnits(start), end: positions.toUnits(details.turn_list.words_start[i]!) }));
  let open: PaperMark[] = [];
  let nextMark = 0;
  let nextSpeaker = 0;
  return linesOf(text, details, positions).map((line) => {
    open = open.filter((one) => one.end > line.start);
    const begins: PaperMark[] = [];
    while (nextMark < marks.length && marks[nextMark]!.start < line.end) {
      const mark = marks[nextMark++]!;
      if (mark.end > line.start) begins.push(mark);
    }
    open.push(...begins);
    while (nextSpeaker < speakers.length && speakers[nextSpeaker]!.end <= line.start) nextSpeaker++;
    const here: { start: number; end: number }[] = [];
    for (let i = nextSpeaker; i < speakers.length && speakers[i]!.start < line.end; i++) here.push(speakers[i]!);
    return { kind: line.kind, level: line.level, runs: runsOf(text, line, open, here), begins };
  });
}

/** The codes of MARKS and in how many of them, by path. */
export function legendOf(marks: readonly PaperMark[], compare: (a: string, b: string) => number): { code: Code; count: number }[] {
  const counts = new Map<Code, number>();
  for (const { codes } of marks) for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => compare(a.code.path, b.code.path));
}
