/* command_export.c - tema export FILE.qdpx|FILE.qdc */
#include <sys/stat.h>

#include "cli/exchange_import.h"
#include "cli/exchange_progress.h"
#include "cli/exchange_report.h"
#include "cli/memory.h"

/* "codebook,cases" */
static bool add_parts(const char *names, unsigned *parts, struct tema_error *error)
{
    CLEANUP_FREE char *copy = strdup(names);
    char *rest = NULL;

    for (char *name = strtok_r(copy, ",", &rest); name != NULL;
         name = strtok_r(NULL, ",", &rest)) {
        enum tema_exchange_part part;

        if (!tema_exchange_part_from_name(name, &part, error))
            return false;
        *parts |= part;
    }
    return true;
}

static bool read_options(struct session *session,
                         struct tema_exchange_export_options *ret_options,
                         struct tema_error *error)
{
    size_t count;
    CLEANUP_FREE const char **only = session_options(session, "only", &count);

    ret_options->offsets = exchange_offsets(session_option(session, "offsets"));
    ret_options->overwrite = session_has(session, "force");
    for (size_t i = 0; i < count; i++)
        if (!add_parts(only[i], &ret_options->parts, error))
            return false;
    if (count > 0 && ret_options->parts == 0)
        return failure_of_use(error, session->invocation.command, "--only what?");
    return true;
}

static void print(struct session *session, const char *path,
                  const struct tema_exchange_export_options *options,
                  const struct tema_exchange_result *result)
{
    struct tema_printer *printer = session->printer;
    struct stat status = {0};

    if (tema_printer_form(printer) == TEMA_CSV) {
        exchange_print_table(session, path, "written", result);
        return;
    }
    if (session_is_text(session))
        exchange_print_table(session, path, "written", result);
    (void)!stat(path, &status);
    tema_printer_begin_done(printer, "wrote %s", path);
    tema_printer_string(printer, "file", path);
    tema_printer_integer(printer, "bytes", status.st_size);
    tema_printer_string(printer, "offsets",
                        options->offsets == TEMA_OFFSETS_UTF16 ? "utf16" : "codepoint");
    exchange_print_report(printer, result);
    tema_printer_end(printer);
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP(tema_exchange_result_free) struct tema_exchange_result result = {0};
    const char *path = session_argument(session, "FILE");
    struct exchange_progress progress = exchange_progress_of("writing", path);
    struct tema_exchange_export_options options = {
        .progress = exchange_progress_show,
        .context = &progress,
    };
    bool done;

    if (!read_options(session, &options, error))
        return false;
    done = tema_exchange_export(session->project, path, &options, &result, error);
    exchange_progress_end(&progress);
    if (!done)
        return false;
    print(session, path, &options, &result);
    return true;
}

const struct command command_export = {
    .name = "export",
    .summary = "Write the project for other programs, as REFI-QDA",
    .needs = NEEDS_PROJECT,
    .arguments =
        (const struct argument[]){
            {.name = "FILE",
             .help = "the file to write: .qdpx for the project, .qdc for its codebook"},
            {0},
        },
    .options =
        (const struct option[]){
            {.name = "offsets",
             .value = "codepoint|utf16",
             .help = "how positions in texts are counted: by code point, as the standard "
                     "has it (the usual), or by UTF-16 unit, as NVivo does. They differ "
                     "only behind emoji and other rare characters"},
            {.name = "only",
             .value = "PART",
             .repeated = true,
             .help = "only this part, or several with commas between them: codebook, "
                     "documents, codings, cases, memos, sets, links, graphs, extras (of "
                     "the others)"},
            {.name = "force", .help = "write over a file that is there"},
            {0},
        },
    .description =
        "NVivo, ATLAS.ti, MAXQDA, QualCoder and others read such files. Themes are "
        "written as sets. What the standard has no place for (turns, speakers, chapters "
        "...) goes into a folder of its own within the file: tema reads it, the others "
        "leave it out. The history stays behind. A report tells what was written and "
        "what could not be. The same project gives the same bytes.",
    .examples = "tema export study.qdpx\n"
                "tema export study.qdpx --offsets utf16 --force\n"
                "tema export codebook.qdc\n"
                "tema export archive.qdpx --only documents,cases",
    .run = run,
};
