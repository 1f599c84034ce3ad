// document.tsx - one document: reading, marking, coding

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { Failure } from "../base/api";
import { language, t } from "../base/i18n";
import { useKeys, type Keys } from "../base/keys";
import { changes } from "../base/live";
import { singleKeys } from "../base/preferences";
import { useResource } from "../base/resource";
import { navigate, place } from "../base/router";
import { api, failureText, page, sight, useCodes, useStudy } from "../base/state";
import type { Code, Mark, Study } from "../base/types";
import { Icon } from "../parts/icons";
import { Menu } from "../parts/menu";
import { MemosOn } from "../parts/memos_on";
import { Dialog } from "../parts/dialog";
import { SpeakerDialog } from "../parts/speakers";
import { Gone, Waiting } from "../parts/page";
import { announce, toast } from "../parts/toast";
import type { Reader, Span } from "../reader/reader";
import { Desk, onlyCode, recentCodes, TARGET_TYPE } from "./document_desk";
import { Find } from "./document_find";
import { Palette } from "./document_palette";
import { DocumentSide } from "./document_side";
import { DocumentText } from "./document_text";

/** Always the same, so that nothing is drawn anew for it. */
const NO_CODES: readonly Code[] = [];

/** An interviewer's questions are seldom coded: they are passed over. */
function nextUncoded(desk: Desk, reader: Reader): Span | null {
  const roles = new Map((desk.details.value?.speakers ?? []).map(({ label, role }) => [label, role]));
  return reader.nextUncodedTurn(desk.caret, ({ speaker }) => roles.get(speaker) !== "interviewer");
}

/** Closes the quotation that is open, and selects nothing. */
function leave(desk: Desk): void {
  desk.open(null);
  const { value: span } = desk.selection;
  if (span) desk.reader?.select(span.end, span.end);
}

/** Goes to the next quotation or turn, and says where there is none. */
function go(desk: Desk, to: "next" | "previous" | "uncoded"): void {
  const { reader } = desk;
  if (!reader) return;
  const from = desk.selected.value?.start ?? reader.selection()?.start ?? desk.caret;
  const found = to === "next" ? reader.nextMark(from)
    : to === "previous" ? reader.previousMark(from) : nextUncoded(desk, reader);
  if (!found) {
    toast(t(to === "uncoded" ? "reader.no_uncoded" : "reader.no_more"));
    return;
  }
  desk.open("key" in found ? String(found.key) : null);
  desk.caret = found.start;
  reader.scrollTo(found.start, { focus: true });
  if (to === "uncoded") reader.select(found.start, found.end); // what is lit is what a code goes on
}

function coding(desk: Desk, codes: readonly Code[]): Keys {
  const open = (): void => {
    if (desk.target()) desk.palette.value = true;
    else toast(t("reader.nothing_selected"));
  };
  const single: Keys = {
    c: open,
    v: () => void desk.codeInVivo(),
    q: () => { if (desk.selection.value) void desk.mark(desk.selection.value, { ids: [], paths: [] }); },
    delete: () => { if (desk.selectedKey.value) void desk.remove(desk.selectedKey.value); },
  };
  for (let i = 1; i <= 9; i++)
    single[String(i)] = () => {
      const code = recentCodes(desk, codes)[i - 1];
      if (code && desk.target()) {
        void desk.code(onlyCode(code.id));
        announce(t("reader.coded_with", { codes: code.name }));
      }
    };
  return { ...(singleKeys.value ? single : {}), "ctrl+enter": open, "ctrl+shift+v": () => void desk.codeInVivo() };
}

function moving(desk: Desk, find: { current: HTMLInputElement | null }): Keys {
  const single: Keys = {
    n: () => go(desk, "next"), p: () => go(desk, "previous"), u: () => go(desk, "uncoded"),
    f: () => find.current?.focus(),
    escape: () => leave(desk),
  };
  return {
    ...(singleKeys.value ? single : { escape: () => leave(desk) }),
    "alt+n": () => go(desk, "next"), "alt+p": () => go(desk, "previous"), "alt+u": () => go(desk, "uncoded"),
  };
}

