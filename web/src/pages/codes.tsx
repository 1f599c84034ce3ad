// codes.tsx - the codebook, as a tree, and one code's description

import { useRef, useState } from "preact/hooks";
import { formatNumber, t } from "../base/i18n";
import { place, setQuery } from "../base/router";
import { page, useCodes, useStudy } from "../base/state";
import type { Code } from "../base/types";
import { useBusy } from "../base/use_busy";
import { Empty, Page, Waiting } from "../parts/page";
import { addCode } from "./codes_actions";
import { CodeDetail } from "./codes_detail";
import { CodeDialog, type CodeAction } from "./codes_dialogs";
import { CodeTree } from "./codes_tree";

const choose = (id: number | null): void => setQuery({ code: id === null ? null : String(id) });

function AddField({ name, onName }: { name: string; onName: (name: string) => void }) {
  const [, run] = useBusy();
  return (
    <input
      type="text" id="code-add" aria-label={t("codes.add")} placeholder={`${t("codes.add")}: ${t("codes.add_hint")}`}
      value={name} spellcheck={false} autocomplete="off"
      onInput={(event) => onName(event.currentTarget.value)}
      onKeyDown={(event) => {
        const path = event.currentTarget.value.trim();
        if (event.key !== "Enter" || event.isComposing || path === "") return;
        event.preventDefault();
        run(async () => {
          const id = await addCode(path);
          if (id === null) return;
          onName("");
          choose(id);
        });
      }}
    />
  );
}

function FilterField(properties: { query: string; onQuery: (query: string) => void; onDown: () => void }) {
  return (
    <input
      type="search" aria-label={t("codes.filter")} placeholder={t("codes.filter")} value={properties.query}
      onInput={(event) => properties.onQuery(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape") properties.onQuery("");
        else if (event.key === "ArrowDown" || event.key === "Enter") properties.onDown();
        else return;
        event.preventDefault();
      }}
    />
  );
}

function Hint() {
  return (
    <div class="code-none">
      <p>{t("codes.choose")}</p>
      <p class="muted small">{t("codes.keys")}</p>
    </div>
  );
}

function Codebook({ codes, readOnly }: { codes: Code[]; readOnly: boolean }) {
  const [query, setFilter] = useState("");
  const [name, setName] = useState("");
  const [action, setAction] = useState<{ action: CodeAction; code: Code } | null>(null);
  const focusTree = useRef<() => void>(() => undefined);
  const chosen = Number(place.value.query.get("code")) || null;
  const code = codes.find((each) => each.id === chosen);
  const addBelow = (above: Code): void => {
    setName(`${above.path}/`);
    requestAnimationFrame(() => document.getElementById("code-add")?.focus());
  };
  const act = (what: CodeAction, which: Code): void => setAction({ action: what, code: which });
  return (
    <div class="codebook">
      <section class="codebook-tree" aria-label={t("codes.tree")}>
        <div class="codebook-fields">
          {codes.length > 0 && <FilterField query={query} onQuery={setFilter} onDown={() => focusTree.current()} />}
          {!readOnly && <AddField name={name} onName={setName} />}
        </div>
        {codes.length > 0 && (
          <CodeTree codes={codes} chosen={chosen} query={query} readOnly={readOnly} focus={focusTree}
            onChoose={choose} onAction={act} onAddBelow={addBelow} />
        )}
      </section>
      <section class="codebook-code" aria-label={code?.path ?? t("common.description")}>
        {code && <CodeDetail key={code.id} code={code} readOnly={readOnly} onAction={act} onAddBelow={addBelow} />}
        {!code && codes.length > 0 && <Hint />}
        {codes.length === 0 && (
          <Empty title={t("codes.empty_title")}>
            <p>{t("codes.empty")}</p>
            <a class="button" href={page("documents")}>{t("codes.to_documents")}</a>
          </Empty>
        )}
      </section>
      {action && (
        <CodeDialog
          {...action} codes={codes} onClose={() => setAction(null)}
          onDone={(shown) => { choose(shown); requestAnimationFrame(() => focusTree.current()); }}
        />
      )}
    </div>
  );
}

export function CodesPage() {
  const codes = useCodes();
  const study = useStudy().data.value;
  const all = codes.data.value;
  return (
    <Page
      title={t("common.codes")} className="page-fixed"
      subtitle={all && all.length > 0 ? formatNumber(all.length) : undefined}
    >
      {all ? <Codebook codes={all} readOnly={study?.read_only ?? false} /> : <Waiting failure={codes.failure.value} />}
    </Page>
  );
}
