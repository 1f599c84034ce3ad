// newcomer.test.mjs - a whole small study with the mouse, from the start page to a chapter in Word
//
// usage: node --test web/tests/newcomer.test.mjs
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root, startApp } from "./app.mjs";
import { drag, openDocument, selected } from "./reading.mjs";

const raw = join(root, "examples/shame/raw");
const MARKED = [
  ["Berit", "Det är att bli sedd som är det farliga.", "Att bli sedd"],
  ["Berit", "Men jag flyttade min stol.", "Gå vid sidan om"],
  ["Berit", "Jag satt bredvid.", "Gå vid sidan om"],
  ["Gunnar", "Jag väntar.", "Att vänta"],
  ["Gunnar", "För filten säger ju", "Att bli sedd"],
  ["Gunnar", "Det är första gången någon har haft fel i det här huset.", "Ta sin del"],
  ["Gunnar", "Timmen står kvar.", "Att vänta"],
  ["Linnea", "men att hela ansiktet är stilla, som på en docka", "Att bli sedd"],
  ["Linnea", "Jag klättrar.", "Fritid"],
  ["Linnea", "Jag tog bort appen från min egen telefon", "Gränser"],
];
const THEMES = [
  ["Skammen är att bli sedd", "Det farliga är ögonen, inte orden.", ["Att bli sedd", "Gå vid sidan om"]],
  ["Att stanna kvar", "Den som väntar lagar något.", ["Att vänta", "Ta sin del"]],
];
let app, page;

before(async () => {
  app = await startApp({ project: null });
  page = app.page;
  app.context.setDefaultTimeout(8000);
});
after(() => app?.stop());

const rail = (name) => page.locator(".rail").getByRole("link", { name, exact: true }).click();
const dialog = () => page.getByRole("dialog");

test("from the start page she makes a project", async () => {
  await page.getByRole("button", { name: "New project" }).click();
  await dialog().getByLabel("Title of the study").click();
  await page.keyboard.type("Skam i rummet");
  await dialog().getByRole("button", { name: "Make the project" }).click();
  await page.getByText("No documents yet").waitFor();
});

test("three interviews come in from three kinds of files, each its own case", async () => {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Import files" }).click();
  await (await chooser).setFiles(["Berit.docx", "Gunnar.txt", "Linnea.md"].map((name) => join(raw, name)));
  await dialog().getByText("By the file's name").click();
  await dialog().getByRole("button", { name: "Import 3 files" }).click();
  await dialog().getByText("3 files are in.").waitFor();
  await dialog().getByRole("button", { name: "Close" }).last().click();
  await page.waitForSelector(".documents-table");
  assert.deepEqual(await page.locator(".documents-table tbody th").allTextContents(), ["Berit", "Gunnar", "Linnea"]);
});

test("the cases stand in a table though there is no variable yet", async () => {
  await rail("Cases");
  await page.getByRole("gridcell", { name: "Gunnar" }).waitFor();
  const tops = await page.locator(".case-row", { hasText: "Gunnar" }).locator(".cell")
    .evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().top)));
  assert.equal(tops.length, 3);
  assert.equal(new Set(tops).size, 1, "a case is one row");
});

async function code(words, name, isNew) {
  await drag(page, words);
  assert.equal(await selected(page), words);
  if (isNew) {
    await page.locator(".selection-bar").getByRole("button", { name: /^Code/ }).click();
    await page.keyboard.type(name);
    await page.getByRole("option", { name: `Make “${name}”` }).click();
  } else await page.locator(".side-code", { hasText: name }).first().click();
  await page.locator(".side-words", { hasText: words }).waitFor();
  await page.locator(".side-codings", { hasText: name }).waitFor();
}

test("ten passages are coded: by a new code's name, and by a click on one that is there", async () => {
  const known = new Set();
  let open = null;
  for (const [document, words, name] of MARKED) {
    if (document !== open) await openDocument(page, (open = document));
    await code(words, name, !known.has(name));
    known.add(name);
  }
  const there = await page.evaluate(async () => {
    const id = location.pathname.split("/")[2];
    const { items } = await (await fetch(`/api/p/${id}/quotations?most=50`)).json();
    return items.filter((one) => one.codings.length > 0); // the file's own comments are quotations too
  });
  assert.deepEqual(
    there.map((one) => [one.document_name, one.words, one.codings.map((coding) => coding.path).join()]).sort(),
    MARKED.map((one) => [...one]).sort());
});

