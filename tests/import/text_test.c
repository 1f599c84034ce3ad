/* text_test.c - importing plain text */
#include "import/imported.h"

static void assert_reads(struct slice bytes, const char *expected)
{
    assert_text("Anna.txt", bytes, "text", expected);
}

static void a_line_is_a_paragraph_and_blank_lines_go(void **state)
{
    (void)state;
    assert_reads(SLICE("I: Hur var det?\n\n \t\nIP: Bra. \t\n"),
                 "I: Hur var det?\nIP: Bra.\n");
    assert_reads(SLICE("ett\r\ntvå\r\n\r\ntre"), "ett\ntvå\ntre\n");
    assert_reads(SLICE("ett\rtvå\r\rtre\r"), "ett\ntvå\ntre\n");
}

static void an_empty_file_is_an_empty_text(void **state)
{
    (void)state;
    assert_reads(SLICE(""), "");
    assert_reads(SLICE("\n\n\n"), "");
}

static void a_file_of_only_a_byte_order_mark_is_an_empty_text(void **state)
{
    (void)state;
    assert_reads(SLICE("\xEF\xBB\xBF"), "");
    assert_reads(SLICE("\xFF\xFE"), "");
    assert_reads(SLICE("\xFE\xFF"), "");
}

static void a_stray_control_is_dropped(void **state)
{
    (void)state;
    assert_reads(SLICE("Jag vet\x02 inte, sa hon."), "Jag vet inte, sa hon.\n");
}

static void nuls_or_many_controls_are_no_text(void **state)
{
    struct import_source source = {SLICE("Jag vet\0 inte, sa hon."), "Anna.txt"};
    char noise[4000];
    uint32_t seed = 1;

    (void)state;
    assert_null(importer_for(&source));
    for (size_t i = 0; i < sizeof noise; i++) {
        seed = seed * 1664525 + 1013904223;
        noise[i] = (char)(seed >> 24);
        if (noise[i] == '\0')
            noise[i] = 'x';
    }
    source.bytes = (struct slice){noise, sizeof noise};
    assert_null(importer_for(&source));
}

static void utf16_is_read_with_and_without_its_mark(void **state)
{
    (void)state;
    assert_reads(SLICE("\xFF\xFEj\0a\0\r\0\n\0n\0\xE4\0"), "ja\nnä\n");
    assert_reads(SLICE("j\0a\0\n\0n\0e\0j\0"), "ja\nnej\n");
}

static void a_guessed_encoding_is_told(void **state)
{
    struct draft draft;

    (void)state;
    import_bytes(&draft, "a.txt", SLICE("Det var sv\xE5rt, sa \xC5sa."), "text");
    assert_string_equal(buffer_string(&draft.text), "Det var svårt, sa Åsa.\n");
    assert_true(has_remark(&draft, "read as Windows-1252, which is a guess"));
    draft_release(&draft);
}

static void bytes_that_lie_about_being_utf8_are_told(void **state)
{
    struct draft draft;

    (void)state;
    import_bytes(&draft, "a.txt", SLICE("\xEF\xBB\xBFsv\xE5rt"), "text");
    assert_string_equal(buffer_string(&draft.text), "sv\uFFFDrt\n");
    assert_true(has_remark(&draft, "replaced"));
    draft_release(&draft);
}

static const char wrapped[] =
    "I: Kan du berätta om en gång när du märkte att skammen kom in i\n"
    "rummet, och vad du gjorde då?\n"
    "\n"
    "IP: Ja, det var en kvinna som jag hade träffat i ett halvår, och en\n"
    "dag satt hon bara tyst. Jag väntade, och sedan frågade jag om det\n"
    "var något i det jag hade sagt veckan innan. Hon tittade på mig som\n"
    "om jag hade läst hennes tankar.\n"
    "\n"
    "I: Och sedan? Vad hände efter det, minns du om ni talade om det mer\n"
    "den gången eller senare?\n"
    "\n"
    "IP: Vi talade väl mest om hur det hade varit i hennes familj, in-\n"
    "och utvändigt om det, kan man säga, i flera veckor. Det tog en lång\n"
    "stund innan vi vågade, men sedan gick det av sig själv.\n";

