/* office_text.c - see import/office_text.h */
#include "import/office_text.h"

static void release_asides(struct office_asides *asides)
{
    for (size_t i = 0; i < asides->count; i++)
        buffer_release(&asides->items[i].text);
    array_release(asides);
}

void office_text_release(struct office_text *text)
{
    array_release(&text->open);
    release_asides(&text->boxes);
    release_asides(&text->notes);
}

struct office_paragraph *office_text_innermost(struct office_text *text)
{
    return text->open.count > 0 ? text->open.items + text->open.count - 1 : NULL;
}

void office_text_open(struct office_text *text, const struct draft_paragraph *attributes)
{
    bool within = text->open.count > 0;
    struct office_paragraph *paragraph = array_push(&text->open);

    *paragraph = (struct office_paragraph){.attributes = *attributes};
    if (text->in_note)
        paragraph->list = &text->notes;
    else if (within)
        paragraph->list = &text->boxes;
    else
        paragraph->is_begun = text->is_joined;
}

static bool begin(struct office_text *text, struct office_paragraph *paragraph)
{
    if (paragraph->list == NULL) {
        draft_open_paragraph(text->draft, &paragraph->attributes);
    } else {
        if (paragraph->list->count == LIMIT_ASIDES) {
            text->has_too_many = true;
            return false;
        }
        paragraph->aside = paragraph->list->count;
        *array_push(paragraph->list) =
            (struct office_aside){.attributes = paragraph->attributes};
    }
    paragraph->is_begun = true;
    return true;
}

static struct slice without_leading_blanks(struct slice words)
{
    while (words.length > 0 && (words.bytes[0] == ' ' || words.bytes[0] == '\t'))
        words = slice_from(words, 1);
    return words;
}

void office_text_add(struct office_text *text, struct slice words, bool is_bold)
{
    struct office_paragraph *paragraph = office_text_innermost(text);

    if (paragraph == NULL)
        return;
    /* A blank parts a note from its number, which is no part of the text. */
    if (!paragraph->is_begun && paragraph->attributes.kind == PARAGRAPH_NOTE)
        words = without_leading_blanks(words);
    if (words.length == 0)
        return;
    if (!paragraph->is_begun) {
        paragraph->attributes.bold_start = is_bold;
        if (!begin(text, paragraph))
            return;
    }
    if (paragraph->list == NULL)
        draft_add_text(text->draft, words);
    else
        buffer_add_slice(&paragraph->list->items[paragraph->aside].text, words);
}

static void add_asides(struct office_text *text, struct office_asides *asides)
{
    for (size_t i = 0; i < asides->count; i++) {
        draft_open_paragraph(text->draft, &asides->items[i].attributes);
        draft_add_text(text->draft, buffer_slice(&asides->items[i].text));
        draft_close_paragraph(text->draft, false);
        buffer_release(&asides->items[i].text);
    }
    asides->count = 0;
}

void office_text_close(struct office_text *text)
{
    const struct office_paragraph *paragraph = office_text_innermost(text);

    if (paragraph == NULL)
        return;
    text->open.count--;
    if (text->open.count > 0 || paragraph->list != NULL)
        return;
    text->is_joined = paragraph->joins_next && paragraph->is_begun;
    if (text->is_joined)
        return;
    draft_close_paragraph(text->draft, false);
    add_asides(text, &text->boxes);
}

void office_text_break(struct office_text *text)
{
    if (!text->is_joined || text->open.count > 0)
        return;
    text->is_joined = false;
    draft_close_paragraph(text->draft, false);
    add_asides(text, &text->boxes);
}

bool office_text_finish(struct office_text *text, struct tema_error *error)
{
    while (text->open.count > 0)
        office_text_close(text);
    office_text_break(text);
    add_asides(text, &text->notes);
    if (text->has_too_many)
        return tema_fail(error, TEMA_UNREADABLE,
                         "it has more than %d paragraphs in text boxes or notes",
                         LIMIT_ASIDES);
    return true;
}

void office_text_remark(struct draft *draft, size_t changes, size_t hidden)
{
    if (changes > 0)
        draft_add_remark(draft, "%zu tracked change%s accepted", changes,
                         changes == 1 ? "" : "s");
    if (hidden > 0)
        draft_add_remark(draft, "hidden text left out in %zu place%s", hidden,
                         hidden == 1 ? "" : "s");
}
