/* two_handles_test.c - a project that two programs have open: each sees the other's work
 */
#include "project/marked.h"

#include <stdio.h>
#include <unistd.h>

static const char text[] =
    "I: Hur var det?\nIP: Jag var rädd, men sen ringde jag en vän.\n";

struct pair {
    char path[64];
    struct tema_project *anna, *bo; /* two handles on one file */
    struct tema_document_id document;
    struct tema_code_id fear;
};

static void make_pair(struct pair *pair)
{
    struct tema_study study = {.title = "Skam", .language = "sv"};
    struct tema_error error = {0};

    *pair = (struct pair){.path = "/tmp/tema_test_XXXXXX"};
    assert_non_null(mkdtemp(pair->path));
    strcat(pair->path, "/study.tema");
    assert_ok(tema_project_create(pair->path, &study, "Anna", &pair->anna, &error));
    assert_ok(tema_project_open(pair->path, &pair->bo, &error));
    assert_ok(tema_project_act_as(pair->bo, "Bo", &error));
    pair->document = add_text(pair->anna, "Intervju", slice_of(text));
    pair->fear = add_code(pair->anna, "Rädsla");
}

static void close_pair(struct pair *pair)
{
    tema_project_close(pair->anna);
    tema_project_close(pair->bo);
    unlink(pair->path);
    *strrchr(pair->path, '/') = '\0';
    rmdir(pair->path);
}

/* How many marks and codings there are, by every way of asking. */
static void assert_sees(struct tema_project *project, const struct pair *pair,
                        int64_t quotations, int64_t codings)
{
    CLEANUP(tema_quotations_free) struct tema_quotations listed = list(project);
    CLEANUP(tema_marks_free) struct tema_marks marks = {0};
    CLEANUP(tema_codes_free) struct tema_codes codes = {0};
    CLEANUP(tema_documents_free) struct tema_documents documents = {0};
    struct tema_error error = {0};
    int64_t on_marks = 0;

    assert_int_equal(listed.total, quotations);
    assert_ok(tema_mark_list(project, pair->document, 0, 0, &marks, &error));
    assert_int_equal(marks.count, quotations);
    for (size_t i = 0; i < marks.count; i++)
        on_marks += (int64_t)marks.items[i].coding_count;
    assert_int_equal(on_marks, codings);
    assert_ok(tema_codebook_list(project, &codes, &error));
    assert_int_equal(codes.items[0].codings, codings);
    assert_ok(tema_document_list(project, &documents, &error));
    assert_int_equal(documents.items[0].quotations, quotations);
    assert_int_equal(documents.items[0].codings, codings);
    assert_int_equal(counts(project).codings, codings);
}

static void what_one_codes_the_other_sees(void **state)
{
    CLEANUP(close_pair) struct pair pair;
    struct tema_quotation_id quotation;
    struct tema_error error = {0};

    (void)state;
    make_pair(&pair);
    assert_sees(pair.anna, &pair, 0, 0);
    quotation = mark_words(pair.bo, pair.document, "Jag var rädd");
    assert_ok(tema_quotation_code(pair.bo, quotation, pair.fear, &error));
    assert_sees(pair.anna, &pair, 1, 1);
    assert_sees(pair.bo, &pair, 1, 1);
}

static void what_both_code_stays(void **state)
{
    CLEANUP(close_pair) struct pair pair;
    struct tema_quotation_id annas, bos;
    struct tema_error error = {0};

    (void)state;
    make_pair(&pair);
    annas = mark_words(pair.anna, pair.document, "Jag var rädd");
    bos = mark_words(pair.bo, pair.document, "en vän");
    for (int i = 0; i < 2; i++) {
        assert_ok(
            tema_quotation_code(pair.anna, i == 0 ? annas : bos, pair.fear, &error));
        assert_ok(tema_quotation_code(pair.bo, i == 0 ? annas : bos, pair.fear, &error));
    }
    assert_sees(pair.anna, &pair, 2, 4);
    assert_sees(pair.bo, &pair, 2, 4);
}

