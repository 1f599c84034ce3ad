// combobox.tsx - a field with a list below: choose by typing, arrows and Enter

import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";

export interface Choice<T> { value: T; key: string; show: ComponentChildren; label: string }

/** CHOICES of what was typed; Enter takes the one that is lit. */
export function Combobox<T>(properties: {
  label: string; placeholder?: string; choices: (query: string) => Choice<T>[];
  onChoose: (value: T, event: KeyboardEvent | MouseEvent) => void;
  onCancel?: () => void; empty?: string; autofocus?: boolean; initial?: string;
}) {
  const [query, setQuery] = useState(properties.initial ?? "");
  const [lit, setLit] = useState(0);
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const choices = properties.choices(query);
  const at = Math.min(lit, choices.length - 1);

  // At once, so that what is typed next comes here; a dialog gives it to what asks for it.
  useLayoutEffect(() => {
    if (properties.autofocus) input.current?.focus();
  }, []);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);

  const key = (event: KeyboardEvent): void => {
    const chosen = choices[at];
    if (event.isComposing) return;
    if (event.key === "ArrowDown") setLit(choices.length ? (at + 1) % choices.length : 0);
    else if (event.key === "ArrowUp") setLit(choices.length ? (at - 1 + choices.length) % choices.length : 0);
    else if (event.key === "Enter" && chosen) properties.onChoose(chosen.value, event);
    else if (event.key === "Escape" && properties.onCancel) properties.onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="combobox">
      <input
        ref={input} type="text" role="combobox" autofocus={properties.autofocus ?? false} aria-label={properties.label}
        aria-expanded={choices.length > 0} aria-controls={id} aria-autocomplete="list" autocomplete="off" spellcheck={false}
        aria-activedescendant={choices[at] ? `${id}-${at}` : undefined}
        placeholder={properties.placeholder} value={query} onKeyDown={key}
        onInput={(event) => { setQuery(event.currentTarget.value); setLit(0); }}
      />
      {choices.length > 0 && (
        <ul class="choices" role="listbox" id={id} ref={list} aria-label={properties.label}>
          {choices.map((choice, i) => (
            <li
              role="option" id={`${id}-${i}`} key={choice.key} aria-selected={i === at} class={i === at ? "lit" : ""}
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => { if (i !== at) setLit(i); }}
              onClick={(event) => properties.onChoose(choice.value, event)}
            >
              {choice.show}
            </li>
          ))}
        </ul>
      )}
      {choices.length === 0 && properties.empty && <p class="muted small">{properties.empty}</p>}
    </div>
  );
}
