/* census.c - see project/census.h */
#include "project/census.h"
#include "base/array.h"
#include "project/quotation_list.h"

void census_release(struct census *census)
{
    small_tables_release(&census->tables);
    codings_release(&census->codings);
    array_release(census);
}

static int compare(const void *left_pointer, const void *right_pointer)
{
    const struct counted *left = left_pointer, *right = right_pointer;

    return (left->quotation > right->quotation) - (left->quotation < right->quotation);
}

static bool read_quotations(struct tema_project *project, struct census *census,
                            struct tema_error *error)
{
    /* All of it is in an index, so that no words are passed over. */
    static const char select[] = "SELECT id, document_id, speaker_id, turns"
                                 " FROM quotation WHERE removed = 0 ORDER BY document_id";
    const struct entry *document = NULL;
    bool is_sorted = true;
    struct rows rows;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        int64_t document_id = rows_integer(&rows, 1);
        struct counted *counted;

        if (document == NULL || document->id != document_id)
            document = entry_of(&census->tables.documents, document_id);
        if (document == NULL)
            continue;
        counted = array_push(census);
        *counted = (struct counted){
            .quotation = rows_integer(&rows, 0),
            .turns = rows_integer(&rows, 3),
            .document = document,
            .speaker = entry_of(&census->tables.speakers, rows_integer(&rows, 2)),
        };
        is_sorted = is_sorted && (census->count < 2 || compare(counted - 1, counted) < 0);
    }
    if (!is_sorted)
        qsort(census->items, census->count, sizeof *census->items, compare);
    return rows_close(&rows, error);
}

static void tell_about_whom(void *context, size_t place, const struct coded *codings,
                            size_t count)
{
    const struct census *census = context;
    struct counted *counted = census->items + place;
    const struct candidate candidate = {
        .id = counted->quotation,
        .turns = counted->turns,
        .document = counted->document,
        .speaker = counted->speaker,
    };

    counted->about = quotation_about_whom(&census->tables, &candidate, codings, count);
}

bool census_read(struct tema_project *project, struct arena *arena, struct census *census,
                 struct tema_error *error)
{
    if (!small_tables_read(project, arena, &census->tables, error) ||
        !read_quotations(project, census, error) ||
        !codings_read(project, &census->tables, &census->codings, error))
        return false;
    census_walk(census, tell_about_whom, census);
    return true;
}

const struct counted *census_of(const struct census *census, int64_t quotation)
{
    const struct counted wanted = {.quotation = quotation};

    if (census->count == 0)
        return NULL;
    return bsearch(&wanted, census->items, census->count, sizeof *census->items, compare);
}

void census_walk(const struct census *census,
                 void (*each)(void *context, size_t place, const struct coded *codings,
                              size_t count),
                 void *context)
{
    const struct codings *codings = &census->codings;
    size_t from = 0, until;

    for (size_t place = 0; place < census->count; place++, from = until) {
        int64_t quotation = census->items[place].quotation;

        while (from < codings->count && codings->items[from].quotation < quotation)
            from++;
        for (until = from; until < codings->count; until++)
            if (codings->items[until].quotation != quotation)
                break;
        each(context, place, codings->items + from, until - from);
    }
}