static void one_undoes_her_own_work_alone(void **state)
{
    CLEANUP(close_pair) struct pair pair;
    struct tema_quotation_id quotation;
    struct tema_error error = {0};
    char *done = NULL;

    (void)state;
    make_pair(&pair);
    quotation = mark_words(pair.anna, pair.document, "Jag var rädd");
    assert_ok(tema_quotation_code(pair.bo, quotation, pair.fear, &error));
    assert_ok(tema_quotation_code(pair.anna, quotation, pair.fear, &error));
    assert_sees(pair.bo, &pair, 1, 2);
    assert_ok(tema_undo(pair.bo, 1, &done, &error));
    free(done);
    assert_sees(pair.anna, &pair, 1, 1);
    assert_ok(tema_redo(pair.bo, 1, &done, &error));
    free(done);
    assert_sees(pair.anna, &pair, 1, 2);
}

static void new_documents_and_names_are_seen(void **state)
{
    CLEANUP(close_pair) struct pair pair;
    CLEANUP(tema_document_text_free) struct tema_document_text read = {0};
    CLEANUP(tema_hits_free) struct tema_hits hits = {0};
    struct tema_search search = {.words = "nytt ord"};
    struct tema_document_id second;
    struct tema_quotations listed;
    struct tema_error error = {0};

    (void)state;
    make_pair(&pair);
    assert_ok(tema_document_read(pair.bo, pair.document, &read, &error));
    second = add_text(pair.anna, "Andra", SLICE("Ett nytt ord.\n"));
    assert_ok(tema_document_rename(pair.anna, pair.document, "Första", &error));
    assert_ok(tema_codebook_rename(pair.anna, pair.fear, "Oro", &error));
    mark_words(pair.bo, second, "nytt");
    assert_ok(tema_quotation_code(pair.bo, mark_words(pair.bo, pair.document, "en vän"),
                                  pair.fear, &error));
    listed = list(pair.bo);
    assert_string_equal(listed.items[0].document_name, "Andra");
    assert_string_equal(listed.items[1].document_name, "Första");
    assert_string_equal(listed.items[1].codes, "Oro");
    tema_quotations_free(&listed);
    assert_ok(tema_search(pair.bo, &search, &hits, &error));
    assert_int_equal(hits.total, 1);
}

/* Ids may come again when the one who has just seen them gives up. */
static void an_abandoned_document_leaves_no_trace_with_the_other(void **state)
{
    CLEANUP(close_pair) struct pair pair;
    struct tema_document_id gone = {0}, real;
    struct tema_error error = {0};

    (void)state;
    make_pair(&pair);
    assert_ok(tema_transaction_begin(pair.bo, "given up", &error));
    gone = add_text(pair.bo, "Borta", SLICE("Det som inte blev.\n"));
    mark_words(pair.bo, gone, "inte blev");
    tema_transaction_abandon(pair.bo);
    real = add_text(pair.anna, "Kvar", SLICE("Det som blev kvar.\n"));
    mark_words(pair.bo, real, "blev kvar");
    assert_ok(tema_quotation_code(pair.anna, mark_words(pair.anna, real, "som"),
                                  pair.fear, &error));
    assert_int_equal(counts(pair.anna).quotations, 2);
    assert_int_equal(counts(pair.bo).quotations, 2);
}

static void a_rebuild_by_one_leaves_the_other_at_work(void **state)
{
    CLEANUP(close_pair) struct pair pair;
    struct tema_quotation_id quotation;
    struct tema_error error = {0};

    (void)state;
    make_pair(&pair);
    quotation = mark_words(pair.anna, pair.document, "Jag var rädd");
    mark_words(pair.bo, pair.document, "en vän");
    assert_ok(tema_project_rebuild(pair.bo, &error));
    assert_ok(tema_quotation_code(pair.anna, quotation, pair.fear, &error));
    assert_ok(tema_quotation_code(pair.bo, quotation, pair.fear, &error));
    assert_sees(pair.anna, &pair, 2, 2);
    assert_sees(pair.bo, &pair, 2, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_one_codes_the_other_sees),
        cmocka_unit_test(what_both_code_stays),
        cmocka_unit_test(one_undoes_her_own_work_alone),
        cmocka_unit_test(new_documents_and_names_are_seen),
        cmocka_unit_test(an_abandoned_document_leaves_no_trace_with_the_other),
        cmocka_unit_test(a_rebuild_by_one_leaves_the_other_at_work),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
