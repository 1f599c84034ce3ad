/* command_import.c - tema import PATH...: each file a transaction of its own */
#include <sys/stat.h>
#include <unistd.h>

#include "cli/exchange_import.h"
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

static const char *const project_columns[] = {
    "file", "outcome", "element", "count", "how", "examples", "error", NULL,
};
static const struct tema_listing project_listing = {project_columns, NULL,
                                                    "nothing was imported", true};
static const char *const all_columns[] = {
    "file",  "document", "importer", "already_there", "characters", "turns", "speakers",
    "memos", "remarks",  "outcome",  "element",       "count",      "how",   "examples",
    "error", NULL,
};
static const struct tema_listing mixed_listing = {all_columns, shown,
                                                  "nothing was imported", true};

struct paths {
    char **items; /* owned */
    size_t count, room;
};

struct work {
    struct session *session;
    struct tema_import_options options;
    struct exchange_import exchange; /* of projects and codebooks */
    struct paths documents, projects;
    bool on_terminal; /* progress is shown */
    size_t imported, there, failed;
    size_t exchanged;        /* projects that came in */
    struct tema_error first; /* failure */
    char *remarks;           /* what people read below the table; grows by NOTES */
    size_t remarks_length;
    FILE *notes;
};

static void release_paths(struct paths *paths)
{
    for (size_t i = 0; i < paths->count; i++)
        free(paths->items[i]);
    free(paths->items);
}

static void release(struct work *work)
{
    release_paths(&work->documents);
    release_paths(&work->projects);
    if (work->notes != NULL)
        fclose(work->notes);
    free(work->remarks);
}

static void add_path(struct paths *paths, const char *path)
{
    if (paths->count == paths->room) {
        paths->room = paths->room > 0 ? 2 * paths->room : 64;
        paths->items = realloc(paths->items, paths->room * sizeof *paths->items);
        if (paths->items == NULL)
            abort();
    }
    paths->items[paths->count++] = strdup(path);
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
            add_path(tema_exchange_is_file(paths.items[j]) ? &work->projects
                                                           : &work->documents,
                     paths.items[j]);
    }
}

