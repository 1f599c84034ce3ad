/* search.c - see include/tema/search.h
 *
 * Texts are folded one after the other and scanned as bytes; where a hit stands in code
 * points is counted only for the hits that are handed out. */
#include "tema/search.h"
#include "base/array.h"
#include "project/memo.h"
#include "project/order.h"
#include "project/project.h"
#include "text/seek.h"
#include "text/utf8.h"

enum {
    WORDS_LIMIT = 1000, /* code points */
    AROUND = 60,        /* code points */
};

struct searching {
    struct tema_project *project;
    const struct tema_search *search;
    struct arena *arena;  /* what is handed out lives here */
    struct buffer needle; /* folded */
    struct buffer folded; /* scratch */
    int64_t total;
    ARRAY(struct tema_hit) hits;
};

static void release_searching(struct searching *searching)
{
    buffer_release(&searching->needle);
    buffer_release(&searching->folded);
    array_release(&searching->hits);
    arena_free(searching->arena);
}

/* --- one text --- */

static const char *find(const struct searching *searching, size_t from)
{
    const struct buffer *folded = &searching->folded;

    if (from >= folded->length)
        return NULL;
    return memmem(folded->bytes + from, folded->length - from, searching->needle.bytes,
                  searching->needle.length);
}

/* Makes TEXT the one that is scanned. */
static void fold_text(struct searching *searching, struct slice text)
{
    buffer_clear(&searching->folded);
    seek_fold(text, &searching->folded);
}

static void set_words(struct searching *searching, struct slice text, size_t from,
                      size_t until, struct tema_hit *hit)
{
    size_t start = from, end = utf8_skip(text, until, AROUND);
    struct slice before, after;

    for (int i = 0; i < AROUND && start > 0; i++)
        start = utf8_previous(text, start);
    before = slice_cut(text, start, from);
    after = slice_cut(text, until, end);
    if (start > 0)
        before = seek_from_a_word(before);
    if (end < text.length)
        after = seek_to_a_word(after);
    hit->before = before.length > 0 ? arena_copy_slice(searching->arena, before) : "";
    hit->after = after.length > 0 ? arena_copy_slice(searching->arena, after) : "";
    hit->words = arena_copy_slice(searching->arena, slice_cut(text, from, until));
}

/* Brings WALK over what was found at byte AT of the folded text, and HIT its words. */
static void take_place(struct searching *searching, struct seek_walk *walk, size_t at,
                       struct tema_hit *hit)
{
    size_t from, until;

    seek_walk_to(walk, at);
    from = walk->byte;
    hit->start = walk->position;
    seek_walk_to(walk, at + searching->needle.length - 1);
    until = utf8_next(walk->text, walk->byte);
    hit->end = walk->position + 1;
    set_words(searching, walk->text, from, until, hit);
}

static bool is_full(const struct searching *searching)
{
    return searching->search->most > 0 &&
           (int64_t)searching->hits.count >= searching->search->most;
}

/* The first place in TEXT, if any; HIT keeps its start and end. */
static bool find_once(struct searching *searching, struct slice text,
                      struct tema_hit *hit)
{
    struct seek_walk walk = {.text = text};
    struct tema_hit place;
    const char *found;

    fold_text(searching, text);
    found = find(searching, 0);
    if (found == NULL)
        return false;
    place = *hit;
    take_place(searching, &walk, (size_t)(found - searching->folded.bytes), &place);
    place.start = hit->start;
    place.end = hit->end;
    *hit = place;
    return true;
}

/* --- things --- */

enum {
    ID,
    NUMBER,
    KEY,
    NAME,
    DOCUMENT,
    NAME_OF_DOCUMENT,
    START,
    END,
    TEXTS
}; /* columns */

/* A row a thing (or several one behind the other); its texts stand from TEXTS on. */
struct things {
    unsigned kind;
    const char *name;
    const char *select;
    bool asks_for_words; /* $1 */
};

