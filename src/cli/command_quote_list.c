/* command_quote_list.c - tema quote list */
#include "cli/memory.h"
#include "cli/names.h"
#include "cli/quotation_print.h"

/* CASE_NAME: the case's own name; new. */
static bool read_filter(struct session *session, struct tema_quotation_filter *filter,
                        char **case_name, struct tema_error *error)
{
    struct tema_project *project = session->project;
    const char *code = session_option(session, "code");
    const char *theme = session_option(session, "theme");
    const char *document = session_option(session, "document");
    const char *case_word = session_option(session, "case");
    struct tema_case_id case_id;

    filter->coder = session_option(session, "coder");
    filter->uncoded = session_has(session, "uncoded");
    filter->doubtful = session_has(session, "doubtful");
    if ((code != NULL && !tema_codebook_find(project, code, &filter->code, error)) ||
        (theme != NULL && !tema_theme_find(project, theme, &filter->theme, error)) ||
        (document != NULL &&
         !tema_document_find(project, document, &filter->document, error)))
        return false;
    if (case_word == NULL)
        return true;
    if (!tema_case_find(project, case_word, &case_id, error) ||
        !name_of_case(project, case_id, case_name, error))
        return false;
    filter->case_name = *case_name;
    return true;
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_quotations_free) struct tema_quotations quotations = {0};
    CLEANUP_FREE char *case_name = NULL;
    struct tema_quotation_filter filter = {0};

    if (!read_filter(session, &filter, &case_name, error) ||
        !tema_quotation_list(session->project, &filter, &quotations, error))
        return false;
    tema_printer_begin_list(session->printer, filter.doubtful
                                                  ? quotation_listing_doubtful()
                                                  : quotation_listing_of(&quotations));
    for (size_t i = 0; i < quotations.count; i++)
        quotation_print(session->printer, quotations.items + i);
    tema_printer_end_list(session->printer);
    return true;
}

const struct command command_quote_list = {
    .name = "quote list",
    .summary = "List quotations",
    .needs = NEEDS_PROJECT,
    .options =
        (const struct option[]){
            {.name = "code",
             .value = "CODE",
             .help = "coded so, or by a code below that one"},
            {.name = "theme",
             .value = "THEME",
             .help = "gathered by the theme or its sub-themes"},
            {.name = "case", .value = "CASE", .help = "said by that case"},
            {.name = "document", .value = "DOC", .help = "from that document"},
            {.name = "coder",
             .value = "CODER",
             .help = "coded by that coder; with --code or --theme: so coded by that "
                     "coder"},
            {.name = "uncoded", .help = "those that bear no code"},
            {.name = "doubtful",
             .help = "those that came with another program's file and may not stand "
                     "where they were meant to"},
            {0},
        },
    .description = "All that is asked must hold. tema quote show KEY tells all of a "
                   "quotation.",
    .examples = "tema quote list --theme Self-care --case Anna\n"
                "tema quote list --code Support --format csv > support.csv",
    .run = run,
};
