// markdown.ts - reads Markdown into a tree, as far as memos and chapters use it

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "em" | "strong"; children: Inline[] }
  | { kind: "code"; text: string }
  | { kind: "link"; href: string; children: Inline[] }
  | { kind: "break" };

export type Block =
  | { kind: "heading"; level: number; children: Inline[] }
  | { kind: "paragraph"; children: Inline[] }
  | { kind: "quote"; blocks: Block[] }
  | { kind: "list"; ordered: boolean; items: Block[][] }
  | { kind: "code"; text: string }
  | { kind: "rule" };

const MOST_DEPTH = 12;
const RULE = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])([ \t]+|$)(.*)$/;
const QUOTE = /^ {0,3}> ?/;
const FENCE = /^ {0,3}(```+|~~~+)/;

interface Lines { lines: string[]; at: number }

function begins(line: string): boolean {
  return line.trim() === "" || RULE.test(line) || HEADING.test(line) || ITEM.test(line)
    || QUOTE.test(line) || FENCE.test(line);
}

function readQuote(source: Lines, depth: number): Block {
  const inner: string[] = [];
  for (; source.at < source.lines.length; source.at++) {
    const line = source.lines[source.at] ?? "";
    if (QUOTE.test(line)) inner.push(line.replace(QUOTE, ""));
    else if (begins(line) || begins(inner.at(-1) ?? "")) break;
    else inner.push(line);
  }
  return { kind: "quote", blocks: readBlocks(inner, depth + 1) };
}

function readItem(source: Lines, width: number, first: string): string[] {
  const inner = [first];
  for (source.at++; source.at < source.lines.length; source.at++) {
    const line = source.lines[source.at] ?? "";
    const indent = line.length - line.trimStart().length;
    if (line.trim() === "") {
      const next = source.lines[source.at + 1] ?? "";
      if (next.trim() === "" || next.length - next.trimStart().length < width) break;
      inner.push("");
    } else if (indent >= width) inner.push(line.slice(width));
    else if (begins(line) || inner.at(-1) === "") break;
    else inner.push(line);
  }
  return inner;
}

function readList(source: Lines, depth: number): Block {
  const items: Block[][] = [];
  const ordered = /^\s*\d/.test(source.lines[source.at] ?? "");
  while (source.at < source.lines.length) {
    const line = source.lines[source.at] ?? "";
    const found = ITEM.exec(line);
    if (line.trim() === "" && ITEM.test(source.lines[source.at + 1] ?? "")) source.at++;
    else if (!found || RULE.test(line) || /^\d/.test(found[2] ?? "") !== ordered) break;
    else {
      const width = (found[1] ?? "").length + (found[2] ?? "").length + Math.max(1, (found[3] ?? "").length);
      items.push(readBlocks(readItem(source, width, found[4] ?? ""), depth + 1));
    }
  }
  return { kind: "list", ordered, items };
}

function readCode(source: Lines, fence: string): Block {
  const inner: string[] = [];
  for (source.at++; source.at < source.lines.length; source.at++) {
    const line = source.lines[source.at] ?? "";
    if (line.trimStart().startsWith(fence)) {
      source.at++;
      break;
    }
    inner.push(line);
  }
  return { kind: "code", text: inner.join("\n") };
}

function readParagraph(source: Lines): Block {
  const inner: string[] = [];
  do {
    inner.push(source.lines[source.at++] ?? "");
  } while (source.at < source.lines.length && !begins(source.lines[source.at] ?? ""));
  return { kind: "paragraph", children: parseInline(inner.map((line) => line.trimStart()).join("\n").trimEnd()) };
}

function readBlocks(lines: string[], depth: number): Block[] {
  const source: Lines = { lines, at: 0 };
  const blocks: Block[] = [];
  while (source.at < lines.length) {
    const line = lines[source.at] ?? "";
    const heading = HEADING.exec(line);
    const fence = FENCE.exec(line);
    if (line.trim() === "") source.at++;
    else if (heading) {
      source.at++;
      blocks.push({ kind: "heading", level: heading[1]?.length ?? 1, children: parseInline(heading[2] ?? "") });
    } else if (RULE.test(line)) {
      source.at++;
      blocks.push({ kind: "rule" });
    } else if (fence) blocks.push(readCode(source, fence[1] ?? "```"));
    else if (depth < MOST_DEPTH && QUOTE.test(line)) blocks.push(readQuote(source, depth));
    else if (depth < MOST_DEPTH && ITEM.test(line)) blocks.push(readList(source, depth));
    else blocks.push(readParagraph(source));
  }
  return blocks;
}

/** TEXT's blocks; what is no Markdown that is known here stays as it was written. */
export function parseMarkdown(text: string): Block[] {
  return readBlocks(text.replace(/\r\n?/g, "\n").replace(/^---\n[\s\S]*?\n---(?:\n|$)/, "").split("\n"), 0);
}

const PIECES: [RegExp, (found: RegExpExecArray, depth: number) => Inline][] = [
  [/^\\([!-/:-@[-`{-~])/, (found) => ({ kind: "text", text: found[1] ?? "" })],
  [/^(?: {2,}|\\)\n/, () => ({ kind: "break" })],
  [/^(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/, (found) => ({ kind: "code", text: (found[2] ?? "").trim() })],
  [/^\*\*(?=\S)([\s\S]*?\S)\*\*(?!\*)/, (found, depth) => ({ kind: "strong", children: inline(found[1] ?? "", depth) })],
  [/^__(?=\S)([\s\S]*?\S)__(?!\w)/, (found, depth) => ({ kind: "strong", children: inline(found[1] ?? "", depth) })],
  [/^\*(?=[^\s*])((?:\*\*|[^*])*?[^\s*])\*(?!\*)/, (found, depth) => ({ kind: "em", children: inline(found[1] ?? "", depth) })],
  [/^_(?=[^\s_])([\s\S]*?[^\s_])_(?!\w)/, (found, depth) => ({ kind: "em", children: inline(found[1] ?? "", depth) })],
  [/^\[([^\]\n]+)\]\(((?:https?:|mailto:|\/(?!\/))[^\s()]*)\)/,
    (found, depth) => ({ kind: "link", href: found[2] ?? "", children: inline(found[1] ?? "", depth) })],
  [/^<?(https?:\/\/[^\s<>]*[^\s<>.,;:!?)])>?/, (found) => (
    { kind: "link", href: found[1] ?? "", children: [{ kind: "text", text: found[1] ?? "" }] })],
];

function inline(text: string, depth: number): Inline[] {
  if (depth >= MOST_DEPTH) return [{ kind: "text", text }];
  const parts: Inline[] = [];
  let plain = "";
  for (let at = 0; at < text.length;) {
    const rest = /[\\`*_[<h ]/.test(text[at] ?? "") ? text.slice(at, at + 4000) : "";
    const inWord = /\w/.test(text[at - 1] ?? "");
    let took = 0;
    for (const [pattern, make] of rest === "" ? [] : PIECES) {
      const found = pattern.exec(rest);
      if (!found || (inWord && /^[_h]/.test(rest))) continue;
      if (plain !== "") parts.push({ kind: "text", text: plain });
      plain = "";
      parts.push(make(found, depth + 1));
      took = found[0].length;
      break;
    }
    if (took === 0) plain += text[at++] ?? "";
    else at += took;
  }
  if (plain !== "") parts.push({ kind: "text", text: plain });
  return parts;
}

export function parseInline(text: string): Inline[] {
  return inline(text, 0);
}
