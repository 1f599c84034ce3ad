// documents.test.mjs - documents come in, are sorted, renamed, removed; who speaks is said
//
// usage: node --test web/tests/documents.test.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { root, startApp } from "./app.mjs";

const axe = readFileSync(fileURLToPath(new URL("../node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");
const GROUP = "Interviewer: How did it begin?\n\nAnna: With a glove.\n\nInterviewer: And then?\n\n"
  + "Karin: Well.\n\nA: Yes.\n\nInterviewer: Then?\n\nAnna: No.\n\nKarin: Yes.\n\nA: Quite.\n";
let app;
let page;

before(async () => {
  app = await startApp({ options: { context: { bypassCSP: true } } });
  page = app.page;
});
after(() => app.stop());
beforeEach(async () => {
  await page.goto(app.at("documents"));
  await page.waitForSelector(".documents-table tbody tr");
});

async function violations() {
  await page.evaluate(axe);
  return page.evaluate(async () => (await globalThis.axe.run()).violations.map((found) => found.id));
}

const names = () => page.locator(".documents-table tbody th").allTextContents();
const dialog = () => page.getByRole("dialog");
const text = (name, words) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });

async function choose(...files) {
  await page.locator(".page-tools input[type=file]").setInputFiles(files);
  await dialog().getByRole("button", { name: /^Import \d/ }).waitFor();
}

async function importAll() {
  await dialog().getByRole("button", { name: /^Import \d/ }).click();
  await page.waitForFunction(() => document.querySelector(".import-item")
    && !document.querySelector(".import-item:not(.done, .failed)"), null, { timeout: 15000 });
}

async function menu(document, item) {
  await page.getByRole("button", { name: `Menu for ${document}`, exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("files on their way into one project never come into another that is opened meanwhile", async () => {
  const made = await page.evaluate(async (folder) => {
    const answer = await fetch("/api/projects", {
      method: "POST", headers: { "X-Tema": "1", "Content-Type": "application/json" },
      body: JSON.stringify({ folder, name: "other", title: "Other", coder: "Eva" }),
    });
    return (await answer.json()).id;
  }, app.folder);
  let go;
  const held = new Promise((resolve) => { go = resolve; });
  await page.route(`**/${app.id}/import**`, async (route) => { await held; await route.continue(); });
  await choose(text("First.txt", "A: one\nB: two\n"), text("Second.txt", "A: three\nB: four\n"));
  await dialog().getByRole("button", { name: /^Import \d/ }).click();
  await page.evaluate((id) => {
    history.pushState(null, "", `/p/${id}/documents`);
    dispatchEvent(new PopStateEvent("popstate"));
  }, made);
  await page.locator(".page-tools input[type=file], .empty input[type=file]").first()
    .setInputFiles([text("Third.txt", "A: five\nB: six\n"), text("Fourth.txt", "A: seven\nB: eight\n")]);
  await dialog().getByRole("button", { name: /^Import \d/ }).click();
  go();
  const inside = (id) => page.evaluate(async (one) => (await (await fetch(`/api/p/${one}/documents`)).json())
    .map((document) => document.name), id);
  for (let i = 0; i < 100 && ((await inside(made)).length < 2 || (await inside(app.id)).length < 10); i++)
    await page.waitForTimeout(100);
  assert.deepEqual((await inside(made)).sort(), ["Fourth", "Third"]);
  assert.deepEqual((await inside(app.id)).filter((name) => /^(First|Second|Third|Fourth)$/.test(name)).sort(), ["First", "Second"]);
  await page.unroute(`**/${app.id}/import**`);
  for (const name of ["First", "Second"]) app.tema("document", "remove", name);
});

test("the documents stand in a table that a screen reader can read", async () => {
  assert.deepEqual(await names(), ["Amira", "Berit", "Gunnar", "Jonas", "Linnea", "Marie", "Samuel", "Tomas"]);
  assert.deepEqual(await violations(), []);
});

test("a click on a heading sorts by it, the most first, and the next visit has it so", async () => {
  await page.getByRole("button", { name: "Turns" }).click();
  assert.equal((await names())[0], "Tomas");
  await page.reload();
  await page.waitForSelector(".documents-table tbody tr");
  assert.equal((await names())[0], "Tomas");
  await page.getByRole("button", { name: "Document", exact: true }).click();
  assert.equal((await names())[0], "Amira");
});

test("the filter finds documents by their name or their case", async () => {
  await page.getByRole("searchbox", { name: "Filter" }).fill("lin");
  assert.deepEqual(await names(), ["Linnea"]);
});

test("a document gets another name by its menu, and the focus is where it was", async () => {
  await menu("Berit", "Rename");
  await dialog().getByLabel("Name").fill("Berit 14 mars");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Berit 14 mars" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Menu for Berit 14 mars");
});

test("a menu low on the page opens upwards, all of it in view", async () => {
  const row = page.locator(".documents-table tbody tr").last();
  const { y, height } = await row.boundingBox();
  await page.setViewportSize({ width: 1280, height: Math.ceil(y + height + 20) });
  await row.getByRole("button").last().click();
  const menu = await page.getByRole("menu").boundingBox();
  assert.ok(menu.y >= 0 && menu.y + menu.height <= y + height + 20, JSON.stringify(menu));
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 1280, height: 720 });
});

