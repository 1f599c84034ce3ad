/* command_import.c - tema import PATH...: each file a transaction of its own */
#include <unistd.h>

#include "cli/lines.h"
#include "cli/memory.h"
#include "cli/page.h"
#include "cli/session.h"

static const char *const columns[] = {
    "file",     "document", "importer", "already_there", "characters", "turns",
    "speakers", "memos",    "remarks",  "error",         NULL,
};
static const char *const shown[] = {"document", "characters", "speakers", NULL};
static const struct tema_listing listing = {columns, shown, "nothing was imported", true};

struct work {
    struct session *session;
    struct tema_import_options options;
    char **paths; /* owned */
    size_t count, room;
    bool on_terminal; /* progress is shown */
    size_t imported, there, failed;
    struct tema_error first; /* failure */
    char *remarks;           /* what people read below the table; grows by NOTES */
    size_t remarks_length;
    FILE *notes;
};

static void release(struct work *work)
{
    for (size_t i = 0; i < work->count; i++)
        free(work->paths[i]);
    free(work->paths);
    if (work->notes != NULL)
        fclose(work->notes);
    free(work->remarks);
}

static void add_path(struct work *work, const char *path)
{
    if (work->count == work->room) {
        work->room = work->room > 0 ? 2 * work->room : 64;
        work->paths = realloc(work->paths, work->room * sizeof *work->paths);
        if (work->paths == NULL)
            abort();
    }
    work->paths[work->count++] = strdup(path);
}

static void note_failure(struct work *work, const struct tema_error *error)
{
    if (work->failed++ == 0)
        work->first = *error;
    failure_print(error);
}

static void add_paths(struct work *work, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        CLEANUP(tema_paths_free) struct tema_paths paths = {0};
        struct tema_error error = {0};

        if (!tema_import_paths(words[i], &paths, &error))
            note_failure(work, &error);
        for (size_t j = 0; j < paths.count; j++)
            add_path(work, paths.items[j]);
    }
}

static void show_progress(const struct work *work, size_t done)
{
    const char *path = done < work->count ? work->paths[done] : "";
    const char *name = strrchr(path, '/') != NULL ? strrchr(path, '/') + 1 : path;

    if (!work->on_terminal)
        return;
    if (done < work->count)
        fprintf(stderr, "\r\033[Kimporting %zu of %zu: %.40s", done + 1, work->count,
                name);
    else
        fprintf(stderr, "\r\033[K");
    fflush(stderr);
}

static void clear_progress(const struct work *work)
{
    if (work->on_terminal)
        fprintf(stderr, "\r\033[K");
}

/* "Berit: 1 tracked change accepted"; in a table it would be cut. */
static void note(struct work *work, const char *document, const char *remark,
                 size_t length)
{
    CLEANUP_FREE char *line = NULL;

    if (asprintf(&line, "%s: %.*s", document, (int)length, remark) < 0)
        abort();
    if (work->session->width > 0)
        page_wrap(work->notes, line, 0, 0);
    else
        fprintf(work->notes, "%s\n", line);
}

static void note_remarks(struct work *work, const struct tema_imported *imported)
{
    const char *remark = imported->remarks;

    if (!session_is_text(work->session))
        return;
    if (imported->already_there)
        note(work, imported->name, "there already: skipped", 22);
    while (*remark != '\0') {
        size_t length = strcspn(remark, "\n");

        note(work, imported->name, remark, length);
        remark += length + (remark[length] == '\n');
    }
}

static void print(struct tema_printer *printer, const char *path,
                  const struct tema_imported *imported)
{
    tema_printer_begin(printer);
    tema_printer_string(printer, "file", path);
    tema_printer_string(printer, "document", imported->name);
    tema_printer_string(printer, "importer", imported->importer);
    tema_printer_boolean(printer, "already_there", imported->already_there);
    tema_printer_integer(printer, "characters", imported->length);
    tema_printer_integer(printer, "turns", imported->turns);
    tema_printer_string(printer, "speakers", imported->speakers);
    tema_printer_integer(printer, "memos", imported->memos);
    lines_print(printer, "remarks", imported->remarks);
    tema_printer_string(printer, "error", NULL);
    tema_printer_end(printer);
}

/* People have read it on standard error already. */
static void print_failure(struct tema_printer *printer, const char *path,
                          const struct tema_error *error)
{
    if (tema_printer_form(printer) == TEMA_TEXT)
        return;
    tema_printer_begin(printer);
    tema_printer_string(printer, "file", path);
    tema_printer_string(printer, "error", error->message);
    tema_printer_end(printer);
}

