/* tree_test.c - a tree whatever was written */
#include "test.h"

#include "project/tree.h"

enum { MOST = 60 };

static struct tree_node node(int64_t id, int64_t parent, const char *name)
{
    struct tree_node made = {.id = id, .parent = parent, .name = name, .by_name = true};

    made.guid.bytes[15] = (unsigned char)id;
    made.guid.bytes[14] = (unsigned char)(id >> 8);
    return made;
}

static void assert_node(const struct tree_node *found, int64_t id, const char *path,
                        int depth)
{
    assert_int_equal(found->id, id);
    assert_string_equal(found->path, path);
    assert_int_equal(found->depth, depth);
}

static void parents_come_first_and_siblings_by_name(void **state)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct tree_node nodes[] = {node(1, 4, "kropp"), node(2, 0, "Ångest"),
                                node(3, 4, "Andning"), node(4, 0, "Stöd"),
                                node(5, 2, "natt")};

    (void)state;
    tree_settle(nodes, 5, arena);
    assert_node(&nodes[0], 4, "Stöd", 0);
    assert_node(&nodes[1], 3, "Stöd/Andning", 1);
    assert_node(&nodes[2], 1, "Stöd/kropp", 1);
    assert_node(&nodes[3], 2, "Ångest", 0);
    assert_node(&nodes[4], 5, "Ångest/natt", 1);
}

static void rank_comes_before_name(void **state)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct tree_node nodes[] = {node(1, 0, "a"), node(2, 0, "b"), node(3, 0, "c")};

    (void)state;
    nodes[0].rank = 5;
    nodes[1].rank = nodes[2].rank = -1;
    tree_settle(nodes, 3, arena);
    assert_node(&nodes[0], 2, "b", 0);
    assert_node(&nodes[1], 3, "c", 0);
    assert_node(&nodes[2], 1, "a", 0);
}

static void a_circle_is_cut_at_its_latest_edge(void **state)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct tree_node nodes[] = {node(1, 3, "a"), node(2, 1, "b"), node(3, 2, "c"),
                                node(4, 2, "d"), node(5, 5, "e")};

    (void)state;
    nodes[1].clock = 9;
    tree_settle(nodes, 5, arena);
    assert_node(&nodes[0], 2, "b", 0);
    assert_node(&nodes[1], 3, "b/c", 1);
    assert_node(&nodes[2], 1, "b/c/a", 2);
    assert_node(&nodes[3], 4, "b/d", 1);
    assert_node(&nodes[4], 5, "e", 0);
    assert_int_equal(nodes[0].shown_parent, 0);
}

static void siblings_of_one_name_get_paths_of_their_own(void **state)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct tree_node nodes[] = {node(1, 0, "Stöd"), node(2, 0, "STÖD"),
                                node(3, 0, "Stöd (2)"), node(4, 2, "chef"),
                                node(5, 1, "chef")};

    (void)state;
    nodes[0].yields = true;
    tree_settle(nodes, 5, arena);
    assert_node(&nodes[0], 2, "STÖD", 0);
    assert_node(&nodes[1], 4, "STÖD/chef", 1);
    assert_node(&nodes[2], 1, "Stöd (3)", 0);
    assert_node(&nodes[3], 5, "Stöd (3)/chef", 1);
    assert_node(&nodes[4], 3, "Stöd (2)", 0);
}

static void what_lies_too_deep_comes_to_the_root(void **state)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct tree_node nodes[3 * TREE_DEEPEST];

    (void)state;
    for (int i = 0; i < 3 * TREE_DEEPEST; i++)
        nodes[i] = node(i + 1, i, "x");
    tree_settle(nodes, 3 * TREE_DEEPEST, arena);
    for (int i = 0; i < 3 * TREE_DEEPEST; i++)
        assert_in_range(nodes[i].depth, 0, TREE_DEEPEST - 1);
}

