/* evidence_test.c - quotations that themes gather themselves, for and against */
#include "project/listed.h"
#include "project/marked.h"

#include "tema/cases.h"
#include "tema/history.h"

/* Anna and Bo are cases, each with a text; the codes A and B, the themes X and X/Y. */
struct study {
    struct tema_project *project;
    struct tema_document_id anna_text;
    struct tema_quotation_id friend_of_anna, sleep_of_anna, friend_of_bo;
    struct tema_code_id a, b;
    struct tema_theme_id x, y;
};

static struct tema_document_id add_talk(struct tema_project *project, const char *name)
{
    static const char talk[] = "IP: Jag ringde en vän\nI: Ja\nIP: Sedan sov jag inte\n";
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
    struct tema_project *project = new_study();
    struct tema_error error = {0};
    struct tema_document_id bo;

    study->project = project;
    study->anna_text = add_talk(project, "Anna");
    bo = add_talk(project, "Bo");
    study->friend_of_anna = mark_words(project, study->anna_text, "en vän");
    study->sleep_of_anna = mark_words(project, study->anna_text, "sov jag inte");
    study->friend_of_bo = mark_words(project, bo, "en vän");
    study->a = add_code(project, "A");
    study->b = add_code(project, "B");
    assert_ok(tema_theme_add(project, "X", NULL, &study->x, &error));
    assert_ok(tema_theme_add(project, "X/Y", NULL, &study->y, &error));
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

static void gather(const struct study *study, struct tema_theme_id theme,
                   struct tema_quotation_id quotation, enum tema_evidence_role role)
{
    struct tema_gathered_quotation item = {quotation, role};
    struct tema_error error = {0};

    assert_ok(
        tema_theme_gather_quotations(study->project, theme, &item, 1, NULL, &error));
}

static void gather_code(const struct study *study, struct tema_theme_id theme,
                        struct tema_code_id code)
{
    struct tema_error error = {0};

    assert_ok(tema_theme_gather(study->project, theme, &code, 1, NULL, &error));
}

static void code_with(const struct study *study, struct tema_quotation_id quotation,
                      struct tema_code_id code)
{
    struct tema_error error = {0};