test("a document is given to another case from its row", async () => {
  await menu("Amira", "Case");
  await dialog().getByRole("combobox", { name: "Case" }).fill("Amira K.");
  assert.deepEqual(await violations(), []);
  await page.keyboard.press("Enter");
  await page.getByRole("cell", { name: "Amira K." }).waitFor();
});

test("a document is removed with its quotations, and undo brings all of it back", async () => {
  const quotations = async () => (await app.api("")).body.counts.quotations;
  const before = await quotations();
  await menu("Tomas", "Remove");
  await dialog().getByText(/With it go \d+ quotations/).waitFor();
  await dialog().getByRole("button", { name: "Remove" }).click();
  await page.getByText("Tomas is removed").waitFor();
  assert.ok(await quotations() < before);
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await page.getByRole("link", { name: "Tomas" }).waitFor();
  assert.equal(await quotations(), before);
});

test("an old link to a document that is removed says so, leads onwards, and opens it when that is undone", async () => {
  const { body } = await app.api("documents");
  app.tema("document", "remove", "Tomas");
  await page.goto(app.at(`documents/${body.find(({ name }) => name === "Tomas").id}`));
  await page.getByRole("heading", { name: "This document is not here any more" }).waitFor();
  assert.deepEqual(await violations(), []);
  await page.locator("main").getByRole("link", { name: "History" }).click();
  await page.getByText("removed the document 'Tomas'").first().waitFor();
  await page.goBack();
  await page.locator("main").getByRole("link", { name: "Documents" }).waitFor();
  app.tema("undo");
  await page.waitForSelector(".document-text .reader-text p");
  app.faults.length = 0; // the browser tells of what it did not find
});

test("a file that cannot be read does not stop the others, and each says how it went", async () => {
  await choose(text("group.txt", GROUP), text("broken.docx", "PK\x03\x04 is no Word document"),
    { name: "Marie.vtt", mimeType: "text/vtt", buffer: readFileSync(join(root, "examples/shame/raw/Marie.vtt")) });
  await importAll();
  assert.match(await page.locator(".import-item", { hasText: "group.txt" }).textContent(), /9 turns/);
  assert.match(await page.locator(".import-item", { hasText: "broken.docx" }).textContent(), /cannot be read/);
  assert.match(await page.locator(".import-item", { hasText: "Marie.vtt" }).textContent(), /there already, as Marie/);
  assert.deepEqual(await violations(), []);
});

test("of many files, all can be seen, and what is asked about their cases stays in view", async () => {
  for (const height of [720, 360]) {
    await page.setViewportSize({ width: height === 720 ? 1280 : 640, height });
    await choose(...Array.from({ length: 30 }, (_, i) => text(`interview-${i + 1}.txt`, "A: Yes.\n")));
    const last = dialog().getByText("interview-30.txt");
    await last.scrollIntoViewIfNeeded();
    const foot = await dialog().getByRole("button", { name: "Import 30 files" }).boundingBox();
    for (const shown of [last, dialog().getByText("Cases", { exact: true }), dialog().getByRole("radio").first()]) {
      const box = await shown.boundingBox();
      assert.ok(box.y > 0 && box.y + box.height < foot.y, `${box.y} in a window of ${height}`);
    }
    assert.deepEqual(await violations(), []);
    await dialog().getByRole("button", { name: "Cancel" }).click();
  }
  await page.setViewportSize({ width: 1280, height: 720 });
});

test("after an import one says who speaks, once for each person", async () => {
  await menu("group", "Speakers");
  await dialog().getByLabel("Role of Anna").selectOption("participant");
  await dialog().getByLabel("Case of Anna").fill("Anna S.");
  await dialog().getByLabel("A is the same person as", { exact: true }).selectOption("Anna");
  await dialog().getByLabel("Role of Karin").selectOption("other");
  assert.deepEqual(await violations(), []);
  await dialog().getByRole("button", { name: "Save" }).click();
  await page.getByText("The speakers are saved.").waitFor();
  const { body: documents } = await app.api("documents");
  const { body } = await app.api(`documents/${documents.find((found) => found.name === "group").id}`);
  const told = Object.fromEntries(body.speakers.map((speaker) => [speaker.label, [speaker.role, speaker.case]]));
  assert.deepEqual(told, {
    Interviewer: ["interviewer", null], Anna: ["participant", "Anna S."], A: ["participant", "Anna S."],
    Karin: ["other", null],
  });
});

