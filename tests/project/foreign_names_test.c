/* foreign_names_test.c - codes and themes that are called what no one here may call
 * them */
#include <unistd.h>

#include "project/foreign.h"
#include "project/marked.h"

static int64_t find(struct tema_project *project, const char *path)
{
    struct tema_code_id code = {0};
    struct tema_error error = {0};

    assert_ok(tema_codebook_find(project, path, &code, &error));
    return code.row;
}

static void assert_codes(struct tema_project *project, const char *expected)
{
    CLEANUP_BUFFER struct buffer paths = {0};
    struct tema_error error = {0};
    struct tema_codes codes = {0};

    assert_ok(tema_codebook_list(project, &codes, &error));
    for (size_t i = 0; i < codes.count; i++)
        buffer_add_format(&paths, "%s%s", i > 0 ? ", " : "", codes.items[i].path);
    assert_string_equal(buffer_string(&paths), expected);
    tema_codes_free(&codes);
}

static void a_slash_in_a_name_is_no_level(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    int64_t both = foreign_code(project, "Chef/Ledning", 0);
    int64_t below = foreign_code(project, "och/eller", both);

    (void)state;
    assert_codes(project, "Chef∕Ledning, Chef∕Ledning/och∕eller");
    assert_int_equal(find(project, "Chef∕Ledning"), both);
    assert_int_equal(find(project, "Chef/Ledning"), both);
    assert_int_equal(find(project, "chef/ledning"), both);
    assert_int_equal(find(project, "och/eller"), below);
    assert_int_equal(find(project, "och/el"), below);
    assert_whole(project);
}

static void a_real_level_is_meant_before_a_slash_in_a_name(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_code_id code = {0};
    struct tema_error error = {0};
    int64_t level;

    (void)state;
    foreign_code(project, "Chef/Ledning", 0);
    level = add_code(project, "chef/ledning").row;
    assert_int_equal(find(project, "Chef/Ledning"), level);
    foreign_code(project, "Vem/Var", foreign_code(project, "a", 0));
    foreign_code(project, "Vem/Var", foreign_code(project, "b", 0));
    assert_fails(tema_codebook_find(project, "vem/var", &code, &error), TEMA_NOT_FOUND);
    assert_string_equal(error.message, "'vem/var' may be 'a/Vem∕Var' or 'b/Vem∕Var'");
}

static void any_name_gets_a_path_of_its_own(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    CLEANUP_BUFFER struct buffer name = {0};
    CLEANUP_BUFFER struct buffer expected = {0};

    (void)state;
    foreign_code(project, "A/B", 0);
    foreign_code(project, "A∕B", 0);
    foreign_code(project, "", 0);
    foreign_code(project, "", 0);
    foreign_code(project, "\tC\x1B[31m\n", 0);
    for (int i = 0; i < 5000; i++)
        buffer_add_string(&name, "ö");
    foreign_code(project, buffer_string(&name), 0);
    buffer_truncate(&name, 400);
    buffer_add_format(&expected, "(no name), (no name) (2), A∕B, A∕B (2), C [31m, %s…",
                      buffer_string(&name));
    assert_codes(project, buffer_string(&expected));
    assert_whole(project);
}

static void long_names_that_lie_deep_come_to_the_root(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_error error = {0};
    char name[201] = "";
    int64_t above = 0;

    (void)state;
    memset(name, 'x', sizeof name - 1);
    assert_ok(project_begin(project, &error));
    for (int i = 0; i < 30; i++)
        above = foreign_code(project, name, above);
    assert_ok(project_end(project, true, &error, NULL));
    assert_string_equal(ask(project, "SELECT max(length(path)) <= 4096 FROM code"), "1");
    assert_string_equal(ask(project, "SELECT count(*) FROM code WHERE depth = 0"), "2");
}

static void such_a_code_is_moved_renamed_and_gathered(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_code_id code = {foreign_code(project, "Chef/Ledning", 0)};
    struct tema_code_id below = add_code(project, "Arbete");
    struct tema_theme_id theme = {BEAR(project, KIND_THEME, value_text("Bära/brista"))};
    struct tema_error error = {0};

    (void)state;
    assert_ok(tema_codebook_move(project, code, below, &error));
    assert_codes(project, "Arbete, Arbete/Chef∕Ledning");
    assert_ok(tema_theme_gather(project, theme, &code, 1, NULL, &error));
    assert_ok(tema_theme_find(project, "bära/brista", &theme, &error));
    assert_fails(tema_codebook_rename(project, code, "Chef/Makt", &error), TEMA_INVALID);
    assert_ok(tema_codebook_rename(project, code, "Chef", &error));
    assert_codes(project, "Arbete, Arbete/Chef");
}

static void a_table_codes_with_such_a_code_and_makes_no_other(void **state)
{
    static const char table[] =
        "document,text,code\nAnna,rädd,Chef/Ledning\nAnna,ensam,Arbete/och/eller\n";
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_code_table_result result;
    struct tema_error error = {0};
    char path[] = "/tmp/codings-XXXXXX";
    int descriptor = mkstemp(path);

    (void)state;
    add_text(project, "Anna", SLICE("IP: Jag var rädd och ensam.\n"));
    foreign_code(project, "Chef/Ledning", 0);
    foreign_code(project, "och/eller", foreign_code(project, "Arbete", 0));
    assert_int_equal(write(descriptor, table, sizeof table - 1), sizeof table - 1);
    close(descriptor);
    assert_ok(tema_code_table(project, path, &result, &error));
    unlink(path);
    assert_int_equal(result.codes, 0);
    assert_codes(project, "Arbete, Arbete/och∕eller, Chef∕Ledning");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slash_in_a_name_is_no_level),
        cmocka_unit_test(a_real_level_is_meant_before_a_slash_in_a_name),
        cmocka_unit_test(any_name_gets_a_path_of_its_own),
        cmocka_unit_test(long_names_that_lie_deep_come_to_the_root),
        cmocka_unit_test(such_a_code_is_moved_renamed_and_gathered),
        cmocka_unit_test(a_table_codes_with_such_a_code_and_makes_no_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
