// tour.tsx - shows around in the example study: a card that points at things and is in nobody's way

import { signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t, type Key } from "../base/i18n";
import { navigate, place } from "../base/router";
import { page, useCodes, useDocuments, useStudy } from "../base/state";
import type { Code, DocumentSummary, Study } from "../base/types";
import { placeBeside, target, type Box, type Side } from "./tour_target";

const SEEN = "tema.tour";
const STEPS = ["read", "code", "quotations", "themes", "chapter"] as const;
const PATIENCE_MS = 2500; // until a page must have what is pointed at
const TICK_MS = 150;

/** What is pointed at on each page, the first that is in view, and where the card stands beside it. */
const TARGETS: Record<(typeof STEPS)[number], [selector: string, side: Side]> = {
  read: [".reader-label, .reader-bracket", "below"], code: [".reader-text p:has(.reader-speaker)", "after"],
  quotations: [".window-row > *", "below"], themes: [".theme-counts", "below"], chapter: [".evidence-cards", "before"],
};

/** -1: asks whether to; null: does not show. */
const step = signal<number | null>(null);

export function isExample(study: Study): boolean {
  return study.name === "shame" || study.title === "Skam i terapirummet";
}

export function startTour(): void {
  step.value = 0;
}

function endTour(): void {
  localStorage.setItem(SEEN, "seen");
  step.value = null;
}

type Coded = Pick<DocumentSummary, "id" | "codings">;
type Used = Pick<Code, "id" | "quotations">;
const NO_DOCUMENT: Coded = { id: 0, codings: 0 };
const NO_CODE: Used = { id: 0, quotations: 0 };

/** The page of each step: the document coded most, a code that has something to show. */
function pathOf(at: number, documents: Coded[], codes: Used[]): string | null {
  const name = STEPS[at];
  const document = documents.reduce((most, one) => (one.codings > most.codings ? one : most), documents[0] ?? NO_DOCUMENT);
  const code = codes.reduce((most, one) => (one.quotations > most.quotations ? one : most), codes[0] ?? NO_CODE);
  if (name === "read" || name === "code") return document.id ? page(`documents/${document.id}`) : null;
  if (name === "quotations") return code.id ? page(`codes/${code.id}`) : null;
  return name === "themes" ? page("themes") : name === "chapter" ? page("writing") : null;
}

/** Where what SELECTOR names is now; the card waits until it is there, or for long enough. */
function useTarget(selector: string | null, here: string): { box: Box | null; ready: boolean } {
  const [found, setFound] = useState<{ box: Box | null; ready: boolean }>({ box: null, ready: false });
  useEffect(() => {
    setFound({ box: null, ready: selector === null });
    if (selector === null) return;
    const began = Date.now();
    let shown = "";
    const look = (): void => {
      const box = target(selector);
      const ready = box !== null || Date.now() - began > PATIENCE_MS;
      const now = JSON.stringify([box, ready]);
      if (now !== shown) setFound((before) => ({ box, ready: ready || before.ready }));
      shown = now;
    };
    const timer = setInterval(look, TICK_MS);
    addEventListener("scroll", look, true);
    addEventListener("resize", look);
    return () => {
      clearInterval(timer);
      removeEventListener("scroll", look, true);
      removeEventListener("resize", look);
    };
  }, [selector, here]);
  return found;
}

/** Escape ends it, unless it closes something that is open. */
function useEscape(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.isComposing) return;
      if (document.querySelector("dialog[open], [role=menu], .palette, [role=combobox][aria-expanded=true]:focus")) return;
      endTour();
    };
    addEventListener("keydown", listen, true);
    return () => removeEventListener("keydown", listen, true);
  }, []);
}

function Ring({ box }: { box: Box }) {
  const style = { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px` };
  return <div class="tour-ring" aria-hidden="true" style={style} />;
}

interface CardProperties { at: number; box: Box | null; onGo: (to: number) => void; taken: boolean }

function Card({ at, box, onGo, taken }: CardProperties) {
  const card = useRef<HTMLElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const first = useRef(box);
  useLayoutEffect(() => {
    const set = (): void => {
      if (card.current) placeBeside(card.current, first.current, TARGETS[STEPS[at] ?? "read"][1]);
    };
    set();
    if (taken) setTimeout(() => next.current?.focus()); // behind the page's own heading
    addEventListener("resize", set);
    return () => removeEventListener("resize", set);
  }, []);
  const name = STEPS[at] ?? "offer";
  const last = at === STEPS.length - 1;
  return (
    <aside class="tour rise" ref={card} aria-label={t("tour.title")}>
      <h2>{t(`tour.${name}_title` as Key)}</h2>
      <p id="tour-text">{t(`tour.${name}` as Key)}</p>
      <div class="row">
        <span class="muted small grow">{at >= 0 && t("tour.step", { n: at + 1, of: STEPS.length })}</span>
        {!last && <button class="button" onClick={endTour}>{t(at < 0 ? "tour.not_now" : "tour.end")}</button>}
        {at > 0 && <button class="button" onClick={() => onGo(at - 1)}>{t("tour.back")}</button>}
        <button ref={next} class="button primary" aria-describedby="tour-text" onClick={() => (last ? endTour() : onGo(at + 1))}>
          {t(at < 0 ? "tour.begin" : last ? "tour.finish" : "tour.next")}
        </button>
      </div>
    </aside>
  );
}

function Running({ at }: { at: number }) {
  const documents = useDocuments().data.value ?? [];
  const codes = useCodes().data.value ?? [];
  const name = STEPS[at];
  const wanted = pathOf(at, documents, codes);
  const here = place.value.path;
  const onPlace = at < 0 || here === wanted;
  const { box, ready } = useTarget(name && onPlace ? TARGETS[name][0] : null, here);
  useEscape();
  useEffect(() => {
    if (wanted !== null && location.pathname !== wanted) navigate(wanted);
  }, [at, wanted]);
  if (!ready && at >= 0 && onPlace) return null;
  return (
    <>
      {box && onPlace && <Ring box={box} />}
      <Card key={`${at} ${onPlace}`} at={at} box={onPlace ? box : null} onGo={(to) => { step.value = to; }} taken={at >= 0} />
    </>
  );
}

/** Asks once, where the study is the example; Help starts it again. */
export function Tour() {
  const study = useStudy().data.value;
  const offered = study !== null && isExample(study) && !study.read_only && localStorage.getItem(SEEN) === null;
  useEffect(() => {
    if (offered && step.value === null) step.value = -1;
  }, [offered]);
  if (step.value === null || !study || study.read_only) return null;
  return <Running at={step.value} />;
}