function CoderChoice({ study, coder, setCoder }: {
  study: Study; coder: string; setCoder: (name: string) => void;
}) {
  return (
    <select class="coder-choice" aria-label={t("reader.whose")} value={coder} onChange={(event) => setCoder(event.currentTarget.value)}>
      <option value="*">{t("reader.all_coders")}</option>
      <option value="=">{t("reader.only_mine")}</option>
      {study.coders.filter(({ name }) => name !== study.coder).map(({ name }) => (
        <option value={name} key={name}>{t("reader.only", { name })}</option>
      ))}
    </select>
  );
}

/** How many code points lie within coded quotations. MARKS: by their beginnings. */
function codedLength(marks: readonly Mark[]): number {
  let coded = 0;
  let until = 0;
  for (const { start, end, codings } of marks) {
    if (codings.length === 0 || end <= until) continue;
    coded += end - Math.max(start, until);
    until = end;
  }
  return coded;
}

function CodedShare({ marks, length }: { marks: readonly Mark[]; length: number }) {
  const coded = useMemo(() => codedLength(marks), [marks]);
  if (coded === 0) return null;
  const share = coded / length;
  const percent = new Intl.NumberFormat(language.value, { style: "percent", maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(share);
  const text = t("reader.coded_share", { share: percent });
  return (
    <span class="density document-coded" title={text}>
      <span class="density-bar" aria-hidden="true"><span style={{ width: `${Math.round(share * 100)}%` }} /></span>
      <span class="small muted" aria-hidden="true">{percent}</span>
      <span class="unseen">{text}</span>
    </span>
  );
}

function Toolbar({ desk, study, find, coder, setCoder, show, initial, whole }: {
  desk: Desk; study: Study; find: { current: HTMLInputElement | null }; coder: string;
  setCoder: (name: string) => void; show: (what: "speakers" | "memos") => void; initial: string; whole: boolean;
}) {
  const details = desk.details.value;
  return (
    <header class="page-head document-head">
      <div class="page-title">
        <a href={page("documents")} class="muted" aria-label={t("reader.to_documents")}><Icon name="left" /></a>
        <h1 tabIndex={-1} class="cut" title={details?.name}>{details?.name ?? ""}</h1>
        {details?.case && details.case !== details.name && <span class="muted cut">{details.case}</span>}
        {details && whole && <CodedShare marks={desk.marks.value} length={details.length} />}
      </div>
      <div class="page-tools">
        <Find desk={desk} field={find} initial={initial} />
        <button class="icon-button" title={`${t("reader.previous")} (P)`} aria-label={t("reader.previous")} onClick={() => go(desk, "previous")}><Icon name="left" /></button>
        <button class="icon-button" title={`${t("reader.next")} (N)`} aria-label={t("reader.next")} onClick={() => go(desk, "next")}><Icon name="right" /></button>
        <button class="button" title={t("reader.next_uncoded_help")} onClick={() => go(desk, "uncoded")}>{t("reader.next_uncoded")} <kbd>U</kbd></button>
        <CoderChoice study={study} coder={coder} setCoder={setCoder} />
        <Menu label={t("common.menu", { name: details?.name ?? "" })} items={[
          { label: t("reader.speakers"), run: () => show("speakers"), disabled: study.read_only || !details?.speakers.length },
          { label: t("common.memos"), run: () => show("memos") },
          { label: t("common.print"), run: () => navigate(page(`print/document/${desk.id}`)) },
        ]}><Icon name="more" /></Menu>
      </div>
    </header>
  );
}

function SelectionBar({ desk, codes }: { desk: Desk; codes: readonly Code[] }) {
  if (!desk.selection.value || desk.palette.value) return null;
  const keep = (event: Event): void => event.preventDefault();
  return (
    <div class="selection-bar" role="toolbar" aria-label={t("reader.selection")} onPointerDown={keep}>
      <span class="grip" draggable title={t("reader.drag_to_code")} aria-hidden="true"
        onPointerDown={(event) => event.stopPropagation()}
        onDragStart={(event) => event.dataTransfer?.setData(TARGET_TYPE, "")}>⠿</span>
      <button class="button primary" onClick={() => { desk.palette.value = true; }}>{t("reader.code")} <kbd>C</kbd></button>
      <button class="button" onClick={() => void desk.codeInVivo()}>{t("reader.in_vivo")} <kbd>V</kbd></button>
      <button class="button" onClick={() => { if (desk.selection.value) void desk.mark(desk.selection.value, { ids: [], paths: [] }); }}>{t("reader.only_mark")} <kbd>Q</kbd></button>
      {recentCodes(desk, codes).slice(0, 3).map((code, i) => (
        <button class="button" key={code.id} onClick={() => void desk.code(onlyCode(code.id))}>
          <span class="cut selection-code">{code.name}</span> <kbd>{i + 1}</kbd>
        </button>
      ))}
    </div>
  );
}

function load(desk: Desk): void {
  void desk.load(Number(place.value.query.get("at") ?? desk.lastPlace()) || 0);
}

/** What is read is asked for at once, and not when the page is drawn. */
function useDesk(id: string): Desk {
  const desk = useMemo(() => {
    const opened = new Desk(id);
    load(opened);
    return opened;
  }, [id]);
  useEffect(() => changes.subscribe(() => { if (desk.failure.value) load(desk); }), [desk]);
  return desk;
}

/** Brings the place that the address names into view, once the text is there. */
function useArrival(desk: Desk, isShown: boolean, marks: readonly Mark[], areAll: boolean): void {
  const { query } = place.value;
  const wanted = `${query.get("at") ?? ""} ${query.get("key") ?? ""}`;
  const arrived = useRef("");
  useLayoutEffect(() => {
    if (!desk.reader || !isShown || arrived.current === wanted) return;
    const key = query.get("key");
    const mark = key ? marks.find((one) => one.key === key) : undefined;
    if (key && !mark && !areAll) return;
    arrived.current = wanted;
    if (mark) desk.open(mark.key);
    const at = mark?.start ?? Number(query.get("at") ?? (desk.lastPlace() || "NaN"));
    if (Number.isFinite(at)) {
      desk.caret = at;
      desk.reader.scrollTo(at);
    }
  }, [wanted, isShown, marks, areAll]);
}

export function DocumentPage(names: Record<string, string>) {
  const id = names["document"] ?? "";
  const known = useCodes();
  const desk = useDesk(id);
  const study = useStudy().data.value;
  const codes = known.data.value ?? NO_CODES;
  const answer = useResource<Mark[]>(desk.text.value === null ? null : api(desk.path("/marks")));
  const fetched = answer.data.value;
  const find = useRef<HTMLInputElement>(null);
  const [coder, setCoder] = useState(sight.value === "mine" ? "=" : "*");
  const [shown, setShown] = useState<"speakers" | "memos" | null>(null);
  const readOnly = study?.read_only ?? true;
  desk.coder = study?.coder ?? null;

  useEffect(() => { if (fetched) desk.marks.value = fetched; }, [desk, fetched]);
  const wanted = coder === "=" ? study?.coder ?? "" : coder;
  const sees = useCallback((name: string) => wanted === "*" || name === wanted, [wanted]);
  useArrival(desk, desk.text.value !== null && known.data.value !== null, desk.marks.value, fetched !== null);
  useKeys({ ...moving(desk, find), ...(readOnly ? {} : coding(desk, codes)) });

  const failure = answer.failure.value?.kind === "not found" ? answer.failure.value
    : desk.failure.value ?? (known.data.value ? null : known.failure.value);
  if (failure instanceof Failure && failure.kind === "not found") return <Gone title={t("reader.gone")} list="documents" />;
  if (failure) return <p class="page-body fault" role="alert">{failureText(failure)}</p>;
  if (!study) return <Waiting failure={null} />;
  return (
    <section class="page document-page">
      <Toolbar whole={fetched !== null} desk={desk} study={study} find={find} coder={coder} setCoder={setCoder} show={setShown} initial={place.value.query.get("q") ?? ""} />
      <div class="document-body">
        <div class="document-main">
          {desk.details.value?.length === 0 && <p class="page-body muted">{t("reader.no_text")}</p>}
          <DocumentText desk={desk} codes={known.data.value} marks={desk.marks.value} studyLanguage={study.language} sees={sees} readOnly={readOnly} />
          {!readOnly && <SelectionBar desk={desk} codes={codes} />}
          {desk.palette.value && <Palette desk={desk} codes={codes} />}
        </div>
        <DocumentSide desk={desk} codes={codes} sees={sees} readOnly={readOnly} />
      </div>
      {shown === "speakers" && <SpeakerDialog documents={[Number(id)]} onClose={() => setShown(null)} />}
      {shown === "memos" && (
        <Dialog title={t("common.memos")} onClose={() => setShown(null)}><MemosOn on={`document:${desk.details.value?.name ?? ""}`} /></Dialog>
      )}
    </section>
  );
}
