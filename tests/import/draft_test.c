/* draft_test.c - a document in the making */
#include "import/draft.h"
#include "import/limits.h"
#include "test.h"
#include "text/normal.h"
#include "text/position.h"
#include "text/utf8.h"

static const struct draft_paragraph body = {.begin_ms = -1, .end_ms = -1};

static int set_up(void **state)
{
    struct draft *draft = memory_take(sizeof *draft);

    draft_init(draft);
    *state = draft;
    return 0;
}

static int tear_down(void **state)
{
    draft_release(*state);
    free(*state);
    return 0;
}

static void finish(struct draft *draft)
{
    struct tema_error error = {0};

    assert_ok(draft_finish(draft, &error));
}

static void add(struct draft *draft, const char *text)
{
    draft_add_text(draft, slice_of(text));
}

static void an_untouched_draft_is_an_empty_text(void **state)
{
    struct draft *draft = *state;

    finish(draft);
    assert_int_equal(draft->length, 0);
    assert_int_equal(draft->paragraphs.count, 0);
}

static void paragraphs_are_lines_and_know_where_they_stand(void **state)
{
    struct draft *draft = *state;

    draft_open_paragraph(draft, &(struct draft_paragraph){.kind = PARAGRAPH_HEADING,
                                                          .level = 2,
                                                          .style = "Rubrik"});
    add(draft, "Sk");
    add(draft, "åm");
    draft_close_paragraph(draft, false);
    add(draft, "Jag vet.");
    finish(draft);
    assert_string_equal(buffer_string(&draft->text), "Skåm\nJag vet.\n");
    assert_int_equal(draft->length, 14);
    assert_int_equal(draft->paragraphs.count, 2);
    assert_int_equal(draft->paragraphs.items[0].kind, PARAGRAPH_HEADING);
    assert_string_equal(draft->paragraphs.items[0].style, "Rubrik");
    assert_int_equal(draft->paragraphs.items[0].end, 4);
    assert_int_equal(draft->paragraphs.items[1].start, 5);
    assert_int_equal(draft->paragraphs.items[1].end, 13);
    assert_int_equal(draft->paragraphs.items[1].kind, PARAGRAPH_BODY);
}

static void a_blank_paragraph_is_kept_only_when_asked_for(void **state)
{
    struct draft *draft = *state;

    draft_open_paragraph(draft, &body);
    draft_close_paragraph(draft, true);
    draft_open_paragraph(draft, &body);
    add(draft, " \t\u00A0");
    draft_close_paragraph(draft, false);
    finish(draft);
    assert_string_equal(buffer_string(&draft->text), "\n");
}

