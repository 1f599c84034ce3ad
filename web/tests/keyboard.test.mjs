// keyboard.test.mjs - an interview is coded without a mouse, and without seeing the page
//
// usage: node --test web/tests/keyboard.test.mjs
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { program, startApp } from "./app.mjs";

const LINES = ["Anna: How did it begin for you?", "Berit: With a glove on the floor between us.",
  "Anna: And what did you do then?", "Berit: I moved my chair half a metre.", "Anna: Did it help?",
  "Berit: The whole room breathed out.", "Anna: And you?", "Berit: We laughed a little."];
let app, page, document;

function project(folder) {
  const path = join(folder, "keys.tema");
  const tema = (...words) => execFileSync(program, words, { env: { ...process.env, TEMA_PROJECT: path } });
  writeFileSync(join(folder, "Berit.txt"), LINES.join("\n\n"));
  tema("init", path, "--title", "Keys", "--coder", "Anna");
  tema("import", join(folder, "Berit.txt"));
  for (const code of ["Support", "Shame/Being seen", "Repair"]) tema("code", "add", code);
  return path;
}

before(async () => {
  app = await startApp({ project });
  page = app.page;
  page.setDefaultTimeout(8000);
  [document] = (await app.api("documents")).body;
  await page.goto(app.at(`documents/${document.id}`));
  await page.waitForSelector(".reader-text p");
});
after(() => app?.stop());

const press = async (key, times = 1) => { for (let i = 0; i < times; i++) await page.keyboard.press(key); };
const heard = (words) => page.waitForFunction(
  (wanted) => [...globalThis.document.querySelectorAll("[role=status]")].some((one) => one.textContent.includes(wanted)), words);
const focused = () => page.evaluate(() => globalThis.document.activeElement.className);
const chosen = () => page.evaluate(() => String(getSelection()));
/** The quotations as "words: codes", in the text's order. */
const quotations = async () => (await app.api("quotations?most=50&sort=document")).body.items
  .map((one) => `${one.words}: ${one.codings.map((coding) => coding.path).sort().join(", ")}`);

/** Selects WORDS of the LINEth line, letter by letter. */
async function select(line, words) {
  await press("Control+Home");
  await press("ArrowDown", line);
  await press("Home");
  await press("ArrowRight", LINES[line].indexOf(words));
  await press("Shift+ArrowRight", words.length);
  assert.equal(await chosen(), words);
}

test("Tab comes to the text, whose label says what to do there", async () => {
  for (let i = 0; i < 40 && !(await focused()).includes("reader-text"); i++) await press("Tab");
  assert.match(await focused(), /reader-text/);
  assert.match(await page.getAttribute(".reader-text", "aria-label") ?? "", /Select words with Shift/);
});

test("words are selected, C and a few letters code them, and one is back where one was", async () => {
  await select(1, "glove");
  await press("Control+Shift+ArrowRight");
  const words = await chosen();
  assert.equal(words, "glove on");
  await press("c");
  await page.keyboard.type("supp");
  await press("Enter");
  await heard("Coded with Support");
  assert.match(await focused(), /reader-text/);
  assert.equal(await chosen(), words);
  await page.waitForSelector(".side-codings");
  assert.deepEqual(await quotations(), ["glove on: Support"]);
});

test("a name that is not there becomes a code, below another where it says so", async () => {
  await select(3, "moved");
  await press("c");
  await page.keyboard.type("Repair/Moving");
  await press("Enter");
  await heard("Coded with Repair/Moving");
  assert.equal(await chosen(), "moved");
  await page.waitForFunction(() => /Moving/.test(globalThis.document.querySelector(".side-codings")?.textContent));
  assert.deepEqual(await quotations(), ["glove on: Support", "moved: Repair/Moving"]);
});

test("Ctrl+Enter takes one more code, Enter the last, and Escape none of them", async () => {
  await select(5, "whole room");
  await press("c");
  await page.keyboard.type("seen");
  await press("Control+Enter");
  await heard("Being seen, and?");
  await press("Escape");
  assert.match(await focused(), /reader-text/);
  assert.equal(await chosen(), "whole room");
  assert.equal((await quotations()).length, 2);
  await press("c");
  await page.keyboard.type("seen");
  await press("Control+Enter");
  await page.keyboard.type("support");
  await press("Enter");
  await heard("Coded with Being seen, Support");
  await page.waitForFunction(() => globalThis.document.querySelectorAll(".side-codings li").length === 2);
  assert.equal((await quotations())[2], "whole room: Shame/Being seen, Support");
});

