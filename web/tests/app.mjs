// app.mjs - the program with a project, and a browser that looks at it
//
// Environment: TEMA, the program (default ../../build/tema); CHROMIUM (default /usr/bin/chromium);
// FIREFOX (/usr/bin/firefox-esr, say): that browser instead, just as it is installed.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium, firefox } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, "..", "..");
export const program = process.env.TEMA ?? join(root, "build", "tema");

/** A copy of the example study in FOLDER. Each test file makes the study for itself, once: they run
 * at the same time, and none may copy what another has half written. */
let study = null;
export function makeStudy(folder) {
  if (study === null) {
    study = mkdtempSync(join(tmpdir(), "tema-study-"));
    process.on("exit", () => rmSync(study, { recursive: true, force: true }));
    execFileSync("sh", [join(root, "examples/shame/study.sh"), study], {
      env: { ...process.env, TEMA: program }, stdio: ["ignore", "ignore", "inherit"],
    });
  }
  const path = join(folder, "shame.tema");
  cpSync(join(study, "shame.tema"), path);
  return path;
}

/** Starts the program on PROJECT (a path, or null: the start page); answers its link. */
export function serve(project, { home, port = "0", env = {} }) {
  const words = ["serve", "--no-browser", "--port", port, ...(project ? [project] : [])];
  const child = spawn(program, words, {
    env: {
      ...process.env, HOME: home, XDG_STATE_HOME: join(home, ".state"), XDG_CONFIG_HOME: join(home, ".config"),
      XDG_DOCUMENTS_DIR: home, ...env,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const link = /http:\/\/\S+/.exec(line);
      if (link) resolve({ child, link: link[0], origin: new URL(link[0]).origin });
    });
    child.on("exit", (code) => reject(new Error(`tema serve ended with ${code}`)));
  });
}

export const isFirefox = process.env.FIREFOX !== undefined;

/** ARGS are Chromium's alone. */
export function startBrowser(args = []) {
  if (isFirefox) return firefox.launch({ channel: "moz-firefox", executablePath: process.env.FIREFOX });
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", ...args],
  });
}

/** A browser at the app. PROJECT: "shame" (the example study), null (none), or a function of a
 * folder that makes one and answers its path. */
export async function startApp({ project = "shame", options = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "tema-web-"));
  const path = project === "shame" ? makeStudy(folder) : project === null ? null : project(folder);
  let server = await serve(path, { home: folder });
  const browser = await startBrowser(options.args);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 }, locale: "en-GB", ...options.context,
  });
  const faults = [];
  context.on("weberror", (fault) => faults.push(String(fault.error())));
  context.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  // Not every browser tells its console of what the policy has refused.
  await context.addInitScript(() => addEventListener("securitypolicyviolation", (refused) =>
    console.error(`refused: ${refused.violatedDirective} ${refused.blockedURI} ${refused.sample}`)));
  // The tour is offered to who has not seen it, over what a test looks at.
  if (!options.tour) await context.addInitScript(() => {
    if (location.protocol === "http:") localStorage.setItem("tema.tour", "seen");
  });
  const page = await context.newPage();
  await page.goto(server.link);
  const id = new URL(page.url()).pathname.split("/")[2] ?? null;

  return {
    folder, path, browser, context, page, id, faults,
    get server() { return server; },
    /** "codes" -> the page's whole address */
    at: (place) => `${server.origin}/p/${id}/${place}`,
    tema: (...words) => execFileSync(program, words, {
      encoding: "utf8", env: { ...process.env, ...(path ? { TEMA_PROJECT: path } : {}) },
    }),
    /** JSON of a route, asked by the page itself. */
    api: (route, init) => page.evaluate(async ([url, options]) => {
      const response = await fetch(url, options);
      const text = await response.text();
      return { status: response.status, body: text === "" ? null : JSON.parse(text) };
    }, [`/api/p/${id}${route === "" ? "" : `/${route}`}`, init ?? {}]),
    async stop() {
      await browser.close();
      server.child.removeAllListeners("exit");
      server.child.kill("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
    /** Ends the program as a crash would, and starts it again at the same address. */
    async crash() {
      server.child.removeAllListeners("exit");
      const ended = new Promise((resolve) => server.child.once("exit", resolve));
      server.child.kill("SIGKILL");
      await ended;
    },
    async again() {
      server = await serve(path, { home: folder, port: new URL(server.origin).port });
    },
  };
}
