// codes.test.mjs - the codebook: its tree by keys and hand, a code's page, merging and removing
//
// usage: node --test web/tests/codes.test.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { startApp } from "./app.mjs";

const axe = readFileSync(fileURLToPath(new URL("../node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");
let app;
let page;

before(async () => {
  app = await startApp({ options: { context: { bypassCSP: true } } });
  page = app.page;
  page.setDefaultTimeout(8000);
  page.on("response", (response) => {
    // A memo list asks for its code by path, and may do so a moment after the path was another.
    const isPath = response.url().includes("/memos?on=code");
    if (response.status() >= 400 && !isPath) app.faults.push(`${response.status()} ${response.url()}`);
  });
});
after(() => app.stop());

const codes = async () => (await app.api("codes")).body;
const find = async (path) => (await codes()).find((code) => code.path === path);
const row = (name) => page.getByRole("treeitem", { name: new RegExp(`^${name} ?,`) });
const focused = () => page.evaluate(() => document.activeElement?.querySelector(".tree-name")?.textContent ?? "");

async function violations() {
  await page.evaluate(axe);
  return page.evaluate(async () => (await globalThis.axe.run()).violations
    .map((found) => `${found.id}: ${found.nodes.map((node) => node.target).join(" ")}`));
}

beforeEach(async () => {
  await page.goto(app.at("codes"));
  await page.getByRole("tree").waitFor();
});

test("the arrows walk the tree, fold it, and show each code beside it", async () => {
  await row("Egenvård").click();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("region", { name: "Egenvård/Gränser" }).waitFor();
  assert.equal(await focused(), "Gränser");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await row("Egenvård").getAttribute("aria-expanded"), "false");
  assert.equal(await row("Gränser").count(), 0);
  await page.reload();
  await row("Egenvård").waitFor();
  assert.equal(await row("Gränser").count(), 0, "what was folded stays folded");
  await row("Egenvård").press("ArrowRight");
  await row("Gränser").waitFor();
  await page.keyboard.type("sto");
  assert.equal(await focused(), "Stöd");
  assert.deepEqual(await violations(), []);
});

test("a code is added below another by its path, renamed in place and moved with the keyboard", async () => {
  await page.getByLabel("New code", { exact: true }).fill("Stöd/Vänner");
  await page.keyboard.press("Enter");
  await row("Vänner").waitFor();
  await row("Vänner").click();
  await page.keyboard.press("F2");
  await page.keyboard.type("Vänner och grannar");
  await page.keyboard.press("Enter");
  await row("Vänner och grannar").waitFor();
  assert.equal(await focused(), "Vänner och grannar");
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: "Move under" }).click();
  await page.keyboard.type("egenvård");
  await page.keyboard.press("Enter");
  await page.getByText("Moved Vänner och grannar under Egenvård").waitFor();
  assert.ok(await find("Egenvård/Vänner och grannar"));
});

test("Ctrl+Z takes back the code that was just added, and in a field that was emptied what stood there", async () => {
  const field = page.getByLabel("New code", { exact: true });
  await field.click();
  await page.keyboard.type("Alldeles ny");
  await page.keyboard.press("Enter");
  await row("Alldeles ny").waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "code-add" && document.activeElement.value === "");
  await page.keyboard.press("Control+z");
  await row("Alldeles ny").waitFor({ state: "detached" });
  await page.keyboard.type("Ord");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  const version = (await app.api("")).body.version;
  await page.keyboard.press("Control+z");
  assert.equal(await field.inputValue(), "Ord");
  assert.equal((await app.api("")).body.version, version);
});

test("a name that is too long stays in its field, to be shortened or left", async () => {
  await row("Stöd").click();
  await page.keyboard.press("F2");
  await page.keyboard.insertText("k".repeat(201));
  await page.keyboard.press("Enter");
  await page.getByText("A code's name has at most 200 characters").first().waitFor();
  assert.equal((await page.locator(".tree-rename").inputValue()).length, 201);
  await page.keyboard.press("Escape");
  await row("Stöd").waitFor();
});

test("a code dragged onto another lies below it, and Undo puts it back", async () => {
  const before = (await codes()).map((code) => code.path);
  await row("Ritualer").dragTo(row("Reparation"));
  await page.getByText("Moved Ritualer under Reparation").waitFor();
  assert.ok(await find("Reparation/Ritualer"));
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await page.getByText("Undone").waitFor();
  assert.deepEqual((await codes()).map((code) => code.path), before);
});

