/* arrival_law_test.c - random sequences of imports, changes, undo and redo, in two
 * projects, one by one and in bulk, against an oracle that knows no history */
#include "../project/memory_study.h"
#include "base/map.h"
#include "exchange/arrival.h"
#include "project/project.h"

enum { OBJECTS = 10, FIELDS = CASE_FIELDS, STEPS = 30, SEQUENCES = 80, WORDS = 4 };

static uint32_t seed;

static int pick(int below)
{
    seed = seed * 1664525 + 1013904223;
    return (int)((seed >> 8) % (uint32_t)below);
}

/* A field's value; descriptions may be none. */
static const char *const words[WORDS] = {NULL, "a", "b", "c"};

/* --- the oracle --- */

struct thing {
    bool is_born, is_removed, by_undone_import;
    int values[FIELDS]; /* numbers of words */
};

struct written {
    int import; /* number of the action */
    int value;
};

/* What is never taken back. */
struct origin {
    int import;
    int values[FIELDS];
    struct written written[FIELDS][STEPS];
    int written_count[FIELDS];
};

struct action {
    bool is_import, is_undone;
    struct thing before[OBJECTS], after[OBJECTS];
};

struct oracle {
    struct thing things[OBJECTS];
    struct origin origins[OBJECTS];
    struct action actions[STEPS];
    int action_count;
    int redoable; /* actions that were undone last, one after the other */
    struct tema_exchange_tally tally;
};

struct file {
    bool has[OBJECTS];
    int values[OBJECTS][FIELDS];
};

/* What the last import that stands wrote, or what it was born with. */
static int base_of(const struct oracle *oracle, int object, int field)
{
    const struct origin *origin = &oracle->origins[object];

    for (int i = origin->written_count[field]; i > 0; i--) {
        const struct written *written = &origin->written[field][i - 1];

        if (!oracle->actions[written->import].is_undone)
            return written->value;
    }
    return origin->values[field];
}

static void oracle_bear(struct oracle *oracle, int object, const int *values)
{
    struct thing *thing = &oracle->things[object];

    *thing = (struct thing){.is_born = true};
    oracle->origins[object].import = oracle->action_count;
    for (int field = 0; field < FIELDS; field++)
        thing->values[field] = oracle->origins[object].values[field] = values[field];
    oracle->tally.fresh++;
}

static void oracle_compare(struct oracle *oracle, int object, const int *values)
{
    struct thing *thing = &oracle->things[object];
    struct origin *origin = &oracle->origins[object];
    bool is_fresh = thing->is_removed, is_news = false, is_ours = false;

    thing->is_removed = false;
    for (int field = 0; field < FIELDS; field++) {
        if (thing->values[field] == values[field])
            continue;
        if (base_of(oracle, object, field) == values[field]) {
            is_ours = true;
            continue;
        }
        is_news = true;
        thing->values[field] = values[field];
        origin->written[field][origin->written_count[field]++] =
            (struct written){oracle->action_count, values[field]};
    }
    oracle->tally.fresh += is_fresh;
    oracle->tally.changed += !is_fresh && is_news;
    oracle->tally.ours += !is_fresh && !is_news && is_ours;
    oracle->tally.same += !is_fresh && !is_news && !is_ours;
}

static void oracle_count_gone(struct oracle *oracle, const struct file *file)
{
    bool met[STEPS + 1] = {false}, any = false;

    for (int i = 0; i < OBJECTS; i++) {
        any = any || file->has[i];
        if (file->has[i] && oracle->things[i].is_born)
            met[oracle->origins[i].import] = true;
    }
    for (int i = 0; i < OBJECTS; i++)
        oracle->tally.gone += any && !file->has[i] && oracle->things[i].is_born &&
                              !oracle->things[i].is_removed &&
                              met[oracle->origins[i].import];
}

static void oracle_import(struct oracle *oracle, const struct file *file)
{
    oracle->tally = (struct tema_exchange_tally){0};
    oracle_count_gone(oracle, file);
    for (int i = 0; i < OBJECTS; i++) {
        struct thing *thing = &oracle->things[i];

        if (!file->has[i])
            continue;
        if (!thing->is_born)
            oracle_bear(oracle, i, file->values[i]);
        else if (thing->is_removed && !thing->by_undone_import)
            oracle->tally.ours++;
        else
            oracle_compare(oracle, i, file->values[i]);
    }
}

/* Ends an action; one that has changed nothing is none. */
static bool oracle_act(struct oracle *oracle, bool is_import, const struct thing *before)
{
    struct action *action = &oracle->actions[oracle->action_count];

    if (memcmp(before, oracle->things, sizeof oracle->things) == 0)
        return false;
    action->is_import = is_import;
    action->is_undone = false;
    memcpy(action->before, before, sizeof action->before);
    memcpy(action->after, oracle->things, sizeof action->after);
    oracle->action_count++;
    oracle->redoable = 0;
    return true;
}

