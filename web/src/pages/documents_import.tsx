// documents_import.tsx - the import: what was chosen, how far it is, what came of it

import { useRef } from "preact/hooks";
import {
  caseRule, choose, clearItems, dropItem, importedVersion, items, leftOut, overall, running, sendChosen,
  setCaseRule, transactions, type CaseRule, type ImportItem,
} from "../base/importing";
import { t, type Key } from "../base/i18n";
import { change, page, useStudy } from "../base/state";
import { useBusy } from "../base/use_busy";
import { Radios } from "../parts/choices";
import { Dialog } from "../parts/dialog";
import { Icon } from "../parts/icons";
import { announce, toast } from "../parts/toast";
import { ImportResult, resultLine } from "./documents_report";

export const ACCEPTED = ".docx,.odt,.txt,.text,.md,.markdown,.srt,.vtt,.qdpx,.qde,.qdc";

/** Whose cases are in it. */
const PROJECT = /\.(qdpx|qde|qdc)$/i;

/** A button that opens the computer's own file dialog. */
export function FileButton({ label, primary, onFiles }: {
  label: string; primary?: boolean; onFiles: (files: File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button class={primary ? "button primary" : "button"} onClick={() => input.current?.click()}>
        <Icon name="import" />{label}
      </button>
      <input ref={input} type="file" multiple accept={ACCEPTED} class="unseen" tabIndex={-1} aria-hidden="true"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = "";
          if (files.length > 0) onFiles(files);
        }} />
    </>
  );
}

export function Bar({ share, label }: { share: number; label: string }) {
  const percent = Math.round(share * 100);
  return (
    <div class="bar" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
      <div style={{ width: `${percent}%` }} />
    </div>
  );
}

function stateText(item: ImportItem): string {
  if (item.state === "failed") return item.fault;
  if (item.state === "done") return item.result ? resultLine(item.result, item.speakers) : "";
  if (item.state === "sending")
    return item.sent < 1 && item.read === 0 ? t("documents.sending") : t("documents.reading");
  return item.state === "waiting" ? t("documents.waiting") : size(item.file.size);
}

function size(bytes: number): string {
  if (bytes < 1024) return t("documents.bytes", { n: bytes });
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function Item({ item }: { item: ImportItem }) {
  return (
    <li class={`import-item ${item.state}`}>
      <div class="import-line">
        <span class="import-sign" aria-hidden="true">
          {item.state === "done" && <Icon name="check" />}
          {item.state === "failed" && <Icon name="warning" />}
        </span>
        <strong class="cut" title={item.file.name}>{item.file.name}</strong>
        <span class={item.state === "failed" ? "fault" : "muted"}>{stateText(item)}</span>
        {item.state === "chosen" && (
          <button class="icon-button" aria-label={t("documents.leave_out", { name: item.file.name })}
            onClick={() => dropItem(item.key)}><Icon name="close" size={14} /></button>
        )}
      </div>
      {item.result && <ImportResult result={item.result} />}
    </li>
  );
}

function Rule() {
  const rules: CaseRule[] = ["name", "speaker", "none"];
  return (
    <Radios label={t("documents.cases_rule")} name="cases" value={caseRule.value} onChoose={setCaseRule}
      options={rules.map((value) => ({
        value, label: t(`documents.cases_${value}` as Key), hint: t(`documents.cases_${value}_hint` as Key),
      }))} />
  );
}

function UndoImport({ onDone }: { onDone: () => void }) {
  const study = useStudy().data.value;
  const [busy, run] = useBusy();
  const n = transactions.value;
  if (n === 0 || running.value || !study) return null;
  if (study.version !== importedVersion.value) {
    return <a class="small grow" href={page("history")}>{t("documents.undo_in_history")}</a>;
  }
  const undo = async (): Promise<void> => {
    if (!(await change("POST", "undo", { count: n }))) return;
    toast(t("documents.import_undone"));
    clearItems();
    onDone();
  };
  return <button class="button import-undo" disabled={busy} onClick={() => run(undo)}><Icon name="undo" />{t("documents.undo_import")}</button>;
}

function summary(): string {
  const failed = items.value.filter((item) => item.state === "failed").length;
  const done = items.value.filter((item) => item.state === "done").length;
  if (running.value) return t("documents.importing", { done: done + failed + 1, n: items.value.length });
  return failed > 0
    ? t("documents.imported_failed", { n: done, failed }) : t("documents.imported_n", { n: done });
}

/** Whoever went on with something else is told. */
function tell(): void {
  if (running.value || items.value.length === 0) return;
  if (document.querySelector("dialog[open]")) announce(summary());
  else toast(summary());
}

function Chosen() {
  return (
    <>
      {items.value.some(({ file }) => !PROJECT.test(file.name)) && <Rule />}
      {leftOut.value > 0 && <p class="muted small">{t("documents.left_out", { n: leftOut.value })}</p>}
    </>
  );
}

/** The dialog of an import; it can be closed while it goes on. */
export function ImportDialog({ onClose, onSpeakers }: {
  onClose: () => void; onSpeakers: (documents: number[]) => void;
}) {
  const waiting = items.value.some((item) => item.state === "chosen");
  const begun = items.value.some((item) => item.state !== "chosen");
  const talked = items.value.flatMap((item) =>
    item.result?.kind === "document" && !item.result.already_there && item.speakers.length > 0 ? [item.result.id] : []);
  const close = (): void => { clearItems(); onClose(); };
  const send = (): void => { void sendChosen().then(tell); };
  return (
    <Dialog title={t("documents.import")} wide onClose={close} footer={
      <>
        <UndoImport onDone={onClose} />
        {waiting && <FileButton label={t("documents.more_files")} onFiles={(files) => choose(files)} />}
        <button class="button" onClick={close}>
          {running.value ? t("documents.go_on_behind") : waiting ? t("common.cancel") : t("common.close")}
        </button>
        {waiting && (
          <button class="button primary" autofocus onClick={send}>
            {t("documents.import_n", { n: items.value.filter((item) => item.state === "chosen").length })}
          </button>
        )}
        {!waiting && !running.value && talked.length > 0 && (
          <button class="button primary" onClick={() => { clearItems(); onSpeakers(talked); }}>
            {t("documents.who_speaks")}
          </button>
        )}
      </>
    }>
      {begun && (
        <div class="import-head"><p>{summary()}</p><Bar share={overall.value} label={t("documents.import")} /></div>
      )}
      <ul class="import-list" tabIndex={waiting ? undefined : 0} aria-label={t("documents.import")}>{items.value.map((item) => <Item key={item.key} item={item} />)}</ul>
      {waiting && <Chosen />}
    </Dialog>
  );
}
