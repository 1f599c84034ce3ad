/* handle_findings.c - the chapter: kept, checked against the data, written out */
#include "server/fields.h"
#include "server/handlers.h"
#include "server/memory.h"
#include "server/scratch.h"

enum { BASIS_SIZE = 17 };

/* FNV-1a of the text, as hexadecimal digits: which text it was. */
static void make_basis(const char *text, char ret_basis[BASIS_SIZE])
{
    uint64_t sum = 0xcbf29ce484222325;

    for (const char *byte = text; *byte != '\0'; byte++)
        sum = (sum ^ (unsigned char)*byte) * 0x100000001b3;
    snprintf(ret_basis, BASIS_SIZE, "%016llx", (unsigned long long)sum);
}

/* "" where none was kept. */
static bool show(struct request *request, char **ret_text, struct tema_error *error)
{
    struct tema_error why = {0};

    if (tema_findings_show(request->project, ret_text, &why))
        return true;
    if (why.kind != TEMA_NOT_FOUND) {
        *error = why;
        return false;
    }
    *ret_text = copy_string("");
    return true;
}

bool handle_findings(struct request *request, struct tema_error *error)
{
    CLEANUP_FREE char *text = NULL;
    char basis[BASIS_SIZE];

    if (!show(request, &text, error))
        return false;
    make_basis(text, basis);
    tema_printer_begin(request->printer);
    tema_printer_string(request->printer, "text", text);
    tema_printer_string(request->printer, "basis", basis);
    tema_printer_end(request->printer);
    return true;
}

static bool check_basis(struct request *request, const char *basis,
                        struct tema_error *error)
{
    CLEANUP_FREE char *text = NULL;
    char stands[BASIS_SIZE];

    if (basis == NULL)
        return true;
    if (!show(request, &text, error))
        return false;
    make_basis(text, stands);
    return strcmp(stands, basis) == 0 ||
           changes_refuse(request, "the chapter", NULL, "the chapter", error);
}

bool handle_findings_save(struct request *request, struct tema_error *error)
{
    CLEANUP_FREE char *kept = NULL;
    const char *text, *basis;
    char new_basis[BASIS_SIZE];
    bool saved;

    if (!body_needs_string(request, "text", &text, error) ||
        !body_string(request, "basis", &basis, error) ||
        !changes_begin(request, error, NULL))
        return false;
    /* Read within the transaction: behind it another program may hold the project, and
     * the text would meet itself as another's. */
    saved = check_basis(request, basis, error) &&
            tema_findings_save(request->project, text, error) &&
            show(request, &kept, error);
    if (!changes_end(request, saved, error))
        return false;
    make_basis(kept, new_basis);
    tema_printer_begin(request->printer);
    tema_printer_string(request->printer, "basis", new_basis);
    tema_printer_end(request->printer);
    return true;
}

/* --- checking --- */

static void print(struct tema_printer *printer, const struct tema_finding *finding)
{
    bool counts = finding->kind == TEMA_COUNT_HOLDS || finding->kind == TEMA_COUNT_WRONG;

    tema_printer_begin(printer);
    tema_printer_string(printer, "kind", tema_finding_kind_name(finding->kind));
    tema_printer_integer(printer, "line", finding->line);
    tema_printer_string(printer, "key", finding->key);
    tema_printer_string(printer, "theme", finding->theme);
    tema_printer_string(printer, "written", finding->written);
    tema_printer_string(printer, "actual", finding->actual);
    tema_printer_string(printer, "message", finding->message);
    tema_printer_string(printer, "document", finding->document_name);
    tema_printer_string(printer, "case", finding->case_name);
    fields_print_number(printer, "cases", counts, finding->cases);
    fields_print_number(printer, "of_cases", counts, finding->of_cases);
    tema_printer_boolean(printer, "fault", finding->fault);
    tema_printer_end(printer);
}

/* The body's text, else the one that is kept. */
static bool read_chapter(struct request *request, char **ret_text,
                         struct tema_error *error)
{
    const char *text;

    if (!body_string(request, "text", &text, error))
        return false;
    if (text == NULL)
        return show(request, ret_text, error);
    *ret_text = copy_string(text);
    return true;
}

bool handle_findings_check(struct request *request, struct tema_error *error)
{
    CLEANUP(tema_findings_report_free) struct tema_findings_report report = {0};
    CLEANUP_FREE char *text = NULL;

    if (!read_chapter(request, &text, error) ||
        !tema_findings_check(request->project, text, &report, error))
        return false;
    tema_printer_begin(request->printer);
    tema_printer_integer(request->printer, "faults", report.faults);
    tema_printer_integer(request->printer, "quotations", report.quotations);
    tema_printer_integer(request->printer, "counts", report.counts);
    tema_printer_begin_records(request->printer, "items");
    for (size_t i = 0; i < report.count; i++)
        print(request->printer, report.items + i);
    tema_printer_end_records(request->printer);
    tema_printer_end(request->printer);
    return true;
}

/* --- writing --- */

static const char *content_type_of(const char *format)
{
    static const char *const types[][2] = {
        {"md", "text/markdown; charset=utf-8"},
        {"html", "text/html; charset=utf-8"},
        {"docx",
         "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
        {"odt", "application/vnd.oasis.opendocument.text"},
    };

    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i][0], format) == 0)
            return types[i][1];
    return "application/octet-stream";
}

static bool read_style(const struct request *request,
                       struct tema_findings_style *ret_style, struct tema_error *error)
{
    return body_needs_string(request, "format", &ret_style->format, error) &&
           body_string(request, "style", &ret_style->style, error) &&
           body_string(request, "attribution", &ret_style->attribution, error) &&
           body_boolean(request, "draft", false, &ret_style->draft, error) &&
           body_boolean(request, "counts", false, &ret_style->counts, error);
}

bool handle_findings_write(struct request *request, struct tema_error *error)
{
    CLEANUP_FREE char *text = NULL;
    CLEANUP_FREE char *name = NULL;
    struct tema_findings_style style = {0};
    char *bytes;
    size_t length;

    if (!read_style(request, &style, error) || !read_chapter(request, &text, error) ||
        !scratch_study_name(request, "findings", style.format, &name, error) ||
        !tema_findings_write(request->project, text, &style, &bytes, &length, error))
        return false;
    request_answer_bytes(request, bytes, length, content_type_of(style.format), name);
    return true;
}
