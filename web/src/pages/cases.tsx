// cases.tsx - whom the study is about, with variables, as a table to fill in

import { useMemo, useRef, useState } from "preact/hooks";
import { formatNumber, t } from "../base/i18n";
import { useResource } from "../base/resource";
import { place } from "../base/router";
import { api, projectId, useStudy } from "../base/state";
import type { Case, Cases } from "../base/types";
import { Confirm } from "../parts/dialog";
import { Icon } from "../parts/icons";
import { Menu } from "../parts/menu";
import { Empty, Page, Waiting } from "../parts/page";
import { toast } from "../parts/toast";
import { removeCase, removeVariable, renameVariable } from "./cases_actions";
import { ConnectCases } from "./cases_connect";
import { CaseGrid, type GridHandle } from "./cases_grid";
import { filterCases, keepOrder, toCsv, wholeTable } from "./cases_model";
import { TableDialog, VariableDialog } from "./cases_table";

/** Variables that have no value yet are known to this window's machine only. */
function useColumns(cases: Cases | null): { order: string[]; add: (name: string) => void; change: (old: string, name: string) => void } {
  const place = `tema.columns.${projectId.value ?? ""}`;
  const [added, setAdded] = useState<string[]>(() => (localStorage.getItem(place) ?? "").split("\n").filter(Boolean));
  const order = useRef<string[]>([]);
  const all = useMemo(() => {
    const here = cases?.variables ?? [];
    order.current = keepOrder(order.current, [...here, ...added.filter((name) => !here.includes(name))]);
    return order.current;
  }, [cases, added]);
  const keep = (next: string[]): void => {
    localStorage.setItem(place, next.join("\n"));
    setAdded(next);
  };
  return {
    order: all,
    add: (name) => keep(all.includes(name) ? added : [...added, name]),
    change: (old, name) => {
      const put = (names: string[]): string[] => names.map((each) => each === old ? name : each).filter(Boolean);
      order.current = put(order.current);
      if (added.includes(old)) keep(put(added));
    },
  };
}

async function copyTable(cases: Cases): Promise<void> {
  const rows = wholeTable(cases).map((row) => row.map((cell) => cell.replace(/[\t\n]/g, " ")).join("\t"));
  try {
    await navigator.clipboard.writeText(rows.join("\n"));
    toast(t("codes.copied"));
  } catch {
    toast(t("codes.copy_failed"), { tone: "fault" });
  }
}

function saveTable(cases: Cases): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\uFEFF", toCsv(wholeTable(cases))], { type: "text/csv" }));
  link.download = "cases.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function Tools(properties: {
  cases: Cases; readOnly: boolean; query: string; onQuery: (query: string) => void;
  onCase: () => void; onVariable: () => void; onTable: () => void;
}) {
  const { cases, readOnly } = properties;
  return (
    <>
      {cases.items.length > 0 && (
        <input type="search" class="case-find" aria-label={t("cases.find")} placeholder={t("cases.find")} value={properties.query}
          onInput={(event) => properties.onQuery(event.currentTarget.value)} />
      )}
      {!readOnly && (
        <>
          <button class="button" onClick={properties.onCase}>{t("cases.add")}</button>
          <button class="button" onClick={properties.onVariable}>{t("cases.add_variable")}</button>
          <button class="button" onClick={properties.onTable}>{t("cases.table")}</button>
          <ConnectCases />
        </>
      )}
      {cases.items.length > 0 && (
        <Menu label={t("common.more")} items={[
          { label: t("cases.copy_table"), run: () => void copyTable(cases) },
          { label: t("cases.save_table"), run: () => saveTable(cases) },
        ]}>
          <Icon name="more" />
        </Menu>
      )}
    </>
  );
}

type Asking =
  | { kind: "table"; text: string } | { kind: "variable"; old?: string } | { kind: "remove"; item: Case }
  | { kind: "drop"; variable: string } | null;

type Columns = ReturnType<typeof useColumns>;

/** A column without values is this window's alone. */
async function rename(cases: Cases, columns: Columns, old: string, name: string): Promise<void> {
  columns.change(old, name);
  if (cases.variables.includes(old) && !(await renameVariable(old, name))) columns.change(name, old);
}

function drop(cases: Cases, columns: Columns, variable: string): void {
  columns.change(variable, "");
  if (cases.variables.includes(variable)) void removeVariable(variable);
}

export function CasesPage() {
  const answer = useResource<Cases>(api("cases"));
  const readOnly = useStudy().data.value?.read_only ?? false;
  const cases = answer.data.value;
  const columns = useColumns(cases);
  const [query, setFilter] = useState(place.value.query.get("case") ?? "");
  const [asking, setAsking] = useState<Asking>(null);
  const grid = useRef<GridHandle>(null);
  const items = useMemo(() => filterCases(cases?.items ?? [], query), [cases, query]);
  if (!cases) return <Page title={t("common.cases")}><Waiting failure={answer.failure.value} /></Page>;
  const close = (): void => setAsking(null);
  return (
    <Page
      title={t("common.cases")} className="page-fixed" subtitle={cases.items.length ? formatNumber(cases.items.length) : undefined}
      tools={
        <Tools
          cases={cases} readOnly={readOnly} query={query} onQuery={setFilter} onCase={() => grid.current?.addCase()}
          onVariable={() => setAsking({ kind: "variable" })} onTable={() => setAsking({ kind: "table", text: "" })}
        />
      }
    >
      {cases.items.length === 0 && (
        <Empty title={t("cases.empty_title")}><p>{t("cases.empty")}</p></Empty>
      )}
      {(cases.items.length > 0 || !readOnly) && (
        <CaseGrid
          cases={cases} items={items} order={columns.order} readOnly={readOnly} handle={grid}
          onTable={(text) => setAsking({ kind: "table", text })} onRemove={(item) => setAsking({ kind: "remove", item })}
          onRename={(old) => setAsking({ kind: "variable", old })} onDrop={(variable) => setAsking({ kind: "drop", variable })}
        />
      )}
      {!readOnly && cases.items.length > 0 && <p class="case-keys muted small">{t("cases.keys")}</p>}
      {asking?.kind === "table" && <TableDialog text={asking.text} cases={cases} onClose={close} />}
      {asking?.kind === "variable" && (
        <VariableDialog taken={columns.order} old={asking.old} onClose={close} onName={(name) => {
          close();
          if (asking.old === undefined) columns.add(name);
          else void rename(cases, columns, asking.old, name);
          setTimeout(() => grid.current?.focusVariable(name));
        }} />
      )}
      {asking?.kind === "drop" && (
        <Confirm
          title={t("cases.drop_title", { name: asking.variable })} action={t("common.remove")} onClose={close}
          text={t("cases.drop_text", { n: cases.items.filter((item) => item.values.some((each) => each.variable === asking.variable)).length })}
          onConfirm={() => drop(cases, columns, asking.variable)}
        />
      )}
      {asking?.kind === "remove" && (
        <Confirm
          title={t("cases.remove_title", { name: asking.item.name })} text={t("cases.remove_text")} action={t("common.remove")}
          onClose={close} onConfirm={() => {
            grid.current?.leave(asking.item);
            void removeCase(asking.item);
          }}
        />
      )}
    </Page>
  );
}
