/* quotation_list.c - quotations with all that is said of them
 *
 * Codings and quotations are read once each, in the order in which they lie in the file;
 * what they point to is looked up in memory. */
#include "base/array.h"
#include "project/code_set.h"
#include "project/names.h"
#include "project/quotation.h"
#include "project/region.h"
#include "project/small_tables.h"
#include "tema/cases.h"

/* A coding. */
struct mark {
    int64_t quotation;
    int64_t code_id;          /* as written */
    const struct entry *code; /* after merges */
    const struct entry *coder;
};

struct marks {
    struct mark *items;
    size_t count, capacity;
};

struct listing {
    struct tema_project *project;
    const struct tema_quotation_filter *filter;
    struct arena *arena; /* what is handed out lives here */
    struct small_tables tables;
    struct code_set of_code, of_theme; /* of the filter */
    struct code_set evidence;          /* quotations that the theme gathers itself */
    int64_t case_id, coder_id;         /* of the filter; 0: any */
    struct marks marks;                /* by quotation, code, coder */
    struct buffer codes_text;          /* scratch */
    struct tema_quotation *items;
    size_t count, capacity;
};

static void release_listing(struct listing *listing)
{
    small_tables_release(&listing->tables);
    code_set_release(&listing->of_code);
    code_set_release(&listing->of_theme);
    code_set_release(&listing->evidence);
    buffer_release(&listing->codes_text);
    array_release(&listing->marks);
    free(listing->items);
    arena_free(listing->arena);
}

/* Nobody has no name. */
static const char *known(const struct entry *coder)
{
    return coder->name[0] != '\0' ? coder->name : NULL;
}

static bool find_coder(struct listing *listing, struct tema_error *error)
{
    size_t count = listing->tables.coders.count;
    struct name *names =
        arena_take(listing->arena, (count > 0 ? count : 1) * sizeof *names);
    size_t known_count = 0;

    for (size_t i = 0; i < count; i++) {
        const struct entry *coder = &listing->tables.coders.items[i];

        if (known(coder) != NULL)
            names[known_count++] = (struct name){coder->id, coder->name};
    }
    return names_find("coder", listing->filter->coder, names, known_count, false,
                      &listing->coder_id, error);
}

static bool read_filter(struct listing *listing, struct tema_error *error)
{
    const struct tema_quotation_filter *filter = listing->filter;
    struct tema_project *project = listing->project;
    struct tema_case_id case_id = {0};

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
    return filter->coder == NULL || find_coder(listing, error);
}

static int compare_marks(const void *left_pointer, const void *right_pointer)
{
    const struct mark *left = left_pointer, *right = right_pointer;

    if (left->quotation != right->quotation)
        return left->quotation < right->quotation ? -1 : 1;
    if (left->code->order != right->code->order)
        return left->code->order < right->code->order ? -1 : 1;
    if (left->code != right->code)
        return left->code->id < right->code->id ? -1 : 1;
    if (left->coder != right->coder)
        return strcmp(left->coder->name, right->coder->name);
    return (left->code_id > right->code_id) - (left->code_id < right->code_id);
}

/* Every row, or no more than the filter's document or quotation has: one statement each.
 */
struct narrowing {
    const char *all, *in_document, *of_quotation;
};

static bool query_narrowly(struct listing *listing, const struct narrowing *selects,
                           struct rows *rows, struct tema_error *error)
{
    struct store *store = listing->project->store;
    int64_t document = listing->filter->document.row;
    int64_t quotation = listing->filter->quotation.row;

    if (quotation != 0)
        return store_query(store, selects->of_quotation, BIND(sql_integer(quotation)),
                           rows, error);
    if (document != 0)
        return store_query(store, selects->in_document, BIND(sql_integer(document)), rows,
                           error);
    return store_query(store, selects->all, BIND_NOTHING, rows, error);
}

static bool read_marks(struct listing *listing, struct tema_error *error)
{
    static const struct narrowing selects = {
        .all = "SELECT quotation_id, code_id, coder_id FROM coding WHERE removed = 0",
        .in_document = "SELECT g.quotation_id, g.code_id, g.coder_id FROM quotation q"
                       " JOIN coding g ON g.quotation_id = q.id"
                       " WHERE q.document_id = $1 AND q.removed = 0 AND g.removed = 0",
        .of_quotation = "SELECT quotation_id, code_id, coder_id FROM coding"
                        " WHERE quotation_id = $1 AND removed = 0",
    };
    struct marks *marks = &listing->marks;
    struct rows rows;

    if (!query_narrowly(listing, &selects, &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct mark mark = {.quotation = rows_integer(&rows, 0),
                            .code_id = rows_integer(&rows, 1)};
        const struct entry *written = entry_of(&listing->tables.codes, mark.code_id);

        mark.coder = entry_of(&listing->tables.coders, rows_integer(&rows, 2));
        if (written == NULL || mark.coder == NULL)
            continue;
        mark.code = entry_of(&listing->tables.codes, written->effective);
        if (mark.code == NULL)
            mark.code = written;
        *array_push(marks) = mark;
    }
    if (!rows_close(&rows, error))
        return false;
    if (marks->count > 0)
        qsort(marks->items, marks->count, sizeof *marks->items, compare_marks);
    return true;
}

/* The marks on QUOTATION: the first, and how many. */
static const struct mark *marks_on(const struct listing *listing, int64_t quotation,
                                   size_t *ret_count)
{
    size_t low = 0, high = listing->marks.count, end;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (listing->marks.items[middle].quotation < quotation)
            low = middle + 1;
        else
            high = middle;
    }
    for (end = low; end < listing->marks.count; end++)
        if (listing->marks.items[end].quotation != quotation)
            break;
    *ret_count = end - low;
    return listing->marks.items + low;
}

