/* exchange_import.c - see cli/exchange_import.h */
#include <unistd.h>

#include "cli/exchange_import.h"
#include "cli/exchange_progress.h"
#include "cli/exchange_report.h"
#include "cli/memory.h"
#include "cli/new_project.h"
#include "cli/tally.h"

enum { LISTED_MOST = 1000 }; /* differences that the library lists */

enum tema_exchange_offsets exchange_offsets(const char *name)
{
    if (name == NULL)
        return TEMA_OFFSETS_AUTO;
    return strcmp(name, "utf16") == 0 ? TEMA_OFFSETS_UTF16 : TEMA_OFFSETS_CODE_POINT;
}

static const char *name_in(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? slash + 1 : path;
}

/* "survey/Shame study.qdpx": "Shame study.tema" */
static char *project_beside(const char *path)
{
    const char *name = name_in(path), *dot = strrchr(name, '.');
    size_t length = dot != NULL && dot != name ? (size_t)(dot - name) : strlen(name);
    CLEANUP_FREE char *stem = strndup(name, length);

    return new_project_path(stem);
}

bool exchange_import_make_project(struct exchange_import *import, const char *path,
                                  struct tema_error *error)
{
    struct session *session = import->session;
    const struct tema_study untold = {0};

    if (session->project_path == NULL)
        session->project_path = project_beside(path);
    if (!tema_project_create(import->dry_run ? ":memory:" : session->project_path,
                             &untold, new_project_coder(session), &session->project,
                             error))
        return false;
    if (!import->dry_run)
        import->made = session->project_path;
    return true;
}

void exchange_import_unmake_project(struct exchange_import *import)
{
    if (import->made == NULL)
        return;
    tema_project_close(import->session->project);
    import->session->project = NULL;
    unlink(import->made);
    import->made = NULL;
}

static void say_made(struct exchange_import *import)
{
    struct session *session = import->session;

    if (import->made == NULL || import->made_is_said)
        return;
    tema_printer_say(session->printer, "made %s for the coder %s", import->made,
                     tema_project_coder(session->project));
    new_project_warn(session);
    import->made_is_said = true;
}

static void print(const struct exchange_import *import, const char *path,
                  const struct tema_exchange_result *result)
{
    struct tema_printer *printer = import->session->printer;

    if (tema_printer_form(printer) == TEMA_CSV) {
        exchange_print_rows(printer, path, result);
        return;
    }
    tema_printer_begin(printer);
    tema_printer_string(printer, "file", path);
    tema_printer_string(printer, "made", import->made);
    tema_printer_boolean(printer, "dry_run", import->dry_run);
    exchange_print_arrival(printer, result);
    exchange_print_report(printer, result);
    tema_printer_string(printer, "error", NULL);
    tema_printer_end(printer);
}

/* "positions: UTF-16 units, CRLF as 2; 552 of 552 quotations fit their names" */
static void tell_positions(struct session *session,
                           const struct tema_exchange_result *result)
{
    if (*result->convention == '\0')
        return;
    if (result->of == 0)
        exchange_say(session, "positions: %s", result->convention);
    else if (result->of == 1)
        exchange_say(session, "positions: %s; %lld of 1 quotation %s", result->convention,
                     (long long)result->hits,
                     result->by_names ? "fits its name" : "fits the ends of words");
    else
        exchange_say(session, "positions: %s; %lld of %lld quotations %s",
                     result->convention, (long long)result->hits, (long long)result->of,
                     result->by_names ? "fit their names" : "fit the ends of words");
}

/* Whether the study, which had no title, got what the file says of it. */
static bool is_titled(const struct tema_exchange_result *result)
{
    for (size_t i = 0; i < result->difference_count; i++) {
        const struct tema_exchange_difference *one = &result->differences[i];

        if (one->change == TEMA_EXCHANGE_CHANGED && strcmp(one->kind, "project") == 0 &&
            strcmp(one->field, "title") == 0 && *one->before == '\0')
            return true;
    }
    return false;
}

/* Whether the file has anything that is here already: a new project's own title does not
 * count. */
static bool is_known(const struct tema_exchange_result *result)
{
    const struct tema_exchange_tally *tally = &result->tally;

    for (size_t i = 0; i < result->difference_count; i++)
        if (result->differences[i].change == TEMA_EXCHANGE_CHANGED &&
            strcmp(result->differences[i].kind, "project") != 0)
            return true;
    return tally->same + tally->ours + tally->gone > 0;
}

static void tell_differences(struct session *session,
                             const struct tema_exchange_result *result)
{
    if (!is_known(result))
        return;
    exchange_print_differences(session, result);
    if (result->difference_count >= LISTED_MOST)
        exchange_say(session, "(the first %d of them)", LISTED_MOST);
    tema_printer_text(session->printer, "\n");
}

static void tell_sum(const struct exchange_import *import, const char *path,
                     const struct tema_exchange_result *result)
{
    const struct tema_exchange_tally *counts = &result->tally;
    const char *verb = import->dry_run ? "would import" : "imported";
    struct tally tally = {0};

    tally_add(&tally, counts->fresh, "thing new", "things new");
    tally_add(&tally, counts->changed - is_titled(result), "changed", "changed");
    tally_add(&tally, counts->same, "as it was", "as they were");
    tally_add(&tally, counts->ours, "kept as it is here", "kept as they are here");
    tally_add(&tally, counts->gone, "no longer in the file", "no longer in the file");
    exchange_say(import->session, "%s %s: %s%s", verb, name_in(path),
                 tally.used > 0 ? tally.text : "nothing",
                 import->dry_run ? "; nothing was changed" : "");
}

/* "study.qdpx: 'Shame', written by NVivo" */
static void say_file(struct session *session, const char *path,
                     const struct tema_exchange_result *result)
{
    bool has_name = *result->project != '\0', has_program = *result->program != '\0';

    if (has_name || has_program)
        exchange_say(session, "%s: %s%s%s%s%s", name_in(path), has_name ? "'" : "",
                     result->project, has_name ? "'" : "",
                     has_name && has_program ? ", written by " : "", result->program);
}

static void tell(const struct exchange_import *import, const char *path,
                 const struct tema_exchange_result *result)
{
    struct session *session = import->session;

    say_file(session, path, result);
    if (import->dry_run)
        tell_differences(session, result);
    exchange_print_table(session, path, "read", result);
    tell_positions(session, result);
    if (!import->dry_run && result->has_marked)
        exchange_say(session, "to see what was marked: tema quote list --doubtful");
    tell_sum(import, path, result);
}

bool exchange_import_file(struct exchange_import *import, const char *path,
                          struct tema_error *error)
{
    CLEANUP(tema_exchange_result_free) struct tema_exchange_result result = {0};
    struct exchange_progress progress = exchange_progress_of("importing", path);
    struct tema_exchange_import_options options = {
        .dry_run = import->dry_run,
        .offsets = import->offsets,
        .progress = exchange_progress_show,
        .context = &progress,
    };
    bool done =
        tema_exchange_import(import->session->project, path, &options, &result, error);

    exchange_progress_end(&progress);
    if (!done)
        return false;
    say_made(import);
    if (session_is_text(import->session))
        tell(import, path, &result);
    else
        print(import, path, &result);
    return true;
}
