/* package.c - see history/package.h */
#include "history/package.h"
#include "history/internal.h"

static struct slice copy(struct arena *arena, struct slice bytes)
{
    return (struct slice){bytes.bytes != NULL ? arena_copy_slice(arena, bytes) : NULL,
                          bytes.length};
}

static bool read_row(struct history *history, int64_t id, struct arena *arena,
                     struct package *package, struct tema_error *error)
{
    static const char select[] =
        "SELECT d.guid, d.name, t.number, t.clock, t.seen, t.coder, t.made_at, "
        "t.reverts, "
        "t.is_redo, t.label, t.operations, t.previous_hash, t.hash "
        "FROM history_transaction t JOIN history_device d ON d.id = t.device_id "
        "WHERE t.id = $1";
    struct rows rows;
    bool found;

    if (!store_query(history->store, select, BIND(sql_integer(id)), &rows, error))
        return false;
    found = rows_next(&rows);
    if (found)
        *package = (struct package){
            .device = rows_guid(&rows, 0),
            .device_name = arena_copy_string(arena, rows_text(&rows, 1)),
            .number = rows_integer(&rows, 2),
            .clock = rows_integer(&rows, 3),
            .seen = copy(arena, rows_slice(&rows, 4)),
            .coder = rows_guid(&rows, 5),
            .made_at = rows_integer(&rows, 6),
            .reverts = copy(arena, rows_slice(&rows, 7)),
            .is_redo = rows_integer(&rows, 8) != 0,
            .label = arena_copy_string(arena, rows_text(&rows, 9)),
            .operations = rows_integer(&rows, 10),
            .previous_hash = copy(arena, rows_slice(&rows, 11)),
            .hash = copy(arena, rows_slice(&rows, 12)),
        };
    if (!rows_close(&rows, error))
        return false;
    return found || tema_fail(error, TEMA_NOT_FOUND, "there is no transaction %lld",
                              (long long)id);
}

static bool read_operations(struct history *history, int64_t id, struct arena *arena,
                            struct package *package, struct tema_error *error)
{
    static const char select[] = "SELECT packed FROM history_operation WHERE "
                                 "transaction_id = $1 ORDER BY position";
    ARRAY(struct slice) packed = {0};
    struct rows rows;

    if (!store_query(history->store, select, BIND(sql_integer(id)), &rows, error))
        return false;
    while (rows_next(&rows))
        *array_push(&packed) = copy(arena, rows_slice(&rows, 0));
    package->packed_count = packed.count;
    package->packed = arena_take(arena, packed.count * sizeof *packed.items);
    if (packed.count > 0)
        memcpy(package->packed, packed.items, packed.count * sizeof *packed.items);
    array_release(&packed);
    return rows_close(&rows, error);
}

struct contents {
    struct history *history;
    struct arena *arena;
    ARRAY(struct package_content) found;
};

static bool read_content(struct contents *contents, const struct guid *guid,
                         struct tema_error *error)
{
    static const char select[] = "SELECT name, bytes FROM content WHERE guid = $1";
    struct rows rows;

    if (!store_query(contents->history->store, select, BIND(sql_guid(guid)), &rows,
                     error))
        return false;
    if (rows_next(&rows))
        *array_push(&contents->found) = (struct package_content){
            .guid = *guid,
            .name = arena_copy_string(contents->arena, rows_text(&rows, 0)),
            .bytes = copy(contents->arena, rows_slice(&rows, 1)),
        };
    return rows_close(&rows, error);
}

static bool collect_contents(void *context, const struct operation *operation,
                             struct tema_error *error)
{
    for (size_t i = 0; i < operation->count; i++)
        if (operation->values[i].type == VALUE_CONTENT &&
            !read_content(context, &operation->values[i].guid, error))
            return false;
    return true;
}

bool package_read(struct history *history, int64_t id, struct arena *arena,
                  struct package *ret_package, struct tema_error *error)
{
    struct contents contents = {.history = history, .arena = arena};
    struct package package;
    bool went_well;

