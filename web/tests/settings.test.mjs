// settings.test.mjs - the study, who codes, how the app looks, the way out for the project
//
// usage: node --test web/tests/settings.test.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, test } from "node:test";
import { startApp } from "./app.mjs";
import { violations } from "./axe.mjs";

let app;
let page;

before(async () => {
  app = await startApp({ options: { context: { bypassCSP: true } } });
  page = app.page;
});
after(() => app.stop());
beforeEach(async () => {
  await page.goto(app.at("settings"));
  await page.waitForSelector(".setting");
});

const study = async () => (await app.api("")).body;

async function until(holds) {
  for (let i = 0; i < 50 && !(await holds()); i++) await page.waitForTimeout(50);
  assert.ok(await holds());
}

test("the settings can be read and used by everybody", async () => {
  assert.deepEqual(await violations(page), []);
});

test("a new title holds when the field is left", async () => {
  await page.getByLabel("Title of the study").fill("Skam och tystnad");
  await page.keyboard.press("Tab");
  await page.locator(".rail-project", { hasText: "Skam och tystnad" }).waitFor();
});

test("an empty title is not taken", async () => {
  await page.getByLabel("Title of the study").fill("  ");
  await page.keyboard.press("Enter");
  assert.equal(await page.getByLabel("Title of the study").inputValue(), "Skam och tystnad");
});

test("a title that is being typed stays when it is changed elsewhere; else theirs shows at once", async () => {
  const field = page.getByLabel("Title of the study");
  const rename = (title) => app.api("", {
    method: "PATCH", headers: { "X-Tema": "1", "Content-Type": "application/json" }, body: JSON.stringify({ title }),
  });
  await field.fill("Skam, tystnad och");
  await rename("Skammens tystnad");
  await page.locator(".rail-project", { hasText: "Skammens tystnad" }).waitFor();
  assert.equal(await field.inputValue(), "Skam, tystnad och");
  await page.keyboard.press("Escape");
  assert.equal(await field.inputValue(), "Skammens tystnad");
  await rename("Skam och tystnad");
  await page.locator(".rail-project", { hasText: "Skam och tystnad" }).waitFor();
  assert.equal(await field.inputValue(), "Skam och tystnad");
});

test("approach and language of the study are changed by one choice each", async () => {
  await page.getByLabel(/^Codebook/).check();
  await page.getByLabel("Language of the interviews").selectOption("nb");
  await until(async () => {
    const { approach, language } = await study();
    return approach === "codebook" && language === "nb";
  });
});

test("another coder takes over on the fly, one of old or one of new", async () => {
  await page.getByLabel(/^Erik Holm/).check();
  await page.locator(".rail-project", { hasText: "Erik Holm" }).waitFor();
  await page.getByLabel("A new name").fill("Nora Ek");
  await page.keyboard.press("Enter");
  await page.locator(".rail-project", { hasText: "Nora Ek" }).waitFor();
  assert.equal((await study()).coder, "Nora Ek");
});

for (const [format, begins] of [["qdpx", "PK"], ["qdc", "<?xml"]])
  test(`the project goes out as .${format}`, async () => {
    await page.getByRole("button", { name: `shame.${format}` }).click();
    const loading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the file" }).click();
    const file = await loading;
    assert.equal(file.suggestedFilename(), `shame.${format}`);
    assert.ok(readFileSync(await file.path(), "utf8").startsWith(begins));
  });

test("before it goes out it is told what other programs will not find in it, and NVivo's way to count can be asked for", async () => {
  await page.getByRole("button", { name: "shame.qdpx" }).click();
  const report = page.getByRole("table", { name: "What the file holds, and what it does not" });
  await report.getByText(/codings: 213/).waitFor();
  await report.locator(".report-lost tr", { hasText: "chapters" }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByLabel(/^Characters are counted/).selectOption("utf16");
  const asked = page.waitForRequest((request) => /\/export\?/.test(request.url()));
  await page.getByRole("button", { name: "Save the file" }).click();
  assert.match((await asked).url(), /offsets=utf16/);
  await page.locator("dialog").waitFor({ state: "detached" });
});

test("it says where the project's file is", async () => {
  await page.getByText(app.path, { exact: true }).waitFor();
});
