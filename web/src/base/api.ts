// api.ts - asking the program, and what goes wrong

import { signal } from "@preact/signals";

/** What the program refused, or that it could not be reached (kind "away"). */
export class Failure extends Error {
  constructor(readonly kind: string, message: string, readonly status: number) {
    super(message);
  }
}

/** False from a request that got no answer until the next that does. */
export const reachable = signal(true);

/** True once the program does not know this window any more. */
export const signedOut = signal(false);

async function failure(response: Response): Promise<Failure> {
  if (response.status === 401) signedOut.value = true;
  try {
    const said = (await response.json()) as { kind: string; message: string };
    return new Failure(said.kind, said.message, response.status);
  } catch {
    return new Failure("other", response.statusText, response.status);
  }
}

/** What comes of the program's answering, which may break off before its end. */
async function heard<T>(answering: Promise<T>): Promise<T> {
  try {
    return await answering;
  } catch {
    reachable.value = false;
    throw new Failure("away", "", 0);
  }
}

async function ask(method: string, path: string, init: RequestInit): Promise<Response> {
  const response = await heard(fetch(path, { method, credentials: "same-origin", ...init }));
  reachable.value = true;
  if (!response.ok) throw await failure(response);
  return response;
}

const HEADERS = { "X-Tema": "1", "Content-Type": "application/json" };

export async function getText(path: string): Promise<string> {
  return heard((await ask("GET", path, {})).text());
}

/** With the version of the project that it was read from. */
export async function getVersion(path: string): Promise<{ text: string; version: number }> {
  const response = await ask("GET", path, {});
  return { text: await heard(response.text()), version: Number(response.headers.get("X-Tema-Version") ?? -1) };
}

export async function get<T>(path: string): Promise<T> {
  return JSON.parse(await getText(path)) as T;
}

let last: Promise<void> | null = null;

/** What a window asks for is done in that order: an undo never overtakes what it is to undo. */
function inTurn<T>(run: () => Promise<T>): Promise<T> {
  const made = last ? last.then(run) : run();
  const ended: Promise<void> = made.then(() => undefined, () => undefined).then(() => {
    if (last === ended) last = null;
  });
  last = ended;
  return made;
}

export async function send<T = unknown>(
  method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, body: object = {},
): Promise<T> {
  const response = await inTurn(() => ask(method, path, { headers: HEADERS, body: JSON.stringify(body) }));
  const text = await heard(response.text());
  return (text === "" ? {} : JSON.parse(text)) as T;
}

/** What POST PATH answers, where that is no JSON. */
export async function sendForText(path: string, body: object): Promise<string> {
  return heard((await ask("POST", path, { headers: HEADERS, body: JSON.stringify(body) })).text());
}

/** The file's bytes, and how far they have got (0..1). */
export function sendFile<T>(
  path: string, file: Blob, progress: (share: number) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("X-Tema", "1");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    };
    request.onerror = () => {
      reachable.value = false;
      reject(new Failure("away", "", 0));
    };
    request.onload = () => {
      try {
        const said = JSON.parse(request.responseText) as T & { kind: string; message: string };
        if (request.status < 300) resolve(said);
        else reject(new Failure(said.kind, said.message, request.status));
      } catch {
        reject(new Failure("other", request.statusText, request.status));
      }
    };
    request.send(file);
  });
}

/** Asks for a file and lets the browser keep it. */
export async function download(
  path: string, name: string, body?: object,
): Promise<void> {
  const response = await (body
    ? ask("POST", path, { headers: HEADERS, body: JSON.stringify(body) })
    : ask("GET", path, {}));
  keepFile(await heard(response.blob()), name);
}

/** Lets the browser keep BLOB as a file. */
export function keepFile(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** "a=1&b=x" of what is set. */
export function query(
  values: Record<string, string | number | boolean | null | undefined>,
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== null && value !== undefined && value !== "" && value !== false)
      parameters.set(name, value === true ? "1" : String(value));
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}