static const struct things all_things[] = {
    {TEMA_SEARCH_DOCUMENTS, "document",
     "SELECT id, 0, NULL, name, id, name, 0, 0, name FROM document WHERE removed = 0"
     " ORDER BY name, id",
     false},
    {TEMA_SEARCH_CODES, "code",
     "SELECT id, 0, NULL, coalesce(path, name), 0, NULL, 0, 0, name, description"
     " FROM code WHERE removed = 0 AND effective_id = id ORDER BY position",
     false},
    {TEMA_SEARCH_THEMES, "theme",
     "SELECT id, 0, NULL, coalesce(path, name), 0, NULL, 0, 0, name, concept"
     " FROM theme WHERE removed = 0 ORDER BY position",
     false},
    {TEMA_SEARCH_CASES, "case",
     "SELECT c.id, 0, NULL, c.name, 0, NULL, 0, 0, c.name, v.value FROM cases c"
     " LEFT JOIN value v ON v.case_id = c.id AND v.removed = 0"
     " WHERE c.removed = 0 ORDER BY c.name, c.id, v.id",
     false},
    {TEMA_SEARCH_MEMOS, "memo",
     "SELECT m.id, m.number, NULL, m.name, 0, NULL, 0, 0, m.name, c.bytes FROM memo m"
     " JOIN content c ON c.guid = m.body WHERE m.removed = 0 ORDER BY m.number",
     false},
    {TEMA_SEARCH_QUOTATIONS, "quotation",
     "SELECT q.id, 0, q.key, q.key, d.id, d.name, q.start, q.\"end\","
     " CASE WHEN substr(q.key, 1, length($1)) = $1 AND length($1) > 2 THEN q.key END,"
     " c.bytes FROM quotation q JOIN document d ON d.id = q.document_id"
     " LEFT JOIN content c ON c.guid = q.comment WHERE q.removed = 0 AND d.removed = 0"
     " AND (q.comment IS NOT NULL OR substr(q.key, 1, length($1)) = $1)"
     " ORDER BY d.name, d.id, q.start, q.id",
     true},
};

/* A memo without a name is called as it begins. */
static const char *name_of(const struct rows *rows, struct arena *arena)
{
    struct slice name = rows_slice(rows, NAME);

    if (name.length == 0)
        return memo_title(rows_slice(rows, rows_columns(rows) - 1), arena);
    return arena_copy_slice(arena, name);
}

/* Whether the row is a hit. */
static bool take_row(struct searching *searching, const struct things *things,
                     const struct rows *rows)
{
    struct arena *arena = searching->arena;
    struct tema_hit hit = {.kind = things->name,
                           .id = rows_integer(rows, ID),
                           .number = rows_integer(rows, NUMBER),
                           .document = {rows_integer(rows, DOCUMENT)},
                           .start = rows_integer(rows, START),
                           .end = rows_integer(rows, END)};
    bool found = false;

    for (int i = TEXTS; i < rows_columns(rows) && !found; i++)
        found = find_once(searching, rows_slice(rows, i), &hit);
    if (!found)
        return false;
    searching->total++;
    if (is_full(searching))
        return true;
    hit.name = name_of(rows, arena);
    hit.key = rows_is_null(rows, KEY) ? NULL : hit.name;
    if (!rows_is_null(rows, NAME_OF_DOCUMENT))
        hit.document_name = arena_copy_slice(arena, rows_slice(rows, NAME_OF_DOCUMENT));
    *array_push(&searching->hits) = hit;
    return true;
}

static bool search_things(struct searching *searching, const struct things *things,
                          struct tema_error *error)
{
    struct store *store = searching->project->store;
    int64_t last = 0;
    struct rows rows;
    bool is_open;

    if (things->asks_for_words)
        is_open =
            store_query(store, things->select,
                        BIND(sql_slice(buffer_slice(&searching->needle))), &rows, error);
    else
        is_open = store_query(store, things->select, BIND_NOTHING, &rows, error);
    if (!is_open)
        return false;
    while (rows_next(&rows))
        if (rows_integer(&rows, ID) != last && take_row(searching, things, &rows))
            last = rows_integer(&rows, ID);
    return rows_close(&rows, error);
}

