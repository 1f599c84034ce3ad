// search.test.mjs - words found anywhere in the study
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./app.mjs";
import { violations } from "./axe.mjs";

let app;
let page;

before(async () => { app = await startApp(); page = app.page; });
after(async () => { await app?.stop(); });

test("The field has the focus and says what is searched", async () => {
  await page.goto(app.at("search"));
  await page.waitForSelector(".search-hits .empty");
  assert.equal(await page.evaluate(() => document.activeElement?.type), "search");
});

test("Hits come as she types, by kind and with their words lit, and the address keeps them", async () => {
  await page.goto(app.at("search"));
  await page.waitForSelector("input[type=search]");
  await page.keyboard.type("skam", { delay: 15 });
  await page.waitForSelector(".hit mark");
  await page.waitForFunction(() => document.querySelector(".hit mark").textContent.toLowerCase() === "skam");
  const marks = await page.$$eval(".hit mark", (found) => found.map((mark) => mark.textContent.toLowerCase()));
  assert.ok(marks.length > 20 && marks.every((words) => words.includes("skam")), marks.join());
  assert.equal(new URL(page.url()).searchParams.get("q"), "skam");
  await page.click(".search-kinds >> text=Codes");
  await page.waitForFunction(() => document.querySelectorAll(".hit-group").length === 1);
  await page.reload();
  await page.waitForSelector(".hit");
  assert.equal(await page.inputValue("input[type=search]"), "skam");
  assert.equal(await page.locator(".hit-group").count(), 1);
  assert.deepEqual(await violations(page), []);
});

test("Arrow keys go through the hits, and Enter opens the place in the interview", async () => {
  await page.goto(app.at("search?q=cykelboden"));
  await page.waitForSelector(".hit");
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.evaluate(() => document.activeElement?.classList.contains("hit")));
  await page.keyboard.press("Enter");
  await page.waitForURL(/documents\/\d+\?at=\d+.*q=cykelboden/);
});

test("Where nothing has the words, it is said, with advice", async () => {
  await page.goto(app.at("search?q=xyzzy"));
  await page.waitForSelector(".search-hits .empty h2");
  assert.match(await page.textContent(".search-hits .empty"), /Nothing has “xyzzy”/);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(app.faults, []);
});
