// reader.test.mjs - the document view in a real browser: selecting, reading, coding, keys
//
// usage: node --test web/tests/reader.test.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { isFirefox, startBrowser } from "./app.mjs";

const web = join(dirname(fileURLToPath(import.meta.url)), "..");
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'";
const PAGE = `<!doctype html><html lang="sv"><meta charset="utf-8"><title>reader</title>
<link rel="stylesheet" href="/reader.css"><script defer src="/reader.js"></script>
<main id="host"></main><button id="after">after</button></html>`;

// Each line is a trap: joiners, marks that combine, line ends that are none, right to left, controls.
const TORTURE = [
  "Anna: plain words, åäö ÅÄÖ",
  "👩‍👩‍👧‍👦 family 🏳️‍🌈 flag 🇸🇪 👍🏽 thumbs",
  "e\u0301 a\u030a n\u0303 combining q\u0323\u0307",
  "שלום עולם with latin ו-123",
  "مرحبا بالعالم and back",
  "tabs\tand\t\tmore",
  "next\u0085line and\u2028separator and\u2029paragraph",
  "lone\rreturn and \ufeff mark and \u0000 nul and \u00a0 space",
  "",
  "   spaces   at   both   ends   ",
  "𝒜𝒷𝒸 𐍈 𠜎 astral",
  "เก็บข้อมูล 日本語のテキスト 한국어",
  "",
].join("\n");

let browser;
let page;
const complaints = [];

function bundle(entry, options = {}) {
  return esbuild.build({ entryPoints: [join(web, entry)], bundle: true, write: false, ...options });
}

before(async () => {
  const script = (await bundle("tests/reader_harness.ts", { format: "iife" })).outputFiles[0].text;
  const styles = ["tokens", "base", "reader"].map((name) => readFileSync(join(web, `src/styles/${name}.css`), "utf8"));
  const answers = {
    "/": ["text/html", PAGE],
    "/reader.js": ["text/javascript", script],
    "/reader.css": ["text/css", `${styles.join("\n")}\n#host{height:100vh}`],
  };
  browser = await startBrowser(["--force-renderer-accessibility"]);
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.route("http://localhost:2/**", (route) => {
    const [contentType, body] = answers[new URL(route.request().url()).pathname] ?? ["text/plain", ""];
    return route.fulfill({ contentType, body, headers: { "content-security-policy": POLICY } });
  });
});

after(async () => {
  await browser.close();
});

beforeEach(async () => {
  complaints.length = 0;
  await page.goto("http://localhost:2/");
});

async function show(text, marks = []) {
  await page.evaluate(async ([text, marks]) => {
    reader.setDocument({ text, turns: [], paragraphs: [] });
    reader.setCodes(codes(12));
    reader.setMarks(marks);
    await reader.whole();
    await painted();
  }, [text, marks]);
}

async function showInterview(size, count) {
  await page.evaluate(async ([size, count]) => {
    window.shown = interview(size);
    window.length = [...shown.text].length;
    window.made = marks(length, count);
    reader.setDocument(shown);
    reader.setCodes(codes(60));
    reader.setMarks(made);
    await reader.whole();
    await painted();
  }, [size, count]);
}

function mark(key, start, end, ...codes) {
  const codings = codes.map((code) => ({ code, coder: "Anna" }));
  return { key, start, end, comment: null, doubt: null, codings };
}

const text = () => page.evaluate(() => document.querySelector(".reader-text").textContent);
const toldOf = (name) => page.evaluate((name) => told.filter((one) => one[0] === name), name);

test("a place in the text is the same place in code points and in units", async () => {
  const faults = await page.evaluate((torture) => {
    const faults = [];
    for (const text of [torture, "", "a", "🙂", "🙂🙂a", torture.repeat(30)]) {
      const positions = new Positions(text);
      let unit = 0;
      let point = 0;
      for (const letter of text) {
        if (positions.toUnits(point) !== unit || positions.toPoints(unit) !== point) faults.push(point);
        if (letter.length > 1 && positions.toPoints(unit + 1) !== point) faults.push(point);
        unit += letter.length;
        point++;
      }
      if (positions.points !== point || positions.toUnits(point) !== unit) faults.push("end");
      if (positions.toUnits(point + 9) !== unit || positions.toPoints(-3) !== 0) faults.push("outside");
    }
    return faults;
  }, TORTURE);
  assert.deepEqual(faults, []);
});

