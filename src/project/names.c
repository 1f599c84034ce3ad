/* names.c - see project/names.h */
#include <limits.h>
#include <stdlib.h>

#include "base/cleanup.h"
#include "base/memory.h"
#include "project/names.h"
#include "text/fold.h"
#include "text/utf8.h"

enum {
    CANDIDATES = 5, /* named in a message */
    COMPARED = 100, /* code points: longer names are compared by their beginnings */
    SHOWN = 60,     /* code points of a name in a message */
    FAR = INT_MAX,
};

/* --- folded texts --- */

static struct slice folded_in(struct slice text, struct arena *arena)
{
    CLEANUP_BUFFER struct buffer out = {0};

    fold(text, &out);
    return (struct slice){arena_copy_slice(arena, buffer_slice(&out)), out.length};
}

bool names_equal(const char *left, const char *right)
{
    CLEANUP_BUFFER struct buffer left_folded = {0};
    CLEANUP_BUFFER struct buffer right_folded = {0};

    fold(slice_of(left), &left_folded);
    fold(slice_of(right), &right_folded);
    return slice_equals(buffer_slice(&left_folded), buffer_slice(&right_folded));
}

/* Where the last part of PATH begins. */
static size_t last_part(struct slice path)
{
    size_t start = path.length;

    while (start > 0 && path.bytes[start - 1] != '/')
        start--;
    return start;
}

/* "b/c" ends "a/b/c"; "b/c" does not end "ab/c". */
static bool ends_path(struct slice path, struct slice end)
{
    return end.length > 0 && path.length > end.length &&
           path.bytes[path.length - end.length - 1] == '/' &&
           slice_equals(slice_from(path, path.length - end.length), end);
}

/* --- distance --- */

struct points {
    uint32_t at[COMPARED];
    int count;
};

static struct points points_of(struct slice text)
{
    struct points points = {.count = 0};

    for (size_t offset = 0; offset < text.length && points.count < COMPARED;)
        points.at[points.count++] = utf8_decode(text, &offset);
    return points;
}

static int least_of(int a, int b, int c)
{
    int least = a < b ? a : b;

    return least < c ? least : c;
}

/* How many letters must be put in, left out, changed or swapped with the next (optimal
 * string alignment), FAR where that is more than MOST. */
static int distance(const struct points *left, const struct points *right, int most)
{
    int rows[3][COMPARED + 1];
    int *before = rows[0], *above = rows[1], *row = rows[2];

    if (abs(left->count - right->count) > most)
        return FAR;
    for (int j = 0; j <= right->count; j++)
        above[j] = j;
    for (int i = 1; i <= left->count; i++) {
        int least = row[0] = i, *reused = before;

        for (int j = 1; j <= right->count; j++) {
            int cost = left->at[i - 1] != right->at[j - 1];

            row[j] = least_of(above[j] + 1, row[j - 1] + 1, above[j - 1] + cost);
            if (i > 1 && j > 1 && left->at[i - 1] == right->at[j - 2] &&
                left->at[i - 2] == right->at[j - 1] && before[j - 2] + 1 < row[j])
                row[j] = before[j - 2] + 1;
            least = row[j] < least ? row[j] : least;
        }
        if (least > most)
            return FAR;
        before = above;
        above = row;
        row = reused;
    }
    return above[right->count] <= most ? above[right->count] : FAR;
}

static bool contains(struct slice text, struct slice part)
{
    return part.length > 0 && text.length >= part.length &&
           memmem(text.bytes, text.length, part.bytes, part.length) != NULL;
}

/* How far NAME is from WANTED, both folded. A word within the other is near, whatever the
 * length.
 */
static int nearness(struct slice wanted, struct slice name)
{
    struct points left = points_of(wanted);
    int most = left.count < 6 ? 1 + left.count / 4 : 2 + left.count / 6;
    struct points right = points_of(name);
    int found = distance(&left, &right, most);

    if (found == FAR && left.count >= 3 && right.count >= 3 &&
        (contains(name, wanted) || contains(wanted, name)))
        return most + 1;
    return found;
}

/* --- finding --- */

struct search {
    const char *wanted;
    struct slice exact, folded; /* of wanted */
    const struct name *names;
    struct slice *folded_names;
    size_t count;
};

enum stage { SAME, SAME_FOLDED, END, END_FOLDED, BEGINNING, BEGINNING_FOLDED, STAGES };

static bool matches(const struct search *search, size_t i, enum stage stage, bool paths)
{
    struct slice name = slice_of(search->names[i].name);
    struct slice folded = search->folded_names[i];

    switch (stage) {
    case SAME:
        return slice_equals(name, search->exact);
    case SAME_FOLDED:
        return slice_equals(folded, search->folded);
    case END:
        return paths && ends_path(name, search->exact);
    case END_FOLDED:
        return paths && ends_path(folded, search->folded);
    case BEGINNING:
        return slice_starts_with(name, search->exact) ||
               (paths &&
                slice_starts_with(slice_from(name, last_part(name)), search->exact));
    case BEGINNING_FOLDED:
        return slice_starts_with(folded, search->folded) ||
               (paths &&
                slice_starts_with(slice_from(folded, last_part(folded)), search->folded));
    case STAGES:
        break;
    }
    return false;
}

