/* notes.c - see findings/notes.h */
#include "findings/notes.h"

static bool is_one_of(struct slice text, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (slice_equals(text, slice_of(*words)))
            return true;
    }
    return false;
}

/* Whether TEXT is two words, one of LEFT and one of RIGHT, in this order or the other. */
static bool is_pair(struct slice text, const char *const *left, const char *const *right)
{
    const char *space = memchr(text.bytes, ' ', text.length);
    struct slice first, second;

    if (space == NULL)
        return false;
    first = slice_cut(text, 0, (size_t)(space - text.bytes));
    second = slice_from(text, first.length + 1);
    return (is_one_of(first, left) && is_one_of(second, right)) ||
           (is_one_of(first, right) && is_one_of(second, left));
}

enum note_kind note_of(struct slice text)
{
    static const char *const sic[] = {"sic", "sic!", "!", "sic.", NULL};
    static const char *const whole[] = {
        "kursivering i original",   "kursivering i originalet",
        "betoning i original",      "betoning i originalet",
        "emphasis in original",     "emphasis in the original",
        "italics in original",      "italics in the original",
        "författarens kursivering", "uppsatsförfattarens kursivering",
        "emphasis by the author",   NULL};
    static const char *const emphasis[] = {
        "kursivering", "kursiveringen", "kursiv",  "kurs.",    "betoning",
        "betoningen",  "emfas",         "fetstil", "emphasis", "italics",
        "stress",      "bold",          NULL};
    static const char *const whose[] = {
        "min",   "vår",  "mina", "tillagd", "tillagt",  "författarens", "förf.", "my",
        "added", "mine", "ours", "our",     "author's", "original",     "egen",  NULL};

    if (is_one_of(text, sic))
        return NOTE_SIC;
    if (is_one_of(text, whole) || is_pair(text, emphasis, whose))
        return NOTE_EMPHASIS;
    return NOTE_NONE;
}
