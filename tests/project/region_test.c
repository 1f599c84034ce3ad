/* region_test.c - places in pages, pictures and recordings, and what quotations are
 * called */
#include <stdio.h>

#include "test.h"

#include "history/value.h"
#include "project/region.h"

static const char one[] = "018f3c5e-0000-7000-8000-0123456789ab";
static const char two[] = "ffffffff-ffff-ffff-ffff-ffffffffffff";

static bool read(const char *text, struct arena *arena, struct region **ret_regions,
                 size_t *ret_count)
{
    struct tema_error error = {0};
    bool went_well = region_read(slice_of(text), arena, ret_regions, ret_count, &error);

    assert_int_equal(error.kind, went_well ? TEMA_NO_ERROR : TEMA_DAMAGED);
    return went_well;
}

/* TEXT is read, and written as it was; people are told EXPECTED. */
static void assert_region(const char *text, const char *expected)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_BUFFER struct buffer written = {0};
    CLEANUP_BUFFER struct buffer told = {0};
    struct region *regions;
    size_t count;

    assert_true(read(text, arena, &regions, &count));
    region_write(regions, count, &written);
    assert_string_equal(buffer_string(&written), text);
    region_tell(regions, count, &told);
    assert_string_equal(buffer_string(&told), expected);
}

static void what_is_written_is_read(void **state)
{
    char text[200];

    (void)state;
    assert_region("page 0 72 500 300 520", "page 1");
    assert_region("area 10 -20 110 220", "an area of the picture");
    assert_region("time 1000 5000", "0:01.0-0:05.0");
    assert_region("time 59999 3661500", "0:59.9-1:01:01.5");
    assert_region("whole", "the whole document");
    assert_region("page 2 0 0 1 1; page 2 5 5 9 9; page 3 0 0 1 1", "page 3, page 4");
    assert_region("time 0 1000; time 2000 3000", "0:00.0-0:01.0, 0:02.0-0:03.0");
    snprintf(text, sizeof text, "marks %s %s", one, two);
    assert_region(text, "between two time marks");
    snprintf(text, sizeof text, "marks %s -", one);
    assert_region(text, "from a time mark on");
    snprintf(text, sizeof text, "marks - %s", two);
    assert_region(text, "up to a time mark");
    assert_region("marks - -", "a part of the recording");
    assert_region("page 9223372036854775807 0 0 0 -9223372036854775807",
                  "page 9223372036854775807");
}

static void the_parts_of_a_place_are_known(void **state)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct region *regions;
    size_t count;
    char digits[37];
    char text[120];

    (void)state;
    snprintf(text, sizeof text, "page 7 1 2 3 4; area 5 6 7 8; time 9 10; marks %s -",
             one);
    assert_true(read(text, arena, &regions, &count));
    assert_int_equal(count, 4);
    assert_int_equal(regions[0].type, REGION_PAGE);
    assert_int_equal(regions[0].page, 7);
    assert_int_equal(regions[0].x1, 1);
    assert_int_equal(regions[0].y2, 4);
    assert_int_equal(regions[1].type, REGION_AREA);
    assert_int_equal(regions[1].x1, 5);
    assert_int_equal(regions[2].begin_ms, 9);
    assert_int_equal(regions[2].end_ms, 10);
    assert_true(regions[3].has_from);
    assert_false(regions[3].has_to);
    guid_format(&regions[3].from, digits);
    assert_string_equal(digits, one);
}

static void what_is_no_place_is_refused(void **state)
{
    static const char *const texts[] = {"",
                                        "page",
                                        "page 1 2 3 4",
                                        "page 1 2 3 4 5 6",
                                        "page 1 2 3 4 five",
                                        "area 1 2 3 99999999999999999999",
                                        "time 1 ",
                                        "time 1 2;",
                                        "time 1 2; ",
                                        "time - 2",
                                        "marks -",
                                        "marks - - -",
                                        "marks 018f3c5e - ",
                                        "whole 1",
                                        "Whole",
                                        "; whole",
                                        "whole;; whole"};
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_BUFFER struct buffer many = {0};
    struct region *regions;
    size_t count;

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (read(texts[i], arena, &regions, &count))
            fail_msg("'%s' was read", texts[i]);
    for (int i = 0; i < 100000; i++)
        buffer_add_string(&many, "whole; ");
    assert_false(read(buffer_string(&many), arena, &regions, &count));
}

/* NAME for WORDS is kept as TYPE and NUMBER, and comes back as it was. */
static void assert_name(const char *words, const char *name, enum value_type type,
                        int64_t number)
{
    struct value value = region_name_value(slice_of(words), name);
    CLEANUP_BUFFER struct buffer again = {0};

    assert_int_equal(value.type, type);
    assert_int_equal(value.integer, number);
    region_name(slice_of(words), &value, &again);
    assert_string_equal(buffer_string(&again), name);
}

static void a_name_is_kept_by_how_it_is_made(void **state)
{
    static const char words[] =
        "  Jag var\n\trädd att göra fel, och det sa jag till henne "
        "när vi sågs.";

    (void)state;
    assert_name(words, "Jag var rädd att göra fel, och det sa jag till henne när vi",
                VALUE_NULL, 0);
    assert_name("kort", "kort", VALUE_NULL, 0);
    assert_name("", "", VALUE_NULL, 0);
    assert_name(words, "Jag var rädd", VALUE_INTEGER, 12);
    assert_name(words,
                "Jag var rädd att göra fel, och det sa jag till henne när vi sågs.",
                VALUE_INTEGER, 65);
    assert_name(words, "", VALUE_TEXT, 0);
    assert_name(words, "Jag var ", VALUE_TEXT, 0);
    assert_name(words, "Rädsla", VALUE_TEXT, 0);
    assert_name("", "Bild 3", VALUE_TEXT, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(the_parts_of_a_place_are_known),
        cmocka_unit_test(what_is_no_place_is_refused),
        cmocka_unit_test(a_name_is_kept_by_how_it_is_made),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
