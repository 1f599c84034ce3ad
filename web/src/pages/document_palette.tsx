// document_palette.tsx - codes by typing: what was selected gets those that are chosen

import { useEffect, useRef, useState } from "preact/hooks";
import { plain, search } from "../base/fuzzy";
import { t } from "../base/i18n";
import { isShort } from "../base/state";
import type { Code } from "../base/types";
import { CodeName } from "../parts/code_name";
import { Combobox, type Choice } from "../parts/combobox";
import { announce } from "../parts/toast";
import { recentCodes, type Codes, type Desk } from "./document_desk";

const SHOWN = 40;

type Wanted = { code: Code } | { path: string };

function choicesOf(desk: Desk, codes: readonly Code[], query: string, chosen: Wanted[]): Choice<Wanted>[] {
  const typed = query.trim();
  const recent = recentCodes(desk, codes);
  const all = typed === "" ? [...recent, ...codes.filter((code) => !recent.includes(code))] : codes;
  const found = search(typed, all, (code) => code.path).slice(0, SHOWN);
  const isThere = codes.some((code) => plain(code.path) === plain(typed) || plain(code.name) === plain(typed));
  const isChosen = (code: Code): boolean => chosen.some((one) => "code" in one && one.code.id === code.id);
  const choices: Choice<Wanted>[] = found.map((code) => ({
    value: { code }, key: String(code.id), label: code.path,
    show: <span class="row"><span class="grow"><CodeName code={code} path /></span>
      {isChosen(code) ? <span aria-label={t("reader.chosen")}>✓</span> : <span class="count small">{code.codings || ""}</span>}</span>,
  }));
  if (typed !== "" && !isThere)
    choices.push({
      value: { path: typed }, key: "new", label: typed,
      show: <span>{t("reader.create", { name: typed })}</span>,
    });
  return choices;
}

function toCodes(wanted: Wanted[]): Codes {
  return {
    ids: wanted.flatMap((one) => ("code" in one ? [one.code.id] : [])),
    paths: wanted.flatMap((one) => ("path" in one ? [one.path] : [])),
  };
}

const nameOf = (wanted: Wanted): string => ("code" in wanted ? wanted.code.name : wanted.path);

/** Enter codes and closes; with Ctrl it takes one more. */
export function Palette({ desk, codes }: { desk: Desk; codes: readonly Code[] }) {
  const [chosen, setChosen] = useState<Wanted[]>([]);
  const [round, setRound] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const target = useRef(desk.target());

  const close = (): void => {
    desk.palette.value = false;
    desk.reader?.setPending(null);
    desk.reader?.focus();
  };
  useEffect(() => {
    desk.reader?.setPending(target.current);
    const outside = (event: Event): void => {
      if (!box.current?.contains(event.target as Node)) close();
    };
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, []);

  const choose = (wanted: Wanted, event: KeyboardEvent | MouseEvent): void => {
    if ("path" in wanted && !wanted.path.split("/").every((name) => isShort("code", name.trim()))) return;
    const all = chosen.some((one) => nameOf(one) === nameOf(wanted))
      ? chosen.filter((one) => nameOf(one) !== nameOf(wanted)) : [...chosen, wanted];
    if (event.ctrlKey || event.metaKey) {
      setChosen(all);
      setRound(round + 1);
      announce(t("reader.one_more", { code: nameOf(wanted) }));
      return;
    }
    close();
    announce(t("reader.coded_with", { codes: all.map(nameOf).join(", ") }));
    void desk.code(toCodes(all));
  };

  return (
    <div class="palette rise" ref={box} role="dialog" aria-label={t("reader.palette")}>
      {chosen.length > 0 && (
        <div class="row wrap palette-chosen">
          {chosen.map((one) => <span class="chip" key={nameOf(one)}>{nameOf(one)}</span>)}
        </div>
      )}
      <Combobox<Wanted>
        key={round} label={t("reader.palette_label")} placeholder={t("reader.palette_placeholder")} autofocus
        choices={(query) => choicesOf(desk, codes, query, chosen)} onChoose={choose} onCancel={close}
      />
      <p class="muted small palette-help"><kbd>Enter</kbd> {t("reader.palette_enter")} <kbd>Ctrl+Enter</kbd> {t("reader.palette_more")}</p>
    </div>
  );
}
