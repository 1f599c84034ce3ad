/* things.h - a kind of object for the tests of the history, without any noun of a
 * project */
#ifndef TESTS_THINGS_H
#define TESTS_THINGS_H

#include "history/internal.h"

enum { KIND_THING = 1, THING_FIELDS = 3 };

static const char things_sql[] =
    "CREATE TABLE thing (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER, c INTEGER, "
    "removed INTEGER, contested INTEGER, settled INTEGER);";

static inline bool derive_thing(void *context, const struct object *object, bool newborn,
                                struct tema_error *error)
{
    static const char insert[] = "INSERT INTO thing (id, a, b, c, removed, contested) "
                                 "VALUES ($1, $2, $3, $4, $5, $6)";
    static const char update[] = "UPDATE thing SET a = $2, b = $3, c = $4, removed = $5, "
                                 "contested = $6 WHERE id = $1";
    struct store **store = context;

    return store_run(*store, newborn ? insert : update,
                     BIND(sql_integer(object->id), sql_integer(object->values[1].integer),
                          sql_integer(object->values[2].integer),
                          sql_integer(object->values[3].integer),
                          sql_integer(object->removed), sql_integer(object->contested)),
                     NULL, error);
}

static inline bool settle_things(void *context, struct tema_error *error)
{
    static const char update[] = "UPDATE thing SET settled = a + b + c";
    struct store **store = context;

    return store_run(*store, update, BIND_NOTHING, NULL, error);
}

static const struct history_kind kind_thing = {.number = KIND_THING,
                                               .name = "thing",
                                               .fields = THING_FIELDS,
                                               .derive = derive_thing,
                                               .settle = settle_things};

static const struct history_kind *const thing_kinds[] = {&kind_thing, NULL};

/* A copy of a project: a database in memory and its history. */
struct copy {
    struct store *store;
    struct history *history;
};

static inline void copy_open(struct copy *copy, const char *coder)
{
    struct tema_error error = {0};
    struct guid guid = guid_from_name(slice_of(coder));

    assert_ok(store_open(":memory:", true, &copy->store, &error));
    assert_ok(history_create_tables(copy->store, &error));
    assert_ok(store_script(copy->store, things_sql, &error));
    assert_ok(
        history_open(copy->store, thing_kinds, &copy->store, &copy->history, &error));
    history_set_place(copy->history, ":memory:");
    history_act_as(copy->history, &guid);
}

static inline void copy_close(struct copy *copy)
{
    history_close(copy->history);
    store_close(copy->store);
}

static inline int64_t copy_bear(struct copy *copy, int64_t a, int64_t b, int64_t c)
{
    const struct value values[] = {value_integer(a), value_integer(b), value_integer(c)};
    struct tema_error error = {0};
    int64_t id;

    assert_ok(history_begin(copy->history, &error));
    assert_ok(history_bear(copy->history, KIND_THING, NULL, values, 3, &id, &error));
    assert_ok(history_end(copy->history, true, &error, "bore a thing"));
    return id;
}

static inline void copy_write(struct copy *copy, int64_t id, int field, int64_t integer)
{
    struct tema_error error = {0};

    assert_ok(history_begin(copy->history, &error));
    assert_ok(history_write(copy->history, id, field, value_integer(integer), &error));
    assert_ok(history_end(copy->history, true, &error, "wrote %lld", (long long)integer));
}

static inline int64_t copy_newest(struct copy *copy)
{
    static const char select[] = "SELECT max(id) FROM history_transaction";
    struct tema_error error = {0};
    int64_t id;

    assert_ok(store_integer(copy->store, select, BIND_NOTHING, 0, &id, &error));
    return id;
}

static inline void copy_revert(struct copy *copy, int64_t transaction, bool is_redo)
{
    struct tema_error error = {0};

    assert_ok(history_begin(copy->history, &error));
    assert_ok(history_revert(copy->history, transaction, is_redo, NULL, NULL, &error));
    assert_ok(history_end(copy->history, true, &error, "reverted"));
}

/* "a b c removed" of a thing; new. */
static inline char *copy_show(struct copy *copy, int64_t id)
{
    static const char select[] = "SELECT a || ' ' || b || ' ' || c || ' ' || removed "
                                 "FROM thing WHERE id = $1";
    struct tema_error error = {0};
    struct rows rows;
    char *shown = NULL;

    assert_ok(store_query(copy->store, select, BIND(sql_integer(id)), &rows, &error));
    if (rows_next(&rows))
        shown = memory_copy_string(rows_text(&rows, 0));
    assert_ok(rows_close(&rows, &error));
    return shown;
}

#endif