    if (!read_row(history, id, arena, &package, error) ||
        !read_operations(history, id, arena, &package, error))
        return false;
    went_well = transaction_each(history, id, collect_contents, &contents, error);
    package.content_count = contents.found.count;
    package.contents =
        arena_take(arena, contents.found.count * sizeof *contents.found.items);
    if (contents.found.count > 0)
        memcpy(package.contents, contents.found.items,
               contents.found.count * sizeof *contents.found.items);
    array_release(&contents.found);
    if (went_well)
        *ret_package = package;
    return went_well;
}

/* Whether DEVICE's transaction NUMBER is here; its hash too, where HASH is not NULL. */
static bool has(struct history *history, const struct guid *device, int64_t number,
                bool *ret_has, struct buffer *hash, struct tema_error *error)
{
    static const char select[] = "SELECT t.hash FROM history_transaction t "
                                 "JOIN history_device d ON d.id = t.device_id "
                                 "WHERE d.guid = $1 AND t.number = $2";
    struct rows rows;

    if (!store_query(history->store, select, BIND(sql_guid(device), sql_integer(number)),
                     &rows, error))
        return false;
    *ret_has = rows_next(&rows);
    if (*ret_has && hash != NULL)
        buffer_add_slice(hash, rows_slice(&rows, 0));
    return rows_close(&rows, error);
}

/* All that its author had seen must be here, the device's own one before it included. */
static bool is_ready(struct history *history, const struct package *package,
                     bool *ret_ready, struct tema_error *error)
{
    struct guid guid;
    uint64_t number;

    *ret_ready = true;
    if (package->number > 1 &&
        !has(history, &package->device, package->number - 1, ret_ready, NULL, error))
        return false;
    for (size_t offset = 0;
         *ret_ready && package->seen.length - offset > sizeof guid.bytes;) {
        memcpy(guid.bytes, package->seen.bytes + offset, sizeof guid.bytes);
        offset += sizeof guid.bytes;
        if (!varint_read(package->seen, &offset, &number, error) ||
            !has(history, &guid, (int64_t)number, ret_ready, NULL, error))
            return false;
    }
    return true;
}

static bool store_content(struct history *history, const struct package_content *content,
                          struct tema_error *error)
{
    static const char find[] = "SELECT count(*) FROM content WHERE guid = $1";
    static const char purged[] = "INSERT INTO content (guid, name) VALUES ($1, $2)";
    struct sha256 sha256;
    int64_t found;

    if (!store_integer(history->store, find, BIND(sql_guid(&content->guid)), 0, &found,
                       error))
        return false;
    if (found > 0)
        return true;
    if (content->bytes.bytes == NULL)
        return store_run(history->store, purged,
                         BIND(sql_guid(&content->guid), sql_text(content->name)), NULL,
                         error);
    sha256 = sha256_of(content->bytes);
    return content_insert(history, &content->guid, content->name, content->bytes, &sha256,
                          error);
}

static bool store_contents(struct history *history, const struct package *package,
                           struct tema_error *error)
{
    for (size_t i = 0; i < package->content_count; i++)
        if (!store_content(history, &package->contents[i], error))
            return false;
    return true;
}