/* Things become what they were; who was born stays born. */
static void oracle_revert(struct oracle *oracle, const struct action *action, bool redo)
{
    const struct thing *to = redo ? action->after : action->before;

    for (int i = 0; i < OBJECTS; i++) {
        struct thing *thing = &oracle->things[i];
        bool was_removed = thing->is_removed, by_undone = thing->by_undone_import;

        if (!thing->is_born)
            continue;
        if (to[i].is_born)
            *thing = to[i];
        else
            thing->is_removed = true;
        thing->by_undone_import = was_removed && thing->is_removed
                                      ? by_undone
                                      : thing->is_removed && action->is_import && !redo;
    }
}

static bool oracle_undo(struct oracle *oracle)
{
    for (int i = oracle->action_count; i > 0; i--) {
        struct action *action = &oracle->actions[i - 1];

        if (action->is_undone)
            continue;
        oracle_revert(oracle, action, false);
        action->is_undone = true;
        oracle->redoable++;
        return true;
    }
    return false;
}

/* The undone action that was undone last: the earliest of those that are. */
static bool oracle_redo(struct oracle *oracle)
{
    if (oracle->redoable == 0)
        return false;
    for (int i = 0; i < oracle->action_count; i++) {
        struct action *action = &oracle->actions[i];
        int undone_behind = 0;

        for (int j = i; j < oracle->action_count; j++)
            undone_behind += oracle->actions[j].is_undone;
        if (!action->is_undone || undone_behind > oracle->redoable)
            continue;
        oracle_revert(oracle, action, true);
        action->is_undone = false;
        oracle->redoable--;
        return true;
    }
    return false;
}

/* --- the projects --- */

static struct guid guid_of(int object)
{
    return guid_from_name(MAP_KEY(object));
}

static struct value value_of(int field, int word)
{
    /* None and "" are the same. */
    return field == CASE_DESCRIPTION - 1 && words[word] == NULL && pick(2) == 0
               ? value_text("")
               : value_text(words[word]);
}

static bool send(struct arrival *arrival, const struct file *file, bool in_bulk,
                 struct tema_error *error)
{
    struct value values[OBJECTS][FIELDS];
    struct birth births[OBJECTS];
    size_t count = 0, half;

    for (int i = 0; i < OBJECTS; i++) {
        for (int field = 0; file->has[i] && field < FIELDS; field++)
            values[count][field] = value_of(field, file->values[i][field]);
        if (file->has[i]) {
            births[count] = (struct birth){guid_of(i), values[count]};
            count++;
        }
    }
    for (size_t i = 0; !in_bulk && i < count; i++)
        if (!arrival_object(arrival, KIND_CASE, &births[i].guid, births[i].values, "it",
                            NULL, error))
            return false;
    half = count / 2;
    return !in_bulk ||
           (arrival_objects(arrival, KIND_CASE, births, NULL, half, NULL, error) &&
            arrival_objects(arrival, KIND_CASE, births + half, NULL, count - half, NULL,
                            error));
}

static bool leave_exchange(struct tema_project *project, struct tema_error *error)
{
    struct value values[EXCHANGE_FIELDS] = {
        [EXCHANGE_FILE - 1] = value_text("f.qdpx"),
        [EXCHANGE_SHA256 - 1] = {.type = VALUE_BYTES, .text = SLICE("none")}};
    struct guid report;

    if (history_current(project->history) == 0)
        return true;
    if (!history_add_content(project->history, "report", SLICE("[]"), &report, error))
        return false;
    values[EXCHANGE_REPORT - 1] = value_content(&report);
    return history_bear(project->history, KIND_EXCHANGE, NULL, values, EXCHANGE_FIELDS,
                        NULL, error);
}

static struct tema_exchange_tally import(struct tema_project *project,
                                         const struct file *file, bool in_bulk)
{
    CLEANUP(arrival_freep) struct arrival *arrival = NULL;
    struct tema_error error = {0};
    bool went_well;

    assert_ok(project_begin(project, &error));
    went_well = arrival_begin(project, &arrival, &error) &&
                send(arrival, file, in_bulk, &error) &&
                arrival_list_gone(arrival, &error) && leave_exchange(project, &error);
    assert_ok(project_end(project, went_well, &error, "imported"));
    return arrival_tally(arrival);
}

static int64_t id_of(struct tema_project *project, int object)
{
    struct guid guid = guid_of(object);
    struct tema_error error = {0};
    int64_t id;

    assert_ok(history_find_object(project->history, &guid, &id, &error));
    return id;
}

