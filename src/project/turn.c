/* turn.c - see include/tema/document.h: who says what where */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/cleanup.h"
#include "project/document.h"

static int64_t milliseconds(const struct rows *rows, int column)
{
    return rows_is_null(rows, column) ? -1 : rows_integer(rows, column);
}

/* The one before's copy where it is the same: names come in runs. */
static const char *copy_name(const char *name, const char *before, struct arena *arena)
{
    if (name != NULL && before != NULL && strcmp(name, before) == 0)
        return before;
    return arena_copy_string(arena, name);
}

static struct tema_turn turn_of_row(const struct rows *rows,
                                    const struct tema_turn *before, struct arena *arena)
{
    return (struct tema_turn){
        .document = {rows_integer(rows, 0)},
        .document_name = copy_name(rows_text(rows, 1), before->document_name, arena),
        .number = rows_integer(rows, 2),
        .start = rows_integer(rows, 3),
        .words_start = rows_integer(rows, 4),
        .end = rows_integer(rows, 5),
        .speaker = copy_name(rows_text(rows, 6), before->speaker, arena),
        .case_name = copy_name(rows_text(rows, 7), before->case_name, arena),
        .begin_ms = milliseconds(rows, 8),
        .end_ms = milliseconds(rows, 9),
    };
}

struct turn_array {
    struct tema_turn *items;
    size_t count, capacity;
};

static bool add_turns(struct tema_project *project, int64_t document,
                      struct turn_array *turns, struct arena *arena,
                      struct tema_error *error)
{
    /* Role 1, the interviewer, is not whom the document is about. */
    static const char select[] =
        "SELECT document.id, document.name, number, start, words_start, \"end\", "
        "turn.label, coalesce(own.name, CASE WHEN coalesce(speaker.role, 0) <> 1 "
        "THEN whole.name END), begin_ms, end_ms "
        "FROM turn JOIN document ON document.id = turn.document_id "
        "LEFT JOIN speaker ON speaker.id = turn.speaker_id "
        "LEFT JOIN cases own ON own.id = speaker.case_id AND own.removed = 0 "
        "LEFT JOIN cases whole ON whole.id = document.case_id AND whole.removed = 0 "
        "WHERE turn.document_id = ?1 AND document.removed = 0 ORDER BY number";
    struct tema_turn nobody = {0};
    struct rows rows;

    if (!store_query(project->store, select, BIND(sql_integer(document)), &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct tema_turn *turn = array_push(turns);

        *turn = turn_of_row(&rows, turns->count > 1 ? turn - 1 : &nobody, arena);
    }
    return rows_close(&rows, error);
}

static bool add_all_turns(struct tema_project *project, struct turn_array *turns,
                          struct arena *arena, struct tema_error *error)
{
    CLEANUP(tema_documents_free) struct tema_documents documents = {0};

    if (!document_list_uncounted(project, &documents, error))
        return false;
    for (size_t i = 0; i < documents.count; i++)
        if (!add_turns(project, documents.items[i].id.row, turns, arena, error))
            return false;
    return true;
}

bool tema_turn_list(struct tema_project *project, struct tema_document_id document,
                    struct tema_turns *ret_turns, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct turn_array turns = {0};
    bool went_well = document.row == 0
                         ? add_all_turns(project, &turns, arena, error)
                         : project_expect(project, document.row, KIND_DOCUMENT, error) &&
                               add_turns(project, document.row, &turns, arena, error);

    if (!went_well) {
        array_release(&turns);
        return false;
    }
    *ret_turns = (struct tema_turns){turns.items, turns.count, TAKE(arena)};
    return true;
}

void tema_turns_free(struct tema_turns *turns)
{
    free(turns->items);
    arena_free(turns->memory);
    *turns = (struct tema_turns){0};
}
