// memo_editor.tsx - one memo, written or read; saves itself

import { useMemo, useRef, useState } from "preact/hooks";
import { get, query, send } from "../base/api";
import { readDraft } from "../base/drafts";
import { t } from "../base/i18n";
import { changed } from "../base/live";
import { api, projectId } from "../base/state";
import type { TextKeeper, TextSource, Version } from "../base/text_keeper";
import { keeperText, useKeeper } from "../base/use_keeper";
import type { Memo } from "../base/types";
import { Conflict } from "./conflict";
import { Markdown } from "./markdown";

interface Saved { number: number; changed_at: string }

/** "code:Stöd", as the program names what a memo is on. */
export function onOf(memo: Pick<Memo, "on_kind" | "on_name">): string {
  return memo.on_kind === "project" ? "project" : `${memo.on_kind}:${memo.on_name}`;
}

/** Under what name the unsaved text of a memo is kept. */
export function memoDraft(number: number | null, on: string, project = projectId.value): string {
  return `${project}.memo.${number ?? `new.${on}`}`;
}

async function loadMemo(memos: string, number: number): Promise<Version | null> {
  const all = await get<Memo[]>(memos);
  const found = all.find((memo) => memo.number === number);
  return found ? { text: found.text, basis: found.changed_at ?? "" } : null;
}

/** The number of the memo that the draft became, where that was not heard of. */
async function madeBefore(memos: string, on: string): Promise<number | null> {
  const draft = readDraft(memoDraft(null, on));
  if (draft === null) return null;
  const there = await get<Memo[]>(memos + query({ on }));
  return there.find((memo) => memo.text === draft)?.number ?? null;
}

/** A memo that is there, or one on ON that begins with its first words; of this project, also when
 * the window has gone on to another. */
function memoSource(start: number | null, on: string, made: (number: number) => void): TextSource {
  const memos = api("memos");
  let number = start;
  return {
    load: async () => {
      if (number === null) number = await madeBefore(memos, on);
      if (number === null) return { text: "", basis: "" };
      if (start === null) made(number);
      return loadMemo(memos, number);
    },
    save: async (text, basis) => {
      const saved = number === null
        ? await send<Saved>("POST", memos, { on, text })
        : await send<Saved>("PATCH", `${memos}/${number}`, { text, basis });
      if (number === null) made(number = saved.number);
      changed();
      return saved.changed_at;
    },
  };
}

/** NUMBER null: a new memo on ON, made when there is something in it. */
export function MemoEditor(properties: {
  number: number | null; on: string; onMade?: (number: number) => void; autofocus?: boolean;
  readOnly?: boolean; label: string; rows?: number;
}) {
  const latest = useRef(properties.onMade);
  const project = projectId.value;
  latest.current = properties.onMade;
  // A new memo stays the same editor when it has got its number: the caret must not move.
  const source = useMemo(() => memoSource(properties.number, properties.on, (number) => {
    made.current?.rename(memoDraft(number, "", project));
    latest.current?.(number);
  }), []);
  const first = useMemo(() => memoDraft(properties.number, properties.on), []);
  const keeper = useKeeper(first, source);
  const made = useRef<TextKeeper>(keeper);
  const [preview, setPreview] = useState(false);
  const reading = preview || (properties.readOnly ?? false);
  const text = keeper.text.value;
  const focus = (element: HTMLTextAreaElement | null): void => {
    if (element && properties.autofocus && !element.dataset["met"]) element.focus();
    if (element) element.dataset["met"] = "1";
  };
  return (
    <div class="memo-editor">
      {reading
        ? <Markdown text={text} className="memo-text" />
        : <textarea
            class="memo-text text" ref={focus} aria-label={properties.label} rows={properties.rows ?? 4} value={text}
            placeholder={t("memos.placeholder")} dir="auto"
            onKeyDown={(event) => {
              if (!(event.ctrlKey || event.metaKey) || event.key !== "s") return;
              event.preventDefault();
              void keeper.flush();
            }}
            onInput={(event) => keeper.set(event.currentTarget.value)} onBlur={() => void keeper.flush()}
          />}
      {!properties.readOnly && (
        <div class="row memo-foot">
          <button class="link small" aria-pressed={reading} onClick={() => setPreview(!preview)}>
            {t(reading ? "memos.write" : "memos.read")}
          </button>
          <span class={`small grow ${keeper.state.value === "failed" ? "fault" : "muted"}`}
            role={keeper.state.value === "failed" ? "alert" : undefined}>
            {text === "" && properties.number === null ? "" : keeperText(keeper)}
          </span>
        </div>
      )}
      <Conflict keeper={keeper} />
    </div>
  );
}
