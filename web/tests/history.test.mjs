// history.test.mjs - the trail, and the project as it was
//
// usage: node --test web/tests/history.test.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { startApp } from "./app.mjs";

let app;
let page;
const rows = () => page.locator(".history-row");

async function open(query = "") {
  await page.goto(app.at(`history${query}`));
  await rows().first().waitFor();
}

before(async () => {
  app = await startApp();
  page = app.page;
  app.tema("undo");
});
after(() => app.stop());

test("the trail tells in plain words what was done, newest first, by day", async () => {
  await open();
  const said = await rows().locator(".history-what").allTextContents();
  assert.match(said[0], /^undid: saved the chapter/);
  assert.match(said.at(-1), /^began the study/);
  assert.match(await page.locator(".history-day h2").first().textContent(), /^Today/);
});

test("what was undone is struck, and the buttons say what they take back", async () => {
  await open();
  assert.equal(await page.locator(".history-row s").first().textContent(), "saved the chapter");
  await page.locator(".page-tools").getByRole("button", { name: "Redo: saved the chapter" }).click();
  await page.locator(".history-row", { hasText: "redid: saved the chapter" }).waitFor();
  assert.equal(await page.locator(".history-row s").count(), 0);
});

test("a thing is found by a few letters, and the address keeps what is filtered", async () => {
  await open();
  await page.locator(".history-on button").click();
  await page.keyboard.type("kollega");
  await page.getByRole("option", { name: "Stöd / Kollega" }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/on=code/);
  await page.locator(".history-row", { hasText: "added the code 'Stöd/Kollega'" }).waitFor();
  await page.locator(".history-row", { hasText: "began the study" }).waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.className), "history-choice set");
  await page.reload();
  await rows().first().waitFor();
  assert.ok(await rows().count() < 10);
});

test("days that have not been show nothing, and the way back to everything", async () => {
  await open();
  await page.getByLabel("From", { exact: true }).fill("2099-01-01");
  await page.getByText("Nothing of that kind has been done").waitFor();
  await page.getByRole("button", { name: "Show all" }).click();
  await rows().first().waitFor();
});

test("the project is looked at as it was, read-only, and the way back leads to where one was", async () => {
  await open("?coder=Anna+Lind");
  const row = page.locator(".history-row", { hasText: "added the code 'Stöd/Kollega'" });
  await row.hover();
  // By the words that stand on it, as one says them to a machine that listens.
  const words = (await row.getByRole("button").innerText()).trim();
  await row.getByRole("button", { name: words }).click();
  await page.getByText("Nothing can be changed here").waitFor();
  await page.getByRole("link", { name: "Codes" }).click();
  await page.getByText("Kollega").first().waitFor();
  await page.getByRole("link", { name: "Themes" }).click();
  await page.getByText("No themes").or(page.locator(".empty")).first().waitFor();
  await page.getByRole("link", { name: "Back to now" }).click();
  await page.waitForURL(/history\?coder=Anna/);
  await rows().first().waitFor();
  assert.equal(await page.getByText("Nothing can be changed here").count(), 0);
});

test("a time of one's own is looked at too", async () => {
  await open();
  await page.getByLabel("As it was on").fill("2099-01-01T12:00");
  await page.getByRole("button", { name: "Look", exact: true }).click();
  await page.getByText("Nothing can be changed here").waitFor();
});

test("the trail goes out as a table", async () => {
  await open();
  const loading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export the trail" }).click();
  const file = await loading;
  assert.equal(file.suggestedFilename(), "shame - history.csv");
  const lines = readFileSync(await file.path(), "utf8").trimEnd().split("\r\n");
  assert.equal(lines[0], "\ufeffNumber,Time,Coder,What was done,Copy,Fields written,Undone");
  assert.equal(lines.length - 1, (await app.api("history")).body.length);
  assert.match(lines.at(-1), /^1,\d{4}-.*Z,Anna Lind,began the study/);
});

test("a long history comes two hundred at a time", async () => {
  await page.evaluate(async (path) => {
    for (let i = 0; i < 200; i++)
      await fetch(path, {
        method: "PATCH", headers: { "X-Tema": "1", "Content-Type": "application/json" }, body: JSON.stringify({ title: `Skam ${i}` }),
      });
  }, `/api/p/${app.id}`);
  await open();
  assert.equal(await rows().count(), 200);
  await page.getByRole("button", { name: "Show 200 more" }).click();
  await page.getByText("That is all").waitFor();
  assert.equal(await rows().count(), (await app.api("history")).body.length);
});

test("what one saves of the chapter in a sitting is one line, which opens, and is undone save by save", async () => {
  const send = (method, path, body) => app.api(path, {
    method, headers: { "X-Tema": "1", "Content-Type": "application/json" }, body: JSON.stringify(body),
  });
  const text = (await app.api("findings")).body.text;
  const save = async (more) =>
    assert.equal((await send("PUT", "findings", { text: text + more, basis: (await app.api("findings")).body.basis })).status, 200);
  await send("POST", "cases", { name: "Ylva", values: [] });
  for (const more of ["a", "ab", "abc"]) await save(more);
  await send("POST", "cases", { name: "Yngve", values: [] });
  await save("abcd");
  await open();
  const said = async () => (await rows().locator(".history-what").allTextContents()).slice(0, 5);
  const [once, , folded, above] = await said();
  assert.equal(once, "saved the chapter");
  assert.match(folded, /^saved the chapter 3 times, \d+:\d+.*–\d+:\d+/);
  assert.match(above, /Ylva/);
  await page.getByRole("button", { name: /^3 times/ }).click();
  assert.deepEqual((await said()).slice(3), ["saved the chapter", "saved the chapter"]);
  await send("POST", "undo", { count: 3 });
  await page.getByRole("button", { name: /^2 times/ }).waitFor();
  assert.equal((await app.api("findings")).body.text, `${text}ab`);
});

test("in Swedish what was done is Swedish", async () => {
  await page.evaluate(() => localStorage.setItem("tema.language", "sv"));
  await open();
  await page.getByRole("button", { name: "Visa 200 till" }).click();
  await page.getByText("Det var allt").waitFor();
  assert.match(await rows().last().locator(".history-what").textContent(), /^påbörjade studien ”Skam i terapirummet”/);
  const said = (await rows().locator(".history-what").allTextContents()).join("\n");
  assert.doesNotMatch(said, /\b(added|coded|gathered|wrote|imported|undid)\b/);
});

test("nothing went wrong on the way", () => assert.deepEqual(app.faults, []));
