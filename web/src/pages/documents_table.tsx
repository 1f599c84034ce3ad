// documents_table.tsx - the documents as a table that can be sorted

import { useEffect, useState } from "preact/hooks";
import { compareNames, formatDate, formatNumber, formatTime, t, type Key } from "../base/i18n";
import { navigate } from "../base/router";
import { page } from "../base/state";
import type { DocumentSummary } from "../base/types";
import { Icon } from "../parts/icons";
import { Menu, type MenuItem } from "../parts/menu";
import type { DocumentAction } from "./documents_actions";

type Column = "name" | "case" | "words" | "turns" | "quotations" | "codings" | "imported_at";
interface Order { column: Column; down: boolean }

const COLUMNS: Column[] = ["name", "case", "words", "turns", "quotations", "codings", "imported_at"];
const NUMBERS: Column[] = ["words", "turns", "quotations", "codings"];
const KEPT = "tema.documents.order";
const FIRST_ROWS = 40;

function keptOrder(): Order {
  const [column, down] = (localStorage.getItem(KEPT) ?? "name").split(" ");
  return COLUMNS.includes(column as Column)
    ? { column: column as Column, down: down === "down" } : { column: "name", down: false };
}

function compare(column: Column, a: DocumentSummary, b: DocumentSummary): number {
  const x = a[column];
  const y = b[column];
  if (typeof x === "number" && typeof y === "number") return x - y;
  // Those without a case stand last.
  if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0);
  return compareNames(String(x), String(y));
}

function sorted(documents: DocumentSummary[], { column, down }: Order): DocumentSummary[] {
  return [...documents].sort((a, b) =>
    (down ? -1 : 1) * compare(column, a, b) || compareNames(a.name, b.name));
}

function Heading({ column, order, onOrder }: { column: Column; order: Order; onOrder: (order: Order) => void }) {
  const here = order.column === column;
  const number = NUMBERS.includes(column);
  return (
    <th scope="col" class={number ? "number" : ""} aria-sort={here ? (order.down ? "descending" : "ascending") : undefined}>
      <button class="sort" onClick={() => onOrder({ column, down: here ? !order.down : number || column === "imported_at" })}>
        {t(`documents.column_${column}` as Key)}
        <span class="sort-sign">{here && <Icon name={order.down ? "down" : "up"} size={12} />}</span>
      </button>
    </th>
  );
}

/** How closely it is coded, beside the one that is coded most closely. */
function Progress({ document, densest }: { document: DocumentSummary; densest: number }) {
  const per = density(document);
  const share = densest > 0 ? per / densest : 0;
  const text = document.quotations === 0 ? t("documents.not_begun")
    : t("documents.density", { n: Math.round(per * 10) / 10 });
  return (
    <span class="density" title={text}>
      <span class="density-bar" aria-hidden="true"><span style={{ width: `${Math.round(share * 100)}%` }} /></span>
      <span class="unseen">{text}</span>
    </span>
  );
}

function density(document: DocumentSummary): number {
  return document.words > 0 ? (1000 * document.quotations) / document.words : 0;
}

function RowMenu({ document, onAction }: {
  document: DocumentSummary; onAction: (action: DocumentAction, document: DocumentSummary) => void;
}) {
  const item = (action: DocumentAction, label: string): MenuItem => ({ label, run: () => onAction(action, document) });
  const items = [
    item("rename", `${t("common.rename")} …`), item("case", t("documents.set_case")),
    ...(document.turns > 0 ? [item("speakers", t("documents.set_speakers"))] : []),
    { ...item("remove", `${t("common.remove")} …`), danger: true },
  ];
  return <Menu label={t("common.menu", { name: document.name })} items={items}><Icon name="more" /></Menu>;
}

/** How many rows are drawn: as many as can be seen, and with the next frame all. */
function useFirstRowsFirst(): number {
  const [shown, setShown] = useState(FIRST_ROWS);
  useEffect(() => {
    let timer = 0;
    const frame = requestAnimationFrame(() => { timer = window.setTimeout(() => setShown(Infinity), 0); });
    return () => { cancelAnimationFrame(frame); clearTimeout(timer); };
  }, []);
  return shown;
}

export function DocumentTable({ documents, editable, onAction }: {
  documents: DocumentSummary[]; editable: boolean;
  onAction: (action: DocumentAction, document: DocumentSummary) => void;
}) {
  const [order, setOrder] = useState(keptOrder);
  const densest = Math.max(0, ...documents.map(density));
  const shown = useFirstRowsFirst();
  const keep = (wanted: Order): void => {
    localStorage.setItem(KEPT, `${wanted.column} ${wanted.down ? "down" : "up"}`);
    setOrder(wanted);
  };
  return (
    <table class="documents-table">
      <thead>
        <tr>
          {COLUMNS.map((column) => <Heading key={column} column={column} order={order} onOrder={keep} />)}
          {editable && <th scope="col"><span class="unseen">{t("common.more")}</span></th>}
        </tr>
      </thead>
      <tbody>
        {sorted(documents, order).slice(0, shown).map((document) => (
          <tr key={document.id} onClick={(event) => {
            if (!(event.target as Element).closest("a, button, .menu")) navigate(page(`documents/${document.id}`));
          }}>
            <th scope="row"><a href={page(`documents/${document.id}`)} title={document.source_name}>{document.name}</a></th>
            <td class="cut">{document.case ?? <span class="muted">–</span>}</td>
            <td class="number">{formatNumber(document.words)}</td>
            <td class="number">{formatNumber(document.turns)}</td>
            <td class="number">{formatNumber(document.quotations)}<Progress document={document} densest={densest} /></td>
            <td class="number">{formatNumber(document.codings)}</td>
            <td><time dateTime={document.imported_at} title={formatTime(document.imported_at)}>{formatDate(document.imported_at)}</time></td>
            {editable && <td class="row-menu"><RowMenu document={document} onAction={onAction} /></td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
