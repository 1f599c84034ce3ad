// texts.test.mjs - the catalogues say the same in both languages, and all that the app asks for
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./app.mjs";

const source = join(root, "web/src");
const parts = readdirSync(join(source, "texts/en")).sort();
const read = (language, part) => JSON.parse(readFileSync(join(source, "texts", language, part), "utf8"));
const forms = (text) => (typeof text === "string" ? [text] : Object.values(text));
const values = (text) => [...new Set(forms(text).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

function files(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : /\.tsx?$/.test(name) ? [path] : [];
  });
}

test("each page has its texts in English and in Swedish", () => {
  // program.json says the program's own English in Swedish: program.test.mjs.
  assert.deepEqual(readdirSync(join(source, "texts/sv")).sort().filter((name) => name !== "program.json"), parts);
  for (const part of parts)
    assert.deepEqual(Object.keys(read("sv", part)).sort(), Object.keys(read("en", part)).sort(), part);
});

test("a text says the same things in both, and none is empty", () => {
  for (const part of parts) {
    const [en, sv] = [read("en", part), read("sv", part)];
    for (const key of Object.keys(en)) {
      assert.deepEqual(values(sv[key]), values(en[key]), `${part} ${key}`);
      for (const text of [...forms(en[key]), ...forms(sv[key])]) assert.notEqual(text.trim(), "", `${part} ${key}`);
      if (typeof en[key] !== "string") assert.deepEqual(Object.keys(sv[key]), Object.keys(en[key]), `${part} ${key}`);
    }
  }
});

test("no text is written where it is shown: pages take theirs from the catalogues", () => {
  for (const path of files(source).filter((name) => name.endsWith(".tsx")))
    for (const [i, line] of readFileSync(path, "utf8").split("\n").entries())
      assert.doesNotMatch(
        line.replace(/\/\/.*/, ""), /(?:aria-label|title|placeholder)="[^"]* [^"]*"|<(?:p|h1|h2|button|a|span|label)[^<>]*>[A-Z][a-z]+ [a-z]/,
        `${path}:${i + 1}`);
});

test("no text is left that nothing shows", () => {
  const code = files(source).map((path) => readFileSync(path, "utf8")).join("\n");
  const unused = parts.flatMap((part) => Object.keys(read("en", part))
    .map((key) => `${part.slice(0, -5)}.${key}`)
    .filter((key) => !code.includes(key) && !code.includes(`\`${key.split(".")[0]}.`)));
  assert.deepEqual(unused, []);
});
