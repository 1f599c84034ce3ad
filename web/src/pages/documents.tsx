// documents.tsx - the study's documents, and the ways in for new ones

import { useEffect, useRef, useState } from "preact/hooks";
import { choose, dropped, items, overall, running } from "../base/importing";
import { plain } from "../base/fuzzy";
import { formatNumber, t } from "../base/i18n";
import { useDocuments, useStudy } from "../base/state";
import type { DocumentSummary } from "../base/types";
import { Icon } from "../parts/icons";
import { Empty, Page, Waiting } from "../parts/page";
import { SpeakerDialog } from "../parts/speakers";
import { ConnectCases } from "./cases_connect";
import { DocumentActionDialog, type DocumentAction } from "./documents_actions";
import { Bar, FileButton, ImportDialog } from "./documents_import";
import { PasteDialog } from "./documents_paste";
import { DocumentTable } from "./documents_table";

type Shown =
  | { what: "import" | "paste" } | { what: "speakers"; documents: number[] }
  | { what: "action"; action: Exclude<DocumentAction, "speakers">; document: DocumentSummary };

/** Files dropped anywhere on the page; true while some hang over it. */
function useDrop(enabled: boolean, onDrop: (data: DataTransfer) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(() => {
    if (!enabled) return;
    const carries = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const drag = (event: DragEvent): void => {
      if (!carries(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!carries(event) || !event.dataTransfer) return;
      event.preventDefault();
      setOver(false);
      latest.current(event.dataTransfer);
    };
    addEventListener("dragover", drag);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", drag);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, [enabled]);
  return over;
}

function subtitle(documents: DocumentSummary[]): string {
  const words = documents.reduce((sum, document) => sum + document.words, 0);
  return `${t("common.documents_n", { n: documents.length })}, ${t("documents.words_n", { n: words })}`;
}

function matching(documents: DocumentSummary[], filter: string): DocumentSummary[] {
  const wanted = plain(filter.trim());
  return wanted === "" ? documents
    : documents.filter((document) => plain(`${document.name}\n${document.case ?? ""}`).includes(wanted));
}

function Running({ onShow }: { onShow: () => void }) {
  if (!items.value.some((item) => item.state !== "chosen")) return null;
  return (
    <button class="button running" onClick={onShow}>
      {running.value
        ? <>{t("documents.import")}<Bar share={overall.value} label={t("documents.import")} /></>
        : t("documents.import_done")}
    </button>
  );
}

function Tools({ filter, setFilter, editable, show, some }: {
  filter: string; setFilter: (text: string) => void; editable: boolean; show: (shown: Shown) => void; some: boolean;
}) {
  const files = (chosen: File[]): void => { choose(chosen); show({ what: "import" }); };
  return (
    <>
      {some && (
        <input type="search" class="documents-filter" aria-label={t("common.filter")} placeholder={t("common.filter")}
          value={filter} onInput={(event) => setFilter(event.currentTarget.value)} />
      )}
      {editable && (
        <>
          <Running onShow={() => show({ what: "import" })} />
          <ConnectCases />
          <button class="button" onClick={() => show({ what: "paste" })}>{t("documents.paste")}</button>
          <FileButton label={t("documents.import_files")} primary onFiles={files} />
        </>
      )}
    </>
  );
}

function Dialogs({ shown, show }: { shown: Shown | null; show: (shown: Shown | null) => void }) {
  const close = (): void => show(null);
  if (shown?.what === "import" && items.value.length > 0)
    return <ImportDialog onClose={close} onSpeakers={(documents) => show({ what: "speakers", documents })} />;
  if (shown?.what === "paste") return <PasteDialog onClose={close} onChosen={() => show({ what: "import" })} />;
  if (shown?.what === "speakers") return <SpeakerDialog documents={shown.documents} onClose={close} />;
  if (shown?.what === "action")
    return <DocumentActionDialog action={shown.action} document={shown.document} onClose={close} />;
  return null;
}

function Body({ documents, filter, editable, show }: {
  documents: DocumentSummary[]; filter: string; editable: boolean; show: (shown: Shown) => void;
}) {
  const found = matching(documents, filter);
  if (documents.length === 0) {
    return (
      <Empty title={t("documents.none")}>
        <p>{t("documents.none_hint")}</p>
        <p class="muted">{t("documents.none_formats")}</p>
      </Empty>
    );
  }
  if (found.length === 0) return <p class="muted">{t("documents.none_found", { filter })}</p>;
  return (
    <DocumentTable documents={found} editable={editable} onAction={(action, document) =>
      show(action === "speakers"
        ? { what: "speakers", documents: [document.id] } : { what: "action", action, document })} />
  );
}

export function DocumentsPage() {
  const { data, failure } = useDocuments();
  const study = useStudy().data.value;
  const [filter, setFilter] = useState("");
  const [shown, show] = useState<Shown | null>(null);
  const documents = data.value;
  const editable = study !== null && !study.read_only;
  const over = useDrop(editable, (files) => {
    void dropped(files).then((found) => {
      choose(found.files, found.passedOver);
      show({ what: "import" });
    });
  });
  return (
    <>
      <Page title={t("common.documents")} className="documents" subtitle={documents && documents.length > 0 && subtitle(documents)}
        tools={<Tools filter={filter} setFilter={setFilter} editable={editable} show={show} some={(documents?.length ?? 0) > 0} />}>
        {documents
          ? <Body documents={documents} filter={filter} editable={editable} show={show} />
          : <Waiting failure={failure.value} />}
      </Page>
      {over && <div class="drop-here"><p><Icon name="import" size={28} />{t("documents.drop_here")}</p></div>}
      <Dialogs shown={shown} show={show} />
      {/* How many there are is heard when it changes. */}
      <span class="unseen" role="status">{filter && documents ? formatNumber(matching(documents, filter).length) : ""}</span>
    </>
  );
}