static void a_line_end_inside_a_text_begins_a_paragraph_of_the_same_kind(void **state)
{
    struct draft *draft = *state;

    draft_open_paragraph(draft,
                         &(struct draft_paragraph){.kind = PARAGRAPH_NOTE, .number = 3});
    add(draft, "ett\r\ntv\u00E5\r");
    add(draft, "\ntre\vfyra");
    draft_close_paragraph(draft, true);
    finish(draft);
    assert_string_equal(buffer_string(&draft->text), "ett\ntvå\ntre\nfyra\n");
    assert_int_equal(draft->paragraphs.count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(draft->paragraphs.items[i].number, 3);
}

static void an_accent_that_comes_in_another_run_joins_its_letter(void **state)
{
    struct draft *draft = *state;
    struct draft_mark start, middle, end;

    add(draft, "sa");
    start = draft_mark(draft);
    add(draft, "\u030A gl");
    middle = draft_mark(draft);
    add(draft, "a\u0308d");
    end = draft_mark(draft);
    finish(draft);
    assert_string_equal(buffer_string(&draft->text), "så gläd\n");
    assert_int_equal(draft_mark_position(draft, start), 2);
    assert_int_equal(draft_mark_position(draft, middle), 5);
    assert_int_equal(draft_mark_position(draft, end), 7);
}

static void a_comment_stands_where_it_was_made(void **state)
{
    struct draft *draft = *state;
    struct draft_mark start, end;

    add(draft, "å\nÄr det skam?\n");
    start = draft_mark(draft);
    add(draft, "Ja");
    end = draft_mark(draft);
    draft_add_comment(draft, start, end, "Eva", "nyckel\u00ADställe");
    draft_add_comment(draft, end, start, NULL, "bakvänd");
    finish(draft);
    assert_int_equal(draft->comments.count, 2);
    assert_int_equal(draft->comments.items[0].start, 15);
    assert_int_equal(draft->comments.items[0].end, 17);
    assert_string_equal(draft->comments.items[0].author, "Eva");
    assert_string_equal(draft->comments.items[0].text, "nyckelställe");
    assert_int_equal(draft->comments.items[1].end, 17);
    assert_null(draft->comments.items[1].author);
}

static void a_remark_is_one_line_for_the_user(void **state)
{
    struct draft *draft = *state;

    draft_add_remark(draft, "%d tracked changes accepted", 3);
    draft_add_remark(draft, "title: %s", "Anna\vBerg\r\n");
    finish(draft);
    assert_int_equal(draft->remarks.count, 2);
    assert_string_equal(draft->remarks.items[1], "title: Anna Berg ");
    assert_string_equal(draft->remarks.items[0], "3 tracked changes accepted");
}

static void too_many_paragraphs_are_refused(void **state)
{
    struct draft *draft = *state;
    struct tema_error error = {0};

    for (int i = 0; i <= LIMIT_PARAGRAPHS; i++)
        add(draft, "a\n");
    assert_fails(draft_finish(draft, &error), TEMA_UNREADABLE);
    assert_int_equal(draft->paragraphs.count, LIMIT_PARAGRAPHS);
}

static void too_long_a_text_is_refused(void **state)
{
    CLEANUP_FREE char *megabyte = memory_take(1024 * 1024);
    struct draft *draft = *state;
    struct tema_error error = {0};

    memset(megabyte, 'a', 1024 * 1024);
    for (int i = 0; i <= LIMIT_TEXT_BYTES / (1024 * 1024); i++)
        draft_add_text(draft, (struct slice){megabyte, 1024 * 1024});
    assert_fails(draft_finish(draft, &error), TEMA_UNREADABLE);
    assert_string_equal(error.message, "the text is longer than 64 MB");
}

/* --- whatever is added between two marks is found between their positions --- */

struct added {
    struct draft_mark start, end;
    struct buffer text; /* by the rules */
};

static void add_random_run(struct draft *draft, struct added *added)
{
    static const char *const words[] = {"sk",
                                        "å",
                                        "m ",
                                        "a\u0308",
                                        "\u00ADx",
                                        "🙂",
                                        "ﬁ",
                                        "И",
                                        "\u0418\u0306",
                                        "\u1100\u1161",
                                        ".",
                                        "\uFEFFö",
                                        "k\u0323\u0301"};
    CLEANUP_BUFFER struct buffer run = {0};

    for (long i = random() % 4; i > 0; i--)
        buffer_add_string(&run, words[(size_t)random() % (sizeof words / sizeof *words)]);
    if (random() % 3 == 0 && draft->state != NULL)
        draft_open_paragraph(draft, &body);
    added->start = draft_mark(draft);
    draft_add_text(draft, buffer_slice(&run));
    added->end = draft_mark(draft);
    normal_add(&added->text, buffer_slice(&run));
}

static void check_tiling(const struct draft *draft)
{
    int64_t next = 0;

    for (size_t i = 0; i < draft->paragraphs.count; i++) {
        assert_int_equal(draft->paragraphs.items[i].start, next);
        next = draft->paragraphs.items[i].end + 1;
    }
    assert_int_equal(next, draft->length);
    assert_int_equal(utf8_length(buffer_slice(&draft->text)), draft->length);
}

static void check_random_draft(void)
{
    enum { RUNS = 200 };
    struct added added[RUNS] = {0};
    struct position_index index;
    struct draft draft;

    draft_init(&draft);
    for (int i = 0; i < RUNS; i++)
        add_random_run(&draft, &added[i]);
    finish(&draft);
    check_tiling(&draft);
    position_index_init(&index, buffer_slice(&draft.text));
    for (int i = 0; i < RUNS; i++) {
        struct slice found =
            position_slice(&index, draft_mark_position(&draft, added[i].start),
                           draft_mark_position(&draft, added[i].end));

        assert_int_equal(found.length, added[i].text.length);
        assert_memory_equal(found.bytes, buffer_string(&added[i].text), found.length);
        buffer_release(&added[i].text);
    }
    position_index_release(&index);
    draft_release(&draft);
}

static void what_was_added_between_two_marks_is_found_there(void **state)
{
    (void)state;
    srandom(5);
    for (int round = 0; round < 300; round++)
        check_random_draft();
}

static void a_hundred_thousand_marks_in_one_paragraph_take_no_time(void **state)
{
    struct draft *draft = *state;
    struct draft_mark mark = {0};

    for (int i = 0; i < 100 * 1000; i++) {
        add(draft, "Skä\u0301ms");
        mark = draft_mark(draft);
    }
    finish(draft);
    assert_int_equal(draft_mark_position(draft, mark), draft->length - 1);
}

#define WITH_DRAFT(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DRAFT(an_untouched_draft_is_an_empty_text),
        WITH_DRAFT(paragraphs_are_lines_and_know_where_they_stand),
        WITH_DRAFT(a_blank_paragraph_is_kept_only_when_asked_for),
        WITH_DRAFT(a_line_end_inside_a_text_begins_a_paragraph_of_the_same_kind),
        WITH_DRAFT(an_accent_that_comes_in_another_run_joins_its_letter),
        WITH_DRAFT(a_comment_stands_where_it_was_made),
        WITH_DRAFT(a_remark_is_one_line_for_the_user),
        WITH_DRAFT(too_many_paragraphs_are_refused),
        WITH_DRAFT(too_long_a_text_is_refused),
        cmocka_unit_test(what_was_added_between_two_marks_is_found_there),
        WITH_DRAFT(a_hundred_thousand_marks_in_one_paragraph_take_no_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
