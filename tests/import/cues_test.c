/* cues_test.c - importing subtitles: SubRip and WebVTT */
#include "import/clock.h"
#include "import/imported.h"

struct expected_cue {
    int64_t begin_ms, end_ms;
    const char *speaker, *words;
};

static void assert_cues(const char *file, const char *importer,
                        const struct expected_cue *expected, size_t count)
{
    struct position_index index;
    struct draft draft;

    import_bytes(&draft, "Anna", slice_of(file), importer);
    position_index_init(&index, buffer_slice(&draft.text));
    assert_int_equal(draft.paragraphs.count, count);
    for (size_t i = 0; i < count; i++) {
        const struct draft_paragraph *cue = &draft.paragraphs.items[i];
        struct slice words = position_slice(&index, cue->start, cue->end);

        assert_int_equal(cue->kind, PARAGRAPH_CUE);
        assert_int_equal(cue->begin_ms, expected[i].begin_ms);
        assert_int_equal(cue->end_ms, expected[i].end_ms);
        assert_true(slice_equals(words, slice_of(expected[i].words)));
        if (expected[i].speaker == NULL)
            assert_null(cue->speaker);
        else
            assert_string_equal(cue->speaker, expected[i].speaker);
    }
    position_index_release(&index);
    draft_release(&draft);
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void times_are_read_in_all_their_forms(void **state)
{
    static const struct {
        const char *text;
        int64_t ms;
        size_t length;
    } times[] = {
        {"00:01:02,345", 62345, 12},    {"01:02.345", 62345, 9},
        {"1:02:03", 3723000, 7},        {"0:05 ja", 5000, 4},
        {"100:00:00.5", 360000500, 11}, {"00:01:02-3#", 62300, 10},
        {"00:12-00:15", 12000, 5},      {"75:10", 4510000, 5},
        {"00:00:01,", 1000, 8},
    };
    static const char *const others[] = {"1", "10:5", "10:75",   "a0:05",   "1:234",
                                         "",  ":05",  "1:60:00", "12345:00"};
    int64_t ms;
    size_t length;

    (void)state;
    for (size_t i = 0; i < COUNT(times); i++) {
        assert_true(clock_read(slice_of(times[i].text), &ms, &length));
        assert_int_equal(ms, times[i].ms);
        assert_int_equal(length, times[i].length);
    }
    for (size_t i = 0; i < COUNT(others); i++)
        assert_false(clock_read(slice_of(others[i]), &ms, &length));
}

static void a_cue_is_a_paragraph_with_its_times(void **state)
{
    static const struct expected_cue cues[] = {{1000, 2500, NULL, "Hej, Anna här."},
                                               {3000, 4000, NULL, "Och Eva."}};

    (void)state;
    assert_cues("\xEF\xBB\xBF"
                "1\r\n00:00:01,000 --> 00:00:02,500\r\nHej,\r\nAnna här.\r\n\r\n"
                "2\r\n00:00:03,000 --> 00:00:04,000\r\nOch <i>Eva</i>.\r\n",
                "subrip", cues, COUNT(cues));
}

static void numbers_hours_and_blank_lines_may_be_missing(void **state)
{
    static const struct expected_cue cues[] = {{1000, 2500, NULL, "Hej."},
                                               {3000, 4000, NULL, "1984 var året. Ja."},
                                               {5000, 6000, NULL, "Nej."}};

    (void)state;
    assert_cues("00:01.000 --> 00:02.500\nHej.\n7\n00:03.000 --> 00:04.000\n"
                "1984 var året.\n\nJa.\n\n00:00:05 --> 00:00:06\nNej.\n",
                "subrip", cues, COUNT(cues));
}

static void a_cue_of_only_a_number_keeps_it(void **state)
{
    static const struct expected_cue cues[] = {{1000, 2000, NULL, "42"},
                                               {3000, 4000, NULL, "Jaså?"}};

    (void)state;
    assert_cues(
        "1\n00:00:01,000 --> 00:00:02,000\n42\n\n2\n00:00:03,000 --> 00:00:04,000\n"
        "Jaså?\n",
        "subrip", cues, COUNT(cues));
}

static void transcribers_brackets_are_no_tags(void **state)
{
    static const struct expected_cue cues[] = {
        {1000, 2000, NULL, "<skratt> ja {paus} 2 < 3 &amp;"}};

    (void)state;
    assert_cues(
        "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<skratt> <b>ja</b> {paus} 2 < 3 &amp;",
        "subrip", cues, COUNT(cues));
}

static void webvtt_names_its_voices(void **state)
{
    static const struct expected_cue cues[] = {
        {1000, 2000, "Anna Berg", "Hej & välkommen."},
        {2000, 3000, "Eva", "Tack."},
        {3000, 4000, NULL, "(skratt)"},
        {4000, 5000, "Anna Berg", "Ja."},
        {4000, 5000, "Eva", "Nej."}};

    (void)state;
    assert_cues("WEBVTT - intervju\nKind: captions\n\nNOTE\nlämnas ute\n\n"
                "STYLE\n::cue { color: red }\n\n"
                "guid/1-0\n00:01.000 --> 00:02.000 align:start\n"
                "<v Anna Berg>Hej &amp; <c.red>välkommen</c>.</v>\n\n"
                "00:02.000 --> 00:03.000\n<v.loud Eva>Tack.</v>\n\n"
                "00:03.000 --> 00:04.000\n(skratt)\n\n"
                "00:04.000 --> 00:05.000\n<v Anna Berg>Ja.</v> <v Eva>Nej.</v>\n",
                "webvtt", cues, COUNT(cues));
}

static void a_voice_that_is_never_closed_goes_on(void **state)
{
    static const struct expected_cue cues[] = {{1000, 2000, "INT", "Berätta."},
                                               {2000, 3000, "INT", "Hur var det?"},
                                               {3000, 4000, "IP", "Bra."}};

    (void)state;
    assert_cues(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v INT> Berätta.\n\n"
        "00:02.000 --> 00:03.000\nHur var det?\n\n00:03.000 --> 00:04.000\n<v IP> Bra.\n",
        "webvtt", cues, COUNT(cues));
}

static void cues_are_known_whatever_the_file_is_called(void **state)
{
    struct import_source vtt = {SLICE("WEBVTT\n"), "a.txt"};
    struct import_source srt = {SLICE("\n\n1\n00:00:01,000 --> 00:00:02,000\nx"), "a.md"};
    struct import_source text = {SLICE("WEBVTTING is not a header"), "a.vtt"};

    (void)state;
    assert_ptr_equal(importer_for(&vtt), &importer_webvtt);
    assert_ptr_equal(importer_for(&srt), &importer_subrip);
    assert_ptr_equal(importer_for(&text), &importer_text);
}

static void words_before_the_first_cue_are_kept(void **state)
{
    struct draft draft;

    (void)state;
    import_bytes(&draft, "a.vtt",
                 SLICE("WEBVTT\n\nFörord\n\n00:01.000 --> 00:02.000\nJa.\n"), "webvtt");
    assert_string_equal(buffer_string(&draft.text), "Förord\nJa.\n");
    draft_release(&draft);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_are_read_in_all_their_forms),
        cmocka_unit_test(a_cue_is_a_paragraph_with_its_times),
        cmocka_unit_test(numbers_hours_and_blank_lines_may_be_missing),
        cmocka_unit_test(a_cue_of_only_a_number_keeps_it),
        cmocka_unit_test(transcribers_brackets_are_no_tags),
        cmocka_unit_test(webvtt_names_its_voices),
        cmocka_unit_test(a_voice_that_is_never_closed_goes_on),
        cmocka_unit_test(cues_are_known_whatever_the_file_is_called),
        cmocka_unit_test(words_before_the_first_cue_are_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
