// past.ts - going to the project as it was, and back again

import { change, projectId } from "./state";
import { navigate } from "./router";

const KEPT = "tema.present.";

/** Shows the project as it was at TIME (ISO 8601); false where that failed. */
export async function lookBack(time: string): Promise<boolean> {
  const here = location.pathname + location.search;
  const present = isPast() ? wayToNow() : here;
  const answer = await change<{ id: string }>("POST", "at", { time });
  if (!answer) return false;
  sessionStorage.setItem(KEPT + answer.id, present);
  navigate(`/p/${answer.id}/documents`);
  return true;
}

/** A project as it was is called by its own id and the time. */
function isPast(): boolean {
  return (projectId.value ?? "").includes("-");
}

/** Where the look back began; in a window that has not seen it, the project's history. */
export function wayToNow(): string {
  const kept = sessionStorage.getItem(KEPT + (projectId.value ?? ""));
  if (kept) return kept;
  const own = (projectId.value ?? "").split("-")[0] ?? "";
  return own === "" ? "/" : `/p/${own}/history`;
}