static void what_is_merged_is_followed_to_the_end(void **state)
{
    struct tree_node nodes[] = {node(1, 2, "a"), node(2, 3, "b"), node(3, 0, "c"),
                                node(4, 5, "d"), node(5, 4, "e"), node(6, 99, "f")};

    (void)state;
    nodes[4].clock = 1;
    tree_follow(nodes, 6);
    assert_int_equal(nodes[0].shown_parent, 3);
    assert_int_equal(nodes[1].shown_parent, 3);
    assert_int_equal(nodes[2].shown_parent, 3);
    assert_int_equal(nodes[3].shown_parent, 5);
    assert_int_equal(nodes[4].shown_parent, 5);
    assert_int_equal(nodes[5].shown_parent, 6);
}

/* --- the law: any parents whatever give one tree, in whatever order they come --- */

static uint32_t random_state;

static uint32_t random_below(uint32_t limit)
{
    random_state = random_state * 1664525U + 1013904223U;
    return (random_state >> 8) % limit;
}

static size_t random_nodes(struct tree_node *nodes)
{
    static const char *const names[] = {"a", "A", "b", "å", "ö", "c", "b (2)", "z"};
    size_t count = 1 + random_below(MOST);

    for (size_t i = 0; i < count; i++) {
        nodes[i] = node((int64_t)i + 1, random_below((uint32_t)count + 2),
                        names[random_below(8)]);
        nodes[i].clock = random_below(5);
        nodes[i].yields = random_below(3) == 0;
    }
    return count;
}

static void shuffle(struct tree_node *nodes, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        size_t other = random_below((uint32_t)i);
        struct tree_node kept = nodes[i - 1];

        nodes[i - 1] = nodes[other];
        nodes[other] = kept;
    }
}

static void assert_is_tree(const struct tree_node *nodes, size_t count)
{
    bool seen[MOST + 1] = {false};

    for (size_t i = 0; i < count; i++) {
        const struct tree_node *found = &nodes[i];

        assert_int_equal(found->position, i);
        assert_false(seen[found->id]);
        seen[found->id] = true;
        assert_true(found->shown_parent == 0 || seen[found->shown_parent]);
        assert_true(found->shown_parent == 0 || found->shown_parent == found->parent);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(found->path, nodes[j].path);
    }
}

static void any_parents_give_one_tree_in_any_order(void **state)
{
    struct tree_node first[MOST], second[MOST];

    (void)state;
    for (uint32_t round = 0; round < 2000; round++) {
        CLEANUP_ARENA struct arena *arena = arena_new();
        size_t count;

        random_state = round;
        count = random_nodes(first);
        memcpy(second, first, sizeof first);
        shuffle(second, count);
        tree_settle(first, count, arena);
        tree_settle(second, count, arena);
        assert_is_tree(first, count);
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(first[i].id, second[i].id);
            assert_string_equal(first[i].path, second[i].path);
        }
    }
}

static void a_tree_of_many_nodes_is_settled_at_once(void **state)
{
    enum { MANY = 100000 };
    CLEANUP_ARENA struct arena *arena = arena_new();
    CLEANUP_FREE struct tree_node *nodes = malloc(MANY * sizeof *nodes);

    (void)state;
    for (int i = 0; i < MANY; i++)
        nodes[i] = node(i + 1, (i + 1) % MANY + 1, "x");
    tree_settle(nodes, MANY, arena);
    assert_int_equal(nodes[MANY - 1].position, MANY - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parents_come_first_and_siblings_by_name),
        cmocka_unit_test(rank_comes_before_name),
        cmocka_unit_test(a_circle_is_cut_at_its_latest_edge),
        cmocka_unit_test(siblings_of_one_name_get_paths_of_their_own),
        cmocka_unit_test(what_lies_too_deep_comes_to_the_root),
        cmocka_unit_test(what_is_merged_is_followed_to_the_end),
        cmocka_unit_test(any_parents_give_one_tree_in_any_order),
        cmocka_unit_test(a_tree_of_many_nodes_is_settled_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
