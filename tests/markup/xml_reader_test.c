/* xml_reader_test.c - events of XML that nobody vouches for */
#include "markup/xml_reader.h"
#include "markup/xml_writer.h"
#include "test.h"

enum { DEPTH = 200 };

/* Writes the events down: <name depth>, text in brackets, </name depth>. */
static bool trace_events(struct xml_reader *xml, struct buffer *ret_trace,
                         struct tema_error *error)
{
    enum xml_event event;

    for (;;) {
        if (!xml_reader_next(xml, &event, error))
            return false;
        if (event == XML_FINISHED)
            return true;
        if (event == XML_TEXT) {
            buffer_add_byte(ret_trace, '[');
            buffer_add_slice(ret_trace, xml_reader_text(xml));
            buffer_add_byte(ret_trace, ']');
        } else {
            buffer_add_format(ret_trace, "<%s%s%d>", event == XML_END ? "/" : "",
                              xml_reader_name(xml), xml_reader_depth(xml));
        }
    }
}

static bool trace(struct slice bytes, struct buffer *ret_trace, struct tema_error *error)
{
    CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;

    return xml_reader_open(bytes, "test.xml", DEPTH, &xml, error) &&
           trace_events(xml, ret_trace, error);
}

/* Yields the bytes in pieces of some length, copied so that reading beyond is seen. */
struct pieces {
    struct slice rest;
    size_t length;
    char *piece;
};

static bool next_piece(void *context, struct slice *ret_piece, struct tema_error *error)
{
    struct pieces *pieces = context;
    size_t length =
        pieces->length < pieces->rest.length ? pieces->length : pieces->rest.length;

    free(pieces->piece);
    pieces->piece = malloc(length > 0 ? length : 1);
    if (length > 0)
        memcpy(pieces->piece, pieces->rest.bytes, length);
    pieces->rest = slice_from(pieces->rest, length);
    *ret_piece = (struct slice){pieces->piece, length};
    (void)error;
    return true;
}

static bool trace_in_pieces(struct slice bytes, size_t length, struct buffer *ret_trace,
                            struct tema_error *error)
{
    CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;
    struct pieces pieces = {bytes, length, NULL};
    bool went_well =
        xml_reader_open_source(next_piece, &pieces, "test.xml", DEPTH, &xml, error) &&
        trace_events(xml, ret_trace, error);

    free(pieces.piece);
    return went_well;
}

static void assert_refused(struct slice bytes, const char *reason)
{
    CLEANUP_BUFFER struct buffer events = {0};
    struct tema_error error = {0};

    assert_fails(trace(bytes, &events, &error), TEMA_UNREADABLE);
    if (strstr(error.message, reason) == NULL)
        fail_msg("not for '%s': %s", reason, error.message);
    assert_fails(trace_in_pieces(bytes, 50 * 1000, &events, &error), TEMA_UNREADABLE);
    if (strstr(error.message, reason) == NULL)
        fail_msg("in pieces not for '%s': %s", reason, error.message);
}

static void events_come_in_order_with_local_names(void **state)
{
    CLEANUP_BUFFER struct buffer events = {0};
    struct tema_error error = {0};

    (void)state;
    assert_ok(trace(SLICE("<?xml version='1.0'?><w:a xmlns:w='u'><w:b/>x&amp;y<!-- z -->"
                          "<![CDATA[<]]><c>&#229;</c></w:a>"),
                    &events, &error));
    assert_string_equal(buffer_string(&events),
                        "<a1><b2></b2>[x&y<]<c2>[\xC3\xA5]</c2></a1>");
}

static void attributes_are_had_by_local_name_and_namespace(void **state)
{
    CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;
    struct tema_error error = {0};
    enum xml_event event;

    (void)state;
    assert_ok(xml_reader_open(SLICE("<a xmlns:r='http://x/rel' xmlns:w='http://x/main' "
                                    "r:id='1' w:id='&lt;2' id='' />"),
                              "test.xml", DEPTH, &xml, &error));
    assert_ok(xml_reader_next(xml, &event, &error));
    assert_string_equal(xml_reader_attribute(xml, "id"), "1");
    assert_string_equal(xml_reader_attribute_of(xml, "/main", "id"), "<2");
    assert_string_equal(xml_reader_attribute_of(xml, "", "id"), "");
    assert_null(xml_reader_attribute(xml, "name"));
}

