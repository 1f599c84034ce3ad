/* union_test.c - random histories of several copies, merged in any order, against an
 * oracle
 *
 * Each history: 2 to 5 copies with wrong clocks bear, write, remove, undo; now and then
 * one sends another some of what it has, in any order, more than once. An oracle that
 * knows nothing of the database computes from the bare sets of transactions what each
 * copy must show. */
#include "history/package.h"
#include "test.h"
#include "things.h"

enum {
    COPIES_MOST = 5,
    TRANSACTIONS_MOST = 160,
    OBJECTS_MOST = 80,
    OBJECTS_USUAL = 4, /* few, so that copies meet on them */
    WRITES_MOST = 12,  /* of one transaction */
    HISTORIES = 2000,
    MUTANT_HISTORIES = 25,
};

struct written {
    int object; /* index into world.objects */
    int field;  /* -1: born with a, b, c */
    int64_t values[4];
};

struct known {
    bool has[TRANSACTIONS_MOST];
};

struct event {
    struct package package;
    int copy; /* that made it */
    struct known seen;
    struct written writes[WRITES_MOST];
    int write_count;
};

struct world {
    struct arena *arena;
    uint64_t random;
    struct copy copies[COPIES_MOST];
    struct known known[COPIES_MOST];
    int copy_count;
    struct event events[TRANSACTIONS_MOST];
    int event_count;
    struct guid objects[OBJECTS_MOST];
    int object_count;
    int64_t next_value;
};

static int draw(struct world *world, int below)
{
    world->random ^= world->random << 13;
    world->random ^= world->random >> 7;
    world->random ^= world->random << 17;
    return (int)(world->random % (uint64_t)below);
}

static int find_or_add_object(struct world *world, const struct guid *guid)
{
    for (int i = 0; i < world->object_count; i++)
        if (guid_equals(&world->objects[i], guid))
            return i;
    assert_true(world->object_count < OBJECTS_MOST);
    world->objects[world->object_count] = *guid;
    return world->object_count++;
}

/* Takes down the newest transaction of a copy, if it made one. */
static void record_event(struct world *world, int copy, int64_t before)
{
    struct tema_error error = {0};
    int64_t id = copy_newest(&world->copies[copy]);
    struct event *event = &world->events[world->event_count];

    if (id == before)
        return;
    assert_true(world->event_count < TRANSACTIONS_MOST);
    *event = (struct event){.copy = copy, .seen = world->known[copy]};
    assert_ok(package_read(world->copies[copy].history, id, world->arena, &event->package,
                           &error));
    for (size_t i = 0; i < event->package.packed_count; i++) {
        for (size_t offset = 0; offset < event->package.packed[i].length;) {
            struct written *write = &event->writes[event->write_count++];
            struct operation operation;

            assert_true(event->write_count <= WRITES_MOST);
            assert_ok(operation_unpack(event->package.packed[i], &offset, world->arena,
                                       &operation, &error));
            write->object = find_or_add_object(world, &operation.object);
            write->field = operation.is_birth ? -1 : operation.field;
            for (size_t v = 0; v < operation.count; v++)
                write->values[operation.is_birth ? v + 1 : 0] =
                    operation.values[v].integer;
        }
    }
    world->known[copy].has[world->event_count++] = true;
}

static int64_t random_object(struct world *world, int copy)
{
    static const char select[] = "SELECT id FROM thing ORDER BY id LIMIT 1 OFFSET $1";
    static const char count[] = "SELECT count(*) FROM thing";
    struct tema_error error = {0};
    struct store *store = world->copies[copy].store;
    int64_t total, id;

    assert_ok(store_integer(store, count, BIND_NOTHING, 0, &total, &error));
    if (total == 0)
        return 0;
    assert_ok(store_integer(store, select, BIND(sql_integer(draw(world, (int)total))), 0,
                            &id, &error));
    return id;
}

static void act(struct world *world, int index)
{
    struct copy *copy = &world->copies[index];
    int64_t before = copy_newest(copy), object = random_object(world, index);
    int choice = draw(world, 10);

    copy->history->clock_skew = (int64_t)draw(world, 1200000) - 600000;
    if (object == 0 || (choice < 2 && world->object_count < OBJECTS_USUAL))
        copy_bear(copy, world->next_value++, 0, 0);
    else if (choice < 7)
        copy_write(copy, object, 1 + draw(world, 3), world->next_value++);
    else if (choice < 8)
        copy_write(copy, object, FIELD_REMOVED, draw(world, 2));
    else if (before > 0)
        copy_revert(copy, 1 + draw(world, (int)before), false);
    record_event(world, index, before);
}

static enum package_outcome send(struct world *world, int event, int to)
{
    struct tema_error error = {0};
    enum package_outcome outcome;

