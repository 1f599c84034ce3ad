/* quotation_page_test.c - a page of quotations: searched, sorted, with what is around */
#include <unistd.h>

#include "project/marked.h"

static const char anna[] = "I: Hur var det när det hände?\n"
                           "IP: Jag var rädd – att göra fel. Jag sa ”nej”.\n"
                           "IP: Sen ringde jag en vän 🙂 på avdelningen.\n"
                           "IP: Då släppte det.\n";

static struct tema_quotations ask(struct tema_project *project,
                                  const struct tema_quotation_filter *filter)
{
    struct tema_quotations some = {0};
    struct tema_error error = {0};

    assert_ok(tema_quotation_list(project, filter, &some, &error));
    return some;
}

/* The words of those that FILTER yields are EXPECTED, parted by " | ". */
static void assert_asked(struct tema_project *project,
                         const struct tema_quotation_filter *filter, const char *expected)
{
    CLEANUP(tema_quotations_free)
    struct tema_quotations some = ask(project, filter);
    CLEANUP_BUFFER struct buffer text = {0};

    for (size_t i = 0; i < some.count; i++)
        buffer_add_format(&text, "%s%s", i > 0 ? " | " : "", some.items[i].words);
    assert_string_equal(buffer_string(&text), expected);
}

struct study {
    struct tema_project *project;
    struct tema_document_id anna, bo;
    struct tema_code_id fear, friends;
};

static void close_study(struct study *study)
{
    tema_project_close(study->project);
}

static struct study make_study(void)
{
    struct study study = {.project = new_study()};
    struct tema_error error = {0};
    struct tema_quotation_id quotation;

    study.anna = add_text(study.project, "Anna", slice_of(anna));
    study.bo = add_text(study.project, "Bo", slice_of(anna));
    study.fear = add_code(study.project, "Rädsla");
    study.friends = add_code(study.project, "Vänner");
    quotation = mark_words(study.project, study.bo, "ringde jag en vän");
    assert_ok(tema_quotation_code(study.project, quotation, study.friends, &error));
    quotation = mark_words(study.project, study.anna, "Då släppte det");
    assert_ok(tema_quotation_code(study.project, quotation, study.friends, &error));
    assert_ok(tema_quotation_code(study.project, quotation, study.fear, &error));
    quotation = mark_words(study.project, study.anna, "rädd – att göra fel");
    assert_ok(tema_quotation_code(study.project, quotation, study.fear, &error));
    mark_words(study.project, study.anna, "Jag sa ”nej”");
    return study;
}

static void a_page_tells_how_many_there_are(void **state)
{
    CLEANUP(close_study) struct study study = make_study();
    struct tema_quotation_filter filter = {.most = 2};
    struct tema_quotations page = ask(study.project, &filter);
    struct tema_error error = {0};

    (void)state;
    assert_int_equal(page.count, 2);
    assert_int_equal(page.total, 4);
    tema_quotations_free(&page);
    assert_asked(study.project, &filter, "rädd – att göra fel | Jag sa ”nej”");
    filter.skip = 2;
    assert_asked(study.project, &filter, "Då släppte det | ringde jag en vän");
    filter.skip = 3;
    assert_asked(study.project, &filter, "ringde jag en vän");
    filter.skip = 9;
    page = ask(study.project, &filter);
    assert_int_equal(page.count, 0);
    assert_int_equal(page.total, 4);
    tema_quotations_free(&page);
    filter = (struct tema_quotation_filter){.code = study.fear, .skip = 1, .most = 1};
    page = ask(study.project, &filter);
    assert_int_equal(page.total, 2);
    assert_string_equal(page.items[0].codes, "Rädsla; Vänner");
    tema_quotations_free(&page);
    filter.most = -1;
    assert_fails(tema_quotation_list(study.project, &filter, &page, &error),
                 TEMA_INVALID);
}

static void words_are_found_however_they_are_typed(void **state)
{
    CLEANUP(close_study) struct study study = make_study();
    struct tema_quotation_filter filter = {.words = "  RÄDD - att\n göra"};

    (void)state;
    assert_asked(study.project, &filter, "rädd – att göra fel");
    filter.words = "sa \"Nej\"";
    assert_asked(study.project, &filter, "Jag sa ”nej”");
    filter.words = "radd";
    assert_asked(study.project, &filter, "");
    filter.words = " ";
    filter.code = study.fear;
    assert_asked(study.project, &filter, "rädd – att göra fel | Då släppte det");
    filter.words = "SLÄPPTE";
    assert_asked(study.project, &filter, "Då släppte det");
}

