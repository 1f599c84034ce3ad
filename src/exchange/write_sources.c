/* write_sources.c - see exchange/writing.h: documents as sources of their medium */
#include "base/cleanup.h"
#include "exchange/made_guid.h"
#include "exchange/write_document.h"

/* What a medium's element is called, and what is marked in it. */
static const struct medium {
    const char *name, *element, *selection;
    int region;
    const char *text; /* the element of its text; NULL: none */
    bool text_is_first;
} media[] = {
    {"pdf", "PDFSource", "PDFSelection", REGION_PAGE, "Representation", false},
    {"picture", "PictureSource", "PictureSelection", REGION_AREA, "TextDescription",
     true},
    {"audio", "AudioSource", "AudioSelection", REGION_TIME, NULL, false},
    {"video", "VideoSource", "VideoSelection", REGION_TIME, NULL, false},
};

/* NULL: a text. */
static const struct medium *find_medium(const char *name)
{
    for (size_t i = 0; i < sizeof media / sizeof *media; i++)
        if (strcmp(media[i].name, name) == 0)
            return &media[i];
    return NULL;
}

static void put_head(struct writing *writing, const struct medium *medium,
                     const struct written_document *document)
{
    char extension[EXTENSION_SIZE];

    writing_start(writing, medium->element);
    writing_put_guid(writing, "guid", &document->guid);
    xml_writer_attribute(&writing->xml, "name", document->name);
    if (document->has_source) {
        writing_extension(document->medium, document->source_name, extension);
        writing_add_source(writing, "path", &document->guid, extension, document->id);
    } else if (*document->location != '\0') {
        xml_writer_attribute(&writing->xml, "path", document->location);
    }
    writing_put_audit(writing, &document->audit);
    writing_put_description(writing, document->description);
}

/* Whether something is marked in the document's text, which may not have come along. */
static bool marks_text(const struct written_selections *selections)
{
    for (size_t i = 0; i < selections->items.count; i++) {
        const struct written_selection *item = &selections->items.items[i];

        if (!item->is_whole && (item->region_count == 0 || item->start < item->end))
            return true;
    }
    return false;
}

/* The text of a page or of a picture, with what is marked in it. */
static bool put_text(struct writing *writing, const struct medium *medium,
                     const struct written_document *document,
                     const struct written_selections *selections,
                     struct tema_error *error)
{
    struct text_element element = {.name = medium->text,
                                   .guid = made_guid_representation(&document->guid),
                                   .is_part = true};

    return (!document->has_text && !marks_text(selections)) ||
           write_text_element(writing, &element, document, selections, error);
}

/* Marks that the medium has no element for. */
static void note_misplaced(struct writing *writing, const struct medium *medium,
                           const struct written_document *document,
                           const struct written_selections *selections)
{
    for (size_t i = 0; i < selections->items.count; i++) {
        const struct written_selection *item = &selections->items.items[i];
        bool is_placed = item->is_whole || (item->region_count == 0 &&
                                            document->has_text && medium->text != NULL);

        for (size_t j = 0; j < item->region_count; j++)
            is_placed |= (int)item->regions[j].type == medium->region;
        if (!is_placed)
            losses_note(writing->losses, TEMA_EXCHANGE_LOST, "quotations",
                        "of a place that the standard does not know in their document",
                        document->name);
    }
}

static bool put_medium(struct writing *writing, const struct medium *medium,
                       const struct written_document *document,
                       const struct written_selections *selections,
                       struct tema_error *error)
{
    bool has_text = medium->text != NULL;

    note_misplaced(writing, medium, document, selections);
    put_head(writing, medium, document);
    if (has_text && medium->text_is_first &&
        !put_text(writing, medium, document, selections, error))
        return false;
    if ((!has_text && !write_transcripts(writing, document, error)) ||
        !write_placed_selections(writing, selections, medium->selection, medium->region,
                                 error))
        return false;
    if (has_text && !medium->text_is_first &&
        !put_text(writing, medium, document, selections, error))
        return false;
    write_whole_codings(writing, selections, &document->guid);
    writing_put_note_refs(writing, document->id);
    if (!write_values(writing, document->id, error))
        return false;
    writing_end(writing);
    return spool_flush(&writing->spool, error);
}

static bool put_source(struct writing *writing, const struct written_document *document,
                       struct tema_error *error)
{
    const struct medium *medium = find_medium(document->medium);
    struct text_element element = {
        .name = "TextSource", .guid = document->guid, .notes_of = document->id};
    struct written_selections selections = {0};
    bool went_well;

    went_well =
        written_selections_load(writing, document, &selections, error) &&
        (medium != NULL
             ? put_medium(writing, medium, document, &selections, error)
             : write_text_element(writing, &element, document, &selections, error));
    written_selections_release(&selections);
    writing->tally.documents++;
    return went_well;
}

static bool put_row(struct writing *writing, const struct rows *rows,
                    struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct written_document document;

    written_document_read(rows, arena, &document);
    if (writing->options->progress != NULL)
        writing->options->progress(writing->options->context, "documents",
                                   writing->tally.documents, 0);
    return put_source(writing, &document, error);
}

bool write_sources(struct writing *writing, struct tema_error *error)
{
    /* Parts of others stand with them. */
    static const char select[] =
        "SELECT " WRITTEN_DOCUMENT_COLUMNS "FROM document d "
        "JOIN history_object o ON o.id = d.id "
        "LEFT JOIN document p ON p.id = d.part_of_id AND p.removed = 0 "
        "LEFT JOIN quotation q ON q.id = d.part_of_id AND q.removed = 0 "
        "WHERE d.removed = 0 AND d.medium <> 'note' AND p.id IS NULL AND q.id IS NULL "
        "ORDER BY d.name, o.guid";
    struct rows rows;
    bool went_well = true;

    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (went_well && rows_next(&rows)) {
        if (writing->tally.documents == 0)
            writing_start(writing, "Sources");
        went_well = put_row(writing, &rows, error);
    }
    if (writing->tally.documents > 0)
        writing_end(writing);
    return rows_close(&rows, error) && went_well;
}
