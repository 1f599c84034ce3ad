// toast.tsx - short messages at the edge, heard by screen readers too

import { signal } from "@preact/signals";

export interface Toast {
  id: number; text: string; tone: "plain" | "fault";
  action?: { label: string; run: () => void };
}

const toasts = signal<Toast[]>([]);
const said = signal("");
let next = 0;

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

/** Shows TEXT for a while; a fault until it is closed. */
export function toast(
  text: string, options: { tone?: Toast["tone"]; action?: Toast["action"] } = {},
): void {
  const made: Toast = { id: next++, text, tone: options.tone ?? "plain" };
  if (options.action) made.action = options.action;
  toasts.value = [...toasts.value.slice(-2), made];
  if (made.tone === "plain") setTimeout(() => dismiss(made.id), options.action ? 8000 : 5000);
}

/** Takes away what offers to undo: the project has changed since. */
export function dismissUndo(): void {
  toasts.value = toasts.value.filter((toast) => !toast.action);
}

/** Says TEXT to those who do not see the page. */
export function announce(text: string): void {
  said.value = said.value === text ? `${text}\u00a0` : text;
}

export function Toasts({ closeLabel }: { closeLabel: string }) {
  return (
    <>
      <div class="toasts" role="status" aria-live="polite">
        {toasts.value.map((shown) => (
          <div class={`toast toast-${shown.tone}`} key={shown.id}>
            <span>{shown.text}</span>
            {shown.action && (
              <button class="link" onClick={() => { dismiss(shown.id); shown.action?.run(); }}>
                {shown.action.label}
              </button>
            )}
            <button class="icon-button" aria-label={closeLabel} onClick={() => dismiss(shown.id)}>×</button>
          </div>
        ))}
      </div>
      <div class="unseen" role="status" aria-live="polite">{said.value}</div>
    </>
  );
}
