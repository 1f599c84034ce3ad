// themes_model.test.mjs - the board's order and the map's places, without a browser
import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./bundled.mjs";

const model = await bundled("src/pages/themes_model.ts");
const { layOut, textWidth, wrap } = await bundled("src/pages/map_layout.ts");

const theme = (id, parent = 0, codes = [], more = {}) => ({
  id, parent, name: `T${id}`, path: `T${id}`, concept: "", depth: 0, removed: false, codes, quotations: 0, cases: 0,
  case_names: [], evidence: [], ...more,
});
const code = (id, parent = 0, quotations = 1, more = {}) => ({
  id, parent, name: `kod ${id}`, path: `kod ${id}`, color: "", quotations, cases: 1, themes: [], ...more,
});
const ids = (list) => list.map((one) => one.id);

test("A code below a gathered one is gathered; a heading leaves the tray with the last code below it", () => {
  const codes = [code(1), code(2, 1), code(3, 0, 0), code(4, 3), code(5, 3), code(6, 0, 0)];
  assert.deepEqual(ids(model.ungathered(codes, [theme(9, 0, [1, 4])])), [3, 5, 6]);
  assert.deepEqual(ids(model.ungathered(codes, [theme(9, 0, [1, 4, 5])])), [6]);
});

test("A theme moves before, after and under others, never under itself, and never to where it stands", () => {
  const items = [theme(1), theme(2, 1), theme(3, 2), theme(4), theme(5)];
  assert.deepEqual(model.placeAt(items, 5, 1, "before"), { parent: 0, before: 1 });
  assert.deepEqual(model.placeAt(items, 1, 5, "after"), { parent: 0, before: 0 });
  assert.deepEqual(model.placeAt(items, 1, 4, "after"), { parent: 0, before: 5 });
  assert.deepEqual(model.placeAt(items, 4, 2, "under"), { parent: 2, before: 0 });
  assert.equal(model.placeAt(items, 1, 3, "under"), null);
  assert.equal(model.placeAt(items, 1, 1, "before"), null);
  assert.equal(model.placeAt(items, 4, 1, "after"), null);
  assert.equal(model.placeAt(items, 2, 1, "under"), null);
  assert.deepEqual(model.step(items, items[3], -1), { parent: 0, before: 1 });
  assert.equal(model.step(items, items[4], 1), null);
});

test("What was written into a concept and what left it are told word by word", () => {
  const pieces = model.wordChanges("Skammen bor mellan två", "Skammen uppstår mellan två människor");
  const of = (...changes) => pieces.filter((piece) => changes.includes(piece.change)).map((piece) => piece.text).join("");
  assert.equal(of("same", "gone"), "Skammen bor mellan två");
  assert.equal(of("same", "added"), "Skammen uppstår mellan två människor");
  assert.equal(of("gone"), "bor");
});

function overlaps(boxes) {
  const found = [];
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1))
      if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
        found.push([a.kind, a.id, b.kind, b.id]);
  return found;
}

function study(themes, subs, codesEach) {
  const items = [];
  const codes = [];
  let id = 1;
  const gathered = (many) => Array.from({ length: many }, () => {
    const made = code(id, 0, 1, { cases: id % 13, name: id % 7 === 0 ? "Att bära skammen ensam genom hela långa arbetslivet" : `Kod nummer ${id}` });
    codes.push(made);
    id += 1;
    return made.id;
  });
  for (let i = 0; i < themes; i++) {
    const top = theme(1000 + items.length, 0, gathered(i % (codesEach + 1)), { cases: i % 12, name: i % 3 ? `Tema ${i}` : "Den oändligt långa rubriken som aldrig riktigt tar slut hos någon" });
    items.push(top);
    for (let j = 0; j < subs; j++) items.push(theme(1000 + items.length, top.id, gathered((i + j) % (codesEach + 1)), { cases: j }));
  }
  return { items, codes };
}

for (const [themes, subs, each] of [[1, 0, 0], [5, 2, 4], [12, 3, 5], [30, 2, 3], [30, 0, 10]])
  test(`On a map of ${themes} themes with ${subs} sub-themes each nothing lies over anything else, or outside`, () => {
    const { items, codes } = study(themes, subs, each);
    for (const detail of ["themes", "sub-themes", "codes"])
      for (const note of [() => "", (n) => `${n} av 12`]) {
        const drawing = layOut(items, codes, 12, { detail, note });
        assert.deepEqual(overlaps(drawing.boxes), []);
        for (const box of drawing.boxes)
          assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= drawing.width && box.y + box.height <= drawing.height);
        assert.deepEqual(layOut(items, codes, 12, { detail, note }), drawing);
      }
    const shown = layOut(items, codes, 12, { detail: "codes", note: () => "" }).boxes;
    assert.equal(shown.length, items.length + codes.length);
  });

test("A theme that more cases carry is written larger", () => {
  const [few, many] = layOut([theme(1, 0, [], { cases: 1 }), theme(2, 0, [], { cases: 9 })], [], 10, { detail: "codes", note: () => "" }).boxes;
  assert.ok(many.size > few.size && many.height > few.height);
});

test("A code that two themes gather stands once, and a broken line ties it to the second", () => {
  const drawing = layOut([theme(1, 0, [7]), theme(2, 0, [7])], [code(7)], 3, { detail: "codes", note: () => "" });
  assert.equal(drawing.boxes.filter((box) => box.kind === "code").length, 1);
  assert.equal(drawing.ties.filter((tie) => tie.shared).length, 1);
});

test("A name without spaces is broken, and one that is too long ends with dots", () => {
  for (const line of wrap("Arbetsmiljöverketsföreskriftssamling om skam", 14, 120, 3)) assert.ok(textWidth(line, 14) <= 120, line);
  assert.match(wrap("ett två tre fyra fem sex sju åtta nio tio", 14, 60, 2).at(-1), / …$/);
});
