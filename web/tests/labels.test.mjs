// labels.test.mjs - whatever the program calls a transaction is said in Swedish too
//
// usage: node --test web/tests/labels.test.mjs
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { bundled } from "./bundled.mjs";

const sources = fileURLToPath(new URL("../../src", import.meta.url));
const { labelIn } = await bundled("src/base/labels.ts");
const swedish = (label) => labelIn("sv", label);

/** The calls that give a transaction its label, and which argument is the format. */
const CALLS = { project_end: 3, history_end: 3, history_label: 1, changes_begin: 2, tema_transaction_begin: 1 };

/** FROM, behind an opening bracket, up to its closing one, parted at its commas. */
function argumentsAt(text, from) {
  const found = [];
  let depth = 0, start = from;
  for (let i = from; i < text.length; i++) {
    if (text[i] === '"') {
      for (i++; text[i] !== '"'; i++) if (text[i] === "\\") i++;
    } else if ("([{".includes(text[i])) depth++;
    else if (text[i] === "," && depth === 0) {
      found.push(text.slice(start, i));
      start = i + 1;
    } else if (")]}".includes(text[i]) && depth-- === 0) return [...found, text.slice(start, i)];
  }
  throw new Error("no closing bracket");
}

/** The string literals of an expression; neighbours are one. */
function literals(expression) {
  const joined = expression.replace(/"\s+"/g, "");
  return [...joined.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, words]) => words)
    .filter((words, i, all) => all.indexOf(words) === i);
}

/** The words that EXPRESSION may be: its own, or those of the variable or function it names. */
function wordsOf(expression, file) {
  const plain = expression.replace(/\w+\s*==\s*'.*?'/g, "");
  const own = literals(plain);
  if (own.length > 0) return own;
  const name = /^\s*(\w+)\s*(\(|$)/.exec(plain);
  if (!name) return [];
  if (name[2] === "(") {
    const body = new RegExp(`^static const char \\*${name[1]}\\([^]*?^}`, "m").exec(file);
    return body ? literals(body[0]) : [];
  }
  const set = new RegExp(`\\*${name[1]} = ([^;,]*\\?[^;,]*"[^;]*?);`).exec(file);
  return set ? literals(set[1]).filter((words) => words !== "") : [];
}

const VALUES = ["X", "'X' in Y", "K3F", "3 quotations", "theme", "strong", "contrary", ""];

/** Labels that FORMAT may come to: each word of each argument stands in one at least. */
function samples(format, values, file) {
  const choices = [];
  let at = 0;
  for (const [hole] of format.matchAll(/%(?:s|lld|zu)/g)) {
    const words = hole === "%s" ? wordsOf(values[at] ?? "", file) : ["3"];
    const must = hole === "%s" ? words.filter((word) => word !== "") : [];
    choices.push({ words: words.length > 1 || hole !== "%s" ? words : [...words, ...VALUES], must });
    at++;
  }
  return { choices, fill: (chosen) => format.replace(/%(?:s|lld|zu)/g, () => chosen.shift()) };
}

function* combinations(lists) {
  if (lists.length === 0) yield [];
  else for (const first of lists[0]) for (const rest of combinations(lists.slice(1))) yield [first, ...rest];
}

/** What of FORMAT has no Swedish. */
function missing(format, values, file) {
  const { choices, fill } = samples(format, values, file);
  const said = (chosen) => {
    const label = fill([...chosen]);
    return swedish(label) !== label;
  };
  const lists = choices.map(({ words }) => words);
  const known = [...combinations(lists)].filter(said);
  if (known.length === 0) return [format];
  return choices.flatMap(({ must }, i) =>
    must.filter((word) => !known.some((chosen) => chosen[i] === word)).map((word) => `${format} with "${word}"`));
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : entry.name.endsWith(".c") ? [join(folder, entry.name)] : []);
}

const found = [];
for (const path of files(sources)) {
  const text = readFileSync(path, "utf8").replace(/\/\*[^]*?\*\//g, "");
  for (const [call, at] of Object.entries(CALLS))
    for (const match of text.matchAll(new RegExp(`\\b${call}\\(`, "g"))) {
      const given = argumentsAt(text, match.index + match[0].length);
      for (const format of wordsOf(given[at] ?? "", text)) found.push({ path, text, format, values: given.slice(at + 1) });
    }
  for (const match of text.matchAll(/\bsnprintf\(label,/g)) {
    const given = argumentsAt(text, match.index + "snprintf(".length);
    if (path.includes("gathering")) for (const format of literals(given[2])) found.push({ path, text, format, values: given.slice(3) });
  }
}

test("every label that the program gives a transaction has its Swedish", () => {
  const formats = found.filter(({ format }) => format !== "%s");
  assert.ok(formats.length > 55, `only ${formats.length} labels found: the test looks for them in the wrong way`);
  const lacking = formats.flatMap(({ path, text, format, values }) =>
    missing(format, values, text).map((what) => `${path.slice(sources.length + 1)}: ${what}`));
  assert.deepEqual(lacking, [], "put them into web/src/texts/*/labels.json");
});

test("an imported project is told with all that came", () => {
  assert.equal(swedish("imported study.qdpx (NVivo 20.5): 60 documents, 172 codes, 874 codings"),
    "importerade study.qdpx (NVivo 20.5): 60 dokument, 172 koder, 874 kodningar");
  assert.equal(swedish("imported study.qdpx: 1 new, 2 changed"), "importerade study.qdpx: 1 ny, 2 ändrade");
  assert.equal(swedish("imported Berit.docx"), "importerade Berit.docx");
});

test("what was undone is said in Swedish too, however often it was taken back", () => {
  assert.equal(swedish("undid: coded 'Stöd/Kollega' in Anna"), "ångrade: kodade ”Stöd/Kollega” i Anna");
  assert.equal(swedish("redid: undid: read 1 case from a.csv"), "gjorde om: ångrade: läste in 1 fall ur a.csv");
});

test("names that sound like the sentence around them stay whole", () => {
  assert.equal(swedish("coded 'Att vara in i det' in Interview in Lund"), "kodade ”Att vara in i det” i Interview in Lund");
  assert.equal(swedish("coded 'A', 'B' in Anna"), "kodade ”A”, ”B” i Anna");
  assert.equal(swedish("wrote a memo on the theme 'Att be in the world'"), "skrev ett memo om temat ”Att be in the world”");
  assert.equal(swedish("removed the code 'A' and its 12 codings"), "tog bort koden ”A” och dess 12 kodningar");
});

test("a label of another kind of project stays as it is", () => {
  assert.equal(swedish("merged by hand"), "merged by hand");
});
