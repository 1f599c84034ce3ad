// questions.ts - what is asked of the help, and the pages each answer leads to

import { plain } from "./fuzzy";
import { t, type Key } from "./i18n";

export interface Question { name: string; links: [path: string, title: Key][] }
export interface Topic { title: Key; questions: Question[] }

const DOCUMENTS: Question["links"][number] = ["documents", "common.documents"];
const CODES: Question["links"][number] = ["codes", "common.codes"];
const THEMES: Question["links"][number] = ["themes", "common.themes"];
const WRITING: Question["links"][number] = ["writing", "common.writing"];
const HISTORY: Question["links"][number] = ["history", "common.history"];
const SETTINGS: Question["links"][number] = ["settings", "common.settings"];

export const topics: Topic[] = [
  { title: "help.topic_begin", questions: [
    { name: "import", links: [DOCUMENTS] },
    { name: "project", links: [DOCUMENTS, ["codes/doubtful", "codes.doubtful"], SETTINGS] },
    { name: "speakers", links: [DOCUMENTS] }, { name: "cases", links: [["cases", "common.cases"]] },
    { name: "privacy", links: [] },
  ] },
  { title: "help.topic_coding", questions: [
    { name: "code_mouse", links: [DOCUMENTS] }, { name: "code_keyboard", links: [DOCUMENTS] },
    { name: "in_vivo", links: [] }, { name: "several", links: [] }, { name: "new_code", links: [CODES] },
    { name: "resize", links: [] }, { name: "comment", links: [["memos", "common.memos"]] },
    { name: "blind", links: [SETTINGS] }, { name: "letters", links: [SETTINGS] },
  ] },
  { title: "help.topic_themes", questions: [
    { name: "merge", links: [CODES] }, { name: "find", links: [["search", "common.search"], CODES] },
    { name: "themes", links: [THEMES, ["themes/map", "common.map"]] }, { name: "counts", links: [THEMES] },
  ] },
  { title: "help.topic_writing", questions: [
    { name: "writing", links: [WRITING] }, { name: "edits", links: [WRITING] }, { name: "claims", links: [WRITING] },
    { name: "print", links: [DOCUMENTS] }, { name: "export", links: [SETTINGS, HISTORY] },
  ] },
  { title: "help.topic_file", questions: [
    { name: "undo", links: [HISTORY] }, { name: "trail", links: [HISTORY] }, { name: "others", links: [SETTINGS] },
    { name: "file", links: [SETTINGS] }, { name: "backup", links: [SETTINGS] }, { name: "synced", links: [SETTINGS] },
  ] },
];

export const questionOf = (name: string): string => t(`help.q_${name}` as Key);
export const answerOf = (name: string): string => t(`help.a_${name}` as Key);

/** The topics with the questions that have every word of TYPED, in themselves or their answers. */
export function asked(typed: string): Topic[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const fits = ({ name }: Question): boolean => {
    const text = plain(`${questionOf(name)} ${answerOf(name)}`);
    return words.every((word) => text.includes(word));
  };
  return topics.map((topic) => ({ ...topic, questions: topic.questions.filter(fits) }))
    .filter((topic) => topic.questions.length > 0);
}
