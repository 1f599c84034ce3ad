/* quotation_pick.c - which quotations a list has, and in which order
 *
 * A filter by code or theme asks for their codings first, so that a code's page does not
 * cost a look at every quotation of the study. */
#include "base/array.h"
#include "project/quotation_list.h"
#include "text/seek.h"

enum { BATCH = 512 /* rows of one statement */ };

struct ids {
    int64_t *items;
    size_t count, capacity;
};

static void release_ids(struct ids *ids)
{
    array_release(ids);
}

static int compare_ids(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

    return (a > b) - (a < b);
}

static void sort_once_each(struct ids *ids)
{
    size_t kept = 0;

    if (ids->count > 0)
        qsort(ids->items, ids->count, sizeof *ids->items, compare_ids);
    for (size_t i = 0; i < ids->count; i++)
        if (i == 0 || ids->items[i] != ids->items[i - 1])
            ids->items[kept++] = ids->items[i];
    ids->count = kept;
}

/* --- by code --- */

/* Adds to IDS the quotations that SET codes, by the filter's coder if it has one. */
static bool read_coded(struct quotation_listing *listing, const struct code_set *set,
                       struct ids *ids, struct tema_error *error)
{
    static const char select[] =
        "SELECT g.quotation_id, g.coder_id FROM many CROSS JOIN coding g"
        " WHERE g.code_id = c1 AND g.removed = 0";
    struct sql_value values[BATCH];

    for (size_t done = 0, count; done < set->count; done += count) {
        struct rows rows;

        count = set->count - done < BATCH ? set->count - done : BATCH;
        for (size_t i = 0; i < count; i++)
            values[i] = sql_integer(set->ids[done + i]);
        if (!store_query_many(listing->project->store, select, values, 1, count, &rows,
                              error))
            return false;
        while (rows_next(&rows))
            if (listing->coder_id == 0 || rows_integer(&rows, 1) == listing->coder_id)
                *array_push(ids) = rows_integer(&rows, 0);
        if (!rows_close(&rows, error))
            return false;
    }
    sort_once_each(ids);
    return true;
}

/* --- rows --- */

enum {
    ID,
    KEY,
    DOCUMENT,
    START,
    END,
    SPEAKER,
    TURNS,
    MADE_AT,
    DOUBT,
    WORDS
}; /* columns */

#define SELECT_CANDIDATES                                                                \
    "SELECT q.id, q.key, q.document_id, q.start, q.\"end\", q.speaker_id, q.turns,"      \
    " q.made_at, q.doubt, q.words FROM "

static bool has_words(const struct quotation_listing *listing, struct slice words)
{
    CLEANUP_BUFFER struct buffer folded = {0};

    if (listing->words.length == 0)
        return true;
    seek_fold(words, &folded);
    return folded.length > 0 && memmem(folded.bytes, folded.length, listing->words.bytes,
                                       listing->words.length) != NULL;
}

static void add_row(struct quotation_listing *listing, const struct rows *rows)
{
    int64_t in_document = listing->filter->document.row;
    struct candidate candidate = {
        .id = rows_integer(rows, ID),
        .start = rows_integer(rows, START),
        .end = rows_integer(rows, END),
        .turns = rows_integer(rows, TURNS),
        .made_at = rows_integer(rows, MADE_AT),
        .document = entry_of(&listing->tables.documents, rows_integer(rows, DOCUMENT)),
        .speaker = entry_of(&listing->tables.speakers, rows_integer(rows, SPEAKER)),
    };
    struct slice key = rows_slice(rows, KEY);

    if (candidate.document == NULL ||
        (in_document != 0 && in_document != candidate.document->id))
        return;
    if (listing->filter->doubtful && rows_slice(rows, DOUBT).length == 0)
        return;
    if (listing->words.length > 0 && !has_words(listing, rows_slice(rows, WORDS)))
        return;
    memcpy(candidate.key, key.bytes, key.length < KEY_LONGEST ? key.length : KEY_LONGEST);
    *array_push(&listing->candidates) = candidate;
}

static bool add_rows(struct quotation_listing *listing, struct rows *rows,
                     struct tema_error *error)
{
    while (rows_next(rows))
        add_row(listing, rows);
    return rows_close(rows, error);
}

/* Those of IDS that live. */
static bool read_some(struct quotation_listing *listing, const struct ids *ids,
                      struct tema_error *error)
{
    static const char select[] =
        SELECT_CANDIDATES "many CROSS JOIN quotation q WHERE q.id = c1 AND q.removed = 0";
    struct sql_value values[BATCH];

