/* write_keys.c - see exchange/writing.h: what the file calls coders, codes, variables */
#include <inttypes.h>

#include "base/cleanup.h"
#include "exchange/writing.h"

/* KNOWN_AS where it is given and nothing else in the file is called so, else the object's
 * own. */
static bool choose_guid(struct writing *writing, int64_t object, const struct guid *own,
                        struct slice known_as, struct guid *ret_guid,
                        struct tema_error *error)
{
    int64_t other;

    *ret_guid = *own;
    if (known_as.length == sizeof *own) {
        struct guid guid;

        memcpy(&guid, known_as.bytes, sizeof guid);
        if (!history_find_object(writing->project->history, &guid, &other, error))
            return false;
        if ((other == 0 || other == object) &&
            !map_find(&writing->taken, MAP_KEY(guid), NULL))
            *ret_guid = guid;
    }
    map_put(&writing->taken, MAP_KEY(*ret_guid), object);
    return true;
}

bool writing_own_guid(struct writing *writing, const struct guid *guid,
                      struct guid *ret_guid, struct tema_error *error)
{
    struct guid wanted = *guid;
    int64_t object;

    for (int64_t number = 1;; number++) {
        CLEANUP_BUFFER struct buffer name = {0};

        if (!history_find_object(writing->project->history, &wanted, &object, error))
            return false;
        if (object == 0 && !map_find(&writing->taken, MAP_KEY(wanted), NULL))
            break;
        buffer_add(&name, "own", sizeof "own");
        buffer_add(&name, guid->bytes, sizeof guid->bytes);
        buffer_add_format(&name, "%" PRId64, number);
        wanted = guid_from_name(buffer_slice(&name));
    }
    map_put(&writing->taken, MAP_KEY(wanted), 0);
    *ret_guid = wanted;
    return true;
}

/* --- coders --- */

static bool add_coder(struct writing *writing, const struct rows *rows, int64_t *ret_id,
                      struct tema_error *error)
{
    struct written_coder *coder = array_push(&writing->coders);
    struct guid known_as;

    *ret_id = rows_integer(rows, 0);
    *coder = (struct written_coder){
        .guid = rows_guid(rows, 1),
        .name = arena_copy_string(writing->arena, rows_text(rows, 3)),
        .initials = arena_copy_string(writing->arena, rows_text(rows, 4)),
    };
    coder->is_nobody = *coder->name == '\0';
    if (!choose_guid(writing, *ret_id, &coder->guid, rows_slice(rows, 2), &known_as,
                     error))
        return false;
    lexical_write_guid(&known_as, coder->known_as);
    map_put(&writing->coders_by_id, MAP_KEY(*ret_id), (int64_t)writing->coders.count - 1);
    return true;
}

static bool load_coders(struct writing *writing, struct tema_error *error)
{
    static const char select[] =
        "SELECT c.id, o.guid, c.known_as, c.name, c.initials FROM coder c "
        "JOIN history_object o ON o.id = c.id ORDER BY o.guid";
    struct rows rows;
    bool went_well = true;
    int64_t id;

    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (went_well && rows_next(&rows))
        went_well = add_coder(writing, &rows, &id, error);
    return rows_close(&rows, error) && went_well;
}

const struct written_coder *writing_coder(struct writing *writing, int64_t id)
{
    struct written_coder *coder;
    int64_t place;

    if (id == 0 || !map_find(&writing->coders_by_id, MAP_KEY(id), &place))
        return NULL;
    coder = &writing->coders.items[place];
    if (coder->is_nobody)
        return NULL;
    coder->is_used = true;
    return coder;
}

/* --- codes --- */

static bool load_codes(struct writing *writing, struct tema_error *error)
{
    static const char select[] = "SELECT c.id, e.id, o.guid, e.removed FROM code c "
                                 "JOIN code e ON e.id = coalesce(c.effective_id, c.id) "
                                 "JOIN history_object o ON o.id = e.id";
    struct rows rows;

    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct written_code *code = array_push(&writing->codes);
        int64_t id = rows_integer(&rows, 0);

        *code = (struct written_code){
            .id = rows_integer(&rows, 1),
            .guid = rows_guid(&rows, 2),
            .is_written = rows_integer(&rows, 3) == 0,
        };
        lexical_write_guid(&code->guid, code->text);
        map_put(&writing->codes_by_id, MAP_KEY(id), (int64_t)writing->codes.count - 1);
    }
    return rows_close(&rows, error);
}

const struct written_code *writing_code(const struct writing *writing, int64_t id)
{
    int64_t place;

    if (!map_find(&writing->codes_by_id, MAP_KEY(id), &place) ||
        !writing->codes.items[place].is_written)
        return NULL;
    return &writing->codes.items[place];
}

/* --- variables --- */

static int compare_variables(const void *left, const void *right)
{
    const struct written_variable *a = left, *b = right;

    return memcmp(&a->known_as, &b->known_as, sizeof a->known_as);
}

static bool add_variable(struct writing *writing, const struct rows *rows,
                         struct tema_error *error)
{
    struct written_variable *variable = array_push(&writing->variables);
    struct guid own = rows_guid(rows, 1);

