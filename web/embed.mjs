// embed.mjs - the built app as a table in C, packed, for the program to carry
//
// usage: node embed.mjs OUT FILE.c
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".png": "image/png",
  ".woff2": "font/woff2",
};
const packed = new Set([".html", ".js", ".css", ".svg", ".json", ".webmanifest"]);

const [folder, file] = process.argv.slice(2);
const names = readdirSync(folder).filter((name) => types[extname(name)]).sort();
const arrays = [], rows = [];
names.forEach((name, number) => {
  const path = join(folder, name);
  const plain = readFileSync(path);
  const isGzip = packed.has(extname(name));
  const bytes = isGzip ? execFileSync("zopfli", ["-c", path]) : plain;
  const hash = createHash("sha256").update(plain).digest("hex").slice(0, 16);
  const isImmutable = /-[0-9a-f]{10}\.[a-z0-9]+$/.test(name);
  arrays.push(`static const unsigned char file_${number}[] = {\n${bytes.join(",").replace(/(.{1,120},)/g, "$1\n")}\n};\n`);
  rows.push(`    {"/${name}", "${types[extname(name)]}", file_${number}, sizeof file_${number},\n` +
    `     "\\"${hash}\\"", ${isGzip}, ${isImmutable}},\n`);
});
writeFileSync(file, `/* Made by embed.mjs. */
#include "server/assets.h"

${arrays.join("\n")}
const struct asset assets[] = {
${rows.join("")}    {0},
};
`);
