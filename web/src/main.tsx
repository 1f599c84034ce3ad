// main.tsx - the app begins

import { render } from "preact";
import { language } from "./base/i18n";
import { labelIn } from "./base/labels";
import { translateLabelsBy } from "./base/state";
import { Shell } from "./shell";
import "./base/scheme";

translateLabelsBy((text) => labelIn(language.value, text));

const host = document.getElementById("app");
if (host) render(<Shell />, host);