static void sorting_goes_by_what_is_asked_for(void **state)
{
    CLEANUP(close_study) struct study study = make_study();
    struct tema_quotation_filter filter = {.sort = TEMA_SORT_LENGTH};
    struct tema_error error = {0};
    struct tema_case_id bo = {0}, anna_case = {0};

    (void)state;
    assert_asked(study.project, &filter,
                 "rädd – att göra fel | ringde jag en vän | Då släppte det | "
                 "Jag sa ”nej”");
    filter.sort = TEMA_SORT_CODE;
    assert_asked(study.project, &filter,
                 "rädd – att göra fel | Då släppte det | ringde jag en vän | "
                 "Jag sa ”nej”");
    filter.code = study.friends;
    assert_asked(study.project, &filter, "Då släppte det | ringde jag en vän");
    filter = (struct tema_quotation_filter){.sort = TEMA_SORT_CASE};
    assert_ok(tema_case_add(study.project, "Zäta", &anna_case, &error));
    assert_ok(tema_case_add(study.project, "adam", &bo, &error));
    assert_ok(tema_case_assign(study.project, study.bo, bo, &error));
    assert_asked(study.project, &filter,
                 "ringde jag en vän | rädd – att göra fel | "
                 "Jag sa ”nej” | Då släppte det");
    assert_ok(tema_case_assign(study.project, study.anna, anna_case, &error));
    filter =
        (struct tema_quotation_filter){.document = study.anna, .sort = TEMA_SORT_NEWEST};
    usleep(2000);
    mark_words(study.project, study.anna, "på avdelningen");
    filter.most = 1;
    assert_asked(study.project, &filter, "på avdelningen");
}

static void a_value_of_the_case_filters(void **state)
{
    CLEANUP(close_study) struct study study = make_study();
    struct tema_value work = {"Yrke", "Lärare"};
    struct tema_quotation_filter filter = {.variable = "yrke", .value = "lärare"};
    struct tema_case_id bo = {0};
    struct tema_quotations none;
    struct tema_error error = {0};

    (void)state;
    assert_ok(tema_case_add(study.project, "Bo", &bo, &error));
    assert_ok(tema_case_set(study.project, bo, &work, 1, &error));
    assert_asked(study.project, &filter, "");
    assert_ok(tema_case_assign(study.project, study.bo, bo, &error));
    assert_asked(study.project, &filter, "ringde jag en vän");
    filter.value = "läkare";
    assert_asked(study.project, &filter, "");
    filter.variable = "ålder";
    assert_fails(tema_quotation_list(study.project, &filter, &none, &error),
                 TEMA_NOT_FOUND);
    filter.variable = NULL;
    assert_fails(tema_quotation_list(study.project, &filter, &none, &error),
                 TEMA_INVALID);
}

static void what_stands_around_ends_at_words(void **state)
{
    CLEANUP(close_study) struct study study = make_study();
    struct tema_quotation_filter filter = {.document = study.bo};
    struct tema_quotations some = ask(study.project, &filter);

    (void)state;
    assert_string_equal(some.items[0].before, "");
    assert_string_equal(some.items[0].after, "");
    tema_quotations_free(&some);
    filter.context = 12;
    some = ask(study.project, &filter);
    assert_string_equal(some.items[0].before, "IP: Sen ");
    assert_string_equal(some.items[0].after, " 🙂 på");
    tema_quotations_free(&some);
    filter.context = 1000;
    some = ask(study.project, &filter);
    assert_int_equal(strncmp(some.items[0].before, "I: Hur var det", 14), 0);
    assert_string_equal(some.items[0].after,
                        " 🙂 på avdelningen.\nIP: Då släppte det.\n");
    tema_quotations_free(&some);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_tells_how_many_there_are),
        cmocka_unit_test(words_are_found_however_they_are_typed),
        cmocka_unit_test(sorting_goes_by_what_is_asked_for),
        cmocka_unit_test(a_value_of_the_case_filters),
        cmocka_unit_test(what_stands_around_ends_at_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
