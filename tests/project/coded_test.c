/* coded_test.c - codes and themes in use: what counts for them, and what keeps them */
#include "project/fresh_project.h"

#include "project/marked.h"

/* Anna and Bo are cases; each has a text of their own. */
struct study {
    struct tema_project *project;
    struct tema_document_id anna, bo;
};

static const char talk[] = "IP: Jag ringde en vän\nI: Ja\nIP: Sedan sov jag inte\n";

static struct tema_document_id add_talk(struct tema_project *project, const char *name)
{
    struct tema_document_id document = add_text(project, name, slice_of(talk));
    struct tema_case_id case_id;
    struct tema_error error = {0};

    assert_ok(tema_case_add(project, name, &case_id, &error));
    assert_ok(tema_case_assign(project, document, case_id, &error));
    return document;
}

static int open_study(void **state)
{
    struct study *study = memory_take_zeroed(1, sizeof *study);

    study->project = new_study();
    study->anna = add_talk(study->project, "Anna");
    study->bo = add_talk(study->project, "Bo");
    *state = study;
    return 0;
}

static int close_study(void **state)
{
    struct study *study = *state;

    tema_project_close(study->project);
    free(study);
    return 0;
}

static void mark(const struct study *study, struct tema_document_id document,
                 const char *words, struct tema_code_id code)
{
    struct tema_new_quotation quotation = {
        .document = document, .text = words, .codes = &code, .code_count = 1};
    struct tema_quotation_id id;
    struct tema_error error = {0};

    assert_ok(tema_quotation_add(study->project, &quotation, &id, &error));
}

static struct tema_theme_id add_theme(struct tema_project *project, const char *path,
                                      const struct tema_code_id *codes, size_t count)
{
    struct tema_theme_id theme;
    struct tema_error error = {0};

    assert_ok(tema_theme_add(project, path, NULL, &theme, &error));
    assert_ok(tema_theme_gather(project, theme, codes, count, NULL, &error));
    return theme;
}

/* "PATH codings/quotations/cases" of each code, parted by ", ". */
static void assert_codes(struct tema_project *project, const char *expected)
{
    CLEANUP_BUFFER struct buffer text = {0};
    struct tema_error error = {0};
    struct tema_codes codes = {0};

    assert_ok(tema_codebook_list(project, &codes, &error));
    for (size_t i = 0; i < codes.count; i++)
        buffer_add_format(&text, "%s%s%s %d/%d/%d", i > 0 ? ", " : "",
                          codes.items[i].path, codes.items[i].removed ? "!" : "",
                          (int)codes.items[i].codings, (int)codes.items[i].quotations,
                          (int)codes.items[i].cases);
    assert_string_equal(buffer_string(&text), expected);
    tema_codes_free(&codes);
}

/* "PATH quotations n of N" of each theme, parted by ", ". */
static void assert_themes(struct tema_project *project, const char *expected)
{
    CLEANUP_BUFFER struct buffer text = {0};
    struct tema_error error = {0};
    struct tema_themes themes = {0};

    assert_ok(tema_theme_list(project, &themes, &error));
    for (size_t i = 0; i < themes.count; i++)
        buffer_add_format(&text, "%s%s %d %d of %d", i > 0 ? ", " : "",
                          themes.items[i].path, (int)themes.items[i].quotations,
                          (int)themes.items[i].cases, (int)themes.cases);
    assert_string_equal(buffer_string(&text), expected);
    tema_themes_free(&themes);
}

static void assert_documents(struct tema_project *project, const char *expected)
{
    CLEANUP_BUFFER struct buffer text = {0};
    struct tema_error error = {0};
    struct tema_documents documents = {0};

    assert_ok(tema_document_list(project, &documents, &error));
    for (size_t i = 0; i < documents.count; i++)
        buffer_add_format(&text, "%s%s %d/%d", i > 0 ? ", " : "", documents.items[i].name,
                          (int)documents.items[i].codings,
                          (int)documents.items[i].quotations);
    assert_string_equal(buffer_string(&text), expected);
    tema_documents_free(&documents);
}

static void codings_quotations_and_cases_are_counted(void **state)
{
    struct study *study = *state;
    struct tema_project *project = study->project;
    struct tema_code_id vän = add_code(project, "Stöd/Vän");
    struct tema_error error = {0};

    mark(study, study->anna, "ringde en vän", vän);
    mark(study, study->anna, "Sedan", vän);
    mark(study, study->bo, "ringde en vän", vän);
    assert_ok(tema_project_act_as(project, "Bosse", &error));
    mark(study, study->bo, "ringde en vän", vän);
    assert_codes(project, "Stöd 0/0/0, Stöd/Vän 4/3/2");
    assert_documents(project, "Anna 2/2, Bo 2/1");
}

