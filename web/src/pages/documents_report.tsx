// documents_report.tsx - what an import found: turns and remarks, or a project's loss report

import { formatNumber, t, type Key } from "../base/i18n";
import type { Imported, ImportedProject, Speaker } from "../base/types";
import { en } from "../texts";

/** "482 new · 7 as before" */
function tallyLine({ tally }: ImportedProject): string {
  if (tally.fresh + tally.changed === 0) return t("documents.nothing_new");
  return (["fresh", "changed", "same", "ours", "gone"] as const)
    .filter((name) => tally[name] > 0)
    .map((name) => t(`documents.tally_${name}` as Key, { n: tally[name] })).join(" · ");
}

/** "36 turns: I 18, IP 18" */
export function resultLine(result: Imported, speakers: Speaker[]): string {
  if (result.kind === "project") return tallyLine(result);
  if (result.already_there) return t("documents.already_there", { name: result.name });
  const who = speakers.map((speaker) => `${speaker.label} ${formatNumber(speaker.turns)}`).join(", ");
  const turns = result.turns === 0 ? t("documents.no_turns") : t("documents.turns_n", { n: result.turns });
  const memos = result.memos > 0 ? ` · ${t("documents.memos_n", { n: result.memos })}` : "";
  return `${turns}${who ? `: ${who}` : ""}${memos}`;
}

/** What the program remarks on, and the text that says it here. */
const REMARKS: [RegExp, Key][] = [
  [/^(\d+) tracked changes? accepted$/, "documents.remark_changes"],
  [/^hidden text left out in (\d+) places?$/, "documents.remark_hidden"],
  [/^(\d+) embedded (?:document|object)s? left out$/, "documents.remark_embedded"],
  [/^read as (.+), which is a guess$/, "documents.remark_guess"],
  [/^some bytes are no (.+) and were replaced by .+$/, "documents.remark_bytes"],
  [/^wrapped lines were joined to paragraphs$/, "documents.remark_wrapped"],
  [/^notes and style blocks left out: (\d+)$/, "documents.remark_notes"],
  [/^front matter left out: (.+)$/, "documents.remark_front"],
];

function remarkText(remark: string): string {
  for (const [pattern, key] of REMARKS) {
    const found = pattern.exec(remark);
    if (found) return t(key, { n: Number(found[1] ?? 0), what: found[1] ?? "" });
  }
  return remark;
}

const OUTCOMES = ["lost", "repaired", "read"] as const;

function elementName(element: string): string {
  const key = `element_${element.replaceAll(" ", "_")}`;
  return key in en.documents ? t(`documents.${key}` as Key) : element;
}

function Lines({ report, outcome }: { report: ImportedProject; outcome: (typeof OUTCOMES)[number] }) {
  const all = report.lines.filter((line) => line.outcome === outcome);
  // What simply came in needs no line each.
  const plain = all.filter((line) => outcome === "read" && line.how === "" && line.examples.length === 0);
  const lines = all.filter((line) => !plain.includes(line));
  if (all.length === 0) return null;
  return (
    <tbody class={`report-${outcome}`}>
      <tr class="report-group"><th colSpan={4} scope="rowgroup">{t(`documents.outcome_${outcome}` as Key)}</th></tr>
      {lines.map((line, i) => (
        <tr key={i}>
          <td class="count">{formatNumber(line.count)}</td>
          <td>{elementName(line.element)}</td>
          <td>{line.how}</td>
          <td class="muted">{line.examples.join("; ")}</td>
        </tr>
      ))}
      {plain.length > 0 && (
        <tr><td colSpan={4}>
          {plain.map((line) => `${formatNumber(line.count)} ${elementName(line.element)}`).join(" · ")}
        </td></tr>
      )}
    </tbody>
  );
}

function LossReport({ report }: { report: ImportedProject }) {
  return (
    <div class="report">
      {report.program && <p>{t("documents.from_program", { program: report.program })}</p>}
      {report.of > 0 && (
        <p class="muted">
          {t("documents.positions", { convention: report.convention, hits: report.hits, of: report.of })}
        </p>
      )}
      <table aria-label={t("documents.report")}>
        <thead>
          <tr>
            <th scope="col">{t("documents.report_count")}</th><th scope="col">{t("documents.report_what")}</th>
            <th scope="col">{t("documents.report_how")}</th><th scope="col">{t("documents.report_examples")}</th>
          </tr>
        </thead>
        {OUTCOMES.map((outcome) => <Lines key={outcome} report={report} outcome={outcome} />)}
      </table>
    </div>
  );
}

/** Below a file's line: its remarks or its report. */
export function ImportResult({ result }: { result: Imported }) {
  if (result.kind === "project") return <LossReport report={result} />;
  if (result.remarks.length === 0) return null;
  return (
    <ul class="import-remarks muted small">
      {result.remarks.map((remark) => <li key={remark}>{remarkText(remark)}</li>)}
    </ul>
  );
}
