/* codebook_test.c - the tree of codes, changed and changed back */
#include "project/fresh_project.h"

#include "project/marked.h"
#include "tema/codebook.h"

static struct tema_code_id add(struct tema_project *project, const char *path)
{
    struct tema_error error = {0};
    struct tema_code_id code = {0};

    assert_ok(tema_codebook_add(project, path, NULL, NULL, &code, &error));
    return code;
}

static struct tema_code_id find(struct tema_project *project, const char *path)
{
    struct tema_error error = {0};
    struct tema_code_id code = {0};

    assert_ok(tema_codebook_find(project, path, &code, &error));
    return code;
}

/* The codebook's paths, in order, parted by spaces. */
static void assert_codes(struct tema_project *project, const char *expected)
{
    CLEANUP_BUFFER struct buffer paths = {0};
    struct tema_error error = {0};
    struct tema_codes codes = {0};

    assert_ok(tema_codebook_list(project, &codes, &error));
    for (size_t i = 0; i < codes.count; i++)
        buffer_add_format(&paths, "%s%s", i > 0 ? " " : "", codes.items[i].path);
    assert_string_equal(buffer_string(&paths), expected);
    tema_codes_free(&codes);
}

static void a_path_brings_the_parents_that_are_missing(void **state)
{
    struct tema_project *project = *state;

    add(project, "Stöd/Kollega/Nattpass");
    assert_label(project, "added the code 'Stöd/Kollega/Nattpass'");
    add(project, "stöd/Chef");
    assert_codes(project, "Stöd Stöd/Chef Stöd/Kollega Stöd/Kollega/Nattpass");
    undo(project);
    undo(project);
    assert_codes(project, "");
    redo(project);
    assert_codes(project, "Stöd Stöd/Kollega Stöd/Kollega/Nattpass");
}

static void siblings_stand_in_swedish_order(void **state)
{
    struct tema_project *project = *state;

    add(project, "Öppenhet");
    add(project, "Ånger");
    add(project, "zon");
    add(project, "Ärlighet");
    add(project, "Närvaro");
    assert_codes(project, "Närvaro zon Ånger Ärlighet Öppenhet");
}

static void two_siblings_cannot_share_a_name(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_code_id code = {0};

    add(project, "Stöd/Kollega");
    assert_fails(tema_codebook_add(project, "STÖD/kollega", NULL, NULL, &code, &error),
                 TEMA_EXISTS);
    assert_string_equal(error.message, "there is a code 'Stöd/Kollega' already");
    assert_fails(
        tema_codebook_rename(project, add(project, "Stöd/Chef"), "KOLLEGA", &error),
        TEMA_EXISTS);
    assert_fails(tema_codebook_move(project, add(project, "kollega"),
                                    find(project, "Stöd"), &error),
                 TEMA_EXISTS);
    assert_codes(project, "kollega Stöd Stöd/Chef Stöd/Kollega");
}

static void names_that_cannot_be_are_refused(void **state)
{
    static const char *const bad[] = {"", "/", "a/", "/a", "a//b", " a", "a\nb", "\xFF"};
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_code_id code = {0};

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_fails(tema_codebook_add(project, bad[i], NULL, NULL, &code, &error),
                     TEMA_INVALID);
    assert_fails(tema_codebook_rename(project, add(project, "a"), "b/c", &error),
                 TEMA_INVALID);
    assert_fails(tema_codebook_add(project, "b", NULL, "red", &code, &error),
                 TEMA_INVALID);
    assert_codes(project, "a");
}

static void a_path_deeper_than_trees_go_is_refused(void **state)
{
    CLEANUP_BUFFER struct buffer path = {0};
    struct tema_error error = {0};
    struct tema_code_id code = {0};

    buffer_add_string(&path, "a");
    for (int i = 0; i < 40; i++)
        buffer_add_string(&path, "/a");
    assert_fails(
        tema_codebook_add(*state, buffer_string(&path), NULL, NULL, &code, &error),
        TEMA_INVALID);
}

