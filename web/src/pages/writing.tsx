// writing.tsx - the findings chapter with its evidence beside it

import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { get, send } from "../base/api";
import {
  asBlock, asInline, askedFor, blockOf, headingAt, inlineOf, lineIsEmpty, lineMap, lineOf, startingChapter, usedKeys,
  type Edit, type Span,
} from "../base/chapter";
import { t } from "../base/i18n";
import { useKeys } from "../base/keys";
import { changed } from "../base/live";
import { useResource } from "../base/resource";
import { api, page, projectId, useStudy } from "../base/state";
import type { TextKeeper, TextSource } from "../base/text_keeper";
import type { Chapter, Quotation, Study, Theme, Themes } from "../base/types";
import { keeperText, useKeeper } from "../base/use_keeper";
import { ChapterEditor, type EditorHandle, type LineMark } from "../parts/chapter_editor";
import { Conflict } from "../parts/conflict";
import { Evidence } from "../parts/evidence";
import { Icon } from "../parts/icons";
import { Empty, Page, Waiting } from "../parts/page";
import { QuotationPalette, type Way } from "../parts/quotation_palette";
import { announce } from "../parts/toast";
import { useCheck, type Checked } from "./writing_check";
import { ExportDialog } from "./writing_export";
import { CheckBar, marksOf, type FindingActions } from "./writing_findings";
import { Reading } from "./writing_reading";

/** PATH: of this project's chapter, also when the window has gone on to another's. */
const chapterAt = (path: string): TextSource => ({
  load: () => get<Chapter>(path),
  save: async (text, basis) => {
    const answer = await send<{ basis: string }>("PUT", path, { text, basis });
    changed();
    return answer.basis;
  },
});

const NO_MARKS = new Map<number, LineMark>();

interface Asked { span: Span; first: Way }

/** How quotations and fixes come into the text. */
function useInsertion(editor: { current: EditorHandle | null }, met: { current: boolean }, text: string, study: Study | null) {
  // Before she has been in the text, what comes in comes last: not above its head.
  const here = (): Span => (met.current ? editor.current?.selection() : null) ?? { start: text.length, end: text.length };
  const insert = (quotation: Quotation, way: Way, span?: Span): void => {
    const { start, end } = span ?? here();
    const edit = way === "block"
      ? asBlock(text, start, end, blockOf(quotation.key))
      : asInline(text, start, end, inlineOf(quotation.words, quotation.key));
    editor.current?.edit(edit);
    announce(t("writing.inserted", { key: quotation.key }));
  };
  const count = (theme: Theme, of: number): void => {
    const { start, end } = here();
    const words = study?.language.startsWith("sv") ? `${theme.cases} av ${of}` : `${theme.cases} of ${of}`;
    const edit = asInline(text, start, end, `[${words}]{theme="${theme.path}"}`);
    editor.current?.edit(edit);
  };
  const fix = (edit: Edit): void =>
    editor.current?.edit(edit, { start: edit.start, end: edit.start + edit.text.length });
  /** What was dropped stands where it fell; a block wants empty lines around it. */
  const dropped = (span: Span, now: string): void => {
    const words = now.slice(span.start, span.end);
    if (words.startsWith("> [@")) editor.current?.edit(asBlock(now, span.start, span.end, words));
  };
  return { insert, count, fix, dropped };
}

/** The palette of quotations, and what comes of it. */
function useAsking(editor: { current: EditorHandle | null }, insert: (quotation: Quotation, way: Way, span?: Span) => void) {
  const [asked, setAsked] = useState<Asked | null>(null);
  // After the dialog has given the focus back, and before the next key is heard.
  const next = useRef<(() => void) | null>(null);
  useLayoutEffect(() => {
    if (asked) return;
    next.current?.();
    next.current = null;
  }, [asked]);
  const close = (then: (span: Span) => void): void => {
    next.current = () => { if (asked) then(asked.span); };
    setAsked(null);
  };
  return {
    asked,
    ask: (text: string, span: Span) => setAsked({ span, first: lineIsEmpty(text, span) ? "block" : "inline" }),
    choose: (quotation: Quotation, way: Way) => close((span) => insert(quotation, way, span)),
    leave: (typed = "") => close(({ end }) => (typed === ""
      ? editor.current?.select({ start: end, end }) : editor.current?.edit({ start: end, end, text: typed }))),
  };
}

function Start({ themes, study, onStart }: { themes: Themes | null; study: Study | null; onStart: (text: string) => void }) {
  const title = study?.language.startsWith("sv") ? "Resultat" : "Findings";
  const some = (themes?.items.length ?? 0) > 0;
  return (
    <Empty title={t("writing.start_title")}>
      <p>{t("writing.start_what")}</p>
      <div class="row wrap">
        {some && themes && (
          <button class="button primary" onClick={() => onStart(startingChapter(title, themes.items))}>
            {t("writing.start_themes")}
          </button>
        )}
        <button class="button" onClick={() => onStart(`# ${title}\n\n`)}>{t("writing.start_empty")}</button>
        {!some && <a href={page("themes")}>{t("writing.start_no_themes")}</a>}
      </div>
    </Empty>
  );
}

