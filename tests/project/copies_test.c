/* copies_test.c - two copies of a project change the same trees, and become one again */
#include "project/copies.h"
#include "project/listed.h"
#include "project/marked.h"

static void add_codes(struct tema_project *project, struct buffer *text)
{
    struct tema_error error = {0};
    struct tema_codes codes = {0};

    assert_ok(tema_codebook_list(project, &codes, &error));
    for (size_t i = 0; i < codes.count; i++)
        buffer_add_format(text, "%s%s%s", i > 0 ? " " : "", codes.items[i].path,
                          codes.items[i].removed ? "!" : "");
    tema_codes_free(&codes);
}

static void add_themes(struct tema_project *project, struct buffer *text)
{
    struct tema_error error = {0};
    struct tema_themes themes = {0};

    assert_ok(tema_theme_list(project, &themes, &error));
    for (size_t i = 0; i < themes.count; i++) {
        buffer_add_format(text, "%s%s%s[", i > 0 ? " " : "", themes.items[i].path,
                          themes.items[i].removed ? "!" : "");
        add_listed(text, themes.items[i].codes, themes.items[i].code_count);
        for (size_t e = 0; e < themes.items[i].evidence_count; e++)
            buffer_add_format(text, "%s%s", e > 0 ? ", " : "",
                              tema_evidence_role_name(themes.items[i].evidence[e].role));
        buffer_add_byte(text, ']');
    }
    tema_themes_free(&themes);
}

/* --- what they do --- */

static void add(struct tema_project *project, const char *path)
{
    struct tema_error error = {0};
    struct tema_code_id code = {0};

    assert_ok(tema_codebook_add(project, path, NULL, NULL, &code, &error));
}

static struct tema_code_id code(struct tema_project *project, const char *path)
{
    struct tema_error error = {0};
    struct tema_code_id found = {0};

    assert_ok(tema_codebook_find(project, path, &found, &error));
    return found;
}

static void move(struct tema_project *project, const char *path, const char *parent)
{
    struct tema_error error = {0};

    assert_ok(
        tema_codebook_move(project, code(project, path), code(project, parent), &error));
}

static void merge(struct tema_project *project, const char *from, const char *into)
{
    struct tema_error error = {0};

    assert_ok(
        tema_codebook_merge(project, code(project, from), code(project, into), &error));
}

static struct tema_theme_id theme(struct tema_project *project, const char *path)
{
    struct tema_error error = {0};
    struct tema_theme_id found = {0};

    assert_ok(tema_theme_find(project, path, &found, &error));
    return found;
}

static void add_theme(struct tema_project *project, const char *path)
{
    struct tema_error error = {0};
    struct tema_theme_id added = {0};

    assert_ok(tema_theme_add(project, path, NULL, &added, &error));
}

static void moves_that_close_a_circle_leave_a_tree(void **state)
{
    struct copies *copies = *state;

    add(copies->anna, "A/x");
    add(copies->anna, "B/y");
    part(copies);
    move(copies->anna, "A", "B");
    usleep(2000);
    move(copies->bo, "B", "A/x");
    assert_one(copies, add_codes, "B B/A B/A/x B/y");
}

static void merges_of_each_into_the_other_leave_one(void **state)
{
    struct copies *copies = *state;

    add(copies->anna, "A/x");
    add(copies->anna, "B/y");
    part(copies);
    merge(copies->anna, "A", "B");
    usleep(2000);
    merge(copies->bo, "B", "A");
    assert_one(copies, add_codes, "B B/x B/y");
}

static void a_merge_and_a_move_below_it_agree(void **state)
{
    struct copies *copies = *state;

    add(copies->anna, "P/A");
    add(copies->anna, "B");
    part(copies);
    merge(copies->anna, "A", "B");
    move(copies->bo, "B", "A");
    add(copies->bo, "P/A/z");
    assert_one(copies, add_codes, "P P/B P/B/z");
}

