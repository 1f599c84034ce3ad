/* csv_test.c - tables as spreadsheets write them */
#include "markup/csv_reader.h"
#include "markup/csv_writer.h"
#include "test.h"

/* All cells: one row a line, cells between bars. */
static bool trace(struct slice text, struct buffer *ret_trace, struct tema_error *error)
{
    CLEANUP(csv_reader_release) struct csv_reader csv;
    bool found;

    csv_reader_init(&csv, text);
    for (;;) {
        if (!csv_reader_next(&csv, &found, error))
            return false;
        if (!found)
            return true;
        buffer_add_format(ret_trace, "%lld", (long long)csv.line);
        for (size_t i = 0; i < csv.cells.count; i++) {
            buffer_add_byte(ret_trace, '|');
            buffer_add_slice(ret_trace, csv.cells.items[i]);
        }
        buffer_add_byte(ret_trace, '/');
    }
}

static void assert_cells(struct slice text, const char *expected)
{
    CLEANUP_BUFFER struct buffer cells = {0};
    struct tema_error error = {0};

    assert_ok(trace(text, &cells, &error));
    assert_string_equal(buffer_string(&cells), expected);
}

static void the_separator_is_found(void **state)
{
    (void)state;
    assert_cells(SLICE("a,b;c,d\n"), "1|a|b;c|d/");
    assert_cells(SLICE("a;b;\"c,,,,d\"\n1,5;2;3\n"), "1|a|b|c,,,,d/2|1,5|2|3/");
    assert_cells(SLICE("a\tb,c\td"), "1|a|b,c|d/");
    assert_cells(SLICE("sep=;\r\na,b,c;d\r\n"), "2|a,b,c|d/");
    assert_cells(SLICE("alone"), "1|alone/");
}

static void line_ends_of_all_kinds_end_rows(void **state)
{
    (void)state;
    assert_cells(SLICE("a,b\r\nc,d\ne,f\rg,"), "1|a|b/2|c|d/3|e|f/4|g|/");
    assert_cells(SLICE("\xEF\xBB\xBFx,y\n\n\r\nz,\n,\n"), "1|x|y/4|z|/5||/");
    assert_cells(SLICE(""), "");
}

static void quotes_enclose_separators_breaks_and_quotes(void **state)
{
    (void)state;
    assert_cells(SLICE("a,\"b,\"\"c\"\"\r\nd\",\"\"\n\"\"\"\",\"x\"\"y\""),
                 "1|a|b,\"c\"\r\nd|/3|\"|x\"y/");
    assert_cells(SLICE("a \"quoted\" b,c\n"), "1|a \"quoted\" b|c/");
    assert_cells(SLICE("\"\"\n"), "1|/");
}

static void errors_name_the_line(void **state)
{
    CLEANUP_BUFFER struct buffer cells = {0}, wide = {0};
    struct tema_error error = {0};

    (void)state;
    assert_fails(trace(SLICE("a,b\nc,\"d\ne\n"), &cells, &error), TEMA_UNREADABLE);
    assert_non_null(strstr(error.message, "line 2"));
    assert_fails(trace(SLICE("a,b\n\"c\nd\"x,e\n"), &cells, &error), TEMA_UNREADABLE);
    assert_non_null(strstr(error.message, "line 3"));
    for (int i = 0; i < CSV_COLUMN_LIMIT + 1; i++)
        buffer_add_byte(&wide, ',');
    assert_fails(trace(buffer_slice(&wide), &cells, &error), TEMA_UNREADABLE);
}

static void columns_are_found_by_name(void **state)
{
    CLEANUP(csv_reader_release) struct csv_reader csv;
    struct tema_error error = {0};
    bool found;

    (void)state;
    csv_reader_init(&csv, SLICE("Document; text ;\"a \"\"code\"\"\"\nx;y\n"));
    assert_ok(csv_reader_header(&csv, &found, &error));
    assert_true(found);
    assert_int_equal(csv_reader_column(&csv, "document"), 0);
    assert_int_equal(csv_reader_column(&csv, "text"), 1);
    assert_int_equal(csv_reader_column(&csv, "A \"code\""), 2);
    assert_int_equal(csv_reader_column(&csv, "coder"), -1);
    assert_ok(csv_reader_next(&csv, &found, &error));
    assert_true(slice_equals(csv_reader_cell(&csv, 1), SLICE("y")));
    assert_int_equal(csv_reader_cell(&csv, 2).length, 0);
    assert_int_equal(csv_reader_cell(&csv, -1).length, 0);
}

static void the_writer_quotes_and_guards(void **state)
{
    CLEANUP_BUFFER struct buffer out = {0};
    struct csv_writer csv = {
        .out = &out, .separator = ';', .crlf = true, .guarded = true};

    (void)state;
    csv_writer_string(&csv, "a;\"b\"\nc");
    csv_writer_string(&csv, "=1+1");
    csv_writer_string(&csv, "-3,5");
    csv_writer_string(&csv, "- no");
    csv_writer_integer(&csv, -3);
    csv_writer_real(&csv, 0.25);
    csv_writer_string(&csv, NULL);
    csv_writer_end_row(&csv);
    csv_writer_string(&csv, "");
    csv_writer_end_row(&csv);
    assert_string_equal(buffer_string(&out),
                        "\"a;\"\"b\"\"\nc\";'=1+1;-3,5;'- no;-3;0.25;"
                        "\r\n\"\"\r\n");
}

static uint32_t next_random(uint32_t *random)
{
    *random = *random * 1664525 + 1013904223;
    return *random >> 16;
}

/* Rows of random cells come back as they were. */
static void a_written_table_is_read_again(void **state)
{
    static const char letters[] = "ab,;\t\"\r\n =\xC3\xA5";
    uint32_t random = 7;

    (void)state;
    for (int round = 0; round < 3000; round++) {
        CLEANUP_BUFFER struct buffer out = {0}, expected = {0}, got = {0};
        struct csv_writer writer = {.out = &out, .separator = ",;\t"[round % 3]};
        CLEANUP(csv_reader_release) struct csv_reader reader;
        struct tema_error error = {0};
        bool found = true;

        for (uint32_t row = next_random(&random) % 4; row-- > 0;) {
            for (uint32_t cell = 1 + next_random(&random) % 4; cell-- > 0;) {
                char text[8];
                size_t length = next_random(&random) % sizeof text;

                for (size_t i = 0; i < length; i++)
                    text[i] = letters[next_random(&random) % (sizeof letters - 1)];
                csv_writer_text(&writer, (struct slice){text, length});
                buffer_add(&expected, text, length);
                buffer_add_byte(&expected, '|');
            }
            csv_writer_end_row(&writer);
            buffer_add_byte(&expected, '/');
        }
        csv_reader_init(&reader, buffer_slice(&out));
        reader.separator = writer.separator;
        for (;;) {
            assert_ok(csv_reader_next(&reader, &found, &error));
            if (!found)
                break;
            for (size_t i = 0; i < reader.cells.count; i++) {
                buffer_add_slice(&got, reader.cells.items[i]);
                buffer_add_byte(&got, '|');
            }
            buffer_add_byte(&got, '/');
        }
        assert_string_equal(buffer_string(&got), buffer_string(&expected));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_separator_is_found),
        cmocka_unit_test(line_ends_of_all_kinds_end_rows),
        cmocka_unit_test(quotes_enclose_separators_breaks_and_quotes),
        cmocka_unit_test(errors_name_the_line),
        cmocka_unit_test(columns_are_found_by_name),
        cmocka_unit_test(the_writer_quotes_and_guards),
        cmocka_unit_test(a_written_table_is_read_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
