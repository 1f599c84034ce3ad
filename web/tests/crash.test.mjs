// crash.test.mjs - the program dies in the middle of the work, the disk is full: nothing is lost
//
// usage: node --test web/tests/crash.test.mjs
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { statSync } from "node:fs";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { program, startApp } from "./app.mjs";
import { drag, openDocument } from "./reading.mjs";

const MEMO = "Skrivet när programmet var borta.";
let app, page, acknowledged;

before(async () => {
  app = await startApp();
  page = app.page;
  page.setDefaultTimeout(12000);
});
after(() => app?.stop());

const quotations = async () => (await app.api("quotations?most=1000")).body.items.map((one) => one.key).sort();

async function code(words) {
  await drag(page, words);
  const answered = page.waitForResponse((one) => one.request().method() === "POST" && one.url().endsWith("/quotations"));
  await page.locator(".side-codes .side-code").nth(2).click();
  return (await (await answered).json()).key;
}

test("when the program is killed in the middle of the work, a banner says so", async () => {
  await openDocument(page, "Linnea");
  const key = await code("Jag klättrar.");
  await page.getByRole("button", { name: "Write a memo" }).click();
  await page.keyboard.type("Först. ");
  await page.locator(".memo-foot").getByText("Saved", { exact: true }).waitFor();
  acknowledged = [key, ...await quotations()];
  await page.keyboard.type(MEMO);
  await app.crash();
  await page.locator(".banner-fault", { hasText: "tema does not answer" }).waitFor();
});

test("what is typed meanwhile stays, and what cannot be done is told of", async () => {
  await page.keyboard.type(" Och mer.");
  await page.locator(".memo-foot", { hasText: "Not saved" }).waitFor();
  await drag(page, "Man ramlar inför folk.");
  await page.locator(".side-codes .side-code").nth(2).click();
  await page.locator(".toast-fault").first().waitFor();
  const kept = await page.evaluate(() => Object.values(localStorage).join("\n"));
  assert.ok(kept.includes(`${MEMO} Och mer.`), "the draft on this machine");
});

test("started again and opened in another window, the first goes on by itself and saves", async () => {
  await app.again();
  const other = await app.context.newPage();
  await other.goto(app.server.link);
  await page.locator(".banner-fault").waitFor({ state: "detached" });
  await other.close();
  const saved = () => JSON.parse(app.tema("memo", "list", "--format", "json")).some((memo) => memo.text.includes(`${MEMO} Och mer.`));
  for (let i = 0; i < 50 && !saved(); i++) await page.waitForTimeout(200);
  assert.ok(saved());
  const now = await quotations();
  assert.deepEqual(acknowledged.filter((key) => !now.includes(key)), []);
  assert.doesNotThrow(() => app.tema("check"));
  await code("Den är borta!");
});

test("a memo that was typed in the dark is there after the window itself was closed", async () => {
  const number = JSON.parse(app.tema("memo", "list", "--format", "json")).find((memo) => memo.text.includes(MEMO)).memo;
  await page.goto(app.at(`memos?memo=${number}`));
  await page.locator(".memo-main textarea").click();
  await app.crash();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Sist.");
  await page.locator(".memo-foot", { hasText: "Not saved" }).waitFor();
  await page.close({ runBeforeUnload: false });
  await app.again();
  page = await app.context.newPage();
  page.setDefaultTimeout(12000);
  await page.goto(app.server.link);
  await page.goto(app.at(`memos?memo=${number}`));
  await page.locator(".memo-foot").getByText("Saved", { exact: true }).waitFor();
  assert.match(await page.inputValue(".memo-main textarea"), / Sist\.$/);
  assert.match(app.tema("memo", "list", "--format", "json"), / Sist\./);
});

test("an answer that breaks off in its middle is told of like one that never came", async () => {
  const half = createServer((socket) => socket.once("data", () =>
    socket.end("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n[")));
  await new Promise((listening) => half.listen(0, "127.0.0.1", listening));
  await page.route("**/api/**/codes", (route) => route.continue({ url: `http://127.0.0.1:${half.address().port}/` }));
  await page.goto(app.at("codes"));
  await page.locator(".banner-fault", { hasText: "tema does not answer" }).waitFor();
  await page.unrouteAll();
  half.close();
});

/** The program where no file may grow beyond what the project has now: as on a full disk. */
function serveFull(path, home) {
  const blocks = Math.ceil(statSync(path).size / 1024) + 8;
  const child = spawn("bash", ["-c", `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`, program, "serve", "--no-browser", path],
    { env: { ...process.env, HOME: home, XDG_STATE_HOME: home }, stdio: ["ignore", "pipe", "ignore"] });
  return new Promise((resolve) => createInterface({ input: child.stdout }).on("line", (line) => {
    const link = /http:\/\/\S+/.exec(line);
    if (link) resolve({ child, link: link[0] });
  }));
}

test("on a full disk it is said that nothing was saved, the text stays, and the project is whole", async (t) => {
  const path = `${app.folder}/full.tema`;
  execFileSync(program, ["init", path, "--title", "Full", "--coder", "Anna"]);
  const full = await serveFull(path, app.folder);
  t.after(() => full.child.kill("SIGTERM"));
  const long = Array.from({ length: 8000 }, (_, i) => Math.sin(i).toString(36).slice(3, 10)).join(" "); // hardly compresses
  await page.goto(full.link);
  await page.getByRole("link", { name: "Writing", exact: true }).click();
  await page.getByRole("button", { name: "Begin with an empty page" }).click();
  await page.fill(".chapter", long);
  await page.keyboard.press("Control+s");
  await page.locator(".saved-state", { hasText: /Not saved.*the disk is full: nothing was saved/ }).waitFor(); // it goes on trying
  assert.equal(await page.inputValue(".chapter"), long);
  await page.reload();
  await page.waitForSelector(".chapter");
  assert.equal(await page.inputValue(".chapter"), long);
  assert.doesNotThrow(() => execFileSync(program, ["check"], { env: { ...process.env, TEMA_PROJECT: path } }));
});
