/* printer_test.c - the same records as text, JSON and CSV */
#include "test.h"

#include "tema/printer.h"

static const char *const columns[] = {"key", "start", "codes", "words", NULL};
static const char *const shown[] = {"key", "start", "words", NULL};
static const struct tema_listing all = {columns, NULL, "no quotations yet", false};
static const struct tema_listing some = {columns, shown, "no quotations yet", false};

static const char *const two_codes[] = {"Skam", "Stöd/Kollega"};

struct answer {
    struct tema_printer *printer;
    FILE *out;
    char *text;
    size_t length;
};

static void begin(struct answer *answer, enum tema_form form, int width)
{
    *answer = (struct answer){0};
    answer->out = open_memstream(&answer->text, &answer->length);
    answer->printer = tema_printer_new(form, answer->out, width);
}

static void assert_answer(struct answer *answer, const char *expected)
{
    struct tema_error error = {0};

    assert_ok(tema_printer_close(answer->printer, &error));
    fclose(answer->out);
    assert_string_equal(answer->text, expected);
    free(answer->text);
}

static void print_quotation(struct tema_printer *printer, const char *key, int64_t start,
                            const char *words)
{
    tema_printer_begin(printer);
    tema_printer_string(printer, "key", key);
    tema_printer_integer(printer, "start", start);
    tema_printer_strings(printer, "codes", two_codes, 2);
    tema_printer_begin_records(printer, "codings");
    tema_printer_begin(printer);
    tema_printer_string(printer, "code", "Skam");
    tema_printer_end(printer);
    tema_printer_end_records(printer);
    tema_printer_string(printer, "words", words);
    tema_printer_end(printer);
}

static void print_list(struct tema_printer *printer, const struct tema_listing *listing)
{
    tema_printer_begin_list(printer, listing);
    print_quotation(printer, "q1", 7, "jag \"ringde\", då\nsläppte det");
    print_quotation(printer, "q23", 1200, NULL);
    tema_printer_end_list(printer);
}

static void a_list_is_an_array_of_objects_in_json(void **state)
{
    struct answer answer;

    (void)state;
    begin(&answer, TEMA_JSON, 80);
    print_list(answer.printer, &some);
    tema_printer_say(answer.printer, "2 quotations");
    assert_answer(&answer, "[\n"
                           "  {\n"
                           "    \"key\": \"q1\",\n"
                           "    \"start\": 7,\n"
                           "    \"codes\": [\n"
                           "      \"Skam\",\n"
                           "      \"Stöd/Kollega\"\n"
                           "    ],\n"
                           "    \"codings\": [\n"
                           "      {\n"
                           "        \"code\": \"Skam\"\n"
                           "      }\n"
                           "    ],\n"
                           "    \"words\": \"jag \\\"ringde\\\", då\\nsläppte det\"\n"
                           "  },\n"
                           "  {\n"
                           "    \"key\": \"q23\",\n"
                           "    \"start\": 1200,\n"
                           "    \"codes\": [\n"
                           "      \"Skam\",\n"
                           "      \"Stöd/Kollega\"\n"
                           "    ],\n"
                           "    \"codings\": [\n"
                           "      {\n"
                           "        \"code\": \"Skam\"\n"
                           "      }\n"
                           "    ],\n"
                           "    \"words\": null\n"
                           "  }\n"
                           "]\n");
}

static void a_list_has_a_head_and_a_row_a_record_in_csv(void **state)
{
    struct answer answer;

    (void)state;
    begin(&answer, TEMA_CSV, 80);
    print_list(answer.printer, &some);
    assert_answer(&answer,
                  "key,start,codes,words\n"
                  "q1,7,Skam; Stöd/Kollega,\"jag \"\"ringde\"\", då\nsläppte det\"\n"
                  "q23,1200,Skam; Stöd/Kollega,\n");
}

static void a_list_stands_in_columns_for_people(void **state)
{
    struct answer answer;

    (void)state;
    begin(&answer, TEMA_TEXT, 0);
    print_list(answer.printer, &all);
    tema_printer_say(answer.printer, "%d quotations", 2);
    assert_answer(&answer,
                  "key  start  codes               words\n"
                  "q1       7  Skam; Stöd/Kollega  jag \"ringde\", då släppte det\n"
                  "q23   1200  Skam; Stöd/Kollega\n"
                  "2 quotations\n");
}

