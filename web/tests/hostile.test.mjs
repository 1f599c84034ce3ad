// hostile.test.mjs - texts, names and files full of markup and script stay what they are: text
//
// usage: node --test web/tests/hostile.test.mjs
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { program, startApp } from "./app.mjs";

const EVIL = '<img src=x onerror="window.broken=1"><script>window.broken=1<\/script>';
const NAME = '<img src=x onerror=window.broken=1>';
const TEXT = `${NAME}: ${EVIL} and &lt;b&gt;\n\nBerit: </p></main><svg onload="window.broken=1"><a href="javascript:window.broken=1">press</a>\n\n`
  + `${NAME}: "><iframe srcdoc="<script>parent.broken=1</script>"></iframe> {{7*7}} \${7*7}\n\nBerit: words that are only words\n`;
const SPOKEN = `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v ${NAME.replace("<", "&lt;").replace(">", "&gt;")}>Hello there\n\n`
  + "00:00:03.000 --> 00:00:04.000\n<v Anna>And here\n";
const WRITTEN = `# ${EVIL}\n\n${EVIL}\n\n[press](javascript:window.broken=1) ![x](x" onerror="window.broken=1)\n\n<details open ontoggle="window.broken=1">x</details>\n\n`;
let app, page, reports;

/** A paragraph a line, as Word has it. */
function docx(folder, name) {
  const at = join(folder, "docx");
  mkdirSync(join(at, "word"), { recursive: true });
  mkdirSync(join(at, "_rels"));
  const escaped = `${TEXT}\n\nIn Word.`.replaceAll("&", "&amp;").replaceAll("<", "&lt;").trim().split(/\n+/);
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  writeFileSync(join(at, "[Content_Types].xml"), `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`);
  writeFileSync(join(at, "_rels/.rels"), `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`);
  writeFileSync(join(at, "word/document.xml"), `${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${escaped.map((line) => `<w:p><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`).join("")}</w:body></w:document>`);
  execFileSync("zip", ["-q", "-r", join(folder, name), "."], { cwd: at });
  return join(folder, name);
}

function project(folder) {
  const path = join(folder, "hostile.tema");
  const tema = (...words) => execFileSync(program, words, { env: { ...process.env, TEMA_PROJECT: path }, encoding: "utf8" });
  tema("init", path, "--title", EVIL, "--coder", NAME);
  for (const end of ["txt", "md"]) {
    writeFileSync(join(folder, `${NAME} ${end}.${end}`), `${TEXT}\n\nIn ${end}.\n`);
    tema("import", join(folder, `${NAME} ${end}.${end}`), "--case-from-name");
  }
  writeFileSync(join(folder, "spoken.vtt"), SPOKEN);
  tema("import", join(folder, "spoken.vtt"));
  tema("import", docx(folder, `${NAME} docx.docx`));
  tema("code", "add", NAME, "--description", EVIL);
  tema("theme", "add", NAME, "--concept", EVIL);
  tema("theme", "gather", NAME, NAME);
  const key = /q\w{5}/.exec(tema("quote", "add", `${NAME} txt`, "--text", "words that are only words", "--code", NAME, "--comment", EVIL))[0];
  const evil = /q\w{5}/.exec(tema("quote", "add", `${NAME} txt`, "--text", EVIL, "--code", NAME))[0];
  tema("memo", "add", WRITTEN);
  tema("memo", "add", EVIL, "--on", `quotation:${key}`);
  writeFileSync(join(folder, "chapter.md"), `${WRITTEN}\n## ${NAME}\n\n> [@${key}]\n\n> [@${evil}]\n`);
  tema("findings", "save", join(folder, "chapter.md"));
  return path;
}

before(async () => {
  app = await startApp({ project });
  page = app.page;
  page.setDefaultTimeout(8000);
  reports = [];
  await app.context.exposeFunction("reported", (what) => { reports.push(what); });
  await app.context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => window.reported(`${event.violatedDirective} ${event.blockedURI} ${location.pathname}`));
  });
  page.on("dialog", (dialog) => { reports.push(dialog.message()); void dialog.dismiss(); });
});
after(() => app?.stop());

