// coding.test.mjs - coding one passage after another, as a hand does it that is in a hurry
//
// usage: node --test web/tests/coding.test.mjs
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isFirefox, startApp } from "./app.mjs";
import { drag, ends, openDocument, selected } from "./reading.mjs";

let app;
let page;

before(async () => {
  app = await startApp();
  page = app.page;
});
after(() => app.stop());

const recent = () => page.locator(".side-codes ul").first().locator(".side-code .cut").allTextContents();

async function code(words, name) {
  await drag(page, words);
  await page.keyboard.press("c");
  await page.getByRole("dialog", { name: "Code" }).getByRole("combobox").fill(name);
  await page.keyboard.press("Enter");
  await page.locator(".document-side .side-codings").getByText(name, { exact: true }).waitFor();
}

test("a new code is among those used last, and its number puts it on the next words", async () => {
  await openDocument(page, "Gunnar");
  await code("Det är så få som bor i den här staden.", "Discretion");
  await page.locator(".selection-bar").getByText("Discretion").waitFor();
  assert.equal((await recent())[0], "Discretion");
});

test("how much of the text is coded is told beside its name, and grows with the coding", async () => {
  const listed = JSON.parse(app.tema("document", "list", "--format", "json"));
  const { coded, characters } = listed.find(({ document }) => document === "Gunnar");
  const share = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: coded / characters < 0.1 ? 1 : 0 });
  await page.locator(".document-coded").getByText(`${share.format(coded / characters)} of the text is coded`).waitFor();
  assert.ok(coded > 0 && coded < characters);
});

test("a drag that begins in words that are selected selects anew", async () => {
  const inside = "få som bor i den här staden. Men låt mig säga så här.";
  await drag(page, inside);
  assert.equal(await selected(page), inside);
  await page.keyboard.press("1");
  await page.locator(".side-words").getByText(inside).waitFor();
});

test("a drag over exactly the words of the open quotation selects them, and moves neither of its ends", async () => {
  const words = "få som bor i den här staden. Men låt mig säga så här.";
  await page.waitForSelector(".reader-handle.is-start:not([hidden])", { state: "attached" });
  const { from, to } = await ends(page, words);
  for (const [begin, end] of [[from, to], [to, from]]) {
    await page.mouse.move(begin.x, begin.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 5 });
    await page.mouse.up();
    assert.equal(await selected(page), words);
  }
  await page.locator(".side-words").getByText(words).waitFor();
});

test("Escape closes the quotation and lets go of the words", async () => {
  await page.keyboard.press("Escape");
  await page.locator(".selection-bar").waitFor({ state: "detached" });
  assert.equal(await selected(page), "");
});

test("the keys stay in the text when a code beside it is clicked", async () => {
  const words = "man hör tungan";
  await drag(page, words);
  await page.locator(".side-code", { hasText: "Handledning" }).first().click();
  await page.locator(".side-words").getByText(words, { exact: true }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.className), "reader-text");
  assert.equal(await selected(page), words);
});

test("a code is dragged onto the words that are selected", { skip: isFirefox && "nothing is let go of without a screen" }, async () => {
  const words = "håller på att försvinna";
  await drag(page, words);
  const { to } = await ends(page, words);
  await page.locator(".side-code", { hasText: "Kollega" }).first().hover();
  await page.mouse.down();
  await page.mouse.move(to.x - 20, to.y, { steps: 8 });
  await page.mouse.move(to.x - 18, to.y);
  await page.mouse.up();
  await page.locator(".side-words").getByText(words, { exact: true }).waitFor();
  await page.locator(".side-codings").getByText("Kollega").waitFor();
});

test("a code has one colour: beside the text as in the list", async () => {
  const dots = await page.evaluate(() => {
    const colour = (dot) => getComputedStyle(dot).backgroundColor;
    const label = [...document.querySelectorAll(".reader-label")].find((one) => one.textContent.includes("Discretion"));
    const row = [...document.querySelectorAll(".side-code")].find((one) => one.textContent.includes("Discretion"));
    return [colour(label.querySelector("i")), colour(row.querySelector(".dot"))];
  });
  assert.equal(dots[0], dots[1]);
});