static bool one_is(const struct listing *listing, const struct mark *marks, size_t count,
                   const struct code_set *set)
{
    for (size_t i = 0; i < count; i++)
        if ((listing->coder_id == 0 || marks[i].coder->id == listing->coder_id) &&
            (set == NULL || code_set_has(set, marks[i].code_id)))
            return true;
    return false;
}

static bool passes(const struct listing *listing, int64_t quotation,
                   const struct mark *marks, size_t count, int64_t case_id)
{
    const struct tema_quotation_filter *filter = listing->filter;

    if (listing->case_id != 0 && listing->case_id != case_id)
        return false;
    if (filter->uncoded && count > 0)
        return false;
    if (filter->code.row != 0 && !one_is(listing, marks, count, &listing->of_code))
        return false;
    if (filter->theme.row != 0 && !code_set_has(&listing->evidence, quotation) &&
        !one_is(listing, marks, count, &listing->of_theme))
        return false;
    return listing->coder_id == 0 || one_is(listing, marks, count, NULL);
}

static void add_codings(struct listing *listing, const struct mark *marks, size_t count,
                        struct tema_quotation *quotation)
{
    struct buffer *codes = &listing->codes_text;
    struct tema_coding *codings =
        arena_take(listing->arena, (count + 1) * sizeof *codings);
    size_t kept = 0;

    buffer_clear(codes);
    for (size_t i = 0; i < count; i++) {
        bool is_new_code = i == 0 || marks[i].code != marks[i - 1].code;

        /* Two codes that have become one count once. */
        if (!is_new_code && marks[i].coder == marks[i - 1].coder)
            continue;
        if (is_new_code) {
            buffer_add_string(codes, i > 0 ? "; " : "");
            buffer_add_string(codes, marks[i].code->name);
        }
        codings[kept++] = (struct tema_coding){.code = {marks[i].code->id},
                                               .code_path = marks[i].code->name,
                                               .coder = known(marks[i].coder)};
    }
    quotation->codes =
        count > 0 ? arena_copy_slice(listing->arena, buffer_slice(codes)) : "";
    quotation->codings = codings;
    quotation->coding_count = kept;
}

enum {
    ID,
    KEY,
    DOCUMENT,
    START,
    END,
    SPEAKER,
    WORDS,
    COMMENT,
    TURNS,
    PLACE,
    DOUBT,
}; /* columns below */

/* The case that names THING (a quotation, or a code after merges), or NULL. */
static const struct entry *who_names(const struct listing *listing, int64_t thing)
{
    int64_t case_id = 0;

    if (!map_find(&listing->tables.named, MAP_KEY(thing), &case_id))
        return NULL;
    return entry_of(&listing->tables.cases, case_id);
}

/* The case that names the quotation, else the first by name that names one of its codes.
 */
static const struct entry *named_by(const struct listing *listing, int64_t quotation,
                                    const struct mark *marks, size_t count)
{
    const struct entry *found = who_names(listing, quotation);

    if (found != NULL)
        return found;
    for (size_t i = 0; i < count; i++) {
        const struct entry *next = who_names(listing, marks[i].code->id);

        if (next != NULL && (found == NULL || small_tables_order(next, found) < 0))
            found = next;
    }
    return found;
}

/* As the view quotation_about says, without asking it for each. */
static const struct entry *about_whom(const struct listing *listing,
                                      const struct entry *document,
                                      const struct entry *speaker,
                                      const struct entry *named, int64_t turns)
{
    const struct entry *own =
        entry_of(&listing->tables.cases, speaker != NULL ? speaker->case_id : 0);

    if (own != NULL)
        return own;
    if (named != NULL)
        return named;
    if (speaker != NULL && speaker->order == TEMA_INTERVIEWER && turns == 1)
        return NULL;
    return entry_of(&listing->tables.cases, document->case_id);
}

