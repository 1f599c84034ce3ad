// memos.test.mjs - memos written, kept, found and taken away
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./app.mjs";
import { violations } from "./axe.mjs";

let app;
let page;
const state = (words) => page.waitForFunction(
  (wanted) => document.querySelector(".memo-foot")?.textContent.includes(wanted), words);

before(async () => { app = await startApp(); page = app.page; });
after(async () => { await app?.stop(); });

async function open(query = "") {
  await page.goto(app.at(`memos${query}`));
  await page.waitForSelector(".memo-item");
}

test("All memos stand in one list, with what each is on, and one is open", async () => {
  await open();
  assert.equal(await page.locator(".memo-item").count(), JSON.parse(app.tema("memo", "list", "--format", "json")).length);
  assert.match(await page.textContent(".memo-list"), /Theme: Att reparera alliansen/);
  assert.notEqual(await page.inputValue(".memo-main textarea"), "");
  assert.deepEqual(await violations(page), []);
});

test("They are found by kind and by words", async () => {
  await open();
  await page.selectOption("select >> nth=0", "theme");
  await page.waitForFunction(() => [...document.querySelectorAll(".memo-item")].every((item) => /Theme/.test(item.textContent)));
  await page.selectOption("select >> nth=0", "");
  await page.fill("input[type=search]", "negativa fallet");
  await page.waitForFunction(() => document.querySelectorAll(".memo-item").length === 1);
});

test("A new memo on a code is chosen by a few letters and saved as it is written", async () => {
  await open();
  await page.click("text=New memo");
  await page.keyboard.type("satta ord");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".memo-main textarea");
  await page.keyboard.type("Skam eller **skuld**?");
  await state("Saved");
  const found = JSON.parse(app.tema("memo", "list", "--format", "json")).find((memo) => memo.text.startsWith("Skam eller"));
  assert.equal(found.on, "code:Reparation/Sätta ord på");
  await page.keyboard.type(" Mer.");
  await state("saved soon");
  await state("Saved");
  assert.match(app.tema("memo", "list", "--format", "json"), /\? Mer\./);
  await page.click("text=Preview");
  assert.equal(await page.textContent(".memo-text strong"), "skuld");
  assert.equal(JSON.parse(app.tema("memo", "list", "--format", "json")).filter((memo) => memo.text.startsWith("Skam")).length, 1);
});

test("A new memo that is saved is headed by what it is on, as any memo, and can be removed from there", async () => {
  await open();
  await page.click("text=New memo");
  await page.keyboard.type("satta ord");
  await page.keyboard.press("Enter");
  await page.getByText("New memo: Code Reparation/Sätta ord på").waitFor();
  await page.keyboard.type("En hastig tanke");
  await state("Saved");
  await page.locator(".memo-one-head").getByRole("link", { name: "Reparation/Sätta ord på" }).waitFor();
  await page.keyboard.type(" till.");
  await page.click(".memo-one >> text=Remove");
  await page.waitForFunction(() => ![...document.querySelectorAll(".memo-item")].some((item) => item.textContent.includes("En hastig")));
  await page.waitForFunction(() => !document.querySelector(".memo-main textarea")?.value.includes("En hastig"));
});

test("A memo that is removed can be brought back", async () => {
  await open();
  const before = await page.locator(".memo-item").count();
  await page.click(".memo-one >> text=Remove");
  await page.waitForFunction((wanted) => document.querySelectorAll(".memo-item").length === wanted, before - 1);
  await page.click(".toast >> text=Undo");
  await page.waitForFunction((wanted) => document.querySelectorAll(".memo-item").length === wanted, before);
});

test("What another window writes shows here, and never goes over what is being written", async () => {
  await open();
  const number = (await page.evaluate(() => new URLSearchParams(location.search).get("memo")))
    ?? JSON.parse(app.tema("memo", "list", "--format", "json")).at(-1).memo;
  await open(`?memo=${number}`);
  app.tema("memo", "edit", String(number), "Från kommandoraden.");
  await page.waitForFunction(() => document.querySelector(".memo-main textarea")?.value === "Från kommandoraden.");
});

test("A memo being written when the program died is there and saved when it is back", async () => {
  await open();
  await page.click(".memo-main textarea");
  await app.crash();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Skrivet när det var mörkt.");
  await state("Not saved:");
  await page.goto("about:blank"); // so that the window itself saves nothing any more
  await app.again();
  await page.goto(app.server.link);
  await open();
  await page.waitForFunction(() => document.querySelector(".memo-main textarea")?.value.endsWith("mörkt."));
  await state("Saved");
  assert.match(app.tema("memo", "list", "--format", "json"), /när det var mörkt\./);
});

test("A memo that was begun while the program was away goes on where it was", async () => {
  await open();
  await page.click("text=New memo");
  await page.keyboard.type("kollegor och");
  await page.waitForFunction(() => /Kollegor och handledning/.test(document.querySelector("[role=option].lit")?.textContent ?? ""));
  await page.keyboard.press("Enter");
  await page.waitForSelector(".memo-main textarea");
  await app.crash();
  await page.keyboard.type("Ett nytt, i mörkret.");
  await state("Not saved:");
  await page.goto("about:blank"); // so that the window itself saves nothing any more
  await app.again();
  await page.goto(app.server.link);
  await open();
  await page.waitForFunction(() => document.querySelector(".memo-main textarea")?.value === "Ett nytt, i mörkret.");
  await state("Saved");
  const found = JSON.parse(app.tema("memo", "list", "--format", "json")).filter((memo) => memo.text.startsWith("Ett nytt"));
  assert.equal(found.length, 1);
  assert.match(found[0].on, /Kollegor och handledning$/);
});
