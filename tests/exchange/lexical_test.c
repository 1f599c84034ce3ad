/* lexical_test.c - small values as REFI-QDA files spell them */
#include "exchange/lexical.h"
#include "test.h"

/* --- GUIDs --- */

static void a_guid_is_read_however_it_is_dressed(void **state)
{
    static const char *const same[] = {"0C8A3CE6-C4B6-4F7D-9C2E-7B3DC7A9E2F1",
                                       "0c8a3ce6-c4b6-4f7d-9c2e-7b3dc7a9e2f1",
                                       "{0c8a3ce6-c4b6-4F7D-9C2E-7B3DC7A9E2F1}",
                                       " \n0c8a3ce6-c4b6-4f7d-9c2e-7b3dc7a9e2f1\t",
                                       "0c8a3ce6c4b64f7d9c2e7b3dc7a9e2f1",
                                       " {0C8A3CE6C4B64F7D9C2E7B3DC7A9E2F1} "};
    static const char *const none[] = {NULL,
                                       "",
                                       " ",
                                       "{}",
                                       "{",
                                       "0c8a3ce6-c4b6-4f7d-9c2e-7b3dc7a9e2f",
                                       "0c8a3ce6-c4b6-4f7d-9c2e-7b3dc7a9e2f12",
                                       "0c8a3ce6-c4b6-4f7d-9c2e-7b3dc7a9e2f1}",
                                       "0c8a3ce-6c4b6-4f7d-9c2e-7b3dc7a9e2f1",
                                       "0c8a3ce6--c4b6-4f7d-9c2e-7b3dc7a9e2f1",
                                       "gc8a3ce6-c4b6-4f7d-9c2e-7b3dc7a9e2f1",
                                       "0c8a3ce6 c4b6 4f7d 9c2e 7b3dc7a9e2f1"};
    char text[LEXICAL_GUID_SIZE];
    struct guid guid;

    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_true(lexical_guid(same[i], &guid));
        lexical_write_guid(&guid, text);
        assert_string_equal(text, same[0]);
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (lexical_guid(none[i], &guid))
            fail_msg("'%s' was taken for a GUID", none[i]);
}

/* --- colours --- */