/** What on the page is not the app's own. */
const strange = () => page.evaluate(() => [
  ...[...document.querySelectorAll("img, iframe, object, embed, details[ontoggle], body script, svg[onload], [onerror], [onload], [onclick], a[href^='javascript' i]")]
    .filter((one) => !(one instanceof HTMLScriptElement && one.src)).map((one) => one.outerHTML.slice(0, 120)),
  ...(window.broken ? ["it ran"] : []),
]);

async function look(place) {
  await page.goto(app.at(place));
  await page.waitForSelector("main h1, main :is(article, section)");
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
  await page.waitForTimeout(100);
  assert.deepEqual(await strange(), [], place);
}

test("no page makes anything of them but text", async () => {
  const { body: documents } = await app.api("documents");
  assert.equal(documents.length, 4);
  const { body: spoken } = await app.api(`documents/${documents.find((one) => one.name === "spoken").id}`);
  assert.equal(spoken.speakers[0].label, NAME);
  const { body: codes } = await app.api("codes");
  const { body: themes } = await app.api("themes");
  const { body: quotations } = await app.api("quotations");
  const [code] = codes;
  const places = ["documents", ...documents.map(({ id }) => `documents/${id}`), `documents/${documents[0].id}?key=${quotations.items[0].key}`,
    "codes", `codes/${code.id}`, "themes", `themes?theme=${themes.items[0].id}`, "themes/map", "cases", "memos", "writing", "history",
    "search?q=img", "settings", "help", ...documents.map(({ id }) => `print/document/${id}`), `print/code/${code.id}`];
  for (const place of places) await look(place);
  await page.goto(`${app.server.origin}/`);
  await page.waitForSelector(".start-project");
  assert.deepEqual(await strange(), [], "start");
});

test("the interview shows the markup letter by letter", async () => {
  const { body: documents } = await app.api("documents");
  for (const { id, source_name: source } of documents) {
    await page.goto(app.at(`documents/${id}`));
    await page.waitForSelector(".reader-text p");
    const shown = await page.textContent(".reader-text");
    if (/txt$|docx$/.test(source)) assert.ok(shown.includes(EVIL) && shown.includes('<svg onload="window.broken=1">'), source);
    assert.ok(shown.includes(source === "spoken.vtt" ? "Hello there" : "words that are only words"));
  }
});

test("who speaks is asked for by a label that stays letters", async () => {
  await look("documents");
  await page.getByRole("button", { name: "Menu for spoken", exact: true }).click();
  await page.getByRole("menuitem", { name: "Speakers" }).click();
  await page.getByRole("dialog").getByText(NAME).first().waitFor();
  assert.deepEqual(await strange(), []);
});

test("memos and the chapter as they are read are no markup either", async () => {
  await look("memos");
  for (const item of await page.locator(".memo-item").all()) {
    await item.click();
    await page.getByRole("button", { name: "Preview" }).first().click();
    await page.waitForTimeout(100);
    assert.deepEqual(await strange(), []);
  }
  await look("writing");
  await page.getByRole("button", { name: "Reading view" }).click();
  await page.locator(".reading blockquote").first().waitFor();
  assert.match(await page.textContent(".reading"), /<img src=x onerror/);
  assert.deepEqual(await strange(), []);
});

test("in the chapter as a web page nothing of them is markup", async () => {
  const found = await page.evaluate(async () => {
    const id = location.pathname.split("/")[2];
    const headers = { "X-Tema": "1", "Content-Type": "application/json" };
    const { text } = await (await fetch(`/api/p/${id}/findings`)).json();
    const answer = await fetch(`/api/p/${id}/findings/write`, {
      method: "POST", headers, body: JSON.stringify({ text, format: "html", draft: true }),
    });
    return answer.text();
  });
  const tags = found.match(/<\s*(img|script|iframe|svg|details)\b[^>]*>/gi) ?? [];
  assert.deepEqual(tags, []);
  assert.doesNotMatch(found, /href\s*=\s*["']?\s*javascript:/i);
  assert.match(found, /&lt;img src=x onerror/);
});

test("the browser had nothing to stop: no report against the page's own rules", () => {
  assert.deepEqual(reports, []);
  assert.deepEqual(app.faults, []);
});
