/* quotation_list.c - quotations with all that is said of them, or a page of them */
#include "project/quotation_list.h"
#include "project/variables.h"
#include "tema/cases.h"
#include "text/seek.h"

enum { CONTEXT_LARGEST = 100000 /* code points */ };

static void release_listing(struct quotation_listing *listing)
{
    small_tables_release(&listing->tables);
    code_set_release(&listing->of_code);
    code_set_release(&listing->of_theme);
    code_set_release(&listing->evidence);
    map_release(&listing->of_value);
    buffer_release(&listing->words);
    array_release(&listing->candidates);
    codings_release(&listing->codings);
    arena_free(listing->arena);
}

static bool check_numbers(const struct tema_quotation_filter *filter,
                          struct tema_error *error)
{
    if (filter->skip < 0 || filter->most < 0)
        return tema_fail(error, TEMA_INVALID,
                         "how many quotations to leave out or to list is 0 or more");
    if (filter->context < 0 || filter->context > CONTEXT_LARGEST)
        return tema_fail(error, TEMA_INVALID,
                         "the context of a quotation has 0 to %d characters",
                         CONTEXT_LARGEST);
    if ((filter->variable == NULL) != (filter->value == NULL))
        return tema_fail(error, TEMA_INVALID, "a variable and its value go together");
    return true;
}

static bool find_coder(struct quotation_listing *listing, struct tema_error *error)
{
    size_t count = listing->tables.coders.count;
    struct name *names =
        arena_take(listing->arena, (count > 0 ? count : 1) * sizeof *names);
    size_t known_count = 0;

    for (size_t i = 0; i < count; i++) {
        const struct entry *coder = &listing->tables.coders.items[i];

        if (codings_coder(coder) != NULL)
            names[known_count++] = (struct name){coder->id, coder->name};
    }
    return names_find("coder", listing->filter->coder, names, known_count, false,
                      &listing->coder_id, error);
}

static bool find_variable(struct quotation_listing *listing, int64_t *ret_variable,
                          struct tema_error *error)
{
    struct name *names;
    size_t count;

    return variables_read(listing->project, listing->arena, &names, &count, error) &&
           names_find("variable", listing->filter->variable, names, count, false,
                      ret_variable, error);
}

static bool find_cases_by_value(struct quotation_listing *listing,
                                struct tema_error *error)
{
    static const char select[] = "SELECT case_id, value FROM value WHERE removed = 0"
                                 " AND variable_id = $1 AND case_id IS NOT NULL";
    int64_t variable, case_id;
    struct rows rows;

    if (!find_variable(listing, &variable, error) ||
        !store_query(listing->project->store, select, BIND(sql_integer(variable)), &rows,
                     error))
        return false;
    while (rows_next(&rows)) {
        case_id = rows_integer(&rows, 0);
        if (names_equal(rows_text(&rows, 1), listing->filter->value))
            map_put(&listing->of_value, MAP_KEY(case_id), 1);
    }
    return rows_close(&rows, error);
}

static bool read_filter(struct quotation_listing *listing, struct tema_error *error)
{
    const struct tema_quotation_filter *filter = listing->filter;
    struct tema_project *project = listing->project;
    struct tema_case_id case_id = {0};

    if (!check_numbers(filter, error))
        return false;
    if (filter->document.row != 0 &&
        !project_expect(project, filter->document.row, KIND_DOCUMENT, error))
        return false;
    if (filter->quotation.row != 0 &&
        !project_expect(project, filter->quotation.row, KIND_QUOTATION, error))
        return false;
    if (filter->code.row != 0 &&
        !code_set_of_code(project, filter->code.row, &listing->of_code, error))
        return false;
    if (filter->theme.row != 0 &&
        (!code_set_of_theme(project, filter->theme.row, &listing->of_theme, error) ||
         !code_set_evidence(project, filter->theme.row, &listing->evidence, error)))
        return false;
    if (filter->case_name != NULL &&
        !tema_case_find(project, filter->case_name, &case_id, error))
        return false;
    listing->case_id = case_id.row;
    if (filter->words != NULL)
        seek_fold_words(slice_of(filter->words), &listing->words);
    return (filter->coder == NULL || find_coder(listing, error)) &&
           (filter->variable == NULL || find_cases_by_value(listing, error));
}

bool tema_quotation_list(struct tema_project *project,
                         const struct tema_quotation_filter *filter,
                         struct tema_quotations *ret_quotations, struct tema_error *error)
{
    static const struct tema_quotation_filter everything;
    CLEANUP(release_listing)
    struct quotation_listing listing = {
        .project = project,
        .filter = filter != NULL ? filter : &everything,
        .arena = arena_new(),
    };
    const struct candidates *candidates = &listing.candidates;
    struct tema_quotation *items;
    size_t first, count;

    if (!small_tables_read(project, listing.arena, &listing.tables, error) ||
        !read_filter(&listing, error) || !quotation_pick(&listing, error))
        return false;
    first = (uint64_t)listing.filter->skip < candidates->count
                ? (size_t)listing.filter->skip
                : candidates->count;
    count = candidates->count - first;
    if (listing.filter->most > 0 && (uint64_t)listing.filter->most < count)
        count = (size_t)listing.filter->most;
    items = arena_take(listing.arena, (count + 1) * sizeof *items);
    if (count > 0 &&
        !quotation_fill(&listing, candidates->items + first, count, items, error))
        return false;
    *ret_quotations = (struct tema_quotations){items, count, (int64_t)candidates->count,
                                               TAKE(listing.arena)};
    return true;
}

void tema_quotations_free(struct tema_quotations *quotations)
{
    if (quotations == NULL)
        return;
    arena_free(quotations->memory);
    *quotations = (struct tema_quotations){0};
}
