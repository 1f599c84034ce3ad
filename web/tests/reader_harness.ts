// reader_harness.ts - a page with nothing but a reader, and texts to try it on

import { contrast, DARK, LIGHT, line, tint } from "../src/reader/colours";
import { flatten } from "../src/reader/flatten";
import { cutChunks, cutLines } from "../src/reader/lines";
import { Marks } from "../src/reader/marks";
import { Positions } from "../src/reader/positions";
import { createReader, type CodeLook, type Mark, type Reader, type ReaderDocument } from "../src/reader/reader";
import { wordAfter, wordBefore } from "../src/reader/words";

const told: unknown[][] = [];
const tell = (name: string) => (...what: unknown[]) => void told.push([name, ...what]);

const reader: Reader = createReader(document.getElementById("host")!, {
  texts: {
    document: "Anna, interview",
    margin: "Codings",
    uncoded: "no code",
    bracket: (names, words) => `${names.join(", ")}: ${words}`,
    more: (count) => `${count} more codings`,
  },
  onSelect: tell("select"),
  onCaret: tell("caret"),
  onOpen: tell("open"),
  onMore: tell("more"),
  onResize: tell("resize"),
  onDropCode: tell("drop"),
});

const HEX = ["#e6194b", "#3cb44b", "#ffe119", "#000000", "#ffffff", "#0000ff", "#f0f"];
const NAMES = ["Stöd", "Oro inför förlossningen", "Kontroll", "Tid", "Barnmorskans roll", "Smärta", "Partner"];

function codes(count: number): Map<number, CodeLook> {
  const made = new Map<number, CodeLook>();
  for (let id = 1; id <= count; id++) {
    const color = id % 3 ? null : HEX[id % HEX.length]!;
    made.set(id, { id, name: `${NAMES[id % NAMES.length]}${id > 7 ? ` ${id}` : ""}`, color });
  }
  return made;
}

/** The same numbers each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

const WORDS = `jag det att och så var inte men som på en med när hon sa efter barnet natten kände mig trygg
 rädd ensam barnmorskan kom tillbaka timmar väntade ingen förklarade varför smärtan was really strong support
 nobody told me what would happen next 🙂`.split(/\s+/);

function interview(size: number): ReaderDocument {
  const random = numbers(7);
  const parts: string[] = [];
  const turns: ReaderDocument["turns"] = [];
  let at = 0;
  for (let number = 1; at < size; number++) {
    const speaker = number % 2 ? "Intervjuare" : "Anna";
    const words: string[] = [];
    const count = number % 2 ? 8 + random() * 20 : 20 + random() * 70;
    for (let word = 0; word < count; word++) words.push(WORDS[Math.floor(random() * WORDS.length)]!);
    const text = `${speaker}: ${words.join(" ")}.\n`;
    const length = [...text].length;
    turns.push({
      number, start: at, words_start: at + speaker.length + 2, end: at + length - 1, speaker,
      begin_ms: number * 9000,
    });
    parts.push(text);
    at += length;
  }
  return { text: parts.join(""), turns, paragraphs: [] };
}

function marks(length: number, count: number, codeCount = 60): Mark[] {
  const random = numbers(11);
  const made: Mark[] = [];
  for (let at = 0; at < count; at++) {
    const size = Math.min(length - 2, Math.round(20 + 300 * random() ** 2 + (random() > 0.99 ? 4000 : 0)));
    const start = Math.floor(random() * (length - size));
    const codings = [{ code: 1 + Math.floor(random() ** 2 * codeCount), coder: "Anna" }];
    if (random() > 0.8) codings.push({ code: 1 + Math.floor(random() * codeCount), coder: "Eva" });
    made.push({
      key: `q${at}`, start, end: start + size, comment: random() > 0.95 ? "note" : null,
      doubt: random() > 0.95 ? "unsure" : null, codings,
    });
  }
  return made.sort((one, other) => one.start - other.start);
}

/** Until what was done is on the screen. */
function painted(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      channel.port2.postMessage(null);
    });
  });
}

Object.assign(window, {
  reader, told, codes, interview, marks, painted, numbers, makeReader: createReader,
  Positions, Marks, flatten, cutLines, cutChunks, wordAfter, wordBefore,
  colours: { contrast, tint, line, LIGHT, DARK },
});
