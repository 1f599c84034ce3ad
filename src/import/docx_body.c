/* docx_body.c - see import/docx_body.h */
#include "import/docx_body.h"
#include "base/cleanup.h"
#include "import/docx_layout.h"
#include "import/docx_words.h"
#include "import/element.h"

enum tag {
    TAG_NONE,
    TAG_ALTERNATE,
    TAG_BREAK,
    TAG_CELL,
    TAG_CELL_PROPERTIES,
    TAG_CHANGED_AWAY,
    TAG_CHANGED_IN,
    TAG_CHOICE,
    TAG_COMMENT,
    TAG_COMMENT_END,
    TAG_COMMENT_START,
    TAG_EMBEDDED,
    TAG_FIELD,
    TAG_HYPHEN,
    TAG_LEFT_OUT,
    TAG_NOTE,
    TAG_NOTE_REFERENCE,
    TAG_PARAGRAPH,
    TAG_PARAGRAPH_PROPERTIES,
    TAG_ROW,
    TAG_ROW_PROPERTIES,
    TAG_RUN,
    TAG_RUN_PROPERTIES,
    TAG_SYMBOL,
    TAG_TAB,
    TAG_TABLE,
    TAG_TEXT,
};

static const struct element elements[] = {
    {"AlternateContent", TAG_ALTERNATE},
    {"Choice", TAG_CHOICE},
    {"Fallback", TAG_LEFT_OUT},
    {"altChunk", TAG_EMBEDDED},
    {"br", TAG_BREAK},
    {"commentRangeEnd", TAG_COMMENT_END},
    {"commentRangeStart", TAG_COMMENT_START},
    {"commentReference", TAG_COMMENT},
    {"cr", TAG_BREAK},
    {"del", TAG_CHANGED_AWAY},
    {"endnote", TAG_NOTE},
    {"endnoteReference", TAG_NOTE_REFERENCE},
    {"fldChar", TAG_FIELD},
    {"footnote", TAG_NOTE},
    {"footnoteReference", TAG_NOTE_REFERENCE},
    {"ins", TAG_CHANGED_IN},
    {"moveFrom", TAG_CHANGED_AWAY},
    {"moveTo", TAG_CHANGED_IN},
    {"noBreakHyphen", TAG_HYPHEN},
    {"p", TAG_PARAGRAPH},
    {"pPr", TAG_PARAGRAPH_PROPERTIES},
    {"ptab", TAG_TAB},
    {"r", TAG_RUN},
    {"rPr", TAG_RUN_PROPERTIES},
    {"rt", TAG_LEFT_OUT}, /* the reading above a ruby's base */
    {"sdtPr", TAG_LEFT_OUT},
    {"sectPr", TAG_LEFT_OUT},
    {"sym", TAG_SYMBOL},
    {"t", TAG_TEXT},
    {"tab", TAG_TAB},
    {"tbl", TAG_TABLE},
    {"tblGrid", TAG_LEFT_OUT},
    {"tblPr", TAG_LEFT_OUT},
    {"tc", TAG_CELL},
    {"tcPr", TAG_CELL_PROPERTIES},
    {"tr", TAG_ROW},
    {"trPr", TAG_ROW_PROPERTIES},
};

static enum tag tag_here(const struct docx_body *body)
{
    return (enum tag)element_tag(xml_reader_name(body->xml), elements,
                                 sizeof elements / sizeof *elements);
}

/* --- comments --- */

static void mark_comment(struct docx_body *body, enum tag tag)
{
    struct docx_comment *comment =
        docx_comments_find(&body->comments, docx_number(body->xml, "id", -1));

    if (comment == NULL)
        return;
    if (tag == TAG_COMMENT_START && !comment->has_start) {
        comment->start = draft_mark(body->text.draft);
        comment->has_start = true;
    } else if (tag != TAG_COMMENT_START && !comment->has_end) {
        comment->end = draft_mark(body->text.draft);
        comment->has_end = true;
    }
}

/* --- events --- */

static bool begin_note(struct docx_body *body, struct tema_error *error)
{
    body->note =
        docx_notes_find(&body->notes, body->part, docx_number(body->xml, "id", -1));
    /* Nothing refers to it: the line above the notes, say. */
    return body->note > 0 || xml_reader_skip(body->xml, error);
}

static bool begin_choice(struct docx_body *body, struct tema_error *error)
{
    bool *taken = body->choice_taken + xml_reader_depth(body->xml);

    if (*taken)
        return xml_reader_skip(body->xml, error);
    *taken = true;
    return true;
}

/* Elements that put something into the text. */
static void pass_sign(struct docx_body *body, enum tag tag)
{
    switch (tag) {
    case TAG_BREAK:
        docx_words_add(body, SLICE("\n"));
        break;
    case TAG_HYPHEN:
        docx_words_add(body, SLICE("\u2011"));
        break;
    case TAG_NOTE_REFERENCE:
        docx_words_refer(body);
        break;
    case TAG_SYMBOL:
        docx_words_add_symbol(body);
        break;
    case TAG_TAB:
        docx_words_add(body, SLICE("\t"));
        break;
    case TAG_TEXT:
        docx_words_begin(body);
        break;
    default:
        break;
    }
}

