/* odt_body.c - see import/odt_body.h */
#include <stdio.h>

#include "import/element.h"
#include "import/odt_words.h"

enum tag {
    TAG_NONE,
    TAG_AUTOMATIC_STYLES,
    TAG_BLANKS,
    TAG_BODY,
    TAG_BREAK,
    TAG_CELL,
    TAG_COMMENT,
    TAG_COMMENT_END,
    TAG_COVERED_CELL,
    TAG_EMBEDDED,
    TAG_HIDDEN,
    TAG_LEFT_OUT,
    TAG_LIST,
    TAG_NOTE,
    TAG_NOTE_BODY,
    TAG_PARAGRAPH,
    TAG_ROW,
    TAG_SECTION,
    TAG_SPAN,
    TAG_TAB,
    TAG_TABLE,
    TAG_TITLE,
    TAG_TRACKED_CHANGES,
};

static const struct element elements[] = {
    {"alphabetical-index-source", TAG_LEFT_OUT},
    {"annotation", TAG_COMMENT},
    {"annotation-end", TAG_COMMENT_END},
    {"automatic-styles", TAG_AUTOMATIC_STYLES},
    {"bibliography-source", TAG_LEFT_OUT},
    {"binary-data", TAG_LEFT_OUT},
    {"body", TAG_BODY},
    {"covered-table-cell", TAG_COVERED_CELL},
    {"desc", TAG_TITLE},
    {"event-listeners", TAG_LEFT_OUT},
    {"font-face-decls", TAG_LEFT_OUT},
    {"forms", TAG_LEFT_OUT},
    {"h", TAG_PARAGRAPH},
    {"hidden-text", TAG_HIDDEN},
    {"illustration-index-source", TAG_LEFT_OUT},
    {"line-break", TAG_BREAK},
    {"list", TAG_LIST},
    {"note", TAG_NOTE},
    {"note-body", TAG_NOTE_BODY},
    {"note-citation", TAG_LEFT_OUT},
    {"numbered-paragraph", TAG_LIST},
    {"object", TAG_EMBEDDED},
    {"object-index-source", TAG_LEFT_OUT},
    {"p", TAG_PARAGRAPH},
    {"ruby-text", TAG_LEFT_OUT},
    {"s", TAG_BLANKS},
    {"script", TAG_LEFT_OUT},
    {"scripts", TAG_LEFT_OUT},
    {"section", TAG_SECTION},
    {"span", TAG_SPAN},
    {"tab", TAG_TAB},
    {"table", TAG_TABLE},
    {"table-cell", TAG_CELL},
    {"table-index-source", TAG_LEFT_OUT},
    {"table-of-content-source", TAG_LEFT_OUT},
    {"table-row", TAG_ROW},
    {"title", TAG_TITLE},
    {"tracked-changes", TAG_TRACKED_CHANGES},
    {"user-index-source", TAG_LEFT_OUT},
};

static enum tag tag_here(const struct odt_body *body)
{
    return (enum tag)element_tag(xml_reader_name(body->xml), elements,
                                 sizeof elements / sizeof *elements);
}

static bool is_attribute(const struct odt_body *body, const char *name, const char *value)
{
    const char *given = xml_reader_attribute(body->xml, name);

    return given != NULL && strcmp(given, value) == 0;
}

/* --- notes, comments, changes --- */

/* Notes within notes there are none. */
static bool begin_note(struct odt_body *body, struct tema_error *error)
{
    char marker[32];

    if (body->note > 0 || body->text.in_note)
        return xml_reader_skip(body->xml, error);
    snprintf(marker, sizeof marker, "[%d]", ++body->note_count);
    odt_words_add(body, slice_of(marker), true);
    return true;
}

static void set_note(struct odt_body *body, bool in_note)
{
    body->text.in_note = in_note;
    body->note = in_note ? body->note_count : 0;
}

static bool count_changes(struct odt_body *body, struct tema_error *error)
{
    int depth = xml_reader_depth(body->xml);
    enum xml_event event;

    do {
        if (!xml_reader_next(body->xml, &event, error))
            return false;
        if (event == XML_START &&
            strcmp(xml_reader_name(body->xml), "changed-region") == 0)
            body->changes++;
    } while (event != XML_FINISHED &&
             !(event == XML_END && xml_reader_depth(body->xml) == depth));
    return true;
}

static bool leave_out(struct odt_body *body, size_t *count, struct tema_error *error)
{
    ++*count;
    return xml_reader_skip(body->xml, error);
}

/* Those before the text; elsewhere there are none. */
static bool read_styles(struct odt_body *body, struct tema_error *error)
{
    if (body->styles->is_resolved)
        return xml_reader_skip(body->xml, error);
    return odt_styles_read(body->styles, body->xml, true, error);
}

/* --- events --- */

