/* theme_count.c - see project/theme_count.h
 *
 * A theme brings the quotations that its codes, and the codes below those, are on, and
 * those that it gathers itself. They count for it and for the themes above it. Contrary
 * to a theme, a quotation carries neither that nor, through it, those above. */
#include "project/theme_count.h"
#include "base/array.h"
#include "project/names.h"

/* A quotation that a theme brings: its place in the census. */
struct member {
    size_t place;
    bool shows; /* brought by a code, or as evidence that is not contrary */
};

struct contrary {
    size_t theme, place;
};

struct theme_node {
    int64_t id, parent_id;
    size_t parent;        /* its place; the theme's own at the root */
    unsigned char *codes; /* of each entry of the census' codes: whether it brings it */
    ARRAY(struct member) members;
};

struct counting {
    const struct census *census;
    struct arena *arena; /* for the time of counting */
    ARRAY(struct theme_node) themes;
    struct map by_id; /* to the place in themes */
    ARRAY(struct contrary) contraries;
};

static void release_counting(struct counting *counting)
{
    for (size_t i = 0; i < counting->themes.count; i++)
        array_release(&counting->themes.items[i].members);
    array_release(&counting->themes);
    array_release(&counting->contraries);
    map_release(&counting->by_id);
    arena_free(counting->arena);
}

/* --- reading --- */

static bool read_themes(struct tema_project *project, struct counting *counting,
                        struct tema_error *error)
{
    static const char select[] = "SELECT id, shown_parent_id FROM theme";
    size_t codes = counting->census->tables.codes.count;
    struct rows rows;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct theme_node *theme = array_push(&counting->themes);
        size_t place = counting->themes.count - 1;

        *theme = (struct theme_node){
            .id = rows_integer(&rows, 0),
            .parent_id = rows_integer(&rows, 1),
            .codes = arena_take(counting->arena, codes + 1),
        };
        map_put(&counting->by_id, MAP_KEY(theme->id), (int64_t)place);
    }
    for (size_t i = 0; i < counting->themes.count; i++) {
        struct theme_node *theme = counting->themes.items + i;

        theme->parent =
            (size_t)map_number(&counting->by_id, MAP_KEY(theme->parent_id), (int64_t)i);
    }
    return rows_close(&rows, error);
}

static struct theme_node *theme_of(struct counting *counting, int64_t id)
{
    int64_t place = map_number(&counting->by_id, MAP_KEY(id), -1);

    return place >= 0 ? counting->themes.items + place : NULL;
}

static bool read_gatherings(struct tema_project *project, struct counting *counting,
                            struct tema_error *error)
{
    static const char select[] = "SELECT g.theme_id, c.effective_id FROM gathering g"
                                 " JOIN code c ON c.id = g.code_id WHERE g.removed = 0";
    const struct entries *codes = &counting->census->tables.codes;
    struct rows rows;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct theme_node *theme = theme_of(counting, rows_integer(&rows, 0));
        const struct entry *code = entry_of(codes, rows_integer(&rows, 1));

        if (theme != NULL && code != NULL)
            theme->codes[census_place(codes, code)] = 1;
    }
    return rows_close(&rows, error);
}

/* The codes in order of the tree, so that what is brought by its parent is known in
 * time. */
static bool read_codes_below(struct tema_project *project, struct counting *counting,
                             struct tema_error *error)
{
    static const char select[] =
        "SELECT id, shown_parent_id FROM code"
        " WHERE effective_id = id AND shown_parent_id IS NOT NULL ORDER BY position";
    const struct entries *codes = &counting->census->tables.codes;
    struct rows rows;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        const struct entry *code = entry_of(codes, rows_integer(&rows, 0));
        const struct entry *parent = entry_of(codes, rows_integer(&rows, 1));

        if (code == NULL || parent == NULL)
            continue;
        for (size_t i = 0; i < counting->themes.count; i++) {
            unsigned char *brings = counting->themes.items[i].codes;

            brings[census_place(codes, code)] |= brings[census_place(codes, parent)];
        }
    }
    return rows_close(&rows, error);
}

static void add_coded(void *context, size_t place, const struct coded *coded,
                      size_t count)
{
    struct counting *counting = context;
    const struct entries *codes = &counting->census->tables.codes;

    for (size_t i = 0; i < counting->themes.count; i++) {
        struct theme_node *theme = counting->themes.items + i;
        bool brings = false;

        for (size_t c = 0; c < count && !brings; c++)
            brings = theme->codes[census_place(codes, coded[c].code)] != 0;
        if (brings)
            *array_push(&theme->members) = (struct member){place, true};
    }
}

static bool read_evidence(struct tema_project *project, struct counting *counting,
                          struct tema_error *error)
{
    static const char select[] =
        "SELECT theme_id, quotation_id, role = 'contrary' FROM evidence"
        " WHERE removed = 0";
    const struct census *census = counting->census;
    struct rows rows;

