/* import_preview.c - see include/tema/import.h: who would speak in a file */
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "import/reading.h"
#include "import/roles.h"
#include "tema/import.h"

static int compare_turns(const void *left, const void *right)
{
    const struct tema_speaker *one = left, *other = right;

    if (one->turns != other->turns)
        return one->turns < other->turns ? 1 : -1;
    return strcmp(one->label, other->label);
}

static void tell(const struct reading *reading, struct tema_speakers *ret_speakers)
{
    struct arena *arena = arena_new();
    size_t count;
    const struct found_speaker *found = roles_find(reading, true, &count);
    struct tema_speaker *speakers = memory_take_zeroed(count + 1, sizeof *speakers);
    const char *name = arena_copy_string(arena, reading->name);

    for (size_t i = 0; i < count; i++)
        speakers[i] = (struct tema_speaker){
            .document_name = name,
            .label = arena_copy_string(arena, found[i].label),
            .role = found[i].role,
            .turns = found[i].tally.turns,
            .words = found[i].tally.words,
            .first_words = found[i].tally.first_words != NULL
                               ? arena_copy_string(arena, found[i].tally.first_words)
                               : "",
        };
    qsort(speakers, count, sizeof *speakers, compare_turns);
    *ret_speakers = (struct tema_speakers){speakers, count, arena};
}

bool tema_import_preview(const char *path, struct tema_speakers *ret_speakers,
                         struct tema_error *error)
{
    CLEANUP(reading_release) struct reading reading = {0};

    if (!reading_open(&reading, path, error) || !reading_understand(&reading, error))
        return reading_explain(&reading, error);
    tell(&reading, ret_speakers);
    return true;
}
