/* command_quote_add.c - tema quote add DOC (--range START:END | --text WORDS) */
#include "cli/memory.h"
#include "cli/names.h"
#include "cli/quotation_print.h"
#include "cli/range.h"

static bool read_place(struct session *session, struct tema_new_quotation *quotation,
                       struct tema_error *error)
{
    const char *range = session_option(session, "range");

    quotation->text = session_option(session, "text");
    if ((range == NULL) == (quotation->text == NULL))
        return failure_of_use(error, session->invocation.command,
                              "quote add needs --range START:END or --text WORDS, and "
                              "one of them");
    if (range != NULL && !range_read(range, &quotation->start, &quotation->end, error))
        return false;
    return tema_document_find(session->project, session_argument(session, "DOC"),
                              &quotation->document, error);
}

static bool add(struct session *session, struct tema_quotation_id *ret_id,
                struct tema_error *error)
{
    CLEANUP_FREE struct tema_code_id *codes = NULL;
    CLEANUP_FREE const char **words = NULL;
    struct tema_new_quotation quotation = {
        .comment = session_option(session, "comment"),
        .key = session_option(session, "key"),
    };

    words = session_options(session, "code", &quotation.code_count);
    if (!read_place(session, &quotation, error) ||
        !named_codes(session, words, quotation.code_count, &codes, error))
        return false;
    quotation.codes = codes;
    return tema_quotation_add(session->project, &quotation, ret_id, error);
}

/* " by Olle" where others code too, else ""; new. */
static bool tell_coder(struct session *session, char **ret_words,
                       struct tema_error *error)
{
    CLEANUP(tema_coders_free) struct tema_coders coders = {0};

    if (session_is_text(session) &&
        !tema_project_coders(session->project, &coders, error))
        return false;
    if (asprintf(ret_words, "%s%s", coders.count > 1 ? " by " : "",
                 coders.count > 1 ? tema_project_coder(session->project) : "") < 0)
        abort();
    return true;
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_quotations_free) struct tema_quotations list = {0};
    const struct tema_quotation *quotation;
    CLEANUP_FREE char *by = NULL;
    struct tema_quotation_id id;

    if (!add(session, &id, error) ||
        !quotation_get(session->project, id, &list, &quotation, error) ||
        !tell_coder(session, &by, error))
        return false;
    tema_printer_begin_done(session->printer, "%s marks %s %lld:%lld%s%s%s",
                            quotation->key, quotation->document_name,
                            (long long)quotation->start, (long long)quotation->end,
                            quotation->coding_count > 0 ? ", coded " : "",
                            quotation->codes, quotation->coding_count > 0 ? by : "");
    quotation_print_fields(session->printer, quotation);
    tema_printer_end(session->printer);
    return true;
}

const struct command command_quote_add = {
    .name = "quote add",
    .summary = "Mark words of a document, and code them",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "DOC", .help = "the document's name"},
            {0},
        },
    .options =
        (const struct option[]){
            {.name = "text",
             .value = "WORDS",
             .help = "the words themselves; they must occur exactly once"},
            {.name = "range",
             .value = "START:END",
             .help = "or their place: characters from the text's beginning, END not "
                     "counted"},
            {.name = "code",
             .value = "CODE",
             .help = "a code to put on them",
             .repeated = true},
            {.name = "comment", .value = "TEXT", .help = "a comment on the quotation"},
            {.name = "key",
             .value = "KEY",
             .help = "the quotation's key; else a new one is made"},
            {0},
        },
    .description = "Where the same words are marked already, that quotation takes the "
                   "codes. White space, quotation marks and hyphens need not be typed as "
                   "they stand in the document.",
    .examples =
        "tema quote add Anna --text 'I called a friend' --code Support/Colleague\n"
        "tema quote add Anna --range 1042:1110 --code Support --code Shame",
    .run = run,
};