    assert_ok(package_receive(world->copies[to].history, &world->events[event].package,
                              &outcome, &error));
    if (outcome == PACKAGE_TAKEN)
        world->known[to].has[event] = true;
    if (outcome == PACKAGE_KNOWN)
        assert_true(world->known[to].has[event]);
    return outcome;
}

/* Some of what FROM has, in no order, some of it twice. */
static void sync_some(struct world *world, int from, int to)
{
    int tries = draw(world, 2 * world->event_count + 1);

    for (int i = 0; i < tries; i++) {
        int event = draw(world, world->event_count);

        if (world->known[from].has[event])
            send(world, event, to);
    }
}

static void sync_all(struct world *world)
{
    bool progress = true;

    while (progress) {
        progress = false;
        for (int to = 0; to < world->copy_count; to++)
            for (int event = world->event_count - 1; event >= 0; event--)
                progress |= !world->known[to].has[event] &&
                            send(world, event, to) == PACKAGE_TAKEN;
    }
    for (int copy = 0; copy < world->copy_count; copy++)
        for (int event = 0; event < world->event_count; event++)
            assert_true(world->known[copy].has[event]);
}

static bool is_newer(const struct event *left, const struct event *right)
{
    if (left->package.clock != right->package.clock)
        return left->package.clock > right->package.clock;
    return memcmp(left->package.device.bytes, right->package.device.bytes, 16) > 0;
}

/* Whether the event is unsuperseded in the field, as far as a copy knows. */
static bool stands(const struct world *world, const struct known *known, int event,
                   int object, int field)
{
    for (int later = 0; later < world->event_count; later++) {
        if (!known->has[later] || !world->events[later].seen.has[event])
            continue;
        for (int w = 0; w < world->events[later].write_count; w++)
            if (world->events[later].writes[w].object == object &&
                world->events[later].writes[w].field == field)
                return false;
    }
    return true;
}

struct expected {
    bool born;
    int64_t values[4];
    int newest[4]; /* event, -1: none */
    int standing;  /* writes that no later one has seen: more than one a field is a
                      conflict */
};

static void expect(const struct world *world, const struct known *known, int object,
                   struct expected *expected)
{
    *expected = (struct expected){.newest = {-1, -1, -1, -1}};
    for (int e = 0; e < world->event_count; e++)
        for (int w = 0; known->has[e] && w < world->events[e].write_count; w++)
            if (world->events[e].writes[w].object == object &&
                world->events[e].writes[w].field == -1) {
                expected->born = true;
                memcpy(expected->values, world->events[e].writes[w].values,
                       sizeof expected->values);
            }
    for (int e = 0; e < world->event_count; e++) {
        for (int w = 0; known->has[e] && w < world->events[e].write_count; w++) {
            const struct written *write = &world->events[e].writes[w];
            int field = write->field;

            if (write->object != object || field < 0 ||
                !stands(world, known, e, object, field))
                continue;
            if (expected->newest[field] != e)
                expected->standing++;
            if (expected->newest[field] >= 0 && expected->newest[field] != e &&
                !is_newer(&world->events[e], &world->events[expected->newest[field]]))
                continue;
            expected->newest[field] = e;
            expected->values[field] = write->values[0];
        }
    }
    /* A change that the remover had not seen wins over the removal. */
    for (int field = 1; expected->values[0] == 1 && field < 4; field++)
        if (expected->newest[field] >= 0 &&
            expected->newest[field] != expected->newest[0] &&
            !world->events[expected->newest[0]].seen.has[expected->newest[field]])
            expected->values[0] = 0;
}

/* How many objects a copy shows otherwise than the oracle. */
static int mismatches(struct world *world, int index)
{
    static const char select[] =
        "SELECT t.a, t.b, t.c, t.removed, (SELECT count(*) FROM history_write w "
        "WHERE w.object_id = t.id AND w.superseded = 0) FROM thing t "
        "JOIN history_object o ON o.id = t.id WHERE o.guid = $1";
    struct tema_error error = {0};
    int wrong = 0;

    for (int object = 0; object < world->object_count; object++) {
        struct expected expected;
        struct rows rows;
        bool found;

        expect(world, &world->known[index], object, &expected);
        assert_ok(store_query(world->copies[index].store, select,
                              BIND(sql_guid(&world->objects[object])), &rows, &error));
        found = rows_next(&rows);
        if (found != expected.born ||
            (found && (rows_integer(&rows, 0) != expected.values[1] ||
                       rows_integer(&rows, 1) != expected.values[2] ||
                       rows_integer(&rows, 2) != expected.values[3] ||
                       rows_integer(&rows, 3) != expected.values[0] ||
                       rows_integer(&rows, 4) != expected.standing)))
            wrong++;
        assert_ok(rows_close(&rows, &error));
    }
    return wrong;
}

