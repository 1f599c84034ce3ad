// print_document.tsx - a coded document for paper

import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Failure, getText } from "../base/api";
import { codeColor } from "../base/colors";
import { compareNames, formatDate, t } from "../base/i18n";
import { useResource } from "../base/resource";
import { place, setQuery } from "../base/router";
import { api, page, sight, useCodes, useStudy } from "../base/state";
import type { DocumentDetails, Mark, Study } from "../base/types";
import { CodeDot } from "../parts/code_name";
import { Waiting } from "../parts/page";
import { Positions } from "../reader/positions";
import { legendOf, paperMarks, paperRows, type PaperMark, type PaperRow, type Run } from "./print_document_model";

function useText(path: string): { text: string | null; failure: Failure | null } {
  const [text, setText] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    getText(path).then(setText, (error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      setFailure(error);
    });
  }, [path]);
  return { text, failure };
}

/** A line of its own below the words for each quotation they are in. */
function Underlined({ marks, children }: { marks: PaperMark[]; children: ComponentChildren }) {
  const [first, ...rest] = marks;
  if (!first) return <>{children}</>;
  return (
    <span class={`paper-line paper-line-${first.lane}`} style={{ textDecorationColor: codeColor(first.codes[0]) }}>
      <Underlined marks={rest}>{children}</Underlined>
    </span>
  );
}

function RunText({ run }: { run: Run }) {
  const words = run.speaker ? <strong>{run.text}</strong> : run.text;
  return (
    <>
      {run.opens.map((number) => <sup key={number} class="paper-number">[{number}</sup>)}
      <Underlined marks={run.marks}>{words}</Underlined>
      {run.closes.map((number) => <sup key={number} class="paper-number">{number}]</sup>)}
    </>
  );
}

/** The codes of the quotations that begin in the row, where they begin. */
function RowNotes({ marks }: { marks: PaperMark[] }) {
  return (
    <ul class="paper-notes">
      {marks.map(({ number, mark, codes }) => (
        <li key={mark.key}>
          <span class="count">{number}</span>
          <span>
            {codes.length === 0 && <span class="muted">{t("reader.uncoded")}</span>}
            {codes.map((code) => <span class="paper-code" key={code.id}><CodeDot code={code} />{code.name}</span>)}
            {mark.comment && <em class="paper-comment">{mark.comment}</em>}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Row({ row }: { row: PaperRow }) {
  return (
    <div class={row.kind === "body" ? "paper-row" : `paper-row paper-${row.kind}`} data-level={row.level || undefined}>
      <p class="text" dir="auto">{row.runs.map((run, i) => <RunText key={i} run={run} />)}</p>
      {row.begins.length > 0 && <RowNotes marks={row.begins} />}
    </div>
  );
}

function Legend({ marks }: { marks: PaperMark[] }) {
  const legend = legendOf(marks, compareNames);
  if (legend.length === 0) return null;
  return (
    <section class="paper-legend">
      <h2>{t("print.legend")}</h2>
      <ul>
        {legend.map(({ code, count }) => (
          <li key={code.id}>
            <CodeDot code={code} />
            <span><strong>{code.path.replaceAll("/", " / ")}</strong> <span class="count">{count}</span>
              {code.description && <span class="muted"> {code.description}</span>}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tools({ id, study, coder, ready }: { id: string; study: Study | null; coder: string | null; ready: boolean }) {
  return (
    <nav class="paper-tools" aria-label={t("common.print")}>
      <a class="button" href={page(`documents/${id}`)}>{t("print.back")}</a>
      <div class="row">
        <select aria-label={t("reader.whose")} value={coder ?? "*"} onChange={(event) => setQuery({ coder: event.currentTarget.value })}>
          <option value="*">{t("reader.all_coders")}</option>
          {study?.coders.map(({ name }) => (
            <option key={name} value={name} selected={name === coder}>{t("reader.only", { name })}</option>
          ))}
        </select>
        <button class="button primary" disabled={!ready} onClick={() => print()}>{t("common.print")}</button>
      </div>
    </nav>
  );
}

/** Whose codings: as the address says, else as the settings do. */
function coderOf(study: Study | null): string | null {
  const asked = place.value.query.get("coder");
  if (asked !== null) return asked === "*" ? null : asked;
  return sight.value === "mine" ? study?.coder ?? null : null;
}

export function PrintDocumentPage({ document: id = "" }: Record<string, string>) {
  const details = useResource<DocumentDetails>(api(`documents/${id}`));
  const fetched = useResource<Mark[]>(api(`documents/${id}/marks`)).data.value;
  const { text, failure } = useText(api(`documents/${id}/text`));
  const study = useStudy().data.value;
  const codes = useCodes().data.value;
  const coder = coderOf(study);
  const document = details.data.value;
  const paper = useMemo(() => {
    if (text === null || !document || !fetched || !codes) return null;
    const positions = new Positions(text);
    const marks = paperMarks(fetched, codes, coder, positions);
    return { marks, rows: paperRows(text, document, marks, positions) };
  }, [text, document, fetched, codes, coder]);
  const facts = paper && document ? [
    study?.title || study?.name || "", document.case ?? "", t("common.quotations_n", { n: paper.marks.length }),
    coder ?? "", formatDate(Date.now()),
  ] : [];
  return (
    <div class="paper paper-wide">
      <Tools id={id} study={study} coder={coder} ready={paper !== null} />
      <header class="paper-head">
        <h1 tabIndex={-1}>{document?.name ?? "…"}</h1>
        <p class="muted">{facts.filter((fact) => fact !== "").join(" · ")}</p>
      </header>
      {!paper && <Waiting failure={failure ?? details.failure.value} />}
      {paper && <div class="paper-text">{paper.rows.map((row, i) => <Row key={i} row={row} />)}</div>}
      {paper && <Legend marks={paper.marks} />}
    </div>
  );
}
