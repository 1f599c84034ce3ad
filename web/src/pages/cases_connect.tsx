// cases_connect.tsx - documents without a case and the cases that are called as they are, seen and connected

import { useState } from "preact/hooks";
import { t, type Key } from "../base/i18n";
import { useResource } from "../base/resource";
import { api, change, undo } from "../base/state";
import { useBusy } from "../base/use_busy";
import { Dialog } from "../parts/dialog";
import { toast } from "../parts/toast";

interface Match {
  document: number; document_name: string; case: number; case_name: string;
  alike: "exact" | "case" | "spaces" | "ending";
}

function ConnectDialog({ matches, onClose }: { matches: Match[]; onClose: () => void }) {
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const chosen = matches.filter((match) => !left.has(match.document)).map((match) => match.document);
  const toggle = (document: number): void => setLeft((was) => {
    const next = new Set(was);
    if (!next.delete(document)) next.add(document);
    return next;
  });
  const [busy, run] = useBusy();
  const connect = async (): Promise<void> => {
    const done = await change<{ connected: number }>("POST", "cases/matches", { documents: chosen });
    if (!done) return;
    onClose();
    toast(t("cases.connected", { n: done.connected }), { action: { label: t("common.undo"), run: () => void undo() } });
  };
  return (
    <Dialog title={t("cases.connect_title")} onClose={onClose} wide footer={
      <>
        <button class="button" onClick={onClose}>{t("common.cancel")}</button>
        <button class="button primary" autofocus disabled={chosen.length === 0 || busy} onClick={() => run(connect)}>
          {t("cases.connect_do", { n: chosen.length })}
        </button>
      </>
    }>
      <p>{t("cases.connect_hint")}</p>
      <div class="table-preview" tabIndex={0} role="region" aria-label={t("cases.connect_title")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("cases.connect_document")}</th><th scope="col">{t("cases.case")}</th>
              <th scope="col">{t("cases.alike")}</th>
            </tr>
          </thead>
          <tbody>
            {matches.map((match) => (
              <tr key={match.document}>
                <th scope="row">
                  <label>
                    <input type="checkbox" checked={!left.has(match.document)} onChange={() => toggle(match.document)} />{" "}
                    {match.document_name}
                  </label>
                </th>
                <td>{match.case_name}</td>
                <td class="muted">{t(`cases.alike_${match.alike}` as Key)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}

/** Is there only where there is something to connect. */
export function ConnectCases() {
  const matches = useResource<Match[]>(api("cases/matches")).data.value ?? [];
  const [open, setOpen] = useState(false);
  if (matches.length === 0) return null;
  return (
    <>
      <button class="button" onClick={() => setOpen(true)}>{t("cases.connect", { n: matches.length })}</button>
      {open && <ConnectDialog matches={matches} onClose={() => setOpen(false)} />}
    </>
  );
}
