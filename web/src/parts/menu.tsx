// menu.tsx - a button that opens a list of actions

import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";

export interface MenuItem { label: string; run: () => void; hint?: string; danger?: boolean; disabled?: boolean }

export function Menu(properties: {
  label: string; items: MenuItem[]; children: ComponentChildren; className?: string;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  // Where there is no room below, it opens upwards; it stays within the page.
  useLayoutEffect(() => {
    const at = button.current?.getBoundingClientRect();
    const height = box.current?.offsetHeight ?? 0;
    if (!open || !at || !box.current) return;
    box.current.classList.toggle("up", at.bottom + height > innerHeight && at.top > height);
    const edge = box.current.closest("main, dialog")?.getBoundingClientRect().left ?? 0;
    const beyond = edge - box.current.getBoundingClientRect().left;
    if (beyond > 0) box.current.style.translate = `${beyond}px`;
  }, [open]);
  useEffect(() => {
    if (!open) return;
    box.current?.querySelector<HTMLElement>("[role=menuitem]:not([disabled])")?.focus();
    const outside = (event: Event): void => {
      if (!box.current?.contains(event.target as Node) && !button.current?.contains(event.target as Node))
        setOpen(false);
    };
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, [open]);

  const move = (event: KeyboardEvent): void => {
    const items = [...(box.current?.querySelectorAll<HTMLElement>("[role=menuitem]:not([disabled])") ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
    const to = steps[event.key];
    if (event.key === "Escape" || event.key === "Tab") {
      setOpen(false);
      if (event.key === "Escape") button.current?.focus();
    } else if (to !== undefined) {
      items[(to + items.length) % items.length]?.focus();
    } else return;
    if (event.key !== "Tab") event.preventDefault();
    event.stopPropagation();
  };

  return (
    <span class="menu-anchor">
      <button
        ref={button} class={properties.className ?? "icon-button"} aria-label={properties.label}
        aria-haspopup="menu" aria-expanded={open} aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {properties.children}
      </button>
      {open && (
        <div class="menu" role="menu" id={id} ref={box} onKeyDown={move} aria-label={properties.label}>
          {properties.items.map((item) => (
            <button
              role="menuitem" tabIndex={-1} key={item.label} disabled={item.disabled}
              class={item.danger ? "danger" : ""}
              onClick={() => { setOpen(false); button.current?.focus(); item.run(); }}
            >
              <span>{item.label}</span>
              {item.hint && <kbd>{item.hint}</kbd>}
            </button>
          ))}
        </div>
      )}
    </span>
  );
}