/* --- documents' texts --- */

struct text {
    const char *name;
    int64_t id;
    struct guid guid;
};

struct texts {
    struct text *items;
    size_t count, capacity;
};

static void release_texts(struct texts *texts)
{
    array_release(texts);
}

static bool list_texts(struct searching *searching, struct texts *texts,
                       struct tema_error *error)
{
    static const char select[] = "SELECT id, name, text FROM document"
                                 " WHERE removed = 0 AND text IS NOT NULL ORDER BY id";
    struct rows rows;

    if (!store_query(searching->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows))
        *array_push(texts) =
            (struct text){arena_copy_slice(searching->arena, rows_slice(&rows, 1)),
                          rows_integer(&rows, 0), rows_guid(&rows, 2)};
    order_by_name(texts->items, texts->count, sizeof *texts->items,
                  offsetof(struct text, name));
    return rows_close(&rows, error);
}

static void search_text(struct searching *searching, const struct text *text,
                        struct slice words)
{
    struct seek_walk walk = {.text = words};
    const char *found;
    size_t from = 0;

    fold_text(searching, words);
    for (; (found = find(searching, from)) != NULL; searching->total++) {
        size_t at = (size_t)(found - searching->folded.bytes);

        from = at + searching->needle.length;
        if (!is_full(searching)) {
            struct tema_hit *hit = array_push(&searching->hits);

            *hit = (struct tema_hit){.kind = "document",
                                     .id = text->id,
                                     .name = text->name,
                                     .document = {text->id},
                                     .document_name = text->name};
            take_place(searching, &walk, at, hit);
        }
    }
}

static bool search_texts(struct searching *searching, struct tema_error *error)
{
    CLEANUP(release_texts) struct texts texts = {0};
    CLEANUP_BUFFER struct buffer words = {0};

    if (!list_texts(searching, &texts, error))
        return false;
    for (size_t i = 0; i < texts.count; i++) {
        buffer_clear(&words);
        if (!history_read_content(searching->project->history, &texts.items[i].guid,
                                  &words, error))
            return false;
        search_text(searching, &texts.items[i], buffer_slice(&words));
    }
    return true;
}

/* --- all --- */

static bool read_words(struct searching *searching, struct tema_error *error)
{
    struct slice words = slice_of(searching->search->words);

    if (searching->search->most < 0)
        return tema_fail(error, TEMA_INVALID, "how many hits to list is 0 or more");
    if (!utf8_is_valid(words) || utf8_length(words) > WORDS_LIMIT)
        return tema_fail(error, TEMA_INVALID,
                         "the words to look for are UTF-8 of at most %d characters",
                         WORDS_LIMIT);
    seek_fold_words(words, &searching->needle);
    return searching->needle.length > 0 ||
           tema_fail(error, TEMA_INVALID, "there are no words to look for");
}

bool tema_search(struct tema_project *project, const struct tema_search *search,
                 struct tema_hits *ret_hits, struct tema_error *error)
{
    CLEANUP(release_searching)
    struct searching searching = {
        .project = project, .search = search, .arena = arena_new()};
    unsigned kinds = search->kinds != 0 ? search->kinds : ~0U;
    struct tema_hit *items;
    size_t count;

    if (!read_words(&searching, error))
        return false;
    for (size_t i = 0; i < sizeof all_things / sizeof *all_things; i++)
        if ((kinds & all_things[i].kind) != 0 &&
            !search_things(&searching, &all_things[i], error))
            return false;
    if ((kinds & TEMA_SEARCH_DOCUMENTS) != 0 && !search_texts(&searching, error))
        return false;
    count = searching.hits.count;
    items = arena_take(searching.arena, (count + 1) * sizeof *items);
    if (count > 0)
        memcpy(items, searching.hits.items, count * sizeof *items);
    *ret_hits = (struct tema_hits){items, count, searching.total, TAKE(searching.arena)};
    return true;
}

void tema_hits_free(struct tema_hits *hits)
{
    if (hits == NULL)
        return;
    arena_free(hits->memory);
    *hits = (struct tema_hits){0};
}