static bool describe(struct tema_project *project, struct tema_code_id code,
                     const char *text, const char *color)
{
    const struct tema_code_description description = {.description = text,
                                                      .color = color};
    struct tema_error error = {0};

    return tema_codebook_describe(project, code, &description, &error);
}

/* "INCLUDES|EXCLUDES|EXAMPLE" of the first code. */
static void assert_rules(struct tema_project *project, const char *includes,
                         const char *excludes, const char *example)
{
    struct tema_error error = {0};
    struct tema_codes codes = {0};

    assert_ok(tema_codebook_list(project, &codes, &error));
    assert_string_equal(codes.items[0].includes, includes);
    assert_string_equal(codes.items[0].excludes, excludes);
    assert_string_equal(codes.items[0].example != NULL ? codes.items[0].example : "-",
                        example);
    tema_codes_free(&codes);
}

static void a_code_says_when_to_use_it_and_shows_an_example(void **state)
{
    struct tema_project *project = *state;
    struct tema_document_id document = add_text(project, "Anna", SLICE("En vän.\n"));
    struct tema_quotation_id quotation = mark_words(project, document, "vän");
    struct tema_quotations quotations = list(project);
    const char *key = quotations.items[0].key;
    struct tema_code_id code = add(project, "Stöd");
    struct tema_error error = {0};

    assert_rules(project, "", "", "-");
    assert_ok(tema_codebook_describe(
        project, code,
        &(struct tema_code_description){.includes = "hjälp", .excludes = "råd"}, &error));
    assert_label(project, "described the code 'Stöd'");
    assert_ok(tema_codebook_describe(
        project, code, &(struct tema_code_description){.example = key}, &error));
    assert_label(project, "chose an example of the code 'Stöd'");
    assert_rules(project, "hjälp", "råd", key);
    assert_ok(tema_quotation_remove(project, quotation, &error));
    assert_rules(project, "hjälp", "råd", "-");
    undo(project);
    assert_rules(project, "hjälp", "råd", key);
    assert_ok(tema_document_remove(project, document, &error));
    assert_rules(project, "hjälp", "råd", "-");
    undo(project);
    assert_ok(tema_codebook_describe(
        project, code, &(struct tema_code_description){.excludes = "", .example = ""},
        &error));
    assert_rules(project, "hjälp", "", "-");
    undo(project);
    undo(project);
    assert_rules(project, "hjälp", "råd", "-");
    undo(project);
    assert_rules(project, "", "", "-");
    tema_quotations_free(&quotations);
}

static void rules_have_an_end_and_an_example_is_there(void **state)
{
    struct tema_project *project = *state;
    struct tema_code_id code = add(project, "Stöd");
    struct tema_error error = {0};
    char longest[2 * 10001 + 1] = "";

    for (int i = 0; i < 10001; i++)
        memcpy(longest + 2 * i, "å", 3);
    assert_fails(
        tema_codebook_describe(
            project, code, &(struct tema_code_description){.includes = longest}, &error),
        TEMA_INVALID);
    longest[2 * 10000] = '\0';
    assert_ok(tema_codebook_describe(
        project, code, &(struct tema_code_description){.excludes = longest}, &error));
    assert_fails(
        tema_codebook_describe(
            project, code, &(struct tema_code_description){.example = "q00000"}, &error),
        TEMA_NOT_FOUND);
}

static void a_code_is_described_and_colored(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_codes codes = {0};
    struct tema_code_id code = add(project, "Stöd");

    assert_ok(describe(project, code, "Hjälp av\nandra", NULL));
    assert_label(project, "described the code 'Stöd'");
    assert_ok(describe(project, code, NULL, "#1f77b4"));
    assert_ok(tema_codebook_list(project, &codes, &error));
    assert_string_equal(codes.items[0].description, "Hjälp av\nandra");
    assert_string_equal(codes.items[0].color, "#1f77b4");
    tema_codes_free(&codes);
    undo(project);
    undo(project);
    assert_ok(tema_codebook_list(project, &codes, &error));
    assert_string_equal(codes.items[0].description, "");
    assert_string_equal(codes.items[0].color, "");
    tema_codes_free(&codes);
}

