/* gathering.c - see cli/gathering.h */
#include "cli/gathering.h"
#include "cli/memory.h"
#include "cli/names.h"

const struct argument gathering_arguments[] = {
    {.name = "THEME", .help = "the theme's path or name"},
    {.name = "CODE", .help = "a code's path or name", .repeated = true},
    {0},
};

static bool print(struct session *session, const char *theme,
                  const struct tema_code_id *codes, size_t count, const char *verb,
                  struct tema_error *error)
{
    char **paths = take_memory(count, sizeof *paths);
    bool done = true;

    for (size_t i = 0; done && i < count; i++)
        done = name_of_code(session->project, codes[i], paths + i, error);
    if (done) {
        tema_printer_begin_done(session->printer, "%s %zu code%s: %s", verb, count,
                                count == 1 ? "" : "s", theme);
        tema_printer_string(session->printer, "theme", theme);
        tema_printer_strings(session->printer, "codes", (const char *const *)paths,
                             count);
        tema_printer_end(session->printer);
    }
    for (size_t i = 0; i < count; i++)
        free(paths[i]);
    free(paths);
    return done;
}

static bool change(struct session *session, struct tema_theme_id theme,
                   const struct tema_code_id *codes, size_t count, bool gather,
                   struct tema_error *error)
{
    if (gather)
        return tema_theme_gather(session->project, theme, codes, count, error);
    return tema_theme_release(session->project, theme, codes, count, error);
}

bool gathering_run(struct session *session, bool gather, struct tema_error *error)
{
    CLEANUP_FREE struct tema_code_id *codes = NULL;
    CLEANUP_FREE char *path = NULL;
    size_t count;
    const char *const *words = session_arguments(session, "CODE", &count);
    struct tema_theme_id theme;

    return named_theme(session, session_argument(session, "THEME"), &theme, &path,
                       error) &&
           named_codes(session, words, count, &codes, error) &&
           change(session, theme, codes, count, gather, error) &&
           print(session, path, codes, count, gather ? "gathered" : "released", error);
}