test("V codes words by themselves", async () => {
  await select(3, "half a metre");
  await press("v");
  await heard("Coded with half a metre");
  await page.waitForFunction(() => /half a metre/.test(globalThis.document.querySelector(".side-codings")?.textContent));
  assert.equal((await quotations())[2], "half a metre: half a metre");
});

test("a number gives the code used lately that has it", async () => {
  const first = (await page.locator(".side-codes .side-code").first().locator(".grow").textContent()).trim();
  await select(5, "breathed");
  await press("1");
  await heard(`Coded with ${first}`);
  assert.equal(await chosen(), "breathed");
  assert.match(await focused(), /reader-text/);
  await page.waitForFunction(() => globalThis.document.querySelector(".side-words")?.textContent === "breathed");
  assert.match((await quotations()).at(-1), new RegExp(`^breathed: .*${first}$`));
});

const open = () => page.locator(".side-words").textContent();

test("N and P go from quotation to quotation, and it is said when there is no further", async () => {
  await press("Control+Home");
  await press("Escape");
  for (const words of ["glove on", "moved", "half a metre"]) {
    await press("n");
    await page.waitForFunction((wanted) => globalThis.document.querySelector(".side-words")?.textContent === wanted, words);
    assert.match(await focused(), /reader-text/);
  }
  await press("p");
  await page.waitForFunction(() => globalThis.document.querySelector(".side-words")?.textContent === "moved");
  await heard("Repair/Moving".split("/")[1]);
  await press("p", 2);
  await heard("No further quotation");
  assert.equal(await open(), "glove on");
});

test("U goes to the next turn of a participant that has no code", async () => {
  await press("Control+Home");
  await press("u");
  await press("Shift+End");
  assert.match(await chosen(), /We laughed a little\.$/);
});

test("the ends of the open quotation move by word with Alt+Shift+arrow", async () => {
  await press("Control+Home");
  await press("Escape");
  await press("n");
  await page.waitForSelector(".reader-label.is-selected");
  await press("Alt+Shift+ArrowRight", 2);
  await heard("Quotation changed");
  await page.waitForFunction(() => globalThis.document.querySelector(".side-words")?.textContent === "glove on the floor");
  await press("Alt+Shift+Control+ArrowLeft");
  await page.waitForFunction(() => globalThis.document.querySelector(".side-words")?.textContent === "a glove on the floor");
  await page.waitForTimeout(600);
  assert.equal((await quotations())[0], "a glove on the floor: Support");
  assert.match(await focused(), /reader-text/);
});

test("a comment is written on the open quotation and kept with Ctrl+Enter", async () => {
  const at = () => page.evaluate(() => globalThis.document.activeElement.closest("label")?.textContent ?? "");
  for (let i = 0; i < 40 && !(await at()).startsWith("Comment"); i++) await press("Tab");
  assert.match(await at(), /^Comment/);
  await page.keyboard.type("The glove again.");
  await press("Control+Enter");
  await page.waitForFunction(async (id) => {
    const answer = await fetch(`/api/p/${location.pathname.split("/")[2]}/quotations?most=1&sort=document`);
    return (await answer.json()).items[0].comment === "The glove again." && id;
  }, document.id);
  assert.match(await at(), /^Comment/);
});

test("undo takes back one thing at a time and says what, from the text", async () => {
  for (let i = 0; i < 40 && !(await focused()).includes("reader-text"); i++) await press("Shift+Tab");
  await press("Control+z");
  await heard("Undone:");
  await page.waitForFunction(() => globalThis.document.querySelector("textarea")?.value === "");
  await press("Control+z");
  await page.waitForFunction(() => globalThis.document.querySelector(".side-words")?.textContent === "glove on the floor");
  await press("Control+Shift+z");
  await page.waitForFunction(() => globalThis.document.querySelector(".side-words")?.textContent === "a glove on the floor");
  assert.match(await focused(), /reader-text/);
  assert.deepEqual(app.faults, []);
});

test("an undo that is pressed at once takes back just what was done before it", async () => {
  const before = await quotations();
  await select(1, "between");
  const undone = page.waitForResponse((answer) => answer.url().endsWith("/undo"));
  await press("1");
  await press("Control+z");
  await undone;
  assert.deepEqual(await quotations(), before);
});
