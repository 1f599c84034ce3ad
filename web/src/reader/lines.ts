// lines.ts - a text cut into the lines and chunks that the page shows

const LONGEST_LINE = 4000;
/** About a screen; a long text has fewer and larger ones, since each costs the page. */
const CHUNK_UNITS = 2500;
const MOST_CHUNKS = 800;
const CHUNK_LINES = 60;

/** The unit each line starts at, and the text's length at the end; its newline belongs to a line. */
export function cutLines(text: string): Int32Array {
  const starts: number[] = [0];
  let from = 0;
  while (from < text.length) {
    const newline = text.indexOf("\n", from);
    const end = newline < 0 ? text.length : newline + 1;
    while (end - from > LONGEST_LINE) {
      from = softBreak(text, from);
      starts.push(from);
    }
    starts.push(end);
    from = end;
  }
  if (starts.length === 1) starts.push(0);
  return Int32Array.from(starts);
}

/** The line each chunk starts with, and the number of lines at the end. */
export function cutChunks(lines: Int32Array): Int32Array {
  const firsts: number[] = [0];
  const count = lines.length - 1;
  const units = Math.max(CHUNK_UNITS, lines[count]! / MOST_CHUNKS);
  let first = 0;
  for (let line = 1; line < count; line++) {
    const isFull = lines[line + 1]! - lines[first]! > units;
    if (!isFull && line - first < Math.max(CHUNK_LINES, count / MOST_CHUNKS)) continue;
    firsts.push(line);
    first = line;
  }
  firsts.push(count);
  return Int32Array.from(firsts);
}

/** The last index whose value is at most `value`; `sorted` starts at or below it. */
export function lastAtMost(sorted: Int32Array, value: number, count: number): number {
  let low = 0;
  let high = count;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle;
    else high = middle;
  }
  return low;
}

function softBreak(text: string, from: number): number {
  const most = from + LONGEST_LINE;
  const space = text.lastIndexOf(" ", most - 1);
  if (space > from + LONGEST_LINE / 2) return space + 1;
  for (let at = most; at > from + LONGEST_LINE / 2; at--) {
    if (!clings(text, at)) return at;
  }
  return (text.charCodeAt(most) & 0xfc00) === 0xdc00 ? most - 1 : most;
}

/** Whether what starts at `at` is drawn as one with what is before it. */
function clings(text: string, at: number): boolean {
  if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) return true;
  if (text.charCodeAt(at - 1) === 0x200d) return true;
  const next = String.fromCodePoint(text.codePointAt(at) ?? 32);
  return /^[\p{M}\p{Emoji_Modifier}\u200d\ufe0f]/u.test(next);
}
