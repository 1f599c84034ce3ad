// quotation_palette.tsx - finds a quotation while writing, without leaving the keys

import { useEffect, useId, useRef, useState } from "preact/hooks";
import { t } from "../base/i18n";
import type { Quotation } from "../base/types";
import { Dialog } from "./dialog";
import { useFoundQuotations } from "./quotation_search";

export type Way = "block" | "inline";

/** FIRST: what Enter brings; Shift+Enter brings the other. ONTYPED: what was typed is a reference by
 * hand, which ends with a bracket, or a line that nothing was found for. */
export function QuotationPalette(properties: {
  first: Way; used: Set<string>; onChoose: (quotation: Quotation, way: Way) => void; onClose: () => void;
  onTyped: ((typed: string) => void) | undefined;
}) {
  const [wanted, setWanted] = useState("");
  const [lit, setLit] = useState(0);
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [waiting, setWaiting] = useState<Way | null>(null);
  const found = useFoundQuotations(wanted, true);
  const items = found?.items ?? [];
  const isAnswered = found?.wanted === wanted;
  const at = Math.min(lit, items.length - 1);
  const other: Way = properties.first === "block" ? "inline" : "block";

  useEffect(() => list.current?.children[at]?.scrollIntoView({ block: "nearest" }), [at]);

  const choose = (way: Way): void => {
    const chosen = items[at];
    setWaiting(null);
    if (chosen) properties.onChoose(chosen, way);
    else properties.onTyped?.(`${wanted}\n`);
  };
  // Enter may come before the answer: what it brings is what was asked for, not what stood there.
  useEffect(() => { if (waiting && isAnswered) choose(waiting); }, [waiting, isAnswered]);

  const key = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") setLit(Math.min(at + 1, items.length - 1));
    else if (event.key === "ArrowUp") setLit(Math.max(at - 1, 0));
    else if (event.key === "Enter") setWaiting(event.shiftKey ? other : properties.first);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t("writing.palette")} onClose={properties.onClose} wide>
      <input
        autofocus type="text" role="combobox" aria-expanded={items.length > 0} aria-controls={id}
        aria-label={t("writing.search_quotations")} placeholder={t("writing.search_hint")} autocomplete="off"
        aria-activedescendant={items[at] ? `${id}-${at}` : undefined} value={wanted} onKeyDown={key}
        onInput={({ currentTarget: { value } }) => {
          if (value.includes("]")) properties.onTyped?.(value);
          setWanted(value);
          setLit(0);
          setWaiting(null);
        }}
      />
      <ul class="choices palette-list" role="listbox" id={id} ref={list} aria-label={t("writing.search_quotations")}>
        {items.map((one, i) => (
          <li
            role="option" key={one.key} id={`${id}-${i}`} aria-selected={i === at} class={i === at ? "lit" : ""}
            onPointerMove={() => { if (i !== at) setLit(i); }}
            onClick={(event) => properties.onChoose(one, event.shiftKey ? other : properties.first)}
          >
            <span class="palette-words">{one.words}</span>
            <span class="muted small">
              {[one.case ?? one.document_name, ...one.codings.map((coding) => coding.path)].slice(0, 3).join(" · ")}
              {properties.used.has(one.key) && ` · ${t("writing.used")}`}
            </span>
          </li>
        ))}
      </ul>
      {isAnswered && items.length === 0 && <p class="muted">{t("writing.none_found")}</p>}
      <p class="muted small">
        <kbd>Enter</kbd> {t(`writing.as_${properties.first}`)} &ensp; <kbd>Shift+Enter</kbd> {t(`writing.as_${other}`)}
      </p>
    </Dialog>
  );
}
