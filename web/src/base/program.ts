// program.ts - what the program says, from its English to Swedish

import { program as catalogue } from "../texts";

export type Section = keyof typeof catalogue;
interface Pattern { text: string; names: string[]; words: RegExp }

// The catalogue's English is what the program writes, word for word; narrow ones come first in it,
// and where its first words tell which it is, "…" stands for the others.
// What stands in a hole that bears a section's name is said by that section.
const SHAPES: Record<string, string> = {
  n: "(\\d+)", of: "(\\d+)", key: "(\\S+)", kind: "([a-z]+)", where: "( (?:behind|before) '[^]*?')?",
  archive: "([^]+?\\.qd(?:px|e|c))",
};
/** Sections of which several are said at once, and what parts them. */
const LISTS: Partial<Record<Section, string>> = { content: ", ", place: ", " };

function compile(english: string, text: string): Pattern {
  const names: string[] = [];
  const words = english.split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (!name) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/…$/, "[^]*");
    names.push(name);
    return SHAPES[name] ?? "([^]+?)";
  });
  return { text, names, words: new RegExp(`^${words.join("")}$`, "u") };
}

const compiled = new Map<Section, Pattern[]>();

function patternsOf(section: Section): Pattern[] {
  const kept = compiled.get(section) ?? Object.entries<string>(catalogue[section])
    .filter(([english]) => /\{|…$/.test(english)).map(([english, text]) => compile(english, text));
  compiled.set(section, kept);
  return kept;
}

const isSection = (name: string): name is Section => name in catalogue;

/** FOUND in the hole NAME; null where it is not known and has to be. */
function fill(name: string, found: string): string | null {
  if (name === "names")
    return found.replace(/'([^']*)'/g, "”$1”").replaceAll(" or ", " eller ").replace(/(\d+) more$/, "$1 till");
  const section = name.replace(/\d$/, ""); // one that is there twice
  if (found === "" || !isSection(section)) return found.replaceAll("', '", "”, ”"); // of several
  return swedish(section, found) ?? (["message", "kind"].includes(section) ? null : found);
}

/** TEXT, which the program says as one of SECTION, in Swedish; null where it is not known. */
export function swedish(section: Section, text: string): string | null {
  const between = LISTS[section];
  if (between && text.includes(between))
    return text.split(between).map((part) => swedish(section, part) ?? part).join(between);
  const whole = (catalogue[section] as Record<string, string>)[text];
  if (typeof whole === "string") return whole;
  for (const { text: form, names, words } of patternsOf(section)) {
    const found = words.exec(text);
    if (!found) continue;
    const values = names.map((name, i) => fill(name, found[i + 1] ?? ""));
    if (values.every((value) => value !== null))
      return form.replace(/\{(\w+)\}/g, (all, name: string) => values[names.indexOf(name)] ?? all);
  }
  return null;
}
