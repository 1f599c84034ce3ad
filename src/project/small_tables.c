/* small_tables.c - see project/small_tables.h */
#include "project/small_tables.h"
#include "base/array.h"
#include "project/order.h"

static void release_entries(struct entries *entries)
{
    array_release(entries);
    map_release(&entries->by_id);
}

void small_tables_release(struct small_tables *tables)
{
    release_entries(&tables->codes);
    release_entries(&tables->coders);
    release_entries(&tables->documents);
    release_entries(&tables->speakers);
    release_entries(&tables->cases);
    map_release(&tables->named);
}

/* Reads a small table: id, name and up to three numbers. */
static bool read_entries(struct tema_project *project, struct arena *arena,
                         const char *select, struct entries *entries,
                         struct tema_error *error)
{
    struct rows rows;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct entry *entry = array_push(entries);

        *entry = (struct entry){
            .id = rows_integer(&rows, 0),
            .name = arena_copy_slice(arena, rows_slice(&rows, 1)),
            .case_id = rows_integer(&rows, 2),
            .order = rows_integer(&rows, 3),
            .effective = rows_integer(&rows, 4),
        };
        map_put(&entries->by_id, MAP_KEY(entry->id), (int64_t)entries->count - 1);
    }
    return rows_close(&rows, error);
}

struct entry *entry_of(const struct entries *entries, int64_t id)
{
    int64_t place;

    if (id == 0 || !map_find(&entries->by_id, MAP_KEY(id), &place))
        return NULL;
    return entries->items + place;
}

static void put_in_order(struct entries *entries, struct arena *arena)
{
    struct {
        const char *name;
        struct entry *entry;
    } *all = arena_take(arena, (entries->count + 1) * sizeof *all);

    for (size_t i = 0; i < entries->count; i++) {
        all[i].name = entries->items[i].name;
        all[i].entry = entries->items + i;
    }
    order_by_name(all, entries->count, sizeof *all, 0);
    for (size_t i = 0; i < entries->count; i++)
        all[i].entry->order = (int64_t)i;
}

int small_tables_order(const struct entry *left, const struct entry *right)
{
    int difference = strcmp(left->name, right->name);

    return difference != 0 ? difference : (left->id > right->id) - (left->id < right->id);
}

static bool read_named(struct tema_project *project, struct small_tables *tables,
                       struct tema_error *error)
{
    static const char select[] =
        "SELECT coalesce(named.effective_id, r.target_id), r.holder_id FROM reference r "
        "LEFT JOIN code named ON named.id = r.target_id WHERE r.removed = 0";
    struct rows rows;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        int64_t thing = rows_integer(&rows, 0), before;
        const struct entry *holder = entry_of(&tables->cases, rows_integer(&rows, 1));

        if (holder != NULL &&
            (!map_find(&tables->named, MAP_KEY(thing), &before) ||
             small_tables_order(holder, entry_of(&tables->cases, before)) < 0))
            map_put(&tables->named, MAP_KEY(thing), holder->id);
    }
    return rows_close(&rows, error);
}

bool small_tables_read_codes(struct tema_project *project, struct arena *arena,
                             struct small_tables *tables, struct tema_error *error)
{
    static const char codes[] =
        "SELECT id, coalesce(path, name), 0, coalesce(position, 0),"
        " coalesce(effective_id, id) FROM code";
    static const char coders[] = "SELECT id, name, 0, 0, 0 FROM coder";

    return read_entries(project, arena, codes, &tables->codes, error) &&
           read_entries(project, arena, coders, &tables->coders, error);
}

bool small_tables_read(struct tema_project *project, struct arena *arena,
                       struct small_tables *tables, struct tema_error *error)
{
    static const char documents[] =
        "SELECT id, name, case_id, 0, 0 FROM document WHERE removed = 0 ORDER BY id";
    static const char speakers[] = "SELECT id, label, case_id, role, 0 FROM speaker";
    static const char cases[] = "SELECT id, name, 0, 0, 0 FROM cases WHERE removed = 0";

    if (!small_tables_read_codes(project, arena, tables, error) ||
        !read_entries(project, arena, documents, &tables->documents, error) ||
        !read_entries(project, arena, speakers, &tables->speakers, error) ||
        !read_entries(project, arena, cases, &tables->cases, error))
        return false;
    put_in_order(&tables->documents, arena);
    put_in_order(&tables->cases, arena);
    return read_named(project, tables, error);
}
