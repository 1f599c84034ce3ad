// access.test.mjs - every page in both languages and both colour schemes, for those who do not see it
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { startApp } from "./app.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let app, places;

before(async () => {
  app = await startApp();
  const { body: documents } = await app.api("documents");
  const { body: codes } = await app.api("codes");
  const code = codes.find((one) => one.quotations > 0);
  const { body: quotations } = await app.api(`quotations?code=${code.id}&most=1`);
  const quotation = quotations.items[0];
  places = [
    "documents", `documents/${documents[0].id}`, `documents/${quotation.document}?key=${quotation.key}`,
    "codes", `codes/${code.id}`, "themes", "themes/map", "cases", "memos", "writing", "history",
    "search?q=skam", "help", "settings", "codes/doubtful", `print/document/${documents[0].id}`, `print/code/${code.id}`,
  ];
});
after(() => app.stop());

/** Axe is put in by the browser's own debugger, which the pages' policy does not reach. */
async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  return found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ")}`);
}

async function walk(language, scheme) {
  const { page } = app;
  await page.emulateMedia({ colorScheme: scheme });
  await page.evaluate((chosen) => localStorage.setItem("tema.language", chosen), language);
  const found = [];
  for (const place of [...places.map(app.at), `${new URL(page.url()).origin}/`]) {
    await page.goto(place);
    await page.waitForSelector("main h1, main :is(article, section)");
    await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate(() => document.documentElement.lang), language);
    for (const violation of await violations(page)) found.push(`${new URL(place).pathname}: ${violation}`);
  }
  return found;
}

for (const language of ["en", "sv"])
  for (const scheme of ["light", "dark"])
    test(`no page has a fault for screen readers or weak sight (${language}, ${scheme})`, async () => {
      assert.deepEqual(await walk(language, scheme), []);
    });

/** What cannot be come at in a narrow window. A table scrolls sideways in its own box, nothing else does. */
const lost = (page) => page.evaluate(() => {
  const name = (one) => `${one.tagName} ${one.getAttribute("aria-label") ?? one.textContent.slice(0, 30)}`;
  const isSeen = (one) => one.checkVisibility() && !one.closest(".unseen, [aria-hidden=true], .skip");
  const isWide = (box) => box.scrollWidth > box.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(box).overflowX);
  const isTable = (box) => box.matches("[role=grid]") || box.querySelector("table") !== null;
  const sideways = [document.scrollingElement, ...document.querySelectorAll("body *:not(textarea, input)")]
    .filter((box) => isWide(box) && !isTable(box)).map((box) => `scrolls sideways: ${box.className || box.tagName}`);
  const controls = [...document.querySelectorAll("main :is(a[href], button, input, select, textarea, summary)")].filter(isSeen);
  const covered = controls.filter((one) => {
    one.scrollIntoView({ block: "nearest", inline: "nearest" });
    const { x, y, width, height } = one.getBoundingClientRect();
    const hit = document.elementFromPoint(x + width / 2, y + Math.min(height / 2, 12));
    return hit === null || !(one.contains(hit) || hit.contains(one) || hit.closest("label")?.contains(one));
  }).map((one) => `cannot be clicked: ${name(one)}`);
  const small = controls.filter((one) => one.matches("textarea, [type=text], [type=search]") && one.clientWidth < 80)
    .map((one) => `has no room: ${name(one)}`);
  return [...sideways, ...covered, ...small];
});

for (const [width, height] of [[640, 360], [320, 640]])
  test(`nothing is lost in a window of ${width} by ${height}, as one that is magnified`, async () => {
    const { page } = app;
    await page.setViewportSize({ width, height });
    await page.evaluate(() => localStorage.setItem("tema.language", "en"));
    const found = [];
    for (const place of [...places, places[4].replace("codes/", "codes?code=")]) {
      await page.goto(app.at(place));
      await page.waitForSelector("main h1, main :is(article, section)");
      await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
      await page.waitForTimeout(300);
      for (const one of await lost(page)) found.push(`${place}: ${one}`);
    }
    assert.deepEqual(found, []);
  });

test("nothing that a page does is against its own policy", () => {
  assert.deepEqual(app.faults.filter((fault) => /policy|trusted/i.test(fault)), []);
});
