// main.tsx - the app begins

import { render } from "preact";
import { Shell } from "./shell";
import "./base/scheme";

const host = document.getElementById("app");
if (host) render(<Shell />, host);
