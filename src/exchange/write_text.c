/* write_text.c - see exchange/write_document.h: elements that are texts */
#include "base/cleanup.h"
#include "exchange/made_guid.h"
#include "exchange/write_document.h"
#include "text/utf8.h"

enum { SHORT_MOST = 32 * 1024 /* bytes */ };

bool write_text_is_short(struct slice text)
{
    size_t offset = 0;

    if (text.length > SHORT_MOST)
        return false;
    while (offset < text.length) {
        uint32_t point = utf8_decode(text, &offset);

        if ((point < 0x20 && point != '\t' && point != '\n') || point == 0xFEFF ||
            point == 0xFFFE || point == 0xFFFF)
            return false;
    }
    return true;
}

static void put_paths(struct writing *writing, const struct text_element *element,
                      const struct written_document *document, bool stands_inside)
{
    char extension[EXTENSION_SIZE];

    if (!element->is_part && document->has_source &&
        writing_holds_source(document->medium, document->importer,
                             document->source_name)) {
        writing_extension(document->medium, document->source_name, extension);
        writing_add_source(writing, "richTextPath", &element->guid, extension,
                           document->id);
    }
    if (stands_inside)
        return;
    if (document->has_text)
        writing_add_text(writing, "plainTextPath", &element->guid, document->id);
    else if (!element->is_part && *document->location != '\0')
        xml_writer_attribute(&writing->xml, "plainTextPath", document->location);
}

void write_text_head(struct writing *writing, const struct text_element *element,
                     const struct written_document *document, bool stands_inside)
{
    writing_start(writing, element->name);
    writing_put_guid(writing, "guid", &element->guid);
    xml_writer_attribute(&writing->xml, "name", document->name);
    put_paths(writing, element, document, stands_inside);
    writing_put_audit(writing, &document->audit);
    if (!element->is_part)
        writing_put_description(writing, document->description);
}

static bool put_content(struct writing *writing, const struct text_element *element,
                        const struct written_document *document, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer text = {0};
    bool stands_inside;

    if (element->is_short && document->has_text &&
        !history_read_content(writing->project->history, &document->text, &text, error))
        return false;
    stands_inside = element->is_short && document->has_text &&
                    write_text_is_short(buffer_slice(&text));
    write_text_head(writing, element, document, stands_inside);
    if (stands_inside) {
        writing_start(writing, "PlainTextContent");
        xml_writer_text(&writing->xml, buffer_slice(&text));
        writing_end(writing);
    }
    return true;
}

bool write_text_element(struct writing *writing, const struct text_element *element,
                        const struct written_document *document,
                        const struct written_selections *selections,
                        struct tema_error *error)
{
    struct guid own;

    if (!put_content(writing, element, document, error) ||
        !write_text_selections(writing, selections, element->is_part, error))
        return false;
    own = element->is_note ? made_guid_note_text(&element->guid) : element->guid;
    if (!element->is_part)
        write_whole_codings(writing, selections, &own);
    if (element->notes_of != 0)
        writing_put_note_refs(writing, element->notes_of);
    if (!element->is_part && !write_values(writing, document->id, error))
        return false;
    writing_end(writing);
    return spool_flush(&writing->spool, error);
}
