// chapter_editor.tsx - a text field with a mark at each line, which stands exactly beside it

import { memo } from "./memoized";
import { useEffect, useImperativeHandle, useLayoutEffect, useRef } from "preact/hooks";
import type { Ref } from "preact";
import type { Edit, Span } from "../base/chapter";

export type Tone = "" | "fault" | "remark" | "good";
export interface LineMark { tone: Tone; note: string; title: string; words: string | null }

export interface EditorHandle {
  /** Puts text in as if it was typed, so that the browser's undo knows it. */
  edit: (edit: Edit, select?: Span) => void;
  select: (span: Span) => void;
  selection: () => Span;
  focus: () => void;
}

const SIGN: Record<Tone, string> = { "": "", fault: "!", remark: "•", good: "✓" };

/** The words that a mark is about, underlined where the field's own text stands above them. */
function underlined(text: string, words: string | null) {
  const at = words ? text.indexOf(words) : -1;
  if (!words || at < 0) return text;
  return [text.slice(0, at), <u>{words}</u>, text.slice(at + words.length)];
}

const Line = memo(function Line(properties: { text: string; number: number } & LineMark) {
  const { text, tone, note, title, words, number } = properties;
  return (
    <div class={tone ? `line line-${tone}` : "line"}>
      {tone && <span class="line-mark" title={title} data-line={number}><span>{note}</span><span>{SIGN[tone]}</span></span>}
      {text === "" ? "\u200b" : underlined(text, words)}
    </div>
  );
});

const NOTHING: LineMark = { tone: "", note: "", title: "", words: null };

function put(field: HTMLTextAreaElement, edit: Edit): void {
  field.focus();
  field.setSelectionRange(edit.start, edit.end);
  const done = edit.text === ""
    ? document.execCommand("delete") : document.execCommand("insertText", false, edit.text);
  if (done) return;
  field.setRangeText(edit.text, edit.start, edit.end, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Brings the line of what is selected into sight; the field itself does not scroll. */
function reveal(field: HTMLTextAreaElement, at: number): void {
  const line = field.value.slice(0, at).split("\n").length - 1;
  field.parentElement?.querySelector(".mirror")?.children[line]?.scrollIntoView({ block: "nearest" });
}

export function ChapterEditor(properties: {
  text: string; marks: Map<number, LineMark>; label: string; readOnly: boolean; placeholder: string;
  onText: (text: string, typed: string | null) => void; onBlur: () => void; onCaret: (span: Span) => void;
  onMark: (line: number) => void; onDropped: (span: Span) => void; handle: Ref<EditorHandle>;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const dropping = useRef(0); // letters
  const latest = useRef(properties);
  latest.current = properties;

  useImperativeHandle(properties.handle, () => ({
    edit: (edit, select) => {
      if (!field.current) return;
      put(field.current, edit);
      if (select) field.current.setSelectionRange(select.start, select.end);
      reveal(field.current, field.current.selectionStart);
    },
    select: (span) => {
      field.current?.focus({ preventScroll: true });
      field.current?.setSelectionRange(span.start, span.end);
      if (field.current) reveal(field.current, span.start);
    },
    selection: () => ({ start: field.current?.selectionStart ?? 0, end: field.current?.selectionEnd ?? 0 }),
    focus: () => field.current?.focus(),
  }), []);

  useEffect(() => {
    const moved = (): void => {
      if (document.activeElement === field.current && field.current)
        latest.current.onCaret({ start: field.current.selectionStart, end: field.current.selectionEnd });
    };
    document.addEventListener("selectionchange", moved);
    return () => document.removeEventListener("selectionchange", moved);
  }, []);

  // A text that was saved elsewhere comes in: the caret stays where it was.
  const caret = field.current && field.current.value !== properties.text
    ? { start: field.current.selectionStart, end: field.current.selectionEnd } : null;
  useLayoutEffect(() => {
    if (caret && document.activeElement === field.current)
      field.current?.setSelectionRange(caret.start, caret.end);
  });

  const input = (event: InputEvent & { currentTarget: HTMLTextAreaElement }): void => {
    properties.onText(event.currentTarget.value, event.inputType === "insertText" ? event.data : null);
    if (!dropping.current || event.inputType !== "insertFromDrop") return;
    // Firefox sets the caret after what was dropped, the others select it.
    const end = event.currentTarget.selectionEnd;
    const start = end - dropping.current;
    dropping.current = 0;
    setTimeout(() => latest.current.onDropped({ start, end }));
  };

  return (
    <div class="editor" onClick={(event) => {
      const line = (event.target as HTMLElement).closest<HTMLElement>("[data-line]")?.dataset["line"];
      if (line) properties.onMark(Number(line));
    }}>
      <div class="sheet">
        <div class="mirror" aria-hidden="true">
          {properties.text.split("\n").map((line, i) => (
            <Line key={i} number={i + 1} text={line} {...(properties.marks.get(i + 1) ?? NOTHING)} />
          ))}
        </div>
        <textarea
          ref={field} class="chapter" value={properties.text} aria-label={properties.label} spellcheck
          readOnly={properties.readOnly} placeholder={properties.placeholder}
          onInput={input} onBlur={properties.onBlur}
          onDrop={({ dataTransfer }) => {
            dropping.current = dataTransfer?.types.includes("application/x-tema-key") ? dataTransfer.getData("text/plain").length : 0;
          }}
        />
      </div>
    </div>
  );
}