    *variable = (struct written_variable){
        .id = rows_integer(rows, 0),
        .name = arena_copy_string(writing->arena, rows_text(rows, 3)),
        .type = arena_copy_string(writing->arena, rows_text(rows, 4)),
        .description = arena_copy_string(writing->arena, rows_text(rows, 5)),
    };
    return choose_guid(writing, variable->id, &own, rows_slice(rows, 2),
                       &variable->known_as, error);
}

/* A variable with a value that is not of its type is written as text: the file would not
 * be valid, or the value would be lost. */
static bool check_types(struct writing *writing, struct tema_error *error)
{
    static const char select[] =
        "SELECT v.variable_id, v.value FROM value v "
        "LEFT JOIN cases c ON c.id = v.case_id "
        "LEFT JOIN document d ON d.id = v.document_id "
        "WHERE v.removed = 0 AND v.value <> '' AND coalesce(c.removed, d.removed) = 0";
    struct rows rows;

    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct written_variable *variable;
        int64_t id = rows_integer(&rows, 0), place;

        if (!map_find(&writing->variables_by_id, MAP_KEY(id), &place))
            continue;
        variable = &writing->variables.items[place];
        if (lexical_fits(variable->type, rows_text(&rows, 1)))
            continue;
        variable->type = "text";
        losses_note(writing->losses, TEMA_EXCHANGE_REPAIRED, "variables",
                    "with a value that is not of their type: written as text",
                    variable->name);
    }
    return rows_close(&rows, error);
}

static bool load_variables(struct writing *writing, struct tema_error *error)
{
    static const char select[] =
        "SELECT v.id, o.guid, v.known_as, v.name, v.type, v.description FROM variable v "
        "JOIN history_object o ON o.id = v.id WHERE v.removed = 0 ORDER BY o.guid";
    struct rows rows;
    bool went_well = true;

    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (went_well && rows_next(&rows))
        went_well = add_variable(writing, &rows, error);
    if (!rows_close(&rows, error) || !went_well)
        return false;
    if (writing->variables.count > 0)
        qsort(writing->variables.items, writing->variables.count,
              sizeof *writing->variables.items, compare_variables);
    for (size_t i = 0; i < writing->variables.count; i++)
        map_put(&writing->variables_by_id, MAP_KEY(writing->variables.items[i].id),
                (int64_t)i);
    return check_types(writing, error);
}

const struct written_variable *writing_variable(const struct writing *writing, int64_t id)
{
    int64_t place;

    if (!map_find(&writing->variables_by_id, MAP_KEY(id), &place))
        return NULL;
    return &writing->variables.items[place];
}

/* --- what memos stand on --- */

static int compare_note_refs(const void *left, const void *right)
{
    const struct written_note_ref *a = left, *b = right;

    if (a->object != b->object)
        return a->object < b->object ? -1 : 1;
    return memcmp(&a->memo, &b->memo, sizeof a->memo);
}

static void drop_doubles(struct writing *writing)
{
    struct written_note_ref *refs = writing->note_refs.items;
    size_t kept = 0;

    if (writing->note_refs.count == 0)
        return;
    qsort(refs, writing->note_refs.count, sizeof *refs, compare_note_refs);
    for (size_t i = 0; i < writing->note_refs.count; i++)
        if (kept == 0 || compare_note_refs(&refs[kept - 1], &refs[i]) != 0)
            refs[kept++] = refs[i];
    writing->note_refs.count = kept;
}

static bool load_note_refs(struct writing *writing, struct tema_error *error)
{
    /* What stands on a merged code, on a coding that became one with another by that, on
     * the whole of a document, or on the text of a memo is on what is written. */
    static const char select[] =
        "WITH stands (memo_id, object_id) AS ("
        "SELECT id, on_id FROM memo WHERE removed = 0 AND on_id IS NOT NULL "
        "UNION SELECT r.holder_id, r.target_id FROM reference r "
        "JOIN memo m ON m.id = r.holder_id WHERE r.removed = 0 AND m.removed = 0) "
        "SELECT coalesce(c.effective_id, n.id, q.document_id, ("
        "SELECT min(g.id) FROM coding mine JOIN code m ON m.id = mine.code_id "
        "JOIN coding g USING (quotation_id, coder_id) JOIN code e ON e.id = g.code_id "
        "WHERE mine.id = s.object_id AND g.removed = 0 "
        "AND e.effective_id = m.effective_id), s.object_id), o.guid "
        "FROM stands s JOIN history_object o ON o.id = s.memo_id "
        "LEFT JOIN code c ON c.id = s.object_id "
        "LEFT JOIN quotation q ON q.id = s.object_id AND q.place = 'whole' "
        "LEFT JOIN document d ON d.id = coalesce(q.document_id, s.object_id) "
        "LEFT JOIN memo n ON n.document_id = d.id AND d.medium = 'note' "
        "AND n.removed = 0";
    struct rows rows;

    if (!store_query(writing->project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct written_note_ref *ref = array_push(&writing->note_refs);

        ref->object = rows_integer(&rows, 0);
        ref->memo = rows_guid(&rows, 1);
    }
    drop_doubles(writing);
    return rows_close(&rows, error);
}

bool writing_load_keys(struct writing *writing, struct tema_error *error)
{
    return load_coders(writing, error) && load_codes(writing, error) &&
           (!writes(writing, TEMA_EXCHANGE_CASES) || load_variables(writing, error)) &&
           (!writes(writing, TEMA_EXCHANGE_MEMOS) || load_note_refs(writing, error));
}