static void two_of_one_name_both_stay_until_they_are_merged(void **state)
{
    struct copies *copies = *state;

    part(copies);
    add(copies->anna, "Stöd/x");
    usleep(2000);
    add(copies->bo, "stöd/y");
    assert_one(copies, add_codes, "Stöd Stöd/x stöd (2) stöd (2)/y");
    merge(copies->bo, "stöd (2)", "Stöd");
    assert_one(copies, add_codes, "Stöd Stöd/x Stöd/y");
}

static void a_code_removed_while_another_adds_below_it_is_shown(void **state)
{
    struct copies *copies = *state;
    struct tema_error error = {0};

    add(copies->anna, "A/x");
    part(copies);
    assert_ok(tema_codebook_remove(copies->anna, code(copies->anna, "A"), NULL, &error));
    add(copies->bo, "A/y");
    assert_one(copies, add_codes, "A! A/y");
    assert_ok(tema_codebook_describe(
        copies->bo, code(copies->bo, "A"),
        &(struct tema_code_description){.description = "behövs"}, &error));
    assert_one(copies, add_codes, "A A/y");
}

static void a_code_removed_while_another_codes_with_it_is_shown(void **state)
{
    struct copies *copies = *state;
    struct tema_document_id document;
    struct tema_error error = {0};
    struct tema_code_id used;
    struct tema_new_quotation quotation = {.text = "en vän", .codes = &used};
    struct tema_quotation_id marked;

    document = add_text(copies->anna, "Anna", SLICE("IP: Jag ringde en vän\n"));
    add(copies->anna, "A");
    add(copies->anna, "B");
    part(copies);
    used = code(copies->bo, "A");
    quotation.document = document;
    quotation.code_count = 1;
    assert_ok(tema_codebook_remove(copies->anna, code(copies->anna, "A"), NULL, &error));
    assert_ok(tema_quotation_add(copies->bo, &quotation, &marked, &error));
    assert_one(copies, add_codes, "A! B");
    merge(copies->anna, "A", "B");
    assert_one(copies, add_codes, "B");
    assert_ok(tema_quotation_remove(copies->bo, marked, &error));
    assert_one(copies, add_codes, "B");
}

static void a_rename_beats_a_removal(void **state)
{
    struct copies *copies = *state;
    struct tema_error error = {0};

    add(copies->anna, "A");
    part(copies);
    assert_ok(tema_codebook_remove(copies->anna, code(copies->anna, "A"), NULL, &error));
    assert_ok(tema_codebook_rename(copies->bo, code(copies->bo, "A"), "B", &error));
    assert_one(copies, add_codes, "B!");
    assert_ok(tema_codebook_rename(copies->anna, code(copies->anna, "B"), "C", &error));
    assert_one(copies, add_codes, "C");
}

static void a_theme_removed_while_another_gathers_is_shown(void **state)
{
    struct copies *copies = *state;
    struct tema_error error = {0};
    struct tema_code_id used;

    add(copies->anna, "A");
    add_theme(copies->anna, "X/Y");
    part(copies);
    assert_ok(tema_theme_remove(copies->anna, theme(copies->anna, "X"), &error));
    used = code(copies->bo, "A");
    assert_ok(
        tema_theme_gather(copies->bo, theme(copies->bo, "Y"), &used, 1, NULL, &error));
    assert_one(copies, add_themes, "X![] X/Y![A]");
    add(copies->anna, "B");
    used = code(copies->anna, "B");
    assert_ok(tema_theme_gather(copies->anna, theme(copies->anna, "Y"), &used, 1, NULL,
                                &error));
    assert_one(copies, add_themes, "X![] X/Y[A, B]");
}

static void both_gather_the_same_and_it_is_once(void **state)
{
    struct copies *copies = *state;
    struct tema_error error = {0};
    struct tema_code_id used;

    add(copies->anna, "A");
    add_theme(copies->anna, "X");
    part(copies);
    used = code(copies->anna, "A");
    assert_ok(tema_theme_gather(copies->anna, theme(copies->anna, "X"), &used, 1, NULL,
                                &error));
    assert_ok(
        tema_theme_gather(copies->bo, theme(copies->bo, "X"), &used, 1, NULL, &error));
    assert_one(copies, add_themes, "X[A]");
    assert_ok(
        tema_theme_release(copies->bo, theme(copies->bo, "X"), &used, 1, NULL, &error));
    assert_one(copies, add_themes, "X[]");
}

