// index.ts - the catalogues: a file a page, the same keys in each language
//
// A page's two files lie side by side, and what the program says itself beside them all, since what is
// alike packs better when it is near.

import en_common from "./en/common.json";
import sv_common from "./sv/common.json";
import en_start from "./en/start.json";
import sv_start from "./sv/start.json";
import en_documents from "./en/documents.json";
import sv_documents from "./sv/documents.json";
import en_reader from "./en/reader.json";
import sv_reader from "./sv/reader.json";
import en_codes from "./en/codes.json";
import sv_codes from "./sv/codes.json";
import en_themes from "./en/themes.json";
import sv_themes from "./sv/themes.json";
import en_map from "./en/map.json";
import sv_map from "./sv/map.json";
import en_cases from "./en/cases.json";
import sv_cases from "./sv/cases.json";
import en_memos from "./en/memos.json";
import sv_memos from "./sv/memos.json";
import en_writing from "./en/writing.json";
import sv_writing from "./sv/writing.json";
import en_history from "./en/history.json";
import sv_history from "./sv/history.json";
import en_search from "./en/search.json";
import sv_search from "./sv/search.json";
import en_help from "./en/help.json";
import sv_help from "./sv/help.json";
import en_settings from "./en/settings.json";
import sv_settings from "./sv/settings.json";
import en_tour from "./en/tour.json";
import sv_tour from "./sv/tour.json";
import en_print from "./en/print.json";
import sv_print from "./sv/print.json";
import en_errors from "./en/errors.json";
import sv_errors from "./sv/errors.json";

export { default as program } from "./sv/program.json";

export const en = {
  common: en_common,
  start: en_start,
  documents: en_documents,
  reader: en_reader,
  codes: en_codes,
  themes: en_themes,
  map: en_map,
  cases: en_cases,
  memos: en_memos,
  writing: en_writing,
  history: en_history,
  search: en_search,
  help: en_help,
  settings: en_settings,
  tour: en_tour,
  print: en_print,
  errors: en_errors,
};

export const sv: Catalogue = {
  common: sv_common,
  start: sv_start,
  documents: sv_documents,
  reader: sv_reader,
  codes: sv_codes,
  themes: sv_themes,
  map: sv_map,
  cases: sv_cases,
  memos: sv_memos,
  writing: sv_writing,
  history: sv_history,
  search: sv_search,
  help: sv_help,
  settings: sv_settings,
  tour: sv_tour,
  print: sv_print,
  errors: sv_errors,
};

type Parts = typeof en;
/** A text, or its forms by number. */
export type Catalogue = { [P in keyof Parts]: { [K in keyof Parts[P]]: unknown } };
export type Key = { [P in keyof Parts]: `${P}.${keyof Parts[P] & string}` }[keyof Parts];
