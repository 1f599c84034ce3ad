/* raw_text_test.c - a text in its file and in the project, and positions in both */
#include "exchange/convention.h"
#include "exchange/raw_text.h"
#include "test.h"
#include "text/utf8.h"

/* --- an oracle that goes from character to character --- */

enum { MOST = 400, MOST_UNITS = 2 * MOST + 4 };

struct oracle {
    uint32_t text[MOST]; /* what the project keeps */
    int64_t length;
    int64_t begins[MOST + 1];    /* of each code point: its first unit */
    int64_t belongs[MOST_UNITS]; /* of each unit: its code point, -1 before the text */
    int64_t units;
};

/* RAW: the file's characters, with its mark. */
static void follow(struct oracle *oracle, const uint32_t *raw, int count,
                   const struct convention *convention)
{
    int i = 0;

    *oracle = (struct oracle){0};
    if (count > 0 && raw[0] == 0xFEFF) {
        if (convention->bom_counts)
            oracle->belongs[oracle->units++] = -1;
        i = 1;
    }
    while (i < count) {
        bool is_crlf = raw[i] == '\r' && i + 1 < count && raw[i + 1] == '\n';
        int width = is_crlf && convention->crlf_is_two ? 2 : 1;
        uint32_t c = raw[i];

        if (raw[i] >= 0x10000 && convention->utf16)
            width = 2;
        if (c == '\r')
            c = '\n';
        oracle->text[oracle->length] = c != 0 ? c : 0xFFFD;
        oracle->begins[oracle->length] = oracle->units;
        while (width-- > 0)
            oracle->belongs[oracle->units++] = oracle->length;
        oracle->length++;
        i += is_crlf ? 2 : 1;
    }
    oracle->begins[oracle->length] = oracle->units;
}

static void check_positions(const struct raw_text *text, const struct oracle *oracle,
                            const struct convention *convention)
{
    for (int64_t unit = 0; unit < oracle->units; unit++)
        assert_int_equal(raw_text_position(text, convention, unit),
                         oracle->belongs[unit]);
    assert_int_equal(raw_text_position(text, convention, -1), -1);
    assert_int_equal(raw_text_position(text, convention, INT64_MIN), -1);
    assert_int_equal(raw_text_position(text, convention, oracle->units), oracle->length);
    assert_int_equal(raw_text_position(text, convention, oracle->units + 1),
                     oracle->length + 1);
    assert_int_equal(raw_text_position(text, convention, INT64_MAX), oracle->length + 1);
    for (int64_t position = 0; position <= oracle->length; position++)
        assert_int_equal(raw_text_units(text, convention, position),
                         oracle->begins[position]);
}

static void check_text(const struct raw_text *text, const struct oracle *oracle)
{
    CLEANUP_BUFFER struct buffer expected = {0};

    for (int64_t i = 0; i < oracle->length; i++)
        utf8_add(&expected, oracle->text[i]);
    assert_int_equal(text->length, oracle->length);
    assert_true(slice_equals(buffer_slice(&text->text), buffer_slice(&expected)));
}

enum form { UTF8, LITTLE, BIG };

static void add_unit(struct buffer *bytes, uint32_t unit, enum form form)
{
    buffer_add_byte(bytes, (char)(form == BIG ? unit >> 8 : unit));
    buffer_add_byte(bytes, (char)(form == BIG ? unit : unit >> 8));
}

static void encode(const uint32_t *raw, int count, enum form form, struct buffer *bytes)
{
    for (int i = 0; i < count; i++) {
        if (form == UTF8) {
            utf8_add(bytes, raw[i]);
        } else if (raw[i] < 0x10000) {
            add_unit(bytes, raw[i], form);
        } else {
            add_unit(bytes, 0xD800 + ((raw[i] - 0x10000) >> 10), form);
            add_unit(bytes, 0xDC00 + ((raw[i] - 0x10000) & 0x3FF), form);
        }
    }
}

static void check_random_text(int round)
{
    static const uint32_t letters[] = {'a', '\n', '\r', 0xE5, 0x1F642, 0x2026, 0, 0xFEFF};
    CLEANUP_BUFFER struct buffer bytes = {0};
    CLEANUP(raw_text_release) struct raw_text text = {0};
    struct tema_error error = {0};
    uint32_t raw[MOST];
    int count = (int)(random() % MOST), few = 1 + round % 8;
    bool with_mark = random() % 2 != 0, is_rare = random() % 2 != 0;
    enum form form = with_mark ? (enum form)(random() % 3) : UTF8;

    raw[0] = 0xFEFF;
    for (int i = with_mark ? 1 : 0; i < count; i++)
        raw[i] = is_rare && random() % 16 != 0 ? 'b' : letters[random() % few];
    encode(raw, count, form, &bytes);
    assert_ok(raw_text_read(buffer_slice(&bytes), &text, &error));
    if (strncmp(text.encoding, "UTF-16", 6) == 0 && form == UTF8)
        return; /* nearly all NUL: nobody can tell */
    assert_int_equal(text.has_bom, count > 0 && raw[0] == 0xFEFF);
    for (int number = 0; number < CONVENTIONS; number++) {
        struct convention convention = convention_of(number);
        struct oracle oracle;

        follow(&oracle, raw, count, &convention);
        check_text(&text, &oracle);
        check_positions(&text, &oracle, &convention);
        for (int64_t i = 0, units = 0; i <= oracle.length; i++) {
            assert_int_equal(raw_text_utf16(&text, i), units);
            units += i < oracle.length && oracle.text[i] >= 0x10000 ? 2 : 1;
        }
    }
}

