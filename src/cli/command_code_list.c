/* command_code_list.c - tema code list */
#include "cli/memory.h"
#include "cli/session.h"

static const char *const columns[] = {
    "code",  "name",   "depth",   "description", "includes", "excludes", "example",
    "color", "themes", "codings", "quotations",  "cases",    "removed",  NULL,
};
static const char *const shown[] = {"code",  "codings", "quotations",
                                    "cases", "themes",  NULL};
static const struct tema_listing listing = {
    columns, shown, "no codes yet: tema code add PATH, or tema code-table FILE.csv",
    false};

static void print(struct tema_printer *printer, const struct tema_code *code)
{
    tema_printer_begin(printer);
    tema_printer_string(printer, "code", code->path);
    tema_printer_string(printer, "name", code->name);
    tema_printer_integer(printer, "depth", code->depth);
    tema_printer_string(printer, "description", code->description);
    tema_printer_string(printer, "includes", code->includes);
    tema_printer_string(printer, "excludes", code->excludes);
    tema_printer_string(printer, "example", code->example);
    tema_printer_string(printer, "color", code->color);
    tema_printer_strings(printer, "themes", code->themes, code->theme_count);
    tema_printer_integer(printer, "codings", code->codings);
    tema_printer_integer(printer, "quotations", code->quotations);
    tema_printer_integer(printer, "cases", code->cases);
    tema_printer_boolean(printer, "removed", code->removed);
    tema_printer_end(printer);
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_codes_free) struct tema_codes codes = {0};

    if (!tema_codebook_list(session->project, &codes, error))
        return false;
    tema_printer_begin_list(session->printer, &listing);
    for (size_t i = 0; i < codes.count; i++)
        print(session->printer, codes.items + i);
    tema_printer_end_list(session->printer);
    return true;
}

const struct command command_code_list = {
    .name = "code list",
    .summary = "List the codebook",
    .needs = NEEDS_PROJECT,
    .description = "The counts of a code are its own, without the codes below it.",
    .run = run,
};
