// speakers.tsx - the dialog that says who the labels of a transcript are

import { useEffect, useState } from "preact/hooks";
import { get } from "../base/api";
import { t, type Key } from "../base/i18n";
import { api, change, failureText } from "../base/state";
import type { DocumentDetails, Role, Speaker } from "../base/types";
import { CaseField, useCaseNames } from "./case_field";
import { Radios } from "./choices";
import { Dialog } from "./dialog";
import { toast } from "./toast";

interface Wanted { label: string; role: Role; case: string; same: string } // same: a label or ""
type Reach = "here" | "roles" | "all";

const ROLES: Role[] = ["unknown", "interviewer", "participant", "other"];

/** Each label as it will be: those that are the same person have that one's role and case. */
function resolved(wanted: Wanted[]): Wanted[] {
  return wanted.map((one) => {
    const other = wanted.find((candidate) => candidate.label === one.same);
    return other ? { ...one, role: other.role, case: other.case } : one;
  });
}

interface Patch { label: string; role?: Role; case?: string }

function differences(speakers: Speaker[], wanted: Wanted[]): Patch[] {
  return resolved(wanted).flatMap((one) => {
    const before = speakers.find((speaker) => speaker.label === one.label);
    const patch: Patch = { label: one.label };
    if (one.role !== before?.role && one.role !== "unknown") patch.role = one.role;
    const name = one.role === "interviewer" ? "" : one.case.trim();
    if (name !== (before?.case ?? "")) patch.case = name;
    return patch.role !== undefined || patch.case !== undefined ? [patch] : [];
  });
}

/** An empty case says something of the other documents only where one was taken away here. */
function forAll(wanted: Wanted[], differ: Patch[]): Patch[] {
  return wanted.flatMap(({ label, role, case: written }) => {
    const patch: Patch = { label };
    const name = role === "interviewer" ? "" : written.trim();
    if (role !== "unknown") patch.role = role;
    if (name !== "" || differ.some((one) => one.label === label && one.case === "")) patch.case = name;
    return patch.role !== undefined || patch.case !== undefined ? [patch] : [];
  });
}

/** How many changes were made, or null where one failed. */
async function save(details: DocumentDetails, wanted: Wanted[], reach: Reach): Promise<number | null> {
  const here = `documents/${details.id}/speakers`;
  let made = 0;
  const patch = async (speakers: Patch[], everywhere: boolean): Promise<boolean> => {
    if (speakers.length === 0) return true;
    if (!await change("PATCH", here, everywhere ? { speakers, all_documents: true } : { speakers })) return false;
    made++;
    return true;
  };
  const differ = differences(details.speakers, wanted);
  const all = forAll(resolved(wanted), differ);
  const roles = all.flatMap(({ label, role }) => (role === undefined ? [] : [{ label, role }]));
  const cases = differ.flatMap(({ label, case: name }) => (name === undefined ? [] : [{ label, case: name }]));
  const done = reach === "here" ? await patch(differ, false)
    : reach === "all" ? await patch(all, true)
      : await patch(roles, true) && await patch(cases, false);
  return done ? made : null;
}