    assert_ok(tema_quotation_code(study->project, quotation, code, &error));
}

/* "X 2 Anna, Bo [en vän strong Bo]" of each theme, parted by "; ". */
static void assert_themes(const struct study *study, const char *expected)
{
    CLEANUP_BUFFER struct buffer text = {0};
    struct tema_error error = {0};
    struct tema_themes themes = {0};

    assert_ok(tema_theme_list(study->project, &themes, &error));
    for (size_t i = 0; i < themes.count; i++) {
        const struct tema_theme *theme = &themes.items[i];

        buffer_add_format(&text, "%s%s %d ", i > 0 ? "; " : "", theme->name,
                          (int)theme->quotations);
        add_listed(&text, theme->case_names, (size_t)theme->cases);
        for (size_t e = 0; e < theme->evidence_count; e++)
            buffer_add_format(&text, " [%s %s %s]", theme->evidence[e].words,
                              tema_evidence_role_name(theme->evidence[e].role),
                              theme->evidence[e].case_name);
    }
    assert_string_equal(buffer_string(&text), expected);
    tema_themes_free(&themes);
}

static void assert_newest(const struct study *study, const char *expected)
{
    struct tema_transactions all = {0};
    struct tema_error error = {0};

    assert_ok(tema_history_list(study->project, NULL, &all, &error));
    assert_string_equal(all.items[0].label, expected);
    tema_transactions_free(&all);
}

static void take_back(const struct study *study, bool redo)
{
    struct tema_error error = {0};
    char *done = NULL;

    assert_ok((redo ? tema_redo : tema_undo)(study->project, 1, &done, &error));
    free(done);
}

static void assert_whole(struct tema_project *project)
{
    struct tema_faults faults;
    struct tema_error error = {0};

    assert_ok(tema_project_check(project, &faults, &error));
    if (faults.count > 0)
        fail_msg("%s", faults.items[0]);
    tema_faults_free(&faults);
}

static void what_is_gathered_counts_for_the_theme_and_those_above(void **state)
{
    const struct study *study = *state;

    gather(study, study->y, study->friend_of_bo, TEMA_GATHERED);
    assert_themes(study, "X 1 Bo; Y 1 Bo [en vän gathered Bo]");
    gather(study, study->x, study->friend_of_anna, TEMA_STRONG);
    assert_themes(study,
                  "X 2 Anna, Bo [en vän strong Anna]; Y 1 Bo [en vän gathered Bo]");
    code_with(study, study->friend_of_anna, study->a);
    gather_code(study, study->x, study->a);
    assert_themes(study,
                  "X 2 Anna, Bo [en vän strong Anna]; Y 1 Bo [en vän gathered Bo]");
    assert_whole(study->project);
}

static void a_role_is_changed_and_every_step_is_taken_back(void **state)
{
    const struct study *study = *state;
    struct tema_quotation_id both[] = {study->friend_of_anna, study->sleep_of_anna};
    struct tema_quotations quotations = list(study->project);
    char label[80];
    struct tema_error error = {0};
    size_t changed = 9;

    snprintf(label, sizeof label, "gathered %s under 'X' as strong",
             quotations.items[0].key);
    gather(study, study->x, study->friend_of_anna, TEMA_STRONG);
    assert_newest(study, label);
    gather(study, study->x, study->friend_of_anna, TEMA_STRONG); /* nothing */
    gather(study, study->x, study->friend_of_anna, TEMA_CONTRARY);
    assert_ok(tema_theme_release_quotations(study->project, study->x, both, 2, &changed,
                                            &error));
    assert_int_equal(changed, 1);
    snprintf(label, sizeof label, "released %s from 'X'", quotations.items[0].key);
    assert_newest(study, label);
    assert_themes(study, "X 0 ; Y 0 ");
    gather(study, study->x, study->friend_of_anna, TEMA_GATHERED);
    assert_themes(study, "X 1 Anna [en vän gathered Anna]; Y 0 ");
    take_back(study, false);
    take_back(study, false);
    assert_themes(study, "X 1  [en vän contrary Anna]; Y 0 ");
    take_back(study, false);
    assert_themes(study, "X 1 Anna [en vän strong Anna]; Y 0 ");
    take_back(study, false);
    assert_themes(study, "X 0 ; Y 0 ");
    take_back(study, true);
    take_back(study, true);
    assert_themes(study, "X 1  [en vän contrary Anna]; Y 0 ");
    assert_whole(study->project);
    tema_quotations_free(&quotations);
}

static void what_speaks_against_a_theme_does_not_carry_it(void **state)
{
    const struct study *study = *state;

    code_with(study, study->friend_of_anna, study->a);
    code_with(study, study->friend_of_bo, study->a);
    gather_code(study, study->y, study->a);
    assert_themes(study, "X 2 Anna, Bo; Y 2 Anna, Bo");
    gather(study, study->y, study->friend_of_anna, TEMA_CONTRARY);
    assert_themes(study, "X 2 Bo; Y 2 Bo [en vän contrary Anna]");
    gather_code(study, study->x, study->a); /* X by itself too */
    assert_themes(study, "X 2 Anna, Bo; Y 2 Bo [en vän contrary Anna]");
    gather(study, study->x, study->friend_of_anna, TEMA_CONTRARY);
    assert_themes(study, "X 2 Bo [en vän contrary Anna]; Y 2 Bo [en vän contrary Anna]");
    gather(study, study->y, study->sleep_of_anna, TEMA_STRONG);
    assert_themes(study, "X 3 Anna, Bo [en vän contrary Anna]; Y 3 Anna, Bo "
                         "[en vän contrary Anna] [sov jag inte strong Anna]");
}

static size_t count_of(const struct study *study, struct tema_theme_id theme,
                       const char *coder)
{
    struct tema_quotation_filter filter = {.theme = theme, .coder = coder};
    struct tema_quotations found;
    struct tema_error error = {0};
    size_t count;

    assert_ok(tema_quotation_list(study->project, &filter, &found, &error));
    count = found.count;
    tema_quotations_free(&found);
    return count;
}

static void a_theme_lists_what_it_counts(void **state)
{
    const struct study *study = *state;

    code_with(study, study->friend_of_anna, study->a);
    code_with(study, study->friend_of_bo, study->b);
    gather_code(study, study->x, study->a);
    gather(study, study->y, study->friend_of_bo, TEMA_STRONG);
    gather(study, study->y, study->sleep_of_anna, TEMA_CONTRARY);
    assert_int_equal(count_of(study, study->x, NULL), 3);
    assert_int_equal(count_of(study, study->y, NULL), 2);
    assert_int_equal(count_of(study, study->x, "Emma"), 2);
}

static void evidence_goes_with_the_quotation_the_theme_or_the_document(void **state)
{
    static const char before[] = "X 2 Bo [en vän contrary Anna] [en vän strong Bo]; Y 0 ";
    const struct study *study = *state;
    struct tema_error error = {0};

    gather(study, study->x, study->friend_of_anna, TEMA_CONTRARY);
    gather(study, study->x, study->friend_of_bo, TEMA_STRONG);
    assert_themes(study, before);
    assert_ok(tema_quotation_remove(study->project, study->friend_of_bo, &error));
    assert_themes(study, "X 1  [en vän contrary Anna]; Y 0 ");
    take_back(study, false);
    assert_themes(study, before);
    assert_ok(tema_document_remove(study->project, study->anna_text, &error));
    assert_themes(study, "X 1 Bo [en vän strong Bo]; Y 0 ");
    take_back(study, false);
    assert_themes(study, before);
    assert_ok(tema_theme_remove(study->project, study->x, &error));
    assert_themes(study, "");
    take_back(study, false);
    assert_themes(study, before);
    assert_whole(study->project);
}

static void what_another_has_gathered_keeps_the_quotation(void **state)
{
    const struct study *study = *state;
    struct tema_quotation_id late =
        mark_words(study->project, study->anna_text, "ringde");
    struct tema_error error = {0};
    char *done = NULL;

    assert_ok(tema_project_act_as(study->project, "Bo", &error));
    gather(study, study->x, late, TEMA_STRONG);
    assert_ok(tema_project_act_as(study->project, "Emma", &error));
    assert_ok(tema_undo(study->project, 1, &done, &error));
    assert_non_null(strstr(done, "a theme gathers it"));
    free(done);
    assert_themes(study, "X 1 Anna [ringde strong Anna]; Y 0 ");
}

static void only_quotations_are_gathered_so(void **state)
{
    const struct study *study = *state;
    struct tema_gathered_quotation items[] = {{study->friend_of_anna, TEMA_STRONG},
                                              {{study->a.row}, TEMA_GATHERED}};
    struct tema_error error = {0};

    assert_fails(
        tema_theme_gather_quotations(study->project, study->x, items, 2, NULL, &error),
        TEMA_NOT_FOUND);
    assert_themes(study, "X 0 ; Y 0 ");
}

#define study_test(function)                                                             \
    cmocka_unit_test_setup_teardown(function, open_study, close_study)

int main(void)
{
    const struct CMUnitTest tests[] = {
        study_test(what_is_gathered_counts_for_the_theme_and_those_above),
        study_test(a_role_is_changed_and_every_step_is_taken_back),
        study_test(what_speaks_against_a_theme_does_not_carry_it),
        study_test(a_theme_lists_what_it_counts),
        study_test(evidence_goes_with_the_quotation_the_theme_or_the_document),
        study_test(what_another_has_gathered_keeps_the_quotation),
        study_test(only_quotations_are_gathered_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