static bool store_transaction(struct history *history, const struct package *package,
                              int64_t *ret_id, struct tema_error *error)
{
    static const char insert[] =
        "INSERT INTO history_transaction (device_id, number, clock, seen, coder, "
        "made_at, "
        "reverts, is_redo, label, operations, previous_hash, hash) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    static const char pack[] = "INSERT INTO history_operation (transaction_id, position, "
                               "packed) VALUES ($1, $2, $3)";
    const struct package *p = package;
    int64_t device;

    if (!device_known(history, &p->device, p->device_name, &device, error) ||
        !store_run(
            history->store, insert,
            BIND(sql_integer(device), sql_integer(p->number), sql_integer(p->clock),
                 sql_bytes(p->seen.bytes, p->seen.length), sql_guid(&p->coder),
                 sql_integer(p->made_at),
                 p->reverts.bytes != NULL ? sql_bytes(p->reverts.bytes, p->reverts.length)
                                          : sql_text(NULL),
                 sql_integer(p->is_redo), sql_text(p->label), sql_integer(p->operations),
                 sql_bytes(p->previous_hash.bytes, p->previous_hash.length),
                 sql_bytes(p->hash.bytes, p->hash.length)),
            ret_id, error))
        return false;
    for (size_t i = 0; i < p->packed_count; i++)
        if (!store_run(history->store, pack,
                       BIND(sql_integer(*ret_id), sql_integer((int64_t)i),
                            sql_bytes(p->packed[i].bytes, p->packed[i].length)),
                       NULL, error))
            return false;
    return true;
}

struct applying {
    struct history *history;
    struct stamp stamp;
    ARRAY(int64_t) changed;
    ARRAY(bool) newborn;
};

static bool apply_operation(void *context, const struct operation *operation,
                            struct tema_error *error)
{
    struct applying *applying = context;
    struct history *history = applying->history;
    bool newborn = false;
    int64_t id;

    if (operation->is_birth) {
        if (!object_insert(history, operation, applying->stamp.id, &id, &newborn, error))
            return false;
    } else if (!history_find_object(history, &operation->object, &id, error)) {
        return false;
    }
    if (id == 0)
        return tema_fail(error, TEMA_DAMAGED,
                         "it writes to an object that was never born");
    if (!operation->is_birth &&
        !object_apply_write(history, id, operation, &applying->stamp, error))
        return false;
    *array_push(&applying->changed) = id;
    *array_push(&applying->newborn) = newborn;
    return true;
}

/* Rows are derived when all is applied, since a transaction may write to what it bore. */
static bool apply(struct history *history, int64_t id, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer seen = {0};
    struct applying applying = {.history = history};
    bool went_well = transaction_stamp(history, id, &seen, &applying.stamp, error) &&
                     transaction_each(history, id, apply_operation, &applying, error);

    for (size_t i = 0; went_well && i < applying.changed.count; i++)
        went_well = object_derive(history, applying.changed.items[i],
                                  applying.newborn.items[i], error);
    array_release(&applying.changed);
    array_release(&applying.newborn);
    return went_well;
}

static bool take(struct history *history, const struct package *package,
                 struct tema_error *error)
{
    unsigned char hash[HASH_BYTES];
    int64_t id;

    if (!store_contents(history, package, error) ||
        !store_transaction(history, package, &id, error) ||
        !transaction_hash(history, id, hash, error))
        return false;
    if (package->hash.length != HASH_BYTES ||
        memcmp(hash, package->hash.bytes, HASH_BYTES) != 0)
        return tema_fail(error, TEMA_DAMAGED,
                         "a transaction has been changed on its way");
    return apply(history, id, error);
}

static bool receive(struct history *history, const struct package *package,
                    enum package_outcome *ret_outcome, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer hash = {0};
    bool known, ready;

    if (!has(history, &package->device, package->number, &known, &hash, error))
        return false;
    if (known) {
        *ret_outcome = PACKAGE_KNOWN;
        return slice_equals(buffer_slice(&hash), package->hash) ||
               tema_fail(
                   error, TEMA_DAMAGED,
                   "two copies of the project wrote different histories as one device");
    }
    if (!is_ready(history, package, &ready, error))
        return false;
    *ret_outcome = ready ? PACKAGE_TAKEN : PACKAGE_WAITING;
    return !ready || take(history, package, error);
}

bool package_receive(struct history *history, const struct package *package,
                     enum package_outcome *ret_outcome, struct tema_error *error)
{
    bool went_well;

    if (!history_begin(history, error))
        return false;
    went_well = receive(history, package, ret_outcome, error);
    return history_end(history, went_well, error, NULL);
}
