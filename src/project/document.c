/* document.c - see include/tema/document.h: documents themselves */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/cleanup.h"
#include "project/census.h"
#include "project/document.h"
#include "project/names.h"
#include "project/order.h"
#include "text/utf8.h"

/* --- the list --- */

static const char *hexadecimal(struct slice bytes, struct arena *arena)
{
    struct sha256 sha256 = {{0}};
    char text[65];

    if (bytes.length == 0)
        return "";
    if (bytes.length == sizeof sha256.bytes)
        memcpy(sha256.bytes, bytes.bytes, sizeof sha256.bytes);
    sha256_format(&sha256, text);
    return arena_copy_string(arena, text);
}

static struct tema_document document_of_row(const struct rows *rows, struct arena *arena)
{
    return (struct tema_document){
        .id = {rows_integer(rows, 0)},
        .name = arena_copy_string(arena, rows_text(rows, 1)),
        .source_name = arena_copy_string(arena, rows_text(rows, 2)),
        .importer = arena_copy_string(arena, rows_text(rows, 3)),
        .sha256 = hexadecimal(rows_slice(rows, 4), arena),
        .case_name = arena_copy_string(arena, rows_text(rows, 5)),
        .length = rows_integer(rows, 6),
        .words = rows_integer(rows, 7),
        .paragraphs = rows_integer(rows, 8),
        .turns = rows_integer(rows, 9),
        .imported_at = rows_integer(rows, 10),
        .medium = arena_copy_string(arena, rows_text(rows, 11)),
    };
}