/* Elements that hold text. */
static void enter(struct docx_body *body, enum tag tag)
{
    switch (tag) {
    case TAG_ALTERNATE:
        body->choice_taken[xml_reader_depth(body->xml) + 1] = false;
        break;
    case TAG_CELL:
        docx_layout_open_cell(body);
        break;
    case TAG_CHANGED_AWAY:
        body->muted_depth = xml_reader_depth(body->xml);
        body->changes++;
        break;
    case TAG_CHANGED_IN:
        body->changes++;
        break;
    case TAG_PARAGRAPH:
        docx_layout_open_paragraph(body);
        break;
    case TAG_ROW:
        office_tables_open_row(&body->tables);
        break;
    case TAG_RUN:
        body->run = (struct docx_run){.is_hidden = body->paragraph.is_hidden};
        break;
    case TAG_TABLE:
        docx_layout_open_table(body);
        break;
    default:
        pass_sign(body, tag);
        break;
    }
}

static bool on_start(struct docx_body *body, struct tema_error *error)
{
    enum tag tag = tag_here(body);

    body->in_text = false;
    if (tag == TAG_COMMENT || tag == TAG_COMMENT_START || tag == TAG_COMMENT_END) {
        mark_comment(body, tag);
        return true;
    }
    if (body->muted_depth > 0)
        return true;
    switch (tag) {
    case TAG_CELL_PROPERTIES:
        return docx_layout_read_columns(body, 1, error);
    case TAG_CHOICE:
        return begin_choice(body, error);
    case TAG_EMBEDDED:
        body->embedded++;
        return xml_reader_skip(body->xml, error);
    case TAG_FIELD:
        docx_words_pass_field(body);
        return xml_reader_skip(body->xml, error);
    case TAG_LEFT_OUT:
        return xml_reader_skip(body->xml, error);
    case TAG_NOTE:
        return begin_note(body, error);
    case TAG_PARAGRAPH_PROPERTIES:
        return docx_layout_read_paragraph(body, error);
    case TAG_ROW_PROPERTIES:
        return docx_layout_read_columns(body, 0, error);
    case TAG_RUN_PROPERTIES:
        return docx_properties_run(body->xml, body->styles, &body->run, error);
    default:
        enter(body, tag);
        return true;
    }
}

static void on_end(struct docx_body *body)
{
    body->in_text = false;
    if (body->muted_depth > 0) {
        if (xml_reader_depth(body->xml) == body->muted_depth)
            body->muted_depth = 0;
        return;
    }
    switch (tag_here(body)) {
    case TAG_NOTE:
        office_text_break(&body->text);
        body->note = 0;
        break;
    case TAG_PARAGRAPH:
        docx_words_end_instructions(body);
        office_text_close(&body->text);
        break;
    case TAG_CELL:
        docx_layout_close_cell(body);
        break;
    case TAG_TABLE:
        office_tables_close(&body->tables);
        break;
    default:
        break;
    }
}

static bool check_root(const struct docx_body *body, struct tema_error *error)
{
    const char *root = xml_reader_name(body->xml);

    if (body->part != DOCX_DOCUMENT || strcmp(root, "document") == 0)
        return true;
    if (strcmp(root, "workbook") == 0)
        return tema_fail(error, TEMA_UNREADABLE, "this is an Excel file (.xlsx)");
    if (strcmp(root, "presentation") == 0)
        return tema_fail(error, TEMA_UNREADABLE, "this is a PowerPoint file (.pptx)");
    return tema_fail(error, TEMA_UNREADABLE, "its main part is no Word text, but <%s>",
                     root);
}

static bool read_events(struct docx_body *body, struct tema_error *error)
{
    enum xml_event event;

    if (!xml_reader_next(body->xml, &event, error) || !check_root(body, error))
        return false;
    body->keeps_all_space = xml_reader_attribute(body->xml, "space") != NULL;
    do {
        if (!xml_reader_next(body->xml, &event, error))
            return false;
        if (event == XML_START && !on_start(body, error))
            return false;
        if (event == XML_END)
            on_end(body);
        if (event == XML_TEXT && body->in_text)
            docx_words_add_text(body, xml_reader_text(body->xml));
    } while (event != XML_FINISHED);
    office_text_break(&body->text);
    return true;
}

bool docx_body_read(struct docx_body *body, struct docx_package *package,
                    enum docx_part part, struct tema_error *error)
{
    CLEANUP(xml_reader_freep) struct xml_reader *xml = NULL;

    if (!docx_package_read(package, part, &xml, error))
        return false;
    if (xml == NULL)
        return true;
    body->xml = xml;
    body->part = part;
    body->instructions = body->fields.count = 0;
    return read_events(body, error);
}

void docx_body_release(struct docx_body *body)
{
    office_text_release(&body->text);
    array_release(&body->notes.items);
    docx_comments_release(&body->comments);
    office_tables_release(&body->tables);
    array_release(&body->fields);
    buffer_release(&body->words);
}
