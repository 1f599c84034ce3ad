// page.tsx - the frame of a page: its title, its tools, what it shows

import type { ComponentChildren } from "preact";
import type { Failure } from "../base/api";
import { failureText, page } from "../base/state";
import { t } from "../base/i18n";

export function Page(properties: {
  title: string; tools?: ComponentChildren; children: ComponentChildren; className?: string;
  subtitle?: ComponentChildren;
}) {
  return (
    <section class={`page ${properties.className ?? ""}`}>
      <header class="page-head">
        <div class="page-title">
          <h1 tabIndex={-1}>{properties.title}</h1>
          {properties.subtitle && <span class="muted">{properties.subtitle}</span>}
        </div>
        {properties.tools && <div class="page-tools">{properties.tools}</div>}
      </header>
      <div class="page-body">{properties.children}</div>
    </section>
  );
}

/** What stands where there is nothing yet: what it would be, and the way to it. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return <div class="empty"><h2>{title}</h2>{children}</div>;
}

/** Where something was that has been removed: LIST has what is there now. */
export function Gone({ title, list }: { title: string; list: "documents" | "codes" }) {
  return (
    <Page title={t(`common.${list}`)}>
      <Empty title={title}>
        <p>{t("common.gone_hint")}</p>
        <p class="row">
          <a class="button" href={page(list)}>{t(`common.${list}`)}</a>
          <a class="button" href={page("history")}>{t("common.history")}</a>
        </p>
      </Empty>
    </Page>
  );
}

/** While something is fetched, and where it could not be. */
export function Waiting({ failure }: { failure: Failure | null }) {
  if (failure) return <p class="fault" role="alert">{failureText(failure)}</p>;
  return <p class="muted waiting" aria-busy="true">{t("common.loading")}</p>;
}