test("lines and chunks put together are the text, and none of them cuts a letter", async () => {
  const faults = await page.evaluate((torture) => {
    const faults = [];
    const family = "👩‍👩‍👧‍👦";
    for (const text of ["", "\n", torture, "ab ".repeat(9000), "x".repeat(20000), family.repeat(3000)]) {
      const lines = cutLines(text);
      if (lines[0] !== 0 || lines[lines.length - 1] !== text.length) faults.push("ends");
      for (let line = 1; line < lines.length; line++) {
        const at = lines[line];
        if (lines[line] - lines[line - 1] > 4000) faults.push(["long", at]);
        if (at < text.length && /^[\udc00-\udfff]/.test(text[at])) faults.push(["half", at]);
        if (text.startsWith(family) && at % family.length) faults.push(["family", at]);
      }
      const chunks = cutChunks(lines);
      if (chunks[0] !== 0 || chunks[chunks.length - 1] !== lines.length - 1) faults.push("chunks");
    }
    return faults;
  }, TORTURE);
  assert.deepEqual(faults, []);
});

test("overlapping codings become runs that say for each letter which codes lie on it", async () => {
  const faults = await page.evaluate(() => {
    const random = numbers(5);
    const faults = [];
    for (let round = 0; round < 60; round++) {
      const marks = new Marks();
      const all = [];
      for (let at = 0; at < 1 + random() * 12; at++) {
        const start = Math.floor(random() * 80);
        const codings = random() < 0.1 ? [] : [{ code: 1 + Math.floor(random() * 4), coder: "" }];
        all.push({ key: `${at}`, start, end: start + 1 + Math.floor(random() * 40), comment: null, doubt: null, codings });
      }
      if (round % 2) marks.set(all);
      else for (const one of all) marks.add(one);
      const runs = flatten(marks.overlapping(10, 90), 10, 90);
      for (let at = 10; at < 90; at++) {
        const on = all.filter((one) => one.start <= at && at < one.end);
        const run = runs.filter((one) => one.start <= at && at < one.end);
        const want = [...new Set(on.flatMap((one) => one.codings.map((coding) => coding.code)))].sort();
        if (run.length !== (on.length ? 1 : 0)) faults.push([round, at, "runs"]);
        else if (run[0] && String([...run[0].codes].sort()) !== String(want)) faults.push([round, at, want]);
      }
      if (runs.some((run, index) => index && run.start < runs[index - 1].end)) faults.push([round, "order"]);
    }
    return faults;
  });
  assert.deepEqual(faults, []);
});

test("text on any code's colour is legible, and its bracket is seen, light and dark", async () => {
  const faults = await page.evaluate(() => {
    const { contrast, tint, line, LIGHT, DARK } = colours;
    const faults = [];
    const random = numbers(2);
    for (let at = 0; at < 2000; at++) {
      const value = `#${Math.floor(random() * 16777216).toString(16).padStart(6, "0")}`;
      for (const scheme of [LIGHT, DARK]) {
        if (contrast(tint(value, scheme), scheme.ink) < 4.5) faults.push(["text", value]);
        if (contrast(line(value, scheme), scheme.paper) < 3) faults.push(["line", value]);
      }
    }
    return faults;
  });
  assert.deepEqual(faults, []);
});

test("the text in the page is the text, letter for letter", async () => {
  await show(TORTURE, [mark("a", 3, 40, 1), mark("b", 20, 90, 2, 3), mark("c", 60, 61, 1)]);
  assert.equal(await text(), TORTURE);
  await show("word ".repeat(60000), [mark("a", 3, 200000, 1)]);
  assert.equal(await text(), "word ".repeat(60000));
  await show("");
  assert.equal(await text(), "");
  assert.deepEqual(complaints, []);
});

test("any selection, read or set, is exact", async () => {
  const length = [...TORTURE].length;
  await show(TORTURE, [mark("a", 3, 40, 1), mark("b", 20, 90, 2, 3), mark("c", 88, 190, 1)]);
  const faults = await page.evaluate(async ([text, length]) => {
    const faults = [];
    const random = numbers(9);
    const letters = [...text];
    const root = document.querySelector(".reader-text");
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    for (let at = 0; walker.nextNode(); ) {
      nodes.push([walker.currentNode, at]);
      at += walker.currentNode.length;
    }
    const place = (unit) => {
      const [node, from] = nodes.findLast(([, from]) => from <= unit);
      return [node, unit - from];
    };
    for (let round = 0; round < 300; round++) {
      const [start, end] = [random(), random()].map((one) => Math.floor(one * length)).sort((a, b) => a - b);
      if (start === end) continue;
      const words = letters.slice(start, end).join("");
      reader.select(start, end);
      const range = document.getSelection().getRangeAt(0);
      if (range.cloneContents().textContent !== words) faults.push(["set", start, end]);
      await Promise.resolve();
      document.getSelection().removeAllRanges();
      const unit = letters.slice(0, start).join("").length;
      document.getSelection().setBaseAndExtent(...place(unit + words.length), ...place(unit));
      await new Promise((resolve) => setTimeout(resolve));
      const read = reader.selection();
      if (read?.start !== start || read?.end !== end) faults.push(["read", start, end, read]);
    }
    return faults;
  }, [TORTURE, length]);
  assert.deepEqual(faults, []);
});

