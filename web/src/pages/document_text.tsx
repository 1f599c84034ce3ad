// document_text.tsx - the document view in its place on the page

import { useLayoutEffect, useRef } from "preact/hooks";
import { announce } from "../parts/toast";
import { language, t } from "../base/i18n";
import type { Code, Mark, TurnColumns } from "../base/types";
import { createReader, type CodeLook, type Mark as ReaderMark, type ReaderTexts, type Turn } from "../reader/reader";
import { onlyCode, type Desk } from "./document_desk";

function readerTexts(): ReaderTexts {
  return {
    document: t("reader.document"),
    margin: t("reader.margin"),
    uncoded: t("reader.uncoded"),
    bracket: (names, words) => t("reader.bracket", { codes: names.join(", ") || t("reader.uncoded"), words }),
    more: (n) => t("reader.more_n", { n }),
  };
}

function toReader(marks: readonly Mark[]): ReaderMark[] {
  return marks.map((mark) => ({
    ...mark, codings: mark.codings.map(({ code, coder }) => ({ code, coder: coder ?? "" })),
  }));
}

function turnsOf({ start, words_start, end, speaker, begin_ms }: TurnColumns): Turn[] {
  return start.map((at, i) => ({
    number: i + 1, start: at, words_start: words_start[i]!, end: end[i]!, speaker: speaker[i]!, begin_ms: begin_ms?.[i] ?? -1,
  }));
}

function looks(codes: readonly Code[] | null): Map<number, CodeLook> {
  return new Map((codes ?? []).map((code) => [code.id, { id: code.id, name: code.name, color: code.color || null }]));
}

/** COLLECTED codes are said when the caret has come to rest on them. */
function sayCodes(desk: Desk, names: () => Map<number, CodeLook>): (position: number, keys: string[]) => void {
  let last = "";
  let timer = 0;
  return (position, keys) => {
    desk.caret = position;
    const now = keys.join(" ");
    if (now === last) return;
    last = now;
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (keys.length === 0 || desk.selection.value) return;
      const there = desk.marks.value.filter((mark) => keys.includes(mark.key));
      const codes = new Set(there.flatMap((mark) => mark.codings.map(({ code }) => names().get(code)?.name ?? "")));
      announce(t("reader.at_codes", { codes: [...codes].join(", ") || t("reader.uncoded") }));
    }, 400);
  };
}

export function DocumentText({ desk, codes, marks, studyLanguage, sees, readOnly }: {
  desk: Desk; codes: readonly Code[] | null; marks: readonly Mark[]; studyLanguage: string;
  sees: (coder: string) => boolean; readOnly: boolean;
}) {
  const host = useRef<HTMLDivElement>(null);
  const codeLooks = useRef(looks(null));
  const text = codes && desk.text.value; // colours that came later would style the whole text anew
  const details = desk.details.value;

  // In the frame that the text comes in: an effect behind it would show the page without it first.
  useLayoutEffect(() => {
    if (!host.current || text === null || !details) return;
    codeLooks.current = looks(codes);
    const reader = createReader(host.current, {
      texts: readerTexts(),
      onSelect: (span) => { desk.selection.value = span; },
      onCaret: sayCodes(desk, () => codeLooks.current),
      onOpen: (key) => desk.open(key),
      onResize: (key, start, end) => {
        if (readOnly) desk.marks.value = [...desk.marks.value];
        else void desk.resize(key, start, end);
      },
      onDropCode: (code, span, key) => {
        if (readOnly) return;
        if (span) void desk.mark(span, onlyCode(code));
        else if (key) {
          desk.open(key);
          desk.selection.value = null;
          void desk.code(onlyCode(code));
        }
      },
    });
    desk.reader = reader;
    reader.setCodes(codeLooks.current);
    reader.setDocument({ text, turns: turnsOf(details.turn_list), paragraphs: details.paragraph_list, language: studyLanguage });
    // What leaves the page has no place in it any more: it is kept while it is read.
    let timer = 0;
    const scrolled = (): void => {
      clearTimeout(timer);
      if (!readOnly) timer = window.setTimeout(() => desk.keepPlace(), 150);
    };
    const box = host.current;
    box.addEventListener("scroll", scrolled, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      box.removeEventListener("scroll", scrolled, { capture: true });
      desk.reader = null;
      reader.dispose();
    };
  }, [text, details?.id, language.value, readOnly]);

  useLayoutEffect(() => {
    codeLooks.current = looks(codes);
    desk.reader?.setCodes(codeLooks.current);
  }, [codes, desk.reader]);
  useLayoutEffect(() => {
    desk.reader?.setMarks(toReader(marks));
  }, [marks, text, details?.id, language.value]);
  useLayoutEffect(() => {
    desk.reader?.setVisible((mark, coding) => (coding ? sees(coding.coder) : mark.codings.length === 0));
  }, [sees, text, language.value]);
  const key = desk.selectedKey.value;
  useLayoutEffect(() => {
    desk.reader?.setSelected(key);
  }, [key, marks, text]);

  return <div class="document-text" ref={host} />;
}
