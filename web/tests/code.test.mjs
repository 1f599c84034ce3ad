// code.test.mjs - a code's quotations: reading, filtering, coding, printing, and very many of them
//
// usage: node --test web/tests/code.test.mjs
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { program, startApp } from "./app.mjs";

const axe = readFileSync(fileURLToPath(new URL("../node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");
const MANY = 3000;
let app;
let page;
let code;

before(async () => {
  app = await startApp({
    options: { context: { bypassCSP: true, permissions: ["clipboard-read", "clipboard-write"] } },
  });
  page = app.page;
  page.setDefaultTimeout(8000);
  code = async (path) => (await app.api("codes")).body.find((each) => each.path === path);
});
after(() => app.stop());

async function open(path, query = "") {
  const { id } = await code(path);
  await page.goto(app.at(`codes/${id}${query}`));
  await page.getByRole("article").first().waitFor();
  return id;
}
const heading = () => page.locator(".page-title [role=status]").textContent();

async function violations() {
  await page.evaluate(axe);
  return page.evaluate(async () => (await globalThis.axe.run()).violations
    .map((found) => `${found.id}: ${found.nodes.map((node) => node.target).join(" ")}`));
}

test("all quotations of a code are there with their source, those of the codes below too", async () => {
  const all = (await app.api("codes")).body.filter((each) => each.path.startsWith("Stöd"));
  await open("Stöd");
  const total = Number((await heading()).split(" ")[0]);
  const most = all.reduce((sum, each) => sum + each.quotations, 0);
  assert.ok(total > 0 && total <= most);
  const first = page.getByRole("article").first();
  assert.equal(await first.getAttribute("aria-setsize"), String(total));
  assert.match(await first.locator("strong").textContent(), /\p{L}+/u);
  assert.deepEqual(await violations(), []);
});

test("filters live in the address: the same list is there when the page is loaded again", async () => {
  await open("Stöd/Kollega");
  const total = await heading();
  await page.getByRole("search").getByLabel("All cases").selectOption("Berit");
  await page.waitForFunction((before) => document.querySelector(".page-title [role=status]").textContent !== before, total);
  const filtered = await heading();
  assert.match(page.url(), /case=Berit/);
  await page.reload();
  await page.getByRole("article").first().waitFor();
  assert.equal(await heading(), filtered);
  for (const name of await page.locator(".quote-head strong").allTextContents()) assert.equal(name, "Berit");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.waitForFunction((all) => document.querySelector(".page-title [role=status]").textContent === all, total);
});

test("the longest come first where they are sorted by length", async () => {
  await open("Stöd/Kollega", "?sort=length");
  const lengths = (await page.locator(".quote-words").allTextContents()).map((words) => [...words].length);
  assert.deepEqual(lengths, [...lengths].sort((a, b) => b - a));
});

test("by keys alone a quotation is copied with its source, coded, uncoded and opened", async () => {
  await open("Stöd/Kollega", "?coder=Anna+Lind");
  const first = page.getByRole("article").first();
  const key = await first.locator(".quote-key").textContent();
  await first.focus();
  await page.keyboard.press("Control+c");
  await page.getByText("Copied").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.includes(key) && copied.startsWith("“"));
  await page.keyboard.press("c");
  await page.keyboard.type("ritualer");
  await page.keyboard.press("Enter");
  await first.locator(".chip", { hasText: "Ritualer" }).waitFor();
  const before = await heading();
  await first.focus();
  await page.keyboard.press("Delete");
  await page.waitForFunction((was) => document.querySelector(".page-title [role=status]").textContent !== was, before);
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await page.waitForFunction((was) => document.querySelector(".page-title [role=status]").textContent === was, before);
  await first.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`documents/\\d+\\?at=\\d+&key=${key}`));
});

test("the paper says which quotations it holds, and has nothing of the app on it", async () => {
  const { id } = await code("Stöd/Kollega");
  await page.goto(app.at(`print/code/${id}?case=Berit`));
  await page.locator(".paper-quotation").first().waitFor();
  assert.match(await page.locator(".paper-head").textContent(), /Stöd \/ Kollega.*Case: Berit/s);
  assert.deepEqual(await violations(), []);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("button", { name: "Print" }).count(), 0);
  await page.emulateMedia({ media: null });
});

/** A study with one long document and a code on MANY lines of it. */
function long(folder) {
  const path = join(folder, "long.tema");
  const tema = (...words) => execFileSync(program, words, { env: { ...process.env, TEMA_PROJECT: path } });
  const lines = Array.from({ length: MANY }, (_, i) => `Rad ${i} ${"och så vidare ".repeat(1 + (i * 7) % 40)}slut.`);
  tema("init", path, "--title", "Long", "--coder", "Anna");
  writeFileSync(join(folder, "long.txt"), lines.join("\n"));
  tema("import", join(folder, "long.txt"));
  let at = 0;
  const rows = lines.map((line) => { const row = `long,${at},${at + line.length},Ofta`; at += line.length + 1; return row; });
  writeFileSync(join(folder, "codings.csv"), `document,start,end,code\n${rows.join("\n")}\n`);
  tema("code-table", join(folder, "codings.csv"));
  return path;
}

test("thousands of quotations scroll as one list: nothing jumps, and End goes to the last", async () => {
  const other = await startApp({ project: long });
  try {
    other.page.setDefaultTimeout(8000);
    const id = (await other.api("codes")).body[0].id;
    await other.page.goto(other.at(`codes/${id}?sort=document`));
    const rows = other.page.getByRole("article");
    await rows.first().waitFor();
    assert.equal(await rows.first().getAttribute("aria-setsize"), String(MANY));
    assert.ok(await rows.count() < 60, "only what is in view is there");
    await rows.first().focus();
    await other.page.keyboard.press("End");
    await other.page.locator(".quote-words", { hasText: `Rad ${MANY - 1} ` }).waitFor();
    await other.page.waitForFunction((last) => document.activeElement?.ariaPosInSet === last, String(MANY));
    await other.page.locator(".window-list").evaluate((list) => { list.scrollTop = list.scrollHeight / 2; });
    await other.page.waitForFunction(() => document.querySelectorAll(".window-row:not(:has(.window-blank))").length > 4);
    const jumps = await other.page.evaluate(async () => {
      const list = document.querySelector(".window-list");
      let most = 0;
      for (let i = 0; i < 40; i++) {
        const row = document.elementFromPoint(600, 420).closest(".window-row");
        const top = row.getBoundingClientRect().top;
        list.scrollTop -= 40;
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
        if (row.isConnected) most = Math.max(most, Math.abs(row.getBoundingClientRect().top - top - 40));
      }
      return most;
    });
    assert.ok(jumps < 2, `a row jumped by ${jumps} px`);
  } finally {
    await other.stop();
  }
});

test("a code that is removed in another window is said to be gone, and is there again when that is undone", async () => {
  const id = await open("Stöd");
  app.tema("code", "remove", "Stöd");
  await page.getByText("This code is not here any more").waitFor();
  app.tema("undo");
  await page.getByRole("article").first().waitFor();
  assert.ok(page.url().endsWith(`/codes/${id}`));
});

test("nothing was said to be wrong", () => {
  assert.deepEqual(app.faults, []);
});
