/* command_info.c - tema info */
#include "cli/memory.h"
#include "cli/session.h"

/* What only other programs make is told to people where there is any. */
static void print_foreign(struct tema_printer *printer, const char *name, int64_t count)
{
    if (count > 0 || tema_printer_form(printer) != TEMA_TEXT)
        tema_printer_integer(printer, name, count);
}

static void print_counts(struct tema_printer *printer, const struct tema_counts *counts)
{
    tema_printer_integer(printer, "documents", counts->documents);
    tema_printer_integer(printer, "characters", counts->characters);
    tema_printer_integer(printer, "turns", counts->turns);
    tema_printer_integer(printer, "cases", counts->cases);
    tema_printer_integer(printer, "variables", counts->variables);
    tema_printer_integer(printer, "quotations", counts->quotations);
    tema_printer_integer(printer, "codes", counts->codes);
    tema_printer_integer(printer, "codings", counts->codings);
    tema_printer_integer(printer, "themes", counts->themes);
    tema_printer_integer(printer, "memos", counts->memos);
    print_foreign(printer, "links", counts->links);
    print_foreign(printer, "sets", counts->sets);
    print_foreign(printer, "graphs", counts->graphs);
    tema_printer_integer(printer, "coders", counts->coders);
    tema_printer_integer(printer, "chapters", counts->chapters);
    tema_printer_integer(printer, "transactions", counts->transactions);
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_study_details_free) struct tema_study_details study = {0};
    struct tema_printer *printer = session->printer;
    struct tema_counts counts;
    const char *warning = tema_project_place_warning(session->project);

    if (!tema_project_study(session->project, &study, error) ||
        !tema_project_counts(session->project, &counts, error))
        return false;
    tema_printer_begin(printer);
    tema_printer_string(printer, "project", session->project_path);
    tema_printer_string(printer, "title", study.title);
    tema_printer_string(printer, "language", study.language);
    tema_printer_string(printer, "approach", tema_approach_name(study.approach));
    tema_printer_string(printer, "coder", tema_project_coder(session->project));
    print_counts(printer, &counts);
    if (warning != NULL)
        tema_printer_string(printer, "warning", warning);
    tema_printer_end(printer);
    return true;
}

const struct command command_info = {
    .name = "info",
    .summary = "Tell what the project holds",
    .needs = NEEDS_PROJECT,
    .run = run,
};
