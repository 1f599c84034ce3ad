/* theme_test.c - themes, their order, and the codes they gather */
#include "project/fresh_project.h"

#include "project/code_set.h"
#include "project/listed.h"
#include "tema/theme.h"

static struct tema_theme_id add(struct tema_project *project, const char *path)
{
    struct tema_error error = {0};
    struct tema_theme_id theme = {0};

    assert_ok(tema_theme_add(project, path, NULL, &theme, &error));
    return theme;
}

static struct tema_theme_id find(struct tema_project *project, const char *path)
{
    struct tema_error error = {0};
    struct tema_theme_id theme = {0};

    assert_ok(tema_theme_find(project, path, &theme, &error));
    return theme;
}

static struct tema_code_id add_code(struct tema_project *project, const char *path)
{
    struct tema_error error = {0};
    struct tema_code_id code = {0};

    assert_ok(tema_codebook_add(project, path, NULL, NULL, &code, &error));
    return code;
}

/* "PATH[CODES]" of each theme, parted by spaces; brackets where it gathers something. */
static void assert_themes(struct tema_project *project, const char *expected)
{
    CLEANUP_BUFFER struct buffer text = {0};
    struct tema_error error = {0};
    struct tema_themes themes = {0};

    assert_ok(tema_theme_list(project, &themes, &error));
    for (size_t i = 0; i < themes.count; i++) {
        buffer_add_format(&text, "%s%s", i > 0 ? " " : "", themes.items[i].path);
        if (themes.items[i].code_count > 0) {
            buffer_add_byte(&text, '[');
            add_listed(&text, themes.items[i].codes, themes.items[i].code_count);
            buffer_add_byte(&text, ']');
        }
    }
    assert_string_equal(buffer_string(&text), expected);
    tema_themes_free(&themes);
}

static void themes_keep_the_authors_order(void **state)
{
    struct tema_project *project = *state;

    add(project, "Zon");
    add(project, "Bära");
    add(project, "Zon/Sist");
    add(project, "Zon/Först");
    assert_label(project, "added the theme 'Zon/Först'");
    assert_themes(project, "Zon Zon/Sist Zon/Först Bära");
    undo(project);
    assert_themes(project, "Zon Zon/Sist Bära");
    redo(project);
    assert_themes(project, "Zon Zon/Sist Zon/Först Bära");
}

static void a_theme_moves_before_another(void **state)
{
    struct tema_theme_id root = {0}, last = {0};
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_theme_id a = add(project, "A"), b = add(project, "B");
    struct tema_theme_id c = add(project, "C");

    assert_ok(tema_theme_move(project, c, root, a, &error));
    assert_label(project, "moved the theme 'C' before 'A'");
    assert_themes(project, "C A B");
    assert_ok(tema_theme_move(project, b, root, a, &error));
    assert_themes(project, "C B A");
    assert_ok(tema_theme_move(project, c, root, last, &error));
    assert_label(project, "moved the theme 'C' to the end");
    assert_themes(project, "B A C");
    assert_ok(tema_theme_move(project, a, c, last, &error));
    assert_label(project, "moved the theme 'A' under 'C'");
    assert_themes(project, "B C C/A");
    assert_fails(tema_theme_move(project, c, a, last, &error), TEMA_INVALID);
    assert_fails(tema_theme_move(project, b, root, a, &error), TEMA_INVALID);
    for (int i = 0; i < 4; i++)
        undo(project);
    assert_themes(project, "A B C");
}

static void there_is_always_room_between_two_themes(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_theme_id b, c, root = {0};

    add(project, "A");
    b = add(project, "B");
    c = add(project, "C");
    for (int i = 0; i < 40; i++) {
        assert_ok(tema_theme_move(project, i % 2 == 0 ? c : b, root, i % 2 == 0 ? b : c,
                                  &error));
        assert_themes(project, i % 2 == 0 ? "A C B" : "A B C");
    }
}

static void a_theme_has_a_central_concept(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_themes themes = {0};
    struct tema_theme_id theme = add(project, "Ta hand om sig");

    assert_ok(tema_theme_describe(project, theme, "Kraft hämtas hos andra", &error));
    assert_label(project, "described the central concept of the theme 'Ta hand om sig'");
    assert_ok(tema_theme_rename(project, theme, "Hämta kraft", &error));
    assert_label(project, "renamed the theme 'Ta hand om sig' to 'Hämta kraft'");
    assert_ok(tema_theme_list(project, &themes, &error));
    assert_string_equal(themes.items[0].concept, "Kraft hämtas hos andra");
    assert_string_equal(themes.items[0].name, "Hämta kraft");
    tema_themes_free(&themes);
    undo(project);
    undo(project);
    assert_ok(tema_theme_list(project, &themes, &error));
    assert_string_equal(themes.items[0].concept, "");
    assert_string_equal(themes.items[0].name, "Ta hand om sig");
    tema_themes_free(&themes);
}

