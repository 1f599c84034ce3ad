/* command_case_connect.c - tema case connect: documents with the cases of their names */
#include "cli/memory.h"
#include "cli/session.h"

static void print(struct tema_printer *printer, const struct tema_case_matches *matches)
{
    static const char *const columns[] = {"document", "case", "alike", NULL};
    static const struct tema_listing listing = {
        .columns = columns,
        .empty = "no document without a case is called as one is",
    };

    tema_printer_begin_list(printer, &listing);
    for (size_t i = 0; i < matches->count; i++) {
        tema_printer_begin(printer);
        tema_printer_string(printer, "document", matches->items[i].document_name);
        tema_printer_string(printer, "case", matches->items[i].case_name);
        tema_printer_string(printer, "alike",
                            tema_likeness_name(matches->items[i].likeness));
        tema_printer_end(printer);
    }
    tema_printer_end_list(printer);
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_case_matches_free) struct tema_case_matches matches = {0};

    if (!tema_case_match(session->project, &matches, error) ||
        (!session_has(session, "dry-run") && matches.count > 0 &&
         !tema_case_connect(session->project, matches.items, matches.count, error)))
        return false;
    print(session->printer, &matches);
    return true;
}

const struct command command_case_connect = {
    .name = "case connect",
    .summary = "Let documents be about the cases that are called as they are",
    .needs = NEEDS_PROJECT,
    .options =
        (const struct option[]){
            {.name = "dry-run", .help = "only tell what would be connected"},
            {0},
        },
    .description =
        "Only documents that are about no case are connected: to the case of exactly the "
        "same name, else to the only one whose name differs in case, else in spaces too, "
        "else in a file's ending too (Anna_B.docx, anna b). All of it is one change.",
    .examples = "tema case connect --dry-run",
    .run = run,
};
