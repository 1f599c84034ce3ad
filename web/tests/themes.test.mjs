// themes.test.mjs - themes are made, told, filled, ordered and drawn
//
// usage: node --test web/tests/themes.test.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { startApp } from "./app.mjs";
import { violations } from "./axe.mjs";

let app;
let page;
before(async () => {
  // So high that nothing is dragged to where the page must scroll first.
  app = await startApp({ options: { context: { viewport: { width: 1280, height: 1400 } } } });
  page = app.page;
  await go("themes");
});
after(() => app.stop());

const card = (name) => page.locator(".theme-card").filter({ has: page.locator("> .theme-own > .theme-head .theme-name", { hasText: name }) }).last();
const tray = () => page.getByRole("complementary", { name: "To be gathered" });
const dialog = () => page.getByRole("dialog");
const tops = () => page.locator(".board > .theme-card > .theme-own > .theme-head .theme-name").allTextContents();
const themes = async () => (await app.api("themes")).body.items;
const theme = async (name) => (await themes()).find((one) => one.name === name);

async function go(place) {
  await page.goto(app.at(place));
  await page.waitForSelector(".board .theme-card, .map-frame text, .map-list");
}

async function menu(name, item) {
  await page.getByRole("button", { name: `Menu for ${name}`, exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** Until WHAT answers what is true; the page is told of its own changes at once. */
async function until(what) {
  for (let i = 0; i < 100; i++) {
    if (await what()) return;
    await page.waitForTimeout(50);
  }
  assert.fail(String(what));
}

async function undoLast() {
  await page.locator(".toast").last().getByRole("button", { name: "Undo" }).click();
}

/** Presses KEY where the focus is, of which something in the page is told. */
const press = (...keys) => keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());

test("the board shows each theme with its concept, its cases and its codes, in the author's order", async () => {
  assert.deepEqual(await tops(), ["Att reparera alliansen", "Att ta hand om sig själv"]);
  const first = card("Att reparera alliansen");
  await first.getByText("8 of 8 cases").hover();
  assert.match(await first.getByRole("tooltip").innerText(), /Amira\s+Berit/);
  assert.equal(await first.getByRole("list", { name: "Codes gathered by Att reparera alliansen" }).getByRole("listitem").count(), 6);
  assert.deepEqual(await violations(page), []);
});

test("a theme is added by its name, says that it has no concept, and gets one that is saved when it is left", async () => {
  await page.getByLabel("New theme").fill("Skammen har en kropp");
  await page.keyboard.press("Enter");
  const made = card("Skammen har en kropp");
  await made.getByText("no central concept yet").waitFor();
  await made.getByText("gathers nothing yet").waitFor();
  const field = made.getByLabel("Central concept of Skammen har en kropp");
  await field.fill("Kroppen vet före orden.");
  await page.reload();
  assert.equal(await field.inputValue(), "Kroppen vet före orden.");
  await field.focus();
  await page.getByLabel("New theme").focus();
  await until(async () => (await theme("Skammen har en kropp")).concept === "Kroppen vet före orden.");
  await made.getByText("no central concept yet").waitFor({ state: "detached" });
});

test("codes are chosen in the tray by keys and gathered under a theme; undo lets go of them", async () => {
  const options = tray().getByRole("option");
  const before = await options.count();
  await tray().getByLabel("Find a code").fill("skam/kroppens");
  await options.first().focus();
  await press("Enter");
  await dialog().getByRole("combobox").fill("har en kropp");
  await press("Enter");
  await card("Skammen har en kropp").getByText("Kroppens tecken").waitFor();
  await tray().getByLabel("Find a code").fill("");
  await until(async () => (await options.count()) === before - 1);
  await undoLast();
  await until(async () => (await options.count()) === before);
});

test("a code is dragged from the tray onto a theme, and from one theme to another", async () => {
  await tray().getByRole("option", { name: /Kroppens tecken/ }).dragTo(card("Skammen har en kropp").locator("> .theme-own > .theme-head"));
  await card("Skammen har en kropp").getByText("Kroppens tecken").waitFor();
  await card("Att ta hand om sig själv").locator(".theme-chip", { hasText: "Ritualer" })
    .dragTo(card("Skammen har en kropp").locator("> .theme-own > .theme-counts"));
  await until(async () => (await theme("Skammen har en kropp")).codes.length === 2);
  assert.equal((await theme("Att ta hand om sig själv")).codes.length, 2);
  await undoLast();
  await until(async () => (await theme("Att ta hand om sig själv")).codes.length === 3);
  assert.equal((await theme("Skammen har en kropp")).codes.length, 1);
});

test("a quotation found by its words is gathered as strong, made contrary, and leads into the interview", async () => {
  await menu("Skammen har en kropp", "Gather quotations …");
  await dialog().getByRole("combobox").fill("efter bollen");
  await dialog().getByRole("option", { name: /springer efter bollen/ }).click();
  await press("Escape");
  const line = card("Skammen har en kropp").locator(".evidence-line");
  await line.getByText("Strong").waitFor();
  await line.getByRole("button", { name: /Menu for quotation/ }).click();
  await page.getByRole("menuitem", { name: "Mark as contrary" }).click();
  await line.getByText("Contrary").waitFor();
  assert.deepEqual(await violations(page), []);
  await line.getByRole("link").click();
  await page.waitForURL(/documents\/\d+\?at=\d+&key=/);
  await go("themes");
});

test("a quotation that is dragged over a theme asks what it is to it, and reaches its sub-themes too", async () => {
  const before = (await theme("Kollegor och handledning")).evidence.filter((one) => one.role === "contrary").length;
  await page.getByRole("radio", { name: "Quotations" }).check();
  await page.mouse.move(0, 0);
  await tray().getByRole("option").first().hover();
  await page.mouse.down();
  const target = await card("Kollegor och handledning").locator("> .theme-own").boundingBox();
  await page.mouse.move(target.x + 20, target.y + 20, { steps: 8 });
  await page.mouse.move(target.x + target.width / 2, target.y + 24, { steps: 3 });
  await page.locator(".drop-role-contrary").waitFor();
  await page.mouse.up();
  await until(async () => (await theme("Kollegor och handledning")).evidence.filter((one) => one.role === "contrary").length > before);
  assert.equal((await theme("Att ta hand om sig själv")).evidence.length, 0);
  await undoLast();
  await page.getByRole("radio", { name: /To gather/ }).check();
});

test("a theme moves by Alt and arrows and keeps the focus; it is nested by its menu and by dragging", async () => {
  const name = card("Skammen har en kropp").locator("> .theme-own > .theme-head .theme-name");
  await name.focus();
  await press("Alt+ArrowUp");
  await until(async () => (await tops())[1] === "Skammen har en kropp");
  await until(() => name.evaluate((element) => element === document.activeElement));
  await menu("Skammen har en kropp", "Move before or under …");
  await dialog().getByRole("radio", { name: "Under, as a sub-theme" }).check();
  await dialog().getByRole("combobox").fill("reparera");
  await press("Enter");
  await until(async () => (await theme("Skammen har en kropp")).path === "Att reparera alliansen/Skammen har en kropp");
  const target = card("Att ta hand om sig själv");
  const size = await target.boundingBox();
  await card("Skammen har en kropp").locator("> .theme-own > .theme-head").dragTo(target, { targetPosition: { x: size.width - 8, y: 20 } });
  await until(async () => (await tops())[2] === "Skammen har en kropp");
});

test("a theme is renamed where it stands, has a sub-theme added, and is removed with the focus on its neighbour", async () => {
  const name = (of) => card(of).locator("> .theme-own > .theme-head .theme-name");
  await name("Skammen har en kropp").focus();
  await press("F2");
  await page.getByLabel("New name of Skammen har en kropp").fill("Kroppen vet");
  await press("Enter");
  await name("Kroppen vet").waitFor();
  await menu("Kroppen vet", "Add a sub-theme");
  await page.getByLabel("Name of the new sub-theme of Kroppen vet").fill("Händerna");
  await press("Enter");
  await until(async () => (await theme("Händerna"))?.path === "Kroppen vet/Händerna");
  await name("Kroppen vet").focus();
  await press("Delete");
  await until(async () => (await tops()).length === 2);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Att ta hand om sig själv");
  await undoLast();
  await until(async () => (await tops()).length === 3);
});

test("an opened theme shows all it gathers, by case, what speaks against it, and its memos", async () => {
  await card("Att reparera alliansen").locator("> .theme-own > .theme-head .theme-name").click();
  const panel = page.getByRole("complementary", { name: "Att reparera alliansen" });
  await panel.getByText("59 quotations").waitFor();
  await panel.getByRole("article").first().getByRole("combobox").selectOption("contrary");
  await card("Att reparera alliansen").locator(".evidence-line-contrary").waitFor();
  await panel.getByLabel("Only one case").selectOption("Tomas");
  await until(async () => (await panel.getByRole("article").allInnerTexts()).every((words) => words.includes("Tomas")));
  assert.deepEqual(await violations(page), []);
  await panel.getByRole("tab", { name: "Quotations" }).focus();
  await press("ArrowRight");
  await panel.getByRole("button", { name: /^Tomas är det negativa fallet/ }).waitFor();
  await press("ArrowRight");
  await panel.getByRole("tabpanel").getByText("Made", { exact: true }).waitFor();
  assert.deepEqual(await violations(page), []);
  await press("Escape");
  await panel.waitFor({ state: "detached" });
});

test("a theme's earlier forms tell what was changed, by whom, and which words", async () => {
  app.tema("theme", "describe", "Att bära det ensam", "--concept", "Att tiga skyddar mot att bli sedd igen, och kan också vara en trohet.");
  await page.goto(app.at(`themes?theme=${(await theme("Att bära det ensam")).id}`));
  await page.getByRole("tab", { name: "Earlier forms" }).click();
  const forms = page.locator(".theme-forms > li");
  await forms.first().getByText("Central concept rewritten:").waitFor();
  assert.deepEqual([await forms.first().locator("del").allTextContents(), await forms.first().locator("ins").allTextContents()],
    [["på nytt,"], ["igen,"]]);
  assert.match(await forms.last().innerText(), /Anna Lind\s+Made/);
  assert.deepEqual(await violations(page), []);
});

test("what another window changes stands on the board within a second", async () => {
  app.tema("theme", "add", "Från kommandoraden");
  await card("Från kommandoraden").waitFor({ timeout: 2000 });
  app.tema("undo");
  await card("Från kommandoraden").waitFor({ state: "detached", timeout: 2000 });
});

test("the map shows themes, sub-themes and codes; keys move and zoom it, and 0 shows all", async () => {
  await go("themes/map");
  const frame = page.getByRole("group", { name: /Map of the themes/ });
  const drawn = () => frame.locator("svg > g").first().getAttribute("transform");
  assert.equal(await frame.getByText("Kollega", { exact: true }).count(), 1);
  assert.match(await page.getByRole("list", { name: "The themes as a list" }).first().innerText(), /Kollegor och handledning/);
  const all = await drawn();
  await frame.focus();
  await press("+", "ArrowLeft");
  assert.notEqual(await drawn(), all);
  await press("0");
  assert.equal(await drawn(), all);
  await page.getByRole("radio", { name: "Sub-themes" }).check();
  await frame.getByText("Kollega", { exact: true }).waitFor({ state: "detached" });
  assert.deepEqual(await violations(page), []);
  await page.getByRole("radio", { name: "List" }).check();
  await page.getByRole("link", { name: "Att reparera alliansen" }).waitFor();
  assert.deepEqual(await violations(page), []);
});

test("the map is saved as a picture of its own: light, whole, with nothing fetched", async () => {
  await go("themes/map");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as SVG" }).click()]);
  const svg = readFileSync(await file.path(), "utf8");
  assert.match(file.suggestedFilename(), /\.svg$/);
  assert.match(svg, /Att reparera/);
  assert.doesNotMatch(svg, /var\(|href|url\(|class=/);
});

test("with no theme at all the page says what a theme is and how to begin", async () => {
  for (const one of (await themes()).filter((each) => each.parent === 0))
    await app.api(`themes/${one.id}`, { method: "DELETE", headers: { "X-Tema": "1", "Content-Type": "application/json" }, body: "{}" });
  await page.goto(app.at("themes"));
  await page.getByText(/pattern of shared meaning/).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.goto(app.at("themes/map"));
  await page.getByText("Nothing to draw yet").waitFor();
  assert.deepEqual(app.faults, []);
});