static void add_quoted(struct buffer *message, const char *name)
{
    struct slice text = slice_of(name);
    size_t end = utf8_skip(text, 0, SHOWN);

    buffer_add_byte(message, '\'');
    buffer_add(message, text.bytes, end);
    buffer_add_string(message, end < text.length ? "…'" : "'");
}

/* FOUND names match at one stage: "'K' may be 'Kollega' or 'Kropp'". */
static bool fail_ambiguous(const struct search *search, enum stage stage, bool paths,
                           size_t found, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer message = {0};
    size_t shown = 0;

    add_quoted(&message, search->wanted);
    buffer_add_string(&message, " may be ");
    for (size_t i = 0; i < search->count && shown < CANDIDATES; i++) {
        bool is_last;

        if (!matches(search, i, stage, paths))
            continue;
        shown++;
        is_last = shown == found;
        buffer_add_string(&message, shown == 1 ? "" : is_last ? " or " : ", ");
        add_quoted(&message, search->names[i].name);
    }
    if (found > shown)
        buffer_add_format(&message, " or %zu more", found - shown);
    return tema_fail(error, TEMA_NOT_FOUND, "%s", buffer_string(&message));
}

struct candidate {
    size_t name;
    int distance;
};

/* Puts NEW in among the *COUNT nearest, behind those that are as near. */
static void keep_nearest(struct candidate *nearest, size_t *count, struct candidate new)
{
    size_t place = *count;

    while (place > 0 && nearest[place - 1].distance > new.distance)
        place--;
    if (place == CANDIDATES)
        return;
    if (*count < CANDIDATES)
        ++*count;
    memmove(nearest + place + 1, nearest + place, (*count - place - 1) * sizeof *nearest);
    nearest[place] = new;
}

static size_t find_nearest(const struct search *search, bool paths,
                           struct candidate *ret_nearest)
{
    size_t count = 0;

    for (size_t i = 0; i < search->count; i++) {
        struct slice name = search->folded_names[i];
        int found = nearness(search->folded, name);

        if (paths && last_part(name) > 0) {
            int last = nearness(search->folded, slice_from(name, last_part(name)));

            found = last < found ? last : found;
        }
        if (found != FAR)
            keep_nearest(ret_nearest, &count, (struct candidate){i, found});
    }
    return count;
}

/* "no code 'Kolega'; near it: 'Stöd/Kollega', 'Kollegor'" */
static bool fail_unknown(const struct search *search, const char *noun, bool paths,
                         struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer message = {0};
    struct candidate nearest[CANDIDATES];
    size_t count = find_nearest(search, paths, nearest);

    buffer_add_format(&message, "no %s ", noun);
    add_quoted(&message, search->wanted);
    for (size_t i = 0; i < count; i++) {
        buffer_add_string(&message, i == 0 ? "; near it: " : ", ");
        add_quoted(&message, search->names[nearest[i].name].name);
    }
    return tema_fail(error, TEMA_NOT_FOUND, "%s", buffer_string(&message));
}

bool names_find(const char *noun, const char *wanted, const struct name *names,
                size_t count, bool paths, int64_t *ret_id, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct search search = {.wanted = wanted, .names = names, .count = count};

    if (!utf8_is_valid(slice_of(wanted)))
        return tema_fail(error, TEMA_INVALID, "the name of a %s is not UTF-8", noun);
    search.exact = slice_of(wanted);
    search.folded = folded_in(search.exact, arena);
    search.folded_names = arena_take(arena, (count + 1) * sizeof *search.folded_names);
    for (size_t i = 0; i < count; i++)
        search.folded_names[i] = folded_in(slice_of(names[i].name), arena);
    for (enum stage stage = SAME; stage < STAGES && search.exact.length > 0; stage++) {
        size_t found = 0, last = 0;

        for (size_t i = 0; i < count; i++)
            if (matches(&search, i, stage, paths)) {
                found++;
                last = i;
            }
        if (found == 1)
            *ret_id = names[last].id;
        if (found == 1)
            return true;
        if (found > 1)
            return fail_ambiguous(&search, stage, paths, found, error);
    }
    return fail_unknown(&search, noun, paths, error);
}

void names_add(struct arena *arena, struct slice name, const char *const **names,
               size_t *count)
{
    const char **room = (const char **)*names;

    if ((*count & (*count - 1)) == 0) { /* full: room is made in powers of two */
        room = arena_take(arena, (*count > 0 ? 2 * *count : 1) * sizeof *room);
        if (*count > 0)
            memcpy(room, *names, *count * sizeof *room);
    }
    room[(*count)++] = arena_copy_slice(arena, name);
    *names = room;
}
