/* edits_test.c - which changes to a quotation are lawful, and how others are told */
#include "test.h"

#include "findings/edits.h"
#include "text/utf8.h"

static const char said[] =
    "Jag ringde en vän på avdelningen, för jag var alldeles ensam. Hon sa ”det går över” "
    "och då släppte det... men jag pratade länge med Karin Lund om saken, hon är chef.";

static struct edits_verdict compare(const char *written, const char *words,
                                    struct arena *arena)
{
    struct map names = {0};
    struct edits_source source = {
        .key = "q7k3f2", .words = slice_of(words), .names = &names};
    struct edits_verdict verdict;
    int64_t cells = EDITS_CELL_LIMIT;

    edits_add_name(&names, "Berit");
    edits_add_name(&names, "Deltagare 3");
    edits_compare(slice_of(written), &source, &cells, arena, &verdict);
    edits_source_release(&source);
    map_release(&names);
    return verdict;
}

static void expect_holds(const char *const *written)
{
    CLEANUP_ARENA struct arena *arena = arena_new();

    for (; *written != NULL; written++) {
        struct edits_verdict verdict = compare(*written, said, arena);

        if (!verdict.holds)
            fail_msg("'%s' should hold: %s", *written, verdict.message);
    }
}

static void words_as_they_were_said_hold(void **state)
{
    static const char *const written[] = {
        said,
        "Jag ringde en vän på avdelningen",
        "jag var alldeles ensam",
        "Hon sa \"det går över\" och då släppte det",
        "Hon sa 'det går över' och då",
        "Hon sa »det går över« och\ndå",
        "då släppte det... men jag",
        "då släppte det… men jag",
        "då släppte det [...] länge med",
        "då släppte det... [...] länge med",
        NULL,
    };

    (void)state;
    expect_holds(written);
}

static void words_may_be_left_out_where_a_gap_says_so(void **state)
{
    static const char *const written[] = {
        "Jag ringde en vän [...] och då släppte det",
        "Jag ringde (...) ensam.",
        "Jag ringde … ensam",
        "Jag ringde [---] ensam",
        "Jag ringde /.../ ensam",
        "Jag ringde . . . ensam",
        "Jag ringde [. . .] ensam",
        "... ringde en vän [...]",
        "[…] ringde en vän, [...], Hon sa",
        "Jag [...] vän [...] ensam. [...] hon är chef",
        NULL,
    };

    (void)state;
    expect_holds(written);
}

static void the_author_may_explain_in_brackets(void **state)
{
    static const char *const written[] = {
        "Jag ringde en vän [en kollega] på avdelningen",
        "[Terapeuten] ringde en vän",
        "[J]ag var alldeles ensam",
        "[h]on sa",
        "ring[er] en vän",
        "en vän [sic] på avdelningen",
        "jag var alldeles ensam [min kursivering]",
        "jag var alldeles (sic) ensam (min kursivering).",
        "pratade länge med [chefen] om saken",
        "pratade länge med Berit om saken",
        "pratade länge med Deltagare 3 om saken",
        NULL,
    };

    (void)state;
    expect_holds(written);
}

static void the_first_letter_and_the_last_point_need_no_sign(void **state)
{
    static const char *const written[] = {
        "Alldeles ensam",
        "alldeles ensam,",
        "jag ringde en vän på avdelningen.",
        NULL,
    };

    (void)state;
    expect_holds(written);
}

