// map_drawing.tsx - the map as SVG, in the page's colours or in those of paper

import { h, render } from "preact";
import { codeColor, PALETTE } from "../base/colors";
import { query } from "../base/api";
import { page } from "../base/state";
import type { Code } from "../base/types";
import { noteLetters, type Box, type Drawing, type Tie } from "./map_layout";

export interface Paint {
  paper: string; ink: string; muted: string; line: string; theme: string; themeLine: string; sub: string;
  code: (code: Code | undefined) => string;
}

export const SCREEN: Paint = {
  paper: "var(--paper)", ink: "var(--ink)", muted: "var(--muted)", line: "var(--line-strong)", theme: "var(--accent-soft)",
  themeLine: "var(--accent)", sub: "var(--ground)", code: codeColor,
};

/** Light, whatever the scheme: for files and paper. */
export const PAPER: Paint = {
  paper: "#ffffff", ink: "#1f2326", muted: "#5d6469", line: "#8b8f8f", theme: "#e3eef3", themeLine: "#1d5a74", sub: "#f6f5f2",
  code: (code) => {
    const color = codeColor(code);
    const token = /^var\(--code-(\d+)\)$/.exec(color);
    return token ? PALETTE[Number(token[1]) - 1]?.hex ?? "#6b7680" : color.startsWith("#") ? color : "#6b7680";
  },
};

interface Drawn { drawing: Drawing; codes: Map<number, Code>; paint: Paint }

function TieLine({ tie, codes, paint }: { tie: Tie } & Omit<Drawn, "drawing">) {
  const bend = tie.shared ? (tie.x1 + tie.x2) / 2 : tie.x1 + (tie.x2 - tie.x1) * 0.5;
  const color = tie.code === null ? paint.line : paint.code(codes.get(tie.code));
  return (
    <path
      d={`M${tie.x1} ${tie.y1}C${bend} ${tie.y1} ${bend} ${tie.y2} ${tie.x2} ${tie.y2}`} fill="none" stroke={color}
      stroke-width={tie.code === null ? 1.6 : 1.2} stroke-opacity={tie.shared ? 0.7 : 0.6} stroke-dasharray={tie.shared ? "4 4" : undefined}
    />
  );
}

function CodeBox({ box, codes, paint }: { box: Box } & Omit<Drawn, "drawing">) {
  const color = paint.code(codes.get(box.id));
  const middle = box.y + box.height / 2;
  return (
    <g>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={box.height / 2} fill={paint.paper} />
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={box.height / 2} fill={color} fill-opacity={0.14} stroke={color} />
      <circle cx={box.x + box.size * 0.85} cy={middle} r={box.size * 0.3} fill={color} />
      <text x={box.x + box.size * 1.45} y={middle + box.size * 0.35} font-size={box.size} fill={paint.ink}>{box.lines[0]}</text>
      {box.note && (
        <text x={box.x + box.width - 9} y={middle + box.size * 0.33} font-size={noteLetters(box.size)} fill={paint.ink} text-anchor="end">{box.note}</text>
      )}
    </g>
  );
}

function ThemeBox({ box, paint, link }: { box: Box; paint: Paint; link: boolean }) {
  const isTop = box.kind === "theme";
  const note = noteLetters(box.size);
  const high = box.lines.length * box.size * 1.3 + (box.note ? note * 1.5 : 0);
  const top = box.y + (box.height - high) / 2;
  const middle = box.x + box.width / 2;
  const shapes = (
    <>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={isTop ? 8 : 6} fill={isTop ? paint.theme : paint.sub}
        stroke={isTop ? paint.themeLine : paint.line} stroke-width={isTop ? 1.8 : 1.2} />
      {box.lines.map((line, i) => (
        <text key={i} x={middle} y={top + (i + 0.95) * box.size * 1.3 - box.size * 0.15} font-size={box.size} font-weight={isTop ? 650 : 600}
          fill={paint.ink} text-anchor="middle">{line}</text>
      ))}
      {box.note && (
        <text x={middle} y={top + box.lines.length * box.size * 1.3 + note * 1.05} font-size={note} fill={paint.ink} text-anchor="middle">{box.note}</text>
      )}
    </>
  );
  // The list has the same links for the keyboard.
  return link ? <a href={page(`themes${query({ theme: box.id })}`)} tabindex={-1}>{shapes}</a> : <g>{shapes}</g>;
}

export function MapShapes({ drawing, codes, paint, links = false }: Drawn & { links?: boolean }) {
  return (
    <g font-family="system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif">
      {drawing.ties.map((tie, i) => <TieLine key={i} tie={tie} codes={codes} paint={paint} />)}
      {drawing.boxes.map((box) => box.kind === "code"
        ? <CodeBox key={`c${box.id}`} box={box} codes={codes} paint={paint} />
        : <ThemeBox key={`t${box.id}`} box={box} paint={paint} link={links} />)}
    </g>
  );
}

/** The whole of it, as a file and on paper. */
export function WholeMap({ drawing, codes, title }: Omit<Drawn, "paint"> & { title: string }) {
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${drawing.width} ${drawing.height}`} width={drawing.width} height={drawing.height} role="img">
      <title>{title}</title>
      <rect width={drawing.width} height={drawing.height} fill={PAPER.paper} />
      <MapShapes drawing={drawing} codes={codes} paint={PAPER} />
    </svg>
  );
}

export function svgFile(drawing: Drawing, codes: Map<number, Code>, title: string): Blob {
  const box = document.createElement("div");
  render(h(WholeMap, { drawing, codes, title }), box);
  const svg = box.querySelector("svg");
  const text = svg ? new XMLSerializer().serializeToString(svg) : "";
  render(null, box);
  return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`], { type: "image/svg+xml" });
}