static void an_ampersand_in_an_attribute_is_one_however_written(void **state)
{
    static const char bytes[] = "<a b='1 &amp; 2 &#38; 3 &#x26; &lt; &quot; &#65;' "
                                "c='&amp;#38;' d='&amp;'/>";
    CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;
    struct tema_error error = {0};
    enum xml_event event;

    (void)state;
    assert_ok(xml_reader_open(slice_of(bytes), "test.xml", DEPTH, &xml, &error));
    assert_ok(xml_reader_next(xml, &event, &error));
    assert_string_equal(xml_reader_attribute(xml, "b"), "1 & 2 & 3 & < \" A");
    assert_string_equal(xml_reader_attribute(xml, "c"), "&#38;");
    assert_string_equal(xml_reader_attribute(xml, "d"), "&");
}

static void a_text_is_one_event_however_long(void **state)
{
    CLEANUP_BUFFER struct buffer text = {0}, out = {0};
    CLEANUP(xml_writer_release) struct xml_writer writer = {.out = &out};
    CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;
    struct tema_error error = {0};
    enum xml_event event;

    (void)state;
    for (int i = 0; i < 40000; i++)
        buffer_add_string(&text, i % 3 == 0 ? "\xC3\xA5" : "&");
    xml_writer_start(&writer, "a");
    xml_writer_empty(&writer, "b");
    xml_writer_text(&writer, buffer_slice(&text));
    xml_writer_end(&writer);
    assert_ok(xml_reader_open(buffer_slice(&out), "test.xml", DEPTH, &xml, &error));
    assert_ok(xml_reader_next(xml, &event, &error));
    assert_ok(xml_reader_next(xml, &event, &error));
    assert_ok(xml_reader_skip(xml, &error));
    assert_ok(xml_reader_next(xml, &event, &error));
    assert_int_equal(event, XML_TEXT);
    assert_true(slice_equals(xml_reader_text(xml), buffer_slice(&text)));
    assert_ok(xml_reader_next(xml, &event, &error));
    assert_int_equal(event, XML_END);
    assert_ok(xml_reader_next(xml, &event, &error));
    assert_int_equal(event, XML_FINISHED);
    assert_ok(xml_reader_next(xml, &event, &error));
    assert_int_equal(event, XML_FINISHED);
}

static void skipping_goes_behind_the_elements_own_end(void **state)
{
    CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;
    struct tema_error error = {0};
    enum xml_event event;

    (void)state;
    assert_ok(xml_reader_open(SLICE("<a><b><b>x</b>y</b><c/></a>"), "test.xml", DEPTH,
                              &xml, &error));
    assert_ok(xml_reader_next(xml, &event, &error));
    assert_ok(xml_reader_next(xml, &event, &error));
    assert_ok(xml_reader_skip(xml, &error));
    assert_ok(xml_reader_next(xml, &event, &error));
    assert_string_equal(xml_reader_name(xml), "c");
}

static void other_encodings_become_utf8(void **state)
{
    CLEANUP_BUFFER struct buffer events = {0};
    struct tema_error error = {0};

    (void)state;
    assert_ok(trace(SLICE("<?xml version='1.0' encoding='iso-8859-1'?><a>\xE5</a>"),
                    &events, &error));
    assert_ok(trace(SLICE("\xFF\xFE<\0a\0>\0\xE5\0<\0/\0a\0>\0"), &events, &error));
    assert_string_equal(buffer_string(&events), "<a1>[\xC3\xA5]</a1><a1>[\xC3\xA5]</a1>");
}

/* In one piece, and however it is cut. */
static void assert_read_as(struct slice bytes, const char *expected)
{
    CLEANUP_BUFFER struct buffer whole = {0};
    struct tema_error error = {0};

    assert_ok(trace(bytes, &whole, &error));
    assert_string_equal(buffer_string(&whole), expected);
    for (size_t length = 1; length <= bytes.length; length++) {
        CLEANUP_BUFFER struct buffer events = {0};

        assert_ok(trace_in_pieces(bytes, length, &events, &error));
        assert_string_equal(buffer_string(&events), expected);
    }
}

