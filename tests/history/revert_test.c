/* revert_test.c - taking back many births and removals at once is taking back one by one
 *
 * Random histories of two copies that send each other what they have; of each of many
 * transactions, whatever was done since, the undoing at once and that one by one are
 * compared, row by row, in what is derived and in the registers. */
#include "history/package.h"
#include "history/revert.h"
#include "test.h"
#include "things.h"

enum {
    KIND_LEAF = 2,
    WORLDS = 60,
    STEPS = 25,
    BIRTHS_MOST = 40,
    THINGS_MANY = 3000,
};

static bool derive_thing_removals(void *context, const int64_t *ids, size_t count,
                                  bool removed, struct tema_error *error)
{
    static const char update[] =
        "UPDATE thing SET removed = c2, contested = 0 FROM many WHERE id = c1";
    struct sql_value values[REVERTED_AT_ONCE * 2];
    struct store **store = context;

    assert_in_range(count, 1, REVERTED_AT_ONCE);
    for (size_t i = 0; i < count; i++) {
        values[2 * i] = sql_integer(ids[i]);
        values[2 * i + 1] = sql_integer(removed);
    }
    return store_run_many(*store, update, values, 2, count, error);
}

/* A thing is needed by living others whose a is its id. */
static bool thing_is_needed(void *context, int64_t object, int64_t own_transaction,
                            struct buffer *reason, bool *ret_needed,
                            struct tema_error *error)
{
    static const char select[] =
        "SELECT count(*) FROM thing t JOIN history_object o ON o.id = t.id "
        "WHERE t.a = $1 AND t.removed = 0 AND o.transaction_id <> $2";
    struct store **store = context;
    int64_t count;

    if (!store_integer(*store, select,
                       BIND(sql_integer(object), sql_integer(own_transaction)), 0, &count,
                       error))
        return false;
    buffer_add_format(reason, "%lld need it", (long long)count);
    *ret_needed = count > 0;
    return true;
}

static const struct history_kind kind_quick = {.number = KIND_THING,
                                               .name = "thing",
                                               .fields = THING_FIELDS,
                                               .derive = derive_thing,
                                               .derive_removals = derive_thing_removals,
                                               .settle = settle_things,
                                               .needed = thing_is_needed};
static const struct history_kind kind_leaf = {.number = KIND_LEAF,
                                              .name = "leaf",
                                              .fields = THING_FIELDS,
                                              .derive = derive_thing,
                                              .settle = settle_things};
static const struct history_kind *const kinds[] = {&kind_quick, &kind_leaf, NULL};

struct world {
    uint64_t random;
    struct copy copies[2];
    int64_t sent[2]; /* newest transaction of a copy that the other has been offered */
    int names;
};

static int draw(struct world *world, int below)
{
    world->random ^= world->random << 13;
    world->random ^= world->random >> 7;
    world->random ^= world->random << 17;
    return (int)(world->random % (uint64_t)below);
}

static void use_kinds(struct copy *copy)
{
    for (size_t i = 0; kinds[i] != NULL; i++)
        copy->history->kinds[kinds[i]->number] = kinds[i];
}

static int64_t number(struct copy *copy, const char *select)
{
    struct tema_error error = {0};
    int64_t found;

    assert_ok(store_integer(copy->store, select, BIND_NOTHING, 0, &found, &error));
    return found;
}

static int64_t random_thing(struct world *world, struct copy *copy)
{
    int64_t count = number(copy, "SELECT max(id) FROM history_object");

    return count > 0 ? 1 + draw(world, (int)count) : 0;
}

static void bear_some(struct world *world, struct copy *copy)
{
    struct tema_error error = {0};
    int count = 1 + draw(world, BIRTHS_MOST);

    for (int i = 0; i < count; i++) {
        const struct value values[] = {
            value_integer(draw(world, 4) == 0 ? random_thing(world, copy) : 0),
            value_integer(i), value_integer(0)};
        struct guid guid = guid_new();

        /* Now and then one that both copies bear, or that is there. */
        if (draw(world, 6) == 0)
            guid = guid_from_name(slice_of(draw(world, 2) == 0 ? "common" : "usual"));
        assert_ok(history_bear(copy->history, 1 + draw(world, 2), &guid, values, 3, NULL,
                               &error));
    }
}

