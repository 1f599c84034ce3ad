/* quotation_list_test.c - which quotations are listed, and what they are called by */
#include "project/marked.h"
#include "project/quotation.h"

static const char anna[] = "Intervju med Anna\n"
                           "I: Hur var det när det hände?\n"
                           "IP: Jag var rädd – att göra fel. Jag var rädd att göra bort "
                           "mig.\n"
                           "I: Och sen?\n"
                           "IP: Sen ringde jag en vän 🙂 på avdelningen.\n"
                           "IP: Då släppte det.\n";

static void a_list_keeps_to_its_filter(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id documents[] = {add_text(project, "Örjan", slice_of(anna)),
                                           add_text(project, "anna", slice_of(anna))};
    struct tema_code_id fear = add_code(project, "Känslor/Rädsla"),
                        friends = add_code(project, "Vänner"), feelings = {0};
    struct tema_quotation_filter filter = {0};
    struct tema_quotation_id quotation;
    struct tema_quotations some;
    struct tema_error error = {0};

    (void)state;
    assert_ok(tema_codebook_find(project, "Känslor", &feelings, &error));
    for (int i = 0; i < 2; i++) {
        quotation = mark_words(project, documents[i], "göra bort mig");
        assert_ok(tema_quotation_code(project, quotation, fear, &error));
        quotation = mark_words(project, documents[i], "en vän");
        mark_words(project, documents[i], "Då släppte det");
    }
    assert_ok(
        tema_speaker_set(project, documents[1], "IP", TEMA_PARTICIPANT, "Anna", &error));
    assert_ok(tema_project_act_as(project, "Bo", &error));
    assert_ok(tema_quotation_code(project, quotation, friends, &error));
    assert_ok(tema_quotation_list(project, &filter, &some, &error));
    assert_int_equal(some.count, 6);
    assert_string_equal(some.items[0].document_name, "anna");
    assert_string_equal(some.items[0].words, "göra bort mig");
    assert_string_equal(some.items[0].case_name, "Anna");
    assert_string_equal(some.items[5].words, "Då släppte det");
    assert_string_equal(some.items[5].document_name, "Örjan");
    tema_quotations_free(&some);
    filter = (struct tema_quotation_filter){.code = feelings};
    assert_ok(tema_quotation_list(project, &filter, &some, &error));
    assert_int_equal(some.count, 2);
    tema_quotations_free(&some);
    filter.document = documents[0];
    assert_ok(tema_quotation_list(project, &filter, &some, &error));
    assert_int_equal(some.count, 1);
    tema_quotations_free(&some);
    filter = (struct tema_quotation_filter){.coder = "Bo"};
    assert_ok(tema_quotation_list(project, &filter, &some, &error));
    assert_int_equal(some.count, 1);
    assert_string_equal(some.items[0].words, "en vän");
    tema_quotations_free(&some);
    filter.code = fear;
    assert_ok(tema_quotation_list(project, &filter, &some, &error));
    assert_int_equal(some.count, 0);
    tema_quotations_free(&some);
    filter = (struct tema_quotation_filter){.uncoded = true, .case_name = "Anna"};
    assert_ok(tema_quotation_list(project, &filter, &some, &error));
    assert_int_equal(some.count, 1);
    tema_quotations_free(&some);
    filter.coder = "Nobody";
    assert_fails(tema_quotation_list(project, &filter, &some, &error), TEMA_NOT_FOUND);
}

static void a_code_merged_into_another_codes_as_that_one(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna));
    struct tema_code_id fear = add_code(project, "Rädsla"),
                        angst = add_code(project, "Ångest");
    struct tema_quotation_id quotation = mark_words(project, document, "göra bort mig");
    struct tema_quotation_filter filter = {.code = fear};
    struct tema_quotations some;
    struct tema_error error = {0};

    (void)state;
    assert_ok(tema_quotation_code(project, quotation, fear, &error));
    assert_ok(tema_quotation_code(project, quotation, angst, &error));
    assert_ok(tema_codebook_merge(project, angst, fear, &error));
    assert_ok(tema_quotation_list(project, &filter, &some, &error));
    assert_int_equal(some.count, 1);
    assert_string_equal(some.items[0].codes, "Rädsla");
    assert_int_equal(some.items[0].coding_count, 1);
    tema_quotations_free(&some);
    assert_ok(tema_quotation_uncode(project, quotation, fear, &error));
    assert_int_equal(counts(project).codings, 0);
}