    for (size_t done = 0, count; done < ids->count; done += count) {
        struct rows rows;

        count = ids->count - done < BATCH ? ids->count - done : BATCH;
        for (size_t i = 0; i < count; i++)
            values[i] = sql_integer(ids->items[done + i]);
        if (!store_query_many(listing->project->store, select, values, 1, count, &rows,
                              error) ||
            !add_rows(listing, &rows, error))
            return false;
    }
    return true;
}

static bool read_all(struct quotation_listing *listing, struct tema_error *error)
{
    static const char all[] = SELECT_CANDIDATES "quotation q WHERE q.removed = 0";
    static const char in_document[] =
        SELECT_CANDIDATES "quotation q WHERE q.removed = 0 AND q.document_id = $1";
    static const char alone[] =
        SELECT_CANDIDATES "quotation q WHERE q.removed = 0 AND q.id = $1";
    const struct tema_quotation_filter *filter = listing->filter;
    struct store *store = listing->project->store;
    struct rows rows;
    bool is_open;

    if (filter->quotation.row != 0)
        is_open = store_query(store, alone, BIND(sql_integer(filter->quotation.row)),
                              &rows, error);
    else if (filter->document.row != 0)
        is_open = store_query(store, in_document, BIND(sql_integer(filter->document.row)),
                              &rows, error);
    else
        is_open = store_query(store, all, BIND_NOTHING, &rows, error);
    return is_open && add_rows(listing, &rows, error);
}

static bool read_candidates(struct quotation_listing *listing, struct tema_error *error)
{
    const struct tema_quotation_filter *filter = listing->filter;
    CLEANUP(release_ids) struct ids ids = {0};

    if (filter->quotation.row != 0 || (filter->code.row == 0 && filter->theme.row == 0))
        return read_all(listing, error);
    if (filter->code.row == 0)
        for (size_t i = 0; i < listing->evidence.count; i++)
            *array_push(&ids) = listing->evidence.ids[i];
    return read_coded(listing,
                      filter->code.row != 0 ? &listing->of_code : &listing->of_theme,
                      &ids, error) &&
           read_some(listing, &ids, error);
}

/* --- what depends on codings --- */

static bool one_is(const struct quotation_listing *listing, const struct coded *codings,
                   size_t count, const struct code_set *set)
{
    for (size_t i = 0; i < count; i++)
        if ((listing->coder_id == 0 || codings[i].coder->id == listing->coder_id) &&
            (set == NULL || code_set_has(set, codings[i].code_id)))
            return true;
    return false;
}

/* The case that names THING (a quotation, or a code after merges), or NULL. */
static const struct entry *who_names(const struct small_tables *tables, int64_t thing)
{
    int64_t case_id = 0;

    if (!map_find(&tables->named, MAP_KEY(thing), &case_id))
        return NULL;
    return entry_of(&tables->cases, case_id);
}

/* The case that names the quotation, else the first by name that names one of its codes.
 */
static const struct entry *named_by(const struct small_tables *tables, int64_t quotation,
                                    const struct coded *codings, size_t count)
{
    const struct entry *found = who_names(tables, quotation);

    if (found != NULL)
        return found;
    for (size_t i = 0; i < count; i++) {
        const struct entry *next = who_names(tables, codings[i].code->id);

        if (next != NULL && (found == NULL || small_tables_order(next, found) < 0))
            found = next;
    }
    return found;
}

const struct entry *quotation_about_whom(const struct small_tables *tables,
                                         const struct candidate *candidate,
                                         const struct coded *codings, size_t count)
{
    const struct entry *speaker = candidate->speaker, *named = NULL;
    const struct entry *own =
        entry_of(&tables->cases, speaker != NULL ? speaker->case_id : 0);

    if (own != NULL)
        return own;
    if (tables->named.count > 0)
        named = named_by(tables, candidate->id, codings, count);
    if (named != NULL)
        return named;
    if (speaker != NULL && speaker->order == TEMA_INTERVIEWER && candidate->turns == 1)
        return NULL;
    return entry_of(&tables->cases, candidate->document->case_id);
}

static bool asks_for_cases(const struct quotation_listing *listing)
{
    return listing->case_id != 0 || listing->filter->variable != NULL ||
           listing->filter->sort == TEMA_SORT_CASE;
}

