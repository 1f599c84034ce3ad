// help.test.mjs - questions and keys, the tour of the example, a document for paper
//
// usage: node --test web/tests/help.test.mjs
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./axe.mjs";
import { bundled } from "./bundled.mjs";
import { startApp } from "./app.mjs";

let app;
let page;

before(async () => {
  app = await startApp({ options: { tour: true } });
  page = app.page;
});
after(() => app.stop());

test("the tour asks first and goes through five pages by the keyboard", async () => {
  const next = page.locator(".tour .primary");
  await page.getByText("A look around?").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.closest(".tour")), null);
  assert.deepEqual(await violations(page), []);
  await next.focus();
  const seen = [];
  for (let i = 1; i <= 5; i++) {
    await page.keyboard.press("Enter");
    await page.getByText(`${i} of 5`).waitFor();
    await page.locator(".tour-ring").waitFor();
    await page.waitForFunction(() => document.activeElement.matches(".tour .primary"));
    seen.push(new URL(page.url()).pathname.split("/")[3]);
  }
  assert.deepEqual(seen, ["documents", "documents", "codes", "themes", "writing"]);
  await page.keyboard.press("Enter");
  await page.locator(".tour").waitFor({ state: "detached" });
});

test("who has seen it is not asked again; the help starts it, Escape ends it", async () => {
  await page.goto(app.at("help"));
  await page.locator(".question").first().waitFor();
  assert.equal(await page.locator(".tour").count(), 0);
  await page.getByRole("button", { name: "Show me around" }).click();
  await page.getByText("1 of 5").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".tour").waitFor({ state: "detached" });
});

test("questions are found by a word of theirs, and lead to the page", async () => {
  await page.goto(app.at("help"));
  await page.getByRole("searchbox").fill("onedrive");
  const question = page.locator(".question");
  await page.waitForFunction(() => document.querySelectorAll(".question").length === 1);
  assert.match(await question.textContent(), /syncing a file that is open can damage it/);
  await question.getByRole("link", { name: "Settings" }).click();
  await page.waitForURL(/settings$/);
});

test("? shows the page's own keys first, and Escape gives the focus back", async () => {
  await page.goto(app.at("codes"));
  await page.getByRole("treeitem").first().waitFor();
  await page.getByRole("treeitem").first().focus();
  await page.keyboard.press("?");
  assert.equal(await page.locator("dialog .key-group h3").first().textContent(), "In the codebook");
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "treeitem");
  await page.keyboard.press("F1");
  await page.waitForURL(/help$/);
});

test("single letters can be turned off", async () => {
  await page.goto(app.at("settings"));
  await page.getByLabel(/Single letters do something/).uncheck();
  await page.locator("h1").focus();
  await page.keyboard.press("?");
  assert.equal(await page.locator("dialog").count(), 0);
  await page.getByLabel(/Single letters do something/).check();
});

test("a coded document is whole on paper: every word, every quotation, every code", async () => {
  const berit = (await app.api("documents")).body.find((document) => document.name === "Berit");
  const marks = (await app.api(`documents/${berit.id}/marks`)).body;
  const text = await page.evaluate(async (path) => (await fetch(path)).text(), `/api/p/${app.id}/documents/${berit.id}/text`);
  await page.goto(app.at(`print/document/${berit.id}`));
  await page.locator(".paper-row").first().waitFor();
  const shown = await page.evaluate(() => {
    const copy = document.querySelector(".paper-text").cloneNode(true);
    for (const extra of copy.querySelectorAll("sup, .paper-notes")) extra.remove();
    return [...copy.querySelectorAll(".text")].map((line) => line.textContent).join("\n");
  });
  assert.equal(shown, text.split("\n").filter((line) => line.trim() !== "").join("\n"));
  assert.equal(await page.locator(".paper-notes li").count(), marks.length);
  const numbers = await page.locator(".paper-number").allTextContents();
  for (let n = 1; n <= marks.length; n++) {
    assert.ok(numbers.includes(`[${n}`), `quotation ${n} begins nowhere`);
    assert.ok(numbers.includes(`${n}]`), `quotation ${n} ends nowhere`);
  }
  const codes = new Set(marks.flatMap((mark) => mark.codings.map((coding) => coding.code)));
  assert.equal(await page.locator(".paper-legend li").count(), codes.size);
  assert.ok((await page.locator(".paper-text strong").allTextContents()).some((label) => label.startsWith("IP:")));
});

test("on paper one coder's codings can stand alone", async () => {
  const all = await page.locator(".paper-notes li").count();
  await page.getByRole("combobox").selectOption("Erik Holm");
  await page.waitForFunction((n) => document.querySelectorAll(".paper-notes li").length < n, all);
});

test("overlapping quotations keep their lines apart", async () => {
  const { paperMarks } = await bundled("src/pages/print_document_model.ts");
  const mark = (key, start, end) => ({ key, start, end, comment: null, doubt: null, codings: [{ code: 1, coder: "A" }] });
  const positions = { toUnits: (point) => point };
  const set = paperMarks([mark("c", 5, 9), mark("a", 0, 10), mark("b", 10, 12)], [{ id: 1 }], null, positions);
  assert.deepEqual(set.map(({ mark: { key }, lane, number }) => [key, lane, number]), [["a", 0, 1], ["c", 1, 2], ["b", 0, 3]]);
});

test("nothing went wrong on the way", () => assert.deepEqual(app.faults, []));
