/* names.c - see project/names.h */
#include <limits.h>
#include <stdlib.h>

#include "base/cleanup.h"
#include "base/memory.h"
#include "project/names.h"
#include "project/tree.h"
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

/* A name, or what is looked for: as it is, and with slashes for what stands for them. */
struct form {
    struct slice exact, folded;
};

struct forms {
    struct form plain, slashed;
};

struct search {
    const char *wanted;
    const struct name *names;
    size_t count;
    bool paths;
    struct forms *forms; /* of each name, and behind them of what is wanted */
    bool has_slashed;    /* one of them has */
};

enum stage { SAME, SAME_FOLDED, END, END_FOLDED, BEGINNING, BEGINNING_FOLDED, STAGES };

static const struct form *form_of(const struct search *search, size_t i, bool slashed)
{
    return slashed ? &search->forms[i].slashed : &search->forms[i].plain;
}

/* Which part is the last is not known where a slash may stand in a name: any may be. */
static bool begins(struct slice name, struct slice beginning, bool paths, bool slashed)
{
    if (slice_starts_with(name, beginning))
        return true;
    if (!slashed)
        return paths && slice_starts_with(slice_from(name, last_part(name)), beginning);
    for (size_t i = 1; i < name.length; i++)
        if (name.bytes[i - 1] == '/' && slice_starts_with(slice_from(name, i), beginning))
            return true;
    return false;
}

static bool matches(const struct search *search, size_t i, enum stage stage, bool slashed)
{
    const struct form *name = form_of(search, i, slashed);
    const struct form *wanted = form_of(search, search->count, slashed);

    switch (stage) {
    case SAME:
        return slice_equals(name->exact, wanted->exact);
    case SAME_FOLDED:
        return slice_equals(name->folded, wanted->folded);
    case END:
        return search->paths && ends_path(name->exact, wanted->exact);
    case END_FOLDED:
        return search->paths && ends_path(name->folded, wanted->folded);
    case BEGINNING:
        return begins(name->exact, wanted->exact, search->paths, slashed);
    case BEGINNING_FOLDED:
        return begins(name->folded, wanted->folded, search->paths, slashed);
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
static bool fail_ambiguous(const struct search *search, enum stage stage, bool slashed,
                           size_t found, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer message = {0};
    size_t shown = 0;

    add_quoted(&message, search->wanted);
    buffer_add_string(&message, " may be ");
    for (size_t i = 0; i < search->count && shown < CANDIDATES; i++) {
        bool is_last;

        if (!matches(search, i, stage, slashed))
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

static size_t find_nearest(const struct search *search, struct candidate *ret_nearest)
{
    struct slice wanted = search->forms[search->count].plain.folded;
    size_t count = 0;

    for (size_t i = 0; i < search->count; i++) {
        struct slice name = search->forms[i].plain.folded;
        int found = nearness(wanted, name);

        if (search->paths && last_part(name) > 0) {
            int last = nearness(wanted, slice_from(name, last_part(name)));

            found = last < found ? last : found;
        }
        if (found != FAR)
            keep_nearest(ret_nearest, &count, (struct candidate){i, found});
    }
    return count;
}

/* "no code 'Kolega'; near it: 'Stöd/Kollega', 'Kollegor'" */
static bool fail_unknown(const struct search *search, const char *noun,
                         struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer message = {0};
    struct candidate nearest[CANDIDATES];
    size_t count = find_nearest(search, nearest);

    buffer_add_format(&message, "no %s ", noun);
    add_quoted(&message, search->wanted);
    for (size_t i = 0; i < count; i++) {
        buffer_add_string(&message, i == 0 ? "; near it: " : ", ");
        add_quoted(&message, search->names[nearest[i].name].name);
    }
    return tema_fail(error, TEMA_NOT_FOUND, "%s", buffer_string(&message));
}

static struct form form_in(struct slice text, struct arena *arena)
{
    return (struct form){text, folded_in(text, arena)};
}

static void add_forms(struct search *search, size_t i, const char *text,
                      struct arena *arena)
{
    CLEANUP_BUFFER struct buffer slashed = {0};
    struct forms *forms = &search->forms[i];

    forms->plain = forms->slashed = form_in(slice_of(text), arena);
    if (!search->paths || !tree_label_slashed(slice_of(text), &slashed))
        return;
    forms->slashed = form_in(slice_of(arena_copy_string(arena, slashed.bytes)), arena);
    search->has_slashed = true;
}

enum outcome { NOTHING, ONE, SEVERAL };

static enum outcome find_at(const struct search *search, enum stage stage, bool slashed,
                            int64_t *ret_id, struct tema_error *error)
{
    size_t found = 0;

    for (size_t i = 0; i < search->count; i++)
        if (matches(search, i, stage, slashed) && ++found == 1)
            *ret_id = search->names[i].id;
    if (found > 1)
        (void)!fail_ambiguous(search, stage, slashed, found, error);
    return found == 0 ? NOTHING : found == 1 ? ONE : SEVERAL;
}

/* A slash is first taken for what parts names, then for what stands in one. */
static enum outcome find_alike(const struct search *search, enum stage stage,
                               int64_t *ret_id, struct tema_error *error)
{
    enum outcome outcome = NOTHING;

    for (int slashed = 0; slashed <= search->has_slashed; slashed++)
        for (enum stage next = stage; next <= stage + 1 && outcome == NOTHING; next++)
            outcome = find_at(search, next, slashed != 0, ret_id, error);
    return outcome;
}

bool names_find(const char *noun, const char *wanted, const struct name *names,
                size_t count, bool paths, int64_t *ret_id, struct tema_error *error)
{
    CLEANUP_ARENA struct arena *arena = arena_new();
    struct search search = {
        .wanted = wanted, .names = names, .count = count, .paths = paths};
    int64_t id;

    if (!utf8_is_valid(slice_of(wanted)))
        return tema_fail(error, TEMA_INVALID, "the name of a %s is not UTF-8", noun);
    search.forms = arena_take(arena, (count + 1) * sizeof *search.forms);
    for (size_t i = 0; i < count; i++)
        add_forms(&search, i, names[i].name, arena);
    add_forms(&search, count, wanted, arena);
    for (enum stage stage = SAME; stage < STAGES && *wanted != '\0'; stage += 2) {
        enum outcome outcome = find_alike(&search, stage, &id, error);

        if (outcome == ONE)
            *ret_id = id;
        if (outcome != NOTHING)
            return outcome == ONE;
    }
    return fail_unknown(&search, noun, error);
}

void *names_room(struct arena *arena, const void *items, size_t count, size_t size)
{
    void *room;

    if ((count & (count - 1)) != 0)
        return (void *)(uintptr_t)items;
    room = arena_take(arena, (count > 0 ? 2 * count : 1) * size);
    if (count > 0)
        memcpy(room, items, count * size);
    return room;
}

void names_add(struct arena *arena, struct slice name, const char *const **names,
               size_t *count)
{
    const char **room = names_room(arena, *names, *count, sizeof *room);

    room[(*count)++] = arena_copy_slice(arena, name);
    *names = room;
}
