/* normal_test.c - the rules of a document's text */
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "test.h"
#include "text/normal.h"
#include "text/utf8.h"

static void assert_becomes(const char *before, const char *after)
{
    CLEANUP_BUFFER struct buffer out = {0};

    normal_add(&out, slice_of(before));
    assert_string_equal(buffer_string(&out), after);
}

static void every_kind_of_line_end_becomes_a_line_feed(void **state)
{
    (void)state;
    assert_becomes("a\nb\rc\r\nd\ve\xC2\x85"
                   "f\u2028g\u2029h",
                   "a\nb\nc\nd\ne\nf\ng\nh");
    assert_becomes("a\r\r\n\n", "a\n\n\n");
}

static void invisible_characters_are_dropped(void **state)
{
    (void)state;
    assert_becomes("\uFEFFsk\u00ADam\u200B och\u2060 \fskuld\x01\x1B\x7F\xC2\x91",
                   "skam och skuld");
}

static void a_nul_is_dropped(void **state)
{
    CLEANUP_BUFFER struct buffer out = {0};

    (void)state;
    normal_add(&out, SLICE("a\0b"));
    assert_string_equal(buffer_string(&out), "ab");
}

static void what_a_writer_meant_is_kept(void **state)
{
    (void)state;
    assert_becomes("1\u00A0000\tTV\u2011apparat \u200Dx\u200Cy \u200Ez\u202Aw ²",
                   "1\u00A0000\tTV\u2011apparat \u200Dx\u200Cy \u200Ez\u202Aw ²");
}

static void ligatures_are_spelt_out(void **state)
{
    (void)state;
    assert_becomes("e\uFB00ekt \uFB01n \uFB02od o\uFB03ce ba\uFB04e \uFB06",
                   "effekt fin flod "
                   "office baffle st");
}

static void letters_and_accents_become_one_even_across_a_soft_hyphen(void **state)
{
    (void)state;
    assert_becomes("a\u030A a\u0308 o\u00AD\u0308 \u212B", "å ä ö Å");
}

static void what_xml_cannot_hold_is_replaced(void **state)
{
    (void)state;
    assert_becomes("a\xEF\xBF\xBE\xEF\xBF\xBF\xFF", "a\uFFFD\uFFFD\uFFFD");
}

/* --- against ICU, which is given the whole text at once --- */

static int64_t oracle(struct slice text, struct buffer *out)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[4000], nfc[8000];
    char bytes[30000];
    int32_t length, nfc_length;

    u_strFromUTF8(wide, 4000, &length, text.bytes, (int32_t)text.length, &status);
    nfc_length = unorm2_normalize(unorm2_getNFCInstance(&status), wide, length, nfc, 8000,
                                  &status);
    u_strToUTF8(bytes, sizeof bytes, &length, nfc, nfc_length, &status);
    assert_true(U_SUCCESS(status));
    buffer_add(out, bytes, (size_t)length);
    return utf8_length(buffer_slice(out));
}

static void add_random_text(struct buffer *text, int count)
{
    static const uint32_t alphabet[] = {
        'a',    'e',    'o',     ' ',    0xE5,   0x301,  0x308,  0x30A,
        0x323,  0x327,  0x1100,  0x1161, 0x11A8, 0xAC00, 0x4E00, 0x1F642,
        0x0958, 0x093C, 0x0DD9,  0x0DCF, 0x0DCA, 0x0418, 0x0306, 0x2000,
        0x212B, 0x2014, 0x1D15E, 0x0344, 0x3099, 0x304B, 0xFB2A};

    for (int i = 0; i < count; i++)
        utf8_add(text, alphabet[(size_t)random() % (sizeof alphabet / sizeof *alphabet)]);
}

static void composition_is_what_icu_says(void **state)
{
    (void)state;
    srandom(3);
    for (int round = 0; round < 4000; round++) {
        CLEANUP_BUFFER struct buffer text = {0}, expected = {0}, got = {0};

        add_random_text(&text, (int)(random() % 40));
        oracle(buffer_slice(&text), &expected);
        assert_int_equal(normal_add_composed(&got, buffer_slice(&text), NULL, 0),
                         utf8_length(buffer_slice(&expected)));
        assert_string_equal(buffer_string(&got), buffer_string(&expected));
        assert_int_equal(normal_is_composed(buffer_slice(&text)),
                         slice_equals(buffer_slice(&text), buffer_slice(&expected)));
        assert_true(normal_is_composed(buffer_slice(&got)));
    }
}

