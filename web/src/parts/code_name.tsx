// code_name.tsx - a code as it is shown everywhere: its colour and its name

import { codeColor } from "../base/colors";
import type { Code } from "../base/types";

export function CodeDot({ code }: { code: Pick<Code, "id" | "color"> | undefined }) {
  return <span class="dot" style={{ background: codeColor(code) }} />;
}

/** PATH: with the names of the codes above it. */
export function CodeName({ code, path = false }: { code: Code | undefined; path?: boolean }) {
  if (!code) return null;
  const above = path ? code.path.slice(0, code.path.length - code.name.length) : "";
  return (
    <span class="code-name">
      <CodeDot code={code} />
      {above && <span class="muted">{above.replaceAll("/", " / ")}</span>}
      <span>{code.name}</span>
    </span>
  );
}