/* WORDS, which are ASCII, in UTF-16 behind MARK (may be empty). */
static void add_utf16(struct buffer *buffer, const char *mark, const char *words,
                      bool big_endian)
{
    buffer_add(buffer, mark, *mark != '\0' ? 2 : 0);
    for (; *words != '\0'; words++) {
        if (big_endian)
            buffer_add_byte(buffer, '\0');
        buffer_add_byte(buffer, *words);
        if (!big_endian)
            buffer_add_byte(buffer, '\0');
    }
}

static void a_source_in_any_encoding_gives_the_same_events(void **state)
{
    static const char *declared = "<?xml version='1.0' encoding='UTF-16'?>"
                                  "<a b='&#229;'>&#229;<c/></a>";
    CLEANUP_BUFFER struct buffer little = {0}, big = {0};

    (void)state;
    assert_read_as(SLICE("\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?>"
                         "<a>\xC3\xA5\xF0\x9F\x98\x80<b/></a>\n"),
                   "<a1>[\xC3\xA5\xF0\x9F\x98\x80]<b2></b2></a1>");
    assert_read_as(SLICE("\xEF\xBB\xBF<a/>"), "<a1></a1>");
    assert_read_as(SLICE("<?xml version='1.0' encoding='Windows-1252'?>"
                         "<a b='\x84'>\x80\xE5<b/>\x94</a>"),
                   "<a1>[\xE2\x82\xAC\xC3\xA5]<b2></b2>[\xE2\x80\x9D]</a1>");
    add_utf16(&little, "\xFF\xFE", declared, false);
    assert_read_as(buffer_slice(&little), "<a1>[\xC3\xA5]<c2></c2></a1>");
    add_utf16(&big, "\xFE\xFF", declared, true);
    assert_read_as(buffer_slice(&big), "<a1>[\xC3\xA5]<c2></c2></a1>");
    buffer_clear(&little);
    add_utf16(&little, "", declared, false);
    assert_read_as(buffer_slice(&little), "<a1>[\xC3\xA5]<c2></c2></a1>");
}

static void a_long_source_in_utf16_is_read_whole(void **state)
{
    CLEANUP_BUFFER struct buffer xml = {0}, events = {0}, expected = {0};
    struct tema_error error = {0};

    (void)state;
    add_utf16(&xml, "\xFF\xFE", "<?xml version='1.0' encoding='utf-16'?><a>", false);
    buffer_add_string(&expected, "<a1>");
    for (int i = 0; i < 30000; i++) {
        add_utf16(&xml, "", "<b>", false);
        buffer_add(&xml, "\x3D\xD8\x00\xDE", 4);
        add_utf16(&xml, "", "</b>", false);
        buffer_add_string(&expected, "<b2>[\xF0\x9F\x98\x80]</b2>");
    }
    add_utf16(&xml, "", "</a>", false);
    buffer_add_string(&expected, "</a1>");
    for (size_t length = 1001; length < 100 * 1000; length *= 3) {
        buffer_clear(&events);
        assert_ok(trace_in_pieces(buffer_slice(&xml), length, &events, &error));
        assert_string_equal(buffer_string(&events), buffer_string(&expected));
    }
}

static bool fail_at_once(void *context, struct slice *ret_piece, struct tema_error *error)
{
    (void)context, (void)ret_piece;
    return tema_fail(error, TEMA_IO, "the disk is gone");
}

static void a_sources_failure_is_told_as_it_is(void **state)
{
    CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;
    struct tema_error error = {0};
    enum xml_event event;

    (void)state;
    assert_ok(
        xml_reader_open_source(fail_at_once, NULL, "test.xml", DEPTH, &xml, &error));
    assert_fails(xml_reader_next(xml, &event, &error), TEMA_IO);
    assert_string_equal(error.message, "the disk is gone");
    assert_fails(xml_reader_next(xml, &event, &error), TEMA_IO);
}

/* "<a>" and then text without end. */
static bool next_text(void *context, struct slice *ret_piece, struct tema_error *error)
{
    static char text[64 * 1024];
    int *count = context;

    memset(text, 'x', sizeof text);
    *ret_piece = (*count)++ == 0 ? SLICE("<a>") : (struct slice){text, sizeof text};
    return *count < 2000 || tema_fail(error, TEMA_IO, "too much was read");
}