static void what_a_merge_would_do_is_known_before(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna));
    struct tema_code_id fear = add_code(project, "Rädsla"),
                        angst = add_code(project, "Ångest");
    struct tema_quotation_id both = mark_words(project, document, "göra bort mig"),
                             one = mark_words(project, document, "en vän");
    struct tema_merge_preview preview = {0};
    struct tema_theme_id theme = {0};
    struct tema_error error = {0};

    (void)state;
    add_code(project, "Ångest/Natt");
    add_code(project, "Ångest/Dag");
    assert_ok(tema_quotation_code(project, both, fear, &error));
    assert_ok(tema_quotation_code(project, both, angst, &error));
    assert_ok(tema_quotation_code(project, one, angst, &error));
    assert_ok(tema_project_act_as(project, "Bo", &error));
    assert_ok(tema_quotation_code(project, one, angst, &error));
    assert_ok(tema_theme_add(project, "Oro", NULL, &theme, &error));
    assert_ok(tema_theme_gather(project, theme, &angst, 1, NULL, &error));
    assert_ok(tema_codebook_merge_preview(project, angst, fear, &preview, &error));
    assert_int_equal(preview.codings, 3);
    assert_int_equal(preview.quotations, 2);
    assert_int_equal(preview.both, 1);
    assert_int_equal(preview.children, 2);
    assert_int_equal(preview.themes, 1);
    assert_fails(tema_codebook_merge_preview(project, angst, angst, &preview, &error),
                 TEMA_INVALID);
    assert_ok(tema_codebook_merge(project, angst, fear, &error));
    assert_fails(tema_codebook_merge_preview(project, angst, fear, &preview, &error),
                 TEMA_NOT_FOUND);
}

static void a_key_can_be_given_and_is_found_as_people_type_it(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna));
    struct tema_new_quotation wanted = {
        .document = document, .text = "en vän", .key = "q10abc"};
    struct tema_quotation_id quotation, found;
    struct tema_error error = {0};

    (void)state;
    assert_ok(tema_quotation_add(project, &wanted, &quotation, &error));
    assert_ok(tema_quotation_find(project, "q10abc", &found, &error));
    assert_int_equal(found.row, quotation.row);
    assert_ok(tema_quotation_find(project, "QLOABC", &found, &error));
    assert_int_equal(found.row, quotation.row);
    assert_fails(tema_quotation_find(project, "qzzzzz", &found, &error), TEMA_NOT_FOUND);
    wanted.text = "Då släppte det";
    assert_fails(tema_quotation_add(project, &wanted, &quotation, &error), TEMA_EXISTS);
    wanted.key = "q10abl";
    assert_fails(tema_quotation_add(project, &wanted, &quotation, &error), TEMA_INVALID);
    wanted.key = "q1";
    assert_fails(tema_quotation_add(project, &wanted, &quotation, &error), TEMA_INVALID);
    assert_int_equal(counts(project).quotations, 1);
}

static void two_quotations_that_came_with_one_key_get_different_ones(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna));
    const struct open_document *text;
    struct quotation_birth birth = {.key = "q10abc"};
    struct tema_quotations all;
    struct tema_error error = {0};
    char longer[KEY_SIZE];

    (void)state;
    assert_ok(tema_transaction_begin(project, "merged", &error));
    assert_ok(document_open(project, document.row, &text, &error));
    assert_ok(history_value_of(project->history, document.row, &birth.document, &error));
    for (int i = 2; i >= 0; i--) {
        birth.guid = (struct guid){{0, (unsigned char)i}};
        birth.span = (struct span){5 * i, 5 * i + 4};
        quotation_birth_values(&birth, text);
        assert_ok(history_bear(project->history, KIND_QUOTATION, &birth.guid,
                               birth.values, QUOTATION_FIELDS, NULL, &error));
    }
    assert_ok(tema_transaction_commit(project, &error));
    all = list(project);
    assert_int_equal(all.count, 3);
    assert_string_equal(all.items[0].key, "q10abc");
    for (int i = 1; i < 3; i++) {
        birth.guid.bytes[1] = (unsigned char)i;
        quotation_key_make(&birth.guid, 9, longer);
        assert_string_equal(all.items[i].key, longer);
    }
    tema_quotations_free(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_keeps_to_its_filter),
        cmocka_unit_test(a_code_merged_into_another_codes_as_that_one),
        cmocka_unit_test(what_a_merge_would_do_is_known_before),
        cmocka_unit_test(a_key_can_be_given_and_is_found_as_people_type_it),
        cmocka_unit_test(two_quotations_that_came_with_one_key_get_different_ones),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