static void wrapped_lines_become_one_paragraph(void **state)
{
    struct draft draft;

    (void)state;
    import_bytes(&draft, "a.txt", slice_of(wrapped), "text");
    assert_int_equal(draft.paragraphs.count, 4);
    assert_non_null(strstr(draft.text.bytes, "kom in i rummet"));
    assert_non_null(strstr(draft.text.bytes, "in- och utvändigt"));
    assert_true(has_remark(&draft, "wrapped"));
    draft_release(&draft);
}

static void short_lines_that_could_have_been_longer_stay_apart(void **state)
{
    static const char verse[] = "I: Hur kändes det för dig att höra det sägas högt?\n"
                                "IP: Bra.\n\nI: Jaså?\nIP: Ja.\nMen också\nsorgligt\n\n"
                                "I: Hur så, om jag får fråga?\nIP: Nja.\nVet inte\n\n"
                                "I: Hm.\nmm\nja\nnej\nkanske det\n";
    struct draft draft;

    (void)state;
    import_bytes(&draft, "a.txt", slice_of(verse), "text");
    assert_int_equal(draft.paragraphs.count, 14);
    draft_release(&draft);
}

static void another_programs_file_is_nobodys(void **state)
{
    static const struct slice files[] = {
        {"PK\x03\x04zip", 7},        {"%PDF-1.7\n", 9},         {"{\\rtf1 hej}", 11},
        {"\x89PNG\r\n\x1A\n", 8},    {"\0\1\2\3\4\5\6\7", 8},   {"<!DOCTYPE html>", 15},
        {"\xD0\xCF\x11\xE0 ole", 8}, {"SQLite format 3\0x", 17}};

    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct import_source source = {files[i], "a.txt"};

        assert_null(importer_for(&source));
    }
}

static void fifty_megabytes_on_one_line_are_one_paragraph(void **state)
{
    size_t length = 50 * 1000 * 1000;
    CLEANUP_FREE char *bytes = memory_take(length);
    struct draft draft;

    (void)state;
    memset(bytes, 'x', length);
    import_bytes(&draft, "a.txt", (struct slice){bytes, length}, "text");
    assert_int_equal(draft.length, length + 1);
    draft_release(&draft);
}

static void a_file_over_the_limit_is_refused(void **state)
{
    size_t length = 64 * 1024 * 1024 + 1;
    CLEANUP_FREE char *bytes = memory_take_zeroed(length, 1);
    struct import_source source = {{bytes, length}, "a.txt"};
    struct tema_error error = {0};
    struct draft draft;

    (void)state;
    draft_init(&draft);
    assert_fails(importer_text.read(&source, &draft, &error), TEMA_UNREADABLE);
    assert_string_equal(error.message, "the file is larger than 64 MB");
    draft_release(&draft);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_a_paragraph_and_blank_lines_go),
        cmocka_unit_test(an_empty_file_is_an_empty_text),
        cmocka_unit_test(a_file_of_only_a_byte_order_mark_is_an_empty_text),
        cmocka_unit_test(a_stray_control_is_dropped),
        cmocka_unit_test(nuls_or_many_controls_are_no_text),
        cmocka_unit_test(utf16_is_read_with_and_without_its_mark),
        cmocka_unit_test(a_guessed_encoding_is_told),
        cmocka_unit_test(bytes_that_lie_about_being_utf8_are_told),
        cmocka_unit_test(wrapped_lines_become_one_paragraph),
        cmocka_unit_test(short_lines_that_could_have_been_longer_stay_apart),
        cmocka_unit_test(another_programs_file_is_nobodys),
        cmocka_unit_test(fifty_megabytes_on_one_line_are_one_paragraph),
        cmocka_unit_test(a_file_over_the_limit_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