/* A mark parts a text in two; where the parts compose apart as they do together, the
 * mark's place is the first part's length. */
static void check_mark(struct slice text, struct normal_mark mark, int64_t whole_length)
{
    CLEANUP_BUFFER struct buffer left = {0}, right = {0}, whole = {0};

    oracle(text, &whole);
    oracle(slice_cut(text, 0, mark.byte), &left);
    oracle(slice_from(text, mark.byte), &right);
    assert_in_range(mark.position, 0, whole_length);
    if (left.length + right.length == whole.length &&
        memcmp(left.bytes != NULL ? left.bytes : "", buffer_string(&whole),
               left.length) == 0)
        assert_int_equal(mark.position, utf8_length(buffer_slice(&left)));
}

static void marks_keep_their_place_through_composition(void **state)
{
    (void)state;
    srandom(4);
    for (int round = 0; round < 2000; round++) {
        CLEANUP_BUFFER struct buffer text = {0}, got = {0};
        struct normal_mark marks[120];
        size_t count = 0;
        int64_t length;

        add_random_text(&text, (int)(random() % 40));
        for (size_t byte = 0;; byte = utf8_next(buffer_slice(&text), byte)) {
            for (long twice = random() % 3; twice > 0; twice--)
                marks[count++] = (struct normal_mark){.byte = byte};
            if (byte == text.length)
                break;
        }
        length = normal_add_composed(&got, buffer_slice(&text), marks, count);
        for (size_t i = 0; i < count; i++) {
            check_mark(buffer_slice(&text), marks[i], length);
            assert_true(i == 0 || marks[i].position >= marks[i - 1].position);
        }
    }
}

static void accents_without_number_are_composed_in_time(void **state)
{
    CLEANUP_BUFFER struct buffer text = {0}, once = {0}, twice = {0};

    (void)state;
    buffer_add_string(&text, "a");
    for (int i = 0; i < 300 * 1000; i++)
        buffer_add_string(&text, "\u0301\u0323\u0344");
    normal_add(&once, buffer_slice(&text));
    assert_true(normal_is_composed(buffer_slice(&once)));
    normal_add(&twice, buffer_slice(&once));
    assert_true(slice_equals(buffer_slice(&once), buffer_slice(&twice)));
}

static void
marks_at_a_lines_beginning_are_composed_as_in_a_text_of_their_own(void **state)
{
    CLEANUP_BUFFER struct buffer line = {0}, lines = {0}, text = {0};

    (void)state;
    for (int i = 0; i < 257; i++)
        buffer_add_string(&line, i % 2 == 0 ? "\u0301" : "\u0323");
    normal_add(&text, SLICE("a\n"));
    normal_add(&text, buffer_slice(&line));
    assert_true(normal_is_composed(buffer_slice(&text)));
    buffer_add_string(&lines, "a\n");
    buffer_add_slice(&lines, buffer_slice(&line));
    buffer_clear(&line);
    normal_add(&line, buffer_slice(&lines));
    assert_true(slice_equals(buffer_slice(&line), buffer_slice(&text)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_line_end_becomes_a_line_feed),
        cmocka_unit_test(invisible_characters_are_dropped),
        cmocka_unit_test(a_nul_is_dropped),
        cmocka_unit_test(what_a_writer_meant_is_kept),
        cmocka_unit_test(ligatures_are_spelt_out),
        cmocka_unit_test(letters_and_accents_become_one_even_across_a_soft_hyphen),
        cmocka_unit_test(what_xml_cannot_hold_is_replaced),
        cmocka_unit_test(composition_is_what_icu_says),
        cmocka_unit_test(marks_keep_their_place_through_composition),
        cmocka_unit_test(accents_without_number_are_composed_in_time),
        cmocka_unit_test(
            marks_at_a_lines_beginning_are_composed_as_in_a_text_of_their_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