static void write_here(struct tema_project *project, int object, int field,
                       struct value value)
{
    struct tema_error error = {0};
    bool went_well;

    assert_ok(project_begin(project, &error));
    went_well =
        history_write(project->history, id_of(project, object), field, value, &error);
    assert_ok(project_end(project, went_well, &error, "changed"));
}

static void take_back(struct tema_project *project, bool redo)
{
    struct tema_error error = {0};
    char *done = NULL;

    assert_ok(redo ? tema_redo(project, 1, &done, &error)
                   : tema_undo(project, 1, &done, &error));
    free(done);
}

static bool has_word(const struct value *value, int word)
{
    const char *expected = words[word] != NULL ? words[word] : "";

    return slice_equals(value->type == VALUE_TEXT ? value->text : SLICE(""),
                        slice_of(expected));
}

static void assert_as_expected(struct tema_project *project, const struct oracle *oracle)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct tema_error error = {0};

    for (int i = 0; i < OBJECTS; i++) {
        const struct thing *thing = &oracle->things[i];
        struct object object;
        int64_t id = id_of(project, i);

        assert_int_equal(id != 0, thing->is_born);
        if (id == 0)
            continue;
        assert_ok(history_read_object(project->history, id, arena, &object, &error));
        assert_int_equal(object.removed, thing->is_removed);
        for (int field = 0; field < FIELDS; field++)
            assert_true(has_word(&object.values[field + 1], thing->values[field]));
    }
}

static void assert_same_tally(const struct tema_exchange_tally *left,
                              const struct tema_exchange_tally *right)
{
    assert_int_equal(left->fresh, right->fresh);
    assert_int_equal(left->changed, right->changed);
    assert_int_equal(left->ours, right->ours);
    assert_int_equal(left->same, right->same);
    assert_int_equal(left->gone, right->gone);
}

/* --- sequences --- */

struct world {
    struct tema_project *projects[2];
    struct oracle oracle;
    struct file file; /* the last one: the next is mostly like it */
};

static void step_import(struct world *world)
{
    struct thing before[OBJECTS];

    for (int i = 0; i < OBJECTS; i++) {
        if (pick(3) == 0)
            world->file.has[i] = !world->file.has[i];
        if (pick(3) == 0)
            world->file.values[i][0] = 1 + pick(WORDS - 1);
        if (pick(3) == 0)
            world->file.values[i][1] = pick(WORDS);
        if (world->file.values[i][0] == 0)
            world->file.values[i][0] = 1;
    }
    memcpy(before, world->oracle.things, sizeof before);
    oracle_import(&world->oracle, &world->file);
    oracle_act(&world->oracle, true, before);
    for (int i = 0; i < 2; i++) {
        struct tema_exchange_tally tally =
            import(world->projects[i], &world->file, i == 1);

        assert_same_tally(&tally, &world->oracle.tally);
    }
}

static void step_change(struct world *world)
{
    int object = pick(OBJECTS), field = pick(FIELDS + 1);
    struct thing *thing = &world->oracle.things[object];
    struct thing before[OBJECTS];
    int word = 1 + pick(WORDS - 1);

    if (!thing->is_born || (thing->is_removed && field > 0))
        return;
    memcpy(before, world->oracle.things, sizeof before);
    if (field == FIELD_REMOVED) {
        thing->is_removed = !thing->is_removed;
        thing->by_undone_import = false;
        word = thing->is_removed;
    } else {
        thing->values[field - 1] = word;
    }
    if (!oracle_act(&world->oracle, false, before))
        return;
    for (int i = 0; i < 2; i++)
        write_here(world->projects[i], object, field,
                   field == FIELD_REMOVED ? value_integer(word)
                                          : value_text(words[word]));
}

static void step(struct world *world)
{
    int what = pick(8);

    if (what < 3)
        step_import(world);
    else if (what < 6)
        step_change(world);
    else if (what == 6 ? oracle_undo(&world->oracle) : oracle_redo(&world->oracle))
        for (int i = 0; i < 2; i++)
            take_back(world->projects[i], what == 7);
    for (int i = 0; i < 2; i++)
        assert_as_expected(world->projects[i], &world->oracle);
}

static void files_come_in_as_the_oracle_says(void **state)
{
    (void)state;
    for (uint32_t sequence = 1; sequence <= SEQUENCES; sequence++) {
        struct world world = {0};
        void *studies[2];

        seed = sequence;
        for (int i = 0; i < 2; i++) {
            assert_int_equal(open_study(&studies[i]), 0);
            world.projects[i] = studies[i];
        }
        for (int i = 0; i < STEPS; i++)
            step(&world);
        for (int i = 0; i < 2; i++)
            close_study(&studies[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_come_in_as_the_oracle_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
