// writing.test.mjs - the chapter: written, checked, saved, exported
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root, startApp } from "./app.mjs";
import { violations } from "./axe.mjs";

let app;
let page;
const chapter = readFileSync(join(root, "examples/shame/findings.md"), "utf8");
const JSON_BODY = { "X-Tema": "1", "Content-Type": "application/json" };

async function open(text) {
  await page.goto(app.at("help"));
  await page.evaluate(() => {
    for (const name of Object.keys(localStorage)) if (name.startsWith("tema.draft.")) localStorage.removeItem(name);
  });
  const answer = await app.api("findings", { method: "PUT", headers: JSON_BODY, body: JSON.stringify({ text }) });
  assert.equal(answer.status, 200);
  await page.goto(app.at("writing"));
  await page.waitForSelector(".chapter");
  await page.waitForFunction(() => document.querySelector(".saved-state")?.textContent === "Saved");
}
const value = () => page.inputValue(".chapter");
const summary = (words) => page.waitForFunction(
  (wanted) => document.querySelector(".check-summary")?.textContent.includes(wanted), words);
const saved = () => page.waitForFunction(() => document.querySelector(".saved-state")?.textContent === "Saved");

before(async () => { app = await startApp(); page = app.page; });
after(async () => { await app?.stop(); });

test("Where there is no chapter, it begins from the themes", async () => {
  await app.api("findings", { method: "PUT", headers: JSON_BODY, body: '{"text": ""}' });
  await page.goto(app.at("writing"));
  await page.click("text=Begin from the themes");
  await page.waitForSelector(".chapter");
  assert.match(await value(), /^# Resultat\n\n## Att reparera alliansen\n\nSkammen uppstår mellan två/);
  await saved();
  assert.match(app.tema("findings", "show"), /## Att reparera alliansen/);
});

test("What is typed is saved by itself, and stands there when she comes back", async () => {
  await open("# Resultat\n");
  await page.click(".chapter");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\nEn egen mening.");
  await saved();
  assert.match(app.tema("findings", "show"), /En egen mening\./);
  await page.reload();
  await page.waitForSelector(".chapter");
  await saved();
  assert.match(await value(), /En egen mening\./);
});

test("What was typed just before she went on to another project is saved in its own", async () => {
  await open("# Resultat\n");
  await page.goto(app.server.origin);
  await page.click(".start-project");
  await page.getByRole("link", { name: "Writing", exact: true }).click();
  await page.click(".chapter");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\nSist av allt.");
  await page.evaluate(() => history.go(-2)); // no field is left: the page goes
  await page.waitForFunction(() => location.pathname === "/");
  for (let i = 0; i < 50 && !/Sist av allt/.test(app.tema("findings", "show")); i++) await page.waitForTimeout(100);
  assert.match(app.tema("findings", "show"), /Sist av allt\./);
  assert.deepEqual(app.faults, []);
});

test("Ctrl+S saves at once, and a quotation chosen before she is in the text comes last in it", async () => {
  await open("---\nstyle: apa7\n---\n\n# Resultat\n");
  await page.click(".evidence-words >> nth=0");
  assert.match(await value(), /# Resultat\n\n> \[@q\w{5}\]\n\n$/);
  await page.keyboard.press("Control+s");
  await saved();
  assert.match(app.tema("findings", "show"), /> \[@q/);
});

test("Every line has its mark exactly beside it, wide and narrow", async () => {
  await open(chapter);
  await summary("all hold");
  for (const width of [1280, 820]) {
    await page.setViewportSize({ width, height: 720 });
    const [mirror, field] = await page.evaluate(() => {
      const text = document.querySelector(".chapter");
      text.style.height = "0"; // its own height, not that of what lies under it
      const both = [document.querySelector(".mirror").getBoundingClientRect().height, text.scrollHeight];
      text.style.height = "";
      return both;
    });
    assert.ok(Math.abs(mirror - field) < 1.5, `${mirror} and ${field} at ${width}`);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
});

test("A changed quotation is told at its line and put right with one click, and Ctrl+Z takes that back", async () => {
  await open(chapter.replace("som om han var ett mätfel", "som om han vore ett mätfel"));
  await summary("1 place does not hold");
  await page.waitForSelector(".line-fault");
  await page.click(".check-summary");
  assert.match(await page.textContent(".finding-fault"), /“vore” is not in qkj33m, which has “var”|vore/);
  await page.click("text=Use its words");
  await summary("all hold");
  assert.equal(await value(), chapter);
  await page.keyboard.press("Control+z");
  await summary("1 place does not hold");
  await page.click(".check-summary");
});

test("A count gets its right word with one click", async () => {
  await open(chapter.replace("[Alla terapeuter]", "[Hälften av terapeuterna]"));
  await summary("1 place does not hold");
  await page.click(".check-summary");
  await page.click("text=Write “Alla terapeuterna”");
  await summary("all hold");
  await page.click(".check-summary");
});

test("An @ in a sentence finds a quotation by its words, and Enter brings it with its key", async () => {
  await open("# Resultat\n\nHan sa");
  await page.click(".chapter");
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" @");
  await page.waitForSelector("dialog[open] [role=option]");
  await page.keyboard.type("springer efter bollen");
  await page.waitForFunction(() => document.querySelectorAll("dialog [role=option]").length === 1);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".chapter")?.value.includes("[@q"));
  assert.match(await value(), /Han sa "Det intressanta är ju om någon springer efter bollen\." \[@q\w{5}\]$/);
  await summary("all hold");
  await page.keyboard.press("Control+z");
  assert.match(await value(), /Han sa @$/);
});

test("Enter before the answer brings what was asked for, not what was found last", async () => {
  await open("# Resultat\n\nHan sa");
  await page.click(".chapter");
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" @");
  await page.waitForSelector("dialog[open] [role=option]");
  await page.locator("dialog[open] input").fill("springer efter bollen");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".chapter")?.value.includes("[@q"));
  assert.match(await value(), /Han sa "Det intressanta är ju om någon springer efter bollen\." \[@q\w{5}\]$/);
});

