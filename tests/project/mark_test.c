/* mark_test.c - what a view of a document draws in its text */
#include "project/marked.h"

static const char anna[] = "I: Hur var det när det hände?\n"
                           "IP: Jag var rädd att göra bort mig.\n"
                           "IP: Sen ringde jag en vän på avdelningen.\n"
                           "IP: Då släppte det.\n";

static struct tema_marks marks(struct tema_project *project,
                               struct tema_document_id document, int64_t from,
                               int64_t until)
{
    struct tema_marks marks = {0};
    struct tema_error error = {0};

    assert_ok(tema_mark_list(project, document, from, until, &marks, &error));
    return marks;
}

static void marks_stand_in_the_texts_order_with_their_codes_and_coders(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna)),
                            other = add_text(project, "Bo", slice_of(anna));
    struct tema_code_id fear = add_code(project, "Rädsla"),
                        friends = add_code(project, "Vänner");
    struct tema_quotation_id late = mark_words(project, document, "en vän"),
                             early = mark_words(project, document, "Jag var rädd");
    CLEANUP(tema_marks_free) struct tema_marks all = {0};
    CLEANUP(tema_documents_free) struct tema_documents documents = {0};
    struct tema_error error = {0};

    (void)state;
    mark_words(project, other, "en vän");
    assert_ok(tema_quotation_comment(project, late, "Vem?", &error));
    assert_ok(tema_quotation_code(project, early, friends, &error));
    assert_ok(tema_quotation_code(project, early, fear, &error));
    assert_ok(tema_project_act_as(project, "Bo", &error));
    assert_ok(tema_quotation_code(project, early, fear, &error));
    all = marks(project, document, 0, 0);
    assert_int_equal(all.count, 2);
    assert_int_equal(all.items[0].id.row, early.row);
    assert_int_equal(all.items[0].start, place_of(anna, "Jag var"));
    assert_int_equal(all.items[0].end, place_of(anna, " att göra"));
    assert_int_equal(strlen(all.items[0].key), 6);
    assert_string_equal(all.items[0].comment, "");
    assert_null(all.items[0].doubt);
    assert_int_equal(all.items[0].coding_count, 3);
    assert_int_equal(all.items[0].codings[0].code.row, fear.row);
    assert_string_equal(all.items[0].codings[0].coder, "Bo");
    assert_string_equal(all.items[0].codings[1].coder, "Emma");
    assert_int_equal(all.items[0].codings[2].code.row, friends.row);
    assert_string_equal(all.items[1].comment, "Vem?");
    assert_int_equal(all.items[1].coding_count, 0);
    assert_ok(tema_document_list(project, &documents, &error));
    assert_int_equal(documents.items[0].quotations, 2);
    assert_int_equal(documents.items[0].codings, 3);
    assert_int_equal(documents.items[1].quotations, 1);
    assert_int_equal(documents.items[1].codings, 0);
}

static void codes_that_were_merged_are_one(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna));
    struct tema_code_id fear = add_code(project, "Rädsla"),
                        angst = add_code(project, "Ångest");
    struct tema_quotation_id quotation = mark_words(project, document, "Jag var rädd");
    CLEANUP(tema_marks_free) struct tema_marks all = {0};
    struct tema_error error = {0};

    (void)state;
    assert_ok(tema_quotation_code(project, quotation, fear, &error));
    assert_ok(tema_quotation_code(project, quotation, angst, &error));
    assert_ok(tema_codebook_merge(project, angst, fear, &error));
    all = marks(project, document, 0, 0);
    assert_int_equal(all.items[0].coding_count, 1);
    assert_int_equal(all.items[0].codings[0].code.row, fear.row);
}

static void assert_marks_within(struct tema_project *project,
                                struct tema_document_id document, int64_t from,
                                int64_t until, size_t expected)
{
    CLEANUP(tema_marks_free)
    struct tema_marks some = marks(project, document, from, until);

    assert_int_equal(some.count, expected);
}

static void a_range_has_what_shares_a_character_with_it(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna));
    int64_t start = place_of(anna, "en vän"), end = start + 6;
    struct tema_error error = {0};
    struct tema_marks none;

    (void)state;
    mark_words(project, document, "en vän");
    assert_marks_within(project, document, start, end, 1);
    assert_marks_within(project, document, end - 1, end + 10, 1);
    assert_marks_within(project, document, start - 5, start + 1, 1);
    assert_marks_within(project, document, start + 2, start + 3, 1);
    assert_marks_within(project, document, start - 5, start, 0);
    assert_marks_within(project, document, end, end + 10, 0);
    assert_fails(tema_mark_list(project, document, 5, 4, &none, &error), TEMA_INVALID);
    assert_fails(tema_mark_list(project, document, -1, 4, &none, &error), TEMA_INVALID);
    assert_ok(tema_document_remove(project, document, &error));
    assert_fails(tema_mark_list(project, document, 0, 0, &none, &error), TEMA_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_stand_in_the_texts_order_with_their_codes_and_coders),
        cmocka_unit_test(codes_that_were_merged_are_one),
        cmocka_unit_test(a_range_has_what_shares_a_character_with_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
