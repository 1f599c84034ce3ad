/* write_transcripts.c - see exchange/write_document.h: transcripts and their sync points
 */
#include "base/cleanup.h"
#include "exchange/made_guid.h"
#include "exchange/write_document.h"
#include "project/layout.h"

/* A transcript's sync points: what came with it, and those that quotations made here
 * need. */
struct marks {
    struct layout_mark *items;
    size_t count, capacity;
    struct map by_guid;
    bool textless; /* positions tell nothing then */
};

/* The ends of a quotation. */
struct ends {
    bool has_from, has_to;
    struct guid from, to;
};

static int compare_marks(const void *left, const void *right)
{
    const struct layout_mark *a = left, *b = right;

    if (a->position != b->position)
        return a->position < b->position ? -1 : 1;
    if (a->ms != b->ms)
        return a->ms < b->ms ? -1 : 1;
    return memcmp(&a->guid, &b->guid, sizeof a->guid);
}

static void sort_marks(struct marks *marks)
{
    if (marks->count > 0)
        qsort(marks->items, marks->count, sizeof *marks->items, compare_marks);
}

static bool load_marks(struct writing *writing, const struct written_document *transcript,
                       struct marks *marks, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_BUFFER struct buffer json = {0};
    struct layout layout = {0};

    marks->textless = !transcript->has_text;
    if (!transcript->has_layout)
        return true;
    if (!history_read_content(writing->project->history, &transcript->layout, &json,
                              error) ||
        (json.length > 0 && !layout_read(buffer_slice(&json), arena, &layout, error)))
        return false;
    for (size_t i = 0; i < layout.mark_count; i++)
        *array_push(marks) = layout.marks[i];
    for (size_t i = 0; i < marks->count; i++)
        map_put(&marks->by_guid, MAP_KEY(marks->items[i].guid), (int64_t)i);
    return true;
}

/* Whether the mark that the quotation's place names still stands at its end. */
static bool fits(const struct marks *marks, const struct guid *guid, int64_t position)
{
    int64_t place;

    return map_find(&marks->by_guid, MAP_KEY(*guid), &place) &&
           (marks->textless || marks->items[place].position == position ||
            marks->items[place].position < 0);
}

static struct guid make_mark(struct marks *marks,
                             const struct written_selection *selection, bool is_end)
{
    struct guid made = made_guid_mark(&selection->guid, is_end);

    *array_push(marks) =
        (struct layout_mark){made, is_end ? selection->end : selection->start, -1};
    return made;
}

/* A quotation that was moved since it came, or that was made here, gets marks of its own.
 */
static struct ends choose_ends(struct marks *marks,
                               const struct written_selection *selection)
{
    const struct region *region = selection->region_count > 0 ? selection->regions : NULL;
    struct ends ends = {true, true, {{0}}, {{0}}};

    if (region == NULL || region->type != REGION_MARKS ||
        (region->has_from && !fits(marks, &region->from, selection->start)) ||
        (region->has_to && !fits(marks, &region->to, selection->end))) {
        ends.from = make_mark(marks, selection, false);
        ends.to = make_mark(marks, selection, true);
        return ends;
    }
    ends.has_from = region->has_from;
    ends.has_to = region->has_to;
    ends.from = region->from;
    ends.to = region->to;
    return ends;
}

static bool put_marks(struct writing *writing, struct marks *marks,
                      const struct written_selections *selections,
                      struct tema_error *error)
{
    sort_marks(marks);
    for (size_t i = 0; i < marks->count; i++) {
        const struct layout_mark *mark = &marks->items[i];

        writing_start(writing, "SyncPoint");
        writing_put_guid(writing, "guid", &mark->guid);
        if (mark->ms >= 0)
            xml_writer_attribute_integer(&writing->xml, "timeStamp", mark->ms);
        if (mark->position >= 0)
            xml_writer_attribute_integer(&writing->xml, "position",
                                         written_position(selections, mark->position));
        writing_end(writing);
        if (!spool_flush(&writing->spool, error))
            return false;
    }
    return true;
}

static bool put_selections(struct writing *writing,
                           const struct written_selections *selections,
                           const struct ends *ends, struct tema_error *error)
{
    for (size_t i = 0; i < selections->items.count; i++) {
        const struct written_selection *item = &selections->items.items[i];

        if (item->is_whole)
            continue;
        write_selection_head(writing, "TranscriptSelection", &item->guid, item);
        if (ends[i].has_from)
            writing_put_guid(writing, "fromSyncPoint", &ends[i].from);
        if (ends[i].has_to)
            writing_put_guid(writing, "toSyncPoint", &ends[i].to);
        if (!write_selection_inside(writing, selections, item, false, error))
            return false;
        writing_end(writing);
    }
    return true;
}

/* A transcript has no place for codings of the whole of it. */
static void note_whole(struct writing *writing,
                       const struct written_selections *selections)
{
    for (size_t i = 0; i < selections->items.count; i++)
        if (selections->items.items[i].is_whole)
            losses_add(writing->losses, TEMA_EXCHANGE_LOST, "codings",
                       "of a transcript as a whole: the standard has no place for them",
                       (int64_t)selections->items.items[i].coding_count);
}

static bool put_transcript(struct writing *writing,
                           const struct written_document *transcript,
                           const struct written_selections *selections,
                           struct marks *marks, struct tema_error *error)
{
    size_t count = selections->items.count;
    CLEANUP_FREE struct ends *ends = memory_take_zeroed(count + 1, sizeof *ends);
    struct text_element element = {.name = "Transcript", .guid = transcript->guid};

    for (size_t i = 0; i < count; i++)
        if (!selections->items.items[i].is_whole)
            ends[i] = choose_ends(marks, &selections->items.items[i]);
    note_whole(writing, selections);
    write_text_head(writing, &element, transcript, false);
    if (!put_marks(writing, marks, selections, error) ||
        !put_selections(writing, selections, ends, error))
        return false;
    writing_put_note_refs(writing, transcript->id);
    writing_end(writing);
    writing->tally.documents++;
    return true;
}

static bool write_one(struct writing *writing, const struct written_document *transcript,
                      struct tema_error *error)
{
    struct written_selections selections = {0};
    struct marks marks = {0};
    bool went_well = written_selections_load(writing, transcript, &selections, error) &&
                     load_marks(writing, transcript, &marks, error) &&
                     put_transcript(writing, transcript, &selections, &marks, error);

    written_selections_release(&selections);
    map_release(&marks.by_guid);
    array_release(&marks);
    return went_well;
}

bool write_transcripts(struct writing *writing, const struct written_document *recording,
                       struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct written_documents transcripts = {0};
    bool went_well =
        written_documents_of(writing, recording->id, arena, &transcripts, error);

    for (size_t i = 0; went_well && i < transcripts.count; i++)
        went_well = write_one(writing, &transcripts.items[i], error);
    array_release(&transcripts);
    return went_well;
}