static void what_else_differs_is_named(void **state)
{
    static const struct {
        const char *written, *message;
    } cases[] = {
        {"Jag ringde en kollega på avdelningen",
         "'kollega' is not in q7k3f2, which has 'vän'"},
        {"Jag ringde min bästa vän på avdelningen",
         "'min bästa' is not in q7k3f2, which has 'en'"},
        {"jag var ensam. Hon sa", "'alldeles' is left out of q7k3f2 without '[...]'"},
        {"för jag var alldeles väldigt ensam", "'väldigt' is not in q7k3f2"},
        {"vän på avdelningen för jag var",
         "',' behind 'avdelningen' is left out of q7k3f2"},
        {"jag var, alldeles ensam", "',' behind 'var' is not in q7k3f2"},
        {"Jag ringde en vän på Avdelningen, för",
         "'Avdelningen' is 'avdelningen' in q7k3f2; if it must be changed, write "
         "'[A]vdelningen'"},
        {"jag var alldeles ensam!", "'!' behind 'ensam' is not in q7k3f2, which has '.'"},
        {"Berit ringde en vän på avdelningen",
         "'Berit' is not in q7k3f2, which has 'Jag'"},
        {"Vi ringde en vän på avdelningen, för du var alldeles ensam",
         "'Vi' is not in q7k3f2, which has 'Jag'; and 1 more place"},
        {"och då släppte det [...] Jag ringde en vän", NULL}, /* the order is another */
        {"det regnade hela veckan i Umeå",
         "these are not the words of q7k3f2, which begins 'Jag ringde en vän på "
         "avdelningen, för jag var alldeles ensam…'"},
        {"[...]", "no word of q7k3f2 is quoted"},
        {"då släppte det... länge med",
         "'...' behind 'det' is a pause in q7k3f2; what is left out there needs '[...]'"},
        {"Jag ringde en [helt annan] kollega",
         "'kollega' is not in q7k3f2, which has 'jag'"},
        {"e[j] ringde en vän på", "'e[j]' is not in q7k3f2, which has 'Jag'"},
        {"[D]ag ringde en vän på", "'[D]ag' is not in q7k3f2, which has 'Jag'"},
    };
    CLEANUP_ARENA struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct edits_verdict verdict = compare(cases[i].written, said, arena);

        if (verdict.holds)
            fail_msg("'%s' should not hold", cases[i].written);
        if (cases[i].message != NULL)
            assert_string_equal(verdict.message, cases[i].message);
    }
}

static void speakers_labels_may_stay_or_go(void **state)
{
    static const char words[] = "Det var tungt.\nI: Hur då?\nIP: Jag sov inte.";
    static const struct edits_label labels[] = {{15, 18}, {27, 31}};
    static const char *const written[] = {
        "Det var tungt.\nI: Hur då?\nIP: Jag sov inte.",
        "Det var tungt. Hur då? Jag sov inte.",
        "Hur då?\nIP: Jag sov inte",
    };
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct edits_source source = {"q7k3f2", slice_of(words), labels, 2, NULL, NULL};
    struct edits_verdict verdict;
    int64_t cells = EDITS_CELL_LIMIT;

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        edits_compare(slice_of(written[i]), &source, &cells, arena, &verdict);
        if (!verdict.holds)
            fail_msg("'%s': %s", written[i], verdict.message);
    }
    edits_compare(SLICE("Det var tungt. Jag sov inte."), &source, &cells, arena,
                  &verdict);
    assert_false(verdict.holds);
    assert_string_equal(verdict.message,
                        "'Hur då?' is left out of q7k3f2 without '[...]'");
    edits_source_release(&source);
}

static void comparing_never_takes_long(void **state)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_BUFFER struct buffer written = {0};
    CLEANUP_BUFFER struct buffer words = {0};
    struct edits_verdict verdict;

    (void)state;
    for (int i = 0; i < 50000; i++) {
        buffer_add_string(&written, "ja [...] . [a] ");
        buffer_add_string(&words, "ja ja nej ");
    }
    verdict = compare(buffer_string(&written), buffer_string(&words), arena);
    assert_false(verdict.holds);
    assert_string_equal(verdict.message, "it is too long to be compared");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_as_they_were_said_hold),
        cmocka_unit_test(words_may_be_left_out_where_a_gap_says_so),
        cmocka_unit_test(the_author_may_explain_in_brackets),
        cmocka_unit_test(the_first_letter_and_the_last_point_need_no_sign),
        cmocka_unit_test(what_else_differs_is_named),
        cmocka_unit_test(speakers_labels_may_stay_or_go),
        cmocka_unit_test(comparing_never_takes_long),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