static void a_theme_gathers_codes_once(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_theme_id x = add(project, "X"), y = add(project, "Y");
    struct tema_code_id codes[] = {add_code(project, "A"), add_code(project, "B"),
                                   add_code(project, "C")};
    struct tema_codes codebook = {0};

    assert_ok(tema_theme_gather(project, x, codes, 3, NULL, &error));
    assert_label(project, "gathered 3 codes under 'X'");
    assert_ok(tema_theme_gather(project, x, codes, 3, NULL, &error));
    assert_label(project, "gathered 3 codes under 'X'");
    assert_ok(tema_theme_gather(project, y, codes, 1, NULL, &error));
    assert_label(project, "gathered the code 'A' under 'Y'");
    assert_themes(project, "X[A, B, C] Y[A]");
    assert_ok(tema_codebook_list(project, &codebook, &error));
    assert_listed(codebook.items[0].themes, codebook.items[0].theme_count, "X, Y");
    assert_listed(codebook.items[1].themes, codebook.items[1].theme_count, "X");
    tema_codes_free(&codebook);
    assert_ok(tema_theme_release(project, x, codes, 2, NULL, &error));
    assert_label(project, "released 2 codes from 'X'");
    assert_themes(project, "X[C] Y[A]");
    undo(project);
    undo(project);
    assert_themes(project, "X[A, B, C] Y");
    undo(project);
    assert_themes(project, "X Y");
    assert_ok(tema_theme_gather(project, x, codes + 1, 1, NULL, &error));
    assert_themes(project, "X[B] Y");
}

static void a_gathering_follows_merged_codes(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_theme_id x = add(project, "X");
    struct tema_code_id codes[] = {add_code(project, "A"), add_code(project, "B")};

    assert_ok(tema_theme_gather(project, x, codes, 2, NULL, &error));
    assert_ok(tema_codebook_merge(project, codes[0], codes[1], &error));
    assert_themes(project, "X[B]");
    assert_ok(tema_theme_release(project, x, codes + 1, 1, NULL, &error));
    assert_themes(project, "X");
    undo(project);
    undo(project);
    assert_themes(project, "X[A, B]");
}

static void a_removed_theme_takes_sub_themes_and_leaves_codes(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_theme_id below = add(project, "X/Y/Z");
    struct tema_code_id code = add_code(project, "A");
    struct tema_codes codebook = {0};

    add(project, "W");
    assert_ok(tema_theme_gather(project, below, &code, 1, NULL, &error));
    assert_ok(tema_theme_remove(project, find(project, "X"), &error));
    assert_label(project, "removed the theme 'X'");
    assert_themes(project, "W");
    assert_ok(tema_codebook_list(project, &codebook, &error));
    assert_int_equal(codebook.count, 1);
    assert_listed(codebook.items[0].themes, codebook.items[0].theme_count, "");
    tema_codes_free(&codebook);
    undo(project);
    assert_themes(project, "X X/Y X/Y/Z[A] W");
}

static void a_code_stands_for_all_below_and_all_merged(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct code_set set = {0};
    struct tema_code_id a = add_code(project, "A"), b = add_code(project, "A/B");
    struct tema_code_id c = add_code(project, "C"), d = add_code(project, "C/D");
    struct tema_code_id e = add_code(project, "E");
    struct tema_theme_id x = add(project, "X"), y = add(project, "X/Y");

    assert_ok(tema_codebook_merge(project, c, b, &error));
    assert_ok(code_set_of_code(project, a.row, &set, &error));
    assert_int_equal(set.count, 4);
    assert_true(code_set_has(&set, a.row) && code_set_has(&set, b.row) &&
                code_set_has(&set, c.row) && code_set_has(&set, d.row));
    assert_false(code_set_has(&set, e.row));
    code_set_release(&set);
    assert_ok(tema_theme_gather(project, y, &b, 1, NULL, &error));
    assert_ok(tema_theme_gather(project, x, &e, 1, NULL, &error));
    assert_ok(code_set_of_theme(project, x.row, &set, &error));
    assert_int_equal(set.count, 4);
    code_set_release(&set);
    assert_ok(code_set_of_theme(project, y.row, &set, &error));
    assert_int_equal(set.count, 3);
    assert_false(code_set_has(&set, e.row));
    code_set_release(&set);
    assert_fails(code_set_of_code(project, 9999, &set, &error), TEMA_NOT_FOUND);
    assert_fails(code_set_of_theme(project, a.row, &set, &error), TEMA_NOT_FOUND);
}