test("Ctrl+C copies exactly what is selected, Ctrl+A the whole", async () => {
  await show(TORTURE, [mark("a", 3, 40, 1)]);
  const copied = () => page.evaluate(() => {
    const data = new DataTransfer();
    const event = new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector(".reader-text").dispatchEvent(event);
    return event.clipboardData.getData("text/plain");
  });
  await page.evaluate(() => reader.select(10, 150));
  assert.equal(await copied(), [...TORTURE].slice(10, 150).join(""));
  await page.evaluate(() => reader.focus());
  await page.keyboard.press("Control+a");
  assert.deepEqual(await page.evaluate(() => reader.selection()), { start: 0, end: [...TORTURE].length });
  assert.equal(await copied(), TORTURE);
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => painted().then(() => reader.selection())), null);
});

test("with the keys alone one comes into the text, selects words, and goes on to the codings", async () => {
  await show("one two three\nfour five six", [mark("a", 14, 18, 1)]);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "reader-text");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+Shift+ArrowRight");
  await page.keyboard.press("Control+Shift+ArrowRight");
  const span = await page.evaluate(() => painted().then(() => reader.selection()));
  assert.equal("one two three".slice(span.start, span.end).trim(), "one two");
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /: four$/);
  await page.keyboard.press("Enter");
  assert.deepEqual(await toldOf("open"), [["open", "a"]]);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.className), "reader-text");
  assert.deepEqual(await page.evaluate(() => reader.selection()), span);
});

test("no key, dead key, IME, paste, cut or drop changes the text", { skip: isFirefox && "it takes Chromium's own protocol" }, async () => {
  await show(TORTURE, [mark("a", 3, 20, 1), mark("b", 10, 60, 2)]);
  await page.evaluate(() => {
    reader.select(5, 12);
    reader.focus();
  });
  for (const key of ["x", "Backspace", "Delete", "Enter", "Control+x", "Control+v", "Control+b", "Control+z"]) {
    await page.keyboard.press(key);
  }
  await page.keyboard.insertText("¨");
  const session = await page.context().newCDPSession(page);
  for (const [start, end] of [[5, 5], [5, 12], [15, 120]]) {
    await page.evaluate(([start, end]) => reader.select(start, end), [start, end]);
    for (const composed of ["に", "にほ", "日本"]) {
      await session.send("Input.imeSetComposition", { text: composed, selectionStart: 1, selectionEnd: 1 });
    }
    await session.send("Input.insertText", { text: "日本" });
    await page.evaluate(() => painted());
    assert.equal(await text(), TORTURE);
  }
  const kept = await page.evaluate(() => {
    const root = document.querySelector(".reader-text");
    const data = new DataTransfer();
    data.setData("text/plain", "strange");
    return ["paste", "cut", "drop"].map((type) => {
      const make = type === "drop" ? DragEvent : ClipboardEvent;
      const event = new make(type, { dataTransfer: data, clipboardData: data, bubbles: true, cancelable: true });
      return !root.dispatchEvent(event);
    });
  });
  assert.deepEqual(kept, [true, true, true]);
  await page.evaluate(() => document.querySelector(".reader-text").replaceChildren("all gone"));
  await page.evaluate(() => painted());
  assert.equal(await text(), TORTURE);
  assert.equal(await page.locator(".reader-coded").count() > 0, true);
});

test("a screen reader finds the whole text, and each coding as a button with its codes", { skip: isFirefox && "it takes Chromium's own protocol" }, async () => {
  await showInterview(60000, 40);
  const session = await page.context().newCDPSession(page);
  await session.send("Accessibility.enable");
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const words = nodes.filter((node) => node.role?.value === "StaticText").map((node) => node.name.value).join("");
  const whole = await page.evaluate(() => shown.text.replaceAll("\n", ""));
  assert.ok(words.replaceAll("\n", "").includes(whole.slice(-3000)), "the end of the text");
  assert.ok(words.length >= whole.length, `${words.length} of ${whole.length} letters`);
  const box = nodes.find((node) => node.role?.value === "textbox");
  assert.equal(box.name.value, "Anna, interview");
  assert.equal(await page.getAttribute(".reader-text", "aria-readonly"), "true");
  const group = nodes.find((node) => node.role?.value === "group" && node.name?.value === "Codings");
  assert.ok(group);
  assert.ok(nodes.some((node) => node.role?.value === "button" && /Kontroll.*: /.test(node.name.value)));
});