/* The document with ID among those in order of their ids; NULL: none. */
static struct tema_document *document_by_id(const struct tema_documents *documents,
                                            int64_t id)
{
    size_t low = 0, high = documents->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (documents->items[middle].id.row < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < documents->count && documents->items[low].id.row == id
               ? documents->items + low
               : NULL;
}

struct mark_counts {
    const struct census *census;
    struct tema_document **documents; /* of each entry of the census' documents */
};

static void count_one(void *context, size_t place, const struct coded *codings,
                      size_t count)
{
    const struct mark_counts *counts = context;
    const struct entry *entry = counts->census->items[place].document;
    struct tema_document *document =
        counts->documents[census_place(&counts->census->tables.documents, entry)];

    (void)codings;
    if (document == NULL)
        return;
    document->quotations++;
    document->codings += (int64_t)count;
}

static bool count_marks(struct tema_project *project,
                        const struct tema_documents *documents, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP(census_release) struct census census = {0};
    struct mark_counts counts = {&census, NULL};

    if (!census_read(project, arena, &census, error))
        return false;
    counts.documents =
        arena_take(arena, (census.tables.documents.count + 1) * sizeof *counts.documents);
    for (size_t i = 0; i < census.tables.documents.count; i++)
        counts.documents[i] =
            document_by_id(documents, census.tables.documents.items[i].id);
    census_walk(&census, count_one, &counts);
    return true;
}

/* The documents that stand, in order of their ids; ONE of them, or 0: all. Their marks
 * are not counted. */
static bool read_documents(struct tema_project *project, int64_t one,
                           struct tema_documents *ret_documents, struct tema_error *error)
{
    static const char select[] =
        "SELECT document.id, document.name, source_name, importer, sha256, cases.name, "
        "length, words, paragraphs, turns, imported_at, medium "
        "FROM document LEFT JOIN cases "
        "ON cases.id = document.case_id AND cases.removed = 0 "
        "WHERE document.removed = 0 AND (?1 = 0 OR document.id = ?1) "
        "ORDER BY document.id";
    struct arena *arena = arena_new();
    ARRAY(struct tema_document) list = {0};
    struct rows rows;

    if (!store_query(project->store, select, BIND(sql_integer(one)), &rows, error)) {
        arena_free(arena);
        return false;
    }
    while (rows_next(&rows))
        *array_push(&list) = document_of_row(&rows, arena);
    *ret_documents = (struct tema_documents){list.items, list.count, arena};
    if (!rows_close(&rows, error)) {
        tema_documents_free(ret_documents);
        return false;
    }
    return true;
}

static void put_in_order(struct tema_documents *documents)
{
    order_by_name(documents->items, documents->count, sizeof *documents->items,
                  offsetof(struct tema_document, name));
}

bool document_list_uncounted(struct tema_project *project,
                             struct tema_documents *ret_documents,
                             struct tema_error *error)
{
    if (!read_documents(project, 0, ret_documents, error))
        return false;
    put_in_order(ret_documents);
    return true;
}

/* The text of a memo is a document so that another program's file keeps what was marked
 * in it: where nothing is, it stands among the memos alone. */
static void leave_out_memos(struct tema_documents *documents)
{
    size_t kept = 0;

    for (size_t i = 0; i < documents->count; i++)
        if (strcmp(documents->items[i].medium, "note") != 0 ||
            documents->items[i].quotations > 0)
            documents->items[kept++] = documents->items[i];
    documents->count = kept;
}

bool tema_document_list(struct tema_project *project,
                        struct tema_documents *ret_documents, struct tema_error *error)
{
    if (!read_documents(project, 0, ret_documents, error))
        return false;
    if (!count_marks(project, ret_documents, error)) {
        tema_documents_free(ret_documents);
        return false;
    }
    leave_out_memos(ret_documents);
    put_in_order(ret_documents);
    return true;
}

static bool count_marks_on(struct tema_project *project, struct tema_document *document,
                           struct tema_error *error)
{
    static const char select[] =
        "SELECT count(*), coalesce(sum((SELECT count(*) FROM coding"
        " WHERE quotation_id = quotation.id AND removed = 0)), 0)"
        " FROM quotation WHERE document_id = ?1 AND removed = 0";
    struct rows rows;

    if (!store_query(project->store, select, BIND(sql_integer(document->id.row)), &rows,
                     error))
        return false;
    if (rows_next(&rows)) {
        document->quotations = rows_integer(&rows, 0);
        document->codings = rows_integer(&rows, 1);
    }
    return rows_close(&rows, error);
}

bool tema_document_show(struct tema_project *project, struct tema_document_id document,
                        struct tema_documents *ret_document, struct tema_error *error)
{
    if (!project_expect(project, document.row, KIND_DOCUMENT, error) ||
        !read_documents(project, document.row, ret_document, error))
        return false;
    if (!count_marks_on(project, ret_document->items, error)) {
        tema_documents_free(ret_document);
        return false;
    }
    return true;
}

void tema_documents_free(struct tema_documents *documents)
{
    free(documents->items);
    arena_free(documents->memory);
    *documents = (struct tema_documents){0};
}

/* --- one of them --- */

/* The only one whose source file is called NAME; 0 where there is none, or several. */
static int64_t find_by_source(const struct tema_documents *documents, const char *name)
{
    int64_t found = 0;

    for (size_t i = 0; i < documents->count; i++) {
        if (strcmp(documents->items[i].source_name, name) != 0)
            continue;
        if (found != 0)
            return 0;
        found = documents->items[i].id.row;
    }
    return found;
}

static bool find(const struct tema_documents *documents, const char *name,
                 struct arena *arena, int64_t *ret_id, struct tema_error *error)
{
    size_t count = documents->count;
    struct name *names = arena_take(arena, (count + 1) * sizeof *names);
    int64_t by_source = find_by_source(documents, name);

    for (size_t i = 0; i < count; i++) {
        names[i] = (struct name){documents->items[i].id.row, documents->items[i].name};
        if (names_equal(names[i].name, name)) {
            *ret_id = names[i].id;
            return true;
        }
    }
    if (by_source != 0) {
        *ret_id = by_source;
        return true;
    }
    return names_find("document", name, names, count, false, ret_id, error);
}

bool tema_document_find(struct tema_project *project, const char *name,
                        struct tema_document_id *ret_document, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP(tema_documents_free) struct tema_documents documents = {0};

    return document_list_uncounted(project, &documents, error) &&
           find(&documents, name, arena, &ret_document->row, error);
}

bool document_name(struct tema_project *project, int64_t document_id, struct arena *arena,
                   const char **ret_name, struct tema_error *error)
{
    static const char select[] = "SELECT name FROM document WHERE id = ?1";
    const char *name = NULL;
    struct rows rows;

    if (!store_query(project->store, select, BIND(sql_integer(document_id)), &rows,
                     error))
        return false;
    if (rows_next(&rows))
        name = arena_copy_string(arena, rows_text(&rows, 0));
    if (!rows_close(&rows, error))
        return false;
    if (name == NULL)
        return tema_fail(error, TEMA_NOT_FOUND, "no such document");
    *ret_name = name;
    return true;
}

/* --- its text --- */

bool tema_document_read(struct tema_project *project, struct tema_document_id document,
                        struct tema_document_text *ret_text, struct tema_error *error)
{
    const struct open_document *open;
    CLEANUP_BUFFER struct buffer copy = {0};

    if (!project_expect(project, document.row, KIND_DOCUMENT, error) ||
        !document_open(project, document.row, &open, error))
        return false;
    buffer_add_slice(&copy, buffer_slice(&open->text));
    ret_text->bytes = copy.length;
    ret_text->length = open->length;
    ret_text->utf8 = buffer_take_string(&copy);
    return true;
}

void tema_document_text_free(struct tema_document_text *text)
{
    free(text->utf8);
    *text = (struct tema_document_text){0};
}

static bool read_layout(struct tema_project *project, int64_t document,
                        struct arena *arena, struct layout *ret_layout,
                        struct tema_error *error)
{
    static const char select[] = "SELECT layout FROM document WHERE id = ?1";
    CLEANUP_BUFFER struct buffer json = {0};
    struct guid content = {{0}};
    bool has_layout = false;
    struct rows rows;

    if (!store_query(project->store, select, BIND(sql_integer(document)), &rows, error))
        return false;
    if (rows_next(&rows)) {
        has_layout = !rows_is_null(&rows, 0);
        content = rows_guid(&rows, 0);
    }
    if (!rows_close(&rows, error) ||
        (has_layout && !history_read_content(project->history, &content, &json, error)))
        return false;
    if (json.length == 0) { /* none, or purged */
        *ret_layout = (struct layout){0};
        return true;
    }
    return layout_read(buffer_slice(&json), arena, ret_layout, error);
}

bool tema_document_paragraphs(struct tema_project *project,
                              struct tema_document_id document,
                              struct tema_paragraphs *ret_paragraphs,
                              struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct layout layout;

    if (!project_expect(project, document.row, KIND_DOCUMENT, error) ||
        !read_layout(project, document.row, arena, &layout, error))
        return false;
    *ret_paragraphs =
        (struct tema_paragraphs){layout.paragraphs, layout.paragraph_count, TAKE(arena)};
    return true;
}

void tema_paragraphs_free(struct tema_paragraphs *paragraphs)
{
    arena_free(paragraphs->memory);
    *paragraphs = (struct tema_paragraphs){0};
}

/* --- its name --- */

static bool check_free(struct tema_project *project, int64_t document, const char *name,
                       struct tema_error *error)
{
    CLEANUP(tema_documents_free) struct tema_documents documents = {0};

    if (!document_list_uncounted(project, &documents, error))
        return false;
    for (size_t i = 0; i < documents.count; i++)
        if (documents.items[i].id.row != document &&
            names_equal(documents.items[i].name, name))
            return tema_fail(error, TEMA_EXISTS, "there is a document '%s' already",
                             documents.items[i].name);
    return true;
}

static bool rename_document(struct tema_project *project, int64_t document,
                            const char *name, struct tema_error *error)
{
    return project_check_name(name, "document", error) &&
           project_expect(project, document, KIND_DOCUMENT, error) &&
           check_free(project, document, name, error) &&
           history_write(project->history, document, DOCUMENT_NAME, value_text(name),
                         error);
}

bool tema_document_rename(struct tema_project *project, struct tema_document_id document,
                          const char *name, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    const char *old = "";
    bool went_well;

    if (!project_begin(project, error))
        return false;
    went_well = document_name(project, document.row, arena, &old, error) &&
                rename_document(project, document.row, name, error);
    return project_end(project, went_well, error, "renamed the document '%s' to '%s'",
                       old, name);
}
