/* told_test.c - what is done is told in plain words, and whose words are whose */
#include "project/marked.h"

static const char anna[] = "I: Hur var det för dig då?\n"
                           "IP: Jag ringde en vän på avdelningen.\n";

static char *newest_label(struct tema_project *project)
{
    struct tema_history_filter filter = {.most = 1};
    struct tema_transactions past;
    struct tema_error error = {0};
    char *label;

    assert_ok(tema_history_list(project, &filter, &past, &error));
    assert_int_equal(past.count, 1);
    label = memory_copy_string(past.items[0].label);
    tema_transactions_free(&past);
    return label;
}

#define assert_told(project, expected)                                                   \
    do {                                                                                 \
        CLEANUP_FREE char *label_ = newest_label(project);                               \
        assert_string_equal(label_, expected);                                           \
    } while (0)

static void each_change_to_a_quotation_is_told_with_its_names(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna));
    struct tema_code_id codes[] = {add_code(project, "Stöd/Vän")};
    struct tema_new_quotation wanted = {
        .document = document, .text = "ringde en vän", .key = "q7k3f2"};
    struct tema_quotation_id quotation;
    struct tema_error error = {0};

    (void)state;
    assert_ok(tema_quotation_add(project, &wanted, &quotation, &error));
    assert_told(project, "marked q7k3f2 in Anna");
    assert_ok(tema_quotation_code(project, quotation, codes[0], &error));
    assert_told(project, "coded 'Stöd/Vän' in Anna");
    assert_ok(tema_quotation_uncode(project, quotation, codes[0], &error));
    assert_told(project, "took off the code 'Stöd/Vän' in Anna");
    assert_ok(tema_quotation_comment(project, quotation, "vem?", &error));
    assert_told(project, "commented on q7k3f2 in Anna");
    assert_ok(tema_quotation_resize(project, quotation, 31, 37, &error));
    assert_told(project, "moved the ends of q7k3f2 in Anna");
    assert_ok(tema_quotation_remove(project, quotation, &error));
    assert_told(project, "removed q7k3f2 in Anna");
    wanted = (struct tema_new_quotation){
        .document = document, .text = "avdelningen", .codes = codes, .code_count = 1};
    assert_ok(tema_quotation_add(project, &wanted, &quotation, &error));
    assert_told(project, "coded 'Stöd/Vän' in Anna");
}

/* The case of the quotation of TEXT, "-" for none; new. */
static char *case_of(struct tema_project *project, struct tema_document_id document,
                     const char *text)
{
    struct tema_new_quotation wanted = {.document = document, .text = text};
    struct tema_quotation_id quotation;
    struct tema_quotations all;
    struct tema_error error = {0};
    char *found = NULL;

    assert_ok(tema_quotation_add(project, &wanted, &quotation, &error));
    all = list(project);
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].id.row == quotation.row)
            found = memory_copy_string(
                all.items[i].case_name != NULL ? all.items[i].case_name : "-");
    tema_quotations_free(&all);
    return found;
}

static void the_interviewers_own_words_are_nobodys_case(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna));
    CLEANUP_FREE char *asked = NULL, *answered = NULL, *both = NULL;
    struct tema_case_id id;
    struct tema_cases cases;
    struct tema_error error = {0};

    (void)state;
    assert_ok(tema_case_add(project, "Anna", &id, &error));
    assert_ok(tema_case_assign(project, document, id, &error));
    assert_ok(tema_speaker_set(project, document, "I", TEMA_INTERVIEWER, NULL, &error));
    asked = case_of(project, document, "Hur var det för dig");
    answered = case_of(project, document, "en vän");
    both = case_of(project, document, "då? IP: Jag ringde");
    assert_string_equal(asked, "-");
    assert_string_equal(answered, "Anna");
    assert_string_equal(both, "Anna");
    assert_ok(tema_case_list(project, &cases, &error));
    assert_int_equal(cases.items[0].quotations, 2);
    tema_cases_free(&cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_change_to_a_quotation_is_told_with_its_names),
        cmocka_unit_test(the_interviewers_own_words_are_nobodys_case),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