static void what_a_merge_makes_the_same_counts_once(void **state)
{
    struct study *study = *state;
    struct tema_project *project = study->project;
    struct tema_code_id a = add_code(project, "A"), b = add_code(project, "B");
    struct tema_error error = {0};

    mark(study, study->anna, "ringde en vän", a);
    mark(study, study->anna, "ringde en vän", b);
    mark(study, study->bo, "Sedan", a);
    assert_ok(tema_codebook_merge(project, a, b, &error));
    assert_codes(project, "B 2/2/2");
    undo(project);
    assert_codes(project, "A 2/2/2, B 1/1/1");
}

static void a_theme_counts_what_its_sub_themes_and_codes_below_have(void **state)
{
    struct study *study = *state;
    struct tema_project *project = study->project;
    struct tema_code_id a = add_code(project, "A"), below = add_code(project, "A/B");
    struct tema_code_id c = add_code(project, "C"), d = add_code(project, "D");
    struct tema_error error = {0};

    mark(study, study->anna, "ringde en vän", below);
    mark(study, study->anna, "ringde en vän", a);
    mark(study, study->bo, "Sedan", c);
    mark(study, study->bo, "sov", d);
    add_theme(project, "X", &a, 1);
    add_theme(project, "X/Y", &c, 1);
    assert_themes(project, "X 2 2 of 2, X/Y 1 1 of 2");
    assert_ok(tema_codebook_move(project, d, a, &error));
    assert_themes(project, "X 3 2 of 2, X/Y 1 1 of 2");
    assert_ok(tema_document_remove(project, study->bo, &error));
    assert_themes(project, "X 1 1 of 2, X/Y 0 0 of 2");
}

static void a_removed_code_takes_its_codings_along_and_brings_them_back(void **state)
{
    struct study *study = *state;
    struct tema_project *project = study->project;
    struct tema_code_id a = add_code(project, "A"), below = add_code(project, "A/B");
    struct tema_code_id merged = add_code(project, "C");
    struct tema_error error = {0};
    int64_t codings = 0;

    mark(study, study->anna, "ringde en vän", below);
    mark(study, study->anna, "Sedan", a);
    mark(study, study->bo, "sov", merged);
    assert_ok(tema_codebook_merge(project, merged, a, &error));
    add_theme(project, "X", &a, 1);
    assert_ok(tema_codebook_remove(project, a, &codings, &error));
    assert_int_equal(codings, 3);
    assert_label(project, "removed the code 'A' and its 3 codings");
    assert_int_equal(counts(project).codings, 0);
    assert_int_equal(counts(project).quotations, 3);
    assert_codes(project, "");
    assert_themes(project, "X 0 0 of 2");
    undo(project);
    assert_codes(project, "A 2/2/2, A/B 1/1/1");
    assert_themes(project, "X 3 2 of 2");
    assert_ok(tema_project_rebuild(project, &error));
    assert_codes(project, "A 2/2/2, A/B 1/1/1");
}

static void a_code_that_another_coder_uses_is_not_undone(void **state)
{
    struct study *study = *state;
    struct tema_project *project = study->project;
    struct tema_code_id a = add_code(project, "A");
    struct tema_error error = {0};
    CLEANUP_FREE char *done = NULL;

    assert_ok(tema_project_act_as(project, "Bosse", &error));
    mark(study, study->anna, "Sedan", a);
    assert_ok(tema_project_act_as(project, "Emma", &error));
    assert_ok(tema_undo(project, 1, &done, &error));
    assert_non_null(strstr(done, "a coding uses it"));
    assert_codes(project, "A 1/1/1");
}

static void a_memo_stands_on_a_document_a_case_or_a_quotation(void **state)
{
    struct study *study = *state;
    struct tema_error error = {0};
    struct tema_quotation_id id;
    struct tema_memos memos = {0};
    struct tema_memo_id memo;
    struct tema_new_quotation quotation = {
        .document = study->anna, .text = "Sedan", .key = "q7k3f2"};

    assert_ok(tema_quotation_add(study->project, &quotation, &id, &error));
    assert_ok(tema_memo_add(study->project, "document:anna", "a", &memo, &error));
    assert_ok(tema_memo_add(study->project, "case:Bo", "b", &memo, &error));
    assert_ok(tema_memo_add(study->project, "quotation:q7k3f2", "c", &memo, &error));
    assert_label(study->project, "wrote a memo on the quotation 'q7k3f2'");
    assert_ok(tema_memo_list(study->project, NULL, &memos, &error));
    assert_int_equal(memos.count, 3);
    assert_string_equal(memos.items[0].on_name, "Anna");
    assert_string_equal(memos.items[1].on_kind, "case");
    assert_string_equal(memos.items[2].on_name, "q7k3f2");
    tema_memos_free(&memos);
}

