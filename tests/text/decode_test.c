/* decode_test.c - telling encodings apart */
#include <unicode/ucnv.h>

#include "base/memory.h"
#include "test.h"
#include "text/decode.h"
#include "text/utf8.h"

/* A Swedish interview's sentences; shuffled they make texts of every length. */
static const char *const sentences[] = {
    "Jag tänkte att det var mitt fel, och då blev det tyst. ",
    "Åsa sa att hon inte vågade fråga igen förrän efter semestern.\n",
    "Hur kändes det i kroppen när du märkte det? ",
    "Ja, det är ju så att man skäms inför patienten. ",
    "Öppet var det aldrig, men på något sätt förstod vi varandra ändå.\n",
    "Ärligt talat: jag grät på väg hem från mottagningen. ",
    "Vi har handledning varannan vecka, och där går det att prata om allt. ",
    "Intervjuare: Och sedan? ",
    "Det tog lång tid, kanske två år, innan idén om en paus kom upp. ",
};

static void add_sentences(struct buffer *text, size_t bytes)
{
    while (text->length < bytes)
        buffer_add_string(
            text, sentences[(size_t)random() % (sizeof sentences / sizeof *sentences)]);
    bytes = utf8_next(buffer_slice(text), bytes - 1);
    buffer_truncate(text, bytes);
}

/* TEXT as the converter named NAME writes it. */
static void encode(struct slice text, const char *name, struct buffer *ret_bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t room = (int32_t)text.length * 4 + 16;
    CLEANUP_FREE char *bytes = memory_take((size_t)room);
    int32_t length = ucnv_convert(name, "UTF-8", bytes, room, text.bytes,
                                  (int32_t)text.length, &status);

    assert_true(U_SUCCESS(status));
    buffer_add(ret_bytes, bytes, (size_t)length);
}

static void assert_told(struct slice text, const char *icu_name, const char *encoding)
{
    CLEANUP_BUFFER struct buffer bytes = {0}, storage = {0};
    struct decoding result;

    encode(text, icu_name, &bytes);
    result = decode(buffer_slice(&bytes), &storage);
    assert_string_equal(result.encoding, encoding);
    assert_int_equal(result.text.length, text.length);
    assert_memory_equal(result.text.bytes, text.bytes, text.length);
    assert_false(result.is_damaged);
}

static const struct {
    const char *icu_name, *encoding;
} encodings[] = {
    {"UTF-8", "UTF-8"},        {"UTF-16LE", "UTF-16LE"},
    {"UTF-16BE", "UTF-16BE"},  {"windows-1252", "Windows-1252"},
    {"macintosh", "MacRoman"}, {"ibm-850", "cp850"},
};

static void swedish_text_of_any_length_is_told_in_every_encoding(void **state)
{
    static const size_t lengths[] = {200, 300, 1000, 5000, 50000};

    (void)state;
    srandom(6);
    for (int round = 0; round < 200; round++)
        for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
            CLEANUP_BUFFER struct buffer text = {0};

            add_sentences(&text, lengths[round % 5]);
            assert_told(buffer_slice(&text), encodings[i].icu_name,
                        encodings[i].encoding);
        }
}

static void one_letter_in_twenty_bytes_is_enough(void **state)
{
    static const char *const texts[] = {"Jag mådde inte bra. ", "PÅ JOBBET, TROR JAG.",
                                        "Det var så, ja visst", "Är det sant?",
                                        "en öppen fråga",       "Ö"};

    (void)state;
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        for (size_t j = 0; j < 5; j++)
            assert_told(slice_of(texts[j]), encodings[i].icu_name, encodings[i].encoding);
    assert_told(slice_of(texts[5]), "UTF-8", "UTF-8");
}

