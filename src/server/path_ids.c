/* path_ids.c - see server/path_ids.h */
#include "server/path_ids.h"
#include "server/memory.h"

static int compare(const void *one, const void *other)
{
    return strcmp(((const struct path_id *)one)->path,
                  ((const struct path_id *)other)->path);
}

static void sort(struct path_ids *paths)
{
    qsort(paths->items, paths->count, sizeof *paths->items, compare);
}

void path_ids_of_codes(const struct tema_codes *codes, struct path_ids *ret_paths)
{
    struct path_ids paths = {take_memory(codes->count, sizeof(struct path_id)),
                             codes->count};

    for (size_t i = 0; i < codes->count; i++)
        paths.items[i] = (struct path_id){codes->items[i].path, codes->items[i].id.row};
    sort(&paths);
    *ret_paths = paths;
}

void path_ids_of_themes(const struct tema_themes *themes, struct path_ids *ret_paths)
{
    struct path_ids paths = {take_memory(themes->count, sizeof(struct path_id)),
                             themes->count};

    for (size_t i = 0; i < themes->count; i++)
        paths.items[i] = (struct path_id){themes->items[i].path, themes->items[i].id.row};
    sort(&paths);
    *ret_paths = paths;
}

void path_ids_free(struct path_ids *paths)
{
    free(paths->items);
    *paths = (struct path_ids){0};
}

int64_t path_ids_find(const struct path_ids *paths, const char *path)
{
    struct path_id key = {path, 0}, *found;

    if (paths->count == 0)
        return 0;
    found = bsearch(&key, paths->items, paths->count, sizeof key, compare);
    return found != NULL ? found->row : 0;
}

void path_ids_print(const struct path_ids *paths, struct tema_printer *printer,
                    const char *name, const char *const *these, size_t count)
{
    CLEANUP_FREE int64_t *rows = take_memory(count, sizeof *rows);
    size_t found = 0;

    for (size_t i = 0; i < count; i++) {
        int64_t row = path_ids_find(paths, these[i]);

        if (row != 0)
            rows[found++] = row;
    }
    tema_printer_integers(printer, name, rows, found);
}
