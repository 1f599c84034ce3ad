// start.tsx - the projects of this machine: open one, make one

import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { useResource, refresh } from "../base/resource";
import { formatAgo, formatTime, t } from "../base/i18n";
import { ask } from "../base/machine";
import { navigate } from "../base/router";
import type { App, RecentProject } from "../base/types";
import { LanguageChoice, SchemeChoice } from "../parts/choices";
import { Dialog } from "../parts/dialog";
import { Folders } from "../parts/folders";
import { Icon } from "../parts/icons";
import { Menu } from "../parts/menu";
import { Empty, Waiting } from "../parts/page";
import { announce } from "../parts/toast";
import { NewProject } from "./start_new";

const PROJECTS = "/api/projects";

/** True once tema was ended from here. */
const ended = signal(false);

async function openAt(path: string): Promise<void> {
  const made = await ask<{ id: string }>("POST", `${PROJECTS}/open`, { path });
  if (made) navigate(`/p/${made.id}/documents`);
}

async function forget(project: RecentProject): Promise<void> {
  if (!await ask("DELETE", `${PROJECTS}/${project.id}`)) return;
  await refresh(PROJECTS);
  announce(t("start.forgotten", { name: project.title || project.name }));
  document.querySelector<HTMLElement>(".start h1")?.focus();
}

function Project({ project }: { project: RecentProject }) {
  const name = project.title || project.name;
  const about = (
    <>
      <strong class="cut">{name}</strong>
      <span class="muted small cut" title={project.path}>{project.path}</span>
      <time class="muted small" dateTime={project.opened_at} title={formatTime(project.opened_at)}>
        {project.there ? formatAgo(project.opened_at) : t("start.not_there")}
      </time>
    </>
  );
  return (
    <li class={project.there ? "" : "gone"}>
      {project.there
        ? <button class="start-project" onClick={() => void openAt(project.path)}>{about}</button>
        : <div class="start-project">{about}</div>}
      {project.there
        ? (
          <Menu label={t("common.menu", { name })} items={[
            { label: t("start.forget_one"), run: () => void forget(project) },
          ]}><Icon name="more" /></Menu>
        )
        : (
          <button class="button" aria-label={t("start.forget_name", { name })}
            onClick={() => void forget(project)}>{t("start.forget")}</button>
        )}
    </li>
  );
}

function Projects() {
  const { data, failure } = useResource<RecentProject[]>(PROJECTS);
  const projects = data.value;
  if (!projects) return <Waiting failure={failure.value} />;
  if (projects.length === 0) {
    return <Empty title={t("start.none")}><p class="muted">{t("start.none_hint")}</p></Empty>;
  }
  return (
    <ul class="start-list" aria-labelledby="start-lately">
      {projects.map((project) => <Project key={project.id} project={project} />)}
    </ul>
  );
}

function OpenDialog({ onClose }: { onClose: () => void }) {
  const [path, setPath] = useState<string | null>(null);
  return (
    <Dialog title={t("start.open_other")} onClose={onClose}>
      <p class="muted">{t("start.open_hint")}</p>
      <Folders path={path} onGo={(to) => setPath(to || null)} onProject={(file) => void openAt(file)} />
    </Dialog>
  );
}

async function quit(): Promise<void> {
  if (await ask("POST", "/api/quit")) ended.value = true;
}

function Corner({ version }: { version: string }) {
  return (
    <div class="start-corner">
      <LanguageChoice />
      <SchemeChoice />
      <Menu label={t("start.tema_menu")} items={[
        { label: t("start.quit"), hint: version && `tema ${version}`, run: () => void quit() },
      ]}><Icon name="more" /></Menu>
    </div>
  );
}

export function StartPage() {
  const app = useResource<App>("/api/app").data.value;
  const [shown, setShown] = useState<"new" | "open" | null>(null);
  if (ended.value) {
    return <div class="start-ended"><h1 tabIndex={-1}>{t("start.ended")}</h1><p class="muted">{t("start.ended_hint")}</p></div>;
  }
  return (
    <div class="start">
      <Corner version={app?.version ?? ""} />
      <header class="start-head">
        <span class="start-mark" aria-hidden="true">t</span>
        <div>
          <h1 tabIndex={-1}>tema</h1>
          <p>{t("start.what")}</p>
          <p class="muted">{t("start.where_it_is")}</p>
        </div>
      </header>
      <div class="row wrap start-ways">
        <button class="button primary" onClick={() => setShown("new")}><Icon name="plus" />{t("start.new")}</button>
        <button class="button" onClick={() => setShown("open")}><Icon name="folder" />{t("start.open_other")}</button>
      </div>
      <section>
        <h2 id="start-lately">{t("start.lately")}</h2>
        <Projects />
      </section>
      {shown === "new" && <NewProject app={app} onClose={() => setShown(null)} />}
      {shown === "open" && <OpenDialog onClose={() => setShown(null)} />}
    </div>
  );
}
