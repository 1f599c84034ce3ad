// program.test.mjs - what the program says is said in Swedish too: labels, errors, findings, imports
//
// usage: node --test web/tests/program.test.mjs
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { bundled } from "./bundled.mjs";

const sources = fileURLToPath(new URL("../../src", import.meta.url));
const program = await bundled("src/base/program.ts");
const swedish = (label) => program.swedish("label", label) ?? label;
const catalogue = JSON.parse(readFileSync(new URL("../src/texts/sv/program.json", import.meta.url), "utf8"));
const message = (text) => program.swedish("message", text);

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

const texts = files(sources).map((path) => (
  { path, name: path.slice(sources.length + 1), text: readFileSync(path, "utf8").replace(/\/\*[^]*?\*\//g, "") }));
const found = [];
for (const { path, text } of texts) {
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
  assert.deepEqual(lacking, [], "put them into web/src/texts/sv/program.json");
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

// --- messages ---

/** The calls that say something to the user, and which argument is the format. */
const SAYS = {
  tema_fail: 2, tema_explain: 1, request_fail: 2, arena_format: 1, draft_add_remark: 1, losses_note: 3, losses_add: 3,
  note: 1, note_lost: 1, add_doubt: 1, set_fault: 2,
};

/** Where the app does not come: the command line, codings in tables, words that are looked for. */
const ELSEWHERE = [
  /^(cli|history|markup)\//, /^exchange\/(export|exchange|arrival)/, /^import\/import_(paths|preview)/,
  /^project\/(code_table|check|layout|objects|quotation_search)/, /^report\//,
];

/** What only another program than the app could ask for, or only a file made for it could cause. */
const NOT_ASKED = [
  /UTF-8$/, / is no (?:role|approach|language|range|span|key)\b/, /\bgo together$/, / is 0 or more$/, / is out of range;/,
  /^there is no (?:object|such role|%s '%\.100s')/, /^the context of/, /^the key '%s' is taken/, /^give the number/, /transaction/,
  /stand before/, /is one with itself/, /^no format/, /list of objects/, /^neither path/, /^another program has/, /has nothing to/,
  /too deep/, /than can be held/, /no Word text|two parts/, /regular|grows|is a folder$/, /leads out of it/, /drawing cannot be read/,
  /^(?:min kursivering|emphasis added)$/,
];
const isAsked = ({ name, kind, format }) => !ELSEWHERE.some((place) => place.test(name))
  && !NOT_ASKED.some((words) => words.test(format))
  && !(kind.includes("TEMA_INVALID") && /^server\/(?:call|request|match|handle_(?!projects))/.test(name)); // the app asks rightly

/** Every format with which the program says something to a person, and those that its tables hold. */
function* said({ name, text }) {
  for (const [call, at] of Object.entries(SAYS))
    for (const match of text.matchAll(new RegExp(`\\b${call}\\(`, "g"))) {
      const given = argumentsAt(text, match.index + match[0].length);
      const formats = /^\s*how\s*$/.test(given[at] ?? "")
        ? [...text.matchAll(/\bhow\[\] = ([^;]*);/g)].flatMap(([, one]) => literals(one)) : wordsOf(given[at] ?? "", text);
      for (const format of formats)
        if (/[a-z]{2} [a-z]/.test(format)) yield { name, kind: given[1] ?? "", format: call === "tema_explain" ? `${format}: %s` : format };
    }
  const [, table = ""] = /^static const struct loss \{([^]*)^static bool tell_loss/m.exec(text) ?? [];
  for (const format of literals(table)) if (!/SELECT/.test(format) && /[:,]/.test(format)) yield { name, kind: "", format };
  for (const [, format] of text.replace(/"\s+"/g, "").matchAll(/"(this is [^"]* [^"]*)"/g)) yield { name, kind: "", format };
}

const HOLE = /%(?:\.\*|\.\d+)?(s|lld|zu|jd|d|c)/;
const FILLS = ["X", "code", "the disk is full", "study.qdpx", " behind 'X'", "the chapter", "s", ""];

/** Sentences that FORMAT may come to. */
function* sentences(format) {
  const [first, ...rest] = format.replaceAll('\\"', '"').replace("\\uFFFD", "\uFFFD").split(HOLE);
  const holes = rest.filter((_, i) => i % 2 === 0).map((kind) => (/[sc]/.test(kind) ? FILLS : ["3"]));
  for (const chosen of combinations(holes)) yield chosen.reduce((all, one, i) => all + one + rest[2 * i + 1], first);
}

const messages = texts.flatMap((one) => [...said(one)]);

test("whatever the program says in the app has its Swedish: refusals, findings, what an import met", () => {
  const told = messages.filter((one) => isAsked(one) && !/TEMA_DAMAGED|TEMA_IO/.test(one.kind)); // these in brackets, in a Swedish frame
  assert.ok(told.length > 200, `only ${told.length} messages found: the test looks for them in the wrong way`);
  const lacking = told.filter(({ format }) => ![...sentences(format)].some((text) => message(text) !== null));
  assert.deepEqual(lacking.map(({ name, format }) => `${name}: ${format}`), [], "put them into web/src/texts/sv/program.json");
});

test("what begins as the Swedish expects is what it means", () => {
  for (const start of Object.keys(catalogue.message).filter((key) => key.endsWith("…") && !key.includes("{"))) {
    const meant = new Set(messages.map(({ format }) => format).filter((format) => format.startsWith(start.slice(0, -1))));
    const heads = new Set([...meant].map((format) => format.split(/[:,]/)[0]));
    assert.ok(heads.size <= 1, `${start} may be ${[...meant].join(" | ")}`);
  }
});

test("all the elements that an import or an export counts have their Swedish", () => {
  const named = texts.filter(({ name }) => name.startsWith("exchange/")).flatMap(({ text }) =>
    [/(?:TEMA_EXCHANGE_\w+|\{0),\s*"(?!SELECT)([^"]+)"/g, /\{"[A-Z]\w+", "([^"]+)"\}/g, /\{"([a-z ]+)", tally->/g]
      .flatMap((counted) => [...text.matchAll(counted)].map(([, noun]) => noun)));
  assert.ok(named.length > 60);
  assert.deepEqual(named.filter((noun) => program.swedish("element", noun) === null), []);
});

test("what is said of all that is too large leaves alone what is said of one such thing", () => {
  assert.equal(message("the text is larger than 1 GiB"), "filen är för stor");
  assert.match(message("a text of more than 64 MB: the document is without it"), /dokumentet kom in utan/);
  assert.match(message("its file 'a.mp4' is over 2 GiB, the standard's limit: leave that recording out when exporting"), /inspelningen/);
});

test("a full disk is said to be full", () => {
  assert.equal(message("the disk is full: nothing was saved"), "disken är full: ingenting sparades");
  assert.equal(message("what is sent cannot be kept: No space left on device"), "det som skickades går inte att spara: disken är full");
});

test("a message within another is said in Swedish, or neither is", () => {
  assert.equal(message("cannot open '/a/b.tema': there is no file '/a/b.tema'"), "”/a/b.tema” går inte att öppna: filen ”/a/b.tema” finns inte");
  assert.equal(message("cannot open '/a/b.tema': disk I/O error"), null);
  assert.equal(message("study.qdpx: it cannot be read"), "study.qdpx: den går inte att läsa");
  assert.equal(message("cannot read x.csv: line 3: a quote is opened and never closed"), "x.csv går inte att läsa: rad 3: ett citattecken avslutas aldrig");
});

test("what a name may have meant is told in Swedish", () => {
  assert.equal(message("no theme 'Skamn'; near it: 'Skam', 'Skam/Kropp'"), "temat ”Skamn” finns inte; nära det: ”Skam”, ”Skam/Kropp”");
  assert.equal(message("'S' may be 'Skam', 'Sorg' or 3 more"), "”S” kan vara ”Skam”, ”Sorg” eller 3 till");
});

test("each difference of a quotation is told in Swedish, and how many more there are", () => {
  assert.equal(message("'vore' is not in qkj33m, which has 'var'; and 2 more places"), "”vore” finns inte i qkj33m, där står ”var”; och 2 ställen till");
  assert.equal(message("',' behind 'vän' is left out of qkj33m"), "”,” efter ”vän” är utelämnat ur qkj33m");
  assert.equal(message("'flera': 2 of 8 cases carry 'Skam', which is 'två'"), "”flera”: 2 av 8 fall har ”Skam”, det är ”två”");
});

test("a place that is no text, and a doubt of several parts, are told in Swedish", () => {
  assert.equal(program.swedish("place", "page 3, an area of the picture"), "sidan 3, en del av bilden");
  assert.equal(message("its end lay 4 characters behind the text's end; its text did not come along"), "det slutade 4 tecken efter textens slut; dess text följde inte med");
});
