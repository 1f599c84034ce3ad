/* until.c - what is kept, as it was at some time, brought into an empty file */
#include "history/internal.h"

/* The transactions that are taken, and the newest number of each device's. */
struct taken {
    struct map transactions; /* ids */
    struct map numbers;      /* 16 bytes, a device's GUID, to its newest number */
};

static int64_t newest_of(const struct taken *taken, const struct guid *device)
{
    int64_t number = 0;

    return map_find(&taken->numbers, MAP_KEY(*device), &number) ? number : 0;
}

/* Whether all that the author had seen is taken. */
static bool has_seen_only_taken(const struct taken *taken, struct slice seen)
{
    struct tema_error ignored = {0};
    struct guid guid;
    uint64_t number;

    for (size_t offset = 0; seen.length - offset > sizeof guid.bytes;) {
        memcpy(guid.bytes, seen.bytes + offset, sizeof guid.bytes);
        offset += sizeof guid.bytes;
        if (!varint_read(seen, &offset, &number, &ignored) ||
            number > (uint64_t)newest_of(taken, &guid))
            return false;
    }
    return true;
}

/* A file receives a transaction behind all that its author had seen: so one look at each
 * in that order is enough. */
static bool choose(struct store *from, int64_t until, struct taken *taken,
                   struct tema_error *error)
{
    static const char select[] =
        "SELECT t.id, d.guid, t.number, t.seen FROM history_transaction t "
        "JOIN history_device d ON d.id = t.device_id WHERE t.made_at <= $1 ORDER BY t.id";
    struct rows rows;

    if (!store_query(from, select, BIND(sql_integer(until)), &rows, error))
        return false;
    while (rows_next(&rows)) {
        int64_t id = rows_integer(&rows, 0), number = rows_integer(&rows, 2);
        struct guid device = rows_guid(&rows, 1);

        if (number != newest_of(taken, &device) + 1 ||
            !has_seen_only_taken(taken, rows_slice(&rows, 3)))
            continue;
        map_put(&taken->transactions, MAP_KEY(id), number);
        map_put(&taken->numbers, MAP_KEY(device), number);
    }
    return rows_close(&rows, error);
}

/* A table that is copied row by row. TYPES: a letter a column: integer, text, bytes. */
struct table {
    const char *select, *insert, *types;
    bool of_transactions; /* its first column says of which; those not taken are left */
};

enum { COLUMNS_MOST = 13 };

static const struct table tables[] = {
    {"SELECT id, guid, name FROM history_device ORDER BY id",
     "INSERT INTO history_device (id, guid, name) VALUES ($1, $2, $3)", "ibt", false},
    {"SELECT id, device_id, place, coder FROM history_here",
     "INSERT INTO history_here (id, device_id, place, coder) VALUES ($1, $2, $3, $4)",
     "iitb", false},
    {"SELECT id, device_id, number, clock, seen, coder, made_at, reverts, is_redo, "
     "label, "
     "operations, previous_hash, hash FROM history_transaction ORDER BY id",
     "INSERT INTO history_transaction (id, device_id, number, clock, seen, coder, "
     "made_at, reverts, is_redo, label, operations, previous_hash, hash) "
     "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
     "iiiibbibitibb", true},
    {"SELECT transaction_id, position, packed FROM history_operation "
     "ORDER BY transaction_id, position",
     "INSERT INTO history_operation (transaction_id, position, packed) "
     "VALUES ($1, $2, $3)",
     "iib", true},
};

static struct sql_value value_of(const struct rows *rows, int column, char type)
{
    struct slice slice;

    if (rows_is_null(rows, column))
        return sql_id(0);
    if (type == 'i')
        return sql_integer(rows_integer(rows, column));
    slice = rows_slice(rows, column);
    return type == 't' ? sql_slice(slice.bytes != NULL ? slice : SLICE(""))
                       : sql_bytes(slice.bytes, slice.length);
}

static bool copy_row(struct store *to, const struct table *table, const struct rows *rows,
                     struct tema_error *error)
{
    struct sql_value values[COLUMNS_MOST + 1];
    int column = 0;

    for (; table->types[column] != '\0'; column++)
        values[column] = value_of(rows, column, table->types[column]);
    values[column] = (struct sql_value){SQL_END, 0, {0}};
    return store_run(to, table->insert, values, NULL, error);
}

static bool copy_table(struct store *from, struct store *to, const struct table *table,
                       const struct taken *taken, struct tema_error *error)
{
    struct rows rows;
    bool went_well = true;

    if (!store_query(from, table->select, BIND_NOTHING, &rows, error))
        return false;
    while (went_well && rows_next(&rows)) {
        int64_t id = rows_integer(&rows, 0);

        if (table->of_transactions && !map_find(&taken->transactions, MAP_KEY(id), NULL))
            continue;
        went_well = copy_row(to, table, &rows, error);
    }
    return rows_close(&rows, error) && went_well;
}

static bool copy_contents(struct store *from, struct store *to, const char *contents,
                          struct tema_error *error)
{
    const struct table table = {
        contents,
        "INSERT INTO content (id, guid, name, bytes, sha256) VALUES ($1, $2, $3, $4, $5)",
        "ibtbb", false};

    return copy_table(from, to, &table, NULL, error);
}

static bool copy_all(struct store *from, struct store *to, const char *contents,
                     const struct taken *taken, struct tema_error *error)
{
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (!copy_table(from, to, &tables[i], taken, error))
            return false;
    return copy_contents(from, to, contents, error);
}

bool history_copy_until(struct store *from, struct store *to, int64_t until,
                        const char *contents, struct tema_error *error)
{
    struct taken taken = {0};
    bool went_well;

    went_well = store_begin(to, error) && choose(from, until, &taken, error) &&
                copy_all(from, to, contents, &taken, error) && store_commit(to, error);
    if (!went_well)
        store_rollback(to);
    map_release(&taken.transactions);
    map_release(&taken.numbers);
    return went_well;
}
