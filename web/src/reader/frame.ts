// frame.ts - the elements a reader is made of

import type { ReaderTexts } from "./types";

export interface Frame {
  root: HTMLElement;
  scroller: HTMLElement;
  page: HTMLElement;
  gutter: HTMLElement;
  text: HTMLElement;
  margin: HTMLElement;
  strip: HTMLElement;
}

export function makeFrame(texts: ReaderTexts): Frame {
  const [root, scroller, page] = [make("reader"), make("reader-scroll"), make("reader-page")];
  const [gutter, text, margin] = [make("reader-gutter"), make("reader-text"), make("reader-margin")];
  const strip = make("reader-strip");
  for (const [name, value] of Object.entries(textAttributes(texts))) text.setAttribute(name, value);
  text.contentEditable = "true";
  try {
    text.contentEditable = "plaintext-only";
  } catch {
    // Rich editing serves as well: nothing is ever written.
  }
  page.append(gutter, text, margin);
  scroller.append(page);
  root.append(scroller, strip);
  return { root, scroller, page, gutter, text, margin, strip };
}

/** Editable for its caret and its keys; no tool that writes, mends or translates is to touch it. */
function textAttributes(texts: ReaderTexts): Record<string, string> {
  return {
    inputmode: "none",
    role: "textbox",
    "aria-multiline": "true",
    "aria-readonly": "true",
    "aria-label": texts.document,
    spellcheck: "false",
    autocorrect: "off",
    autocapitalize: "off",
    translate: "no",
    "data-gramm": "false",
  };
}

function make(name: string): HTMLElement {
  const element = document.createElement("div");
  element.className = name;
  return element;
}
