// themes_tray.tsx - what is still to be gathered: codes, and quotations found by their words

import { useMemo, useRef, useState } from "preact/hooks";
import { search } from "../base/fuzzy";
import { formatNumber, t } from "../base/i18n";
import { wordsOrPlace } from "../base/state";
import type { Code, Quotation } from "../base/types";
import { Segments } from "../parts/choices";
import { CodeDot } from "../parts/code_name";
import { useQuotationSearch } from "../parts/quotation_search";
import { announce } from "../parts/toast";
import { useBoard } from "./themes_board";
import { beginDrag, endDrag } from "./themes_drag";
import { isHeading, ungathered } from "./themes_model";

type Shown = "open" | "all" | "quotations";

/** Arrows go through a list's rows; the one that has the focus is its only tab stop. */
function useRows(count: number) {
  const [active, setActive] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const at = Math.max(0, Math.min(active, count - 1));
  const move = (event: KeyboardEvent): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[event.key];
    if (to === undefined || count === 0) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(to, count - 1));
    setActive(next);
    (list.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  return { at, setActive, list, move };
}

function above(code: Code): string {
  return code.path.slice(0, code.path.length - code.name.length).replaceAll("/", " / ");
}

function CodeRows({ codes }: { codes: Code[] }) {
  const board = useBoard();
  const [chosen, setChosen] = useState<Set<number>>(new Set());
  const rows = useRows(codes.length);
  const selected = codes.filter((code) => chosen.has(code.id));
  const taken = (code: Code): Code[] => (chosen.has(code.id) ? selected : [code]);
  const gather = (code: Code): void => board.show({ kind: "gather-codes", codes: taken(code), from: null });
  const toggle = (code: Code): void => {
    const next = new Set(chosen);
    if (!next.delete(code.id)) next.add(code.id);
    setChosen(next);
    announce(t("themes.chosen_n", { n: next.size }));
  };
  return (
    <>
      <ul
        class="tray-list" role="listbox" aria-multiselectable="true" aria-label={t("themes.tray_codes")} ref={rows.list}
        onKeyDown={(event) => {
          const code = codes[rows.at];
          rows.move(event);
          if (!code || board.readOnly || !(event.target as HTMLElement).matches("[role=option]")) return;
          if (event.key === "Enter") gather(code);
          else if (event.key === " ") toggle(code);
          else if (event.key === "Escape") setChosen(new Set());
          else return;
          event.preventDefault();
        }}
      >
        {codes.map((code, i) => (
          <li
            key={code.id} role="option" class="tray-row" tabIndex={i === rows.at ? 0 : -1} aria-selected={chosen.has(code.id)}
            title={code.description || code.path}
            draggable={!board.readOnly} onDragEnd={endDrag}
            onDragStart={(event) => beginDrag(event, { kind: "codes", codes: taken(code), from: null }, code.path)}
            onFocus={() => rows.setActive(i)} onClick={() => { if (!board.readOnly) toggle(code); }}
            onDblClick={() => { if (!board.readOnly) gather(code); }}
          >
            <CodeDot code={code} />
            <span class="cut grow">{above(code) && <span class="muted">{above(code)}</span>}{code.name}</span>
            <span class="count small" aria-hidden="true">{formatNumber(code.quotations)}</span>
            <span class="unseen">{t("common.quotations_n", { n: code.quotations })}</span>
          </li>
        ))}
      </ul>
      {!board.readOnly && codes.length > 0 && (
        <div class="tray-foot">
          <button class="button grow" disabled={board.themes.length === 0} onClick={() => {
            const code = selected[0] ?? codes[rows.at];
            if (code) gather(code);
          }}>
            {selected.length > 0 ? t("themes.gather_chosen", { n: selected.length }) : t("themes.gather_under")}
          </button>
          {selected.length > 0 && (
            <button class="link small" onClick={() => setChosen(new Set())}>{t("themes.choose_none")}</button>
          )}
        </div>
      )}
    </>
  );
}

function QuotationRows({ wanted }: { wanted: string }) {
  const board = useBoard();
  const found = useQuotationSearch(wanted, true);
  const items = found ?? [];
  const rows = useRows(items.length);
  const gather = (one: Quotation): void => {
    if (!board.readOnly) board.show({ kind: "gather-quotation", piece: { key: one.key, words: one.words }, from: null });
  };
  if (found && items.length === 0) return <p class="tray-none muted small">{t("writing.none_found")}</p>;
  return (
    <ul
      class="tray-list" role="listbox" aria-label={t("common.quotations_n", { n: items.length })} ref={rows.list}
      onKeyDown={(event) => {
        const one = items[rows.at];
        rows.move(event);
        if (event.key !== "Enter" || !one) return;
        event.preventDefault();
        gather(one);
      }}
    >
      {items.map((one, i) => (
        <li
          key={one.key} role="option" class="tray-row tray-quotation" tabIndex={i === rows.at ? 0 : -1} aria-selected={false}
          draggable={!board.readOnly} onDragEnd={endDrag} onFocus={() => rows.setActive(i)} onDblClick={() => gather(one)}
          onDragStart={(event) =>
            beginDrag(event, { kind: "quotation", piece: { key: one.key, words: one.words }, from: null }, one.words)}
        >
          <span class="tray-words" dir="auto">{wordsOrPlace(one)}</span>
          <span class="muted small cut">
            {[one.case ?? one.document_name, ...one.codings.map((coding) => coding.path.split("/").at(-1))].slice(0, 3).join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function Tray() {
  const board = useBoard();
  const [shown, setShown] = useState<Shown>("open");
  const [wanted, setWanted] = useState("");
  const open = useMemo(() => ungathered(board.codes, board.themes), [board.codes, board.themes]);
  const left = useMemo(() => open.filter((code) => !isHeading(code, board.codes)).length, [open]);
  const codes = search(wanted, shown === "open" ? open : board.codes, (code) => code.path);
  const label = t(shown === "quotations" ? "writing.search_quotations" : "themes.filter_codes");
  return (
    <aside class="tray" aria-label={t("themes.tray")}>
      <div class="tray-head">
        <Segments label={t("themes.tray")} value={shown} onChoose={setShown} options={[
          { value: "open", label: t("themes.tray_open", { n: left }) },
          { value: "all", label: t("themes.tray_all") },
          { value: "quotations", label: t("themes.tray_quotations") },
        ]} />
        <input type="search" aria-label={label} placeholder={shown === "quotations" ? t("writing.search_hint") : label}
          value={wanted} onInput={(event) => setWanted(event.currentTarget.value)}
          onKeyDown={(event) => { if (event.key === "Escape") setWanted(""); }} />
      </div>
      {shown === "quotations" && <QuotationRows wanted={wanted} />}
      {shown !== "quotations" && codes.length > 0 && <CodeRows codes={codes} />}
      {shown !== "quotations" && codes.length === 0 && (
        <p class="tray-none muted small">
          {wanted !== "" ? t("codes.no_match", { query: wanted }) : t(board.codes.length ? "themes.all_gathered" : "themes.no_codes")}
        </p>
      )}
    </aside>
  );
}