static void a_colour_is_read_in_all_its_spellings(void **state)
{
    static const struct {
        const char *text, *color; /* NULL: no colour */
        bool strict;
    } rows[] = {
        {"#FF8000", "#ff8000", true},
        {"#f80", "#ff8800", true},
        {" #ff8000 ", "#ff8000", true},
        {"#80FF8000", "#ff8000", false},
        {"FF8000", "#ff8000", false},
        {"f80", "#ff8800", false},
        {"FFFF8000", "#ff8000", false},
        {"112233", "#112233", false},
        {"00112233", "#112233", false},
        {"rgb(255,128,0)", "#ff8000", false},
        {"RGB( 255 , 128 , 0 )", "#ff8000", false},
        {"rgba(255, 128, 0, 0.5)", "#ff8000", false},
        {"rgba(255 128 0 / 1)", "#ff8000", false},
        {"rgb(300,128,0)", "#ff8000", false},
        {"rgb(254.9,128.0,0)", "#fe8000", false},
        {"Color [A=255, R=1, G=2, B=3]", "#010203", false},
        {"color [a=255, R=1, G=20, B=254]", "#0114fe", false},
        {"-32768", "#ff8000", false},
        {"-16", "#fffff0", false},
        {"4294934528", "#ff8000", false},
        {"16744448", "#ff8000", false},
        {"0", "#000000", false},
        {NULL, NULL, false},
        {"", NULL, false},
        {"#", NULL, false},
        {"#ff80", NULL, false},
        {"#ff800g", NULL, false},
        {"red", NULL, false},
        {"Color [Red]", NULL, false},
        {"rgb(1,2)", NULL, false},
        {"rgb(1,2,3", NULL, false},
        {"rgb()", NULL, false},
        {"rgba", NULL, false},
        {"Color [R=1, G=2, B=]", NULL, false},
        {"Color [R=1, G=2, B=", NULL, false},
        {"4294967296", NULL, false},
        {"-2147483649", NULL, false},
        {"1.5", NULL, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char color[LEXICAL_COLOR_SIZE] = "";
        bool strict = false, found = lexical_color(rows[i].text, color, &strict);

        if (found != (rows[i].color != NULL))
            fail_msg("'%s' is %s", rows[i].text, found ? color : "no colour");
        if (!found)
            continue;
        assert_string_equal(color, rows[i].color);
        if (strict != rows[i].strict)
            fail_msg("'%s' is strict: %d", rows[i].text, strict);
    }
}

/* --- times --- */

static void a_time_is_read_in_utc(void **state)
{
    static const struct {
        const char *text;
        int64_t ms;
        bool has_zone;
    } rows[] = {
        {"1970-01-01T00:00:00Z", 0, true},
        {"2018-03-27T17:46:39Z", 1522172799000, true},
        {"2018-03-27T17:46:39", 1522172799000, false},
        {"2018-03-27T19:46:39+02:00", 1522172799000, true},
        {"2018-03-27T12:16:39-05:30", 1522172799000, true},
        {"2018-03-27 19:46:39 +0200", 1522172799000, true},
        {"2018-03-27T19:46:39+02", 1522172799000, true},
        {" 2018-03-27t17:46:39z\n", 1522172799000, true},
        {"2018-03-27T17:46:39.25Z", 1522172799250, true},
        {"2018-03-27T17:46:39,2509Z", 1522172799250, true},
        {"2018-03-27T17:46:39.0000000Z", 1522172799000, true},
        {"2018-03-27T17:46Z", 1522172760000, true},
        {"2018-03-27", 1522108800000, false},
        {"2018-03-27Z", 1522108800000, true},
        {"2018-03-26T24:00:00Z", 1522108800000, true},
        {"2016-12-31T23:59:60Z", 1483228800000, true},
        {"2000-02-29T00:00:00Z", 951782400000, true},
        {"1969-12-31T23:59:59.999Z", -1, true},
        {"0001-01-01T00:00:00Z", -62135596800000, true},
        {"9999-12-31T23:59:59.999Z", 253402300799999, true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool has_zone = !rows[i].has_zone;
        int64_t ms = 5;

        if (!lexical_time(rows[i].text, &ms, &has_zone))
            fail_msg("'%s' was taken for no time", rows[i].text);
        if (ms != rows[i].ms)
            fail_msg("'%s' is %lld", rows[i].text, (long long)ms);
        assert_int_equal(has_zone, rows[i].has_zone);
    }
}

static void what_is_no_time_is_not_read(void **state)
{
    static const char *const none[] = {NULL,
                                       "",
                                       "yesterday",
                                       "2018",
                                       "2018-13-01T00:00:00Z",
                                       "2018-00-01T00:00:00Z",
                                       "2018-02-29T00:00:00Z",
                                       "1900-02-29",
                                       "2018-04-31",
                                       "2018-04-00",
                                       "2018-03-27T",
                                       "2018-03-27T25:00:00Z",
                                       "2018-03-27T24:00:01Z",
                                       "2018-03-27T12:60:00Z",
                                       "2018-03-27T12:00:61Z",
                                       "2018-03-27T12:00:00.Z",
                                       "2018-03-27T12:00:00+1",
                                       "2018-03-27T12:00:00+24:00",
                                       "2018-03-27T12:00:00Zx",
                                       "0000-01-01T00:00:00Z",
                                       "0001-01-01T00:00+01:00",
                                       "9999-12-31T23:59:59-01:00",
                                       "12018-03-27T12:00:00Z",
                                       "-2018-03-27T12:00:00Z",
                                       "2018-03-27T12",
                                       "27/03/2018",
                                       "2018-03-27T12:00:00+",
                                       "2018-3-27"};
    int64_t ms;

    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (lexical_time(none[i], &ms, NULL))
            fail_msg("'%s' was taken for a time", none[i]);
}

static void a_time_is_written_as_the_schema_has_it(void **state)
{
    static const struct {
        int64_t ms;
        const char *text;
    } rows[] = {
        {0, "1970-01-01T00:00:00Z"},
        {1522172799000, "2018-03-27T17:46:39Z"},
        {1522172799250, "2018-03-27T17:46:39.250Z"},
        {1522172799005, "2018-03-27T17:46:39.005Z"},
        {-1, "1969-12-31T23:59:59.999Z"},
        {951782400000, "2000-02-29T00:00:00Z"},
        {INT64_MIN, "0001-01-01T00:00:00Z"},
        {INT64_MAX, "9999-12-31T23:59:59.999Z"},
    };
    char text[LEXICAL_TIME_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        lexical_write_time(rows[i].ms, text);
        assert_string_equal(text, rows[i].text);
        assert_true(lexical_fits("datetime", text));
    }
}

static void a_time_that_is_written_is_read_again(void **state)
{
    const int64_t first = -62135596800000, span = 253402300799999 - first + 1;

    (void)state;
    srandom(1);
    for (int round = 0; round < 20000; round++) {
        int64_t ms = first + (int64_t)((((uint64_t)random() << 31) | (uint64_t)random()) %
                                       (uint64_t)span),
                again;
        char text[LEXICAL_TIME_SIZE];

        lexical_write_time(ms, text);
        assert_true(lexical_time(text, &again, NULL));
        assert_int_equal(again, ms);
    }
}

/* --- truth and numbers --- */

static void truth_is_read_in_its_usual_words(void **state)
{
    static const char *const yes[] = {"true", "1",   "True",  "TRUE",
                                      "yes",  "Yes", " true "};
    static const char *const no[] = {"false", "0", "False", "FALSE", "no", "No"};
    static const char *const neither[] = {NULL, "", "2", "truely", "tru", "ja", "on"};
    bool value;

    (void)state;
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        assert_true(lexical_boolean(yes[i], &value) && value);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        assert_true(lexical_boolean(no[i], &value) && !value);
    for (size_t i = 0; i < sizeof neither / sizeof *neither; i++)
        assert_false(lexical_boolean(neither[i], &value));
}

static void an_integer_is_read_and_a_fraction_rounded(void **state)
{
    static const struct {
        const char *text;
        int64_t value;
        bool strict;
    } rows[] = {
        {"0", 0, true},
        {"-17", -17, true},
        {"+5", 5, true},
        {" 007\n", 7, true},
        {"-0", 0, true},
        {"9223372036854775807", INT64_MAX, true},
        {"-9223372036854775808", INT64_MIN, true},
        {"12.4999", 12, false},
        {"12.5", 13, false},
        {"-12.5", -13, false},
        {"-0.4", 0, false},
        {".5", 1, false},
        {"12.", 12, false},
        {"12.0", 12, false},
    };
    static const char *const none[] = {NULL,
                                       "",
                                       "-",
                                       ".",
                                       "-.",
                                       "1e3",
                                       "12a",
                                       "1 2",
                                       "--1",
                                       "0x10",
                                       "NaN",
                                       "1,5",
                                       "9223372036854775808",
                                       "-9223372036854775809",
                                       "9223372036854775807.5",
                                       "99999999999999999999999999999999"};
    int64_t value;
    bool strict;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!lexical_integer(rows[i].text, &value, &strict))
            fail_msg("'%s' was taken for no number", rows[i].text);
        assert_int_equal(value, rows[i].value);
        assert_int_equal(strict, rows[i].strict);
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (lexical_integer(none[i], &value, NULL))
            fail_msg("'%s' was taken for a number", none[i]);
}

static void only_what_the_schema_takes_fits_a_type(void **state)
{
    static const struct {
        const char *type, *fit[7], *not_fit[9];
    } rows[] = {
        {"text", {"", "anything"}, {0}},
        {"boolean", {"true", "false", "1", "0", " 1 "}, {"True", "yes", "", "TRUE"}},
        {"integer",
         {"5", "-5", "+5", "007", "99999999999999999999"},
         {"5.0", "", "5e1", "-", "five"}},
        {"float",
         {"5", "-5.25", ".5", "5.", "+0.0"},
         {"1e3", "NaN", "INF", "", ".", "1,5"}},
        {"date",
         {"2018-03-27", "2018-03-27Z", "2018-03-27+02:00", "2016-02-29"},
         {"2018-03-27T00:00:00", "27.3.2018", "2018-02-29", "2018-3-27", "",
          "2018-03-27+0200"}},
        {"datetime",
         {"2018-03-27T17:46:39", "2018-03-27T17:46:39Z", "2018-03-27T17:46:39.1+14:00",
          "2018-03-27T24:00:00"},
         {"2018-03-27", "2018-03-27 17:46:39", "2018-03-27T17:46", "2018-03-27T17:46:60",
          "2018-03-27T17:46:39+15:00", "2018-03-27T17:46:39,5Z", "2018-03-27T17:46:39 Z",
          "2018-03-27t17:46:39Z"}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int k = 0; k < 7 && rows[i].fit[k] != NULL; k++)
            if (!lexical_fits(rows[i].type, rows[i].fit[k]))
                fail_msg("'%s' is no %s", rows[i].fit[k], rows[i].type);
        for (int k = 0; k < 9 && rows[i].not_fit[k] != NULL; k++)
            if (lexical_fits(rows[i].type, rows[i].not_fit[k]))
                fail_msg("'%s' is a %s", rows[i].not_fit[k], rows[i].type);
        assert_false(lexical_fits(rows[i].type, NULL));
    }
    assert_false(lexical_fits("colour", "red"));
}

/* --- anything --- */

static void no_text_is_too_odd_to_be_read(void **state)
{
    static const char *const pieces[] = {
        "rgb(", "rgba(", ")",  "Color [", "R=", "G=",       "B=",   "]",
        ",",    " ",     "-",  "+",       ":",  "T",        "Z",    ".",
        "#",    "{",     "}",  "12",      "9",  "ff",       "å",    "\n",
        "0",    "24",    "60", "2018",    "-",  "99999999", "true", "\xFF"};

    (void)state;
    srandom(3);
    for (int round = 0; round < 100000; round++) {
        CLEANUP_BUFFER struct buffer text = {0};
        char color[LEXICAL_COLOR_SIZE], *copy;
        struct guid guid;
        int64_t number;
        bool truth;

        for (long i = random() % 12; i > 0; i--)
            buffer_add_string(
                &text, pieces[(size_t)random() % (sizeof pieces / sizeof *pieces)]);
        copy = strdup(buffer_string(&text)); /* of its very size, for the sanitizer */
        (void)lexical_guid(copy, &guid);
        if (lexical_color(copy, color, &truth))
            assert_true(color[0] == '#' && strlen(color) == 7);
        (void)lexical_time(copy, &number, &truth);
        (void)lexical_boolean(copy, &truth);
        (void)lexical_integer(copy, &number, &truth);
        (void)lexical_fits("datetime", copy);
        free(copy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_guid_is_read_however_it_is_dressed),
        cmocka_unit_test(a_colour_is_read_in_all_its_spellings),
        cmocka_unit_test(a_time_is_read_in_utc),
        cmocka_unit_test(what_is_no_time_is_not_read),
        cmocka_unit_test(a_time_is_written_as_the_schema_has_it),
        cmocka_unit_test(a_time_that_is_written_is_read_again),
        cmocka_unit_test(truth_is_read_in_its_usual_words),
        cmocka_unit_test(an_integer_is_read_and_a_fraction_rounded),
        cmocka_unit_test(only_what_the_schema_takes_fits_a_type),
        cmocka_unit_test(no_text_is_too_odd_to_be_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
