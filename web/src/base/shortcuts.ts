// shortcuts.ts - every key that does something, for the help and nothing else

import type { Key } from "./i18n";

export const WHERES = ["everywhere", "document", "palette", "codes", "code", "themes", "cases", "writing"] as const;
export type Where = (typeof WHERES)[number];

/** KEYS: ways to the same, each as it is pressed. Single: a letter alone, which can be turned off. */
export interface Shortcut { where: Where; keys: string[]; what: Key; single?: boolean }

export const shortcuts: Shortcut[] = [
  { where: "everywhere", keys: ["?"], what: "help.key_help", single: true },
  { where: "everywhere", keys: ["F1"], what: "help.key_help_page" },
  { where: "everywhere", keys: ["Ctrl+Z"], what: "help.key_undo" },
  { where: "everywhere", keys: ["Ctrl+Shift+Z", "Ctrl+Y"], what: "help.key_redo" },
  { where: "everywhere", keys: ["Ctrl+Shift+F"], what: "help.key_search" },
  { where: "document", keys: ["Shift+← →"], what: "help.key_select" },
  { where: "document", keys: ["Ctrl+Shift+← →"], what: "help.key_select_word" },
  { where: "document", keys: ["C", "Ctrl+Enter"], what: "help.key_code", single: true },
  { where: "document", keys: ["V", "Ctrl+Shift+V"], what: "help.key_in_vivo", single: true },
  { where: "document", keys: ["Q"], what: "help.key_mark", single: true },
  { where: "document", keys: ["1", "9"], what: "help.key_recent", single: true },
  { where: "document", keys: ["N", "Alt+N"], what: "help.key_next", single: true },
  { where: "document", keys: ["P", "Alt+P"], what: "help.key_previous", single: true },
  { where: "document", keys: ["U", "Alt+U"], what: "help.key_uncoded", single: true },
  { where: "document", keys: ["F"], what: "help.key_find", single: true },
  { where: "document", keys: ["Enter"], what: "help.key_open" },
  { where: "document", keys: ["Alt+Shift+← →"], what: "help.key_end" },
  { where: "document", keys: ["Ctrl+Alt+Shift+← →"], what: "help.key_start" },
  { where: "document", keys: ["Delete"], what: "help.key_remove_quotation", single: true },
  { where: "document", keys: ["Esc"], what: "help.key_let_go" },
  { where: "palette", keys: ["↑ ↓"], what: "help.key_choose" },
  { where: "palette", keys: ["Enter"], what: "help.key_take" },
  { where: "palette", keys: ["Ctrl+Enter"], what: "help.key_one_more" },
  { where: "palette", keys: ["Esc"], what: "help.key_cancel" },
  { where: "codes", keys: ["↑ ↓"], what: "help.key_rows" },
  { where: "codes", keys: ["← →"], what: "help.key_fold" },
  { where: "codes", keys: ["F2"], what: "help.key_rename" },
  { where: "codes", keys: ["Delete"], what: "help.key_remove_code" },
  { where: "code", keys: ["↑ ↓"], what: "help.key_rows" },
  { where: "code", keys: ["Enter"], what: "help.key_to_text" },
  { where: "code", keys: ["C"], what: "help.key_add_code" },
  { where: "code", keys: ["Delete"], what: "help.key_uncode" },
  { where: "themes", keys: ["Alt+← →"], what: "help.key_move_theme" },
  { where: "themes", keys: ["F2"], what: "help.key_rename" },
  { where: "themes", keys: ["Delete"], what: "help.key_remove_theme" },
  { where: "cases", keys: ["Enter", "F2"], what: "help.key_edit_cell" },
  { where: "cases", keys: ["Delete"], what: "help.key_clear_cell" },
  { where: "writing", keys: ["Ctrl+K", "@"], what: "help.key_insert" },
];
