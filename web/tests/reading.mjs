// reading.mjs - the document page as a reader's hand finds it: words are selected with the mouse

/** Opens the document called NAME from the list of documents, by its link. */
export async function openDocument(page, name) {
  await page.getByRole("link", { name: "Documents", exact: true }).click();
  await page.locator(".documents-table").getByRole("link", { name, exact: true }).click();
  await page.waitForSelector(".document-text .reader-text p");
}

/** In the page: where WORDS stand now, or null where they are not laid out. */
function look(wanted, isFirst) {
  const walker = document.createTreeWalker(document.querySelector(".reader-text"), NodeFilter.SHOW_TEXT);
  const nodes = [];
  let whole = "";
  while (walker.nextNode()) {
    nodes.push([walker.currentNode, whole.length]);
    whole += walker.currentNode.data;
  }
  const at = whole.indexOf(wanted);
  if (at < 0) throw new Error(`the text has no “${wanted}”`);
  const edge = (unit) => {
    const [node, from] = nodes.findLast(([, start]) => start <= unit);
    const range = document.createRange();
    range.setStart(node, unit - from);
    range.setEnd(node, Math.min(node.length, unit - from + String.fromCodePoint(whole.codePointAt(unit)).length));
    return range.getBoundingClientRect();
  };
  if (isFirst) nodes.findLast(([, start]) => start <= at)[0].parentElement.scrollIntoView({ block: "center" });
  const last = at + wanted.length - 1;
  const first = edge(at);
  const end = edge(/[\udc00-\udfff]/.test(whole[last]) ? last - 1 : last);
  if (first.height === 0 || end.height === 0) return null;
  const isLeftward = /^[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(wanted);
  return {
    from: { x: isLeftward ? first.right - 0.5 : first.left + 0.5, y: first.top + first.height / 2 },
    to: { x: isLeftward ? end.left + 0.5 : end.right - 0.5, y: end.top + end.height / 2 },
  };
}

/** Where the first WORDS of the text stand on the screen, before their first letter and after
 * their last, once they have been scrolled there and lie still. */
export async function ends(page, words) {
  let before = null;
  let still = 0;
  for (let round = 0; round < 60; round++) {
    const now = await page.evaluate(`(${look})(${JSON.stringify(words)}, ${round === 0})`);
    still = now && JSON.stringify(now) === JSON.stringify(before) ? still + 1 : 0;
    if (still === 4) return now;
    before = now;
    await page.evaluate(() => new Promise((shown) => {
      requestAnimationFrame(() => requestAnimationFrame(shown));
      setTimeout(shown, 50); // a window behind another draws seldom
    }));
  }
  throw new Error(`“${words}” does not come to rest`);
}

/** Drags over WORDS. */
export async function drag(page, words) {
  const { from, to } = await ends(page, words);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
  await page.mouse.up();
  await page.waitForSelector(".selection-bar");
}

/** What is selected. */
export const selected = (page) => page.evaluate(() => String(getSelection()));