static void one_quotation_is_read_alone(void **state)
{
    struct study *study = *state;
    struct tema_code_id code = add_code(study->project, "Stöd");
    struct tema_quotation_filter filter = {0};
    struct tema_quotations some;
    struct tema_error error = {0};

    mark(study, study->anna, "Jag ringde", code);
    mark(study, study->anna, "en vän", code);
    mark(study, study->bo, "en vän", code);
    some = list(study->project);
    assert_int_equal(some.count, 3);
    filter.quotation = some.items[1].id;
    tema_quotations_free(&some);
    assert_ok(tema_quotation_list(study->project, &filter, &some, &error));
    assert_int_equal(some.count, 1);
    assert_string_equal(some.items[0].document_name, "Anna");
    assert_string_equal(some.items[0].words, "en vän");
    assert_int_equal(some.items[0].coding_count, 1);
    tema_quotations_free(&some);
    filter.document = study->bo;
    assert_ok(tema_quotation_list(study->project, &filter, &some, &error));
    assert_int_equal(some.count, 0);
    tema_quotations_free(&some);
    filter.quotation.row = code.row;
    assert_fails(tema_quotation_list(study->project, &filter, &some, &error),
                 TEMA_NOT_FOUND);
}

static int64_t coded(struct tema_project *project, struct tema_document_id document)
{
    struct tema_error error = {0};
    int64_t coded = -1;

    assert_ok(tema_document_coded(project, document, &coded, &error));
    return coded;
}

/* Against a text whose letters are ticked off one by one. */
static void what_is_coded_of_a_text_counts_once_however_quotations_overlap(void **state)
{
    enum { LENGTH = 400, LONGEST = 20 };
    struct tema_project *project = ((struct study *)*state)->project;
    CLEANUP_BUFFER struct buffer text = {0};
    struct tema_document_id document;
    struct tema_code_id code = {0};
    struct tema_error error = {0};
    bool ticked[LENGTH] = {false};
    uint32_t random = 7;
    int64_t expected = 0;

    for (int i = 0; i < LENGTH; i++)
        buffer_add_string(&text, "å");
    document = add_text(project, "Lång", buffer_slice(&text));
    assert_ok(tema_codebook_add(project, "A", NULL, NULL, &code, &error));
    for (int i = 0; i < 60; i++) {
        int64_t start =
            (random = random * 1103515245 + 12345) / 65536 % (LENGTH - LONGEST);
        int64_t length = 1 + (random = random * 1103515245 + 12345) / 65536 % LONGEST;
        bool is_coded = i % 3 > 0;
        struct tema_new_quotation quotation = {.document = document,
                                               .start = start,
                                               .end = start + length,
                                               .codes = &code,
                                               .code_count = is_coded};
        struct tema_quotation_id id;

        assert_ok(tema_quotation_add(project, &quotation, &id, &error));
        for (int64_t at = start; is_coded && at < start + length; at++) {
            expected += !ticked[at];
            ticked[at] = true;
        }
        assert_int_equal(coded(project, document), expected);
    }
    assert_ok(tema_codebook_remove(project, code, NULL, &error));
    assert_int_equal(coded(project, document), 0);
    undo(project);
    assert_int_equal(coded(project, document), expected);
}

#define study_test(function)                                                             \
    cmocka_unit_test_setup_teardown(function, open_study, close_study)

int main(void)
{
    const struct CMUnitTest tests[] = {
        study_test(codings_quotations_and_cases_are_counted),
        study_test(what_a_merge_makes_the_same_counts_once),
        study_test(a_theme_counts_what_its_sub_themes_and_codes_below_have),
        study_test(a_removed_code_takes_its_codings_along_and_brings_them_back),
        study_test(a_code_that_another_coder_uses_is_not_undone),
        study_test(what_is_coded_of_a_text_counts_once_however_quotations_overlap),
        study_test(one_quotation_is_read_alone),
        study_test(a_memo_stands_on_a_document_a_case_or_a_quotation),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
