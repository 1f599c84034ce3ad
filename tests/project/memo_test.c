/* memo_test.c - memos on anything, and the chapter in the project */
#include "project/fresh_project.h"

#include "project/objects.h"
#include "tema/codebook.h"
#include "tema/findings.h"
#include "tema/memo.h"
#include "tema/theme.h"

static struct tema_memo_id write_on(struct tema_project *project, const char *on,
                                    const char *text)
{
    struct tema_error error = {0};
    struct tema_memo_id memo = {0};

    assert_ok(tema_memo_add(project, on, text, &memo, &error));
    return memo;
}

/* "NUMBER KIND:NAME TITLE" of each memo on ON, parted by "; ". */
static void assert_memos(struct tema_project *project, const char *on,
                         const char *expected)
{
    CLEANUP_BUFFER struct buffer text = {0};
    struct tema_error error = {0};
    struct tema_memos memos = {0};

    assert_ok(tema_memo_list(project, on, &memos, &error));
    for (size_t i = 0; i < memos.count; i++)
        buffer_add_format(&text, "%s%d %s:%s %s", i > 0 ? "; " : "",
                          (int)memos.items[i].number, memos.items[i].on_kind,
                          memos.items[i].on_name, memos.items[i].title);
    assert_string_equal(buffer_string(&text), expected);
    tema_memos_free(&memos);
}

static void a_memo_stands_on_what_it_is_about(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_code_id code;
    struct tema_theme_id theme;

    assert_ok(tema_codebook_add(project, "Stöd/Chef", NULL, NULL, &code, &error));
    assert_ok(tema_theme_add(project, "Bära", NULL, &theme, &error));
    write_on(project, NULL, "# Läsning\n\nFörsta varvet.");
    assert_label(project, "wrote a memo on the project");
    write_on(project, "code:chef", "Kanske två koder.");
    assert_label(project, "wrote a memo on the code 'Stöd/Chef'");
    write_on(project, "theme:Bära", "Mitt i.");
    write_on(project, "memo:2", "Nej, en.");
    assert_memos(project, NULL,
                 "1 project: Läsning; 2 code:Stöd/Chef Kanske två koder.; "
                 "3 theme:Bära Mitt i.; 4 memo:2 Nej, en.");
    assert_memos(project, "code:Stöd/Chef", "2 code:Stöd/Chef Kanske två koder.");
    assert_memos(project, "project", "1 project: Läsning");
    assert_ok(tema_codebook_rename(project, code, "Ledning", &error));
    assert_memos(project, "code:Ledning", "2 code:Stöd/Ledning Kanske två koder.");
}

static void a_memo_is_edited_removed_and_brought_back(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_memo_id memo = write_on(project, "project", "ett");

    write_on(project, NULL, "två");
    assert_ok(tema_memo_edit(project, memo, "tre", &error));
    assert_label(project, "edited memo 1");
    assert_ok(tema_memo_remove(project, memo, &error));
    assert_label(project, "removed memo 1");
    assert_memos(project, NULL, "2 project: två");
    assert_fails(tema_memo_find(project, 1, &memo, &error), TEMA_NOT_FOUND);
    assert_fails(tema_memo_edit(project, memo, "fyra", &error), TEMA_NOT_FOUND);
    undo(project);
    assert_memos(project, NULL, "1 project: tre; 2 project: två");
    undo(project);
    assert_memos(project, NULL, "1 project: ett; 2 project: två");
    redo(project);
    assert_memos(project, NULL, "1 project: tre; 2 project: två");
    assert_ok(tema_project_rebuild(project, &error));
    assert_memos(project, NULL, "1 project: tre; 2 project: två");
}

static void a_memo_knows_who_wrote_it_and_when(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    struct tema_memos memos = {0};
    struct tema_memo_id memo = write_on(project, NULL, "ett");

    assert_ok(tema_project_act_as(project, "Bo", &error));
    assert_ok(tema_memo_edit(project, memo, "två\nrader", &error));
    assert_ok(tema_memo_list(project, NULL, &memos, &error));
    assert_string_equal(memos.items[0].coder, "Anna");
    assert_string_equal(memos.items[0].text, "två\nrader");
    assert_true(memos.items[0].written_at > 1600000000000);
    assert_true(memos.items[0].changed_at >= memos.items[0].written_at);
    tema_memos_free(&memos);
}