static void a_rename_can_be_taken_back(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};

    add(project, "Stöd/Chef");
    assert_ok(
        tema_codebook_rename(project, find(project, "Stöd"), "Kollegialt stöd", &error));
    assert_label(project, "renamed the code 'Stöd' to 'Kollegialt stöd'");
    assert_codes(project, "Kollegialt stöd Kollegialt stöd/Chef");
    undo(project);
    assert_codes(project, "Stöd Stöd/Chef");
    redo(project);
    assert_codes(project, "Kollegialt stöd Kollegialt stöd/Chef");
}

static void a_rename_may_change_case_only(void **state)
{
    struct tema_error error = {0};

    assert_ok(tema_codebook_rename(*state, add(*state, "stöd"), "Stöd", &error));
    assert_codes(*state, "Stöd");
}

static void a_code_moves_with_all_below_it(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};

    add(project, "A/B/C");
    add(project, "D");
    assert_ok(
        tema_codebook_move(project, find(project, "A/B"), find(project, "D"), &error));
    assert_label(project, "moved the code 'B' under 'D'");
    assert_codes(project, "A D D/B D/B/C");
    assert_ok(tema_codebook_move(project, find(project, "C"), (struct tema_code_id){0},
                                 &error));
    assert_label(project, "moved the code 'C' to the root");
    assert_codes(project, "A C D D/B");
    undo(project);
    undo(project);
    assert_codes(project, "A A/B A/B/C D");
}

static void a_code_cannot_move_below_itself(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_code_id below = add(project, "A/B/C");

    assert_fails(tema_codebook_move(project, find(project, "A"), below, &error),
                 TEMA_INVALID);
    assert_fails(tema_codebook_move(project, below, below, &error), TEMA_INVALID);
    assert_codes(project, "A A/B A/B/C");
}

static void a_merged_code_leaves_its_children_to_the_other(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};

    add(project, "Kollega/Natt");
    add(project, "Stöd/Chef");
    assert_ok(tema_codebook_merge(project, find(project, "Kollega"),
                                  find(project, "Stöd"), &error));
    assert_label(project, "merged the code 'Kollega' into 'Stöd'");
    assert_codes(project, "Stöd Stöd/Chef Stöd/Natt");
    add(project, "Kollega");
    undo(project);
    undo(project);
    assert_codes(project, "Kollega Kollega/Natt Stöd Stöd/Chef");
}

static void a_code_merged_into_one_below_gives_it_its_place(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};

    add(project, "A/B/C");
    add(project, "A/D");
    assert_ok(
        tema_codebook_merge(project, find(project, "A"), find(project, "C"), &error));
    assert_codes(project, "C C/B C/D");
    undo(project);
    assert_codes(project, "A A/B A/B/C A/D");
    assert_fails(
        tema_codebook_merge(project, find(project, "A"), find(project, "A"), &error),
        TEMA_INVALID);
}

static void merging_twice_follows_to_the_end(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};

    add(project, "A/x");
    add(project, "B/x");
    add(project, "C");
    assert_ok(
        tema_codebook_merge(project, find(project, "A"), find(project, "B"), &error));
    assert_codes(project, "B B/x B/x (2) C");
    assert_ok(
        tema_codebook_merge(project, find(project, "B"), find(project, "C"), &error));
    assert_codes(project, "C C/x C/x (2)");
    assert_ok(tema_codebook_merge(project, find(project, "C/x (2)"), find(project, "C/x"),
                                  &error));
    assert_codes(project, "C C/x");
}

static void a_removed_code_takes_those_below_with_it(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_code_id stod = add(project, "Stöd"), code;
    int64_t codings = -1;

    add(project, "Stöd/Chef/Natt");
    add(project, "Stress");
    assert_ok(tema_codebook_remove(project, stod, &codings, &error));
    assert_label(project, "removed the code 'Stöd'");
    assert_int_equal(codings, 0);
    assert_codes(project, "Stress");
    assert_fails(tema_codebook_rename(project, stod, "x", &error), TEMA_NOT_FOUND);
    assert_fails(tema_codebook_find(project, "Chef", &code, &error), TEMA_NOT_FOUND);
    add(project, "Stöd");
    assert_codes(project, "Stress Stöd");
    undo(project);
    undo(project);
    assert_codes(project, "Stress Stöd Stöd/Chef Stöd/Chef/Natt");
}