static void write_some(struct world *world, struct copy *copy)
{
    struct tema_error error = {0};
    int count = 1 + draw(world, 10), field = draw(world, 6);

    for (int i = 0; i < count; i++) {
        int64_t id = random_thing(world, copy);

        if (id == 0)
            return;
        assert_ok(history_write(copy->history, id, field < 4 ? field : FIELD_REMOVED,
                                value_integer(draw(world, 2)), &error));
    }
}

/* Sends what the other copy has not been offered; what waits is not sent again. */
static void send_all(struct world *world, int from)
{
    struct copy *copy = &world->copies[from], *to = &world->copies[1 - from];
    int64_t newest = copy_newest(copy);
    struct tema_error error = {0};

    for (int64_t id = world->sent[from] + 1; id <= newest; id++) {
        CLEANUP_ARENA struct arena *arena = arena_new();
        enum package_outcome outcome;
        struct package package;

        assert_ok(package_read(copy->history, id, arena, &package, &error));
        assert_ok(package_receive(to->history, &package, &outcome, &error));
        assert_int_not_equal(outcome, PACKAGE_WAITING);
    }
    world->sent[from] = newest;
}

struct told {
    int64_t objects; /* their sum: the order of telling may differ */
    int64_t letters; /* of the reasons */
};

static void take_down(void *context, int64_t object, const char *reason)
{
    struct told *told = context;

    told->objects += 1000 + object;
    told->letters += (int64_t)strlen(reason);
}

static struct told revert(struct copy *copy, int64_t transaction, bool singly)
{
    struct tema_error error = {0};
    struct told told = {0};

    copy->history->reverts_singly = singly;
    assert_ok(history_begin(copy->history, &error));
    assert_ok(
        history_revert(copy->history, transaction, false, take_down, &told, &error));
    assert_ok(history_end(copy->history, true, &error, "reverted"));
    copy->history->reverts_singly = false;
    return told;
}

static void assert_same_tables(struct copy *left, struct copy *right)
{
    static const char *const names[] = {"thing", "history_write", "history_object"};
    struct tema_error error = {0};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        unsigned char digests[2][TABLE_DIGEST_BYTES];

        assert_ok(store_digest_table(left->store, names[i], digests[0], &error));
        assert_ok(store_digest_table(right->store, names[i], digests[1], &error));
        assert_memory_equal(digests[0], digests[1], TABLE_DIGEST_BYTES);
    }
}

static void open_double(struct copy *copy, struct copy *ret_double)
{
    struct tema_error error = {0};

    assert_ok(store_copy(copy->store, &ret_double->store, &error));
    assert_ok(history_open(ret_double->store, kinds, &ret_double->store,
                           &ret_double->history, &error));
    history_set_place(ret_double->history, ":memory:");
    history_act_as(ret_double->history, &copy->history->coder);
    ret_double->history->clock_skew = copy->history->clock_skew;
}

static void compare_reverts(struct world *world, struct copy *copy)
{
    int64_t newest = copy_newest(copy);
    struct told at_once, singly;
    struct copy other;
    int64_t transaction;

    if (newest == 0)
        return;
    transaction = 1 + draw(world, (int)newest);
    if (draw(world, 2) == 0)
        transaction = newest;
    open_double(copy, &other);
    singly = revert(&other, transaction, true);
    at_once = revert(copy, transaction, false);
    assert_int_equal(at_once.objects, singly.objects);
    assert_int_equal(at_once.letters, singly.letters);
    assert_same_tables(copy, &other);
    copy_close(&other);
}