static void a_terminal_gets_no_longer_lines_than_it_has_columns(void **state)
{
    struct answer answer;

    (void)state;
    begin(&answer, TEMA_TEXT, 24);
    print_list(answer.printer, &some);
    assert_answer(&answer, "key  start  words\n"
                           "q1       7  jag \"ringde…\n"
                           "q23   1200\n");
    begin(&answer, TEMA_TEXT, 40);
    print_list(answer.printer, &all);
    assert_answer(&answer, "key  start  codes          words\n"
                           "q1       7  Skam; Stöd/K…  jag \"ringde\"…\n"
                           "q23   1200  Skam; Stöd/K…\n");
}

static void a_last_column_that_wraps_goes_on_below_itself(void **state)
{
    static const struct tema_listing wrapping = {columns, shown, "", true};
    struct answer answer;

    (void)state;
    begin(&answer, TEMA_TEXT, 24);
    print_list(answer.printer, &wrapping);
    assert_answer(&answer, "key  start  words\n"
                           "q1       7  jag\n"
                           "            \"ringde\", då\n"
                           "            släppte det\n"
                           "q23   1200\n");
    begin(&answer, TEMA_TEXT, 20);
    tema_printer_begin_list(answer.printer, &wrapping);
    print_quotation(answer.printer, "q1", 7, "omvårdnadsdokumentation");
    tema_printer_end_list(answer.printer);
    assert_answer(&answer, "key  start  words\n"
                           "q1       7  omvårdna\n"
                           "            dsdokume\n"
                           "            ntation\n");
    begin(&answer, TEMA_TEXT, 0);
    print_list(answer.printer, &wrapping);
    assert_answer(&answer, "key  start  words\n"
                           "q1       7  jag \"ringde\", då släppte det\n"
                           "q23   1200\n");
}

static void a_column_without_a_value_does_not_take_the_room_of_the_others(void **state)
{
    static const char *const names[] = {"case", "Year of the guidelines", NULL};
    static const struct tema_listing cases = {names, NULL, "no cases yet", false};
    struct answer answer;

    (void)state;
    begin(&answer, TEMA_TEXT, 20);
    tema_printer_begin_list(answer.printer, &cases);
    tema_printer_begin(answer.printer);
    tema_printer_string(answer.printer, "case", "Anna Lind");
    tema_printer_string(answer.printer, "Year of the guidelines", NULL);
    tema_printer_end(answer.printer);
    tema_printer_end_list(answer.printer);
    assert_answer(&answer, "case       Year of …\n"
                           "Anna Lind\n");
}

static void a_path_is_cut_at_its_beginning(void **state)
{
    static const char *const names[] = {"code", "codings", NULL};
    static const struct tema_listing codes = {names, NULL, "no codes yet", false};
    struct answer answer;

    (void)state;
    begin(&answer, TEMA_TEXT, 24);
    tema_printer_begin_list(answer.printer, &codes);
    tema_printer_begin(answer.printer);
    tema_printer_string(answer.printer, "code", "Reparation/Stanna kvar");
    tema_printer_integer(answer.printer, "codings", 12);
    tema_printer_end(answer.printer);
    tema_printer_end_list(answer.printer);
    assert_answer(&answer, "code             codings\n"
                           "…on/Stanna kvar       12\n");
}

static void wide_letters_are_cut_where_they_fit(void **state)
{
    struct answer answer;

    (void)state;
    begin(&answer, TEMA_TEXT, 19);
    tema_printer_begin_list(answer.printer, &some);
    print_quotation(answer.printer, "q1", 7, "日本語日本語");
    tema_printer_end_list(answer.printer);
    assert_answer(&answer, "key  start  words\n"
                           "q1       7  日本語…\n");
}

static void an_empty_list_says_so_to_people_only(void **state)
{
    static const char *const expected[] = {
        [TEMA_TEXT] = "no quotations yet\n",
        [TEMA_JSON] = "[]\n",
        [TEMA_CSV] = "key,start,codes,words\n",
    };

    (void)state;
    for (enum tema_form form = TEMA_TEXT; form <= TEMA_CSV; form++) {
        struct answer answer;

        begin(&answer, form, 80);
        tema_printer_begin_list(answer.printer, &all);
        tema_printer_end_list(answer.printer);
        assert_answer(&answer, expected[form]);
    }
}