static void positions_lead_there_and_back_in_random_texts(void **state)
{
    (void)state;
    srandom(7);
    for (int round = 0; round < 4000; round++)
        check_random_text(round);
}

/* --- by hand --- */

static void read_text(struct slice bytes, struct raw_text *ret_text)
{
    struct tema_error error = {0};

    assert_ok(raw_text_read(bytes, ret_text, &error));
}

static void a_text_of_nvivo_for_windows_is_read(void **state)
{
    CLEANUP(raw_text_release) struct raw_text text = {0};
    struct convention nvivo = {.utf16 = true, .crlf_is_two = true};

    (void)state;
    read_text(SLICE("\xEF\xBB\xBFskäl\r\n😀 ja\r\nslut\rsen"), &text);
    assert_string_equal(buffer_string(&text.text), "skäl\n😀 ja\nslut\nsen");
    assert_int_equal(text.length, 18);
    assert_true(text.has_bom && text.encoding_is_certain && !text.is_damaged);
    assert_false(raw_text_is_plain(&text));
    assert_int_equal(raw_text_position(&text, &nvivo, 5), 4); /* between CR and LF */
    assert_int_equal(raw_text_position(&text, &nvivo, 6), 5);
    assert_int_equal(raw_text_position(&text, &nvivo, 7), 5); /* within the pair */
    assert_int_equal(raw_text_position(&text, &nvivo, 9), 7);
    assert_int_equal(raw_text_position(&text, &nvivo, 13), 10); /* slut */
    assert_int_equal(raw_text_utf16(&text, 10), 11);
}

static void composed_and_decomposed_letters_stay_what_they_are(void **state)
{
    CLEANUP(raw_text_release) struct raw_text text = {0};

    (void)state;
    read_text(SLICE("a\xCC\x8A \xC3\xA5 \xEF\xAC\x81\t\x01\xC2\xAD"), &text);
    assert_string_equal(buffer_string(&text.text),
                        "a\xCC\x8A \xC3\xA5 \xEF\xAC\x81\t\x01\xC2\xAD");
    assert_true(raw_text_is_plain(&text));
}

static void a_text_in_an_old_code_page_is_read_with_a_doubt(void **state)
{
    CLEANUP(raw_text_release) struct raw_text text = {0};

    (void)state;
    read_text(SLICE("m\xE5ste vi \xE4ven d\xE5 g\xF6ra n\xE5got?"), &text);
    assert_string_equal(buffer_string(&text.text), "måste vi även då göra något?");
    assert_string_equal(text.encoding, "Windows-1252");
    assert_false(text.encoding_is_certain);
}

static void damaged_text_becomes_text(void **state)
{
    CLEANUP(raw_text_release) struct raw_text text = {0};

    (void)state;
    read_text(SLICE("\xEF\xBB\xBF"
                    "ab\xFF"
                    "cd\xF0\x9F\x98"),
              &text);
    assert_string_equal(buffer_string(&text.text), "ab\uFFFDcd\uFFFD");
    assert_true(text.is_damaged);
}

static void an_empty_text_is_a_text(void **state)
{
    static const char *const empty[] = {"", "\xEF\xBB\xBF", "\xFF\xFE"};
    struct convention standard = convention_of(0);

    (void)state;
    for (int i = 0; i < 3; i++) {
        CLEANUP(raw_text_release) struct raw_text text = {0};

        read_text(slice_of(empty[i]), &text);
        assert_int_equal(text.length, 0);
        assert_string_equal(buffer_string(&text.text), "");
        assert_int_equal(raw_text_position(&text, &standard, 0), 0);
        assert_int_equal(raw_text_position(&text, &standard, 1), 1);
        assert_int_equal(text.has_bom, i > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(positions_lead_there_and_back_in_random_texts),
        cmocka_unit_test(a_text_of_nvivo_for_windows_is_read),
        cmocka_unit_test(composed_and_decomposed_letters_stay_what_they_are),
        cmocka_unit_test(a_text_in_an_old_code_page_is_read_with_a_doubt),
        cmocka_unit_test(damaged_text_becomes_text),
        cmocka_unit_test(an_empty_text_is_a_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
