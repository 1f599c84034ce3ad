/* gathering.c - see cli/gathering.h */
#include "cli/gathering.h"
#include "cli/memory.h"
#include "cli/names.h"

const struct argument gathering_arguments[] = {
    {.name = "THEME", .help = "the theme's path or name"},
    {.name = "CODE", .help = "a code's path or name", .repeated = true},
    {0},
};

/* What a theme was asked to do, and did. */
struct gathering {
    const char *theme; /* its path */
    const struct tema_code_id *codes;
    size_t count, changed;
    bool gather; /* else release */
};

/* "gathered 1 code of 2: Support": of what was so already nothing is claimed. */
static void begin(struct tema_printer *printer, const struct gathering *gathering)
{
    const char *verb = gathering->gather ? "gathered" : "released";
    size_t changed = gathering->changed;

    if (changed == 0)
        tema_printer_begin_done(printer, "nothing is changed: %s %s already",
                                gathering->theme,
                                gathering->gather ? "gathers this" : "is without this");
    else if (changed < gathering->count)
        tema_printer_begin_done(printer, "%s %zu code%s of %zu: %s", verb, changed,
                                changed == 1 ? "" : "s", gathering->count,
                                gathering->theme);
    else
        tema_printer_begin_done(printer, "%s %zu code%s: %s", verb, changed,
                                changed == 1 ? "" : "s", gathering->theme);
}

static bool print(struct session *session, const struct gathering *gathering,
                  struct tema_error *error)
{
    size_t count = gathering->count;
    char **paths = take_memory(count, sizeof *paths);
    bool done = true;

    for (size_t i = 0; done && i < count; i++)
        done = name_of_code(session->project, gathering->codes[i], paths + i, error);
    if (done) {
        begin(session->printer, gathering);
        tema_printer_string(session->printer, "theme", gathering->theme);
        tema_printer_strings(session->printer, "codes", (const char *const *)paths,
                             count);
        tema_printer_integer(session->printer, "changed", (int64_t)gathering->changed);
        tema_printer_end(session->printer);
    }
    for (size_t i = 0; i < count; i++)
        free(paths[i]);
    free(paths);
    return done;
}

static bool change(struct session *session, struct tema_theme_id theme,
                   struct gathering *gathering, struct tema_error *error)
{
    return (gathering->gather ? tema_theme_gather : tema_theme_release)(
        session->project, theme, gathering->codes, gathering->count, &gathering->changed,
        error);
}

bool gathering_run(struct session *session, bool gather, struct tema_error *error)
{
    CLEANUP_FREE struct tema_code_id *codes = NULL;
    CLEANUP_FREE char *path = NULL;
    struct gathering gathering = {.gather = gather};
    const char *const *words = session_arguments(session, "CODE", &gathering.count);
    struct tema_theme_id theme;

    if (!named_theme(session, session_argument(session, "THEME"), &theme, &path, error) ||
        !named_codes(session, words, gathering.count, &codes, error))
        return false;
    gathering.theme = path;
    gathering.codes = codes;
    return change(session, theme, &gathering, error) && print(session, &gathering, error);
}
