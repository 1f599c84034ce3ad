/* handlers_missing.c - routes that nothing answers yet */
#include "server/handlers.h"

#define MISSING(name)                                                                    \
    HANDLER(name)                                                                        \
    {                                                                                    \
        (void)request;                                                                   \
        return request_fail(error, TEMA_IO, "not built yet");                            \
    }

MISSING(handle_import)
MISSING(handle_export)
MISSING(handle_search)
MISSING(handle_documents)
MISSING(handle_document)
MISSING(handle_document_change)
MISSING(handle_document_remove)
MISSING(handle_document_text)
MISSING(handle_document_marks)
MISSING(handle_speakers_change)
MISSING(handle_quotations)
MISSING(handle_quotation_add)
MISSING(handle_quotation)
MISSING(handle_quotation_change)
MISSING(handle_quotation_remove)
MISSING(handle_quotation_codes)
MISSING(handle_codes)
MISSING(handle_code_add)
MISSING(handle_code_change)
MISSING(handle_code_remove)
MISSING(handle_code_merge_preview)
MISSING(handle_code_merge)
MISSING(handle_themes)
MISSING(handle_theme_add)
MISSING(handle_theme_change)
MISSING(handle_theme_remove)
MISSING(handle_theme_codes)
MISSING(handle_theme_quotations)
MISSING(handle_theme_forms)
MISSING(handle_cases)
MISSING(handle_case_add)
MISSING(handle_case_change)
MISSING(handle_case_remove)
MISSING(handle_case_table)
MISSING(handle_memos)
MISSING(handle_memo_add)
MISSING(handle_memo_change)
MISSING(handle_memo_remove)
MISSING(handle_findings)
MISSING(handle_findings_save)
MISSING(handle_findings_check)
MISSING(handle_findings_write)
