// torture.test.mjs - words of every script are selected exactly, and nothing changes the text
//
// usage: node --test web/tests/torture.test.mjs
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { isFirefox, program, startApp } from "./app.mjs";
import { drag, ends } from "./reading.mjs";

const LINES = [
  "Plain words to begin with, and \u00e5\u00e4\u00f6 after them.",
  "\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645 \u0645\u0639 English words \u0628\u064a\u0646\u0647\u0627",
  "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd \u05d5\u05e2\u05d5\u05d3",
  "Family \u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466} and \u{1f44d}\u{1f3fd} and \u{1f1f8}\u{1f1ea} here",
  "Combined a\u0308 o\u0308 e\u0301\u0323 n\u0303 x\u0323\u0301 as pieces, composed \u00e4 \u00f6 too",
  "Tabs\there\t\tand no\u00a0break\u00a0spaces  two  spaces",
  "Mathematical \u{1d54f}\u{1d550}\u{1d551} and old \u{10330}\u{10331} letters",
  `Long ${"andl\u00f6sa ord utan slut och \u{1f642} igen ".repeat(400)}over`,
  "The last line: \u65e5\u672c\u8a9e\u306e\u30c6\u30ad\u30b9\u30c8 ends it",
].map((line) => line.normalize()); // as the program takes it in
const WORDS = [
  "words to begin", "\u00e5\u00e4\u00f6", "\u0628\u0627\u0644\u0639\u0627\u0644\u0645", "English words", "\u05e2\u05d5\u05dc\u05dd",
  "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466} and", "\u{1f44d}\u{1f3fd}", "\u{1f1f8}\u{1f1ea} here",
  "a\u0308 o\u0308 e\u0301\u0323 n\u0303", "here\t\tand", "no\u00a0break\u00a0spaces", "\u{1d54f}\u{1d550}\u{1d551} and", "\u{10330}\u{10331}",
  "\u{1f642} igen over", "\u672c\u8a9e\u306e\u30c6\u30ad",
].map((words) => words.normalize());
let app, page, document, stored;

function project(folder) {
  const path = join(folder, "torture.tema");
  const tema = (...words) => execFileSync(program, words, { env: { ...process.env, TEMA_PROJECT: path } });
  writeFileSync(join(folder, "torture.txt"), LINES.join("\n\n"));
  tema("init", path, "--title", "Torture", "--coder", "Anna");
  tema("import", join(folder, "torture.txt"));
  return path;
}

before(async () => {
  app = await startApp({ project, options: { context: { permissions: ["clipboard-read", "clipboard-write"] } } });
  page = app.page;
  page.setDefaultTimeout(8000);
  [document] = (await app.api("documents")).body;
  await page.goto(app.at(`documents/${document.id}`));
  await page.waitForSelector(".reader-text p");
  stored = await page.evaluate(async (id) =>
    (await fetch(`/api/p/${location.pathname.split("/")[2]}/documents/${id}/text`)).text(), document.id);
});
after(() => app?.stop());

const drawn = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const shown = () => page.evaluate(() => globalThis.document.querySelector(".reader-text").textContent);

/** What the page gives to who copies the selection. */
const copied = () => page.evaluate(() => {
  const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
  globalThis.document.querySelector(".reader-text").dispatchEvent(event);
  return event.clipboardData.getData("text/plain");
});

/** Marks what is selected; the words as the project has them. */
async function marked() {
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === "POST" && one.url().endsWith("/quotations")),
    page.keyboard.press("q"),
  ]);
  const { key } = await answer.json();
  return (await app.api(`quotations/${key}`)).body.words;
}

test("the text stands in the page letter by letter as it was imported", async () => {
  assert.equal(await shown(), stored);
  for (const line of LINES) assert.ok(stored.includes(line), line.slice(0, 40));
});

test("what the mouse is dragged over is what is marked, in every script", async () => {
  for (const words of WORDS) {
    await drag(page, words);
    assert.equal(await copied(), words);
    assert.equal(await marked(), words);
  }
});

test("what the keys select, letter by letter and line by line, is what is marked", async () => {
  await page.locator(".reader-text").focus();
  await page.keyboard.press("Control+Home");
  await drawn(); // what is far from the window is laid out when it comes near
  for (let line = 0; line < 7; line++) {
    await page.keyboard.press("Home");
    // Firefox selects in reading order, the others by sight.
    const onward = !isFirefox && (line === 1 || line === 2) ? "Shift+ArrowLeft" : "Shift+ArrowRight";
    for (let i = 0; i < 9; i++) await page.keyboard.press(onward);
    const some = await copied();
    assert.equal(await marked(), some.trim());
    assert.ok(LINES[line].includes(some) && !/\p{Surrogate}/u.test(some), some);
    await page.keyboard.press("Home");
    await page.keyboard.press("Shift+End");
    const all = await copied();
    assert.equal(all, LINES[line]);
    assert.equal(await marked(), all);
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowDown");
  }
});

test("a selection from one turn into another has the words of both and what is between", async () => {
  await page.keyboard.press("Control+Home");
  await drawn();
  for (let i = 0; i < 3; i++) await page.keyboard.press("Shift+ArrowDown");
  const words = await copied();
  assert.ok(stored.startsWith(words) && words.split("\n").length >= 3, words);
  assert.equal(await marked(), words.trimEnd());
});

async function compose(session, text) {
  await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
}

test("dead keys and input methods write nothing, at a caret and over a selection", { skip: isFirefox && "they cannot be sent there" }, async () => {
  const session = await page.context().newCDPSession(page);
  for (const select of [["Home"], ["Home", "Shift+ArrowRight", "Shift+ArrowRight"], ["Home", "Shift+ArrowDown"], ["Control+End"]]) {
    for (const key of select) await page.keyboard.press(key);
    await drawn();
    await session.send("Input.dispatchKeyEvent", { type: "keyDown", key: "Dead", code: "BracketRight", windowsVirtualKeyCode: 221 });
    await compose(session, "\u00a8");
    await session.send("Input.insertText", { text: "\u00f6" });
    for (const text of ["\u306b", "\u306b\u307b", "\u65e5\u672c"]) await compose(session, text);
    await session.send("Input.insertText", { text: "\u65e5\u672c" });
    await page.keyboard.insertText("\u{1f642}");
    await drawn();
    assert.equal(await shown(), stored);
  }
  app.faults.length = 0; // Chromium itself sets styles where it joins paragraphs for a composition
});

test("pasting, cutting, deleting and dropping change nothing", async () => {
  await drag(page, "words to begin");
  await page.keyboard.press("Control+c");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "words to begin");
  for (const key of ["Control+x", "Control+v", "Backspace", "Enter", "Control+Backspace", "Control+Shift+v", "Control+b"]) {
    await page.keyboard.press(key);
    await page.keyboard.press("Escape");
  }
  const { from, to } = await ends(page, "words to begin");
  await page.mouse.move(from.x + 10, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + 30, { steps: 6 });
  await page.mouse.move(to.x + 80, to.y + 60, { steps: 6 });
  await page.mouse.up();
  assert.equal(await shown(), stored);
  assert.equal(await page.evaluate(async (id) =>
    (await fetch(`/api/p/${location.pathname.split("/")[2]}/documents/${id}/text`)).text(), document.id), stored);
  assert.deepEqual(app.faults, []);
});
