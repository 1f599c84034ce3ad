// swedish.test.mjs - who has chosen Swedish meets no English: on no page, and not when something goes wrong
//
// usage: node --test web/tests/swedish.test.mjs
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startApp } from "./app.mjs";

/** Words that stand in most English sentences, and in no Swedish one. */
const ENGLISH = /\b(?:the|of|and|with|this|that|from|your|there|which|not|are|was|nothing|cannot)\b/i;
let app, page;

before(async () => {
  app = await startApp({ options: { context: { locale: "sv-SE" } } });
  page = app.page;
});
after(() => app.stop());

/** What PAGE says, shown or only told. */
const words = () => page.evaluate(() => {
  const said = [document.title];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) said.push(texts.currentNode.data);
  for (const name of ["aria-label", "title", "placeholder", "alt", "aria-roledescription"])
    for (const one of document.querySelectorAll(`[${name}]`)) said.push(one.getAttribute(name));
  return said;
});

test("no page of a Swedish study has an English sentence", async () => {
  const { body: codes } = await app.api("codes");
  const code = codes.find((one) => one.quotations > 0);
  const found = [];
  for (const place of [
    "documents", "documents/1", "codes", `codes/${code.id}`, "themes", "themes/map", "cases", "memos", "writing", "history",
    "search?q=skam", "search?q=xyzzy", "help", "settings", "print/document/1", `print/code/${code.id}`, "documents/99999",
  ]) {
    await page.goto(app.at(place));
    await page.waitForSelector("main h1, main :is(article, section), .fault");
    await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
    found.push(...(await words()).filter((text) => ENGLISH.test(text)).map((text) => `${place}: ${text}`));
  }
  assert.deepEqual(found, []);
});

test("files that are no documents are refused in Swedish", async () => {
  const files = [["bild.png", "\x89PNG"], ["artikel.pdf", "%PDF-1.7"], ["tom.txt", ""]].map(([name, bytes]) => {
    writeFileSync(join(app.folder, name), bytes, "latin1");
    return join(app.folder, name);
  });
  await page.goto(app.at("documents"));
  await page.setInputFiles("input[type=file]", files);
  await page.getByRole("button", { name: "Importera 3 filer" }).click();
  await page.locator(".import-item.failed").nth(2).waitFor();
  assert.deepEqual(await page.locator(".import-item").allTextContents(), [
    "bild.pngDet är en bild, inget dokument",
    "artikel.pdfDet är en pdf: spara texten som .docx eller .txt och importera den", "tom.txtFilen är tom",
  ]);
});

test("one of a thing is told as one, and words stand in Swedish quotation marks", async () => {
  const { body: { items: [quotation] } } = await app.api("quotations?q=springer%20efter%20bollen&most=1");
  app.tema("memo", "add", "--on", `quotation:${quotation.key}`, "Bollen.");
  await page.goto(app.at("memos?q=Bollen"));
  await page.locator(".memo-one-head").getByRole("link", { name: /^”.*springer efter bollen.*”$/ }).waitFor();
  await page.goto(app.at("writing"));
  await page.fill(".chapter", `> [@${quotation.key}]\n`);
  await page.locator(".check-summary", { hasText: "Kontrollerat: 1 citat, allt stämmer" }).waitFor();
});

test("what does not hold in the chapter is told in Swedish", async () => {
  const { body: { items: [quotation] } } = await app.api("quotations?q=springer%20efter%20bollen&most=1");
  await page.goto(app.at("writing"));
  await page.fill(".chapter", `> [@qzzzzz]\n\n> "${quotation.words.replace("bollen", "katten")}" [@${quotation.key}]\n\n[Alla]{theme="Nej"} sade det.\n`);
  await page.locator(".check-summary", { hasText: "3 ställen" }).click();
  const told = await page.locator(".finding").allTextContents();
  assert.match(told[0], /^1Inget citat har nyckeln qzzzzz/);
  assert.match(told[1], new RegExp(`^3”katten\\.?” finns inte i ${quotation.key}, där står ”bollen\\.?”`));
  assert.match(told[2], /^5Temat ”Nej” finns inte/);
});
