/* document_cache.c - see project/document.h: the texts that are in use */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/cleanup.h"
#include "project/document.h"

enum {
    KEPT = 8,                      /* documents */
    BYTES_KEPT = 32 * 1024 * 1024, /* of text; one document is kept however long it is */
};

/* Texts never change, but after an abandoned transaction an id may come again for another
 * document: what a cached one is known by is the GUID of its text. */
struct cached {
    struct open_document document; /* id 0: free */
    struct guid text;
    struct position_index index;
    char *name;
    uint64_t used; /* greater: later */
};

struct document_cache {
    struct cached items[KEPT];
    uint64_t clock;
};

static void release(struct cached *cached)
{
    position_index_release(&cached->index);
    buffer_release(&cached->document.text);
    free(cached->document.turns);
    free(cached->name);
    *cached = (struct cached){0};
}

void document_cache_free(struct document_cache *cache)
{
    if (cache == NULL)
        return;
    for (size_t i = 0; i < KEPT; i++)
        release(&cache->items[i]);
    free(cache);
}

/* --- filling --- */

static bool read_turns(struct store *store, struct open_document *document,
                       struct tema_error *error)
{
    static const char select[] =
        "SELECT start, words_start, \"end\", speaker_id FROM turn "
        "WHERE document_id = ?1 ORDER BY number";
    ARRAY(struct layout_span) turns = {0};
    struct rows rows;

    if (!store_query(store, select, BIND(sql_integer(document->id)), &rows, error))
        return false;
    while (rows_next(&rows))
        *array_push(&turns) =
            (struct layout_span){rows_integer(&rows, 0), rows_integer(&rows, 1),
                                 rows_integer(&rows, 2), rows_integer(&rows, 3)};
    document->turns = turns.items;
    document->turn_count = turns.count;
    return rows_close(&rows, error);
}

static bool fill(struct tema_project *project, int64_t id, const struct guid *text,
                 struct cached *cached, struct tema_error *error)
{
    static const struct guid none;
    struct open_document *document = &cached->document;

    document->id = id;
    cached->text = *text;
    if ((!guid_equals(text, &none) &&
         !history_read_content(project->history, text, &document->text, error)) ||
        !read_turns(project->store, document, error)) {
        release(cached);
        return false;
    }
    position_index_init(&cached->index, buffer_slice(&document->text));
    document->index = &cached->index;
    document->length = cached->index.length;
    return true;
}

/* --- choosing --- */

static struct cached *oldest(struct document_cache *cache)
{
    struct cached *found = &cache->items[0];

    for (size_t i = 0; i < KEPT; i++)
        if (cache->items[i].used < found->used)
            found = &cache->items[i];
    return found;
}

static void make_room(struct document_cache *cache, const struct cached *but)
{
    size_t bytes = but->document.text.length;

    for (size_t i = 0; i < KEPT; i++)
        if (&cache->items[i] != but)
            bytes += cache->items[i].document.text.length;
    for (size_t i = 0; i < KEPT && bytes > BYTES_KEPT; i++) {
        if (&cache->items[i] == but)
            continue;
        bytes -= cache->items[i].document.text.length;
        release(&cache->items[i]);
    }
}

static struct cached *find(struct document_cache *cache, int64_t id,
                           const struct guid *text)
{
    for (size_t i = 0; i < KEPT; i++)
        if (cache->items[i].document.id == id) {
            if (guid_equals(&cache->items[i].text, text))
                return &cache->items[i];
            release(&cache->items[i]);
        }
    return NULL;
}

static bool find_or_fill(struct tema_project *project, int64_t id,
                         const struct guid *text, struct cached **ret_cached,
                         struct tema_error *error)
{
    struct document_cache *cache = project->documents;
    struct cached *cached = find(cache, id, text);

    if (cached == NULL) {
        cached = oldest(cache);
        release(cached);
        if (!fill(project, id, text, cached, error))
            return false;
        make_room(cache, cached);
    }
    cached->used = ++cache->clock;
    *ret_cached = cached;
    return true;
}

bool document_open(struct tema_project *project, int64_t document_id,
                   const struct open_document **ret_document, struct tema_error *error)
{
    static const char select[] = "SELECT text, name FROM document WHERE id = ?1";
    CLEANUP_FREE char *name = NULL;
    struct guid text = {{0}};
    struct cached *cached;
    struct rows rows;

    if (project->documents == NULL)
        project->documents = memory_take_zeroed(1, sizeof *project->documents);
    if (!store_query(project->store, select, BIND(sql_integer(document_id)), &rows,
                     error))
        return false;
    if (rows_next(&rows)) {
        text = rows_guid(&rows, 0);
        name = memory_copy_string(rows_text(&rows, 1));
    }
    if (!rows_close(&rows, error))
        return false;
    if (name == NULL)
        return tema_fail(error, TEMA_NOT_FOUND, "no such document");
    if (!find_or_fill(project, document_id, &text, &cached, error))
        return false;
    free(cached->name);
    cached->name = TAKE(name);
    cached->document.name = cached->name;
    *ret_document = &cached->document;
    return true;
}

/* --- asking --- */

const struct layout_span *document_turn_at(const struct open_document *document,
                                           int64_t position)
{
    size_t low = 0, high = document->turn_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (document->turns[middle].start <= position)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0 || position >= document->turns[low - 1].end)
        return NULL;
    return &document->turns[low - 1];
}

int64_t document_turns_in(const struct open_document *document, int64_t start,
                          int64_t end)
{
    int64_t count = 0;
    size_t low = 0, high = document->turn_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (document->turns[middle].end <= start)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < document->turn_count && document->turns[low].start < end; low++)
        count++;
    return count;
}

bool document_words(const struct open_document *document, int64_t start, int64_t end,
                    struct slice *ret_words, struct tema_error *error)
{
    if (start < 0 || start > end || end > document->length)
        return tema_fail(error, TEMA_INVALID,
                         "%lld:%lld is out of range; '%s' has %lld characters",
                         (long long)start, (long long)end, document->name,
                         (long long)document->length);
    *ret_words = position_slice(document->index, start, end);
    return true;
}
