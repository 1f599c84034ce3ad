/* write_selections.c - see exchange/write_document.h: quotations as elements */
#include "base/cleanup.h"
#include "exchange/made_guid.h"
#include "exchange/write_document.h"
#include "project/quotation.h"

/* --- codings --- */

static void put_coding(struct writing *writing, const struct guid *quotation,
                       const struct written_coding *coding)
{
    const struct written_coder *coder = writing_coder(writing, coding->coder_id);
    struct value joins[CODING_FIELDS] = {0};
    struct guid guid;

    joins[CODING_QUOTATION - 1].guid = *quotation;
    joins[CODING_CODE - 1].guid = coding->code->guid;
    joins[CODING_CODER - 1].guid = coding->coder_guid;
    guid = coding_guid(joins);
    writing_start(writing, "Coding");
    writing_put_guid(writing, "guid", &guid);
    if (coder != NULL)
        xml_writer_attribute(&writing->xml, "creatingUser", coder->known_as);
    writing_put_time(writing, "creationDateTime", coding->made_at);
    xml_writer_start(&writing->xml, "CodeRef");
    xml_writer_attribute(&writing->xml, "targetGUID", coding->code->text);
    xml_writer_end(&writing->xml);
    writing_put_note_refs(writing, coding->id);
    writing_end(writing);
    writing->tally.codings++;
}

/* QUOTATION: as their GUIDs are made of. */
static void put_codings(struct writing *writing,
                        const struct written_selections *selections,
                        const struct written_selection *selection,
                        const struct guid *quotation)
{
    for (size_t i = 0; i < selection->coding_count; i++)
        put_coding(writing, quotation,
                   &selections->codings.items[selection->first_coding + i]);
}

void write_whole_codings(struct writing *writing,
                         const struct written_selections *selections,
                         const struct guid *document)
{
    struct guid whole = made_guid_whole(document);

    for (size_t i = 0; i < selections->items.count; i++)
        if (selections->items.items[i].is_whole)
            put_codings(writing, selections, &selections->items.items[i], &whole);
}

/* --- what is common to all selections --- */

void write_selection_head(struct writing *writing, const char *name,
                          const struct guid *guid,
                          const struct written_selection *selection)
{
    writing_start(writing, name);
    writing_put_guid(writing, "guid", guid);
    if (selection->name != NULL)
        xml_writer_attribute(&writing->xml, "name", selection->name);
    writing_put_audit(writing, &selection->audit);
}

static bool put_comment(struct writing *writing,
                        const struct written_selection *selection,
                        struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer comment = {0};

    if (!selection->has_comment)
        return true;
    if (!history_read_content(writing->project->history, &selection->comment, &comment,
                              error))
        return false;
    writing_put_description(writing, buffer_string(&comment));
    return true;
}

/* The text of a page's part, where the other program gave it. */
static bool put_representation(struct writing *writing, int64_t quotation,
                               struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct written_documents documents = {0};
    bool went_well = written_documents_of(writing, quotation, arena, &documents, error);

    for (size_t i = 0; went_well && i < documents.count && i < 1; i++) {
        const struct written_document *document = &documents.items[i];
        struct text_element element = {.name = "Representation",
                                       .guid = document->guid,
                                       .notes_of = document->id,
                                       .is_short = true};
        struct written_selections selections = {0};

        went_well = written_selections_load(writing, document, &selections, error) &&
                    write_text_element(writing, &element, document, &selections, error);
        written_selections_release(&selections);
    }
    array_release(&documents);
    return went_well;
}

bool write_selection_inside(struct writing *writing,
                            const struct written_selections *selections,
                            const struct written_selection *selection, bool is_page,
                            struct tema_error *error)
{
    if (!put_comment(writing, selection, error) ||
        (is_page && !put_representation(writing, selection->id, error)))
        return false;
    put_codings(writing, selections, selection, &selection->guid);
    writing_put_note_refs(writing, selection->id);
    writing->tally.quotations++;
    return spool_flush(&writing->spool, error);
}

/* --- text --- */

static bool has_place(const struct written_selection *selection)
{
    return selection->region_count > 0;
}

bool write_text_selections(struct writing *writing,
                           const struct written_selections *selections,
                           bool places_are_written, struct tema_error *error)
{
    for (size_t i = 0; i < selections->items.count; i++) {
        const struct written_selection *item = &selections->items.items[i];
        bool is_second = places_are_written && has_place(item);
        struct guid guid = is_second ? made_guid_text(&item->guid) : item->guid;

        if (item->is_whole || (is_second && item->start == item->end))
            continue;
        write_selection_head(writing, "PlainTextSelection", &guid, item);
        xml_writer_attribute_integer(&writing->xml, "startPosition",
                                     written_position(selections, item->start));
        xml_writer_attribute_integer(&writing->xml, "endPosition",
                                     written_position(selections, item->end));
        if (!is_second &&
            !write_selection_inside(writing, selections, item, false, error))
            return false;
        writing_end(writing);
    }
    return true;
}

/* --- places --- */

static void put_corners(struct writing *writing, const struct region *region)
{
    if (region->type == REGION_PAGE)
        xml_writer_attribute_integer(&writing->xml, "page", region->page);
    xml_writer_attribute_integer(&writing->xml, "firstX", region->x1);
    xml_writer_attribute_integer(&writing->xml, "firstY", region->y1);
    xml_writer_attribute_integer(&writing->xml, "secondX", region->x2);
    xml_writer_attribute_integer(&writing->xml, "secondY", region->y2);
}

static void put_times(struct writing *writing, const struct region *region)
{
    xml_writer_attribute_integer(&writing->xml, "begin", region->begin_ms);
    xml_writer_attribute_integer(&writing->xml, "end", region->end_ms);
}

bool write_placed_selections(struct writing *writing,
                             const struct written_selections *selections,
                             const char *name, int type, struct tema_error *error)
{
    for (size_t i = 0; i < selections->items.count; i++) {
        const struct written_selection *item = &selections->items.items[i];
        int64_t number = 0;

        for (size_t j = 0; j < item->region_count; j++) {
            struct guid guid =
                number > 0 ? made_guid_part(&item->guid, number) : item->guid;

            if (item->is_whole || (int)item->regions[j].type != type)
                continue;
            write_selection_head(writing, name, &guid, item);
            (type == REGION_TIME ? put_times : put_corners)(writing, &item->regions[j]);
            if (number++ == 0 && !write_selection_inside(writing, selections, item,
                                                         type == REGION_PAGE, error))
                return false;
            writing_end(writing);
        }
    }
    return true;
}
