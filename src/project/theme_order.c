/* theme_order.c - the author's order of themes: ranks with gaps between them */
#include "base/array.h"
#include "project/theme.h"

enum {
    RANK_GAP = 1024,
    RANK_LARGEST = 1 << 30, /* either way; beyond, ranks are given anew */
};

struct siblings {
    ARRAY(const struct forest_node *) nodes; /* in order */
};

static void find_siblings(const struct forest *forest, int64_t parent, int64_t itself,
                          struct siblings *siblings)
{
    for (size_t i = 0; i < forest->count; i++)
        if (forest->nodes[i].parent == parent && forest->nodes[i].id != itself &&
            forest->nodes[i].is_shown)
            *array_push(&siblings->nodes) = &forest->nodes[i];
}

int64_t rank_behind(const struct forest *forest, int64_t parent, int64_t itself)
{
    int64_t rank = 0;

    for (size_t i = 0; i < forest->count; i++) {
        const struct forest_node *node = &forest->nodes[i];

        if (node->parent == parent && node->id != itself && node->rank < RANK_LARGEST &&
            node->rank + RANK_GAP > rank)
            rank = node->rank + RANK_GAP;
    }
    return rank;
}

static bool write_rank(struct tema_project *project, int64_t theme, int64_t rank,
                       struct tema_error *error)
{
    return history_write(project->history, theme, THEME_RANK, value_integer(rank), error);
}

/* Ranks for all, with ITSELF at PLACE among them. */
static bool renumber(struct tema_project *project, const struct siblings *siblings,
                     size_t place, int64_t itself, struct tema_error *error)
{
    for (size_t i = 0; i < siblings->nodes.count; i++) {
        const struct forest_node *node = siblings->nodes.items[i];
        int64_t order = (int64_t)(i < place ? i : i + 1);

        /* To write on what someone removed would bring it back. */
        if (!node->removed && !write_rank(project, node->id, order * RANK_GAP, error))
            return false;
    }
    return write_rank(project, itself, (int64_t)place * RANK_GAP, error);
}

static bool place_at(struct tema_project *project, const struct siblings *siblings,
                     size_t place, int64_t itself, struct tema_error *error)
{
    const struct forest_node *const *nodes = siblings->nodes.items;
    size_t count = siblings->nodes.count;
    int64_t low, high;

    if (count == 0)
        return write_rank(project, itself, 0, error);
    low = place > 0 ? nodes[place - 1]->rank : nodes[place]->rank - 2 * RANK_GAP;
    high = place < count ? nodes[place]->rank : nodes[place - 1]->rank + 2 * RANK_GAP;
    if (low < -RANK_LARGEST || high > RANK_LARGEST || high - low < 2)
        return renumber(project, siblings, place, itself, error);
    return write_rank(project, itself, low + (high - low) / 2, error);
}

/* Puts the theme ITSELF among the children of PARENT, before the child BEFORE (0: last):
 * writes its rank, and those of its siblings where there is no gap left. */
static bool rank_place(struct tema_project *project, const struct forest *forest,
                       int64_t parent, int64_t itself, int64_t before,
                       struct tema_error *error)
{
    struct siblings siblings = {{0}};
    size_t place = 0;
    bool went_well;

    find_siblings(forest, parent, itself, &siblings);
    while (place < siblings.nodes.count && siblings.nodes.items[place]->id != before)
        place++;
    if (before != 0 && place == siblings.nodes.count)
        went_well = tema_fail(error, TEMA_INVALID,
                              "the theme to stand before is not a sibling there");
    else
        went_well = place_at(project, &siblings, place, itself, error);
    array_release(&siblings.nodes);
    return went_well;
}

static bool move(struct tema_project *project, const struct theme_command *command,
                 const struct forest_node *parent, int64_t before,
                 struct tema_error *error)
{
    const struct forest *forest = &command->forest;
    const struct forest_node *theme = command->theme;
    int64_t parent_id = parent != NULL ? parent->id : 0;
    struct value value;

    if (forest_is_within(forest, parent_id, theme->id))
        return tema_fail(error, TEMA_INVALID,
                         "the theme '%s' cannot move below itself: '%s'", theme->path,
                         parent->path);
    if (before == theme->id)
        return tema_fail(error, TEMA_INVALID, "the theme '%s' cannot stand before itself",
                         theme->path);
    return forest_check_place(forest, theme, parent_id, error) &&
           history_value_of(project->history, parent_id, &value, error) &&
           history_write(project->history, theme->id, THEME_PARENT, value, error) &&
           rank_place(project, forest, parent_id, theme->id, before, error) &&
           forest_revive(project, theme, error);
}

bool tema_theme_move(struct tema_project *project, struct tema_theme_id theme,
                     struct tema_theme_id parent, struct tema_theme_id before,
                     struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct theme_command command = {.arena = arena};
    const struct forest_node *above = NULL, *next = NULL;
    bool went_well;

    if (!theme_begin(project, theme, &command, error))
        return false;
    went_well =
        (parent.row == 0 || forest_get(&command.forest, parent.row, &above, error)) &&
        (before.row == 0 || forest_get(&command.forest, before.row, &next, error)) &&
        move(project, &command, above, before.row, error);
    if (next != NULL)
        return project_end(project, went_well, error, "moved the theme '%s' before '%s'",
                           command.theme->name, next->name);
    if (above != NULL)
        return project_end(project, went_well, error, "moved the theme '%s' under '%s'",
                           command.theme->name, above->path);
    return project_end(project, went_well, error, "moved the theme '%s' to the end",
                       command.theme->name);
}
