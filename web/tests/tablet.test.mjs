// tablet.test.mjs - with a finger on a tablet, upright and lying: what can be reached, marked and coded
//
// usage: node --test web/tests/tablet.test.mjs
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./app.mjs";
import { ends } from "./reading.mjs";

const UPRIGHT = { width: 820, height: 1180 };
const LYING = { width: 1180, height: 820 };
let app, page, finger;

before(async () => {
  app = await startApp({ options: { context: { viewport: UPRIGHT, hasTouch: true, isMobile: true } } });
  page = app.page;
  page.setDefaultTimeout(10000);
  finger = await app.context.newCDPSession(page);
});
after(() => app?.stop());

/** What the system does for a long press on a word: it selects, and tells the page so. */
const longPress = (words) => page.evaluate((wanted) => {
  const walker = document.createTreeWalker(document.querySelector(".reader-text"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(wanted);
    if (at >= 0) return getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + wanted.length);
  }
  throw new Error(`no “${wanted}”`);
}, words);

async function swipe(from, to) {
  const touch = (type, points) => finger.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  await touch("touchStart", [from]);
  for (let step = 1; step <= 8; step++)
    await touch("touchMove", [{ x: from.x + (to.x - from.x) * step / 8, y: from.y + (to.y - from.y) * step / 8 }]);
  await touch("touchEnd", []);
}

const quotations = async () => (await app.api("quotations?most=1000")).body.items;

for (const [name, size] of [["upright", UPRIGHT], ["lying", LYING]])
  test(`no page is wider than a tablet that is held ${name}`, async () => {
    await page.setViewportSize(size);
    for (const link of ["Documents", "Codes", "Themes", "Cases", "Memos", "Writing", "History", "Search", "Help", "Settings"]) {
      await page.getByRole("link", { name: link, exact: true }).tap();
      await page.waitForFunction(() => document.querySelector("main")?.textContent !== "");
      const wide = await page.evaluate(() => Math.max(document.documentElement.scrollWidth, innerWidth));
      assert.ok(wide <= size.width, `${link}: ${wide} of ${size.width}`);
    }
  });

test("words that a long press has selected are coded by a tap on a code", async () => {
  await page.setViewportSize(UPRIGHT);
  await page.getByRole("link", { name: "Documents", exact: true }).tap();
  await page.locator(".documents-table").getByRole("link", { name: "Linnea", exact: true }).tap();
  await page.waitForSelector(".document-text .reader-text p");
  assert.equal(await page.locator(".reader-text").getAttribute("inputmode"), "none"); // no keyboard comes up
  await longPress("så himla fint");
  await page.locator(".side-codes .side-code", { hasText: "Gränser" }).tap();
  await page.locator(".reader-coded", { hasText: "så himla fint" }).waitFor();
  const made = (await quotations()).find((one) => one.words === "så himla fint");
  const code = (await app.api("codes")).body.find((one) => one.name === "Gränser");
  assert.deepEqual(made.codings.map((coding) => coding.code), [code.id]);
});

test("a tap on coded words opens the quotation, and a finger moves its end", async () => {
  const { from } = await ends(page, "så himla fint");
  await page.touchscreen.tap(from.x + 20, from.y);
  await page.waitForSelector(".reader-handle.is-end:not([hidden])", { state: "attached" });
  const to = (await ends(page, "på pappret. Man")).to;
  const end = await page.locator(".reader-handle.is-end").boundingBox();
  await swipe({ x: end.x, y: end.y + end.height + 2 }, { x: to.x, y: to.y });
  await page.locator(".reader-coded", { hasText: "så himla fint på pappret. Man" }).first().waitFor();
  assert.ok((await quotations()).some((one) => one.words === "så himla fint på pappret. Man"));
});

test("nothing of that is told as a fault", () => assert.deepEqual(app.faults, []));
