// axe.mjs - what axe-core says against a page
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** "rule: element", a line each; none where all is well. */
export async function violations(page) {
  // Not as a script element: the page's own policy forbids those.
  await page.evaluate(source);
  return page.evaluate(async () => {
    const found = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)}`));
  });
}
