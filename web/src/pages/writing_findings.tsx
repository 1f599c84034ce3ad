// writing_findings.tsx - what holds in the chapter, what does not, and how to put it right

import { useState } from "preact/hooks";
import { get } from "../base/api";
import { countWords, lineSpan, type Edit, type Span } from "../base/chapter";
import { fixOf, rightWords, spanOf } from "../base/fixes";
import { t } from "../base/i18n";
import { navigate } from "../base/router";
import { api, failureText, sentence } from "../base/state";
import type { KeeperState } from "../base/text_keeper";
import type { Finding, FindingsReport, Quotation } from "../base/types";
import { Icon } from "../parts/icons";
import type { LineMark, Tone } from "../parts/chapter_editor";
import { placeOf } from "../parts/evidence";
import { toast } from "../parts/toast";

export function isRemark(finding: Finding): boolean {
  return !finding.fault && finding.message !== "";
}

function toneOf(finding: Finding): Tone {
  return finding.fault ? "fault" : isRemark(finding) ? "remark" : "good";
}

const WEIGHT: Record<Tone, number> = { "": 0, good: 1, remark: 2, fault: 3 };

/** The mark at each line; LINE tells where a line of the checked text stands now. */
export function marksOf(report: FindingsReport, line: (line: number) => number | null): Map<number, LineMark> {
  const marks = new Map<number, LineMark>();
  for (const finding of report.items) {
    const at = line(finding.line);
    if (at === null) continue;
    const before = marks.get(at) ?? { tone: "" as Tone, note: "", title: "", words: null };
    const tone = toneOf(finding);
    const counted = finding.of_cases && (finding.kind === "count_holds" || finding.kind === "count_wrong");
    marks.set(at, {
      tone: WEIGHT[tone] > WEIGHT[before.tone] ? tone : before.tone,
      note: counted ? t("writing.n_of", { n: finding.cases, of: finding.of_cases }) : before.note,
      title: [before.title, tone === "good" ? "" : sentence(finding.message)].filter(Boolean).join("\n"),
      words: finding.fault ? finding.written || finding.key : before.words,
    });
  }
  return marks;
}

async function showInInterview(key: string): Promise<void> {
  try {
    navigate(placeOf(await get<Quotation>(api(`quotations/${key}`))));
  } catch (failure) {
    toast(failureText(failure), { tone: "fault" });
  }
}

export interface FindingActions {
  text: string; line: (line: number) => number | null; readOnly: boolean;
  go: (span: Span) => void; edit: (edit: Edit) => void;
}

function FixButton({ finding, actions }: { finding: Finding; actions: FindingActions }) {
  const edit = actions.readOnly ? null : fixOf(actions.text, finding);
  const right = rightWords(finding);
  if (!edit || right === null) return null;
  return (
    <button class="button small-button" title={right} onClick={() => actions.edit(edit)}>
      {finding.kind === "quote_changed" ? t("writing.fix_words") : t("writing.fix_count", { right })}
    </button>
  );
}

export function FindingRow({ finding: old, actions }: { finding: Finding; actions: FindingActions }) {
  const line = actions.line(old.line) ?? old.line;
  const finding = { ...old, line };
  const go = (): void => actions.go(spanOf(actions.text, finding) ?? lineSpan(actions.text, line));
  return (
    <li class={`finding finding-${toneOf(finding)}`}>
      <button class="link finding-line" onClick={go} aria-label={t("writing.go_to_line", { line: String(line) })}>{line}</button>
      <span class="grow">{sentence(finding.message)}</span>
      <FixButton finding={finding} actions={actions} />
      {finding.key && finding.kind !== "quote_unknown" && (
        <button class="link small" onClick={() => void showInInterview(finding.key)}>{t("writing.in_interview")}</button>
      )}
    </li>
  );
}

function summary(report: FindingsReport): string {
  if (report.faults > 0) return t("writing.faults", { n: report.faults });
  if (report.quotations + report.counts === 0) return t("writing.nothing_checked");
  const quotations = t("writing.checked", { n: report.quotations });
  return report.counts > 0
    ? t("writing.all_hold_counts", { quotations, counts: t("writing.counts_n", { n: report.counts }) })
    : t("writing.all_hold", { quotations });
}

/** The line at the foot: what was checked, the words, whether it is saved; above it, opened, the list. */
export function CheckBar(properties: {
  report: FindingsReport | null; actions: FindingActions; state: KeeperState; stateText: string;
  open: boolean; onOpen: (open: boolean) => void; caretLine: number;
}) {
  const { report, actions, open } = properties;
  const [remarks, setRemarks] = useState(true);
  const items = (report?.items ?? []).filter((one) => one.fault || (remarks && isRemark(one)));
  const remarked = (report?.items ?? []).filter(isRemark).length;
  const here = open || actions.readOnly ? undefined
    : report?.items.find((one) => one.fault && actions.line(one.line) === properties.caretLine);
  return (
    <div class="check">
      {open && (
        <div class="check-list">
          {remarked > 0 && (
            <label class="row small check-remarks">
              <input type="checkbox" checked={remarks} onChange={() => setRemarks(!remarks)} />
              {t("writing.remarks", { n: remarked })}
            </label>
          )}
          <ul aria-label={t("writing.findings")}>
            {items.map((one, i) => <FindingRow key={i} finding={one} actions={actions} />)}
          </ul>
          {items.length === 0 && <p class="muted small">{t("writing.nothing_wrong")}</p>}
        </div>
      )}
      {here && <ul class="check-here"><FindingRow finding={here} actions={actions} /></ul>}
      <div class="check-bar small">
        <button class={`link check-summary ${report && report.faults > 0 ? "fault" : ""}`} aria-expanded={open}
          onClick={() => properties.onOpen(!open)}>
          {report && <Icon name={report.faults > 0 ? "warning" : "check"} size={15} />}
          <span>{report ? summary(report) : t("writing.checking")}</span>
          {remarked > 0 && <span class="muted">· {t("writing.remarks", { n: remarked })}</span>}
        </button>
        <span class="unseen" role="status">{report ? summary(report) : ""}</span>
        <span class="grow" />
        <span class="muted count">{t("writing.words", { n: countWords(actions.text) })}</span>
        <span class={`saved-state ${properties.state === "failed" ? "fault" : "muted"}`} 
          role={properties.state === "failed" ? "alert" : undefined}>{properties.stateText}</span>
      </div>
    </div>
  );
}
