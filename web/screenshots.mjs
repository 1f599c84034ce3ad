// screenshots.mjs - the README's pictures of the app, from the example study
//
// usage: TEMA=/path/to/tema node web/screenshots.mjs   (writes docs/images/)
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { root, startApp } from "./tests/app.mjs";

const folder = join(root, "docs/images");
mkdirSync(folder, { recursive: true });
const app = await startApp();
const { page } = app;
const { body: codes } = await app.api("codes");
const code = codes.find((one) => one.name === "Kollega");
const { body: quotations } = await app.api(`quotations?code=${code.id}&most=8`);
const quotation = quotations.items.find((one) => one.codings.length > 1) ?? quotations.items[0];

async function take(name, place, scheme = "light", ready = async () => undefined) {
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto(app.at(place));
  await page.evaluate(() => localStorage.setItem("tema.tour", "seen"));
  await page.reload();
  await page.waitForTimeout(1000);
  await ready();
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

await take("document", `documents/${quotation.document}?key=${quotation.key}`);
await take("themes", "themes");
await take("writing", "writing", "light", () => page.evaluate(() => {
  const editor = document.querySelector("textarea");
  const at = editor.value.indexOf("> ");
  editor.focus();
  editor.setSelectionRange(at, at);
}));
await take("code", `codes/${code.id}`, "dark");
await app.stop();
