/* handle_exchange.c - documents and whole projects in, projects and codebooks out */
#include "server/fields.h"
#include "server/handlers.h"
#include "server/memory.h"
#include "server/scratch.h"

/* What is worked on, for the progress that is told. */
struct work {
    struct request *request;
    const char *name;
};

static void tell_progress(void *context, const char *stage, int64_t done, int64_t total)
{
    struct work *work = context;

    request_progress(work->request, work->name, stage, done, total);
}

/* --- in --- */

static void print_tally(struct tema_printer *printer,
                        const struct tema_exchange_tally *tally)
{
    tema_printer_begin_object(printer, "tally");
    tema_printer_integer(printer, "fresh", tally->fresh);
    tema_printer_integer(printer, "changed", tally->changed);
    tema_printer_integer(printer, "same", tally->same);
    tema_printer_integer(printer, "ours", tally->ours);
    tema_printer_integer(printer, "gone", tally->gone);
    tema_printer_end_object(printer);
}

static void print_lines(struct tema_printer *printer,
                        const struct tema_exchange_result *result)
{
    tema_printer_begin_records(printer, "lines");
    for (size_t i = 0; i < result->line_count; i++) {
        const struct tema_exchange_line *line = result->lines + i;

        tema_printer_begin(printer);
        tema_printer_string(printer, "outcome",
                            tema_exchange_outcome_name(line->outcome));
        tema_printer_string(printer, "element", line->element);
        tema_printer_integer(printer, "count", line->count);
        tema_printer_string(printer, "how", line->how);
        tema_printer_strings(printer, "examples", line->examples, line->example_count);
        tema_printer_end(printer);
    }
    tema_printer_end_records(printer);
}

static bool import_project(struct request *request, const struct scratch *scratch,
                           const char *name, struct tema_error *error)
{
    CLEANUP(tema_exchange_result_free) struct tema_exchange_result result = {0};
    struct tema_printer *printer = request->printer;
    struct work work = {request, name};
    const struct tema_exchange_import_options options = {.progress = tell_progress,
                                                         .context = &work};

    if (!tema_exchange_import(request->project, scratch->path, &options, &result, error))
        return false;
    tema_printer_begin(printer);
    tema_printer_string(printer, "kind", "project");
    tema_printer_string(printer, "program", result.program);
    tema_printer_string(printer, "convention", result.convention);
    tema_printer_integer(printer, "hits", result.hits);
    tema_printer_integer(printer, "of", result.of);
    tema_printer_boolean(printer, "marked", result.has_marked);
    print_tally(printer, &result.tally);
    print_lines(printer, &result);
    tema_printer_end(printer);
    return true;
}

/* TEXT's lines, parted by LF, as a list; TEXT is cut up. */
static void print_remarks(struct tema_printer *printer, char *text)
{
    CLEANUP_FREE const char **lines = take_memory(strlen(text) + 1, sizeof *lines);
    char *rest = NULL;
    size_t count = 0;

    for (char *line = strtok_r(text, "\n", &rest); line != NULL;
         line = strtok_r(NULL, "\n", &rest))
        lines[count++] = line;
    tema_printer_strings(printer, "remarks", lines, count);
}

static bool read_rule(const struct request *request, enum tema_case_rule *ret_rule,
                      struct tema_error *error)
{
    const char *word = request_query(request, "cases");

    if (word == NULL || strcmp(word, "none") == 0)
        *ret_rule = TEMA_CASE_NONE;
    else if (strcmp(word, "name") == 0)
        *ret_rule = TEMA_CASE_FROM_NAME;
    else if (strcmp(word, "speaker") == 0)
        *ret_rule = TEMA_CASE_FROM_SPEAKER;
    else
        return request_fail(error, TEMA_INVALID,
                            "cases is none, name or speaker, not '%s'", word);
    return true;
}

static bool import_document(struct request *request, const struct scratch *scratch,
                            const char *name, struct tema_error *error)
{
    CLEANUP(tema_imported_release) struct tema_imported imported = {0};
    struct tema_import_options options = {0};
    struct tema_printer *printer = request->printer;

    if (!read_rule(request, &options.case_rule, error))
        return false;
    request_progress(request, name, "reading", 0, 0);
    if (!tema_import_file(request->project, scratch->path, &options, &imported, error))
        return false;
    tema_printer_begin(printer);
    tema_printer_string(printer, "kind", "document");
    tema_printer_integer(printer, "id", imported.document.row);
    tema_printer_string(printer, "name", imported.name);
    tema_printer_string(printer, "importer", imported.importer);
    tema_printer_boolean(printer, "already_there", imported.already_there);
    tema_printer_integer(printer, "length", imported.length);
    tema_printer_integer(printer, "turns", imported.turns);
    print_remarks(printer, imported.remarks);
    tema_printer_integer(printer, "memos", imported.memos);
    tema_printer_end(printer);
    return true;
}

