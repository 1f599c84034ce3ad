// shell.tsx - what stands around every page: the rail, the banners, undo

import { useEffect, useRef, useState } from "preact/hooks";
import { effect } from "@preact/signals";
import { reachable, signedOut } from "./base/api";
import { formatTime, t, type Key } from "./base/i18n";
import { useKeys } from "./base/keys";
import { singleKeys } from "./base/preferences";
import { wayToNow } from "./base/past";
import { match, navigate, place } from "./base/router";
import { label, page, projectId, redo, sentence, undo, useStudy } from "./base/state";
import type { Study } from "./base/types";
import { pages, type PageEntry } from "./pages";
import { HelpDialog } from "./parts/help_dialog";
import { Icon, type IconName } from "./parts/icons";
import { Toasts } from "./parts/toast";
import { Tour } from "./parts/tour";

const RAIL: { path: string; text: Key; icon: IconName }[] = [
  { path: "documents", text: "common.documents", icon: "documents" },
  { path: "codes", text: "common.codes", icon: "codes" },
  { path: "themes", text: "common.themes", icon: "themes" },
  { path: "cases", text: "common.cases", icon: "cases" },
  { path: "memos", text: "common.memos", icon: "memos" },
  { path: "writing", text: "common.writing", icon: "writing" },
  { path: "history", text: "common.history", icon: "history" },
  { path: "search", text: "common.search", icon: "search" },
];
const RAIL_END: typeof RAIL = [
  { path: "help", text: "common.help", icon: "help" },
  { path: "settings", text: "common.settings", icon: "settings" },
];

function RailLink({ path, text, icon }: (typeof RAIL)[number]) {
  const within = page(path);
  const here = place.value.path === within || place.value.path.startsWith(`${within}/`);
  return (
    <li>
      <a href={within} aria-current={here ? "page" : undefined} title={t(text)}>
        <Icon name={icon} /><span>{t(text)}</span>
      </a>
    </li>
  );
}

function UndoButtons({ study }: { study: Study | null }) {
  const name = (which: "undo" | "redo"): string => {
    const what = study?.[which];
    return what ? t(`common.${which}_what`, { what: label(what) }) : t(`common.${which}`);
  };
  return (
    <div class="rail-undo">
      <button class="icon-button" disabled={!study?.undo || study.read_only} onClick={() => void undo()}
        aria-label={name("undo")} title={`${name("undo")} (Ctrl+Z)`}><Icon name="undo" /></button>
      <button class="icon-button" disabled={!study?.redo || study.read_only} onClick={() => void redo()}
        aria-label={name("redo")} title={`${name("redo")} (Ctrl+Shift+Z)`}><Icon name="redo" /></button>
    </div>
  );
}

function Rail({ study }: { study: Study | null }) {
  return (
    <nav class="rail" aria-label={t("common.navigation")}>
      <a class="rail-project" href="/" title={study?.path ?? ""}>
        <span class="rail-mark" aria-hidden="true">t</span>
        <span class="rail-name">
          <strong>{study?.title || study?.name || "…"}</strong>
          <span class="muted">{study?.coder ?? ""}</span>
        </span>
      </a>
      <UndoButtons study={study} />
      <ul>{RAIL.map((entry) => <RailLink key={entry.path} {...entry} />)}</ul>
      <ul class="rail-end">{RAIL_END.map((entry) => <RailLink key={entry.path} {...entry} />)}</ul>
    </nav>
  );
}

function Banners({ study }: { study: Study | null }) {
  return (
    <div role="status" aria-live="polite" class="banners">
      {signedOut.value && <p class="banner banner-fault">{t("common.signed_out")}</p>}
      {!reachable.value && !signedOut.value && <p class="banner banner-fault">{t("common.reconnecting")}</p>}
      {study?.warning && <p class="banner">{sentence(study.warning)}</p>}
      {study?.read_only && (
        <p class="banner">
          {t("common.as_of", { date: formatTime(study.as_of) })} <a href={wayToNow()}>{t("common.to_now")}</a>
        </p>
      )}
    </div>
  );
}

function find(path: string): { entry: PageEntry; names: Record<string, string> } | null {
  for (const entry of pages) {
    const names = match(entry.pattern, path);
    if (names) return { entry, names };
  }
  return null;
}

function Content() {
  const found = find(place.value.path);
  const main = useRef<HTMLElement>(null);
  const shown = useRef<string | null>(null);
  const title = found ? t(found.entry.title) : t("common.nothing_here");
  useEffect(() => {
    document.title = `${title} - tema`;
    // The reader of a new page begins at its top, or where one types at once; but not when the
    // app has only just begun.
    if (shown.current !== null && shown.current !== place.value.path)
      (main.current?.querySelector<HTMLElement>("[data-first]") ?? main.current?.querySelector("h1") ?? main.current)?.focus();
    shown.current = place.value.path;
  }, [place.value.path, title]);
  return (
    <main id="page" ref={main} tabIndex={-1}>
      {found
        ? <found.entry.show key={found.entry.pattern} {...found.names} />
        : <p class="page-body">{t("common.nothing_here")} <a href="/">{t("common.projects")}</a></p>}
    </main>
  );
}

function ProjectShell() {
  const study = useStudy().data.value;
  const [help, setHelp] = useState(false);
  useKeys({
    ...(singleKeys.value ? { "?": () => setHelp(true) } : {}),
    ...(study?.read_only ? {} : {
      "ctrl+z": () => void undo(), "ctrl+shift+z": () => void redo(), "ctrl+y": () => void redo(),
    }),
    "ctrl+shift+f": () => navigate(page("search")),
    "f1": () => navigate(page("help")),
  });
  return (
    <div class="shell">
      <Tour />
      <Rail study={study} />
      <div class="shell-main"><Banners study={study} /><Content /></div>
      {help && <HelpDialog onClose={() => setHelp(false)} />}
    </div>
  );
}

export function Shell() {
  const bare = find(place.value.path)?.entry.bare ?? projectId.value === null;
  return (
    <>
      <a class="skip" href="#page" onClick={(event) => {
        event.preventDefault();
        document.getElementById("page")?.focus();
      }}>{t("common.skip")}</a>
      {bare ? <div class="shell-bare"><Banners study={null} /><Content /></div> : <ProjectShell />}
      <Toasts closeLabel={t("common.close")} />
    </>
  );
}

effect(() => {
  if (place.value.path === page("")) navigate(page("documents"), { replace: true });
});