static void nothing_changed_leaves_no_trace(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_code_id code = add(project, "Stöd");

    assert_ok(tema_codebook_rename(project, code, "Stöd", &error));
    assert_ok(tema_codebook_move(project, code, (struct tema_code_id){0}, &error));
    assert_ok(describe(project, code, "", NULL));
    assert_label(project, "added the code 'Stöd'");
}

static void what_people_call_a_code_is_found(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_code_id code = {0}, kollega = add(project, "Stöd/Kollega");

    assert_int_equal(find(project, "kollega").row, kollega.row);
    assert_int_equal(find(project, "STÖD/KOLLEGA").row, kollega.row);
    assert_fails(tema_codebook_find(project, "Kolega", &code, &error), TEMA_NOT_FOUND);
    assert_string_equal(error.message, "no code 'Kolega'; near it: 'Stöd/Kollega'");
}

static void the_codebook_is_the_same_after_a_rebuild(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_code_id b = add(project, "A/B"), c = add(project, "C/D");

    assert_ok(
        tema_codebook_merge(project, find(project, "A"), find(project, "C"), &error));
    assert_ok(tema_codebook_move(project, c, b, &error));
    assert_codes(project, "C C/B C/B/D");
    assert_ok(tema_project_rebuild(project, &error));
    assert_codes(project, "C C/B C/B/D");
}

/* What undo and redo would do next; "-" for nothing. */
static void assert_next(struct tema_project *project, const char *undo_label,
                        const char *redo_label)
{
    char *next_undo = NULL, *next_redo = NULL;
    struct tema_error error = {0};

    assert_ok(tema_undo_next(project, &next_undo, &next_redo, &error));
    assert_string_equal(next_undo != NULL ? next_undo : "-", undo_label);
    assert_string_equal(next_redo != NULL ? next_redo : "-", redo_label);
    free(next_undo);
    free(next_redo);
}

static void what_undo_would_do_is_known_before(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_code_id code;

    assert_next(project, "-", "-");
    assert_ok(tema_codebook_add(project, "A", NULL, NULL, &code, &error));
    assert_ok(tema_codebook_rename(project, code, "B", &error));
    assert_next(project, "renamed the code 'A' to 'B'", "-");
    undo(project);
    assert_next(project, "added the code 'A'", "renamed the code 'A' to 'B'");
    undo(project);
    assert_next(project, "-", "added the code 'A'");
    redo(project);
    assert_next(project, "added the code 'A'", "renamed the code 'A' to 'B'");
    assert_ok(tema_project_act_as(project, "Bo", &error));
    assert_next(project, "-", "-");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        project_test(a_path_brings_the_parents_that_are_missing),
        project_test(siblings_stand_in_swedish_order),
        project_test(two_siblings_cannot_share_a_name),
        project_test(names_that_cannot_be_are_refused),
        project_test(a_path_deeper_than_trees_go_is_refused),
        project_test(a_code_is_described_and_colored),
        project_test(a_rename_can_be_taken_back),
        project_test(a_rename_may_change_case_only),
        project_test(a_code_moves_with_all_below_it),
        project_test(a_code_cannot_move_below_itself),
        project_test(a_merged_code_leaves_its_children_to_the_other),
        project_test(a_code_merged_into_one_below_gives_it_its_place),
        project_test(merging_twice_follows_to_the_end),
        project_test(a_removed_code_takes_those_below_with_it),
        project_test(nothing_changed_leaves_no_trace),
        project_test(what_people_call_a_code_is_found),
        project_test(the_codebook_is_the_same_after_a_rebuild),
        project_test(a_code_says_when_to_use_it_and_shows_an_example),
        project_test(rules_have_an_end_and_an_example_is_there),
        project_test(what_undo_would_do_is_known_before),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
