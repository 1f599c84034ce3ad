/* marking.c - see server/marking.h */
#include "server/marking.h"
#include "server/fields.h"
#include "server/memory.h"

/* The codes of a body. */
struct codes {
    struct tema_code_id *items; /* those that are there, then the new ones; owned */
    size_t count;
    const char **new_paths; /* owned; their strings are the body's */
    size_t new_count;
};

static void codes_release(struct codes *codes)
{
    free(codes->items);
    free(codes->new_paths);
}

/* NAME: of the array of ids. */
static bool read_codes(const struct request *request, const char *name,
                       struct codes *ret_codes, struct tema_error *error)
{
    CLEANUP_FREE int64_t *rows = NULL;

    if (!body_numbers(request, name, &rows, &ret_codes->count, error) ||
        !body_strings(request, "new_codes", &ret_codes->new_paths, &ret_codes->new_count,
                      error))
        return false;
    ret_codes->items =
        take_memory(ret_codes->count + ret_codes->new_count, sizeof *ret_codes->items);
    for (size_t i = 0; i < ret_codes->count; i++)
        ret_codes->items[i].row = rows[i];
    return true;
}

/* One that somebody has made meanwhile is taken as it is. */
static bool take_new_code(struct request *request, const struct tema_codes *all,
                          const char *path, struct tema_code_id *ret_code,
                          struct tema_error *error)
{
    for (size_t i = 0; i < all->count; i++)
        if (strcmp(all->items[i].path, path) == 0) {
            *ret_code = all->items[i].id;
            return true;
        }
    return tema_codebook_add(request->project, path, NULL, NULL, ret_code, error);
}

static bool take_new_codes(struct request *request, struct codes *codes,
                           struct tema_error *error)
{
    CLEANUP(tema_codes_free) struct tema_codes all = {0};

    if (codes->new_count == 0)
        return true;
    if (!tema_codebook_list(request->project, &all, error))
        return false;
    for (size_t i = 0; i < codes->new_count; i++)
        if (!take_new_code(request, &all, codes->new_paths[i],
                           &codes->items[codes->count++], error))
            return false;
    return true;
}

static bool begin(struct request *request, const struct codes *codes,
                  struct tema_error *error)
{
    if (codes->new_count == 0)
        return changes_begin(request, error, NULL);
    return changes_begin(request, error, "coded with the new code '%s'%s",
                         codes->new_paths[0], codes->new_count > 1 ? " and others" : "");
}

/* --- marking --- */

static bool read_span(const struct request *request, struct tema_new_quotation *ret_new,
                      struct tema_error *error)
{
    if (!body_needs_number(request, "document", &ret_new->document.row, error) ||
        !body_needs_number(request, "start", &ret_new->start, error) ||
        !body_needs_number(request, "end", &ret_new->end, error) ||
        !body_string(request, "comment", &ret_new->comment, error))
        return false;
    if (ret_new->start < 0 || ret_new->end <= ret_new->start)
        return request_fail(error, TEMA_INVALID, "nothing is marked: %lld to %lld",
                            (long long)ret_new->start, (long long)ret_new->end);
    return true;
}

static const struct tema_mark *find_mark(const struct tema_marks *marks,
                                         struct tema_quotation_id id)
{
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i].id.row == id.row)
            return marks->items + i;
    return NULL;
}

static bool list(struct request *request, const struct tema_new_quotation *new,
                 struct tema_marks *ret_marks, struct tema_error *error)
{
    return tema_mark_list(request->project, new->document, new->start, new->end,
                          ret_marks, error);
}

/* What is marked may be less than what was asked for, but never lies outside it. */
static bool mark(struct request *request, struct tema_new_quotation *new,
                 struct codes *codes, struct marking_result *ret_result,
                 struct tema_error *error)
{
    CLEANUP(tema_marks_free) struct tema_marks before = {0};
    CLEANUP(tema_marks_free) struct tema_marks after = {0};
    const struct tema_mark *found;
    struct tema_quotation_id id;

    if (!list(request, new, &before, error) || !take_new_codes(request, codes, error))
        return false;
    new->codes = codes->items;
    new->code_count = codes->count;
    if (!tema_quotation_add(request->project, new, &id, error) ||
        !list(request, new, &after, error))
        return false;
    found = find_mark(&after, id);
    if (found == NULL)
        return request_fail(error, TEMA_NOT_FOUND, "the quotation is not there any more");
    snprintf(ret_result->key, sizeof ret_result->key, "%s", found->key);
    ret_result->created = find_mark(&before, id) == NULL;
    return true;
}

bool marking_add(struct request *request, struct marking_result *ret_result,
                 struct tema_error *error)
{
    CLEANUP(codes_release) struct codes codes = {0};
    struct tema_new_quotation new = {0};

    return read_span(request, &new, error) &&
           read_codes(request, "codes", &codes, error) && begin(request, &codes, error) &&
           changes_end(request, mark(request, &new, &codes, ret_result, error), error);
}

/* --- coding --- */

static bool code(struct request *request, struct tema_quotation_id quotation,
                 struct codes *codes, const int64_t *removed, size_t removed_count,
                 struct tema_error *error)
{
    if (!take_new_codes(request, codes, error))
        return false;
    for (size_t i = 0; i < codes->count; i++)
        if (!tema_quotation_code(request->project, quotation, codes->items[i], error))
            return false;
    for (size_t i = 0; i < removed_count; i++)
        if (!tema_quotation_uncode(request->project, quotation,
                                   (struct tema_code_id){removed[i]}, error))
            return false;
    return true;
}

bool marking_code(struct request *request, struct tema_quotation_id quotation,
                  struct tema_error *error)
{
    CLEANUP(codes_release) struct codes codes = {0};
    CLEANUP_FREE int64_t *removed = NULL;
    size_t removed_count;

    return read_codes(request, "add", &codes, error) &&
           body_numbers(request, "remove", &removed, &removed_count, error) &&
           begin(request, &codes, error) &&
           changes_end(request,
                       code(request, quotation, &codes, removed, removed_count, error),
                       error);
}
