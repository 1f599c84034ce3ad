// codes_color.tsx - choosing a code's colour: one of twelve, or its own

import { useRef } from "preact/hooks";
import { PALETTE, PALETTE_SIZE } from "../base/colors";
import { t, type Key } from "../base/i18n";
import { change } from "../base/state";
import type { Code } from "../base/types";

export function CodeColor({ code }: { code: Code }) {
  const box = useRef<HTMLDivElement>(null);
  const own = code.color.toLowerCase();
  const at = own === "" ? code.id % PALETTE_SIZE : PALETTE.findIndex((color) => color.hex === own);
  const set = (color: string): void => {
    if (color !== own) void change("PATCH", `codes/${code.id}`, { color });
  };
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = (Math.max(0, at) + by + PALETTE_SIZE) % PALETTE_SIZE;
    box.current?.querySelectorAll<HTMLElement>("[role=radio]")[next]?.focus();
    set(PALETTE[next]?.hex ?? "");
  };
  return (
    <div class="field">
      <span id="code-color">{t("common.color")}</span>
      <div class="row wrap">
        <div class="swatches" role="radiogroup" aria-labelledby="code-color" ref={box} onKeyDown={step}>
          {PALETTE.map((color, i) => (
            <button
              key={color.name} role="radio" class="swatch" aria-checked={i === at} title={t(`codes.${color.name}` as Key)}
              aria-label={t(`codes.${color.name}` as Key)} tabIndex={i === Math.max(0, at) ? 0 : -1}
              style={{ "--swatch": `var(--code-${i + 1})` }} onClick={() => set(color.hex)}
            />
          ))}
        </div>
        <label class="row small own-color">
          <input
            type="color" value={own || (PALETTE[Math.max(0, at)]?.hex ?? "#000000")}
            onChange={(event) => set(event.currentTarget.value)}
          />
          <span>{t("codes.own_color")}</span>
        </label>
      </div>
    </div>
  );
}