test("an interview that was left is open where it was left: by a link, by Back, after a reload", async () => {
  await openDocument(page, "Samuel");
  const line = "Det intressanta är ju om någon springer efter bollen.";
  const height = () => page.locator(".reader-text").getByText(line).first().evaluate((one) => one.getBoundingClientRect().top);
  const isThere = () => page.waitForFunction((wanted) => {
    const found = [...document.querySelectorAll(".reader-text p")].find((one) => one.textContent.includes(wanted));
    const top = found?.getBoundingClientRect().top ?? -1;
    return top > 60 && top < innerHeight;
  }, line);
  await page.locator(".reader-text").getByText(line).first().scrollIntoViewIfNeeded();
  await page.waitForFunction(() => Object.keys(localStorage)
    .some((name) => name.startsWith("tema.place.") && name.endsWith(`.${location.pathname.split("/").at(-1)}`)));
  const before = await height(); // what is above has been laid out by now
  await page.getByRole("link", { name: "Codes", exact: true }).click();
  await page.getByRole("tree").waitFor();
  await page.goBack();
  await isThere();
  assert.ok(Math.abs(await height() - before) < 90, `${before} ${await height()}: three lines`);
  await openDocument(page, "Samuel");
  await isThere();
  await page.reload();
  await isThere();
  assert.ok(Math.abs(await height() - before) < 90, `${before} ${await height()}: three lines`);
});

test("U goes to what a participant said, not to the interviewer's question", async () => {
  await openDocument(page, "Linnea");
  const { body } = await app.api("documents");
  const id = body.find(({ name }) => name === "Linnea").id;
  const { speakers, turn_list: turns } = (await app.api(`documents/${id}`)).body;
  const asks = speakers.find(({ role }) => role === "interviewer").label;
  for (let i = 0; i < 4; i++) {
    await page.getByRole("button", { name: /^Uncoded/ }).click();
    const before = await page.evaluate(() => {
      const range = document.createRange();
      range.setStart(document.querySelector(".reader-text"), 0);
      range.setEnd(getSelection().focusNode, getSelection().focusOffset);
      return [...range.toString()].length;
    });
    assert.notEqual(turns.speaker[turns.start.findLastIndex((start) => start <= before)], asks);
  }
});

test("what U has found is selected, and C codes it", async () => {
  await openDocument(page, "Amira");
  await page.keyboard.press("u");
  const words = await selected(page);
  assert.ok(words.length > 10, words);
  await page.keyboard.press("c");
  await page.getByRole("dialog", { name: "Code" }).getByRole("combobox").fill("Discretion");
  await page.keyboard.press("Enter");
  await page.locator(".side-words").getByText(words).waitFor();
});

test("who presses C with nothing selected is told to select", async () => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("c");
  await page.locator(".toast").getByText("Select some words first").waitFor();
  assert.equal(await page.getByRole("dialog").count(), 0);
});

test("subtitles have their speakers before what they say, and the text is as it was", async () => {
  await openDocument(page, "Marie");
  const named = await page.evaluate(() => {
    const line = document.querySelector(".reader-text p");
    return [getComputedStyle(line, "::before").content, line.dataset.speaker]; // Firefox names the attribute
  });
  assert.match(named[0], /Erik Holm|attr\(data-speaker\)/);
  assert.equal(named[1], "Erik Holm");
  const first = await page.locator(".reader-text p").first().evaluate((line) => line.textContent);
  assert.match(first, /^Vi kan väl börja/);
});

test("only the last change is offered to be undone", async () => {
  await page.goto(app.at("codes"));
  for (const name of ["Winter", "Summer"]) {
    await page.getByRole("treeitem", { name: /Discretion|Winter/ }).click();
    await page.keyboard.press("F2");
    await page.keyboard.press("Control+a");
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    await page.locator(".toast").getByText(name).last().waitFor();
  }
  const offers = page.locator(".toast").getByRole("button", { name: "Undo" });
  assert.equal(await offers.count(), 1);
  await offers.click();
  await page.getByRole("treeitem", { name: /Winter/ }).waitFor();
  assert.equal(await offers.count(), 0);
});
