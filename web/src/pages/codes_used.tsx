// codes_used.tsx - where a code is used: its example, themes, memos, quotations

import { useState } from "preact/hooks";
import { query } from "../base/api";
import { search } from "../base/fuzzy";
import { t } from "../base/i18n";
import { useResource } from "../base/resource";
import { api, change, page, wordsOrPlace } from "../base/state";
import type { Code, Quotation, Quotations, Themes } from "../base/types";
import { Combobox } from "../parts/combobox";
import { Dialog } from "../parts/dialog";
import { MemosOn } from "../parts/memos_on";
import { Waiting } from "../parts/page";

const FIRST = 4; // quotations that are shown at once

export function quotationLink(quotation: Pick<Quotation, "document" | "start" | "key">): string {
  return page(`documents/${quotation.document}`) + query({ at: quotation.start, key: quotation.key });
}

/** "Berit, Intervju 1" */
export function sourceOf(quotation: Quotation): string {
  const names = [quotation.case, quotation.document_name].filter((name) => name !== null && name !== "");
  return [...new Set(names)].join(", ");
}

function Quote({ quotation }: { quotation: Quotation }) {
  return (
    <figure class="quote-short">
      <blockquote class="text" dir="auto">{wordsOrPlace(quotation)}</blockquote>
      <figcaption class="muted small">
        <a href={quotationLink(quotation)}>{sourceOf(quotation)}</a>
      </figcaption>
    </figure>
  );
}

function ExampleChoice({ item }: { item: Quotation }) {
  return (
    <span class="example-choice">
      <span class="text" dir="auto">{item.words}</span> <span class="muted small">{sourceOf(item)}</span>
    </span>
  );
}

function ExampleDialog({ code, onClose }: { code: Code; onClose: () => void }) {
  const answer = useResource<Quotations>(api("quotations") + query({ code: code.id, most: 500, sort: "length" }));
  const items = answer.data.value?.items;
  return (
    <Dialog title={t("codes.example_choose")} onClose={onClose} wide>
      {!items && <Waiting failure={answer.failure.value} />}
      {items && (
        <Combobox
          label={t("codes.example_find")} placeholder={t("codes.example_find")} autofocus onCancel={onClose}
          empty={t("codes.example_missing")}
          choices={(typed) => search(typed, items, (item) => `${item.words} ${sourceOf(item)}`).slice(0, 60)
            .map((item) => ({ value: item, key: item.key, label: item.words, show: <ExampleChoice item={item} /> }))}
          onChoose={(item) => {
            onClose();
            void change("PATCH", `codes/${code.id}`, { example: item.key });
          }}
        />
      )}
    </Dialog>
  );
}

export function CodeExample({ code, readOnly }: { code: Code; readOnly: boolean }) {
  const [choosing, setChoosing] = useState(false);
  const answer = useResource<Quotation>(code.example ? api(`quotations/${code.example}`) : null);
  const example = code.example ? answer.data.value : null;
  return (
    <section class="code-section">
      <h3>{t("codes.example")}</h3>
      {example ? <Quote quotation={example} /> : <p class="muted">{t("codes.example_none")}</p>}
      {!readOnly && (code.quotations > 0 || example) && (
        <div class="row">
          <button class="link small" onClick={() => setChoosing(true)}>
            {t(example ? "codes.example_change" : "codes.example_choose")}
          </button>
          {example && (
            <button class="link small" onClick={() => void change("PATCH", `codes/${code.id}`, { example: "" })}>
              {t("codes.example_clear")}
            </button>
          )}
        </div>
      )}
      {choosing && <ExampleDialog code={code} onClose={() => setChoosing(false)} />}
    </section>
  );
}

export function CodeThemes({ code }: { code: Code }) {
  const themes = useResource<Themes>(api("themes")).data.value;
  const gathering = themes?.items.filter((theme) => code.themes.includes(theme.id)) ?? [];
  return (
    <section class="code-section">
      <h3>{t("codes.themes")}</h3>
      {code.themes.length === 0 && <p class="muted">{t("codes.themes_none")}</p>}
      <div class="row wrap">
        {gathering.map((theme) => (
          <a class="chip" key={theme.id} href={page("themes") + query({ theme: theme.id })}>
            {theme.path.replaceAll("/", " / ")}
          </a>
        ))}
      </div>
    </section>
  );
}

export function CodeMemos({ code }: { code: Code }) {
  return (
    <section class="code-section code-memos">
      <h3>{t("common.memos")}</h3>
      <MemosOn on={`code:${code.path}`} />
    </section>
  );
}

export function CodeQuotations({ code }: { code: Code }) {
  const answer = useResource<Quotations>(api("quotations") + query({ code: code.id, most: FIRST }));
  const found = answer.data.value;
  return (
    <section class="code-section">
      <h3>{t("codes.quotations")}</h3>
      {!found && <Waiting failure={answer.failure.value} />}
      {found?.total === 0 && <p class="muted">{t("codes.quotations_none")}</p>}
      {found?.items.map((quotation) => <Quote key={quotation.key} quotation={quotation} />)}
      {found && found.total > FIRST && (
        <a href={page(`codes/${code.id}`)}>{t("codes.quotations_all")} ({found.total})</a>
      )}
    </section>
  );
}
