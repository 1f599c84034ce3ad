/* quotation_fill.c - what is said of the quotations of a list */
#include "base/array.h"
#include "project/quotation_list.h"
#include "project/region.h"
#include "text/seek.h"

enum { BATCH = 512 /* rows of one statement */ };

/* The quotations of a page, and their candidates beside them. */
struct page {
    struct quotation_listing *listing;
    const struct candidate *candidates;
    struct tema_quotation *quotations;
    size_t count;
    struct buffer codes_text; /* scratch */
};

static void release_page(struct page *page)
{
    buffer_release(&page->codes_text);
}

/* --- rows --- */

enum { PLACE_IN_PAGE, WORDS, COMMENT, PLACE, DOUBT }; /* columns */

static void take_row(struct page *page, const struct rows *rows)
{
    struct arena *arena = page->listing->arena;
    struct tema_quotation *quotation =
        page->quotations + rows_integer(rows, PLACE_IN_PAGE);

    quotation->words = arena_copy_slice(arena, rows_slice(rows, WORDS));
    quotation->place = region_told(rows_slice(rows, PLACE), arena);
    if (rows_slice(rows, DOUBT).length > 0)
        quotation->doubt = arena_copy_slice(arena, rows_slice(rows, DOUBT));
    if (!rows_is_null(rows, COMMENT))
        quotation->comment = arena_copy_slice(arena, rows_slice(rows, COMMENT));
}

static bool read_rows(struct page *page, struct tema_error *error)
{
    static const char select[] =
        "SELECT c2, q.words, c.bytes, q.place, q.doubt FROM many CROSS JOIN quotation q"
        " LEFT JOIN content c ON c.guid = q.comment WHERE q.id = c1";
    struct sql_value values[2 * BATCH];

    for (size_t done = 0, count; done < page->count; done += count) {
        struct rows rows;

        count = page->count - done < BATCH ? page->count - done : BATCH;
        for (size_t i = 0; i < count; i++) {
            values[2 * i] = sql_integer(page->candidates[done + i].id);
            values[2 * i + 1] = sql_integer((int64_t)(done + i));
        }
        if (!store_query_many(page->listing->project->store, select, values, 2, count,
                              &rows, error))
            return false;
        while (rows_next(&rows))
            take_row(page, &rows);
        if (!rows_close(&rows, error))
            return false;
    }
    return true;
}

/* --- codings --- */

static bool read_codings(struct page *page, struct tema_error *error)
{
    struct quotation_listing *listing = page->listing;
    CLEANUP_FREE int64_t *ids = memory_take(page->count * sizeof *ids);

    if (listing->has_codings)
        return true;
    for (size_t i = 0; i < page->count; i++)
        ids[i] = page->candidates[i].id;
    return codings_read_of(listing->project, &listing->tables, ids, page->count,
                           &listing->codings, error);
}

static void add_codings(struct page *page, const struct coded *coded, size_t count,
                        struct tema_quotation *quotation)
{
    struct arena *arena = page->listing->arena;
    struct tema_coding *codings = arena_take(arena, (count + 1) * sizeof *codings);
    size_t kept = 0;

    buffer_clear(&page->codes_text);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && codings_repeats(coded + i))
            continue;
        if (i == 0 || coded[i].code != coded[i - 1].code) {
            buffer_add_string(&page->codes_text, i > 0 ? "; " : "");
            buffer_add_string(&page->codes_text, coded[i].code->name);
        }
        codings[kept++] = (struct tema_coding){.code = {coded[i].code->id},
                                               .code_path = coded[i].code->name,
                                               .coder = codings_coder(coded[i].coder)};
    }
    if (count > 0)
        quotation->codes = arena_copy_slice(arena, buffer_slice(&page->codes_text));
    quotation->codings = codings;
    quotation->coding_count = kept;
}

static void begin(struct page *page, size_t place)
{
    const struct candidate *candidate = page->candidates + place;
    const struct quotation_listing *listing = page->listing;
    size_t count;
    const struct coded *coded = codings_on(&listing->codings, candidate->id, &count);
    const struct entry *about =
        quotation_about_whom(&listing->tables, candidate, coded, count);

    page->quotations[place] = (struct tema_quotation){
        .id = {candidate->id},
        .key = arena_copy_string(listing->arena, candidate->key),
        .document = {candidate->document->id},
        .document_name = candidate->document->name,
        .start = candidate->start,
        .end = candidate->end,
        .words = "",
        .case_name = about != NULL ? about->name : NULL,
        .speaker = candidate->speaker != NULL ? candidate->speaker->name : NULL,
        .comment = "",
        .codes = "",
        .before = "",
        .after = "",
    };
    add_codings(page, coded, count, &page->quotations[place]);
}

/* --- what stands around --- */

static void surround(struct page *page, const struct open_document *document,
                     struct tema_quotation *quotation)
{
    int64_t context = page->listing->filter->context;
    int64_t from = quotation->start > context ? quotation->start - context : 0;
    int64_t until = document->length - quotation->end > context ? quotation->end + context
                                                                : document->length;
    struct slice before, after;

    /* A place in a picture has no text around it, nor has a text that was purged. */
    if (quotation->end > document->length || quotation->end == 0)
        return;
    before = position_slice(document->index, from, quotation->start);
    after = position_slice(document->index, quotation->end, until);
    if (from > 0)
        before = seek_from_a_word(before);
    if (until < document->length)
        after = seek_to_a_word(after);
    if (before.length > 0)
        quotation->before = arena_copy_slice(page->listing->arena, before);
    if (after.length > 0)
        quotation->after = arena_copy_slice(page->listing->arena, after);
}

static int compare_documents(const void *left_pointer, const void *right_pointer)
{
    const struct tema_quotation *left = *(struct tema_quotation *const *)left_pointer;
    const struct tema_quotation *right = *(struct tema_quotation *const *)right_pointer;

    return (left->document.row > right->document.row) -
           (left->document.row < right->document.row);
}

/* One document after the other, so that each is read once. */
static bool surround_all(struct page *page, struct tema_error *error)
{
    CLEANUP_FREE struct tema_quotation **sorted =
        memory_take(page->count * sizeof(struct tema_quotation *));
    const struct open_document *document = NULL;

    for (size_t i = 0; i < page->count; i++)
        sorted[i] = page->quotations + i;
    qsort(sorted, page->count, sizeof *sorted, compare_documents);
    for (size_t i = 0; i < page->count; i++) {
        int64_t id = sorted[i]->document.row;

        if ((document == NULL || document->id != id) &&
            !document_open(page->listing->project, id, &document, error))
            return false;
        surround(page, document, sorted[i]);
    }
    return true;
}

bool quotation_fill(struct quotation_listing *listing, const struct candidate *candidates,
                    size_t count, struct tema_quotation *quotations,
                    struct tema_error *error)
{
    CLEANUP(release_page)
    struct page page = {listing, candidates, quotations, count, {0}};

    if (!read_codings(&page, error))
        return false;
    for (size_t i = 0; i < count; i++)
        begin(&page, i);
    return read_rows(&page, error) &&
           (listing->filter->context == 0 || surround_all(&page, error));
}
