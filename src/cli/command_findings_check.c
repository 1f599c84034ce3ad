/* command_findings_check.c - tema findings check [CHAPTER.md] */
#include "cli/chapter.h"
#include "cli/memory.h"
#include "cli/tally.h"

static const char *const columns[] = {
    "line",    "kind",     "fault", "key",   "theme",    "written", "actual",
    "message", "document", "case",  "cases", "of_cases", NULL,
};
static const struct tema_listing listing = {columns, NULL, "", false};

static void print_count(struct tema_printer *printer, const char *name, bool known,
                        int64_t count)
{
    if (known)
        tema_printer_integer(printer, name, count);
    else
        tema_printer_string(printer, name, NULL);
}

static void print(struct tema_printer *printer, const struct tema_finding *finding)
{
    bool counts = finding->kind == TEMA_COUNT_HOLDS || finding->kind == TEMA_COUNT_WRONG;

    tema_printer_begin(printer);
    tema_printer_integer(printer, "line", finding->line);
    tema_printer_string(printer, "kind", tema_finding_kind_name(finding->kind));
    tema_printer_boolean(printer, "fault", finding->fault);
    tema_printer_string(printer, "key", finding->key);
    tema_printer_string(printer, "theme", finding->theme);
    tema_printer_string(printer, "written", finding->written);
    tema_printer_string(printer, "actual", finding->actual);
    tema_printer_string(printer, "message", finding->message);
    tema_printer_string(printer, "document", finding->document_name);
    tema_printer_string(printer, "case", finding->case_name);
    print_count(printer, "cases", counts, finding->cases);
    print_count(printer, "of_cases", counts, finding->of_cases);
    tema_printer_end(printer);
}

static bool deserves_a_line(const struct tema_finding *finding)
{
    return finding->fault || finding->kind == TEMA_QUOTE_UNKEYED ||
           finding->kind == TEMA_HEADING_UNKNOWN;
}

/* "line 12: q7k3f2: 'kollega' is not in it: 'vän'" */
static void say(struct tema_printer *printer, const struct tema_finding *finding)
{
    const char *key = finding->key != NULL ? finding->key : "";
    bool told = key[0] == '\0' || strstr(finding->message, key) != NULL;

    tema_printer_say(printer, "line %lld: %s%s%s%s", (long long)finding->line,
                     finding->fault ? "" : "note: ", told ? "" : key, told ? "" : ": ",
                     finding->message);
}

static void say_all(struct tema_printer *printer, const char *name,
                    const struct tema_findings_report *report)
{
    struct tally tally = {0};

    for (size_t i = 0; i < report->count; i++)
        if (deserves_a_line(report->items + i))
            say(printer, report->items + i);
    tally_add(&tally, report->quotations, "quotation", "quotations");
    tally_add(&tally, report->counts, "count", "counts");
    if (report->faults > 0)
        tema_printer_say(printer, "%s: %s%s%lld %s not hold", name, tally.text,
                         tally.used > 0 ? ", " : "", (long long)report->faults,
                         report->faults == 1 ? "does" : "do");
    else if (tally.used == 0)
        tema_printer_say(printer, "%s: no quotations and no counts", name);
    else
        tema_printer_say(printer, "%s: %s, %s", name, tally.text,
                         report->quotations + report->counts == 1 ? "it holds"
                                                                  : "all hold");
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_findings_report_free) struct tema_findings_report report = {0};
    CLEANUP_FREE char *chapter = NULL;
    const char *name;

    if (!chapter_read(session, &chapter, &name, error) ||
        !tema_findings_check(session->project, chapter, &report, error))
        return false;
    if (session_is_text(session)) {
        say_all(session->printer, name, &report);
    } else {
        tema_printer_begin_list(session->printer, &listing);
        for (size_t i = 0; i < report.count; i++)
            print(session->printer, report.items + i);
        tema_printer_end_list(session->printer);
    }
    if (report.faults > 0)
        session->exit_code = tema_error_exit_code(TEMA_REFUSED);
    return true;
}

const struct command command_findings_check = {
    .name = "findings check",
    .summary = "Check a chapter's quotations and counts against the data",
    .needs = NEEDS_PROJECT,
    .arguments = chapter_arguments,
    .description =
        "A quotation is written > [@q7k3f2], which brings its words, or with its words: "
        "> \"I called a friend [...]\" [@q7k3f2]. Lawful edits are an ellipsis ([...], "
        "(...), …), words added in square brackets, [sic], emphasis, and a "
        "pseudonym in place of a name. Anything else is told with the words that differ. "
        "A count is written [Most therapists]{theme=\"Self-care\"} and checked against "
        "the cases that carry the theme.\n\nThe exit code is 1 where something does not "
        "hold. With --format json or csv every finding is told, those that hold too.",
    .examples = "tema findings check chapter.md",
    .run = run,
};
