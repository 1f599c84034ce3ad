/* xml_writer_test.c - XML that any reader takes */
#include "markup/xml_writer.h"
#include "test.h"

static void elements_nest_and_empty_ones_close_themselves(void **state)
{
    CLEANUP_BUFFER struct buffer out = {0};
    CLEANUP(xml_writer_release) struct xml_writer xml = {.out = &out};

    (void)state;
    xml_writer_start(&xml, "a");
    xml_writer_attribute_integer(&xml, "n", -3);
    xml_writer_empty_with(&xml, "b", "val", "x");
    xml_writer_element(&xml, "c", SLICE("text"));
    xml_writer_end(&xml);
    assert_string_equal(buffer_string(&out), "<a n=\"-3\"><b val=\"x\"/><c>text</c></a>");
}

static void markup_in_text_is_escaped(void **state)
{
    CLEANUP_BUFFER struct buffer out = {0};
    CLEANUP(xml_writer_release) struct xml_writer xml = {.out = &out};

    (void)state;
    xml_writer_start(&xml, "a");
    xml_writer_attribute(&xml, "b", "<\"&'\n\t");
    xml_writer_text(&xml, SLICE("1 < 2 & 3 > 2 \"ok\"\r\n"));
    xml_writer_end(&xml);
    assert_string_equal(buffer_string(&out), "<a b=\"&lt;&quot;&amp;'&#10;&#9;\">"
                                             "1 &lt; 2 &amp; 3 &gt; 2 \"ok\"&#13;\n</a>");
}

static void what_xml_forbids_is_left_out(void **state)
{
    CLEANUP_BUFFER struct buffer out = {0};
    CLEANUP(xml_writer_release) struct xml_writer xml = {.out = &out};

    (void)state;
    xml_writer_element(&xml, "a",
                       SLICE("x\x01\x00y\xEF\xBF\xBF|\xC3\xA5|\xFF|\xED\xA0\x80"));
    assert_string_equal(buffer_string(&out), "<a>xy|\xC3\xA5|\xEF\xBF\xBD|"
                                             "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD</a>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_nest_and_empty_ones_close_themselves),
        cmocka_unit_test(markup_in_text_is_escaped),
        cmocka_unit_test(what_xml_forbids_is_left_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