/* Anna has a theme X and a quotation, and Bo a copy. */
static struct tema_quotation_id part_with_a_quotation(struct copies *copies)
{
    struct tema_document_id document =
        add_text(copies->anna, "Anna", SLICE("IP: Jag ringde en vän\n"));
    struct tema_quotation_id quotation = mark_words(copies->anna, document, "en vän");

    add_theme(copies->anna, "X");
    part(copies);
    return quotation;
}

static void gather(struct tema_project *project, struct tema_quotation_id quotation,
                   enum tema_evidence_role role)
{
    struct tema_gathered_quotation item = {quotation, role};
    struct tema_error error = {0};

    assert_ok(tema_theme_gather_quotations(project, theme(project, "X"), &item, 1, NULL,
                                           &error));
}

static void of_two_roles_of_one_quotation_the_newest_stands(void **state)
{
    struct copies *copies = *state;
    struct tema_quotation_id quotation = part_with_a_quotation(copies);

    gather(copies->bo, quotation, TEMA_CONTRARY);
    usleep(2000);
    gather(copies->anna, quotation, TEMA_STRONG);
    assert_one(copies, add_themes, "X[strong]");
    gather(copies->bo, quotation, TEMA_GATHERED);
    assert_one(copies, add_themes, "X[gathered]");
}

static void a_role_that_is_said_stands_over_one_that_is_not(void **state)
{
    struct copies *copies = *state;
    struct tema_quotation_id quotation = part_with_a_quotation(copies);

    gather(copies->bo, quotation, TEMA_STRONG);
    usleep(2000);
    gather(copies->anna, quotation, TEMA_GATHERED);
    assert_one(copies, add_themes, "X[strong]");
}

static void a_theme_removed_while_another_gathers_a_quotation_is_shown(void **state)
{
    struct copies *copies = *state;
    struct tema_quotation_id quotation = part_with_a_quotation(copies);
    struct tema_error error = {0};

    assert_ok(tema_theme_remove(copies->anna, theme(copies->anna, "X"), &error));
    gather(copies->bo, quotation, TEMA_GATHERED);
    assert_one(copies, add_themes, "X![gathered]");
    gather(copies->anna, quotation, TEMA_CONTRARY);
    assert_one(copies, add_themes, "X[contrary]");
}

static void themes_added_at_the_same_place_stand_in_order_of_birth(void **state)
{
    struct copies *copies = *state;
    struct tema_theme_id root = {0};
    struct tema_error error = {0};

    add_theme(copies->anna, "X");
    part(copies);
    add_theme(copies->anna, "Z");
    usleep(2000);
    add_theme(copies->bo, "Y");
    add_theme(copies->bo, "W");
    assert_one(copies, add_themes, "X[] Z[] Y[] W[]");
    assert_ok(tema_theme_move(copies->bo, theme(copies->bo, "W"), root,
                              theme(copies->bo, "Y"), &error));
    assert_one(copies, add_themes, "X[] Z[] W[] Y[]");
}

static void add_memos(struct tema_project *project, struct buffer *text)
{
    struct tema_error error = {0};
    struct tema_memos memos = {0};

    assert_ok(tema_memo_list(project, NULL, &memos, &error));
    for (size_t i = 0; i < memos.count; i++)
        buffer_add_format(text, "%s%d %s", i > 0 ? " " : "", (int)memos.items[i].number,
                          memos.items[i].text);
    tema_memos_free(&memos);
}

static void memos_are_numbered_alike(void **state)
{
    struct copies *copies = *state;
    struct tema_error error = {0};
    struct tema_memo_id memo;

    assert_ok(tema_memo_add(copies->anna, NULL, "a", &memo, &error));
    part(copies);
    assert_ok(tema_memo_add(copies->anna, NULL, "b", &memo, &error));
    usleep(2000);
    assert_ok(tema_memo_add(copies->bo, NULL, "c", &memo, &error));
    usleep(2000);
    assert_ok(tema_memo_add(copies->anna, NULL, "d", &memo, &error));
    assert_one(copies, add_memos, "1 a 2 b 3 c 4 d");
}

