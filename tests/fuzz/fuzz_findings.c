/* fuzz_findings.c - any chapter checked and written: no crash, findings in order, the
 * same bytes twice */
#include <stdio.h>

#include "base/cleanup.h"
#include "findings/edits.h"
#include "project/document.h"
#include "tema/tema.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* Like assert, in every kind of build. */
#define must(condition)                                                                  \
    do {                                                                                 \
        if (!(condition)) {                                                              \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);              \
            abort();                                                                     \
        }                                                                                \
    } while (0)

static const char said[] =
    "Jag ringde en vän på avdelningen, för jag var alldeles ensam... "
    "Och då släppte det.\nI: Vad sa Karin?\nIP: Hon sa ”det går "
    "över”.";

static void add_document(struct tema_project *project,
                         struct tema_document_id *ret_document)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct layout_turn turn = {.start = 85,
                               .words_start = 88,
                               .end = 101,
                               .speaker = "I",
                               .begin_ms = -1,
                               .end_ms = -1};
    struct tema_paragraph paragraph = {
        .kind = "body", .end = utf8_length(slice_of(said)), .begin_ms = -1, .end_ms = -1};
    struct new_document document = {.name = "Berit",
                                    .source_name = "Berit.txt",
                                    .importer = "text 1",
                                    .source = slice_of(said),
                                    .text = slice_of(said),
                                    .length = paragraph.end,
                                    .layout = {&paragraph, 1, &turn, 1}};
    struct tema_error error = {0};
    const char *name;

    must(tema_transaction_begin(project, "imported", &error));
    must(document_add(project, &document, arena, ret_document, &name, &error));
    must(tema_transaction_commit(project, &error));
}

/* One study for all inputs. */
static struct tema_project *make_study(void)
{
    struct tema_study study = {.title = "Skam", .language = "sv"};
    struct tema_new_quotation quotation = {.text = said, .key = "q7k3f2"};
    struct tema_project *project = NULL;
    struct tema_error error = {0};
    struct tema_quotation_id quotation_id;
    struct tema_theme_id theme;
    struct tema_case_id person;
    struct tema_code_id code;

    must(tema_project_create(":memory:", &study, "Emma", &project, &error));
    add_document(project, &quotation.document);
    must(tema_case_add(project, "Berit", &person, &error));
    must(tema_case_assign(project, quotation.document, person, &error));
    must(tema_codebook_add(project, "Vän", NULL, NULL, &code, &error));
    quotation.codes = &code;
    quotation.code_count = 1;
    must(tema_quotation_add(project, &quotation, &quotation_id, &error));
    must(tema_theme_add(project, "Stöd", NULL, &theme, &error));
    must(tema_theme_gather(project, theme, &code, 1, NULL, &error));
    return project;
}

static void check_report(const struct tema_findings_report *report)
{
    int64_t faults = 0;

    for (size_t i = 0; i < report->count; i++) {
        const struct tema_finding *finding = &report->items[i];

        must(finding->line >= 1);
        must(i == 0 || finding->line >= report->items[i - 1].line);
        must(!finding->fault || *finding->message != '\0');
        must(strchr(finding->message, '\n') == NULL);
        must(utf8_is_valid(slice_of(finding->message)));
        faults += finding->fault;
    }
    must(faults == report->faults);
}

static void write_twice(struct tema_project *project, const char *chapter,
                        const char *format, const char *style)
{
    struct tema_findings_style wanted = {
        .format = format, .style = style, .draft = true, .counts = true};
    CLEANUP_FREE char *first = NULL;
    CLEANUP_FREE char *second = NULL;
    size_t first_length, second_length;
    struct tema_error error = {0};

    if (!tema_findings_write(project, chapter, &wanted, &first, &first_length, &error)) {
        must(error.kind != TEMA_NO_ERROR);
        return;
    }
    must(tema_findings_write(project, chapter, &wanted, &second, &second_length, &error));
    must(first_length == second_length && memcmp(first, second, first_length) == 0);
}

/* What holds in a text is in it: the first half of the input against all of it. */
static void compare(struct slice text)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_BUFFER struct buffer clean = {0};
    struct edits_source source = {.key = "q7k3f2"};
    struct edits_verdict verdict;
    int64_t cells = EDITS_CELL_LIMIT;

    utf8_repair(text, &clean);
    source.words = buffer_slice(&clean);
    edits_compare(slice_cut(source.words, 0, utf8_skip(source.words, 0, 60)), &source,
                  &cells, arena, &verdict);
    edits_source_release(&source);
    must(verdict.holds || *verdict.message != '\0');
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct tema_project *project = NULL;
    struct slice text = {(const char *)bytes, length};
    CLEANUP_BUFFER struct buffer chapter = {0};
    struct tema_findings_report report;
    struct tema_error error = {0};

    if (project == NULL)
        project = make_study();
    buffer_add_slice(&chapter, text);
    if (tema_findings_check(project, buffer_string(&chapter), &report, &error)) {
        check_report(&report);
        tema_findings_report_free(&report);
    }
    write_twice(project, buffer_string(&chapter), "md", "plain");
    write_twice(project, buffer_string(&chapter), "html", "apa7");
    compare(text);
    return 0;
}
