// labels.ts - what a transaction is called, from the program's English to the reader's language

import { en, sv } from "../texts";

type Forms = Record<string, string>;
type Patterns = Record<string, string | Forms>;
interface Pattern { key: string; names: string[]; words: RegExp }

// The catalogue's English is what the program writes, word for word; narrow ones come first in it.
const SHAPES: Record<string, string> = { n: "(\\d+)", key: "(\\S+)", kind: "([a-z]+)" };

function compile(key: string, text: string): Pattern {
  const names: string[] = [];
  const words = text.split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (!name) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    names.push(name);
    return SHAPES[name] ?? "([^]+?)";
  });
  return { key, names, words: new RegExp(`^${words.join("")}$`, "u") };
}

const formsOf = (text: string | Forms): string[] => (typeof text === "string" ? [text] : Object.values(text));
const patterns: Pattern[] = Object.entries(en.labels as Patterns)
  .flatMap(([key, text]) => [...new Set(formsOf(text))].map((form) => compile(key, form)));
const sentences = patterns.filter(({ key }) => !/^(kind|content)_/.test(key));
const parts = patterns.filter(({ key }) => key.startsWith("content_"));

const catalogues: Record<string, Patterns> = { en: en.labels as Patterns, sv: sv.labels as Patterns };

class Translation {
  constructor(private readonly language: string) {}

  private put(key: string, values: Record<string, string>): string {
    const text = catalogues[this.language]?.[key] ?? key;
    const rule = new Intl.PluralRules(this.language).select(Number(values["n"] ?? 0));
    const form = typeof text === "string" ? text : text[rule] ?? text["other"] ?? key;
    return form.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
  }

  private value(name: string, found: string): string {
    if (name === "label") return this.sentence(found);
    if (name === "kind") return `kind_${found}` in en.labels ? this.put(`kind_${found}`, {}) : found;
    if (name === "content") return found.split(", ").map((one) => this.match(parts, one) ?? one).join(", ");
    return name === "code" ? found.replaceAll("', '", "”, ”") : found; // of several
  }

  private match(among: Pattern[], text: string): string | null {
    for (const { key, names, words } of among) {
      const found = words.exec(text);
      if (!found) continue;
      return this.put(key, Object.fromEntries(
        names.map((name, i) => [name, this.value(name, found[i + 1] ?? "")])));
    }
    return null;
  }

  sentence(text: string): string {
    return this.match(sentences, text) ?? text;
  }
}

/** TEXT, as the program calls a transaction, in LANGUAGE; as it is where it is not known. */
export function labelIn(language: string, text: string): string {
  return language === "en" ? text : new Translation(language).sentence(text);
}