static void quotation_marks_of_windows_are_not_taken_for_letters(void **state)
{
    (void)state;
    assert_told(
        SLICE("She said, \u201Cdon\u2019t\u201D \u2013 and left\u2026 \u201Cno\u201D"),
        "windows-1252", "Windows-1252");
    assert_told(
        SLICE("She said, \u201Cdon\u2019t\u201D \u2013 and left\u2026 \u201Cno\u201D"),
        "macintosh", "MacRoman");
}

static void french_german_and_danish_are_told_too(void **state)
{
    static const char *const texts[] = {
        "J'étais très gênée, ça m'a même fait pleurer là-bas.",
        "Ich schämte mich, weil ich müde war und größere Sorgen hörte.",
        "Jeg følte mig så ked af det, og så græd jeg på vejen hjem."};

    (void)state;
    for (size_t i = 3; i < 6; i++)
        for (size_t j = 0; j < 3; j++)
            assert_told(slice_of(texts[j]), encodings[i].icu_name, encodings[i].encoding);
}

static struct decoding decode_literal(struct slice bytes, struct buffer *storage,
                                      const char *expected)
{
    struct decoding result = decode(bytes, storage);

    assert_int_equal(result.text.length, strlen(expected));
    assert_memory_equal(result.text.bytes, expected, strlen(expected));
    return result;
}

static void a_byte_order_mark_is_believed_and_left_out(void **state)
{
    CLEANUP_BUFFER struct buffer storage = {0};

    (void)state;
    assert_true(decode_literal(SLICE("\xEF\xBB\xBFja"), &storage, "ja").is_certain);
    assert_true(decode_literal(SLICE("\xFF\xFEj\0a\0"), &storage, "ja").is_certain);
    assert_true(decode_literal(SLICE("\xFE\xFF\0j\0a"), &storage, "ja").is_certain);
    decode_literal(SLICE("\xEF\xBB\xBF"), &storage, "");
    decode_literal(SLICE("\xFF\xFE"), &storage, "");
    decode_literal(SLICE(""), &storage, "");
}

static void guesses_say_that_they_are_guesses(void **state)
{
    CLEANUP_BUFFER struct buffer storage = {0};

    (void)state;
    assert_false(
        decode_literal(SLICE("s\xE5 var det"), &storage, "så var det").is_certain);
    assert_true(decode_literal(SLICE("ja"), &storage, "ja").is_certain);
}

static void a_lying_byte_order_mark_yields_a_damaged_text(void **state)
{
    CLEANUP_BUFFER struct buffer storage = {0};
    struct decoding result;

    (void)state;
    result = decode(SLICE("\xEF\xBB\xBFs\xE5 var det"), &storage);
    assert_true(result.is_damaged);
    result = decode(SLICE("\xFF\xFE\x00\xD8j\0a"), &storage);
    assert_true(result.is_damaged);
    assert_string_equal(result.text.bytes, "\uFFFDj\uFFFD");
}

static void one_bad_byte_does_not_turn_utf8_into_something_else(void **state)
{
    CLEANUP_BUFFER struct buffer text = {0}, storage = {0};
    struct decoding result;

    (void)state;
    add_sentences(&text, 2000);
    buffer_add_byte(&text, (char)0xC3);
    result = decode(buffer_slice(&text), &storage);
    assert_string_equal(result.encoding, "UTF-8");
    assert_true(result.is_damaged);
    assert_false(result.is_certain);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(swedish_text_of_any_length_is_told_in_every_encoding),
        cmocka_unit_test(one_letter_in_twenty_bytes_is_enough),
        cmocka_unit_test(quotation_marks_of_windows_are_not_taken_for_letters),
        cmocka_unit_test(french_german_and_danish_are_told_too),
        cmocka_unit_test(a_byte_order_mark_is_believed_and_left_out),
        cmocka_unit_test(guesses_say_that_they_are_guesses),
        cmocka_unit_test(a_lying_byte_order_mark_yields_a_damaged_text),
        cmocka_unit_test(one_bad_byte_does_not_turn_utf8_into_something_else),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
