// document_side.tsx - beside the text: the quotation that is open, and the codes

import { useState } from "preact/hooks";
import { plain } from "../base/fuzzy";
import { t } from "../base/i18n";
import { page, projectId, said } from "../base/state";
import type { Code, Mark } from "../base/types";
import { CodeDot, CodeName } from "../parts/code_name";
import { Icon } from "../parts/icons";
import { MemosOn } from "../parts/memos_on";
import { SavedText } from "../parts/saved_text";
import { toast } from "../parts/toast";
import { CODE_TYPE } from "../reader/reader";
import { onlyCode, recentCodes, TARGET_TYPE, type Desk } from "./document_desk";

function CodingRow({ desk, mark, code, coders, readOnly }: {
  desk: Desk; mark: Mark; code: Code; coders: (string | null)[]; readOnly: boolean;
}) {
  const mine = coders.includes(desk.coder);
  return (
    <li class="row">
      <div class="grow">
        <a class="plain-link" href={page(`codes/${code.id}`)}><CodeName code={code} path /></a>
        <span class="muted small side-coders">{coders.map((name) => name ?? t("common.unknown_coder")).join(", ")}</span>
      </div>
      {mine && !readOnly && (
        <button class="icon-button" aria-label={t("reader.remove_code", { code: code.name })}
          title={t("reader.remove_code", { code: code.name })}
          onClick={() => void desk.uncode(mark.key, code.id)}><Icon name="close" size={14} /></button>
      )}
    </li>
  );
}

/** Each code once, with those who put it there. */
function byCode(mark: Mark, sees: (coder: string) => boolean): Map<number, (string | null)[]> {
  const found = new Map<number, (string | null)[]>();
  for (const { code, coder } of mark.codings)
    if (sees(coder ?? "")) found.set(code, [...(found.get(code) ?? []), coder]);
  return found;
}

function OpenQuotation({ desk, mark, codes, sees, readOnly }: {
  desk: Desk; mark: Mark; codes: readonly Code[]; sees: (coder: string) => boolean; readOnly: boolean;
}) {
  const byId = new Map(codes.map((code) => [code.id, code]));
  const copy = (): void => {
    void navigator.clipboard.writeText(`[@${mark.key}]`);
    toast(t("reader.key_copied", { key: mark.key }));
  };
  return (
    <section class="side-part" aria-label={t("reader.quotation")}>
      <header class="row">
        <h2 class="grow">{t("reader.quotation")} <button class="key-name" onClick={copy} title={t("reader.copy_key")}>{mark.key}</button></h2>
        {!readOnly && (
          <button class="icon-button" aria-label={t("reader.remove_quotation")} title={t("reader.remove_quotation")}
            onClick={() => void desk.remove(mark.key)}><Icon name="close" /></button>
        )}
      </header>
      <blockquote class="side-words text" draggable={!readOnly} onDragStart={(event) => {
        desk.selection.value = null;
        event.dataTransfer?.setData(TARGET_TYPE, mark.key);
      }}>{desk.words(mark)}</blockquote>
      {mark.doubt && <p class="small doubt"><Icon name="warning" size={14} /> {said("message", mark.doubt)}</p>}
      <ul class="side-codings">
        {[...byCode(mark, sees)].map(([id, coders]) => {
          const code = byId.get(id);
          return code && <CodingRow key={id} desk={desk} mark={mark} code={code} coders={coders} readOnly={readOnly} />;
        })}
      </ul>
      {!readOnly && (
        <button class="button" onClick={() => { desk.selection.value = null; desk.palette.value = true; }}>
          <Icon name="plus" size={16} /> {t("reader.add_code")} <kbd>C</kbd>
        </button>
      )}
      <SavedText name={`${projectId.value ?? ""}.comment.${mark.key}`} label={t("reader.comment")} hint=""
        saved={mark.comment ?? ""} readOnly={readOnly} onSave={(text) => desk.comment(mark.key, text)} />
      <MemosOn on={`quotation:${mark.key}`} />
      <p class="muted small">{t("reader.resize_help")}</p>
    </section>
  );
}

function CodeRow({ desk, code, number, depth = 0 }: {
  desk: Desk; code: Code; number: number | null; depth?: number;
}) {
  const [over, setOver] = useState(false);
  return (
    <li style={{ paddingInlineStart: `${depth * 0.9}rem` }}>
      <button
        class={over ? "side-code drop" : "side-code"} draggable title={code.description || code.path}
        onDragOver={(event) => {
          if (!event.dataTransfer?.types.includes(TARGET_TYPE)) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void desk.code(onlyCode(code.id));
        }}
        onDragStart={(event) => {
          event.dataTransfer?.setData(CODE_TYPE, String(code.id));
          event.dataTransfer?.setData("text/plain", code.path);
        }}
        onClick={(event) => {
          // Not by refusing the press: what has refused it is not dragged.
          if (event.detail > 0 && desk.selection.value) desk.reader?.focus();
          if (desk.target()) void desk.code(onlyCode(code.id));
          else toast(t("reader.nothing_selected"));
        }}
      >
        <CodeDot code={code} /><span class="grow cut">{code.name}</span>
        {number !== null && <kbd>{number}</kbd>}<span class="count small">{code.codings || ""}</span>
      </button>
    </li>
  );
}

function SideCodes({ desk, codes }: { desk: Desk; codes: readonly Code[] }) {
  const [filter, setFilter] = useState("");
  const recent = recentCodes(desk, codes).slice(0, 9);
  const found = filter === "" ? codes : codes.filter((code) => plain(code.path).includes(plain(filter)));
  return (
    <section class="side-part side-codes" aria-label={t("common.codes")}>
      <header class="row">
        <h2 class="grow">{t("common.codes")}</h2>
        <input type="search" aria-label={t("reader.filter_codes")} placeholder={t("common.filter")} value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)} />
      </header>
      {recent.length > 0 && filter === "" && (
        <>
          <h3 class="label">{t("reader.recent")}</h3>
          <ul>{recent.map((code, i) => <CodeRow key={code.id} desk={desk} code={code} number={i + 1} />)}</ul>
          <h3 class="label">{t("reader.all_codes")}</h3>
        </>
      )}
      <ul>
        {found.map((code) => (
          <CodeRow key={code.id} desk={desk} code={code} number={null} depth={filter === "" ? code.depth : 0} />
        ))}
      </ul>
      {codes.length === 0 && <p class="muted small">{t("reader.no_codes")}</p>}
    </section>
  );
}

export function DocumentSide({ desk, codes, sees, readOnly }: {
  desk: Desk; codes: readonly Code[]; sees: (coder: string) => boolean; readOnly: boolean;
}) {
  const mark = desk.selected.value;
  return (
    <aside class="document-side" aria-label={t("reader.side")}>
      {mark && <OpenQuotation desk={desk} mark={mark} codes={codes} sees={sees} readOnly={readOnly} />}
      {!readOnly && <SideCodes desk={desk} codes={codes} />}
    </aside>
  );
}