static void add_code_cases(struct tema_project *project, struct buffer *text)
{
    struct tema_error error = {0};
    struct tema_codes codes = {0};

    assert_ok(tema_codebook_list(project, &codes, &error));
    for (size_t i = 0; i < codes.count; i++)
        buffer_add_format(text, "%s %lld", codes.items[i].path,
                          (long long)codes.items[i].cases);
    tema_codes_free(&codes);
}

static void
a_case_removed_while_another_says_what_is_about_it_counts_nowhere(void **state)
{
    struct copies *copies = *state;
    struct tema_error error = {0};
    struct tema_code_id used;
    struct tema_new_quotation quotation = {.text = "en vän", .codes = &used};
    struct tema_quotation_id marked;
    struct tema_case_id about;

    quotation.document = add_text(copies->anna, "Anna", SLICE("IP: Jag ringde en vän\n"));
    quotation.code_count = 1;
    add(copies->anna, "A");
    used = code(copies->anna, "A");
    assert_ok(tema_quotation_add(copies->anna, &quotation, &marked, &error));
    assert_ok(tema_case_add(copies->anna, "Anna", &about, &error));
    part(copies);
    assert_ok(tema_case_remove(copies->anna, about, &error));
    assert_ok(tema_case_assign(copies->bo, quotation.document, about, &error));
    assert_one(copies, add_code_cases, "A 0");
}

/* Bo's clock is wrong: Anna's code stands below one that he made "later". */
static void the_past_holds_nothing_that_knew_of_what_it_lacks(void **state)
{
    static const char late[] = "UPDATE history_transaction SET made_at = made_at + "
                               "100000000 WHERE coder <> (SELECT coder FROM "
                               "history_transaction WHERE id = 1)";
    static const char newest[] = "SELECT made_at FROM history_transaction "
                                 "ORDER BY id DESC LIMIT 1";
    struct copies *copies = *state;
    CLEANUP_BUFFER struct buffer text = {0};
    struct tema_project *past = NULL;
    struct tema_error error = {0};
    int64_t time;

    add(copies->anna, "Z");
    part(copies);
    add(copies->bo, "A");
    send(copies->bo, copies->anna);
    add(copies->anna, "A/B");
    assert_ok(store_run(copies->anna->store, late, BIND_NOTHING, NULL, &error));
    assert_ok(store_integer(copies->anna->store, newest, BIND_NOTHING, 0, &time, &error));
    assert_ok(tema_project_open_at(copies->anna_path, time, &past, &error));
    add_codes(past, &text);
    tema_project_close(past);
    assert_string_equal(buffer_string(&text), "Z");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        copies_test(moves_that_close_a_circle_leave_a_tree),
        copies_test(merges_of_each_into_the_other_leave_one),
        copies_test(a_merge_and_a_move_below_it_agree),
        copies_test(two_of_one_name_both_stay_until_they_are_merged),
        copies_test(a_code_removed_while_another_adds_below_it_is_shown),
        copies_test(a_code_removed_while_another_codes_with_it_is_shown),
        copies_test(a_rename_beats_a_removal),
        copies_test(a_theme_removed_while_another_gathers_is_shown),
        copies_test(both_gather_the_same_and_it_is_once),
        copies_test(of_two_roles_of_one_quotation_the_newest_stands),
        copies_test(a_role_that_is_said_stands_over_one_that_is_not),
        copies_test(a_theme_removed_while_another_gathers_a_quotation_is_shown),
        copies_test(themes_added_at_the_same_place_stand_in_order_of_birth),
        copies_test(the_past_holds_nothing_that_knew_of_what_it_lacks),
        copies_test(memos_are_numbered_alike),
        copies_test(a_case_removed_while_another_says_what_is_about_it_counts_nowhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