static void add_row(struct listing *listing, const struct rows *rows)
{
    int64_t id = rows_integer(rows, ID), case_id;
    const struct entry *document =
        entry_of(&listing->tables.documents, rows_integer(rows, DOCUMENT));
    const struct entry *speaker =
        entry_of(&listing->tables.speakers, rows_integer(rows, SPEAKER));
    const struct entry *about, *named = NULL;
    const struct mark *marks;
    struct tema_quotation quotation;
    size_t count;

    if (listing->filter->doubtful && rows_slice(rows, DOUBT).length == 0)
        return;
    if (document == NULL || (listing->filter->document.row != 0 &&
                             listing->filter->document.row != document->id))
        return;
    marks = marks_on(listing, id, &count);
    if (listing->tables.named.count > 0)
        named = named_by(listing, id, marks, count);
    about = about_whom(listing, document, speaker, named, rows_integer(rows, TURNS));
    case_id = about != NULL ? about->id : 0;
    if (!passes(listing, id, marks, count, case_id))
        return;
    quotation = (struct tema_quotation){
        .id = {id},
        .key = arena_copy_slice(listing->arena, rows_slice(rows, KEY)),
        .document = {document->id},
        .document_name = document->name,
        .start = rows_integer(rows, START),
        .end = rows_integer(rows, END),
        .words = arena_copy_slice(listing->arena, rows_slice(rows, WORDS)),
        .place = region_told(rows_slice(rows, PLACE), listing->arena),
        .doubt = rows_slice(rows, DOUBT).length > 0
                     ? arena_copy_slice(listing->arena, rows_slice(rows, DOUBT))
                     : NULL,
        .case_name = about != NULL ? about->name : NULL,
        .speaker = speaker != NULL ? speaker->name : NULL,
        .comment = rows_is_null(rows, COMMENT)
                       ? ""
                       : arena_copy_slice(listing->arena, rows_slice(rows, COMMENT)),
    };
    add_codings(listing, marks, count, &quotation);
    *array_push(listing) = quotation;
}

static bool read_quotations(struct listing *listing, struct tema_error *error)
{
#define SELECT_QUOTATIONS                                                                \
    "SELECT q.id, q.key, q.document_id, q.start, q.\"end\", q.speaker_id, q.words,"      \
    " c.bytes, q.turns, q.place, q.doubt FROM quotation q LEFT JOIN content c ON "       \
    "c.guid = q.comment"                                                                 \
    " WHERE q.removed = 0"
    static const struct narrowing selects = {
        .all = SELECT_QUOTATIONS,
        .in_document = SELECT_QUOTATIONS " AND q.document_id = $1",
        .of_quotation = SELECT_QUOTATIONS " AND q.id = $1",
    };
    struct rows rows;

    if (!query_narrowly(listing, &selects, &rows, error))
        return false;
    while (rows_next(&rows))
        add_row(listing, &rows);
    return rows_close(&rows, error);
}

/* A quotation and where it comes. */
struct placed {
    int64_t document_order;
    const struct tema_quotation *quotation;
};

static int compare_placed(const void *left_pointer, const void *right_pointer)
{
    const struct placed *left = left_pointer, *right = right_pointer;
    const struct tema_quotation *a = left->quotation, *b = right->quotation;

    if (left->document_order != right->document_order)
        return left->document_order < right->document_order ? -1 : 1;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a->end != b->end)
        return a->end < b->end ? -1 : 1;
    return strcmp(a->key, b->key);
}

static struct tema_quotation *in_order(struct listing *listing)
{
    CLEANUP_FREE struct placed *placed =
        memory_take((listing->count + 1) * sizeof *placed);
    struct tema_quotation *items =
        arena_take(listing->arena, (listing->count + 1) * sizeof *items);

    for (size_t i = 0; i < listing->count; i++) {
        placed[i].quotation = listing->items + i;
        placed[i].document_order =
            entry_of(&listing->tables.documents, listing->items[i].document.row)->order;
    }
    qsort(placed, listing->count, sizeof *placed, compare_placed);
    for (size_t i = 0; i < listing->count; i++)
        items[i] = *placed[i].quotation;
    return items;
}

bool tema_quotation_list(struct tema_project *project,
                         const struct tema_quotation_filter *filter,
                         struct tema_quotations *ret_quotations, struct tema_error *error)
{
    static const struct tema_quotation_filter everything;
    CLEANUP(release_listing)
    struct listing listing = {
        .project = project,
        .filter = filter != NULL ? filter : &everything,
        .arena = arena_new(),
    };

    if (!small_tables_read(project, listing.arena, &listing.tables, error) ||
        !read_filter(&listing, error) || !read_marks(&listing, error) ||
        !read_quotations(&listing, error))
        return false;
    ret_quotations->items = in_order(&listing);
    ret_quotations->count = listing.count;
    ret_quotations->memory = TAKE(listing.arena);
    return true;
}

void tema_quotations_free(struct tema_quotations *quotations)
{
    if (quotations == NULL)
        return;
    arena_free(quotations->memory);
    *quotations = (struct tema_quotations){0};
}