/* Where one code is asked for, or a theme of any coder, read_coded has answered. */
static bool needs_codings(const struct quotation_listing *listing)
{
    const struct tema_quotation_filter *filter = listing->filter;
    bool by_code = filter->code.row != 0, by_theme = filter->theme.row != 0;

    return filter->uncoded || filter->sort == TEMA_SORT_CODE ||
           filter->quotation.row != 0 || (by_code && by_theme) ||
           (listing->coder_id != 0 && !by_code) ||
           (asks_for_cases(listing) && listing->tables.named.count > 0);
}

static bool read_codings(struct quotation_listing *listing, struct tema_error *error)
{
    size_t count = listing->candidates.count;
    CLEANUP_FREE int64_t *ids = memory_take((count + 1) * sizeof *ids);

    for (size_t i = 0; i < count; i++)
        ids[i] = listing->candidates.items[i].id;
    listing->has_codings = true;
    return codings_read_of(listing->project, &listing->tables, ids, count,
                           &listing->codings, error);
}

/* The first of the codes that the filter asks for, or of all. */
static int64_t code_rank(const struct quotation_listing *listing,
                         const struct coded *codings, size_t count)
{
    const struct code_set *set = listing->filter->code.row != 0    ? &listing->of_code
                                 : listing->filter->theme.row != 0 ? &listing->of_theme
                                                                   : NULL;

    for (size_t i = 0; i < count; i++)
        if (set == NULL || code_set_has(set, codings[i].code_id))
            return codings[i].code->order;
    return INT64_MAX;
}

static int64_t rank(const struct quotation_listing *listing,
                    const struct candidate *candidate, const struct entry *about,
                    const struct coded *codings, size_t count)
{
    switch (listing->filter->sort) {
    case TEMA_SORT_CASE:
        return about != NULL ? about->order : INT64_MAX;
    case TEMA_SORT_CODE:
        return code_rank(listing, codings, count);
    case TEMA_SORT_LENGTH:
        return candidate->start - candidate->end;
    case TEMA_SORT_NEWEST:
        return -candidate->made_at;
    case TEMA_SORT_DOCUMENT:
        break;
    }
    return 0;
}

/* Whether CANDIDATE stays; it gets its rank. */
static bool passes(const struct quotation_listing *listing, struct candidate *candidate)
{
    const struct tema_quotation_filter *filter = listing->filter;
    const struct entry *about = NULL;
    const struct coded *codings = NULL;
    size_t count = 0;

    if (listing->has_codings)
        codings = codings_on(&listing->codings, candidate->id, &count);
    if (asks_for_cases(listing))
        about = quotation_about_whom(&listing->tables, candidate, codings, count);
    if (listing->case_id != 0 && (about == NULL || about->id != listing->case_id))
        return false;
    if (filter->variable != NULL &&
        (about == NULL || !map_find(&listing->of_value, MAP_KEY(about->id), NULL)))
        return false;
    candidate->rank = rank(listing, candidate, about, codings, count);
    if (!listing->has_codings)
        return true;
    if (filter->uncoded && count > 0)
        return false;
    if (filter->code.row != 0 && !one_is(listing, codings, count, &listing->of_code))
        return false;
    if (filter->theme.row != 0 && !code_set_has(&listing->evidence, candidate->id) &&
        !one_is(listing, codings, count, &listing->of_theme))
        return false;
    return listing->coder_id == 0 || one_is(listing, codings, count, NULL);
}

static int compare(const void *left_pointer, const void *right_pointer)
{
    const struct candidate *left = left_pointer, *right = right_pointer;

    if (left->rank != right->rank)
        return left->rank < right->rank ? -1 : 1;
    if (left->document != right->document)
        return left->document->order < right->document->order ? -1 : 1;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    if (left->end != right->end)
        return left->end < right->end ? -1 : 1;
    return strcmp(left->key, right->key);
}

bool quotation_pick(struct quotation_listing *listing, struct tema_error *error)
{
    struct candidates *candidates = &listing->candidates;
    size_t kept = 0;

    if (!read_candidates(listing, error) ||
        (needs_codings(listing) && !read_codings(listing, error)))
        return false;
    for (size_t i = 0; i < candidates->count; i++)
        if (passes(listing, candidates->items + i))
            candidates->items[kept++] = candidates->items[i];
    candidates->count = kept;
    if (kept > 0)
        qsort(candidates->items, kept, sizeof *candidates->items, compare);
    return true;
}