test("A reference that is typed by hand stands as it was typed, and what follows it too", async () => {
  await open("# Resultat\n\nHan sa");
  await page.click(".chapter");
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" [@q7k3f2] och mer. Sen @allt möjligt");
  await page.waitForFunction(() => document.querySelector("dialog[open] [role=combobox]")?.value === "allt möjligt");
  await page.keyboard.type(" som inget citat har");
  await page.keyboard.press("Enter");
  await page.waitForSelector("dialog", { state: "detached" });
  await page.keyboard.type("Ny rad.");
  assert.match(await value(), /Han sa \[@q7k3f2\] och mer\. Sen @allt möjligt som inget citat har\nNy rad\.$/);
});

test("Evidence comes in as a block by a click, or where it is dropped, and is marked as used", async () => {
  await open("# Resultat\n\nFörst.\n\nSedan.\n");
  await page.click(".chapter");
  await page.keyboard.press("Control+Home");
  for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.waitForSelector(".evidence-card");
  await page.click(".evidence-words >> nth=0");
  assert.match(await value(), /Först\.\n\n> \[@q\w{5}\]\n\nSedan\.\n/);
  await page.waitForSelector(".evidence-card >> nth=0 >> .evidence-used");
  await page.dragAndDrop(".evidence-card:not(:has(.evidence-used)) >> nth=0", ".line:has-text('Sedan.')", { force: true });
  await page.waitForFunction(() => document.querySelector(".chapter").value.split("> [@").length === 3);
  await page.waitForFunction(() => /\n\n> \[@q\w{5}\]\n/.test(document.querySelector(".chapter").value.split("]").slice(1).join("]")));
});

