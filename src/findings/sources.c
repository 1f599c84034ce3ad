/* sources.c - see findings/sources.h */
#include "findings/sources.h"
#include "project/region.h"
#include "text/utf8.h"

enum { KEPT_TOKENS_LIMIT = 400 * 1000 }; /* together some 60 MB */

static void forget_tokens(struct sources *sources)
{
    for (size_t i = 0; i < sources->found.count; i++) {
        if (sources->found.items[i] != NULL)
            edits_source_release(&sources->found.items[i]->edits);
    }
    sources->kept_tokens = 0;
}

void sources_release(struct sources *sources)
{
    forget_tokens(sources);
    map_release(&sources->by_key);
    map_release(&sources->names);
    array_release(&sources->found);
    if (sources->has_themes)
        tema_themes_free(&sources->themes);
}

/* An author may write labels as the transcript has them ("[00:01:12] Samuel:") or as they
 * are written out ("Samuel: "): for comparing, both are there, and both may be left out.
 */
static void add_labels(struct sources *sources, struct source *source)
{
    CLEANUP_BUFFER struct buffer words = {0};
    struct edits_label *labels =
        arena_take(sources->arena, (source->turn_count + 1) * sizeof *labels);
    size_t at = 0;

    for (size_t i = 0; i < source->turn_count; i++) {
        const struct source_turn *turn = &source->turns[i];

        buffer_add_slice(&words, slice_cut(source->words, at, turn->label.start));
        labels[i].start = words.length;
        buffer_add_slice(&words,
                         slice_cut(source->words, turn->label.start, turn->label.end));
        buffer_add_format(&words, " %s: ", turn->speaker);
        labels[i].end = words.length;
        at = turn->label.end;
    }
    buffer_add_slice(&words, slice_from(source->words, at));
    source->edits.words = (struct slice){
        arena_copy_slice(sources->arena, buffer_slice(&words)), words.length};
    source->edits.labels = labels;
    source->edits.label_count = source->turn_count;
}

/* The turns that begin within [START, END), code points of the document. */
static bool read_turns(struct sources *sources, struct source *source, int64_t document,
                       int64_t start, int64_t end, struct tema_error *error)
{
    static const char select[] =
        "SELECT start, words_start, label FROM turn"
        " WHERE document_id = $1 AND start > $2 AND start < $3 ORDER BY start";
    ARRAY(struct source_turn) turns = {0};
    struct rows rows;
    size_t byte = 0;
    int64_t position = start;

    if (!store_query(sources->project->store, select,
                     BIND(sql_integer(document), sql_integer(start), sql_integer(end)),
                     &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct source_turn *turn = array_push(&turns);

        byte = utf8_skip(source->words, byte, rows_integer(&rows, 0) - position);
        turn->label.start = byte;
        byte = utf8_skip(source->words, byte,
                         rows_integer(&rows, 1) - rows_integer(&rows, 0));
        turn->label.end = byte;
        turn->speaker = arena_copy_slice(sources->arena, rows_slice(&rows, 2));
        position = rows_integer(&rows, 1);
    }
    source->turn_count = turns.count;
    source->turns = arena_take(sources->arena, (turns.count + 1) * sizeof *source->turns);
    for (size_t i = 0; i < turns.count; i++)
        source->turns[i] = turns.items[i];
    add_labels(sources, source);
    array_release(&turns);
    return rows_close(&rows, error);
}

static const char *copy(struct sources *sources, const struct rows *rows, int column)
{
    return rows_is_null(rows, column)
               ? NULL
               : arena_copy_slice(sources->arena, rows_slice(rows, column));
}

static bool read_source(struct sources *sources, const char *key, struct source **ret,
                        struct tema_error *error)
{
    static const char select[] =
        "SELECT q.words, q.document_id, q.start, q.\"end\", d.name, s.label, c.name, "
        "c.id,"
        " q.place, q.doubt"
        " FROM quotation q JOIN document d ON d.id = q.document_id"
        " JOIN quotation_about a ON a.quotation_id = q.id"
        " LEFT JOIN speaker s ON s.id = q.speaker_id"
        " LEFT JOIN cases c ON c.id = a.case_id"
        " WHERE q.key = $1 AND q.removed = 0 AND d.removed = 0 ORDER BY q.id LIMIT 1";
    int64_t document = 0, start = 0, end = 0;
    struct source *source = NULL;
    struct rows rows;

    if (!store_query(sources->project->store, select, BIND(sql_text(key)), &rows, error))
        return false;
    if (rows_next(&rows)) {
        source = arena_take(sources->arena, sizeof *source);
        source->key = arena_copy_string(sources->arena, key);
        source->words = slice_of(copy(sources, &rows, 0));
        source->edits = (struct edits_source){
            .key = source->key, .words = source->words, .names = &sources->names};
        document = rows_integer(&rows, 1);
        start = rows_integer(&rows, 2);
        end = rows_integer(&rows, 3);
        source->document_name = copy(sources, &rows, 4);
        source->speaker = copy(sources, &rows, 5);
        source->case_name = copy(sources, &rows, 6);
        source->case_id = rows_integer(&rows, 7);
        source->place = region_told(rows_slice(&rows, 8), sources->arena);
        source->doubt = arena_copy_string(sources->arena, rows_text(&rows, 9));
    }
    if (!rows_close(&rows, error))
        return false;
    *ret = source;
    return source == NULL ||
           memchr(source->words.bytes, '\n', source->words.length) == NULL ||
           read_turns(sources, source, document, start, end, error);
}

bool sources_find(struct sources *sources, const char *key, struct source **ret_source,
                  struct tema_error *error)
{
    struct source *source;
    int64_t place;

    if (!map_find(&sources->by_key, slice_of(key), &place)) {
        if (!read_source(sources, key, &source, error))
            return false;
        place = (int64_t)sources->found.count;
        *array_push(&sources->found) = source;
        map_put(&sources->by_key, slice_of(key), place);
    }
    *ret_source = sources->found.items[place];
    return true;
}

static bool read_names(struct sources *sources, struct tema_error *error)
{
    static const char select[] = "SELECT name FROM cases WHERE removed = 0";
    struct rows rows;

    if (sources->has_names)
        return true;
    if (!store_query(sources->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows))
        edits_add_name(&sources->names, rows_text(&rows, 0));
    sources->has_names = true;
    return rows_close(&rows, error);
}

bool sources_compare(struct sources *sources, struct source *source, struct slice written,
                     int64_t *cells, struct edits_verdict *ret_verdict,
                     struct tema_error *error)
{
    struct edits_source *edits = &source->edits;
    size_t kept = edits_source_tokens(edits);

    if (!read_names(sources, error))
        return false;
    edits_compare(written, edits, cells, sources->arena, ret_verdict);
    sources->kept_tokens += edits_source_tokens(edits) - kept;
    if (sources->kept_tokens > KEPT_TOKENS_LIMIT)
        forget_tokens(sources);
    return true;
}

bool sources_themes(struct sources *sources, const struct tema_themes **ret_themes,
                    struct tema_error *error)
{
    *ret_themes = &sources->themes;
    if (!sources->has_themes)
        sources->has_themes = tema_theme_list(sources->project, &sources->themes, error);
    return sources->has_themes;
}