test("what a code means is saved when its field is left, and a draft outlives the page", async () => {
  await row("Kollega").click();
  const field = page.getByLabel("When to use", { exact: true });
  await field.fill("När någon i arbetslaget lyssnar.");
  await page.reload();
  await page.getByLabel("When to use").waitFor();
  assert.equal(await page.getByLabel("When to use").inputValue(), "När någon i arbetslaget lyssnar.");
  await page.getByLabel("When to use").focus();
  await page.keyboard.press("Control+Enter");
  await page.getByText("Not saved yet").waitFor({ state: "detached" });
  assert.equal((await find("Stöd/Kollega")).includes, "När någon i arbetslaget lyssnar.");
  await page.getByRole("radio", { name: "Violet" }).click();
  await page.waitForFunction(() => document.querySelector('[aria-label="Violet"]')?.ariaChecked === "true");
  assert.equal((await find("Stöd/Kollega")).color, "#9463c2");
});

test("what is typed on while a field is being saved stays", async () => {
  await row("Kollega").click();
  const field = page.getByLabel("When not to use");
  let go;
  const held = new Promise((resolve) => { go = resolve; });
  await page.route("**/codes/*", async (route) => { await held; await route.continue(); });
  await field.fill("Inte chefen.");
  await page.keyboard.press("Control+Enter");
  await page.keyboard.type(" Inte heller vännen.");
  const answered = page.waitForResponse((response) => response.request().method() === "PATCH");
  go();
  await (await answered).finished();
  await page.unroute("**/codes/*");
  await page.waitForFunction((path) => fetch(path).then((answer) => answer.text()).then((text) => text.includes("Inte chefen.")),
    `/api/p/${app.id}/codes`);
  await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 300); }));
  assert.equal(await field.inputValue(), "Inte chefen. Inte heller vännen.");
  await page.keyboard.press("Control+Enter");
  await page.getByText("Not saved yet").waitFor({ state: "detached" });
  assert.equal((await find("Stöd/Kollega")).excludes, "Inte chefen. Inte heller vännen.");
});

test("a name that is being typed stays when another window renames the code; else theirs shows at once", async () => {
  await row("Kollega").click();
  const field = page.getByLabel("Name", { exact: true });
  await field.fill("Kollega i nöd");
  app.tema("code", "rename", "Stöd/Kollega", "Arbetskamrat");
  await row("Arbetskamrat").waitFor();
  await page.getByRole("region", { name: "Stöd/Arbetskamrat" }).waitFor();
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))); }));
  assert.equal(await field.inputValue(), "Kollega i nöd");
  await page.keyboard.press("Enter");
  await row("Kollega i nöd").waitFor();
  app.tema("code", "rename", "Stöd/Kollega i nöd", "Kollega");
  await row("Kollega").waitFor();
  assert.equal(await field.inputValue(), "Kollega");
  await field.fill("Handledning");
  await page.keyboard.press("Enter");
  await page.getByText(/There is one already/).waitFor();
  assert.equal(await field.inputValue(), "Handledning", "one that is refused stays to be changed");
  await page.keyboard.press("Escape");
  assert.equal(await field.inputValue(), "Kollega");
  app.faults.length = 0; // the browser tells of the name that was refused
});

test("an example is chosen among the code's own quotations", async () => {
  await row("Kollega").click();
  await page.getByRole("button", { name: "Choose an example" }).click();
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "No example" }).waitFor();
  assert.match((await find("Stöd/Kollega")).example, /^q/);
});

test("a merge says what it does before it does it, and removing says how much goes", async () => {
  const from = await find("Stöd/Handledning");
  await row("Handledning").click();
  await page.getByRole("button", { name: "Merge into" }).click();
  await page.keyboard.type("kollega");
  await page.keyboard.press("Enter");
  await page.getByText(`${from.codings} codings move to Stöd/Kollega`).waitFor();
  assert.ok(await find("Stöd/Handledning"), "nothing has happened yet");
  assert.deepEqual(await violations(), []);
  await page.keyboard.press("Enter");
  await page.getByText("Stöd/Handledning is now part of Stöd/Kollega").waitFor();
  assert.equal(await find("Stöd/Handledning"), undefined);

  const code = await find("Stöd/Kollega");
  await row("Kollega").press("Delete");
  await page.getByRole("dialog").getByText(`${code.codings} codings go with it`).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText(`Removed Stöd/Kollega and ${code.codings} codings`).waitFor();
  assert.notEqual(await focused(), "", "the focus is in the tree");
});

test("another window's code appears by itself, and nothing was said to be wrong", async () => {
  app.tema("code", "add", "Tystnad");
  await row("Tystnad").waitFor({ timeout: 2000 });
  assert.deepEqual(app.faults.filter((fault) => !fault.startsWith("Failed to load")), []);
});
