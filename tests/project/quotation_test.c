/* quotation_test.c - marking words, coding them, finding them again */
#include "project/marked.h"
#include "project/quotation.h"

static const char anna[] = "Intervju med Anna\n"
                           "I: Hur var det när det hände?\n"
                           "IP: Jag var rädd – att göra fel. Jag var rädd att göra bort "
                           "mig.\n"
                           "I: Och sen?\n"
                           "IP: Sen ringde jag en vän 🙂 på avdelningen.\n"
                           "IP: Då släppte det.\n";

static void words_are_marked_by_their_place_and_shown_verbatim(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna));
    int64_t start = place_of(anna, "en vän"), end = start + 8;
    struct tema_new_quotation wanted = {
        .document = document, .start = start, .end = end, .comment = "vem?"};
    struct tema_quotation_id quotation;
    struct tema_quotations all;
    struct tema_error error = {0};

    (void)state;
    assert_ok(tema_quotation_add(project, &wanted, &quotation, &error));
    all = list(project);
    assert_int_equal(all.count, 1);
    assert_string_equal(all.items[0].words, "en vän 🙂");
    assert_int_equal(all.items[0].id.row, quotation.row);
    assert_int_equal(all.items[0].start, start);
    assert_int_equal(all.items[0].end, end);
    assert_string_equal(all.items[0].document_name, "Anna");
    assert_string_equal(all.items[0].speaker, "IP");
    assert_string_equal(all.items[0].comment, "vem?");
    assert_string_equal(all.items[0].codes, "");
    assert_null(all.items[0].case_name);
    assert_true(quotation_key_is_well_formed(all.items[0].key));
    assert_int_equal(strlen(all.items[0].key), 6);
    tema_quotations_free(&all);
}

static void white_space_and_the_first_label_are_left_out(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna));
    int64_t start = place_of(anna, "\nIP: Sen"), end = place_of(anna, "IP: Då");
    struct tema_new_quotation wanted = {.document = document, .start = start, .end = end};
    struct tema_quotation_id quotation;
    struct tema_quotations all;
    struct tema_error error = {0};

    (void)state;
    assert_ok(tema_quotation_add(project, &wanted, &quotation, &error));
    all = list(project);
    assert_string_equal(all.items[0].words,
                        "Sen ringde jag en vän 🙂 på avdelningen.");
    tema_quotations_free(&all);
    wanted.start = place_of(anna, "IP: Då");
    wanted.end = wanted.start + 4;
    assert_fails(tema_quotation_add(project, &wanted, &quotation, &error), TEMA_INVALID);
    wanted.start = -1;
    assert_fails(tema_quotation_add(project, &wanted, &quotation, &error), TEMA_INVALID);
    wanted = (struct tema_new_quotation){.document = document, .end = sizeof anna};
    assert_fails(tema_quotation_add(project, &wanted, &quotation, &error), TEMA_INVALID);
    wanted = (struct tema_new_quotation){.document = document, .start = 5, .end = 5};
    assert_fails(tema_quotation_add(project, &wanted, &quotation, &error), TEMA_INVALID);
    wanted = (struct tema_new_quotation){.end = 5};
    assert_fails(tema_quotation_add(project, &wanted, &quotation, &error),
                 TEMA_NOT_FOUND);
    assert_int_equal(counts(project).quotations, 1);
}

static void words_are_found_once_though_typed_another_way(void **state)
{
    static const char *const ways[] = {
        "Jag var rädd – att göra fel.",            /* as it stands */
        "  Jag var rädd - att\n göra fel.",        /* hyphen, line break */
        "jag var Rädd — ATT göra fel",             /* case */
        "Jag var ra\u0308dd – att go\u0308ra fel", /* decomposed */
    };
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna));

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct tema_quotation_id quotation = mark_words(project, document, ways[i]);
        struct tema_quotations all = list(project);

        assert_int_equal(all.count, 1 + (i >= 2));
        assert_int_equal(all.items[0].start, place_of(anna, "Jag var rädd – att"));
        assert_true(quotation.row != 0);
        tema_quotations_free(&all);
    }
}