/* "NAME (CONCEPT) [CODES]: LABEL" of each form, a line each. */
static void assert_forms(struct tema_project *project, struct tema_theme_id theme,
                         const char *expected)
{
    CLEANUP_BUFFER struct buffer text = {0};
    struct tema_theme_forms forms = {0};
    struct tema_error error = {0};

    assert_ok(tema_theme_forms(project, theme, &forms, &error));
    for (size_t i = 0; i < forms.count; i++) {
        buffer_add_format(&text, "%s (%s) [", forms.items[i].name,
                          forms.items[i].concept);
        add_listed(&text, forms.items[i].codes, forms.items[i].code_count);
        buffer_add_format(&text, "]: %s\n", forms.items[i].label);
        assert_string_equal(forms.items[i].coder, "Anna");
        assert_true(i == 0 || forms.items[i].at <= forms.items[i - 1].at);
    }
    assert_string_equal(buffer_string(&text), expected);
    tema_theme_forms_free(&forms);
}

static void a_theme_tells_what_it_was_before(void **state)
{
    struct tema_project *project = *state;
    struct tema_theme_forms forms = {0};
    struct tema_error error = {0};
    struct tema_code_id codes[] = {add_code(project, "A"), add_code(project, "B")};
    struct tema_theme_id root = {0}, theme = add(project, "X"), other = add(project, "Y");

    assert_ok(tema_theme_gather(project, theme, codes, 2, NULL, &error));
    assert_ok(tema_theme_move(project, theme, root, (struct tema_theme_id){0}, &error));
    assert_ok(tema_theme_describe(project, theme, "Kärnan", &error));
    assert_ok(tema_theme_release(project, theme, codes, 1, NULL, &error));
    undo(project);
    assert_ok(tema_theme_rename(project, theme, "Z", &error));
    assert_ok(tema_codebook_rename(project, codes[1], "C", &error));
    assert_forms(project, theme,
                 "Z (Kärnan) [A, C]: renamed the theme 'X' to 'Z'\n"
                 "X (Kärnan) [A, C]: undid: released the code 'A' from 'X'\n"
                 "X (Kärnan) [C]: released the code 'A' from 'X'\n"
                 "X (Kärnan) [A, C]: described the central concept of the theme 'X'\n"
                 "X () [A, C]: gathered 2 codes under 'X'\n"
                 "X () []: added the theme 'X'\n");
    assert_forms(project, other, "Y () []: added the theme 'Y'\n");
    assert_ok(tema_theme_remove(project, other, &error));
    assert_forms(project, other, "Y () []: added the theme 'Y'\n");
    undo(project);
    assert_forms(project, other, "Y () []: added the theme 'Y'\n");
    assert_fails(
        tema_theme_forms(project, (struct tema_theme_id){codes[0].row}, &forms, &error),
        TEMA_NOT_FOUND);
}

static void themes_are_the_same_after_a_rebuild(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_code_id code = add_code(project, "A");
    struct tema_theme_id root = {0};

    add(project, "X/Y");
    add(project, "W");
    assert_ok(tema_theme_gather(project, find(project, "Y"), &code, 1, NULL, &error));
    assert_ok(
        tema_theme_move(project, find(project, "W"), root, find(project, "X"), &error));
    assert_themes(project, "W X X/Y[A]");
    assert_ok(tema_project_rebuild(project, &error));
    assert_themes(project, "W X X/Y[A]");
}

static void what_one_did_is_found_behind_hundreds_of_others_changes(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_theme_id theme = add(project, "Mitt");
    char *to_undo, *to_redo, name[32];

    assert_ok(tema_theme_rename(project, theme, "Vårt", &error));
    undo(project);
    assert_ok(tema_project_act_as(project, "Sara", &error));
    for (int i = 0; i < 600; i++) {
        snprintf(name, sizeof name, "Tema %d", i);
        assert_ok(tema_theme_rename(project, theme, name, &error));
    }
    assert_ok(tema_project_act_as(project, "Anna", &error));
    assert_ok(tema_undo_next(project, &to_undo, &to_redo, &error));
    assert_string_equal(to_undo, "added the theme 'Mitt'");
    assert_string_equal(to_redo, "renamed the theme 'Mitt' to 'Vårt'");
    free(to_undo);
    free(to_redo);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        project_test(themes_keep_the_authors_order),
        project_test(a_theme_moves_before_another),
        project_test(there_is_always_room_between_two_themes),
        project_test(a_theme_has_a_central_concept),
        project_test(a_theme_gathers_codes_once),
        project_test(a_gathering_follows_merged_codes),
        project_test(a_removed_theme_takes_sub_themes_and_leaves_codes),
        project_test(a_code_stands_for_all_below_and_all_merged),
        project_test(a_theme_tells_what_it_was_before),
        project_test(themes_are_the_same_after_a_rebuild),
        project_test(what_one_did_is_found_behind_hundreds_of_others_changes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