test("What was not saved when the program died is there and saved when it is back", async () => {
  await open("# Resultat\n");
  await app.crash();
  await page.click(".chapter");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\nSkrivet i mörkret.");
  await page.waitForFunction(() => document.querySelector(".saved-state")?.textContent.startsWith("Not saved:"));
  await page.goto("about:blank"); // so that the window itself saves nothing any more
  await app.again();
  await page.goto(app.server.link);
  await page.goto(app.at("writing"));
  await page.waitForSelector(".chapter");
  assert.match(await value(), /Skrivet i mörkret\./);
  await saved();
  assert.match(app.tema("findings", "show"), /Skrivet i mörkret\./);
  app.faults.length = 0; // the browser tells of the program that was away
});

test("Where two have written, both texts are shown and both can be kept", async () => {
  await open("# Resultat\n");
  await page.route("**/findings", (route) => (route.request().method() === "PUT" ? route.abort() : route.continue()));
  await page.click(".chapter");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\nMin mening.");
  await page.waitForFunction(() => document.querySelector(".saved-state")?.textContent.startsWith("Not saved"));
  await app.api("findings/check", { method: "POST", headers: JSON_BODY, body: "{}" });
  const other = join(app.folder, "other.md");
  (await import("node:fs")).writeFileSync(other, "# Resultat\n\nDeras mening.\n");
  app.tema("findings", "save", other);
  await page.unroute("**/findings");
  await page.waitForSelector("dialog[open] .conflict", { timeout: 10000 });
  const texts = await page.$$eval(".conflict textarea", (fields) => fields.map((field) => field.value));
  assert.match(texts[0], /Min mening/);
  assert.match(texts[1], /Deras mening/);
  await page.click("text=Keep both");
  await saved();
  assert.match(app.tema("findings", "show"), /Deras mening[\s\S]*Min mening/);
  app.faults.length = 0;
});

test("What was kept of an earlier window never goes over a text that was saved since", async () => {
  await open("# Resultat\n");
  await page.route("**/findings", (route) => (route.request().method() === "PUT" ? route.abort() : route.continue()));
  await page.click(".chapter");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\nMin gamla mening.");
  await page.goto("about:blank");
  await page.unroute("**/findings");
  app.tema("findings", "save", join(app.folder, "other.md"));
  await page.goto(app.at("writing"));
  await page.waitForSelector("dialog[open] .conflict");
  assert.match(app.tema("findings", "show"), /^# Resultat\n\nDeras mening\.\n$/);
  await page.click("text=Take the other");
  await saved();
  await page.click("text=Back to mine");
  await saved();
  assert.match(app.tema("findings", "show"), /Min gamla mening\./);
  app.faults.length = 0;
});

test("One button exports the chapter as a document, as a draft where something does not hold", async () => {
  await open(chapter.replace("som om han var ett mätfel", "som om han vore ett mätfel"));
  await summary("1 place does not hold");
  await page.click("text=Export");
  assert.match(await page.textContent("dialog .export-faults"), /One place does not hold/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=Export as a draft")]);
  assert.match(download.suggestedFilename(), /\.docx$/);
  assert.equal(readFileSync(await download.path()).subarray(0, 2).toString(), "PK");
});

test("The reading view brings the words of the quotations in", async () => {
  await open(chapter);
  await page.click("text=Reading view");
  await page.waitForSelector(".reading blockquote");
  assert.match(await page.textContent(".reading"), /Jag skrev att jag hade kommit för sent/);
  assert.deepEqual(await violations(page), []);
  await page.click("text=Back to writing");
});

test("The writing page is accessible, and no rule of the browser is broken", async () => {
  await open(chapter.replace("som om han var ett mätfel", "som om han vore ett mätfel"));
  await summary("1 place does not hold");
  await page.click(".check-summary");
  assert.deepEqual(await violations(page), []);
  await page.emulateMedia({ colorScheme: "dark" });
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(app.faults, []);
});
