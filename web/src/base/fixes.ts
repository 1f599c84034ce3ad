// fixes.ts - what would be right in place of a finding's words

import type { Edit, Span } from "./chapter";
import { lineSpan, locate } from "./chapter";
import type { Finding } from "./types";

const GAP = /^(?:\[?\(?(?:\.\.\.|…)\)?\]?|\[---\]|\/\.\.\.\/)[.,;:]?$/;

function plain(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** The stretch of FOUND (words) from FROM on that is nearest to WANTED. */
function nearest(wanted: string[], found: string[], from: number): { start: number; end: number; cost: number } {
  let costs = found.slice(from).map(() => 0).concat(0);
  let starts = costs.map((_, i) => from + i);
  for (const word of wanted) {
    const next = [(costs[0] ?? 0) + 1];
    const begun = [from];
    for (let i = 1; i < costs.length; i++) {
      const same = plain(word) === plain(found[from + i - 1] ?? "") ? 0 : 1;
      const ways = [(costs[i - 1] ?? 0) + same, (costs[i] ?? 0) + 1, (next[i - 1] ?? 0) + 1];
      const best = Math.min(...ways);
      next.push(best);
      begun.push((best === ways[0] ? starts[i - 1] : best === ways[1] ? starts[i] : begun[i - 1]) ?? from);
    }
    costs = next;
    starts = begun;
  }
  let end = 0;
  for (const [i, cost] of costs.entries()) if (cost <= (costs[end] ?? 0)) end = i;
  return { start: starts[end] ?? from, end: from + end, cost: costs[end] ?? 0 };
}

/** The transcript's own words for WRITTEN, as long as WRITTEN is, its gaps kept. Null where they
 * are too far apart to say which words are meant. */
export function theirWords(written: string, actual: string): string | null {
  const found = actual.split(/\s+/).filter((word) => word !== "");
  const words = written.split(/\s+/).filter((word) => word !== "");
  if (found.length * words.length > 4_000_000) return null;
  const parts: string[] = [];
  let segment: string[] = [];
  let at = 0;
  const close = (): boolean => {
    if (segment.length === 0) return true;
    const span = nearest(segment, found, at);
    if (span.cost > segment.length * 0.6 || span.end <= span.start) return false;
    parts.push(found.slice(span.start, span.end).join(" "));
    at = span.end;
    segment = [];
    return true;
  };
  for (const word of words)
    if (GAP.test(word)) {
      if (!close()) return null;
      parts.push(word);
    } else segment.push(word);
  return close() ? parts.join(" ") : null;
}

/** "'vore' is not in qkj33m, which has 'var'": the one word that differs. */
function oneWord(finding: Finding): string | null {
  const told = /^'([^']+)' is not in \w+, which has '([^']+)'$/.exec(finding.message);
  if (!told?.[1] || !told[2] || told[1].includes("…") || told[2].includes("…")) return null;
  const parts = finding.written.split(told[1]);
  return parts.length === 2 ? parts.join(told[2]) : null;
}

function ending(from: string, to: string): string {
  // A quotation that ends within the sentence keeps the end it had.
  return /[.,]$/.test(to) && !/[.,]$/.test(from) ? to.slice(0, -1) : to;
}

/** The keys that are like one that no quotation has. */
export function nearKeys(finding: Finding): string[] {
  const told = /near it: (.*)$/.exec(finding.message)?.[1] ?? "";
  return [...told.matchAll(/'(\w+)'/g)].map((found) => found[1] ?? "");
}

/** What the words of a finding would have to be; null: only she can say. */
export function rightWords(finding: Finding): string | null {
  if (finding.kind === "quote_changed") {
    const words = oneWord(finding) ?? theirWords(finding.written, finding.actual);
    return words === null ? null : ending(finding.written, words);
  }
  if (finding.kind === "quote_unknown") return nearKeys(finding)[0] ?? null;
  if (finding.kind !== "count_wrong") return null;
  const word = /which is '([^']+)'$/.exec(finding.message)?.[1] ?? finding.actual;
  return word === "" ? null : rightCount(finding.written, word);
}

const COUNT = new RegExp(`^(?:(?:minst|högst|fler än|färre än|mer än|at least|at most|more than|fewer than)\\s+)?(?:${[
  "alla utom \\S+", "all but \\S+", "de flesta", "the majority", "majoriteten", "ett flertal", "ett par", "a few",
  "a couple", "en tredje", "a third", "en annan", "another", "hälften", "half", "\\S+ av (?:de )?\\S+",
  "\\S+ of (?:the )?\\S+", "\\S+"].join("|")})(?=\\s|$)`, "iu");
const WITHOUT_OF = /^(?:alla|samtliga|de flesta|flera|många|några|ingen|inga|båda|all|every|each|most|several|many|some|no|both|a few|few)$/iu;

/** WRITTEN with WORD for its count: "Half of the teachers", "most" -> "Most teachers". */
function rightCount(written: string, word: string): string {
  const count = COUNT.exec(written)?.[0] ?? "";
  let rest = written.slice(count.length);
  if (WITHOUT_OF.test(word)) rest = rest.replace(/^\s+(?:av(?: de)?|of(?: the)?)(?=\s)/iu, "");
  const capital = /^\p{Lu}/u.test(written);
  return (capital ? word[0]?.toUpperCase() + word.slice(1) : word) + rest;
}

/** Where the finding's words stand, or its key. */
export function spanOf(text: string, finding: Finding): Span | null {
  if (finding.kind !== "quote_unknown") return locate(text, finding);
  const at = text.toLowerCase().indexOf(`@${finding.key}`, lineSpan(text, finding.line).start);
  return at < 0 ? null : { start: at + 1, end: at + 1 + finding.key.length };
}

/** The edit that puts a finding right; null where none is known. */
export function fixOf(text: string, finding: Finding): Edit | null {
  const right = rightWords(finding);
  const span: Span | null = right === null ? null : spanOf(text, finding);
  return span && right !== null ? { ...span, text: right } : null;
}