static void act(struct world *world)
{
    struct copy *copy = &world->copies[draw(world, 2)];
    struct tema_error error = {0};
    struct guid coder = guid_from_name(slice_of(draw(world, 4) == 0 ? "bo" : "anna"));
    int choice = draw(world, 10);

    copy->history->clock_skew = (int64_t)draw(world, 1200000) - 600000;
    history_act_as(copy->history, &coder);
    if (choice >= 5) {
        compare_reverts(world, copy);
        return;
    }
    assert_ok(history_begin(copy->history, &error));
    if (choice < 2 || copy_newest(copy) == 0)
        bear_some(world, copy);
    if (choice > 0)
        write_some(world, copy);
    assert_ok(history_end(copy->history, true, &error, "did some"));
}

static void many_at_once_are_taken_back_as_one_by_one(void **state)
{
    (void)state;
    for (int i = 0; i < WORLDS; i++) {
        struct world world = {.random = 0x9E3779B97F4A7C15u * (uint64_t)(i + 1)};
        struct copy rebuilt;
        struct tema_error error = {0};

        copy_open(&world.copies[0], "anna");
        copy_open(&world.copies[1], "anna");
        use_kinds(&world.copies[0]);
        use_kinds(&world.copies[1]);
        for (int step = 0; step < STEPS; step++) {
            act(&world);
            if (draw(&world, 5) == 0) {
                send_all(&world, 0);
                send_all(&world, 1);
            }
        }
        open_double(&world.copies[0], &rebuilt);
        assert_ok(history_rebuild(rebuilt.history, things_sql, &error));
        assert_same_tables(&world.copies[0], &rebuilt);
        copy_close(&rebuilt);
        copy_close(&world.copies[0]);
        copy_close(&world.copies[1]);
    }
}

static void count_left(void *context, int64_t object, const char *reason)
{
    (void)object, (void)reason;
    ++*(int *)context;
}

/* More than are looked at together; one of them is needed, one another's. */
static void thousands_are_undone_and_redone_but_for_what_others_need(void **state)
{
    static const char living[] = "SELECT count(*) FROM thing WHERE removed = 0";
    const struct value values[] = {value_integer(0), value_integer(2), value_integer(3)};
    struct guid bo = guid_from_name(SLICE("bo")), anna = guid_from_name(SLICE("anna"));
    CLEANUP_FREE struct birth *births = memory_take(THINGS_MANY * sizeof *births);
    struct tema_error error = {0};
    struct copy copy;
    int64_t first, born, undone;
    int left = 0;

    (void)state;
    copy_open(&copy, "anna");
    use_kinds(&copy);
    for (int i = 0; i < THINGS_MANY; i++)
        births[i] = (struct birth){guid_new(), values};
    assert_ok(history_begin(copy.history, &error));
    assert_ok(
        history_bear_many(copy.history, KIND_THING, births, THINGS_MANY, &first, &error));
    assert_ok(history_end(copy.history, true, &error, "bore many"));
    born = copy_newest(&copy);
    copy_bear(&copy, first + 700, 0, 0);
    history_act_as(copy.history, &bo);
    copy_write(&copy, first + 2900, 2, 9);
    history_act_as(copy.history, &anna);
    for (int round = 0; round < 3; round++) {
        left = 0;
        assert_ok(history_begin(copy.history, &error));
        assert_ok(history_revert(copy.history, born, false, count_left, &left, &error));
        assert_ok(history_end(copy.history, true, &error, "undid"));
        assert_int_equal(left, 2);
        assert_int_equal(number(&copy, living), 3);
        undone = copy_newest(&copy);
        copy_revert(&copy, undone, true);
        assert_int_equal(number(&copy, living), THINGS_MANY + 1);
    }
    assert_ok(history_verify(copy.history, NULL, NULL, &error));
    copy_close(&copy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_at_once_are_taken_back_as_one_by_one),
        cmocka_unit_test(thousands_are_undone_and_redone_but_for_what_others_need),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
