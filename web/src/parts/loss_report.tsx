// loss_report.tsx - what of a project came along, in or out, what was repaired and what could not be

import { formatNumber, t } from "../base/i18n";
import { said } from "../base/state";
import type { LossLine } from "../base/types";

const OUTCOMES = ["lost", "repaired", "read"] as const;
type Titles = Record<(typeof OUTCOMES)[number], string>;

function Lines({ lines, title, outcome }: { lines: LossLine[]; title: string; outcome: (typeof OUTCOMES)[number] }) {
  const all = lines.filter((line) => line.outcome === outcome);
  // What simply came along needs no line each.
  const plain = all.filter((line) => outcome === "read" && line.how === "" && line.examples.length === 0);
  if (all.length === 0) return null;
  return (
    <tbody class={`report-${outcome}`}>
      <tr class="report-group"><th colSpan={4} scope="rowgroup">{title}</th></tr>
      {all.filter((line) => !plain.includes(line)).map((line, i) => (
        <tr key={i}>
          <td class="count">{formatNumber(line.count)}</td>
          <td>{said("element", line.element)}</td>
          <td>{said("message", line.how)}</td>
          <td class="muted">{line.examples.join("; ")}</td>
        </tr>
      ))}
      {plain.length > 0 && (
        <tr><td colSpan={4}>
          {plain.map((line) => `${said("element", line.element)}: ${formatNumber(line.count)}`).join(" · ")}
        </td></tr>
      )}
    </tbody>
  );
}

export function LossTable({ label, lines, titles }: { label: string; lines: LossLine[]; titles: Titles }) {
  return (
    <table aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t("documents.report_count")}</th><th scope="col">{t("documents.report_what")}</th>
          <th scope="col">{t("documents.report_how")}</th><th scope="col">{t("documents.report_examples")}</th>
        </tr>
      </thead>
      {OUTCOMES.map((outcome) => <Lines key={outcome} lines={lines} title={titles[outcome]} outcome={outcome} />)}
    </table>
  );
}