static void
words_across_turns_are_found_with_quotes_and_dots_of_another_kind(void **state)
{
    static const char text[] = "IP: Hon sa ”nej…” och gick.\nIP: Sen\u00A0var det bra.\n";
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Bo", slice_of(text));
    struct tema_quotations all;

    (void)state;
    mark_words(project, document, "\"nej...\" och gick.\r\nIP: Sen var");
    all = list(project);
    assert_string_equal(all.items[0].words, "”nej…” och gick.\nIP: Sen\u00A0var");
    tema_quotations_free(&all);
}

static void words_that_stand_nowhere_or_twice_are_refused_with_the_reason(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna));
    struct tema_new_quotation wanted = {.document = document, .text = "Jag var rädd"};
    struct tema_quotation_id quotation;
    struct tema_error error = {0};
    char places[64];

    (void)state;
    assert_fails(tema_quotation_add(project, &wanted, &quotation, &error),
                 TEMA_NOT_FOUND);
    snprintf(places, sizeof places, "first at %lld and %lld",
             (long long)place_of(anna, "Jag var rädd –"),
             (long long)place_of(anna, "Jag var rädd att"));
    assert_non_null(strstr(error.message, "2 times in 'Anna'"));
    assert_non_null(strstr(error.message, places));
    wanted.text = "Sen ringde jag en fiende";
    assert_fails(tema_quotation_add(project, &wanted, &quotation, &error),
                 TEMA_NOT_FOUND);
    assert_non_null(strstr(error.message, "after 'sen ringde jag en'"));
    wanted.text = "qqq";
    assert_fails(tema_quotation_add(project, &wanted, &quotation, &error),
                 TEMA_NOT_FOUND);
    wanted.text = " \n";
    assert_fails(tema_quotation_add(project, &wanted, &quotation, &error), TEMA_INVALID);
    assert_int_equal(counts(project).quotations, 0);
    assert_int_equal(counts(project).transactions, 2);
}

static void a_span_marked_twice_is_one_quotation_with_both_codes(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna));
    struct tema_code_id codes[] = {add_code(project, "Rädsla"),
                                   add_code(project, "Känslor/Skam")};
    struct tema_new_quotation wanted = {
        .document = document, .text = "Då släppte det", .codes = codes, .code_count = 1};
    struct tema_quotation_id first, second;
    struct tema_quotations all;
    struct tema_error error = {0};

    (void)state;
    assert_ok(tema_quotation_add(project, &wanted, &first, &error));
    wanted.codes = codes + 1;
    wanted.comment = "vändpunkt";
    assert_ok(tema_quotation_add(project, &wanted, &second, &error));
    assert_int_equal(first.row, second.row);
    assert_ok(tema_quotation_code(project, first, codes[0], &error));
    assert_ok(tema_project_act_as(project, "Bo", &error));
    assert_ok(tema_quotation_code(project, first, codes[0], &error));
    all = list(project);
    assert_int_equal(all.count, 1);
    assert_string_equal(all.items[0].codes, "Känslor/Skam; Rädsla");
    assert_string_equal(all.items[0].comment, "vändpunkt");
    assert_int_equal(all.items[0].coding_count, 3);
    assert_string_equal(all.items[0].codings[1].coder, "Bo");
    assert_string_equal(all.items[0].codings[2].coder, "Emma");
    tema_quotations_free(&all);
    assert_int_equal(counts(project).codings, 3);
    assert_ok(tema_quotation_uncode(project, first, codes[0], &error));
    assert_int_equal(counts(project).codings, 2);
    assert_ok(tema_quotation_uncode(project, first, codes[0], &error));
    assert_int_equal(counts(project).codings, 2);
}