static void a_long_title_is_cut_at_sixty_characters(void **state)
{
    CLEANUP_BUFFER struct buffer text = {0};
    struct tema_error error = {0};
    struct tema_memos memos = {0};

    for (int i = 0; i < 61; i++)
        buffer_add_string(&text, "å");
    write_on(*state, NULL, buffer_string(&text));
    assert_ok(tema_memo_list(*state, NULL, &memos, &error));
    assert_int_equal(strlen(memos.items[0].title), 120);
    tema_memos_free(&memos);
}

static void a_memo_on_nothing_known_is_refused(void **state)
{
    static const struct {
        const char *on;
        enum tema_error_kind kind;
    } bad[] = {{"", TEMA_INVALID},
               {"Stöd", TEMA_INVALID},
               {"kod:Stöd", TEMA_INVALID},
               {"code:Stöd", TEMA_NOT_FOUND},
               {"code", TEMA_NOT_FOUND},
               {"memo:1", TEMA_NOT_FOUND},
               {"memo:-1", TEMA_INVALID},
               {"memo:x", TEMA_INVALID},
               {"document:A", TEMA_NOT_FOUND},
               {"quotation:q1", TEMA_NOT_FOUND},
               {"project:x", TEMA_INVALID}};
    struct tema_error error = {0};
    struct tema_memo_id memo;
    struct tema_memos memos;

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_fails(tema_memo_add(*state, bad[i].on, "x", &memo, &error), bad[i].kind);
        assert_fails(tema_memo_list(*state, bad[i].on, &memos, &error), bad[i].kind);
    }
    assert_fails(tema_memo_add(*state, NULL, "", &memo, &error), TEMA_INVALID);
    assert_fails(tema_memo_add(*state, NULL, "\xC3", &memo, &error), TEMA_INVALID);
    assert_memos(*state, NULL, "");
}

static void assert_chapter(struct tema_project *project, const char *expected)
{
    struct tema_error error = {0};
    CLEANUP_FREE char *chapter = NULL;

    assert_ok(tema_findings_show(project, &chapter, &error));
    assert_string_equal(chapter, expected);
}

static void the_chapter_is_kept_and_can_be_taken_back(void **state)
{
    struct tema_project *project = *state;
    struct tema_error error = {0};
    char *chapter;

    assert_fails(tema_findings_show(project, &chapter, &error), TEMA_NOT_FOUND);
    assert_ok(tema_findings_save(project, "# Resultat\n", &error));
    assert_label(project, "saved the chapter");
    assert_chapter(project, "# Resultat\n");
    write_on(project, NULL, "x");
    assert_ok(tema_findings_save(project, "# Resultat\n", &error));
    assert_label(project, "wrote a memo on the project");
    assert_ok(tema_findings_save(project, "# Fynd\n", &error));
    assert_chapter(project, "# Fynd\n");
    undo(project);
    assert_chapter(project, "# Resultat\n");
    redo(project);
    assert_chapter(project, "# Fynd\n");
    assert_ok(tema_findings_save(project, "", &error));
    assert_chapter(project, "");
    assert_fails(tema_findings_save(project, "\xFF", &error), TEMA_INVALID);
}

static void a_chapter_undone_can_be_saved_again(void **state)
{
    struct tema_error error = {0};
    char *chapter;

    assert_ok(tema_findings_save(*state, "ett", &error));
    undo(*state);
    assert_fails(tema_findings_show(*state, &chapter, &error), TEMA_NOT_FOUND);
    assert_ok(tema_findings_save(*state, "ett", &error));
    assert_chapter(*state, "ett");
    assert_ok(tema_project_rebuild(*state, &error));
    assert_chapter(*state, "ett");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        project_test(a_memo_stands_on_what_it_is_about),
        project_test(a_memo_is_edited_removed_and_brought_back),
        project_test(a_memo_knows_who_wrote_it_and_when),
        project_test(a_long_title_is_cut_at_sixty_characters),
        project_test(a_memo_on_nothing_known_is_refused),
        project_test(the_chapter_is_kept_and_can_be_taken_back),
        project_test(a_chapter_undone_can_be_saved_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