static void show_progress(const struct work *work, size_t done)
{
    const struct paths *all = &work->documents;
    const char *path = done < all->count ? all->items[done] : "";
    const char *name = strrchr(path, '/') != NULL ? strrchr(path, '/') + 1 : path;

    if (!work->on_terminal)
        return;
    if (done < all->count)
        fprintf(stderr, "\r\033[Kimporting %zu of %zu: %.40s", done + 1, all->count,
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

static void import_documents(struct work *work)
{
    for (size_t i = 0; i < work->documents.count; i++) {
        show_progress(work, i);
        import(work, work->documents.items[i]);
    }
    show_progress(work, work->documents.count);
}

static void import_projects(struct work *work)
{
    for (size_t i = 0; i < work->projects.count; i++) {
        const char *path = work->projects.items[i];
        struct tema_error error = {0};

        if (i > 0)
            tema_printer_text(work->session->printer, "\n");
        if (exchange_import_file(&work->exchange, path, &error)) {
            work->exchanged++;
            continue;
        }
        note_failure(work, &error);
        print_failure(work->session->printer, path, &error);
    }
}

/* What programs read is one list of all; people read a list of the documents, and then
 * what each project brought. */
static void import_all(struct work *work)
{
    struct tema_printer *printer = work->session->printer;
    bool for_people = session_is_text(work->session);
    const struct tema_listing *wanted = &listing;

    if (work->projects.count > 0 && !for_people)
        wanted = work->documents.count > 0 ? &mixed_listing : &project_listing;
    if (work->projects.count == 0 || work->documents.count > 0 || !for_people)
        tema_printer_begin_list(printer, wanted);
    import_documents(work);
    if (!for_people)
        import_projects(work);
    if (work->projects.count == 0 || work->documents.count > 0 || !for_people)
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

static bool read_options(struct work *work, struct tema_error *error)
{
    struct session *session = work->session;
    struct tema_import_options *options = &work->options;
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
    work->exchange = (struct exchange_import){
        .session = session,
        .dry_run = session_has(session, "dry-run"),
        .offsets = exchange_offsets(session_option(session, "offsets")),
    };
    return true;
}

/* What cannot be meant for the files that were named. */
static bool check_options(const struct work *work, struct tema_error *error)
{
    const struct command *command = work->session->invocation.command;
    const struct tema_import_options *options = &work->options;

    if (work->documents.count > 1 && options->document_name != NULL)
        return failure(error, TEMA_INVALID, "--name is for one file, and here are %zu",
                       work->documents.count);
    if (work->documents.count > 0 && work->exchange.dry_run)
        return failure_of_use(error, command,
                              "--dry-run is for .qdpx, .qde and .qdc files, and %s is "
                              "none: tema turns tells what is in it",
                              work->documents.items[0]);
    if (work->documents.count > 0 && work->projects.count == 0 &&
        work->exchange.offsets != TEMA_OFFSETS_AUTO)
        return failure_of_use(error, command, "--offsets is for .qdpx and .qde files");
    if (work->documents.count == 0 && work->projects.count > 0 &&
        (options->document_name != NULL || options->case_rule != TEMA_CASE_NONE))
        return failure_of_use(error, command,
                              "--name, --case, --case-from-name and --case-from-speaker "
                              "are for documents, and %s is a whole project",
                              work->projects.items[0]);
    return true;
}

static bool fail_of_nothing(const char *const *words, size_t count,
                            struct tema_error *error)
{
    return failure(error, TEMA_NOT_FOUND,
                   "nothing that can be imported is in %s%s (see: tema help formats)",
                   words[0], count > 1 ? " and the others" : "");
}

/* Where there is no project, only whole projects can come in: they make it. */
static bool have_project(struct work *work, struct tema_error *error)
{
    if (work->session->project != NULL)
        return true;
    if (work->documents.count == 0 && work->projects.count > 0)
        return exchange_import_make_project(&work->exchange, work->projects.items[0],
                                            error);
    *error = work->session->no_project;
    return false;
}

/* Without a project the words are not even looked at, unless they could make one. */
static bool can_go_on(const struct work *work, const char *const *words, size_t count,
                      struct tema_error *error)
{
    struct stat status;

    for (size_t i = 0; work->session->project == NULL && i < count; i++) {
        if (tema_exchange_is_file(words[i]) ||
            (stat(words[i], &status) == 0 && S_ISDIR(status.st_mode)))
            continue;
        *error = work->session->no_project;
        return false;
    }
    return true;
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(release) struct work work = {.session = session};
    size_t count;
    const char *const *words = session_arguments(session, "PATH", &count);

    if (!read_options(&work, error) || !can_go_on(&work, words, count, error))
        return false;
    work.notes = open_memstream(&work.remarks, &work.remarks_length);
    if (work.notes == NULL)
        abort();
    work.on_terminal = isatty(STDERR_FILENO);
    add_paths(&work, words, count);
    if (work.documents.count + work.projects.count + work.failed == 0)
        return fail_of_nothing(words, count, error);
    if (!check_options(&work, error))
        return false;
    if (work.documents.count + work.projects.count > 0 && !have_project(&work, error))
        return false;
    import_all(&work);
    if (work.imported + work.there > 0)
        say_sum(&work);
    if (session_is_text(session))
        import_projects(&work);
    if (work.exchanged == 0)
        exchange_import_unmake_project(&work.exchange);
    session->exit_code = tema_error_exit_code(work.first.kind);
    return true;
}

const struct command command_import = {
    .name = "import",
    .summary = "Bring in interviews, or whole projects of other programs",
    .needs = MAKES_PROJECT,
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
            {.name = "dry-run",
             .help = "of a whole project: tell what would come in and what differs, and "
                     "change nothing"},
            {.name = "offsets",
             .value = "codepoint|utf16",
             .help = "of a whole project: how positions in its texts are counted; else "
                     "that is found out"},
            {0},
        },
    .description =
        "What a file is, is told by its content: tema help formats. Its text, its "
        "paragraphs and who speaks are kept; comments in it become memos. A file that "
        "was imported before is named and skipped. Each file is one change, which tema "
        "undo takes back; where one fails the others go on, and the exit code is that "
        "of the first that failed.\n\n"
        "A project of NVivo, ATLAS.ti, MAXQDA, QualCoder and others, exported by it as "
        "REFI-QDA (.qdpx, .qde), or a codebook (.qdc), comes in with all that it holds, "
        "with a report on what was repaired and what could not be carried; where there "
        "is no project yet it is made. Imported again, it is brought up to date: what "
        "was changed here and not there stays as it is here.",
    .examples = "tema import interviews/ --case-from-name\n"
                "tema import Anna.docx focus-group.odt --case-from-speaker\n"
                "tema import study.qdpx --dry-run\n"
                "tema import study.qdpx",
    .run = run,
};