static void print_study(struct tema_printer *printer)
{
    tema_printer_begin(printer);
    tema_printer_string(printer, "title", "Skam");
    tema_printer_time(printer, "imported_at", 1714569743123);
    tema_printer_boolean(printer, "removed", false);
    tema_printer_string(printer, "words", "ett\ntvå\033[2J");
    tema_printer_string(printer, "case", NULL);
    tema_printer_integers(printer, "themes", (const int64_t[]){4, -2}, 2);
    tema_printer_end(printer);
}

static void one_record_is_lines_an_object_or_one_row(void **state)
{
    static const char *const expected[] = {
        [TEMA_TEXT] = "title: Skam\n"
                      "imported at: 2024-05-01 13:22\n"
                      "removed: no\n"
                      "words:\n"
                      "  ett\n"
                      "  två\xEF\xBF\xBD[2J\n"
                      "case:\n"
                      "themes: 4; -2\n",
        [TEMA_JSON] = "{\n"
                      "  \"title\": \"Skam\",\n"
                      "  \"imported_at\": \"2024-05-01T13:22:23.123Z\",\n"
                      "  \"removed\": false,\n"
                      "  \"words\": \"ett\\ntvå\\u001b[2J\",\n"
                      "  \"case\": null,\n"
                      "  \"themes\": [\n"
                      "    4,\n"
                      "    -2\n"
                      "  ]\n"
                      "}\n",
        [TEMA_CSV] = ("title,imported_at,removed,words,case,themes\n"
                      "Skam,2024-05-01T13:22:23.123Z,false,\"ett\ntvå\033[2J\",,4; -2\n"),
    };

    (void)state;
    setenv("TZ", "UTC", 1);
    for (enum tema_form form = TEMA_TEXT; form <= TEMA_CSV; form++) {
        struct answer answer;

        begin(&answer, form, 80);
        print_study(answer.printer);
        assert_answer(&answer, expected[form]);
    }
}

static void what_was_done_is_a_sentence_for_people(void **state)
{
    static const char *const expected[] = {
        [TEMA_TEXT] = "added the code Skam\n",
        [TEMA_JSON] = "{\n  \"code\": \"Skam\"\n}\n",
        [TEMA_CSV] = "code\nSkam\n",
    };

    (void)state;
    for (enum tema_form form = TEMA_TEXT; form <= TEMA_CSV; form++) {
        struct answer answer;

        begin(&answer, form, 80);
        tema_printer_begin_done(answer.printer, "added the code %s", "Skam");
        tema_printer_string(answer.printer, "code", "Skam");
        tema_printer_end(answer.printer);
        assert_answer(&answer, expected[form]);
    }
}

static void a_full_disk_is_told_and_a_reader_who_left_is_not(void **state)
{
    struct tema_error error = {0};
    FILE *full = fopen("/dev/full", "w");
    struct tema_printer *printer = tema_printer_new(TEMA_TEXT, full, 0);

    (void)state;
    tema_printer_say(printer, "words");
    assert_fails(tema_printer_close(printer, &error), TEMA_IO);
    fclose(full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_is_an_array_of_objects_in_json),
        cmocka_unit_test(a_list_has_a_head_and_a_row_a_record_in_csv),
        cmocka_unit_test(a_list_stands_in_columns_for_people),
        cmocka_unit_test(a_terminal_gets_no_longer_lines_than_it_has_columns),
        cmocka_unit_test(a_last_column_that_wraps_goes_on_below_itself),
        cmocka_unit_test(a_column_without_a_value_does_not_take_the_room_of_the_others),
        cmocka_unit_test(a_path_is_cut_at_its_beginning),
        cmocka_unit_test(wide_letters_are_cut_where_they_fit),
        cmocka_unit_test(an_empty_list_says_so_to_people_only),
        cmocka_unit_test(one_record_is_lines_an_object_or_one_row),
        cmocka_unit_test(what_was_done_is_a_sentence_for_people),
        cmocka_unit_test(a_full_disk_is_told_and_a_reader_who_left_is_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