function Tools({ reading, onReading, onExport }: { reading: boolean; onReading: () => void; onExport: () => void }) {
  return (
    <>
      <button class="button" aria-pressed={reading} onClick={onReading}>
        {t(reading ? "writing.back_to_writing" : "writing.read")}
      </button>
      <button class="button primary" onClick={onExport}><Icon name="export" /> {t("writing.export")}</button>
    </>
  );
}

function themeAt(themes: Themes | null, text: string, caret: number): number | null {
  const heading = headingAt(text, caret).toLowerCase();
  const found = themes?.items.find((one) => one.name.toLowerCase() === heading || one.path.toLowerCase() === heading);
  return found?.id ?? null;
}

function Desk(properties: {
  keeper: TextKeeper; checked: Checked | null; themes: Themes | null; study: Study | null; reading: boolean;
  onWrite: () => void;
}) {
  const { keeper, checked, themes, study, reading } = properties;
  const text = keeper.text.value;
  const readOnly = study?.read_only ?? true;
  const editor = useRef<EditorHandle | null>(null);
  const met = useRef(false);
  const [caret, setCaret] = useState(0);
  const [open, setOpen] = useState(false);
  const { insert, count, fix, dropped } = useInsertion(editor, met, text, study);
  const { asked, ask, leave, choose } = useAsking(editor, insert);
  const line = useMemo(() => lineMap(checked?.text ?? text, text), [checked, text]);
  const marks = useMemo(() => (checked ? marksOf(checked.report, line) : NO_MARKS), [checked, line]);
  const used = useMemo(() => usedKeys(text), [text]);
  const go = (span: Span): void => {
    properties.onWrite();
    setTimeout(() => editor.current?.select(span));
  };
  const actions: FindingActions = { text, line, readOnly: readOnly || reading, go, edit: fix };

  useKeys(readOnly || reading ? {} : {
    "ctrl+s": () => void keeper.flush(),
    "ctrl+k": () => ask(text, editor.current?.selection() ?? { start: caret, end: caret }),
  });
  const typed = (now: string, letter: string | null): void => {
    keeper.set(now);
    const at = editor.current?.selection().end ?? 0;
    const span = letter === "@" ? askedFor(now, at) : null;
    if (span) ask(now, span);
  };
  return (
    <div class="desk">
      <div class="desk-text">
        {reading ? <Reading text={text} /> : (
          <ChapterEditor
            handle={editor} text={text} marks={marks} readOnly={readOnly} label={t("writing.chapter")}
            placeholder={t("writing.placeholder")} onText={typed} onBlur={() => void keeper.flush()}
            onCaret={(span) => { met.current = true; setCaret(span.end); }} onDropped={(span) => dropped(span, keeper.text.value)}
            onMark={() => setOpen(true)}
          />
        )}
        <CheckBar report={checked?.report ?? null} actions={actions} state={keeper.state.value} stateText={keeperText(keeper)}
          open={open} onOpen={setOpen} caretLine={lineOf(text, caret)} />
      </div>
      {themes && (
        <Evidence themes={themes} follow={themeAt(themes, text, caret)} used={used}
          insert={readOnly || reading ? null : insert}
          onCount={readOnly || reading ? null : (theme) => count(theme, themes.cases)} />
      )}
      {asked && <QuotationPalette first={asked.first} used={used} onChoose={choose} onClose={() => leave()}
        onTyped={text[asked.span.end - 1] === "@" ? leave : undefined} />}
    </div>
  );
}

export function WritingPage() {
  const study = useStudy().data.value;
  const themes = useResource<Themes>(api("themes")).data.value;
  const keeper = useKeeper(`${projectId.value}.chapter`, chapterAt(api("findings")));
  const [reading, setReading] = useState(false);
  const [exporting, setExporting] = useState(false);
  const [begun, setBegun] = useState(false);
  const text = keeper.text.value;
  const ready = keeper.state.value !== "loading";
  const checked = useCheck(text, ready && text !== "");
  const empty = ready && text === "" && !begun;
  const start = (first: string): void => {
    setBegun(true);
    keeper.set(first);
    void keeper.flush();
  };
  return (
    <Page
      title={t("common.writing")} className="writing-page"
      tools={ready && !empty && (
        <Tools reading={reading} onReading={() => setReading(!reading)} onExport={() => setExporting(true)} />
      )}
    >
      {!ready && text === "" && <Waiting failure={null} />}
      {empty && !study?.read_only && <Start themes={themes} study={study} onStart={start} />}
      {empty && study?.read_only && <Empty title={t("writing.none_yet")} />}
      {!empty && (ready || text !== "") && (
        <Desk keeper={keeper} checked={checked} themes={themes} study={study} reading={reading}
          onWrite={() => setReading(false)} />
      )}
      {exporting && <ExportDialog text={text} report={checked?.report ?? null} onClose={() => setExporting(false)} />}
      <Conflict keeper={keeper} />
    </Page>
  );
}
