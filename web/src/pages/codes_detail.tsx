// codes_detail.tsx - one code: what it means, when to use it, where it is used

import { useEffect, useState } from "preact/hooks";
import { t } from "../base/i18n";
import { change, page, projectId } from "../base/state";
import type { Code } from "../base/types";
import { useTyped } from "../base/use_typed";
import { CodeDot } from "../parts/code_name";
import { SavedText } from "../parts/saved_text";
import { CodeColor } from "./codes_color";
import type { CodeAction } from "./codes_dialogs";
import { CodeExample, CodeMemos, CodeQuotations, CodeThemes } from "./codes_used";
import { renameCode } from "./codes_actions";

interface Properties {
  code: Code; readOnly: boolean;
  onAction: (action: CodeAction, code: Code) => void; onAddBelow: (code: Code) => void;
}

function CodeField({ code, field, hint, label, readOnly }: {
  code: Code; field: "description" | "includes" | "excludes"; hint: string; label: string; readOnly: boolean;
}) {
  return (
    <SavedText
      name={`${projectId.value ?? ""}.code.${code.id}.${field}`} label={label} hint={hint} saved={code[field]}
      readOnly={readOnly}
      onSave={async (text) => (await change("PATCH", `codes/${code.id}`, { [field]: text })) !== null}
    />
  );
}

function Name({ code, readOnly }: { code: Code; readOnly: boolean }) {
  const { text, ...typed } = useTyped(code.name);
  if (readOnly) return <h2 class="code-title">{code.name}</h2>;
  const save = (): void => {
    const name = text.trim();
    if (name === "" || name === code.name) typed.drop();
    else void renameCode(code, name).then((done) => { if (done) typed.sent(text); });
  };
  return (
    <h2 class="code-title">
      <input
        type="text" aria-label={t("common.name")} value={text} spellcheck={false}
        onInput={(event) => typed.set(event.currentTarget.value)} onBlur={save}
        onKeyDown={(event) => {
          if (event.key === "Enter") { event.preventDefault(); save(); }
          if (event.key === "Escape") typed.drop();
        }}
      />
    </h2>
  );
}

function Tools({ code, onAction, onAddBelow }: Omit<Properties, "readOnly">) {
  return (
    <div class="row wrap code-tools">
      <button class="button" onClick={() => onAddBelow(code)}>{t("codes.add_below")}</button>
      <button class="button" onClick={() => onAction("move", code)}>{t("codes.move")}</button>
      <button class="button" onClick={() => onAction("merge", code)}>{t("codes.merge")}</button>
      <button class="button danger" onClick={() => onAction("remove", code)}>{t("common.remove")}</button>
    </div>
  );
}

/** The same a moment later, so that passing by with the arrow keys asks for nothing. */
function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), 120);
    return () => clearTimeout(timer);
  }, []);
  return settled;
}

export function CodeDetail({ code, readOnly, onAction, onAddBelow }: Properties) {
  const settled = useSettled();
  const above = code.path.slice(0, -code.name.length).replaceAll("/", " / ");
  return (
    <div class="code-detail">
      <header class="code-detail-head">
        <p class="muted small code-path">{above || "\u00a0"}</p>
        <div class="row">
          <CodeDot code={code} />
          <Name code={code} readOnly={readOnly} />
          <a class="button" href={page(`codes/${code.id}`)}>
            {t("codes.quotations_all")} <span class="count">{code.quotations}</span>
          </a>
        </div>
        {code.removed && <p class="fault small">{t("codes.contested")}</p>}
        {!readOnly && <Tools code={code} onAction={onAction} onAddBelow={onAddBelow} />}
      </header>
      <CodeField code={code} field="description" label={t("common.description")} hint={t("codes.description_hint")} readOnly={readOnly} />
      <div class="code-rules">
        <CodeField code={code} field="includes" label={t("codes.includes")} hint={t("codes.includes_hint")} readOnly={readOnly} />
        <CodeField code={code} field="excludes" label={t("codes.excludes")} hint={t("codes.excludes_hint")} readOnly={readOnly} />
      </div>
      {!readOnly && <CodeColor code={code} />}
      {settled && (
        <>
          <CodeExample code={code} readOnly={readOnly} />
          <CodeThemes code={code} />
          <CodeMemos code={code} />
          <CodeQuotations code={code} />
        </>
      )}
    </div>
  );
}
