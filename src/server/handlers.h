/* handlers.h - what each route does; a file a resource holds them */
#ifndef SERVER_HANDLERS_H
#define SERVER_HANDLERS_H

#include "server/request.h"

#define HANDLER(name) bool name(struct request *request, struct tema_error *error)

/* handle_app.c */
HANDLER(handle_app);
HANDLER(handle_quit);

/* handle_projects.c */
HANDLER(handle_projects_list);
HANDLER(handle_projects_make);
HANDLER(handle_projects_open);
HANDLER(handle_projects_forget);
HANDLER(handle_folders);

/* handle_project.c */
HANDLER(handle_project);
HANDLER(handle_project_change);
HANDLER(handle_events);
HANDLER(handle_project_at);

/* handle_history.c */
HANDLER(handle_undo);
HANDLER(handle_redo);
HANDLER(handle_history);

/* handle_exchange.c */
HANDLER(handle_import);
HANDLER(handle_export);
HANDLER(handle_export_report);

/* handle_search.c */
HANDLER(handle_search);

/* handle_documents.c */
HANDLER(handle_documents);
HANDLER(handle_document);
HANDLER(handle_document_change);
HANDLER(handle_document_remove);
HANDLER(handle_document_text);
HANDLER(handle_document_marks);
HANDLER(handle_speakers_change);

/* handle_quotations.c */
HANDLER(handle_quotations);
HANDLER(handle_quotation_add);
HANDLER(handle_quotation);
HANDLER(handle_quotation_change);
HANDLER(handle_quotation_remove);
HANDLER(handle_quotation_codes);

/* handle_codes.c */
HANDLER(handle_codes);
HANDLER(handle_code_add);
HANDLER(handle_code_change);
HANDLER(handle_code_remove);
HANDLER(handle_code_merge_preview);
HANDLER(handle_code_merge);

/* handle_themes.c */
HANDLER(handle_themes);
HANDLER(handle_theme_add);
HANDLER(handle_theme_change);
HANDLER(handle_theme_remove);
HANDLER(handle_theme_codes);
HANDLER(handle_theme_quotations);
HANDLER(handle_theme_forms);

/* handle_cases.c */
HANDLER(handle_cases);
HANDLER(handle_case_add);
HANDLER(handle_case_change);
HANDLER(handle_case_remove);
HANDLER(handle_case_table);
HANDLER(handle_case_matches);
HANDLER(handle_case_connect);
HANDLER(handle_variable_rename);
HANDLER(handle_variable_remove);

/* handle_memos.c */
HANDLER(handle_memos);
HANDLER(handle_memo_add);
HANDLER(handle_memo_change);
HANDLER(handle_memo_remove);

/* handle_findings.c */
HANDLER(handle_findings);
HANDLER(handle_findings_save);
HANDLER(handle_findings_check);
HANDLER(handle_findings_write);

#endif
