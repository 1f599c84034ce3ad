/* docx_words.c - see import/docx_words.h */
#include <stdio.h>

#include "import/docx_symbols.h"
#include "import/docx_words.h"
#include "text/utf8.h"

void docx_words_add(struct docx_body *body, struct slice words)
{
    if (body->muted_depth > 0 || body->instructions > 0 || words.length == 0)
        return;
    if (body->run.is_hidden)
        body->hidden++;
    else
        office_text_add(&body->text, words, body->run.is_bold);
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

/* Line ends in the XML are no line ends of the text. */
void docx_words_add_text(struct docx_body *body, struct slice words)
{
    if (!body->keeps_space) {
        while (words.length > 0 && is_space(words.bytes[words.length - 1]))
            words.length--;
        while (words.length > 0 && is_space(words.bytes[0]))
            words = slice_from(words, 1);
    }
    if (memchr(words.bytes, '\n', words.length) == NULL) {
        docx_words_add(body, words);
        return;
    }
    buffer_clear(&body->words);
    buffer_add_slice(&body->words, words);
    for (size_t i = 0; i < body->words.length; i++) {
        if (body->words.bytes[i] == '\n')
            body->words.bytes[i] = ' ';
    }
    docx_words_add(body, buffer_slice(&body->words));
}

void docx_words_begin(struct docx_body *body)
{
    const char *space = xml_reader_attribute(body->xml, "space");

    body->in_text = true;
    body->keeps_space =
        body->keeps_all_space || (space != NULL && strcmp(space, "preserve") == 0) ||
        strstr(xml_reader_namespace(body->xml), "wordprocessingml") == NULL;
}

void docx_words_add_symbol(struct docx_body *body)
{
    const char *font = xml_reader_attribute(body->xml, "font");
    const char *place = xml_reader_attribute(body->xml, "char");
    char bytes[UTF8_LARGEST];

    if (place == NULL)
        return;
    docx_words_add(
        body,
        (struct slice){bytes, utf8_encode(docx_symbol(font != NULL ? font : "",
                                                      (uint32_t)strtoul(place, NULL, 16)),
                                          bytes)});
}

void docx_words_refer(struct docx_body *body)
{
    bool is_footnote = xml_reader_name(body->xml)[0] == 'f';
    long id = docx_number(body->xml, "id", -1);
    char marker[32];

    if (body->part != DOCX_DOCUMENT || body->muted_depth > 0 || body->instructions > 0)
        return;
    snprintf(
        marker, sizeof marker, "[%d]",
        docx_notes_refer(&body->notes, is_footnote ? DOCX_FOOTNOTES : DOCX_ENDNOTES, id));
    docx_words_add(body, slice_of(marker));
}

void docx_words_pass_field(struct docx_body *body)
{
    const char *type = xml_reader_attribute(body->xml, "fldCharType");
    bool *innermost =
        body->fields.count > 0 ? body->fields.items + body->fields.count - 1 : NULL;

    if (type == NULL)
        return;
    if (strcmp(type, "begin") == 0) {
        *array_push(&body->fields) = true;
        body->instructions++;
    } else if (innermost != NULL) {
        body->instructions -= *innermost;
        *innermost = false;
        if (strcmp(type, "end") == 0)
            body->fields.count--;
    }
}

void docx_words_end_instructions(struct docx_body *body)
{
    for (size_t i = body->fields.count; i > 0 && body->instructions > 0; i--) {
        body->instructions -= body->fields.items[i - 1];
        body->fields.items[i - 1] = false;
    }
}
