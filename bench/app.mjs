// app.mjs - how long the app lets a person wait, in a real browser; bench.sh app starts it
//
// usage: node bench/app.mjs FOLDER [RUNS]    FOLDER as bench/study.sh makes it
//        TEMA=/path/to/tema                  (default build/tema)
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startApp } from "../web/tests/app.mjs";

const folder = process.argv[2];
const runs = Number(process.argv[3] ?? 7);
const web = join(dirname(fileURLToPath(import.meta.url)), "..", "web");
const CODED = ".reader-chunk [data-depth]";

const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => sorted(values)[Math.floor((values.length - 1) / 2)];

function row(what, values, target, unit = "ms") {
  const list = Array.isArray(values) ? values : [values];
  const number = (value) => value.toFixed(0).padStart(5);
  const least = list.length > 1 ? `  least ${number(sorted(list)[0])}` : "";
  console.log(`${what.padEnd(52)}${number(median(list))} ${unit.padEnd(3)} of ${number(target)}${least}`);
}

/** In the page: from an event to the first frame that shows what is waited for. */
function helpers() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
  window.bench = {
    async until(shown, begin = performance.now()) {
      for (let found = shown(); ; found = shown()) {
        await new Promise(requestAnimationFrame);
        if (found) break;
        if (performance.now() - begin > 20_000) throw new Error(`never: ${shown}`);
      }
      await frame();
      return performance.now() - begin;
    },
    click(selector, wanted) {
      const begin = performance.now();
      document.querySelector(selector).click();
      return this.until(() => document.querySelector(wanted), begin);
    },
    go(path, wanted) {
      const link = document.createElement("a");
      link.href = path;
      link.id = "bench-link";
      document.body.append(link);
      const timed = this.click("#bench-link", wanted);
      link.remove();
      return timed;
    },
  };
}

async function open(name) {
  const app = await startApp({
    project: (own) => {
      cpSync(join(folder, `${name}.tema`), join(own, `${name}.tema`));
      return join(own, `${name}.tema`);
    },
  });
  await app.context.addInitScript(helpers);
  await app.page.goto(app.at("documents"));
  return app;
}

const list = (page) => page.waitForSelector("tbody th a[href*='/documents/']");

async function documents(app) {
  const times = [];
  const { body } = await app.api("documents");
  for (const { id } of body.slice(0, runs)) {
    await app.page.goto(app.at("documents"));
    await list(app.page);
    await app.page.waitForTimeout(200);
    times.push(await app.page.evaluate(
      ([link, wanted]) => window.bench.click(link, wanted), [`tbody a[href$='/documents/${id}']`, CODED]));
  }
  return times;
}

async function load(app) {
  const times = [];
  for (let run = 0; run < runs; run++) {
    await app.page.goto(app.at("documents"), { waitUntil: "commit" });
    times.push(await app.page.evaluate(() =>
      window.bench.until(() => document.querySelector("tbody th a"), 0)));
  }
  return times;
}

async function add(app) {
  const times = [];
  const { body: codes } = await app.api("codes");
  await app.page.evaluate(([id, code]) => localStorage.setItem(`tema.recent.${id}`, JSON.stringify([code])),
    [app.id, codes.at(-1).id]);
  await app.page.reload();
  await app.page.waitForSelector(CODED);
  await app.page.waitForTimeout(500);
  for (let run = 0; run < runs; run++) {
    await app.page.evaluate((nth) => {
      const text = document.querySelector("[contenteditable]");
      text.focus();
      const walker = document.createTreeWalker(document.querySelector(".reader-chunk"), NodeFilter.SHOW_TEXT);
      let node = walker.nextNode();
      for (let skipped = 0; skipped < nth || node.length < 30; skipped++) node = walker.nextNode();
      getSelection().setBaseAndExtent(node, 3, node, 17 + nth);
    }, run);
    await app.page.waitForSelector(".selection-bar");
    await app.page.evaluate(() => {
      const keys = () => new Set([...document.querySelectorAll(".reader-bracket")].map((one) => one.dataset.key));
      const before = keys();
      window.bench.added = new Promise((resolve, reject) => {
        addEventListener("keydown", () => {
          window.bench.until(() => [...keys()].some((one) => !before.has(one))).then(resolve, reject);
        }, { once: true, capture: true });
      });
    });
    await app.page.keyboard.press("1");
    times.push(await app.page.evaluate(() => window.bench.added));
    await app.page.waitForTimeout(300);
  }
  return times;
}

/** The gaps between frames while the text goes by. */
function scroll(app) {
  return app.page.evaluate(async () => {
    const scroller = [...document.querySelectorAll("*")].find((one) =>
      one.querySelector(".reader-chunk") && one.scrollHeight > one.clientHeight + 100 &&
      getComputedStyle(one).overflowY !== "visible");
    const gaps = [];
    let last = await new Promise(requestAnimationFrame);
    for (let frame = 0; frame < 300; frame++) {
      scroller.scrollTop += 90;
      const now = await new Promise(requestAnimationFrame);
      gaps.push(now - last);
      last = now;
    }
    gaps.sort((a, b) => a - b);
    return gaps[Math.floor(gaps.length * 0.95)];
  });
}

async function quotations(app) {
  const times = [];
  const { body: codes } = await app.api("codes");
  const commonest = codes.reduce((most, code) => (code.quotations > most.quotations ? code : most));
  for (let run = 0; run < runs; run++) {
    await app.page.goto(app.at("documents"));
    await list(app.page);
    await app.page.waitForTimeout(200);
    times.push(await app.page.evaluate(
      ([path, wanted]) => window.bench.go(path, wanted), [app.at(`codes/${commonest.id}`), ".quote-words"]));
  }
  return times;
}

async function memory(app) {
  for (const place of ["documents", "codes", "themes", "map", "cases", "memos", "writing", "history", "search?q=tystnad"]) {
    await app.page.goto(app.at(place));
    await app.page.waitForTimeout(500);
  }
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${app.server.child.pid}/status`, "utf8"))[1]) / 1024;
}

function assets() {
  const out = mkdtempSync(join(tmpdir(), "tema-assets-"));
  execFileSync("node", [join(web, "build.mjs"), out]);
  const bytes = readdirSync(out).map((name) => execFileSync("zopfli", ["-c", join(out, name)]).length);
  rmSync(out, { recursive: true });
  return bytes.reduce((sum, one) => sum + one, 0) / 1024;
}

console.log(`${runs} runs, medians; load ${loadavg()[0].toFixed(1)}`);
const study = await open("m");
row("first load: the list of 200 documents", await load(study), 300);
row("click on a document of 50 KB -> its coded text", await documents(study), 100);
row("quotations of the commonest code", await quotations(study), 100);
row("server's memory, all pages walked", await memory(study), 60, "MB");
await study.stop();
const long = await open("long");
row("click on a text of 5 MB, 20,000 codings -> the same", await (async () => {
  const times = [];
  for (let run = 0; run < runs; run++) times.push(...(await documents(long)));
  return times;
})(), 200);
row("scroll there, 95 % of the frames within", await (async () => {
  const times = [];
  for (let run = 0; run < 3; run++) times.push(await scroll(long));
  return times;
})(), 25);
row("add a coding there and see it", await add(long), 50);
await long.stop();
row("the app's files, packed", assets(), 150, "KB");
console.log(`load at the end ${loadavg()[0].toFixed(1)}`);