test("two themes gather the codes, each with its concept", async () => {
  await rail("Themes");
  for (const [name, concept, codes] of THEMES) {
    await page.getByLabel("New theme").click();
    await page.keyboard.type(name);
    await page.getByRole("button", { name: "Add theme" }).click();
    const card = page.getByRole("article", { name, exact: true });
    await card.waitFor();
    for (const one of codes) {
      await page.locator(".tray-row", { hasText: one }).dragTo(card);
      await card.locator(".theme-codes", { hasText: one }).waitFor();
      await page.locator(".tray-row", { hasText: one }).waitFor({ state: "detached" });
    }
    await card.getByLabel(`Central concept of ${name}`).click();
    await page.keyboard.type(concept);
    await page.getByRole("heading", { name: "Themes", exact: true }).click();
    await card.locator(".field-state").waitFor({ state: "detached" });
  }
  await page.getByRole("article", { name: THEMES[0][0] }).getByText("3 of 3 cases").waitFor();
});

const saved = () => page.waitForFunction(() => document.querySelector(".saved-state")?.textContent === "Saved");

test("the chapter gets a quotation of each theme and a count from the evidence beside it", async () => {
  await rail("Writing");
  await page.getByRole("button", { name: "Begin from the themes" }).click();
  await page.getByLabel("The findings chapter").waitFor();
  for (const [name] of THEMES) {
    await page.getByRole("tab", { name: new RegExp(`^${name}`) }).click();
    await page.getByRole("tabpanel", { name }).locator(".evidence-words").first().click();
  }
  await page.getByRole("button", { name: "Insert this count" }).click();
  await page.locator(".check-summary", { hasText: "2 quotations and 1 count checked, all hold" }).waitFor();
  await saved();
});

test("the chapter as a Word file has the headings, the words of the quotations and the count", async () => {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"), dialog().getByRole("button", { name: "Export the chapter" }).click(),
  ]);
  const path = join(app.folder, "chapter.docx");
  await file.saveAs(path);
  const whole = execFileSync("unzip", ["-p", path, "word/document.xml"], { encoding: "utf8" });
  const words = whole.replaceAll(/<[^>]+>/g, "");
  const text = await page.inputValue(".chapter");
  for (const key of text.match(/q\w{5}(?=\])/g)) {
    const { body } = await ask(`quotations/${key}`);
    assert.ok(words.includes(body.words), body.words);
  }
  for (const [name, concept] of THEMES) assert.ok(words.includes(name) && words.includes(concept), name);
  assert.match(words, /1 of 3/);
  if (!existsSync("/usr/bin/soffice")) return;
  execFileSync("soffice", ["--headless", `-env:UserInstallation=file://${app.folder}/office`, "--convert-to", "pdf",
    "--outdir", app.folder, path], { stdio: "ignore", timeout: 60000 });
  assert.ok(statSync(join(app.folder, "chapter.pdf")).size > 5000);
  assert.equal(readFileSync(join(app.folder, "chapter.pdf")).subarray(0, 4).toString(), "%PDF");
});

const ask = (route) => page.evaluate(async (place) => {
  const response = await fetch(`/api/p/${location.pathname.split("/")[2]}/${place}`);
  return { body: await response.json() };
}, route);

test("when all is closed and the project opened again from the list, nothing is missing", async () => {
  const text = await page.inputValue(".chapter");
  await page.close();
  page = await app.context.newPage();
  await page.goto(`${app.server.origin}/`);
  await page.getByRole("button", { name: /Skam i rummet/ }).first().click();
  await page.waitForSelector(".documents-table");
  await rail("Writing");
  await page.waitForSelector(".chapter");
  assert.equal(await page.inputValue(".chapter"), text);
  await rail("Themes");
  for (const [name, concept] of THEMES)
    assert.equal(await page.getByLabel(`Central concept of ${name}`).inputValue(), concept);
  await rail("Codes");
  const names = [...new Set(MARKED.map((one) => one[2]))];
  for (const name of names) await page.getByRole("treeitem", { name: new RegExp(name) }).first().waitFor();
  await openDocument(page, "Berit");
  await page.locator(".reader-coded", { hasText: "Det är att bli sedd" }).first().waitFor();
  assert.deepEqual(app.faults, []);
});
