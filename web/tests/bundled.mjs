// bundled.mjs - a module of the app, as node can load it
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

export async function bundled(path) {
  const built = await esbuild.build({
    entryPoints: [fileURLToPath(new URL(`../${path}`, import.meta.url))], bundle: true, write: false, format: "esm",
  });
  return import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].text).toString("base64")}`);
}