static void changes_are_undone_and_redone_one_by_one(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna));
    struct tema_code_id code = add_code(project, "Rädsla");
    struct tema_quotation_id quotation = mark_words(project, document, "göra bort mig");
    int64_t start = place_of(anna, "göra bort mig");
    struct tema_quotations all;
    struct tema_error error = {0};
    const char *const words[] = {NULL,       "göra bort mig", "göra bort mig",
                                 "bort mig", "bort mig",      NULL};
    const char *const codes[] = {NULL, "", "Rädsla", "Rädsla", "Rädsla", NULL};
    const char *const comments[] = {NULL, "", "", "", "hm", NULL};

    (void)state;
    assert_ok(tema_quotation_code(project, quotation, code, &error));
    assert_ok(tema_quotation_resize(project, quotation, start + 5, start + 13, &error));
    assert_ok(tema_quotation_comment(project, quotation, "hm", &error));
    assert_ok(tema_quotation_remove(project, quotation, &error));
    for (int round = 0; round < 2; round++)
        for (int i = 0; i <= 10; i++) {
            int step = i <= 5 ? 5 - i : i - 5;
            CLEANUP_FREE char *done = NULL;

            all = list(project);
            assert_int_equal(all.count, words[step] != NULL);
            assert_int_equal(counts(project).codings, step >= 2 && step < 5);
            if (words[step] != NULL) {
                assert_string_equal(all.items[0].words, words[step]);
                assert_string_equal(all.items[0].codes, codes[step]);
                assert_string_equal(all.items[0].comment, comments[step]);
                assert_int_equal(all.items[0].id.row, quotation.row);
            }
            tema_quotations_free(&all);
            if (i < 5)
                assert_ok(tema_undo(project, 1, &done, &error));
            else if (i < 10)
                assert_ok(tema_redo(project, 1, &done, &error));
        }
}

static void the_history_says_what_was_done(void **state)
{
    static const char *const labels[] = {
        "removed q10abc in Anna",
        "took off the code 'Skam' in Anna",
        "coded 'Skam' in Anna",
        "commented on q10abc in Anna",
        "moved the ends of q10abc in Anna",
        "coded 'Rädsla', 'Skam' in Anna",
    };
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna));
    struct tema_code_id codes[] = {add_code(project, "Rädsla"),
                                   add_code(project, "Skam")};
    struct tema_new_quotation wanted = {.document = document,
                                        .text = "göra bort mig",
                                        .codes = codes,
                                        .code_count = 2,
                                        .key = "q10abc"};
    int64_t start = place_of(anna, "göra bort mig");
    struct tema_quotation_id quotation;
    struct tema_history_filter filter = {0};
    struct tema_transactions done;
    struct tema_error error = {0};

    (void)state;
    assert_ok(tema_quotation_add(project, &wanted, &quotation, &error));
    assert_ok(tema_quotation_resize(project, quotation, start, start + 9, &error));
    assert_ok(tema_quotation_comment(project, quotation, "hm", &error));
    assert_ok(tema_project_act_as(project, "Bo", &error));
    assert_ok(tema_quotation_code(project, quotation, codes[1], &error));
    assert_ok(tema_quotation_uncode(project, quotation, codes[1], &error));
    assert_ok(tema_quotation_remove(project, quotation, &error));
    assert_ok(tema_history_list(project, &filter, &done, &error));
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        assert_string_equal(done.items[i].label, labels[i]);
    tema_transactions_free(&done);
}

static void a_quotation_that_another_has_coded_is_not_undone(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna));
    struct tema_code_id code = add_code(project, "Rädsla");
    struct tema_quotation_id quotation = mark_words(project, document, "göra bort mig");
    CLEANUP_FREE char *done = NULL;
    struct tema_error error = {0};

    (void)state;
    assert_ok(tema_project_act_as(project, "Bo", &error));
    assert_ok(tema_quotation_code(project, quotation, code, &error));
    assert_ok(tema_project_act_as(project, "Emma", &error));
    assert_true(tema_undo(project, 1, &done, &error) || error.kind == TEMA_REFUSED);
    assert_int_equal(counts(project).quotations, 1);
    assert_int_equal(counts(project).codings, 1);
}

