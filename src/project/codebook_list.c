/* codebook_list.c - the codebook as people read it; see include/tema/codebook.h */
#include "project/census.h"
#include "project/forest.h"
#include "project/names.h"
#include "tema/codebook.h"

/* Rows of further queries come in the order of the tree too: each is one more walk. */
struct walk {
    struct tema_codes *codes;
    size_t place;
    struct arena *arena;
};

/* The item of the code ID, which stands at or behind the last one asked for; NULL where
 * it is not shown. */
static struct tema_code *item_of(struct walk *walk, int64_t id)
{
    for (size_t i = walk->place; i < walk->codes->count; i++) {
        if (walk->codes->items[i].id.row == id) {
            walk->place = i;
            return &walk->codes->items[i];
        }
    }
    return NULL;
}

static bool each_row(struct tema_project *project, const char *sql, struct walk *walk,
                     void (*fill)(struct walk *walk, struct tema_code *code,
                                  const struct rows *rows),
                     struct tema_error *error)
{
    struct rows rows;

    walk->place = 0;
    if (!store_query(project->store, sql, BIND_NOTHING, &rows, error))
        return false;
    while (rows_next(&rows)) {
        struct tema_code *code = item_of(walk, rows_integer(&rows, 0));

        if (code != NULL)
            fill(walk, code, &rows);
    }
    return rows_close(&rows, error);
}

static void fill_details(struct walk *walk, struct tema_code *code,
                         const struct rows *rows)
{
    code->description = arena_copy_string(walk->arena, rows_text(rows, 1));
    code->color = arena_copy_string(walk->arena, rows_text(rows, 2));
    code->includes = arena_copy_string(walk->arena, rows_text(rows, 3));
    code->excludes = arena_copy_string(walk->arena, rows_text(rows, 4));
    if (!rows_is_null(rows, 5))
        code->example = arena_copy_string(walk->arena, rows_text(rows, 5));
}

static void fill_theme(struct walk *walk, struct tema_code *code, const struct rows *rows)
{
    struct tema_theme_id *ids =
        names_room(walk->arena, code->theme_ids, code->theme_count, sizeof *ids);

    ids[code->theme_count].row = rows_integer(rows, 2);
    code->theme_ids = ids;
    names_add(walk->arena, rows_slice(rows, 1), &code->themes, &code->theme_count);
}

static bool fill_all(struct tema_project *project, struct walk *walk,
                     struct tema_error *error)
{
    static const char details[] =
        "SELECT c.id, c.description, c.color, c.includes, c.excludes, "
        "CASE WHEN d.id IS NOT NULL THEN q.key END FROM code c "
        "LEFT JOIN history_object o ON o.guid = c.example "
        "LEFT JOIN quotation q ON q.id = o.id AND q.removed = 0 "
        "LEFT JOIN document d ON d.id = q.document_id AND d.removed = 0 "
        "WHERE c.effective_id = c.id ORDER BY c.position";
    static const char themes[] =
        "SELECT DISTINCT e.id, t.path, t.id, e.position, t.position FROM gathering g "
        "JOIN code c ON c.id = g.code_id JOIN code e ON e.id = c.effective_id "
        "JOIN theme t ON t.id = g.theme_id "
        "WHERE g.removed = 0 AND t.path IS NOT NULL ORDER BY e.position, t.position";

    return each_row(project, details, walk, fill_details, error) &&
           each_row(project, themes, walk, fill_theme, error);
}

/* --- counting --- */

struct counting {
    struct census census;
    struct arena *arena;
    struct tema_code **codes; /* of each entry of the census' codes; NULL: not shown */
    unsigned char *seen;      /* a bit for each code and case */
};

static bool is_new_case(struct counting *counting, const struct entry *code,
                        const struct entry *about)
{
    const struct small_tables *tables = &counting->census.tables;
    size_t bit, mask;

    if (about == NULL)
        return false;
    bit = census_place(&tables->codes, code) * tables->cases.count +
          census_place(&tables->cases, about);
    mask = (size_t)1 << (bit % 8);
    if ((counting->seen[bit / 8] & mask) != 0)
        return false;
    counting->seen[bit / 8] |= (unsigned char)mask;
    return true;
}

/* What one coder put on one quotation with two codes that are one now counts once. */
static void count_one(void *context, size_t place, const struct coded *coded,
                      size_t count)
{
    struct counting *counting = context;
    const struct entries *entries = &counting->census.tables.codes;

    for (size_t i = 0; i < count; i++) {
        struct tema_code *code = counting->codes[census_place(entries, coded[i].code)];

        if (code == NULL || (i > 0 && codings_repeats(coded + i)))
            continue;
        code->codings++;
        if (i > 0 && coded[i].code == coded[i - 1].code)
            continue;
        code->quotations++;
        code->cases +=
            is_new_case(counting, coded[i].code, counting->census.items[place].about);
    }
}

static void release_counting(struct counting *counting)
{
    census_release(&counting->census);
    arena_free(counting->arena);
}

static bool count(struct tema_project *project, const struct tema_codes *codes,
                  struct tema_error *error)
{
    CLEANUP(release_counting) struct counting counting = {.arena = arena_new()};
    const struct small_tables *tables = &counting.census.tables;
    size_t bits;

    if (!census_read(project, counting.arena, &counting.census, error))
        return false;
    counting.codes =
        arena_take(counting.arena, (tables->codes.count + 1) * sizeof *counting.codes);
    bits = tables->codes.count * tables->cases.count;
    counting.seen = arena_take(counting.arena, bits / 8 + 1);
    for (size_t i = 0; i < codes->count; i++) {
        const struct entry *entry = entry_of(&tables->codes, codes->items[i].id.row);

        if (entry != NULL)
            counting.codes[census_place(&tables->codes, entry)] = codes->items + i;
    }
    census_walk(&counting.census, count_one, &counting);
    return true;
}

static void add_items(const struct forest *forest, struct arena *arena,
                      struct tema_codes *codes)
{
    codes->items = arena_take(arena, (forest->count + 1) * sizeof *codes->items);
    for (size_t i = 0; i < forest->count; i++) {
        const struct forest_node *node = &forest->nodes[i];

        if (node->is_shown)
            codes->items[codes->count++] = (struct tema_code){
                .id = {node->id},
                .parent = {node->parent},
                .name = node->name,
                .path = node->path,
                .description = "",
                .color = "",
                .includes = "",
                .excludes = "",
                .depth = node->depth,
                .removed = node->removed || node->contested,
            };
    }
}

bool tema_codebook_list(struct tema_project *project, struct tema_codes *ret_codes,
                        struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct tema_codes codes = {0};
    struct walk walk = {.codes = &codes, .arena = arena};
    struct forest forest;

    if (!forest_read(project, KIND_CODE, arena, &forest, error))
        return false;
    add_items(&forest, arena, &codes);
    if (!fill_all(project, &walk, error) || !count(project, &codes, error))
        return false;
    codes.memory = TAKE(arena);
    *ret_codes = codes;
    return true;
}

void tema_codes_free(struct tema_codes *codes)
{
    arena_free(codes->memory);
    *codes = (struct tema_codes){0};
}

bool tema_codebook_find(struct tema_project *project, const char *path,
                        struct tema_code_id *ret_code, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct forest forest;

    return forest_read(project, KIND_CODE, arena, &forest, error) &&
           forest_find(&forest, path, &ret_code->row, error);
}
