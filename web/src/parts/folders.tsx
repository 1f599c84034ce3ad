// folders.tsx - walks this computer's folders, and finds projects in them

import { useEffect, useRef } from "preact/hooks";
import { query } from "../base/api";
import { t } from "../base/i18n";
import { useResource } from "../base/resource";
import type { Folder } from "../base/types";
import { Icon } from "./icons";
import { Waiting } from "./page";

/** Up and down go from row to row. */
function step(event: KeyboardEvent): void {
  const rows = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("button")];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  rows[Math.max(0, Math.min(to, rows.length - 1))]?.focus();
}

function Crumbs({ path, onGo }: { path: string; onGo: (path: string) => void }) {
  const slash = path.includes("\\") && !path.startsWith("/") ? "\\" : "/";
  const parts = path.split(slash).filter(Boolean);
  const upTo = (i: number): string =>
    (slash === "/" ? "/" : "") + parts.slice(0, i + 1).join(slash) + (i === 0 && slash === "\\" ? slash : "");
  return (
    <ol class="crumbs" aria-label={t("start.where")}>
      {slash === "/" && <li><button type="button" class="crumb" onClick={() => onGo("/")}>/</button></li>}
      {parts.map((part, i) => (
        <li key={upTo(i)}>
          <button type="button" class="crumb" aria-current={i === parts.length - 1 ? "location" : undefined}
            onClick={() => onGo(upTo(i))}>{part}</button>
        </li>
      ))}
    </ol>
  );
}

/** PATH null is the usual folder; ONPROJECT absent: projects are shown but not chosen. */
export function Folders(properties: {
  path: string | null; onGo: (path: string) => void; onProject?: (path: string) => void;
}) {
  const { path, onGo, onProject } = properties;
  const { data, failure } = useResource<Folder>(`/api/folders${query({ path })}`);
  const list = useRef<HTMLUListElement>(null);
  const walked = useRef(false);
  const folder = data.value;
  useEffect(() => {
    if (!folder) return;
    if (walked.current) list.current?.querySelector("button")?.focus();
    walked.current = false;
  }, [folder]);
  const go = (to: string): void => { walked.current = true; onGo(to); };
  if (!folder) {
    return (
      <div class="folders">
        {failure.value && <button type="button" class="link" onClick={() => onGo("")}>{t("start.usual_folder")}</button>}
        <Waiting failure={failure.value} />
      </div>
    );
  }
  return (
    <div class="folders">
      <Crumbs path={folder.path} onGo={go} />
      <ul ref={list} class="folder-list" onKeyDown={step} aria-label={folder.path}>
        {folder.parent !== null && (
          <li><button type="button" onClick={() => go(folder.parent ?? "")}>
            <Icon name="up" /><span class="muted">{t("start.up")}</span>
          </button></li>
        )}
        {folder.items.map((item) => (
          <li key={item.path}>
            <button type="button" disabled={item.project && !onProject} class={item.project ? "project" : ""}
              onClick={() => (item.project ? onProject?.(item.path) : go(item.path))}>
              <Icon name={item.project ? "documents" : "folder"} /><span class="cut">{item.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {folder.items.length === 0 && <p class="muted small folder-none">{t("start.empty_folder")}</p>}
    </div>
  );
}
