// windows.test.mjs - several windows and the terminal work on one project at once
//
// usage: node --test web/tests/windows.test.mjs
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./app.mjs";
import { drag, ends, openDocument } from "./reading.mjs";

// By itself, long before anything would be asked for again; a busy machine takes its time.
const SOON_MS = 10000;
let app, first, second;

/** A window of its own, not a tab behind the first: all are drawn. */
async function openAt(place) {
  const [page] = await Promise.all([
    app.context.waitForEvent("page"),
    app.page.evaluate((address) => { window.open(address, "", "popup,width=1280,height=720"); }, app.at(place)),
  ]);
  page.setDefaultTimeout(10000);
  return page;
}

before(async () => {
  app = await startApp();
  first = app.page;
  first.setDefaultTimeout(10000);
  second = await openAt("documents");
  for (const page of [first, second]) await openDocument(page, "Linnea");
});
after(() => app?.stop());

const coded = (page, words) => page.locator(".reader-coded", { hasText: words }).first().waitFor({ timeout: SOON_MS });

async function code(page, words, at) {
  await drag(page, words);
  await page.locator(".side-codes .side-code").nth(at).click();
}

test("what is coded in one window is soon seen in the other, both ways", async (context) => {
  const marked = [[first, second, "Jag klättrar."], [second, first, "Den är borta!"]];
  for (const [here, there, words] of marked) {
    await ends(there, words);
    await code(here, words, 2);
    const from = Date.now();
    await coded(there, words);
    context.diagnostic(`${Date.now() - from} ms`);
  }
  for (const page of [first, second]) await coded(page, "Den är borta!");
});

test("two who code at the same moment lose nothing", async () => {
  const words = ["motsatsen till mitt jobb", "Man ramlar inför folk."]; // near enough to be seen together
  await drag(first, words[0]);
  await drag(second, words[1]);
  await Promise.all([first, second].map((page) => page.locator(".side-codes .side-code").nth(5).click()));
  for (const page of [first, second]) for (const one of words) await coded(page, one);
  const { body } = await app.api("quotations?most=1000");
  for (const one of words) assert.equal(body.items.find((found) => found.words === one)?.codings.length, 1);
});

test("what is coded in the terminal is seen in every window", async () => {
  for (const page of [first, second]) await ends(page, "Ska jag säga till dem");
  app.tema("quote", "add", "Linnea", "--text", "Ska jag säga till dem om diskmaskinen?", "--code", "Skam");
  for (const page of [first, second])
    await page.waitForFunction((text) => document.querySelector(`.reader-label[data-look*="${text}"]`), "Ska jag säga", { timeout: SOON_MS });
});

async function write(page, words) {
  await page.click(".chapter");
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words);
}

test("a document that is removed elsewhere is said to be gone, and can be read and coded again when that is undone", async () => {
  app.tema("document", "remove", "Linnea");
  for (const page of [first, second]) await page.getByText("This document is not here any more").waitFor({ timeout: SOON_MS });
  app.tema("undo");
  for (const page of [first, second]) await page.waitForSelector(".document-text .reader-text p", { timeout: SOON_MS });
  await ends(first, "jag är mindre rädd");
  await code(second, "jag är mindre rädd", 3);
  await coded(first, "jag är mindre rädd");
});

test("two who write the chapter at the same time: both texts are kept", async () => {
  for (const page of [first, second]) {
    await page.getByRole("link", { name: "Writing", exact: true }).click();
    await page.waitForSelector(".chapter");
    await page.waitForFunction(() => document.querySelector(".saved-state")?.textContent === "Saved");
  }
  await write(first, "\n\nMening från det första fönstret.");
  await write(second, "\n\nMening från det andra fönstret.");
  const conflict = await Promise.race([first, second].map(async (page) => {
    await page.waitForSelector("dialog[open] .conflict");
    return page;
  }));
  const shown = await conflict.$$eval(".conflict textarea", (fields) => fields.map((field) => field.value).join());
  assert.match(shown, /första fönstret/);
  assert.match(shown, /andra fönstret/);
  await conflict.getByRole("button", { name: "Keep both, one after the other" }).click();
  for (const page of [first, second])
    await page.waitForFunction(() => {
      const text = document.querySelector(".chapter").value;
      return text.includes("första fönstret") && text.includes("andra fönstret");
    });
  const text = app.tema("findings", "show");
  assert.ok(text.includes("första fönstret") && text.includes("andra fönstret"));
  app.faults.length = 0; // the browser tells of the text that was refused
});

test("eight windows at once all hear of a change, and each still answers", async () => {
  const { body: documents } = await app.api("documents");
  const berit = documents.find((one) => one.name === "Berit").id;
  const windows = [];
  while (windows.length < 8) windows.push(await openAt(`documents/${berit}`));
  for (const page of windows) await page.waitForSelector(".reader-coded");
  const words = "Ja du.";
  app.tema("quote", "add", "Berit", "--text", words, "--code", "Skam");
  await Promise.all(windows.map((page) => coded(page, words)));
  await Promise.all(windows.map(async (page) => {
    await page.getByRole("link", { name: "Codes", exact: true }).click();
    await page.getByRole("treeitem").first().waitFor({ timeout: SOON_MS });
  }));
  assert.deepEqual(app.faults, []);
});
