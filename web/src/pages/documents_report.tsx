// documents_report.tsx - what an import found: turns and remarks, or a project's loss report

import { formatNumber, t, type Key } from "../base/i18n";
import { page, said } from "../base/state";
import type { Imported, ImportedProject, Speaker } from "../base/types";
import { LossTable } from "../parts/loss_report";

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

function LossReport({ report }: { report: ImportedProject }) {
  return (
    <div class="report">
      {report.program && <p>{t("documents.from_program", { program: report.program })}</p>}
      {report.of > 0 && (
        <p class="muted">
          {t("documents.positions", { hits: report.hits, of: report.of })}
        </p>
      )}
      <LossTable label={t("documents.report")} lines={report.lines} titles={{
        lost: t("documents.outcome_lost"), repaired: t("documents.outcome_repaired"), read: t("documents.outcome_read"),
      }} />
      {report.marked && <a href={page("codes/doubtful")}>{t("codes.doubtful_show")}</a>}
    </div>
  );
}

/** Below a file's line: its remarks or its report. */
export function ImportResult({ result }: { result: Imported }) {
  if (result.kind === "project") return <LossReport report={result} />;
  if (result.remarks.length === 0) return null;
  return (
    <ul class="import-remarks muted small">
      {result.remarks.map((remark) => <li key={remark}>{said("message", remark)}</li>)}
    </ul>
  );
}