static void a_text_without_end_is_refused_in_time(void **state)
{
    CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;
    struct tema_error error = {0};
    enum xml_event event;
    int count = 0;

    (void)state;
    assert_ok(xml_reader_open_source(next_text, &count, "test.xml", DEPTH, &xml, &error));
    assert_ok(xml_reader_next(xml, &event, &error));
    assert_fails(xml_reader_next(xml, &event, &error), TEMA_UNREADABLE);
    assert_non_null(strstr(error.message, "64 MiB"));
}

static void a_truncated_source_is_refused_at_every_byte(void **state)
{
    const struct slice xml =
        SLICE("<?xml version='1.0'?><a x='1'><b>t&amp;u</b><!--c--><![CDATA[d]]></a>");
    struct tema_error error = {0};

    (void)state;
    for (size_t length = 0; length < xml.length; length++) {
        CLEANUP_BUFFER struct buffer events = {0};

        assert_fails(trace_in_pieces(slice_cut(xml, 0, length), 7, &events, &error),
                     TEMA_UNREADABLE);
    }
}

static void a_doctype_is_refused(void **state)
{
    (void)state;
    assert_refused(SLICE("<!DOCTYPE a><a/>"), "DOCTYPE");
    assert_refused(SLICE("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"), "DOCTYPE");
    assert_refused(SLICE("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"), "DOCTYPE");
    assert_refused(SLICE("<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>"
                         "<!ENTITY c '&b;&b;&b;&b;'>]><a x='&c;'>&c;</a>"),
                   "DOCTYPE");
}

static void what_is_no_sound_xml_is_refused(void **state)
{
    (void)state;
    assert_refused(SLICE(""), "XML");
    assert_refused(SLICE("no markup"), "XML");
    assert_refused(SLICE("<a>"), "XML");
    assert_refused(SLICE("<a></b>"), "XML");
    assert_refused(SLICE("<a>&nbsp;</a>"), "XML");
    assert_refused(SLICE("<a>\x01</a>"), "XML");
    assert_refused(SLICE("<a>\xFF</a>"), "XML");
    assert_refused(SLICE("<a/><b/>"), "XML");
    assert_refused(SLICE("<a>\n\n</b>"), "line 3");
}

static void a_million_nested_elements_are_refused(void **state)
{
    CLEANUP_BUFFER struct buffer xml = {0};

    (void)state;
    for (int i = 0; i < 1000 * 1000; i++)
        buffer_add_string(&xml, "<a>");
    assert_refused(buffer_slice(&xml), "deep");
}

static void an_element_of_many_attributes_costs_no_time(void **state)
{
    CLEANUP_BUFFER struct buffer few = {0}, xml = {0}, spaces = {0};

    (void)state;
    buffer_add_string(&few, "<a");
    buffer_add_string(&xml, "<a");
    buffer_add_string(&spaces, "<a");
    for (int i = 0; i < 300 * 1000; i++) {
        if (i < 300)
            buffer_add_format(&few, " a%d=\"\"", i);
        buffer_add_format(&xml, " a%d=\"\"", i);
        buffer_add_format(&spaces, " xmlns:a%d='u'", i);
    }
    buffer_add_string(&few, "/>");
    buffer_add_string(&xml, "/>");
    buffer_add_string(&spaces, "/>");
    assert_refused(buffer_slice(&few), "attributes");
    assert_refused(buffer_slice(&xml), "attributes");
    assert_refused(buffer_slice(&spaces), "attributes");
}

static void a_million_different_names_cost_no_time(void **state)
{
    CLEANUP_BUFFER struct buffer xml = {0};

    (void)state;
    buffer_add_string(&xml, "<a>");
    for (int i = 0; i < 1000 * 1000; i++)
        buffer_add_format(&xml, "<a%d/>", i);
    buffer_add_string(&xml, "</a>");
    assert_refused(buffer_slice(&xml), "names");
}

static void a_long_attribute_and_an_unknown_prefix_are_fine(void **state)
{
    CLEANUP_BUFFER struct buffer xml = {0}, events = {0};
    struct tema_error error = {0};

    (void)state;
    buffer_add_string(&xml, "<x:a data='");
    for (int i = 0; i < 300 * 1000; i++)
        buffer_add_string(&xml, "base64==");
    buffer_add_string(&xml, "'/>");
    assert_ok(trace(buffer_slice(&xml), &events, &error));
    assert_string_equal(buffer_string(&events), "<a1></a1>");
}

