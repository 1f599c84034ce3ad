// past.test.mjs - the project as on an earlier day: all of it is there to be read, none to be changed
//
// usage: node --test web/tests/past.test.mjs
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./app.mjs";
import { drag, openDocument } from "./reading.mjs";

const PLACES = ["Documents", "Codes", "Themes", "Cases", "Memos", "Writing", "History", "Search", "Settings"];
const WORDS = "Jag klättrar.";
let app, page;

before(async () => {
  app = await startApp();
  page = app.page;
  page.setDefaultTimeout(8000);
});
after(() => app?.stop());

const rail = (name) => page.locator(".rail").getByRole("link", { name, exact: true }).click();
const banner = () => page.getByText("Nothing can be changed here");
const pastId = () => new URL(page.url()).pathname.split("/")[2];
const ask = (id, route, init) => page.evaluate(async ([address, options]) => {
  const response = await fetch(address, options);
  const text = await response.text();
  return { status: response.status, body: text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : text };
}, [`/api/p/${id}/${route}`, init ?? {}]);

test("from the history she goes back to before the last coding", async () => {
  await openDocument(page, "Linnea");
  await drag(page, WORDS);
  await page.locator(".side-codes .side-code").nth(2).click();
  await page.locator(".side-words", { hasText: WORDS }).waitFor();
  app.tema("theme", "add", "Efteråt");
  await rail("History");
  await page.locator(".history-row", { hasText: "saved the chapter" }).first().hover();
  await page.locator(".history-row", { hasText: "saved the chapter" }).first().getByRole("button").click();
  await banner().waitFor();
  assert.notEqual(pastId(), app.id);
});

test("what came later is not there, and what was there is", async () => {
  const { body: themes } = await ask(pastId(), "themes");
  assert.ok(themes.items.length > 0 && !themes.items.some((theme) => theme.name === "Efteråt"));
  const { body: now } = await ask(app.id, "themes");
  assert.ok(now.items.some((theme) => theme.name === "Efteråt"));
  await openDocument(page, "Linnea");
  await page.waitForSelector(".reader-coded");
  const { body } = await ask(pastId(), "quotations?most=1000");
  assert.ok(!body.items.some((one) => one.words === WORDS));
});

test("no page of the past has a way to change anything, by hand or by key", async () => {
  const writes = [];
  page.on("request", (request) => {
    if (request.method() !== "GET" && !/findings\/check/.test(request.url())) writes.push(`${request.method()} ${request.url()}`);
  });
  for (const place of PLACES) {
    await rail(place);
    await banner().waitFor();
    await page.locator("main h1").first().waitFor();
    await page.waitForFunction(() => !document.querySelector("main [aria-busy=true]"));
    const ways = await page.locator("main").getByRole("button", {
      name: /^(Add|New|Remove|Delete|Rename|Import|Paste|Save|Merge|Undo|Redo|Gather|Make|Begin)\b/,
    }).allTextContents();
    assert.deepEqual(ways, [], place);
    const open = await page.locator("main textarea:not([readonly]):not([disabled])").count();
    assert.equal(open, 0, place);
  }
  await openDocument(page, "Linnea");
  await page.locator(".reader-text").focus();
  for (const key of ["Control+Home", "n", "c", "v", "q", "1", "Delete", "Alt+Shift+ArrowRight", "Control+z", "Control+Shift+z"])
    await page.keyboard.press(key);
  await page.waitForTimeout(600);
  assert.equal(await page.locator(".palette").count(), 0);
  assert.equal(await page.locator(".side-code").count(), 0);
  assert.deepEqual(writes, []);
});

test("the program itself refuses every change of the past", async () => {
  const id = pastId();
  const headers = { "X-Tema": "1", "Content-Type": "application/json" };
  const { body: documents } = await ask(id, "documents");
  const { body: codes } = await ask(id, "codes");
  const { body: quotations } = await ask(id, "quotations?most=1");
  const tries = [
    ["PATCH", "", { title: "x" }], ["POST", "undo", {}], ["POST", "redo", {}], ["POST", "codes", { path: "x" }],
    ["PATCH", `codes/${codes[0].id}`, { name: "x" }], ["DELETE", `codes/${codes[0].id}`, {}],
    ["POST", "quotations", { document: documents[0].id, start: 1, end: 9, codes: [codes[0].id] }],
    ["PATCH", `quotations/${quotations.items[0].key}`, { comment: "x" }], ["DELETE", `quotations/${quotations.items[0].key}`, {}],
    ["PUT", `quotations/${quotations.items[0].key}/codes`, { add: [codes[0].id] }],
    ["DELETE", `documents/${documents[0].id}`, {}], ["POST", "themes", { path: "x" }], ["POST", "cases", { name: "x" }],
    ["POST", "memos", { on: "project", text: "x" }], ["PUT", "findings", { text: "x" }],
  ];
  for (const [method, route, body] of tries) {
    const { status } = await ask(id, route, { method, headers, body: JSON.stringify(body) });
    assert.ok(status >= 400 && status < 500, `${method} ${route}: ${status}`);
  }
  const before = (await ask(id, "history?most=1")).body;
  assert.ok(!/"x"|'x'/.test(JSON.stringify(before)));
  const now = await ask(app.id, "history?most=1");
  assert.match(now.body[0].label, /Efteråt/);
  app.faults.length = 0; // the browser tells of what was refused
});

test("back to now, all that came later is there and can be changed", async () => {
  await page.getByRole("link", { name: "Back to now" }).click();
  await banner().waitFor({ state: "detached" });
  assert.equal(pastId(), app.id);
  await openDocument(page, "Linnea");
  await drag(page, "Man ramlar inför folk.");
  await page.locator(".side-codes .side-code").nth(2).click();
  await page.locator(".side-words", { hasText: "Man ramlar inför folk." }).waitFor();
  assert.deepEqual(app.faults, []);
});
