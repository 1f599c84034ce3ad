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

/** "code:Stöd", as the program names what a memo is on. */
export function onOf(memo: Pick<Memo, "on_kind" | "on_name">): string {
  return memo.on_kind === "project" ? "project" : `${memo.on_kind}:${memo.on_name}`;
}

/** Under what name the unsaved text of a memo is kept. */
export function memoDraft(number: number | null, on: string): string {
  return `${projectId.value}.memo.${number ?? `new.${on}`}`;
}

async function loadMemo(number: number): Promise<Version | null> {
  const all = await get<Memo[]>(api("memos"));
  const found = all.find((memo) => memo.number === number);
  return found ? { text: found.text, basis: found.changed_at ?? "" } : null;
}

/** The number of the memo that the draft became, where that was not heard of. */
async function madeBefore(on: string): Promise<number | null> {
  const draft = readDraft(memoDraft(null, on));
  if (draft === null) return null;
  const there = await get<Memo[]>(api(`memos${query({ on })}`));
  return there.find((memo) => memo.text === draft)?.number ?? null;
}

/** A memo that is there, or one on ON that begins with its first words. */
function memoSource(start: number | null, on: string, made: (number: number) => void): TextSource {
  let number = start;
  return {
    load: async () => {
      if (number === null) number = await madeBefore(on);
      if (number === null) return { text: "", basis: "" };
      if (start === null) made(number);
      return loadMemo(number);
    },
    save: async (text, basis) => {
      if (number === null) {
        const answer = await send<{ number: number }>("POST", api("memos"), { on, text });
        number = answer.number;
        made(number);
      } else await send("PATCH", api(`memos/${number}`), { text, basis });
      const now = await loadMemo(number);
      changed();
      return now?.basis ?? "";
    },
  };
}

/** NUMBER null: a new memo on ON, made when there is something in it. */
export function MemoEditor(properties: {
  number: number | null; on: string; onMade?: (number: number) => void; autofocus?: boolean;
  readOnly?: boolean; label: string; rows?: number;
}) {
  const latest = useRef(properties.onMade);
  latest.current = properties.onMade;
  // A new memo stays the same editor when it has got its number: the caret must not move.
  const source = useMemo(() => memoSource(properties.number, properties.on, (number) => {
    made.current?.rename(memoDraft(number, ""));
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