/* Events with the attributes and namespaces that belong to them. */
static void trace_all(struct xml_reader *xml, struct buffer *ret_trace)
{
    struct tema_error error = {0};
    enum xml_event event;

    for (;;) {
        assert_ok(xml_reader_next(xml, &event, &error));
        buffer_add_format(ret_trace, "%d:%d ", (int)event, xml_reader_depth(xml));
        if (event == XML_FINISHED)
            return;
        buffer_add_slice(ret_trace, xml_reader_text(xml));
        if (event != XML_START)
            continue;
        buffer_add_format(ret_trace, "%s|%s", xml_reader_name(xml),
                          xml_reader_namespace(xml));
        for (const char *name = "abc"; *name != '\0'; name++) {
            const char letter[] = {*name, '\0'};
            const char *plain = xml_reader_attribute_of(xml, "", letter);
            const char *known = xml_reader_attribute_of(xml, "one", letter);

            buffer_add_format(ret_trace, "|%s|%s", plain != NULL ? plain : "-",
                              known != NULL ? known : "-");
        }
    }
}

static void what_was_recorded_is_handed_out_once_more(void **state)
{
    static const char source[] =
        "<?xml version='1.0'?><r xmlns='urn:one' xmlns:x='urn:two' xmlns:y='urn:one' "
        "a='1 &amp; 2' b=''><c y:a='Å' x:b='3' a=''/>skam &lt; <x:e c='ord'>och</x:e>"
        "<e xmlns=''/><!-- no --><r><r/>\xF0\x9F\x98\x80</r></r>";
    CLEANUP(xml_reader_freep) struct xml_reader *first = NULL;
    CLEANUP_BUFFER struct buffer record = {0}, expected = {0};
    struct tema_error error = {0};
    enum xml_event event;

    (void)state;
    assert_ok(xml_reader_open(slice_of(source), "test.xml", DEPTH, &first, &error));
    xml_reader_record(first, &record);
    trace_all(first, &expected);
    for (size_t length = 1; length < record.length + 2; length += length / 3 + 1) {
        CLEANUP(xml_reader_freep) struct xml_reader *again = NULL;
        CLEANUP_BUFFER struct buffer events = {0};
        struct pieces pieces = {buffer_slice(&record), length, NULL};

        xml_reader_open_record(next_piece, &pieces, &again);
        trace_all(again, &events);
        assert_string_equal(buffer_string(&events), buffer_string(&expected));
        free(pieces.piece);
    }
    for (size_t length = 1; length < record.length; length++) {
        CLEANUP(xml_reader_freep) struct xml_reader *cut = NULL;
        struct pieces pieces = {slice_cut(buffer_slice(&record), 0, length), 7, NULL};
        bool went_well = true;

        xml_reader_open_record(next_piece, &pieces, &cut);
        do
            went_well = xml_reader_next(cut, &event, &error);
        while (went_well && event != XML_FINISHED);
        free(pieces.piece);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_come_in_order_with_local_names),
        cmocka_unit_test(attributes_are_had_by_local_name_and_namespace),
        cmocka_unit_test(an_ampersand_in_an_attribute_is_one_however_written),
        cmocka_unit_test(a_text_is_one_event_however_long),
        cmocka_unit_test(skipping_goes_behind_the_elements_own_end),
        cmocka_unit_test(other_encodings_become_utf8),
        cmocka_unit_test(a_source_in_any_encoding_gives_the_same_events),
        cmocka_unit_test(a_long_source_in_utf16_is_read_whole),
        cmocka_unit_test(a_sources_failure_is_told_as_it_is),
        cmocka_unit_test(a_text_without_end_is_refused_in_time),
        cmocka_unit_test(a_truncated_source_is_refused_at_every_byte),
        cmocka_unit_test(a_doctype_is_refused),
        cmocka_unit_test(what_is_no_sound_xml_is_refused),
        cmocka_unit_test(a_million_nested_elements_are_refused),
        cmocka_unit_test(an_element_of_many_attributes_costs_no_time),
        cmocka_unit_test(a_million_different_names_cost_no_time),
        cmocka_unit_test(a_long_attribute_and_an_unknown_prefix_are_fine),
        cmocka_unit_test(what_was_recorded_is_handed_out_once_more),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
