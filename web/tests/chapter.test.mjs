// chapter.test.mjs - Markdown, insertions and fixes, without a browser
import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./bundled.mjs";

const { parseMarkdown } = await bundled("src/base/markdown.ts");
const chapter = await bundled("src/base/chapter.ts");
const { fixOf, theirWords } = await bundled("src/base/fixes.ts");

const apply = (text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end);

test("Markdown is read into headings, paragraphs, quotes, lists and emphasis", () => {
  const blocks = parseMarkdown("# Skam *och* skuld\n\nEn rad\nsamma stycke\n\n> citat\n>\n> — Berit\n\n- ett\n- **två**\n\n1. först");
  assert.deepEqual(blocks.map((block) => block.kind), ["heading", "paragraph", "quote", "list", "list"]);
  assert.deepEqual(blocks[0].children, [
    { kind: "text", text: "Skam " }, { kind: "em", children: [{ kind: "text", text: "och" }] }, { kind: "text", text: " skuld" }]);
  assert.equal(blocks[2].blocks.length, 2);
  assert.equal(blocks[3].items.length, 2);
  assert.ok(blocks[4].ordered);
});

test("Markdown's escapes and links are read, and HTML and scripts stay words", () => {
  const [first] = parseMarkdown("\\*inte\\* [sida](https://a.se/x) <b>fet</b> [ond](javascript:alert(1))");
  assert.deepEqual(first.children.filter((part) => part.kind === "link").map((part) => part.href), ["https://a.se/x"]);
  const words = first.children.filter((part) => part.kind === "text").map((part) => part.text).join("");
  assert.match(words, /\*inte\*.*<b>fet<\/b> \[ond\]\(javascript:alert\(1\)\)/);
});

test("Markdown of hostile depth and length is read at once", () => {
  const begun = performance.now();
  parseMarkdown(`${">".repeat(5000)} a\n${"*".repeat(20000)}\n${"[".repeat(20000)}\n${"- ".repeat(5000)}`);
  assert.ok(performance.now() - begun < 1000, `${performance.now() - begun} ms`);
});

test("A block comes in with empty lines around it, words within a sentence with spaces", () => {
  const text = "Ett stycke.\nTvå";
  assert.equal(apply(text, chapter.asBlock(text, 11, 11, "> [@q7k3f2]")), "Ett stycke.\n\n> [@q7k3f2]\n\nTvå");
  assert.equal(apply("", chapter.asBlock("", 0, 0, "> [@q7k3f2]")), "> [@q7k3f2]\n\n");
  assert.equal(apply("Hon sa", chapter.asInline("Hon sa", 6, 6, chapter.inlineOf("jag\nringde", "q7k3f2"))),
    'Hon sa "jag ringde" [@q7k3f2]');
});

test("An @ asks for a quotation where one may stand, not within an address", () => {
  assert.deepEqual(chapter.askedFor("Hon sa @", 8), { start: 7, end: 8 });
  assert.deepEqual(chapter.askedFor("text\n> [@", 9), { start: 5, end: 9 });
  assert.equal(chapter.askedFor("anna@", 5), null);
});

test("Marks go with their lines while the text around them is written", () => {
  const line = chapter.lineMap("a\nb\nc", "a\nny\nb\nc");
  assert.deepEqual([1, 2, 3].map(line), [1, 3, 4]);
  assert.equal(chapter.lineMap("a\nb\nc", "a\nbx\nc")(2), null);
});

test("A word that differs is put right where it stands, and her own brackets stay", () => {
  const text = 'Graf "som [en] vore ett\nmätfel" [@qkj33m].';
  const edit = fixOf(text, {
    kind: "quote_changed", line: 1, key: "qkj33m", written: "som [en] vore ett mätfel", fault: true,
    message: "'vore' is not in qkj33m, which has 'var'", actual: "graf som om han var ett mätfel, och",
  });
  assert.equal(apply(text, edit), 'Graf "som [en] var ett mätfel" [@qkj33m].');
});

test("Several words are brought back from the transcript, as far as they were quoted", () => {
  assert.equal(theirWords("tog jag på mig allting [...] hur hon försvann",
    "Jo. Då tog jag på mig skulden, jag sa att det var mitt, jag hörde hur hon försvann i luren."),
    "tog jag på mig skulden, [...] hur hon försvann");
  assert.equal(theirWords("något helt annat än det", "Vi gick bredvid varandra i sex veckor."), null);
});

test("A count gets the right word, in its case and with what belongs to it", () => {
  const finding = (written, word) => ({ kind: "count_wrong", line: 1, written, message: `x, which is '${word}'`, actual: "8 av 8" });
  const right = (written, word) => fixOf(written, finding(written, word)).text;
  assert.equal(right("Hälften av terapeuterna", "alla"), "Alla terapeuterna");
  assert.equal(right("de flesta lärarna", "några"), "några lärarna");
  assert.equal(right("Five of the eight teachers", "most"), "Most teachers");
});

test("Words are counted without keys, themes and the chapter's head", () => {
  assert.equal(chapter.countWords('---\nstyle: apa7\n---\n# Två ord\n\n[Alla]{theme="X Y"} sa "jag" [@q7k3f2].'), 5);
});

test("A chapter begins with a heading a theme, its concept, its strong and contrary quotations", () => {
  const theme = (name, depth, evidence) => ({ name, depth, concept: "Tanke.", removed: false, evidence });
  assert.equal(chapter.startingChapter("Resultat", [
    theme("A", 0, [{ key: "q00001", role: "contrary" }, { key: "q00002", role: "strong" }, { key: "q00003", role: "gathered" }]),
    theme("B", 1, [])]),
    "# Resultat\n\n## A\n\nTanke.\n\n> [@q00002]\n\n> [@q00001]\n\n### B\n\nTanke.\n");
});
