// dialog.tsx - a window within the page, with the focus kept inside

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../base/i18n";

export function Dialog(properties: {
  title: string; onClose: () => void; children: ComponentChildren; wide?: boolean;
  footer?: ComponentChildren;
}) {
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    const dialog = element.current;
    dialog?.showModal();
    return () => {
      // While it is open nothing else can have the focus.
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element} class={properties.wide ? "dialog wide" : "dialog"} aria-labelledby="dialog-title"
      onCancel={(event) => { event.preventDefault(); properties.onClose(); }}
    >
      <header>
        <h2 id="dialog-title">{properties.title}</h2>
        <button class="icon-button" aria-label={t("common.close")} onClick={properties.onClose}>×</button>
      </header>
      <div class="dialog-body">{properties.children}</div>
      {properties.footer && <footer>{properties.footer}</footer>}
    </dialog>
  );
}

/** Asks before something is done. */
export function Confirm(properties: {
  title: string; text: string; action: string; onConfirm: () => void; onClose: () => void;
}) {
  return (
    <Dialog
      title={properties.title} onClose={properties.onClose}
      footer={
        <>
          <button class="button" onClick={properties.onClose}>{t("common.cancel")}</button>
          <button
            class="button primary" autofocus
            onClick={() => { properties.onConfirm(); properties.onClose(); }}
          >
            {properties.action}
          </button>
        </>
      }
    >
      <p>{properties.text}</p>
    </Dialog>
  );
}
