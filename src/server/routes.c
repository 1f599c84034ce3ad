/* routes.c - the one table of routes; docs/api.md describes them in this order */
#include "server/handlers.h"

#define PROJECT "/api/p/{project}"

enum { READS = NEEDS_PROJECT, WRITES = NEEDS_PROJECT | CHANGES };

const struct route routes[] = {
    {"GET", "/api/app", 0, handle_app},
    {"POST", "/api/quit", 0, handle_quit},
    {"GET", "/api/projects", 0, handle_projects_list},
    {"POST", "/api/projects", 0, handle_projects_make},
    {"POST", "/api/projects/open", 0, handle_projects_open},
    {"DELETE", "/api/projects/{project}", 0, handle_projects_forget},
    {"GET", "/api/folders", 0, handle_folders},

    {"GET", PROJECT, READS, handle_project},
    {"PATCH", PROJECT, WRITES, handle_project_change},
    {"GET", PROJECT "/events", READS | OPEN_ENDED, handle_events},
    {"POST", PROJECT "/undo", WRITES, handle_undo},
    {"POST", PROJECT "/redo", WRITES, handle_redo},
    {"GET", PROJECT "/history", READS, handle_history},
    {"POST", PROJECT "/at", READS, handle_project_at},
    {"POST", PROJECT "/import", WRITES | WITH_FILE | AS_JOB, handle_import},
    {"GET", PROJECT "/export", READS | AS_JOB, handle_export},
    {"GET", PROJECT "/export/report", READS | AS_JOB, handle_export_report},
    {"GET", PROJECT "/search", READS, handle_search},

    {"GET", PROJECT "/documents", READS, handle_documents},
    {"GET", PROJECT "/documents/{document}", READS, handle_document},
    {"PATCH", PROJECT "/documents/{document}", WRITES, handle_document_change},
    {"DELETE", PROJECT "/documents/{document}", WRITES, handle_document_remove},
    {"GET", PROJECT "/documents/{document}/text", READS, handle_document_text},
    {"GET", PROJECT "/documents/{document}/marks", READS, handle_document_marks},
    {"PATCH", PROJECT "/documents/{document}/speakers", WRITES, handle_speakers_change},

    {"GET", PROJECT "/quotations", READS, handle_quotations},
    {"POST", PROJECT "/quotations", WRITES, handle_quotation_add},
    {"GET", PROJECT "/quotations/{key}", READS, handle_quotation},
    {"PATCH", PROJECT "/quotations/{key}", WRITES, handle_quotation_change},
    {"DELETE", PROJECT "/quotations/{key}", WRITES, handle_quotation_remove},
    {"PUT", PROJECT "/quotations/{key}/codes", WRITES, handle_quotation_codes},

    {"GET", PROJECT "/codes", READS, handle_codes},
    {"POST", PROJECT "/codes", WRITES, handle_code_add},
    {"PATCH", PROJECT "/codes/{code}", WRITES, handle_code_change},
    {"DELETE", PROJECT "/codes/{code}", WRITES, handle_code_remove},
    {"GET", PROJECT "/codes/{code}/merge", READS, handle_code_merge_preview},
    {"POST", PROJECT "/codes/{code}/merge", WRITES, handle_code_merge},

    {"GET", PROJECT "/themes", READS, handle_themes},
    {"POST", PROJECT "/themes", WRITES, handle_theme_add},
    {"PATCH", PROJECT "/themes/{theme}", WRITES, handle_theme_change},
    {"DELETE", PROJECT "/themes/{theme}", WRITES, handle_theme_remove},
    {"PUT", PROJECT "/themes/{theme}/codes", WRITES, handle_theme_codes},
    {"PUT", PROJECT "/themes/{theme}/quotations", WRITES, handle_theme_quotations},
    {"GET", PROJECT "/themes/{theme}/forms", READS, handle_theme_forms},

    {"GET", PROJECT "/cases", READS, handle_cases},
    {"POST", PROJECT "/cases", WRITES, handle_case_add},
    {"PATCH", PROJECT "/cases/{case}", WRITES, handle_case_change},
    {"DELETE", PROJECT "/cases/{case}", WRITES, handle_case_remove},
    {"POST", PROJECT "/cases/table", WRITES, handle_case_table},
    {"GET", PROJECT "/cases/matches", READS, handle_case_matches},
    {"POST", PROJECT "/cases/matches", WRITES, handle_case_connect},
    {"PATCH", PROJECT "/variables", WRITES, handle_variable_rename},
    {"DELETE", PROJECT "/variables", WRITES, handle_variable_remove},

    {"GET", PROJECT "/memos", READS, handle_memos},
    {"POST", PROJECT "/memos", WRITES, handle_memo_add},
    {"PATCH", PROJECT "/memos/{memo}", WRITES, handle_memo_change},
    {"DELETE", PROJECT "/memos/{memo}", WRITES, handle_memo_remove},

    {"GET", PROJECT "/findings", READS, handle_findings},
    {"PUT", PROJECT "/findings", WRITES, handle_findings_save},
    {"POST", PROJECT "/findings/check", READS, handle_findings_check},
    {"POST", PROJECT "/findings/write", READS, handle_findings_write},

    {NULL, NULL, 0, NULL},
};
