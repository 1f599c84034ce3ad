// build.mjs - bundles the app into OUT: hashed names, and a list of what is there
//
// usage: node build.mjs OUT [DEPFILE TARGET]
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "out");
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  write: false,
  target: ["chrome123", "firefox125", "safari17.5"],
  legalComments: "none",
  charset: "utf8",
  logLevel: "warning",
  metafile: true,
};

function hashed(name, contents) {
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, 10);
  const dot = name.lastIndexOf(".");
  return `${name.slice(0, dot)}-${hash}${name.slice(dot)}`;
}

function keep(name, contents) {
  writeFileSync(join(out, name), contents);
  return name;
}

const worker = await esbuild.build({
  ...common, entryPoints: ["src/base/live_worker.ts"], format: "iife",
});
const workerName = keep(...((text) => [hashed("worker.js", text), text])(worker.outputFiles[0].contents));

// The Swedish texts are packed without their keys: those are the English ones', in their order.
const keyless = {
  name: "keyless",
  setup({ onLoad }) {
    onLoad({ filter: /texts\/sv\/.*\.json$/ }, ({ path }) => {
      const part = basename(path);
      if (part === "program.json") return null;
      const [en, sv] = ["en", "sv"].map((language) =>
        JSON.parse(readFileSync(join(here, "src/texts", language, part), "utf8")));
      return { contents: `import { keyed } from "../keyed";
        import en from "../en/${part}";
        export default keyed(en, ${JSON.stringify(Object.keys(en).map((key) => sv[key]))});` };
    });
  },
};

const app = await esbuild.build({
  ...common, entryPoints: ["src/main.tsx"], format: "esm", plugins: [keyless],
  jsx: "automatic", jsxImportSource: "preact",
  define: { WORKER_PATH: JSON.stringify(`/${workerName}`) },
});
const appName = keep(...((text) => [hashed("app.js", text), text])(app.outputFiles[0].contents));

const styles = await esbuild.build({
  ...common, entryPoints: ["src/styles/app.css"],
});
const stylesName = keep(...((text) => [hashed("app.css", text), text])(styles.outputFiles[0].contents));

const icon = readFileSync(join(here, "src/icon.svg"));
const iconName = keep(hashed("icon.svg", icon), icon);

keep("index.html", `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>tema</title>
<link rel="icon" href="/${iconName}">
<link rel="stylesheet" href="/${stylesName}">
<script type="module" src="/${appName}"></script>
</head>
<body><div id="app"></div></body>
</html>
`);

// What the build tool has to watch.
if (process.argv[3]) {
  const inputs = [app, worker, styles].flatMap((built) => Object.keys(built.metafile.inputs));
  writeFileSync(process.argv[3],
    `${process.argv[4]}: ${[...new Set(inputs)].map((path) => join(here, path)).join(" ")}\n`);
}
