/* turns_test.c - finding who speaks where */
#include "import/imported.h"
#include "import/limits.h"
#include "import/turns.h"

struct expected_turn {
    const char *speaker, *words;
    int64_t begin_ms, end_ms;
};

/* clang-format off */
#define SAID(speaker, words) {speaker, words, 0, 0}
/* clang-format on */
#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Every turn's speaker and words; a 0 among the times is not looked at. */
static void assert_turns(const char *name, const char *importer, const char *text,
                         const struct expected_turn *expected, size_t count)
{
    struct position_index index;
    struct draft draft;

    import_bytes(&draft, name, slice_of(text), importer);
    turns_detect(&draft);
    position_index_init(&index, buffer_slice(&draft.text));
    assert_int_equal(draft.turns.count, count);
    for (size_t i = 0; i < count; i++) {
        const struct draft_turn *turn = &draft.turns.items[i];
        CLEANUP_BUFFER struct buffer words = {0};

        buffer_add_slice(&words, position_slice(&index, turn->words_start, turn->end));
        assert_string_equal(turn->speaker, expected[i].speaker);
        assert_string_equal(buffer_string(&words), expected[i].words);
        assert_true(turn->start <= turn->words_start);
        if (expected[i].begin_ms != 0)
            assert_int_equal(turn->begin_ms, expected[i].begin_ms);
        if (expected[i].end_ms != 0)
            assert_int_equal(turn->end_ms, expected[i].end_ms);
    }
    position_index_release(&index);
    draft_release(&draft);
}

#define ASSERT_TEXT_TURNS(text, ...)                                                     \
    do {                                                                                 \
        static const struct expected_turn turns[] = {__VA_ARGS__};                       \
        assert_turns("a.txt", "text", text, turns, COUNT(turns));                        \
    } while (0)

static void assert_no_turns(const char *text)
{
    assert_turns("a.txt", "text", text, NULL, 0);
}

static void a_short_interview_has_its_turns(void **state)
{
    (void)state;
    ASSERT_TEXT_TURNS(
        "I: Hur var det?\nIP: Bra.\nI: Jaså?\nIP: Ja.\nI: Alltid?\nIP: Nej.\n",
        {"I", "Hur var det?", -1, -1}, SAID("IP", "Bra."), SAID("I", "Jaså?"),
        SAID("IP", "Ja."), SAID("I", "Alltid?"), SAID("IP", "Nej."));
}

static void a_paragraph_without_a_label_goes_on_with_the_turn(void **state)
{
    (void)state;
    ASSERT_TEXT_TURNS("Anna: Ett.\nTvå.\nEva: Tre.\nAnna: Fyra.\nEva: Fem.\nAnna: Sex.\n"
                      "Eva: Sju.\n",
                      SAID("Anna", "Ett.\nTvå."), SAID("Eva", "Tre."),
                      SAID("Anna", "Fyra."), SAID("Eva", "Fem."), SAID("Anna", "Sex."),
                      SAID("Eva", "Sju."));
}

static void what_stands_before_the_first_turn_is_nobodys(void **state)
{
    (void)state;
    ASSERT_TEXT_TURNS(
        "Intervju 4\nDeltagare: Gunnar, psykoanalytiker\nIntervjuare: Anna Lind\n"
        "Tid: 58 min\nIntervjuare: Ett?\nGunnar: Två.\nIntervjuare: Tre?\n"
        "Gunnar: Fyra.\nIntervjuare: Fem?\nGunnar: Sex.\n",
        SAID("Intervjuare", "Ett?"), SAID("Gunnar", "Två."), SAID("Intervjuare", "Tre?"),
        SAID("Gunnar", "Fyra."), SAID("Intervjuare", "Fem?"), SAID("Gunnar", "Sex."));
}