/* The folder that the file at PATH lies in; new. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = copy_string(path);

    folder[slash != NULL ? slash - path : 0] = '\0';
    return folder;
}

bool handle_import(struct request *request, struct tema_error *error)
{
    CLEANUP(scratch_release) struct scratch scratch = {0};
    CLEANUP_FREE char *folder = NULL;
    const char *name = request_query(request, "name"), *clean;

    if (name == NULL)
        return request_fail(error, TEMA_INVALID, "the file has no name");
    if (request->body_path == NULL)
        return request_fail(error, TEMA_INVALID, "no file was sent along");
    folder = folder_of(request->body_path);
    if (!scratch_make(&scratch, folder, name, error) ||
        !scratch_take(&scratch, request->body_path, error))
        return false;
    clean = strrchr(scratch.path, '/') + 1;
    if (tema_exchange_is_file(scratch.path))
        return import_project(request, &scratch, clean, error);
    return import_document(request, &scratch, clean, error);
}

/* --- out --- */

/* What is asked for, in the query. */
struct outgoing {
    const char *format; /* "qdpx", "qdc" */
    enum tema_exchange_offsets offsets;
    char *name; /* of the file, after the study; owned */
};

static void outgoing_release(struct outgoing *outgoing)
{
    free(outgoing->name);
}

static bool is_codebook(const struct outgoing *outgoing)
{
    return strcmp(outgoing->format, "qdc") == 0;
}

static bool read_outgoing(struct request *request, struct outgoing *ret_outgoing,
                          struct tema_error *error)
{
    const char *format = request_query(request, "format");
    const char *offsets = request_query(request, "offsets");

    ret_outgoing->format = format != NULL ? format : "qdpx";
    if (!is_codebook(ret_outgoing) && strcmp(ret_outgoing->format, "qdpx") != 0)
        return request_fail(error, TEMA_INVALID, "format is qdpx or qdc, not '%s'",
                            format);
    if (offsets != NULL && strcmp(offsets, "utf16") == 0)
        ret_outgoing->offsets = TEMA_OFFSETS_UTF16;
    else if (offsets != NULL && strcmp(offsets, "codepoint") != 0)
        return request_fail(error, TEMA_INVALID,
                            "offsets is codepoint or utf16, not '%s'", offsets);
    return scratch_study_name(request, is_codebook(ret_outgoing) ? "codebook" : "project",
                              ret_outgoing->format, &ret_outgoing->name, error);
}

static bool write_outgoing(struct request *request, const struct outgoing *outgoing,
                           struct scratch *scratch,
                           struct tema_exchange_result *ret_result,
                           struct tema_error *error)
{
    struct work work = {request, outgoing->name};
    const struct tema_exchange_export_options options = {
        .offsets = outgoing->offsets, .progress = tell_progress, .context = &work};

    return scratch_make(scratch, NULL,
                        is_codebook(outgoing) ? "codebook.qdc" : "project.qdpx", error) &&
           tema_exchange_export(request->project, scratch->path, &options, ret_result,
                                error);
}

bool handle_export(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_exchange_result_free) struct tema_exchange_result result = {0};
    CLEANUP(scratch_release) struct scratch scratch = {0};
    CLEANUP(outgoing_release) struct outgoing outgoing = {0};
    char *bytes;
    size_t count;

    if (!read_outgoing(request, &outgoing, error) ||
        !write_outgoing(request, &outgoing, &scratch, &result, error) ||
        !scratch_read(&scratch, &bytes, &count, error))
        return false;
    request_answer_bytes(request, bytes, count,
                         is_codebook(&outgoing) ? "application/xml" : "application/zip",
                         outgoing.name);
    return true;
}

/* The file is made as it would be sent, since only so it is known what is in it. */
bool handle_export_report(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_exchange_result_free) struct tema_exchange_result result = {0};
    CLEANUP(scratch_release) struct scratch scratch = {0};
    CLEANUP(outgoing_release) struct outgoing outgoing = {0};

    if (!read_outgoing(request, &outgoing, error) ||
        !write_outgoing(request, &outgoing, &scratch, &result, error))
        return false;
    tema_printer_begin(request->printer);
    print_lines(request->printer, &result);
    tema_printer_end(request->printer);
    return true;
}