static char *dump(struct copy *copy)
{
    static const char select[] =
        "SELECT 'o' || id || hex(guid) || kind || transaction_id || hex(born) "
        "FROM history_object UNION ALL SELECT 'w' || object_id || ' ' || field || ' ' || "
        "transaction_id || ' ' || superseded || hex(value) FROM history_write UNION ALL "
        "SELECT 't' || id || ' ' || a || ' ' || b || ' ' || c || ' ' || removed || "
        "contested "
        "|| settled FROM thing ORDER BY 1";
    struct tema_error error = {0};
    struct buffer text = {0};
    struct rows rows;

    assert_ok(store_query(copy->store, select, BIND_NOTHING, &rows, &error));
    while (rows_next(&rows))
        buffer_add_format(&text, "%s\n", rows_text(&rows, 0));
    assert_ok(rows_close(&rows, &error));
    return buffer_take_string(&text);
}

static bool never(const struct stamp *author, const struct stamp *writer)
{
    (void)author, (void)writer;
    return false;
}

static bool always(const struct stamp *author, const struct stamp *writer)
{
    (void)author, (void)writer;
    return true;
}

/* Runs one history and returns how many objects came out wrong on the way and at the
 * end. */
static int run_history(uint64_t seed,
                       bool (*rule)(const struct stamp *author,
                                    const struct stamp *writer),
                       bool rebuild)
{
    struct world *world = memory_take_zeroed(1, sizeof *world);
    struct tema_error error = {0};
    int wrong = 0, steps;

    world->arena = arena_new();
    world->random = seed * 0x9E3779B97F4A7C15u + 1;
    world->copy_count = 2 + draw(world, COPIES_MOST - 1);
    steps = 20 + draw(world, 40);
    for (int i = 0; i < world->copy_count; i++) {
        copy_open(&world->copies[i], i % 2 == 0 ? "anna" : "berit");
        if (rule != NULL)
            world->copies[i].history->supersedes = rule;
    }
    for (int i = 0; i < steps; i++) {
        int copy = draw(world, world->copy_count);

        if (draw(world, 4) > 0)
            act(world, copy);
        else
            sync_some(world, copy, draw(world, world->copy_count));
    }
    for (int i = 0; i < world->copy_count; i++)
        wrong += mismatches(world, i);
    sync_all(world);
    for (int i = 0; i < world->copy_count; i++) {
        wrong += mismatches(world, i);
        if (rebuild) {
            CLEANUP_FREE char *before = dump(&world->copies[i]);
            CLEANUP_FREE char *after = NULL;

            assert_ok(history_rebuild(world->copies[i].history, things_sql, &error));
            after = dump(&world->copies[i]);
            assert_string_equal(before, after);
        }
        copy_close(&world->copies[i]);
    }
    arena_free(world->arena);
    free(world);
    return wrong;
}

static void copies_merged_in_any_order_show_what_the_oracle_computes(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= HISTORIES; seed++)
        if (run_history(seed, NULL, false) != 0)
            fail_msg("history %llu came out wrong", (unsigned long long)seed);
}

static void after_any_history_a_rebuild_gives_what_is_there(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= HISTORIES / 10; seed++)
        assert_int_equal(run_history(seed + 70000, NULL, true), 0);
}

static void a_rule_that_never_supersedes_is_caught(void **state)
{
    int caught = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= MUTANT_HISTORIES; seed++)
        caught += run_history(seed, never, false) != 0;
    assert_true(caught >= MUTANT_HISTORIES * 4 / 5); /* some have no two writes at once */
}

static void a_rule_that_always_supersedes_is_caught(void **state)
{
    int caught = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= MUTANT_HISTORIES; seed++)
        caught += run_history(seed, always, false) != 0;
    assert_true(caught >= MUTANT_HISTORIES * 4 / 5); /* some have no two writes at once */
}

static void a_transaction_changed_on_its_way_is_refused_and_leaves_nothing(void **state)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct copy from, to;
    struct package package;
    struct tema_error error = {0};
    enum package_outcome outcome;

    (void)state;
    copy_open(&from, "anna");
    copy_open(&to, "berit");
    copy_bear(&from, 1, 2, 3);
    assert_ok(package_read(from.history, 1, arena, &package, &error));
    package.label = "bore another";
    assert_fails(package_receive(to.history, &package, &outcome, &error), TEMA_DAMAGED);
    assert_int_equal(copy_newest(&to), 0);
    copy_close(&from);
    copy_close(&to);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_merged_in_any_order_show_what_the_oracle_computes),
        cmocka_unit_test(after_any_history_a_rebuild_gives_what_is_there),
        cmocka_unit_test(a_rule_that_never_supersedes_is_caught),
        cmocka_unit_test(a_rule_that_always_supersedes_is_caught),
        cmocka_unit_test(a_transaction_changed_on_its_way_is_refused_and_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