/* The same six turns in each of the ways in which transcripts write them. */
static void speakers_are_found_in_every_common_way_of_writing(void **state)
{
    static const char *const ways[][2] = {
        {"Anna Berg: %s\n", "Erik Ek: %s\n"},
        {"Anna Berg:\t%s\n", "Erik Ek  :\t%s\n"},
        {"– Anna Berg: %s\n", "– Erik Ek: %s\n"},
        {"Anna Berg\t%s\n", "Erik Ek\t%s\n"},
        {"[Anna Berg] %s\n", "[Erik Ek] %s\n"},
        {"[Anna Berg]: %s\n", "[Erik Ek]: %s\n"},
        {"**Anna Berg:** %s\n", "**Erik Ek:** %s\n"},
        {"ANNA BERG: %s\n", "anna berg: %s\n"},
        {"00:01:02 Anna Berg: %s\n", "00:01:05 Erik Ek: %s\n"},
        {"[00:01:02] Anna Berg: %s\n", "(0:01) Erik Ek: %s\n"},
        {"[00:01:02 - 00:01:04] Anna Berg: %s\n",
         "[00:01:04 --> 00:01:05] Erik Ek: %s\n"},
        {"Anna Berg [00:01:02]: %s\n", "Erik Ek (0:05): %s\n"},
        {"Anna Berg [00:01:02] %s\n", "Erik Ek [0:05] %s\n"},
        {"Anna Berg: [00:01:02] %s\n", "Erik Ek: {0:05} %s\n"},
        {"Anna Berg  0:22\n%s\n", "Erik Ek  1:22:03\n%s\n"},
        {"Anna Berg\n%s\n", "Erik Ek\n%s\n"},
        {"Anna Berg:\n%s\n", "Erik Ek:\n%s\n"},
        {"$A: %s\n", "$B: %s\n"},
        {"Deltagare 1: %s\n", "Moderator: %s\n"},
        {"F1: %s\n", "M2: %s\n"},
        {"X og Y: %s\n", "I: %s\n"},
        {"Dr. Berg: %s\n", "Fru Ek (S): %s\n"},
        {"Anna Berg, PhD: %s\n", "Erik: %s\n"},
        {"Anf. 1 Anna Berg (S): %s\n", "Anf. 12 ERIK EK (MP): %s\n"},
        {"Fråga: %s\n", "Svar: %s\n"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(ways); i++) {
        CLEANUP_BUFFER struct buffer text = {0};
        struct draft draft;

        for (int turn = 0; turn < 8; turn++) {
            const char *way = ways[i][turn % 2], *words = strchr(way, '%');

            buffer_add(&text, way, (size_t)(words - way));
            buffer_add_string(&text, "Det var så att jag inte vågade.");
            buffer_add_string(&text, words + 2);
        }
        import_bytes(&draft, "a.txt", buffer_slice(&text), "text");
        turns_detect(&draft);
        if (draft.turns.count != 8)
            fail_msg("%zu turns in %s", draft.turns.count, ways[i][0]);
        for (size_t turn = 0; turn < 8; turn++)
            assert_int_equal(
                draft.turns.items[turn].end - draft.turns.items[turn].words_start, 31);
        draft_release(&draft);
    }
}

static void one_person_talking_has_turns_too(void **state)
{
    (void)state;
    ASSERT_TEXT_TURNS("Anna: Ett.\nAnna: Två.\nAnna: Tre.\n", SAID("Anna", "Ett."),
                      SAID("Anna", "Två."), SAID("Anna", "Tre."));
}

static void a_label_has_one_spelling(void **state)
{
    (void)state;
    ASSERT_TEXT_TURNS("Anna: a.\nEVA: b.\nANNA : c.\nEva: d.\nanna: e.\n**Eva**: f.\n",
                      SAID("Anna", "a."), SAID("EVA", "b."), SAID("Anna", "c."),
                      SAID("EVA", "d."), SAID("Anna", "e."), SAID("EVA", "f."));
}

static void a_speaker_who_comes_seldom_is_not_overheard(void **state)
{
    (void)state;
    ASSERT_TEXT_TURNS("IP1: a.\nI: b.\nIP1: c.\nI: d.\nIP1: e.\nI: f.\nIP2: g.\nI: h.\n"
                      "IP1: i.\n",
                      SAID("IP1", "a."), SAID("I", "b."), SAID("IP1", "c."),
                      SAID("I", "d."), SAID("IP1", "e."), SAID("I", "f."),
                      SAID("IP2", "g."), SAID("I", "h."), SAID("IP1", "i."));
}

static void times_at_the_start_begin_a_turn(void **state)
{
    (void)state;
    ASSERT_TEXT_TURNS("[00:00:02] I: a.\nIP: [00:05] b.\nI (01:02:03): c.\n0:07 IP: d.\n"
                      "[00:08-00:09] I: e.\n00:00:10.5\nIP: f.\n",
                      {"I", "a.", 2000, -1}, {"IP", "b.", 5000, -1},
                      {"I", "c.", 3723000, -1}, {"IP", "d.", 7000, -1},
                      {"I", "e.", 8000, 9000}, {"IP", "f.", 10500, -1});
}

static void a_time_at_the_end_ends_a_turn_and_begins_the_next(void **state)
{
    (void)state;
    ASSERT_TEXT_TURNS(
        "I: a. #00:00:02-3#\nB: b.\nc. #00:00:05-0#\nI: d. [00:00:07]\nB: e.\n"
        "I: f.\nB: g.\n",
        {"I", "a.", -1, 2300}, {"B", "b.\nc.", 2300, 5000}, {"I", "d.", 5000, 7000},
        {"B", "e.", 7000, -1}, {"I", "f.", -1, -1}, {"B", "g.", -1, -1});
}

static void what_only_looks_like_a_label_is_none(void **state)
{
    (void)state;
    assert_no_turns("10:30 på kvällen kom hon.\n10:45 gick hon.\n11:00 kom hon igen.\n");
    assert_no_turns("Obs: viktigt.\nText.\nObs: också.\nMer text.\nObs: igen.\nSlut.\n");
    assert_no_turns("https://a.se\nhttps://b.se\nhttps://c.se\nhttp://d.se\n");
    assert_no_turns(
        "Fråga 1: Ålder?\n34\nFråga 2: Kön?\nKvinna\nFråga 3: Yrke?\nLärare\n");
    assert_no_turns("Tid: 10\nPlats: A\nTid: 11\nPlats: B\nTid: 12\nPlats: C\nTid: 9\n");
    assert_no_turns("status: klar\nversion: 2\nstatus: inte\nversion: 3\nstatus: ny\n"
                    "version: 4\n");
    assert_no_turns("Ja\nNej\nJa\nNej\nJa\nNej\nJa\n");
    assert_no_turns("Det var so:: långt.\nDet var so:: kort.\nDet var so:: bra.\n");
    assert_no_turns("");
    assert_no_turns("Anna: en enda.\n");
}

static void an_essay_with_a_few_colons_has_no_turns(void **state)
{
    CLEANUP_BUFFER struct buffer text = {0};

    (void)state;
    for (int i = 0; i < 100; i++) {
        buffer_add_string(&text,
                          "Skammen är en social känsla, skriver forskare i dag.\n");
        if (i % 20 == 0)
            buffer_add_string(&text,
                              "Resultat: tre av fyra sade ja.\nSå sade Freud: ja.\n");
    }
    assert_no_turns(buffer_string(&text));
}

static void a_heading_ends_a_turn(void **state)
{
    static const struct expected_turn turns[] = {SAID("Anna", "a."), SAID("Eva", "b."),
                                                 SAID("Anna", "c."), SAID("Eva", "d."),
                                                 SAID("Anna", "e."), SAID("Eva", "f.")};

    (void)state;
    assert_turns("a.md", "markdown",
                 "**Anna:** a.\n\n**Eva:** b.\n\n# Efter pausen\n\n**Anna:** c.\n\n"
                 "**Eva:** d.\n\n**Anna:** e.\n\n**Break:** [10:00]\n\n**Eva:** f.\n",
                 turns, COUNT(turns));
}

static void voices_that_the_format_names_win(void **state)
{
    static const struct expected_turn turns[] = {
        {"Anna", "Hej: du.\nOch: så.", 1000, 3000}, {"Eva", "Ja.", 3000, 4000}};

    (void)state;
    assert_turns("a.vtt", "webvtt",
                 "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>Hej: du.</v>\n\n"
                 "00:02.000 --> 00:03.000\n<v Anna>Och: så.</v>\n\n"
                 "00:03.000 --> 00:04.000\n<v Eva>Ja.</v>\n",
                 turns, COUNT(turns));
}

static void names_in_cues_are_found_and_keep_the_cues_times(void **state)
{
    static const struct expected_turn turns[] = {
        {"Anna", "a.\nb.", 1000, 3000}, {"Eva", "c.", 3000, 4000},
        {"Anna", "d.", 4000, 5000},     {"Eva", "e.", 5000, 6000},
        {"Anna", "f.", 6000, 7000},     {"Eva", "g.", 7000, 8000}};

    (void)state;
    assert_turns(
        "a.srt", "subrip",
        "1\n0:00:01,0 --> 0:00:02,0\nAnna: a.\n\n2\n0:00:02,0 --> 0:00:03,0\nb.\n\n"
        "3\n0:00:03,0 --> 0:00:04,0\nEva: c.\n\n4\n0:00:04,0 --> 0:00:05,0\nAnna: d.\n\n"
        "5\n0:00:05,0 --> 0:00:06,0\nEva: e.\n\n6\n0:00:06,0 --> 0:00:07,0\nAnna: f.\n\n"
        "7\n0:00:07,0 --> 0:00:08,0\nEva: g.\n",
        turns, COUNT(turns));
}

static void a_table_of_times_speakers_and_words_has_turns(void **state)
{
    static const struct expected_turn turns[] = {
        {"Anna", "Hur var det?", 1000, -1}, {"Eva", "Bra.", 2000, -1},
        {"Anna", "Jaså?", 3000, -1},        {"Eva", "Ja, så var det.", 4000, -1},
        {"Anna", "Alltid?", 5000, -1},      {"Eva", "Nej.", 6000, -1}};

    (void)state;
    assert_turns("a.md", "markdown",
                 "| Tid | Talare | Text |\n|---|---|---|\n"
                 "| 0:01 | Anna | Hur var det? |\n| 0:02 | Eva | Bra. |\n"
                 "| 0:03 | Anna | Jaså? |\n| 0:04 | Eva | Ja, så var det. |\n"
                 "| 0:05 | Anna | Alltid? |\n| 0:06 | Eva | Nej. |\n",
                 turns, COUNT(turns));
    assert_turns("a.md", "markdown",
                 "| Talare | Tid | Text |\n|---|---|---|\n"
                 "| Anna | 0:01 | Hur var det? |\n| Eva | 0:02 | Bra. |\n"
                 "| Anna | 0:03 | Jaså? |\n| Eva | 0:04 | Ja, så var det. |\n"
                 "| Anna | 0:05 | Alltid? |\n| Eva | 0:06 | Nej. |\n",
                 turns, COUNT(turns));
}

static void a_million_labels_are_sorted_in_time(void **state)
{
    CLEANUP_BUFFER struct buffer text = {0};
    struct draft draft;

    (void)state;
    for (int i = 0; i < LIMIT_PARAGRAPHS; i++)
        buffer_add_format(&text, "N%d: a\n", i);
    import_bytes(&draft, "a.txt", buffer_slice(&text), "text");
    turns_detect(&draft);
    assert_int_equal(draft.turns.count, 0);
    draft_release(&draft);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_short_interview_has_its_turns),
        cmocka_unit_test(a_paragraph_without_a_label_goes_on_with_the_turn),
        cmocka_unit_test(what_stands_before_the_first_turn_is_nobodys),
        cmocka_unit_test(speakers_are_found_in_every_common_way_of_writing),
        cmocka_unit_test(one_person_talking_has_turns_too),
        cmocka_unit_test(a_label_has_one_spelling),
        cmocka_unit_test(a_speaker_who_comes_seldom_is_not_overheard),
        cmocka_unit_test(times_at_the_start_begin_a_turn),
        cmocka_unit_test(a_time_at_the_end_ends_a_turn_and_begins_the_next),
        cmocka_unit_test(what_only_looks_like_a_label_is_none),
        cmocka_unit_test(an_essay_with_a_few_colons_has_no_turns),
        cmocka_unit_test(a_heading_ends_a_turn),
        cmocka_unit_test(voices_that_the_format_names_win),
        cmocka_unit_test(names_in_cues_are_found_and_keep_the_cues_times),
        cmocka_unit_test(a_table_of_times_speakers_and_words_has_turns),
        cmocka_unit_test(a_million_labels_are_sorted_in_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