test("a pasted transcript becomes a document, and undoing the import takes just that away", async () => {
  const before = await names();
  await page.getByRole("button", { name: "Paste text" }).click();
  await dialog().getByLabel("Name of the document").fill("Field notes");
  await dialog().getByLabel("Transcript").fill("It rained.\n\nNobody came.");
  await dialog().getByRole("button", { name: "Go on" }).click();
  await importAll();
  await page.locator(".documents-table a", { hasText: "Field notes" }).waitFor();
  await dialog().getByRole("button", { name: "Undo the import" }).click();
  await dialog().waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Field notes" }).waitFor({ state: "detached" });
  assert.deepEqual(await names(), before);
});

test("files dropped anywhere on the page are there to be imported", async () => {
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["A note."], "dropped.txt", { type: "text/plain" }));
    const at = document.querySelector(".page-body");
    at.dispatchEvent(new DragEvent("dragover", { dataTransfer: data, bubbles: true, cancelable: true }));
    at.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await dialog().getByText("dropped.txt").waitFor();
  assert.ok(await dialog().getByLabel(/By the file's name/).isChecked(), "a file is a case");
  await dialog().getByLabel(/None/).check();
  await dialog().getByLabel(/By the file's name/).check();
  await importAll();
  await dialog().getByRole("button", { name: "Close" }).last().click();
  await page.getByRole("row", { name: /dropped/ }).getByRole("cell", { name: "dropped", exact: true }).waitFor();
  assert.equal(await page.evaluate(() => localStorage.getItem("tema.import.cases")), "name");
});

test("an import goes on while one does something else, and tells when it is done", async () => {
  await choose(...Array.from({ length: 12 }, (_, i) => text(`note ${i + 1}.txt`, `Note ${i + 1}.\n\nOf the field.`)));
  await dialog().getByRole("button", { name: /^Import \d/ }).click();
  await page.keyboard.press("Escape");
  await page.locator(".rail").getByRole("link", { name: "Cases" }).click();
  await page.getByText("12 files are in.").first().waitFor();
  await page.locator(".rail").getByRole("link", { name: "Documents" }).click();
  await page.getByRole("button", { name: "What came in" }).click();
  assert.equal(await page.locator(".import-item.done").count(), 12);
});

test("a project that cannot be read says why, and its file's name once", async () => {
  await choose({ name: "cut off.qdpx", mimeType: "application/zip", buffer: Buffer.from("PK\x03\x04") },
    { name: "study.nvp", mimeType: "application/octet-stream", buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) });
  await importAll();
  const faults = await page.locator(".import-item .fault").allTextContents();
  assert.match(faults[0], /^The file cannot be read: it is no whole ZIP \(cut off, or damaged\)/);
  assert.match(faults[1], /^The file cannot be read: this is a project of NVivo: open it there, choose Share > Export Project/);
});

test("a whole project of another program comes in with a report of what it held", async () => {
  const file = join(app.folder, "other.qdpx");
  app.tema("export", file);
  await choose({ name: "other.qdpx", mimeType: "application/zip", buffer: readFileSync(file) });
  await importAll();
  await dialog().getByRole("table", { name: "What came in and what did not" }).waitFor();
  assert.match(await dialog().textContent(), /\d+ of \d+ quotations fit/);
  assert.deepEqual(await violations(), []);
});

test("quotations whose places are in doubt are listed, with the reason, where the report points to", async () => {
  const project = `<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0" name="P" origin="NVivo"><Sources>
    <TextSource guid="8A3E1B1C-0000-4000-8000-000000000003" name="The garden"><PlainTextContent>We sat in the garden.</PlainTextContent>
      <PlainTextSelection guid="8A3E1B1C-0000-4000-8000-000000000004" name="the garden" startPosition="10" endPosition="20"/>
      <PlainTextSelection guid="8A3E1B1C-0000-4000-8000-000000000005" startPosition="3" endPosition="90"/></TextSource></Sources></Project>`;
  await choose({ name: "garden.qde", mimeType: "text/xml", buffer: Buffer.from(project) });
  await importAll();
  await dialog().getByRole("link", { name: "See what was marked" }).click();
  await page.getByRole("heading", { name: "Doubtful quotations" }).waitFor();
  await page.getByText("It may not stand where it was meant to").first().waitFor();
  assert.equal(await page.getByText("1 quotation", { exact: true }).count(), 1);
  assert.deepEqual(await violations(), []);
  await page.getByRole("link", { name: "Documents", exact: true }).click();
});

test("a picture that was coded elsewhere says that there is nothing to read", async () => {
  const picture = `<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0" name="P" origin="ATLAS.ti"><Sources>
    <PictureSource guid="8A3E1B1C-0000-4000-8000-000000000002" name="The house" path="relative:///house.png"/></Sources></Project>`;
  await choose({ name: "house.qde", mimeType: "text/xml", buffer: Buffer.from(picture) });
  await importAll();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "The house" }).click();
  await page.getByText("It came in without a text, so there is nothing to read or code here.").waitFor();
  assert.deepEqual(await violations(), []);
});
