/* nearest.c - see cli/nearest.h */
#include <stdio.h>
#include <string.h>

#include "cli/nearest.h"

struct nearest nearest_to(const char *word, size_t length)
{
    struct nearest nearest = {0};

    if (length >= NEAREST_LENGTH)
        length = NEAREST_LENGTH - 1;
    memcpy(nearest.word, word, length);
    return nearest;
}

static int least(int a, int b, int c)
{
    int smaller = a < b ? a : b;

    return smaller < c ? smaller : c;
}

/* Levenshtein's distance, in bytes. */
static int distance_between(const char *left, const char *right)
{
    int row[NEAREST_LENGTH + 1], columns = (int)strlen(right);

    for (int i = 0; i <= columns; i++)
        row[i] = i;
    for (int line = 1; left[line - 1] != '\0'; line++) {
        int corner = row[0];

        row[0] = line;
        for (int i = 1; i <= columns; i++) {
            int above = row[i];
            int change = corner + (left[line - 1] != right[i - 1]);

            row[i] = least(above + 1, row[i - 1] + 1, change);
            corner = above;
        }
    }
    return row[columns];
}

void nearest_offer(struct nearest *nearest, const char *prefix, const char *name)
{
    char whole[NEAREST_LENGTH];
    size_t length = strlen(nearest->word), at;
    int distance;

    snprintf(whole, sizeof whole, "%s%s", prefix, name);
    distance = distance_between(nearest->word, whole);
    if (strncmp(whole, nearest->word, length) == 0)
        distance = 1; /* its beginning was typed */
    if (distance > 1 + (int)length / 3)
        return;
    distance = distance * NEAREST_LENGTH + (int)strlen(whole); /* the shorter first */
    for (at = nearest->count; at > 0 && nearest->best[at - 1].distance > distance; at--)
        if (at < NEAREST_MOST)
            nearest->best[at] = nearest->best[at - 1];
    if (at == NEAREST_MOST)
        return;
    memcpy(nearest->best[at].name, whole, sizeof whole);
    nearest->best[at].distance = distance;
    nearest->count += nearest->count < NEAREST_MOST;
}

void nearest_say(const struct nearest *nearest, char *ret_text, size_t room)
{
    size_t used = 0;

    ret_text[0] = '\0';
    for (size_t i = 0; i < nearest->count && used < room; i++) {
        const char *between = i == 0 ? ": " : i + 1 < nearest->count ? ", " : " or ";
        int added = snprintf(ret_text + used, room - used, "%s'%s'%s", between,
                             nearest->best[i].name, i + 1 == nearest->count ? "?" : "");

        used += added > 0 ? (size_t)added : 0;
    }
}
