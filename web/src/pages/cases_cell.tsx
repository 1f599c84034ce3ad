// cases_cell.tsx - a cell of the table of cases, and writing in it

import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { plain } from "../base/fuzzy";
import { tooLong } from "../base/state";

const MOST = 8; // suggestions

export type Move = "down" | "up" | "right" | "left" | "none";

/** FRESH: begun by typing over what stood there; then the arrows leave the cell too. ISNAME: of a case. */
export function CellField(properties: {
  label: string; text: string; fresh: boolean; isName: boolean; suggestions: readonly string[];
  onDone: (text: string | null, move: Move) => void;
}) {
  const [text, setText] = useState(properties.text);
  const [touched, setTouched] = useState(properties.fresh);
  const [lit, setLit] = useState(-1);
  const [refusal, setRefusal] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const id = useId();
  const wanted = plain(text.trim());
  const found = touched
    ? properties.suggestions.filter((each) => plain(each).includes(wanted) && each !== text).slice(0, MOST) : [];
  useLayoutEffect(() => {
    field.current?.focus();
    if (!properties.fresh) field.current?.select();
  }, []);
  const done = (value: string | null, move: Move): void => {
    const why = tooLong(properties.isName ? "case's name" : "value", value ?? "");
    if (isDone.current || why) return setRefusal(why);
    isDone.current = true;
    properties.onDone(value, move);
  };
  const taken = (): string => (found[lit] ?? text).trim();
  const key = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Enter") done(taken(), event.shiftKey ? "up" : "down");
    else if (event.key === "Tab") done(taken(), event.shiftKey ? "left" : "right");
    else if (event.key === "Escape") done(null, "none");
    else if (step && event.altKey) setTouched(true);
    else if (step && found.length > 0) setLit(Math.max(-1, Math.min(found.length - 1, lit + step)));
    else if (step && properties.fresh) done(taken(), step > 0 ? "down" : "up");
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        ref={field} type="text" class="cell-field" value={text} aria-label={properties.label} role="combobox"
        aria-expanded={found.length > 0} aria-controls={id} aria-autocomplete="list" autocomplete="off"
        aria-activedescendant={lit >= 0 ? `${id}-${lit}` : undefined} aria-invalid={refusal !== ""} spellcheck={false}
        onInput={(event) => { setText(event.currentTarget.value); setTouched(true); setLit(-1); setRefusal(""); }}
        onKeyDown={key} onBlur={() => done(text.trim(), "none")} onPaste={(event) => event.stopPropagation()}
        onCopy={(event) => event.stopPropagation()}
      />
      {refusal && <p class="cell-choices fault" role="alert">{refusal}</p>}
      <ul class="cell-choices" id={id} role="listbox" aria-label={properties.label} hidden={found.length === 0}>
        {found.map((value, i) => (
          <li
            key={value} id={`${id}-${i}`} role="option" aria-selected={i === lit} class={i === lit ? "lit" : ""}
            onPointerDown={(event) => { event.preventDefault(); done(value, "none"); }}
          >
            {value}
          </li>
        ))}
      </ul>
    </>
  );
}