    if (!store_query(project->store, select, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct theme_node *theme = theme_of(counting, rows_integer(&rows, 0));
        const struct counted *counted = census_of(census, rows_integer(&rows, 1));
        bool is_contrary = rows_integer(&rows, 2) != 0;
        size_t place;

        if (theme == NULL || counted == NULL)
            continue;
        place = (size_t)(counted - census->items);
        *array_push(&theme->members) = (struct member){place, !is_contrary};
        if (is_contrary)
            *array_push(&counting->contraries) =
                (struct contrary){(size_t)(theme - counting->themes.items), place};
    }
    return rows_close(&rows, error);
}

/* --- counting --- */

static int compare_contraries(const void *left_pointer, const void *right_pointer)
{
    const struct contrary *left = left_pointer, *right = right_pointer;

    if (left->theme != right->theme)
        return left->theme < right->theme ? -1 : 1;
    return (left->place > right->place) - (left->place < right->place);
}

static bool is_contrary(const struct counting *counting, size_t theme, size_t place)
{
    const struct contrary wanted = {theme, place};

    return counting->contraries.count > 0 &&
           bsearch(&wanted, counting->contraries.items, counting->contraries.count,
                   sizeof wanted, compare_contraries) != NULL;
}

/* The theme above, or the same at the root. */
static size_t over(const struct counting *counting, size_t theme)
{
    return counting->themes.items[theme].parent;
}

/* A damaged file's themes may stand in a circle: no way is longer than all of them. */
static bool is_within(const struct counting *counting, size_t theme, size_t above)
{
    for (size_t i = 0; theme != above && i < counting->themes.count; i++)
        theme = over(counting, theme);
    return theme == above;
}

/* Whether a member of BELOW carries ABOVE, which stands over it or is it. */
static bool carries(const struct counting *counting, const struct member *member,
                    size_t below, size_t above)
{
    if (!member->shows)
        return false;
    for (size_t at = below; at != above; at = over(counting, at))
        if (is_contrary(counting, at, member->place))
            return false;
    return !is_contrary(counting, above, member->place);
}

enum { IS_MEMBER = 1, CARRIES = 2 };

static void mark_members(const struct counting *counting, size_t below, size_t above,
                         unsigned char *marks)
{
    const struct theme_node *theme = counting->themes.items + below;

    for (size_t i = 0; i < theme->members.count; i++) {
        const struct member *member = theme->members.items + i;

        marks[member->place] |= IS_MEMBER;
        if ((marks[member->place] & CARRIES) == 0 &&
            carries(counting, member, below, above))
            marks[member->place] |= CARRIES;
    }
}

static int compare_cases(const void *left, const void *right)
{
    return small_tables_order(*(const struct entry *const *)left,
                              *(const struct entry *const *)right);
}

/* Fills THEME from MARKS, one of each place in the census. */
static void tell(const struct census *census, const unsigned char *marks,
                 struct arena *arena, struct tema_theme *theme)
{
    const struct entries *cases = &census->tables.cases;
    CLEANUP_FREE unsigned char *seen = memory_take_zeroed(cases->count + 1, 1);
    CLEANUP_FREE const struct entry **carrying =
        memory_take_zeroed(cases->count + 1, sizeof *carrying);
    size_t count = 0, named = 0;

    for (size_t i = 0; i < census->count; i++) {
        const struct entry *about = census->items[i].about;

        theme->quotations += marks[i] != 0;
        if ((marks[i] & CARRIES) == 0 || about == NULL ||
            seen[census_place(cases, about)] != 0)
            continue;
        seen[census_place(cases, about)] = 1;
        carrying[count++] = about;
    }
    if (count > 0)
        qsort(carrying, count, sizeof *carrying, compare_cases);
    for (size_t i = 0; i < count; i++)
        names_add(arena, slice_of(carrying[i]->name), &theme->case_names, &named);
    theme->cases = (int64_t)count;
}

static void count_all(const struct counting *counting, struct arena *arena,
                      struct tema_theme *items, size_t count)
{
    size_t quotations = counting->census->count;
    CLEANUP_FREE unsigned char *marks = memory_take(quotations + 1);

    for (size_t i = 0; i < count; i++) {
        int64_t above = map_number(&counting->by_id, MAP_KEY(items[i].id.row), -1);

        if (above < 0)
            continue;
        memset(marks, 0, quotations + 1);
        for (size_t below = 0; below < counting->themes.count; below++)
            if (is_within(counting, below, (size_t)above))
                mark_members(counting, below, (size_t)above, marks);
        tell(counting->census, marks, arena, items + i);
    }
}

bool theme_count(struct tema_project *project, const struct census *census,
                 struct arena *arena, struct tema_theme *items, size_t count,
                 struct tema_error *error)
{
    CLEANUP(release_counting)
    struct counting counting = {.census = census, .arena = arena_new()};

    if (!read_themes(project, &counting, error) ||
        !read_gatherings(project, &counting, error) ||
        !read_codes_below(project, &counting, error) ||
        !read_evidence(project, &counting, error))
        return false;
    census_walk(census, add_coded, &counting);
    if (counting.contraries.count > 0)
        qsort(counting.contraries.items, counting.contraries.count,
              sizeof *counting.contraries.items, compare_contraries);
    count_all(&counting, arena, items, count);
    return true;
}
