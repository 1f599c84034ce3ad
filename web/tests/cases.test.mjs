// cases.test.mjs - the table of cases: filled in by keys, pasted into, imported, undone
//
// usage: node --test web/tests/cases.test.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { startApp } from "./app.mjs";

const axe = readFileSync(fileURLToPath(new URL("../node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");
let app;
let page;

before(async () => {
  app = await startApp({ options: { context: { bypassCSP: true } } });
  page = app.page;
  page.setDefaultTimeout(8000);
  await page.goto(app.at("cases"));
  await page.getByRole("grid").waitFor();
});
after(() => app.stop());

const cases = async () => (await app.api("cases")).body;
const value = async (name, variable) =>
  (await cases()).items.find((item) => item.name === name)?.values.find((each) => each.variable === variable)?.value ?? "";
const cell = (name, column) =>
  page.getByRole("row", { name: new RegExp(`^${name}`) }).locator("[data-cell]").nth(column);
const focused = () => page.evaluate(() => {
  const here = document.activeElement;
  const row = here?.closest(".case-row");
  return [row?.querySelector(".cell-name .cut")?.textContent ?? "", here?.dataset.cell ?? ""].join(" ");
});
/** Until the program has it: the page shows it at once. */
async function until(what, wanted) {
  for (let i = 0; i < 40 && await what() !== wanted; i++) await new Promise((done) => setTimeout(done, 50));
  assert.equal(await what(), wanted);
}
const paste = (text) => page.evaluate((pasted) => {
  const data = new DataTransfer();
  data.setData("text/plain", pasted);
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}, text);

async function violations() {
  await page.evaluate(axe);
  return page.evaluate(async () => (await globalThis.axe.run()).violations
    .map((found) => `${found.id}: ${found.nodes.map((node) => node.target).join(" ")}`));
}

test("one types through the table as in a spreadsheet, and Ctrl+Z takes the last value back", async () => {
  const { variables } = await cases();
  await cell("Berit", 1).click();
  await page.keyboard.type("a1");
  await page.keyboard.press("Tab");
  await page.keyboard.type("b2");
  await page.keyboard.press("Enter");
  await until(() => value("Berit", variables[0]), "a1");
  await until(() => value("Berit", variables[1]), "b2");
  assert.match(await focused(), /2$/, "Enter goes to the cell below");
  await page.keyboard.press("Control+z");
  await until(async () => await value("Berit", variables[1]) === "b2", false);
  assert.equal(await value("Berit", variables[0]), "a1");
  assert.deepEqual(await violations(), []);
});

test("Escape leaves a cell as it was, and Delete empties it", async () => {
  const { variables } = await cases();
  await cell("Jonas", 1).click();
  const before = await value("Jonas", variables[0]);
  await page.keyboard.type("zzz");
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "Jonas 1");
  assert.equal(await cell("Jonas", 1).textContent(), before);
  await page.keyboard.press("Delete");
  await until(() => value("Jonas", variables[0]), "");
});

test("the values that a variable has already are offered", async () => {
  const { variables } = await cases();
  const at = variables.indexOf("kön");
  await cell("Jonas", at + 1).click();
  await page.keyboard.type("kv");
  await page.getByRole("option", { name: "kvinna" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await until(() => value("Jonas", "kön"), "kvinna");
});

test("a case is added by its name in the last row, and a variable gets its column", async () => {
  await page.getByRole("button", { name: "Add case" }).click();
  await page.keyboard.type("Ylva");
  await page.keyboard.press("Tab");
  await until(async () => (await cases()).items.some((item) => item.name === "Ylva"), true);
  await page.waitForFunction(() => document.activeElement?.closest(".case-row")?.textContent.includes("Ylva"));
  await page.getByRole("button", { name: "Add variable" }).click();
  await page.keyboard.type("ort");
  await page.keyboard.press("Enter");
  await page.getByRole("columnheader", { name: "ort" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.matches("[data-cell]"));
  await page.keyboard.type("Lund");
  await page.keyboard.press("Enter");
  await until(async () => (await cases()).variables.includes("ort"), true);
});

test("a block from a spreadsheet is pasted where it begins, as one step", async () => {
  const { items, variables } = await cases();
  const names = items.map((item) => item.name);
  const was = await value(names[0], variables[0]);
  await cell(names[0], 1).click();
  await paste("p\tq\r\nr\ts\r\n");
  await until(() => value(names[1], variables[1]), "s");
  assert.deepEqual([await value(names[0], variables[0]), await value(names[1], variables[0])], ["p", "r"]);
  await page.getByText("Pasted 4 cells").waitFor();
  await page.keyboard.press("Control+z");
  await until(() => value(names[0], variables[0]), was);
  assert.notEqual(await value(names[1], variables[1]), "s");
});

test("a whole table that is pasted is seen before it is taken in", async () => {
  const [first] = (await cases()).items;
  await cell(first.name, 0).click();
  await paste("fall\tyrke\nUlla\tsnickare\nSten\tpräst; kantor\n");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("2 new cases").waitFor();
  assert.deepEqual(await violations(), []);
  let sent = 0;
  const count = (request) => { if (request.url().endsWith("/cases/table")) sent++; };
  page.on("request", count);
  await dialog.getByRole("button", { name: "Take in the table" }).dblclick({ force: true });
  await dialog.waitFor({ state: "detached" });
  page.off("request", count);
  assert.equal(sent, 1, "who presses twice takes it in once");
  await until(() => value("Sten", "yrke"), "präst; kantor");
});

test("a CSV file as Excel writes it in Sweden is read", async () => {
  await page.getByRole("button", { name: "Paste or import a table" }).click();
  await page.locator("input[type=file]").setInputFiles({
    name: "fall.csv", mimeType: "text/csv", buffer: Buffer.from("fall;född\r\nÅsa;Härnösand\r\n", "latin1"),
  });
  await page.getByRole("dialog").getByText("1 new case.").waitFor();
  await page.getByRole("button", { name: "Take in the table" }).click();
  await until(() => value("Åsa", "född"), "Härnösand");
});

test("a name that is too long stays where it was typed, to be shortened", async () => {
  await cell("Ulla", 0).click();
  await page.keyboard.press("F2");
  await page.keyboard.insertText("😀".repeat(201));
  await page.keyboard.press("Enter");
  await page.getByText("A case's name has at most 200 characters").first().waitFor();
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Enter");
  await until(async () => (await cases()).items.some((item) => item.name === "😀".repeat(200)), true);
  await page.keyboard.press("Control+z");
  await until(async () => (await cases()).items.some((item) => item.name === "Ulla"), true);
  await page.getByRole("button", { name: "Add variable" }).click();
  await page.keyboard.insertText("o".repeat(201));
  await page.keyboard.press("Enter");
  await page.getByText("A variable's name has at most 200 characters").first().waitFor();
  assert.equal((await page.getByRole("dialog").getByRole("textbox").inputValue()).length, 201);
  await page.keyboard.press("Escape");
});

test("a value that is too long stays where it was typed with the reason under it, whatever is clicked", async () => {
  const variable = (await page.getByRole("columnheader").nth(1).textContent()).trim();
  const was = await value("Ulla", variable);
  await cell("Ulla", 1).click();
  await page.keyboard.press("F2");
  await page.keyboard.insertText("å".repeat(1001));
  await page.keyboard.press("Enter");
  const refusal = page.getByRole("alert").getByText("A value has at most 1000 characters");
  await refusal.waitFor();
  assert.deepEqual(await violations(), []);
  const before = await cases();
  await cell("Berit", 2).click();
  await page.getByRole("columnheader").nth(1).click();
  const field = page.locator("input.cell-field");
  assert.equal(await field.inputValue(), "å".repeat(1001));
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  assert.equal(await refusal.count(), 0);
  await page.keyboard.press("Enter");
  await until(() => value("Ulla", variable), "å".repeat(1000));
  await page.keyboard.press("Control+z");
  await until(() => value("Ulla", variable), was);
  assert.deepEqual(await cases(), before);
});

test("a case that another removes while it is written in takes nothing else with it", async () => {
  const before = await cases();
  await cell("Ulla", 1).click();
  await page.keyboard.press("F2");
  await page.keyboard.insertText("hennes värde");
  app.tema("case", "remove", "Ulla");
  await cell("Ulla", 1).waitFor({ state: "detached" });
  await page.keyboard.press("Enter");
  app.tema("undo");
  await cell("Ulla", 1).waitFor();
  assert.deepEqual((await cases()).items.map(({ name, values }) => [name, values]), before.items.map(({ name, values }) => [name, values]));
});

test("a case is renamed in its cell, and removed when one is sure", async () => {
  await cell("Ulla", 0).click();
  await page.keyboard.press("F2");
  await page.keyboard.type("Ulrika");
  await page.keyboard.press("Enter");
  await until(async () => (await cases()).items.some((item) => item.name === "Ulrika"), true);
  await cell("Ulrika", 0).click();
  await page.keyboard.press("Delete");
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await until(async () => (await cases()).items.some((item) => item.name === "Ulrika"), false);
  await page.waitForFunction(() => document.activeElement?.matches("[data-cell]"));
});

test("a variable is renamed and removed in its column's head, and stays in its place", async () => {
  const { variables } = await cases();
  const heads = () => page.getByRole("columnheader").locator(".cut").allTextContents();
  const before = await heads();
  const at = before.indexOf("kön");
  const kept = await value("Jonas", "kön");
  await page.getByRole("columnheader", { name: "kön" }).click();
  await page.getByRole("button", { name: "Menu for kön" }).click();
  assert.deepEqual(await violations(), []);
  await page.getByRole("menuitem", { name: "Rename variable" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill(variables.find((name) => name !== "kön"));
  await page.getByText("There is a variable with that name.").waitFor();
  await page.getByRole("dialog").getByRole("textbox").fill("Gender/kön");
  await page.keyboard.press("Enter");
  await until(() => value("Jonas", "Gender/kön"), kept);
  await page.getByRole("columnheader", { name: "Gender/kön" }).waitFor();
  assert.equal((await heads()).indexOf("Gender/kön"), at);
  await page.getByRole("button", { name: "Menu for Gender/kön" }).click();
  await page.getByRole("menuitem", { name: "Remove variable" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await until(async () => (await cases()).variables.includes("Gender/kön"), false);
  await page.getByRole("columnheader", { name: "Gender/kön" }).waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await until(() => value("Jonas", "Gender/kön"), kept);
  await page.keyboard.press("Control+z");
  await until(() => value("Jonas", "kön"), kept);
});

test("documents are connected with the cases of the same name, those that one chooses", async () => {
  const send = (path, method, body) => app.api(path, {
    method, headers: { "X-Tema": "1", "Content-Type": "application/json" }, body: JSON.stringify(body),
  });
  const { body: documents } = await app.api("documents");
  const id = (name) => documents.find((each) => each.name === name).id;
  const about = async (name) => (await app.api("documents")).body.find((each) => each.name === name).case;
  for (const name of ["Berit", "Jonas", "Linnea"]) await send(`documents/${id(name)}`, "PATCH", { case: "" });
  await send(`cases/${(await cases()).items.find((each) => each.name === "Jonas").id}`, "PATCH", { name: "jonas .txt" });
  await page.getByRole("button", { name: "Connect 3 documents …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("row", { name: "Jonas jonas .txt the file's ending differs" }).waitFor();
  assert.deepEqual(await violations(), []);
  await dialog.getByRole("checkbox", { name: "Linnea" }).uncheck();
  await dialog.getByRole("button", { name: "Connect 2 documents" }).click();
  await until(() => about("Jonas"), "jonas .txt");
  assert.deepEqual([await about("Berit"), await about("Linnea")], ["Berit", null]);
  await page.goto(app.at("documents"));
  await page.getByRole("button", { name: "Connect 1 document …" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Connect 1 document" }).click();
  await until(() => about("Linnea"), "Linnea");
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await until(() => about("Linnea"), null);
  await page.goto(app.at("cases"));
  await page.getByRole("grid").waitFor();
});

test("five hundred cases with twenty variables draw anew only the cells that a key leaves and reaches", async () => {
  const head = ["case", ...Array.from({ length: 20 }, (_, i) => `v${i}`)].join(",");
  const rows = Array.from({ length: 500 }, (_, i) => [`Fall ${i}`, ...Array.from({ length: 20 }, (_, k) => (i * k) % 7 + 1)].join(","));
  const answer = await app.api("cases/table", {
    method: "POST", headers: { "X-Tema": "1", "Content-Type": "application/json" },
    body: JSON.stringify({ csv: `${head}\n${rows.join("\n")}\n` }),
  });
  assert.equal(answer.status, 200);
  await cell("Fall 1", 1).click();
  const drawn = await page.evaluate(async () => {
    const seen = [];
    const watch = new MutationObserver((records) => seen.push(...records.map(({ target }) => target)));
    watch.observe(document.querySelector("[role=grid]"), { subtree: true, childList: true, attributes: true, characterData: true });
    for (let i = 0; i < 40; i++) {
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }));
      await new Promise((done) => setTimeout(done));
    }
    watch.disconnect();
    return { rows: new Set(seen.map((node) => (node.parentElement ?? node).closest("[role=row]"))).size, times: seen.length };
  });
  assert.ok(drawn.rows >= 40 && drawn.rows <= 45, `${drawn.rows} rows for 40 keys`);
  assert.ok(drawn.times <= 40 * 40, `${drawn.times} changes for 40 keys`);
});

test("nothing was said to be wrong", () => {
  assert.deepEqual(app.faults, []);
});
