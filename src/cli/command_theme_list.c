/* command_theme_list.c - tema theme list */
#include "cli/memory.h"
#include "cli/session.h"

static const char *const columns[] = {
    "theme", "name",     "depth",      "concept", "codes", "quotations",
    "cases", "of_cases", "case_names", "removed", NULL,
};
static const char *const shown[] = {"theme", "quotations", "cases", "codes", NULL};
static const struct tema_listing listing = {columns, shown,
                                            "no themes yet: tema theme add NAME", false};

static void print_evidence(struct tema_printer *printer, const struct tema_theme *theme)
{
    tema_printer_begin_records(printer, "evidence");
    for (size_t i = 0; i < theme->evidence_count; i++) {
        const struct tema_evidence *evidence = theme->evidence + i;

        tema_printer_begin(printer);
        tema_printer_string(printer, "key", evidence->key);
        tema_printer_string(printer, "role", tema_evidence_role_name(evidence->role));
        tema_printer_string(printer, "words", evidence->words);
        tema_printer_string(printer, "case", evidence->case_name);
        tema_printer_end(printer);
    }
    tema_printer_end_records(printer);
}

static void print(struct tema_printer *printer, const struct tema_theme *theme,
                  int64_t of_cases)
{
    tema_printer_begin(printer);
    tema_printer_string(printer, "theme", theme->path);
    tema_printer_string(printer, "name", theme->name);
    tema_printer_integer(printer, "depth", theme->depth);
    tema_printer_string(printer, "concept", theme->concept);
    tema_printer_strings(printer, "codes", theme->codes, theme->code_count);
    tema_printer_integer(printer, "quotations", theme->quotations);
    tema_printer_integer(printer, "cases", theme->cases);
    tema_printer_integer(printer, "of_cases", of_cases);
    tema_printer_strings(printer, "case_names", theme->case_names, (size_t)theme->cases);
    print_evidence(printer, theme);
    tema_printer_boolean(printer, "removed", theme->removed);
    tema_printer_end(printer);
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_themes_free) struct tema_themes themes = {0};

    if (!tema_theme_list(session->project, &themes, error))
        return false;
    tema_printer_begin_list(session->printer, &listing);
    for (size_t i = 0; i < themes.count; i++)
        print(session->printer, themes.items + i, themes.cases);
    tema_printer_end_list(session->printer);
    return true;
}

const struct command command_theme_list = {
    .name = "theme list",
    .summary = "List the themes, in the order of the findings",
    .needs = NEEDS_PROJECT,
    .description = "A theme's quotations and cases are those of the codes that it and "
                   "its sub-themes gather, and those that they gather themselves. "
                   "Quotations that are contrary to a theme count among its quotations, "
                   "but not for its cases.",
    .run = run,
};