function Row({ speaker, wanted, others, names, place, onChange }: {
  speaker: Speaker; wanted: Wanted; others: string[]; names: string[]; place: string;
  onChange: (values: Partial<Wanted>) => void;
}) {
  const same = wanted.same !== "";
  const label = speaker.label;
  return (
    <tr>
      <th scope="row">
        <span>{label}</span>
        <span class="muted small">{t("documents.turns_n", { n: speaker.turns })}, {t("documents.words_n", { n: speaker.words })}</span>
      </th>
      <td class="speaker-words">{speaker.first_words}</td>
      <td>
        <select aria-label={t("documents.role_of", { label })} value={wanted.role} disabled={same}
          onChange={(event) => onChange({ role: event.currentTarget.value as Role })}>
          {ROLES.map((role) => (
            <option key={role} value={role} disabled={role === "unknown" && speaker.role !== "unknown"}>
              {t(`documents.role_${role}` as Key)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <CaseField label={t("documents.case_of", { name: label })} value={wanted.role === "interviewer" ? "" : wanted.case}
          names={names} disabled={same || wanted.role === "interviewer"}
          placeholder={wanted.role === "interviewer" ? "–" : place} onInput={(name) => onChange({ case: name })} />
      </td>
      {others.length > 0 && (
        <td>
          <select aria-label={t("documents.same_as", { label })} value={wanted.same}
            onChange={(event) => onChange({ same: event.currentTarget.value })}>
            <option value="">–</option>
            {others.map((other) => <option key={other} value={other}>{other}</option>)}
          </select>
        </td>
      )}
    </tr>
  );
}

function Rows({ details, wanted, onChange }: {
  details: DocumentDetails; wanted: Wanted[]; onChange: (wanted: Wanted[]) => void;
}) {
  const names = useCaseNames();
  const shown = resolved(wanted);
  const many = details.speakers.length > 2;
  const place = details.case ? t("documents.as_document", { case: details.case }) : t("documents.no_case");
  return (
    <table class="speakers">
      <thead>
        <tr>
          {(["speaker", "first_words", "role", "case", ...(many ? ["same"] : [])] as const).map((column) => (
            <th scope="col" key={column}>{t(`documents.speakers_${column}` as Key)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {details.speakers.map((speaker, i) => {
          const one = shown[i];
          // A label that others are the same as is nobody else.
          const others = many && !wanted.some((other) => other.same === speaker.label)
            ? wanted.filter((other) => other.label !== speaker.label && other.same === "").map((other) => other.label)
            : [];
          return one && (
            <Row key={speaker.label} speaker={speaker} wanted={one} others={others} names={names} place={place}
              onChange={(values) => onChange(wanted.map((w, at) => (at === i ? { ...w, ...values } : w)))} />
          );
        })}
      </tbody>
    </table>
  );
}

function begin(details: DocumentDetails): Wanted[] {
  return details.speakers.map(({ label, role, case: name }) => ({ label, role, case: name ?? "", same: "" }));
}

function saved(made: number): void {
  if (made === 0) return;
  toast(t("documents.speakers_saved"), {
    action: { label: t("common.undo"), run: () => void change("POST", "undo", { count: made }) },
  });
}

function Reaches({ reach, setReach }: { reach: Reach; setReach: (reach: Reach) => void }) {
  return (
    <Radios label={t("documents.reach")} name="reach" value={reach} onChoose={setReach}
      options={(["here", "roles", "all"] as const).map((value) => ({
        value, label: t(`documents.reach_${value}` as Key), hint: t(`documents.reach_${value}_hint` as Key),
      }))} />
  );
}

/** Who speaks in DOCUMENTS, one after another. */
export function SpeakerDialog({ documents, onClose }: { documents: number[]; onClose: () => void }) {
  const [at, setAt] = useState(0);
  const [details, setDetails] = useState<DocumentDetails | null>(null);
  const [wanted, setWanted] = useState<Wanted[]>([]);
  const [reach, setReach] = useState<Reach>("here");
  const [busy, setBusy] = useState(false);
  const id = documents[at];
  useEffect(() => {
    get<DocumentDetails>(api(`documents/${id}`)).then((found) => {
      setDetails(found);
      setWanted(begin(found));
      setBusy(false);
    }, (failure: unknown) => { toast(failureText(failure), { tone: "fault" }); onClose(); });
  }, [id]);
  const last = at + 1 >= documents.length;
  const next = (): void => (last ? onClose() : setAt(at + 1));
  const run = async (): Promise<void> => {
    if (!details) return;
    setBusy(true);
    const made = await save(details, wanted, reach);
    setBusy(false);
    if (made === null) return;
    saved(made);
    next();
  };
  return (
    <Dialog title={details ? t("documents.speakers_in", { name: details.name }) : t("common.loading")} wide onClose={onClose}
      footer={
        <>
          {documents.length > 1 && (
            <span class="muted grow">{t("documents.nth", { n: at + 1, of: documents.length })}</span>
          )}
          <button class="button" onClick={onClose}>{t("common.cancel")}</button>
          {!last && <button class="button" disabled={busy} onClick={next}>{t("documents.skip")}</button>}
          <button class="button primary" disabled={busy || !details} onClick={() => void run()}>
            {last ? t("common.save") : t("documents.save_next")}
          </button>
        </>
      }>
      {details && details.speakers.length > 0
        ? (
          <>
            <p class="muted">{t("documents.speakers_hint")}</p>
            <Rows details={details} wanted={wanted} onChange={setWanted} />
            <Reaches reach={reach} setReach={setReach} />
          </>
        )
        : details && <p>{t("documents.no_speakers")}</p>}
    </Dialog>
  );
}
