// cases_table.tsx - a whole table from a spreadsheet or a file, seen before it is taken in

import { useRef, useState } from "preact/hooks";
import { t } from "../base/i18n";
import { isShort } from "../base/state";
import type { Cases } from "../base/types";
import { useBusy } from "../base/use_busy";
import { Dialog } from "../parts/dialog";
import { importTable } from "./cases_actions";
import { decodeTable, parseTable, toCsv } from "./cases_model";

const SHOWN = 6; // rows of the preview

function Preview({ rows, cases }: { rows: string[][]; cases: Cases }) {
  const [head = [], ...body] = rows;
  const names = new Set(cases.items.map((item) => item.name.toLowerCase()));
  const fresh = body.filter((row) => !names.has((row[0] ?? "").trim().toLowerCase())).length;
  const variables = head.slice(1).filter((name) => name.trim() !== "" && !cases.variables.includes(name.trim())).length;
  return (
    <>
      <p role="status">
        {t("cases.table_rows", { n: body.length })} {t("cases.table_new", { n: fresh })} {t("cases.table_variables", { n: variables })}
      </p>
      <div class="table-preview" tabIndex={0} role="region" aria-label={t("cases.preview")}>
        <table>
          <thead><tr>{head.map((name, i) => <th key={i} scope="col">{name}</th>)}</tr></thead>
          <tbody>
            {body.slice(0, SHOWN).map((row, i) => (
              <tr key={i}>{head.map((_, k) => k === 0 ? <th key={k} scope="row">{row[k]}</th> : <td key={k}>{row[k]}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

export function TableDialog({ text: first, cases, onClose }: { text: string; cases: Cases; onClose: () => void }) {
  const [text, setText] = useState(first);
  const file = useRef<HTMLInputElement>(null);
  const rows = parseTable(text);
  const isTable = rows.length > 1;
  const [busy, run] = useBusy();
  const take = (): void => run(async () => { if (await importTable(toCsv(rows))) onClose(); });
  return (
    <Dialog
      title={t("cases.table")} onClose={onClose} wide
      footer={
        <>
          <button class="button" onClick={() => file.current?.click()}>{t("cases.choose_file")}</button>
          <span class="grow" />
          <button class="button" onClick={onClose}>{t("common.cancel")}</button>
          <button class="button primary" disabled={!isTable || busy} onClick={take}>{t("cases.take")}</button>
        </>
      }
    >
      <p>{t("cases.table_hint")}</p>
      <input
        type="file" ref={file} hidden accept=".csv,.tsv,.txt,text/csv" aria-label={t("cases.choose_file")}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          if (chosen) void chosen.arrayBuffer().then((bytes) => setText(decodeTable(bytes)));
        }}
      />
      <textarea
        rows={6} class="table-text" aria-label={t("cases.table_text")} placeholder={t("cases.table_text")} value={text} autofocus
        spellcheck={false} onInput={(event) => setText(event.currentTarget.value)}
      />
      {isTable ? <Preview rows={rows} cases={cases} /> : text.trim() !== "" && <p class="fault small">{t("cases.table_short")}</p>}
    </Dialog>
  );
}

/** OLD: what it is called now; absent where it is new. */
export function VariableDialog({ taken, old, onName, onClose }: {
  taken: readonly string[]; old: string | undefined; onName: (name: string) => void; onClose: () => void;
}) {
  const [name, setName] = useState(old ?? "");
  const isTaken = taken.some((each) => each !== old && each.toLowerCase() === name.trim().toLowerCase());
  const done = (): void => { if (isShort("variable", name.trim())) onName(name.trim()); };
  const may = name.trim() !== "" && name.trim() !== old && !isTaken;
  return (
    <Dialog
      title={old === undefined ? t("cases.add_variable") : t("cases.rename_variable", { name: old })} onClose={onClose}
      footer={
        <>
          <button class="button" onClick={onClose}>{t("common.cancel")}</button>
          <button class="button primary" disabled={!may} onClick={done}>
            {t(old === undefined ? "common.add" : "common.rename")}
          </button>
        </>
      }
    >
      <label class="field">
        <span>{t("cases.variable_name")}</span>
        <input
          type="text" value={name} autofocus onInput={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => { if (event.key === "Enter" && may) { event.preventDefault(); done(); } }}
        />
      </label>
      <p class={isTaken ? "fault small" : "muted small"}>{t(isTaken ? "cases.variable_taken" : "cases.variable_hint")}</p>
    </Dialog>
  );
}