static void ends_can_be_moved_but_not_onto_another_quotation(void **state)
{
    CLEANUP(close_project) struct tema_project *project = new_study();
    struct tema_document_id document = add_text(project, "Anna", slice_of(anna));
    struct tema_quotation_id first = mark_words(project, document, "göra bort mig");
    int64_t start = place_of(anna, "göra bort mig");
    struct tema_error error = {0};
    int64_t transactions;

    (void)state;
    mark_words(project, document, "bort mig");
    transactions = counts(project).transactions;
    assert_fails(tema_quotation_resize(project, first, start + 5, start + 13, &error),
                 TEMA_EXISTS);
    assert_fails(tema_quotation_resize(project, first, start, start, &error),
                 TEMA_INVALID);
    assert_ok(tema_quotation_resize(project, first, start, start + 13, &error));
    assert_int_equal(counts(project).transactions, transactions);
    assert_ok(tema_quotation_resize(project, first, start, start + 9, &error));
    assert_int_equal(counts(project).transactions, transactions + 1);
}

/* The law of positions: what a quotation shows is what lies between its code points. */
static void words_of_random_spans_are_those_between_their_positions(void **state)
{
    static const uint32_t alphabet[] = {'a',    'b', 0xE5, 0x1F642,
                                        0x2026, ' ', '\n', 0x301};
    struct tema_error error = {0};

    (void)state;
    srandom(7);
    for (int round = 0; round < 6; round++) {
        CLEANUP(close_project) struct tema_project *project = new_study();
        CLEANUP_BUFFER struct buffer text = {0};
        CLEANUP_FREE size_t *bytes = memory_take(4001 * sizeof *bytes);
        long length = 1 + random() % (round < 3 ? 60 : 4000);
        struct tema_document_id document;
        struct tema_quotations all;

        for (long i = 0; i < length; i++) {
            bytes[i] = text.length;
            utf8_add(&text, alphabet[random() % 8]);
        }
        bytes[length] = text.length;
        document = add_text(project, "Random", buffer_slice(&text));
        for (int i = 0; i < 40; i++) {
            struct tema_new_quotation wanted = {.document = document};
            struct tema_quotation_id quotation;

            wanted.start = random() % length;
            wanted.end = wanted.start + 1 + random() % (length - wanted.start);
            if (!tema_quotation_add(project, &wanted, &quotation, &error))
                assert_int_equal(error.kind, TEMA_INVALID);
        }
        all = list(project);
        for (size_t i = 0; i < all.count; i++) {
            const struct tema_quotation *q = all.items + i;
            size_t from = bytes[q->start], to = bytes[q->end];

            assert_int_equal(strlen(q->words), to - from);
            assert_memory_equal(q->words, text.bytes + from, to - from);
            assert_true(q->words[0] != ' ' && q->words[0] != '\n');
            assert_true(i == 0 || all.items[i - 1].start <= q->start);
        }
        tema_quotations_free(&all);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_marked_by_their_place_and_shown_verbatim),
        cmocka_unit_test(white_space_and_the_first_label_are_left_out),
        cmocka_unit_test(words_are_found_once_though_typed_another_way),
        cmocka_unit_test(
            words_across_turns_are_found_with_quotes_and_dots_of_another_kind),
        cmocka_unit_test(words_that_stand_nowhere_or_twice_are_refused_with_the_reason),
        cmocka_unit_test(a_span_marked_twice_is_one_quotation_with_both_codes),
        cmocka_unit_test(changes_are_undone_and_redone_one_by_one),
        cmocka_unit_test(the_history_says_what_was_done),
        cmocka_unit_test(a_quotation_that_another_has_coded_is_not_undone),
        cmocka_unit_test(ends_can_be_moved_but_not_onto_another_quotation),
        cmocka_unit_test(words_of_random_spans_are_those_between_their_positions),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