test("a bracket reaches from the line its quotation starts on to the line it ends on", async () => {
  await showInterview(20000, 30);
  const check = () => page.evaluate(() => {
    const faults = [];
    let seen = 0;
    for (const bracket of document.querySelectorAll(".reader-bracket.is-start.is-end")) {
      const mark = made.find((one) => one.key === bracket.dataset.key);
      reader.select(mark.start, mark.end);
      const rects = [...document.getSelection().getRangeAt(0).getClientRects()].filter((rect) => rect.width);
      const top = Math.min(...rects.map((rect) => rect.top));
      const bottom = Math.max(...rects.map((rect) => rect.bottom));
      const box = bracket.getBoundingClientRect();
      if (Math.abs(box.top - top) > 3 || Math.abs(box.bottom - bottom) > 3) faults.push([mark.key, box.top, top, box.bottom, bottom]);
      seen++;
    }
    return { faults, seen };
  });
  for (const width of [1280, 800, 1100]) {
    await page.setViewportSize({ width, height: 720 });
    await page.evaluate(async () => { await painted(); await painted(); });
    const { faults, seen } = await check();
    assert.deepEqual(faults, []);
    assert.ok(seen > 2);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
});

test("no label lies over another, and what has no room is counted", async () => {
  await showInterview(20000, 600);
  const { boxes, folded } = await page.evaluate(() => ({
    boxes: [...document.querySelectorAll(".reader-label")].map((one) => {
      const box = one.getBoundingClientRect();
      return [box.top, box.bottom];
    }),
    folded: document.querySelectorAll(".reader-more").length,
  }));
  boxes.sort((one, other) => one[0] - other[0]);
  for (let at = 1; at < boxes.length; at++) assert.ok(boxes[at][0] >= boxes[at - 1][1] - 0.6, `row ${at}`);
  assert.ok(folded > 0);
  await page.locator(".reader-more").first().click();
  assert.ok((await toldOf("more"))[0][1].length > 0);
});

test("a coding that is added is painted at once, and only its lines", async () => {
  await showInterview(50000, 200);
  const before = await page.evaluate(async () => {
    window.paragraphs = [...document.querySelectorAll(".reader-text p")].map((one) => [one, one.firstChild]);
    reader.addMark({ key: "new", start: 30, end: 60, comment: null, doubt: null, codings: [{ code: 3, coder: "x" }] });
    await Promise.resolve();
    const changed = paragraphs.filter(([one, child]) => one.firstChild !== child || !one.contains(child)).length;
    return [document.querySelectorAll('.reader-label[data-key="new"]').length, changed];
  });
  assert.equal(before[0], 1);
  assert.ok(before[1] <= 2, `${before[1]} paragraphs`);
  await page.evaluate(async () => {
    reader.removeMark("new");
    await Promise.resolve();
  });
  assert.equal(await page.locator('[data-key="new"]').count(), 0);
});

test("what a filter hides is neither painted nor in the margin", async () => {
  await show("one two three four five", [mark("a", 0, 3, 1), mark("b", 4, 13, 2), mark("c", 8, 18, 1, 2)]);
  await page.evaluate(async () => {
    reader.setVisible((mark, coding) => coding?.code === 1);
    await Promise.resolve();
  });
  assert.deepEqual(await page.locator(".reader-coded").allTextContents(), ["one", "three four"]);
  assert.equal(await page.locator(".reader-label").count(), 2);
  assert.equal(await page.evaluate(() => reader.nextMark(0).key), "c");
});

test("the selected quotation's ends move by word with the keys, told of once", async () => {
  await show("one two three four five six\nseven", [mark("a", 4, 13, 1)]);
  await page.evaluate(() => {
    reader.setSelected("a");
    reader.select(5, 5);
    reader.focus();
  });
  await page.keyboard.down("Alt");
  await page.keyboard.down("Shift");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.up("Shift");
  await page.keyboard.up("Alt");
  assert.deepEqual(await toldOf("resize"), [["resize", "a", 4, 23]]);
  await page.keyboard.press("Alt+Shift+Control+ArrowLeft");
  await page.keyboard.press("Alt+Shift+Control+ArrowRight");
  await page.keyboard.press("Alt+Shift+Control+ArrowRight");
  await page.waitForTimeout(500);
  const resized = await toldOf("resize");
  assert.equal(resized.at(-1)[3], 23);
  assert.deepEqual(await page.locator(".reader-coded").allTextContents(), ["one two three four five six".slice(resized.at(-1)[2], 23)]);
});

test("the selected quotation's end follows the mouse that drags it", async () => {
  await show("one two three four five six seven", [mark("a", 4, 7, 1)]);
  await page.evaluate(() => reader.setSelected("a"));
  const handle = await page.locator(".reader-handle.is-end").boundingBox();
  const target = await page.evaluate(() => {
    reader.select(8, 13);
    return document.getSelection().getRangeAt(0).getBoundingClientRect().toJSON();
  });
  await page.mouse.move(handle.x, handle.y + handle.height + 2);
  await page.mouse.down();
  await page.mouse.move(target.right - 1, target.top + 5, { steps: 4 });
  await page.mouse.up();
  assert.deepEqual(await toldOf("resize"), [["resize", "a", 4, 13]]);
});

test("a code dropped on the selection codes it; elsewhere it takes the quotation there, or nothing", async () => {
  await show("one two three four five six seven", [mark("a", 19, 23, 1)]);
  const drop = (at) => page.evaluate((at) => {
    const own = reader.selection();
    reader.select(at, at + 1);
    const box = document.getSelection().getRangeAt(0).getBoundingClientRect();
    reader.select(own.start, own.end);
    const data = new DataTransfer();
    data.setData("application/x-tema-code", "7");
    document.querySelector(".reader-text").dispatchEvent(new DragEvent("drop", {
      dataTransfer: data, clientX: box.left + 2, clientY: box.top + 5, bubbles: true, cancelable: true,
    }));
  }, at);
  await page.evaluate(() => reader.select(4, 13));
  await drop(6);
  await drop(20);
  await drop(29);
  assert.deepEqual(await toldOf("drop"), [["drop", 7, { start: 4, end: 13 }, null], ["drop", 7, null, "a"]]);
});

test("a click on coded text opens the shortest quotation there", async () => {
  await show("one two three four five", [mark("long", 0, 23, 1), mark("short", 8, 13, 2)]);
  await page.locator(".reader-coded", { hasText: "three" }).click();
  assert.deepEqual(await toldOf("open"), [["open", "short"]]);
});

test("the selection is remembered while a field has the focus, and drawn", async () => {
  await show("one two three four five");
  await page.evaluate(() => {
    reader.select(4, 13);
    reader.setPending(reader.selection());
  });
  await page.evaluate(() => document.getElementById("after").focus());
  assert.deepEqual(await page.evaluate(() => reader.selection()), { start: 4, end: 13 });
  assert.equal(await page.evaluate(() => CSS.highlights.get("reader-pending")?.size), 1);
});

test("a place far down is gone to, and its letters are where they were said to be", async () => {
  await showInterview(1000000, 2000);
  for (const share of [0.5, 0.99, 0.1]) {
    const top = await page.evaluate(async (share) => {
      const at = Math.floor(length * share);
      reader.scrollTo(at, { focus: true });
      await painted();
      await painted();
      reader.select(at, at + 1);
      return document.getSelection().getRangeAt(0).getBoundingClientRect().top;
    }, share);
    assert.ok(top > 20 && top < 700, `at ${top}`);
  }
});

test("the next turn that no quotation touches", async () => {
  await show("coded\nfree here\n\nalso coded\nfree too", [mark("a", 0, 3, 1), mark("b", 17, 22, 1)]);
  const first = await page.evaluate(() => reader.nextUncodedTurn(0));
  assert.deepEqual(first, { start: 6, end: 15 });
  assert.deepEqual(await page.evaluate(() => reader.nextUncodedTurn(6)), { start: 28, end: 36 });
  assert.equal(await page.evaluate(() => reader.nextUncodedTurn(28)), null);
});

test("how long it takes, told and not judged", async (context) => {
  for (const [size, count] of [[50000, 100], [1000000, 2000], [5000000, 20000]]) {
    const took = await page.evaluate(async ([size, count]) => {
      const shown = interview(size);
      const made = marks([...shown.text].length, count);
      let from = performance.now();
      reader.setDocument(shown);
      reader.setCodes(codes(60));
      reader.setMarks(made);
      const first = (await painted()) - from;
      await reader.whole();
      from = performance.now();
      reader.addMark({ key: "new", start: 100, end: 300, comment: null, doubt: null, codings: [{ code: 3, coder: "" }] });
      return { first, add: (await painted()) - from };
    }, [size, count]);
    context.diagnostic(`${size} letters, ${count} quotations: ${Math.round(took.first)} ms, one more ${Math.round(took.add)} ms`);
  }
});
