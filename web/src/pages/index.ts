// index.ts - the table of pages

import type { FunctionComponent } from "preact";
import type { Key } from "../base/i18n";
import { CasesPage } from "./cases";
import { CodePage } from "./code";
import { CodesPage } from "./codes";
import { DocumentPage } from "./document";
import { DocumentsPage } from "./documents";
import { DoubtfulPage } from "./doubtful";
import { HelpPage } from "./help";
import { HistoryPage } from "./history";
import { MapPage } from "./map";
import { MemosPage } from "./memos";
import { PrintCodePage } from "./print_code";
import { PrintDocumentPage } from "./print_document";
import { SearchPage } from "./search";
import { SettingsPage } from "./settings";
import { StartPage } from "./start";
import { ThemesPage } from "./themes";
import { WritingPage } from "./writing";

export interface PageEntry {
  pattern: string;
  title: Key;
  show: FunctionComponent<Record<string, string>>;
  bare?: boolean; // without the rail
}

const P = "/p/:project";

export const pages: PageEntry[] = [
  { pattern: "/", title: "common.projects", show: StartPage, bare: true },
  { pattern: `${P}/documents`, title: "common.documents", show: DocumentsPage },
  { pattern: `${P}/documents/:document`, title: "common.documents", show: DocumentPage },
  { pattern: `${P}/codes`, title: "common.codes", show: CodesPage },
  { pattern: `${P}/codes/doubtful`, title: "codes.doubtful", show: DoubtfulPage },
  { pattern: `${P}/codes/:code`, title: "common.codes", show: CodePage },
  { pattern: `${P}/themes`, title: "common.themes", show: ThemesPage },
  { pattern: `${P}/themes/map`, title: "common.map", show: MapPage },
  { pattern: `${P}/cases`, title: "common.cases", show: CasesPage },
  { pattern: `${P}/memos`, title: "common.memos", show: MemosPage },
  { pattern: `${P}/writing`, title: "common.writing", show: WritingPage },
  { pattern: `${P}/history`, title: "common.history", show: HistoryPage },
  { pattern: `${P}/search`, title: "common.search", show: SearchPage },
  { pattern: `${P}/help`, title: "common.help", show: HelpPage },
  { pattern: `${P}/settings`, title: "common.settings", show: SettingsPage },
  { pattern: `${P}/print/document/:document`, title: "common.print", show: PrintDocumentPage, bare: true },
  { pattern: `${P}/print/code/:code`, title: "common.print", show: PrintCodePage, bare: true },
];
