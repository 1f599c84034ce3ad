/* rich_round_test.c - a study goes out, into another project, and out again: the same
 * bytes */
#include "exported.h"
#include "rich_study.h"

#include "tema/exchange.h"

static int nothing_there(void **state)
{
    struct tema_study study = {.title = ""};
    struct tema_project *project = NULL;
    struct tema_error error = {0};
    char folder[] = "/tmp/tema_test_XXXXXX", path[64];

    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/study.tema", folder);
    assert_ok(tema_project_create(path, &study, "Cecilia", &project, &error));
    *state = project;
    return 0;
}

/* FILE into a project that holds nothing; new. */
static void *import_new(const struct exported *file)
{
    static const struct tema_exchange_import_options options = {0};
    struct tema_exchange_result result = {0};
    struct tema_error error = {0};
    void *project = NULL;

    (void)nothing_there(&project);
    assert_ok(tema_exchange_import(project, file->path, &options, &result, &error));
    tema_exchange_result_free(&result);
    return project;
}

/* Says where they part, and in which words. */
static void assert_same(const struct exported *first, const struct exported *second)
{
    const char *one = buffer_string(&first->xml), *other = buffer_string(&second->xml);
    size_t at = 0, line = 0;

    for (; one[at] != '\0' && one[at] == other[at]; at++)
        if (one[at] == '\n')
            line = at;
    if (one[at] != other[at])
        fail_msg("%zu: it was:%.*s\nnow it is:%.*s", at, 300, one + line, 300,
                 other + line);
    assert_true(slice_equals(buffer_slice(&first->bytes), buffer_slice(&second->bytes)));
}

static void go_round(void *project, const struct tema_exchange_export_options *options)
{
    EXPORTED first, second;
    void *copy;

    export_to(project, ".qdpx", options, &first);
    copy = import_new(&first);
    export_to(copy, ".qdpx", options, &second);
    assert_same(&first, &second);
    (void)no_more_project(&copy);
}

static void a_rich_study_comes_back_as_it_was(void **state)
{
    struct rich_study study;

    rich_make(*state, &study);
    go_round(*state, NULL);
}

static void and_so_it_does_counted_in_utf16(void **state)
{
    static const struct tema_exchange_export_options utf16 = {.offsets =
                                                                  TEMA_OFFSETS_UTF16};
    struct rich_study study;

    rich_make(*state, &study);
    go_round(*state, &utf16);
}

static void without_our_extras_it_is_the_same_to_others(void **state)
{
    static const struct tema_exchange_export_options standard = {
        .parts = TEMA_EXCHANGE_ALL & ~(unsigned)TEMA_EXCHANGE_EXTRAS};
    struct rich_study study;

    rich_make(*state, &study);
    go_round(*state, &standard);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        project_test(a_rich_study_comes_back_as_it_was),
        project_test(and_so_it_does_counted_in_utf16),
        project_test(without_our_extras_it_is_the_same_to_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