static bool is_of_text(const struct odt_body *body)
{
    const char *uri = xml_reader_namespace(body->xml);

    return strstr(uri, ":text:") != NULL;
}

/* Elements that are read, or passed over, to their end. RET_IS_DONE: so it was. */
static bool pass_whole(struct odt_body *body, enum tag tag, bool *ret_is_done,
                       struct tema_error *error)
{
    *ret_is_done = true;
    switch (tag) {
    case TAG_AUTOMATIC_STYLES:
        return read_styles(body, error);
    case TAG_COMMENT:
        odt_words_add(body, SLICE(""), true);
        return odt_comments_read(&body->comments, body->xml, body->text.draft, error);
    case TAG_EMBEDDED:
        return leave_out(body, &body->embedded, error);
    case TAG_HIDDEN:
        if (is_attribute(body, "is-hidden", "true"))
            return leave_out(body, &body->hidden, error);
        break;
    case TAG_LEFT_OUT:
        return xml_reader_skip(body->xml, error);
    case TAG_SECTION:
        if (is_attribute(body, "display", "none") ||
            is_attribute(body, "is-hidden", "true"))
            return leave_out(body, &body->hidden, error);
        break;
    case TAG_TITLE: /* of a picture, unless it is the field of that name */
        if (!is_of_text(body))
            return xml_reader_skip(body->xml, error);
        break;
    case TAG_TRACKED_CHANGES:
        return count_changes(body, error);
    default:
        break;
    }
    *ret_is_done = false;
    return true;
}

static void enter(struct odt_body *body, enum tag tag)
{
    switch (tag) {
    case TAG_BLANKS:
        odt_words_add_blanks(body);
        break;
    case TAG_BODY:
        if (!body->styles->is_resolved)
            odt_styles_resolve(body->styles);
        break;
    case TAG_BREAK:
        odt_words_add(body, SLICE("\n"), true);
        break;
    case TAG_CELL:
        office_tables_open_cell(&body->tables);
        office_tables_skip_columns(
            &body->tables, odt_words_number(body, "number-columns-repeated", 1) - 1);
        break;
    case TAG_COMMENT_END:
        odt_comments_end(&body->comments, body->xml, body->text.draft);
        break;
    case TAG_COVERED_CELL:
        office_tables_skip_columns(&body->tables,
                                   odt_words_number(body, "number-columns-repeated", 1));
        break;
    case TAG_LIST:
        body->list++;
        break;
    case TAG_NOTE_BODY:
        set_note(body, true);
        break;
    case TAG_PARAGRAPH:
        odt_words_open_paragraph(body);
        break;
    case TAG_ROW:
        office_tables_open_row(&body->tables);
        office_tables_skip_rows(&body->tables,
                                odt_words_number(body, "number-rows-repeated", 1) - 1);
        break;
    case TAG_SPAN:
        odt_words_open_span(body);
        break;
    case TAG_TAB:
        odt_words_add(body, SLICE("\t"), true);
        break;
    case TAG_TABLE:
        office_tables_open(&body->tables);
        break;
    default:
        break;
    }
}

static bool on_start(struct odt_body *body, struct tema_error *error)
{
    enum tag tag = tag_here(body);
    bool is_done;

    if (tag == TAG_NONE)
        return true;
    if (tag == TAG_NOTE)
        return begin_note(body, error);
    if (!pass_whole(body, tag, &is_done, error))
        return false;
    if (!is_done)
        enter(body, tag);
    return true;
}

static void on_end(struct odt_body *body)
{
    switch (tag_here(body)) {
    case TAG_CELL:
        office_tables_close_cell(&body->tables);
        break;
    case TAG_LIST:
        body->list--;
        break;
    case TAG_NOTE_BODY:
        set_note(body, false);
        break;
    case TAG_PARAGRAPH:
        odt_words_close_paragraph(body);
        break;
    case TAG_SPAN:
        odt_words_close_span(body);
        break;
    case TAG_TABLE:
        office_tables_close(&body->tables);
        break;
    default:
        break;
    }
}

bool odt_body_read(struct odt_body *body, struct tema_error *error)
{
    enum xml_event event;

    do {
        if (!xml_reader_next(body->xml, &event, error))
            return false;
        if (event == XML_START && !on_start(body, error))
            return false;
        if (event == XML_END)
            on_end(body);
        if (event == XML_TEXT)
            odt_words_add(body, xml_reader_text(body->xml), false);
    } while (event != XML_FINISHED);
    return office_text_finish(&body->text, error);
}

void odt_body_release(struct odt_body *body)
{
    office_text_release(&body->text);
    odt_comments_release(&body->comments);
    array_release(&body->runs);
    array_release(&body->spaces);
    office_tables_release(&body->tables);
    buffer_release(&body->words);
}
