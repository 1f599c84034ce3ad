/* command_findings_write.c - tema findings write [CHAPTER.md] -o OUT */
#include <strings.h>
#include <sys/stat.h>

#include "cli/chapter.h"
#include "cli/file.h"
#include "cli/memory.h"

static bool find_format(const char *path, const char **ret_format,
                        struct tema_error *error)
{
    static const char *const endings[][2] = {
        {".md", "md"},    {".markdown", "md"}, {".html", "html"},
        {".htm", "html"}, {".docx", "docx"},   {".odt", "odt"},
    };
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash != NULL ? slash : path, '.');

    for (size_t i = 0; dot != NULL && i < sizeof endings / sizeof *endings; i++) {
        if (strcasecmp(dot, endings[i][0]) == 0) {
            *ret_format = endings[i][1];
            return true;
        }
    }
    return failure(error, TEMA_INVALID,
                   "'%s' ends in none of .md, .html, .docx and .odt: which format?",
                   path);
}

/* The chapter is never written over: what would come out no longer has its marks. */
static bool check_output(const char *chapter, const char *output,
                         struct tema_error *error)
{
    struct stat one, other;

    if (chapter == NULL || stat(chapter, &one) != 0 || stat(output, &other) != 0 ||
        one.st_dev != other.st_dev || one.st_ino != other.st_ino)
        return true;
    return failure(error, TEMA_INVALID,
                   "'%s' is the chapter itself: write to another file", output);
}

static bool count_faults(struct session *session, const char *chapter,
                         int64_t *ret_faults, struct tema_error *error)
{
    CLEANUP(tema_findings_report_free) struct tema_findings_report report = {0};

    if (!tema_findings_check(session->project, chapter, &report, error))
        return false;
    *ret_faults = report.faults;
    return true;
}

static void print(struct session *session, const struct tema_findings_style *style,
                  size_t length, int64_t faults)
{
    struct tema_printer *printer = session->printer;
    const char *path = session_option(session, "output");

    if (faults > 0)
        tema_printer_begin_done(
            printer, "wrote %s with %lld place%s marked that %s not hold", path,
            (long long)faults, faults == 1 ? "" : "s", faults == 1 ? "does" : "do");
    else
        tema_printer_begin_done(printer, "wrote %s", path);
    tema_printer_string(printer, "file", path);
    tema_printer_string(printer, "format", style->format);
    tema_printer_integer(printer, "bytes", (int64_t)length);
    tema_printer_boolean(printer, "draft", style->draft);
    tema_printer_integer(printer, "faults", faults);
    tema_printer_end(printer);
}

static bool run(struct session *session, struct tema_error *error)
{
    CLEANUP_FREE char *chapter = NULL;
    CLEANUP_FREE char *bytes = NULL;
    const char *path = session_option(session, "output"), *name;
    struct tema_findings_style style = {
        .style = session_option(session, "style"),
        .attribution = session_option(session, "attribution"),
        .draft = session_has(session, "draft"),
        .counts = session_has(session, "counts"),
    };
    int64_t faults = 0;
    size_t length;

    if (!find_format(path, &style.format, error) ||
        !check_output(session_argument(session, "CHAPTER.md"), path, error) ||
        !chapter_read(session, &chapter, &name, error) ||
        (style.draft && !count_faults(session, chapter, &faults, error)) ||
        !tema_findings_write(session->project, chapter, &style, &bytes, &length, error) ||
        !file_write(path, bytes, length, error))
        return false;
    print(session, &style, length, faults);
    return true;
}

const struct command command_findings_write = {
    .name = "findings write",
    .summary = "Write a chapter as Word, OpenDocument, HTML or Markdown",
    .needs = NEEDS_PROJECT,
    .arguments = chapter_arguments,
    .options =
        (const struct option[]){
            {.name = "output",
             .letter = 'o',
             .value = "OUT",
             .help = "the file to write: .docx, .odt, .html or .md",
             .required = true},
            {.name = "style",
             .value = "apa7|plain",
             .help = "how it looks; else as the chapter says, else plain"},
            {.name = "attribution",
             .value = "HOW",
             .help = "what stands behind a quotation: none, pseudonym, or "
                     "pseudonym+VARIABLE,VARIABLE; else as the chapter says"},
            {.name = "counts", .help = "show n of N beside each count"},
            {.name = "draft",
             .help = "write it although something does not hold, with the places marked"},
            {0},
        },
    .description = "A chapter with a quotation or a count that does not hold is refused "
                   "(exit code 1) and nothing is written. The same project and chapter "
                   "give the same bytes.",
    .examples = "tema findings write chapter.md -o chapter.docx --style apa7\n"
                "tema findings write chapter.md -o draft.html --draft",
    .run = run,
};