static void import(struct work *work, const char *path)
{
    CLEANUP(tema_imported_release) struct tema_imported imported = {0};
    struct tema_error error = {0};

    if (!tema_import_file(work->session->project, path, &work->options, &imported,
                          &error)) {
        clear_progress(work);
        note_failure(work, &error);
        print_failure(work->session->printer, path, &error);
        return;
    }
    if (imported.already_there)
        work->there++;
    else
        work->imported++;
    note_remarks(work, &imported);
    print(work->session->printer, path, &imported);
}

static void import_all(struct work *work)
{
    struct tema_printer *printer = work->session->printer;

    tema_printer_begin_list(printer, &listing);
    for (size_t i = 0; i < work->count; i++) {
        show_progress(work, i);
        import(work, work->paths[i]);
    }
    show_progress(work, work->count);
    tema_printer_end_list(printer);
    fflush(work->notes);
    tema_printer_text(printer, work->remarks);
}

static void say_sum(const struct work *work)
{
    char there[60] = "", failed[60] = "";

    if (work->there > 0)
        snprintf(there, sizeof there, ", %zu there already", work->there);
    if (work->failed > 0)
        snprintf(failed, sizeof failed, ", %zu failed", work->failed);
    tema_printer_say(work->session->printer, "%zu document%s imported%s%s",
                     work->imported, work->imported == 1 ? "" : "s", there, failed);
}

static bool read_options(struct session *session, struct tema_import_options *options,
                         struct tema_error *error)
{
    const char *case_name = session_option(session, "case");
    int rules = (case_name != NULL) + session_has(session, "case-from-name") +
                session_has(session, "case-from-speaker");

    if (rules > 1)
        return failure_of_use(error, session->invocation.command,
                              "--case, --case-from-name and --case-from-speaker exclude "
                              "each other");
    options->case_name = case_name;
    options->document_name = session_option(session, "name");
    if (case_name != NULL)
        options->case_rule = TEMA_CASE_NAMED;
    else if (session_has(session, "case-from-name"))
        options->case_rule = TEMA_CASE_FROM_NAME;
    else if (session_has(session, "case-from-speaker"))
        options->case_rule = TEMA_CASE_FROM_SPEAKER;
    return true;
}

static bool fail_of_nothing(const char *const *words, size_t count,
                            struct tema_error *error)
{
    return failure(error, TEMA_NOT_FOUND,
                   "nothing that can be imported is in %s%s (see: tema help formats)",
                   words[0], count > 1 ? " and the others" : "");
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(release) struct work work = {.session = session};
    size_t count;
    const char *const *words = session_arguments(session, "PATH", &count);

    if (!read_options(session, &work.options, error))
        return false;
    work.notes = open_memstream(&work.remarks, &work.remarks_length);
    if (work.notes == NULL)
        abort();
    work.on_terminal = isatty(STDERR_FILENO);
    add_paths(&work, words, count);
    if (work.count == 0 && work.failed == 0)
        return fail_of_nothing(words, count, error);
    if (work.count > 1 && work.options.document_name != NULL)
        return failure(error, TEMA_INVALID, "--name is for one file, and here are %zu",
                       work.count);
    import_all(&work);
    if (work.imported + work.there > 0)
        say_sum(&work);
    session->exit_code = tema_error_exit_code(work.first.kind);
    return true;
}

const struct command command_import = {
    .name = "import",
    .summary = "Bring interviews in from files and folders",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "PATH", .help = "a file, or a folder with files", .repeated = true},
            {0},
        },
    .options =
        (const struct option[]){
            {.name = "case", .value = "CASE", .help = "all of it is about this case"},
            {.name = "case-from-name",
             .help = "each document is about a case of its own name"},
            {.name = "case-from-speaker",
             .help = "each speaker who is not the interviewer is a case"},
            {.name = "name", .value = "NAME", .help = "the document's name, of one file"},
            {0},
        },
    .description =
        "What a file is, is told by its content: tema help formats. Its text, its "
        "paragraphs and who speaks are kept; comments in it become memos. A file that "
        "was imported before is named and skipped. Each file is one change, which tema "
        "undo takes back; where one fails the others go on, and the exit code is that "
        "of the first that failed.",
    .examples = "tema import interviews/ --case-from-name\n"
                "tema import Anna.docx focus-group.odt --case-from-speaker",
    .run = run,
};
