// start.test.mjs - the start page: projects are made, opened, forgotten; tema is ended
//
// usage: node --test web/tests/start.test.mjs
import assert from "node:assert/strict";
import { existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { startApp } from "./app.mjs";

const axe = readFileSync(fileURLToPath(new URL("../node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");
let app;
let page;
let start;

before(async () => {
  app = await startApp({ project: null, options: { context: { bypassCSP: true } } });
  page = app.page;
  start = new URL("/", page.url()).href;
});
after(() => app.stop());
beforeEach(async () => {
  await page.goto(start);
  await page.waitForSelector(".start h1");
});

async function violations() {
  await page.evaluate(axe);
  return page.evaluate(async () => (await globalThis.axe.run()).violations.map((found) => found.id));
}

test("who opens tema for the first time is told what to do", async () => {
  await page.getByText("No projects yet").waitFor();
  assert.deepEqual(await violations(), []);
});

test("a new project needs only a title, and is one file in the folder that was shown", async () => {
  await page.getByRole("button", { name: "New project" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title of the study").fill("Shame: in the room?");
  assert.equal(await dialog.locator("input").nth(1).inputValue(), "Shame in the room");
  assert.deepEqual(await violations(), []);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/p\/[^/]+\/documents$/);
  await page.getByText("No documents yet").waitFor();
  assert.ok(existsSync(join(app.folder, "Shame in the room.tema")));
});

test("a project is in the list of those opened lately, and opens from there", async () => {
  await page.getByRole("button", { name: /Shame: in the room\?/ }).first().click();
  await page.waitForURL(/\/documents$/);
});

test("a file that is taken is told of, and nothing is lost of what was filled in", async () => {
  await page.getByRole("button", { name: "New project" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title of the study").fill("Shame in the room");
  await page.keyboard.press("Enter");
  await page.locator(".toast-fault").waitFor();
  assert.equal(await dialog.getByLabel("Title of the study").inputValue(), "Shame in the room");
});

test("a project is found by walking the folders with the keyboard", async () => {
  await page.getByRole("button", { name: "Open another file" }).click();
  const file = page.getByRole("button", { name: "Shame in the room.tema", exact: true });
  await file.waitFor();
  await page.locator(".folder-list button").first().focus();
  await page.keyboard.press("End");
  assert.equal(await file.evaluate((button) => button === document.activeElement), true);
  assert.deepEqual(await violations(), []);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/documents$/);
});

test("the page speaks Swedish and turns dark at once, and stays so", async () => {
  await page.getByRole("radio", { name: "Svenska" }).check();
  await page.getByRole("button", { name: "Nytt projekt" }).waitFor();
  await page.getByRole("radio", { name: "Mörkt" }).check();
  await page.reload();
  await page.getByRole("button", { name: "Nytt projekt" }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.scheme), "dark");
  assert.deepEqual(await violations(), []);
  await page.getByRole("radio", { name: "English" }).check();
  await page.getByRole("radio", { name: "As the system" }).check();
});

test("a project that is no longer there is grey and can be forgotten", async () => {
  renameSync(join(app.folder, "Shame in the room.tema"), join(app.folder, "elsewhere.tema"));
  await page.reload();
  await page.getByText("no longer there").waitFor();
  assert.deepEqual(await violations(), []);
  await page.getByRole("button", { name: /^Forget/ }).click();
  await page.getByText("No projects yet").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1");
});

test("tema can be ended from the corner", async () => {
  await page.getByRole("button", { name: "Menu of tema" }).click();
  const exits = new Promise((resolve) => {
    app.server.child.removeAllListeners("exit");
    app.server.child.once("exit", resolve);
  });
  await page.getByRole("menuitem", { name: /Quit tema/ }).click();
  await page.getByText("tema has ended").waitFor();
  assert.equal(await exits, 0);
});
