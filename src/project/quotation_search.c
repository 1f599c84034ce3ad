/* quotation_search.c - where given words stand in a document */
#include <stdio.h>

#include "base/memory.h"
#include "project/quotation.h"
#include "text/fold.h"
#include "text/normal.h"
#include "text/seek.h"
#include "text/utf8.h"

enum {
    SHOWN = 40, /* code points of the words that a message repeats */
    PLACES = 2, /* that a message names */
};

/* Appends TEXT with typography folded, and case too if FOLD_CASE: still a code point for
 * a code point. */
static void fold_all(struct slice text, bool fold_case, struct buffer *out)
{
    if (fold_case) {
        fold_for_search(text, out);
        return;
    }
    buffer_reserve(out, text.length);
    for (size_t at = 0; at < text.length;)
        utf8_add(out, fold_typography(utf8_decode(text, &at)));
}

/* Appends TEXT to OUT with each run of white space as one space and each ellipsis as
 * three dots. POSITIONS (may be NULL; 3 for each byte of TEXT are enough) get the code
 * point behind each byte of OUT. */
static void squeeze(struct slice text, struct buffer *out, uint32_t *positions)
{
    uint32_t position = 0;
    bool in_space = false;

    for (size_t at = 0; at < text.length; position++) {
        size_t from = at, before = out->length;
        uint32_t c = utf8_decode(text, &at);

        if (!seek_is_space(c) && c != 0x2026)
            buffer_add(out, text.bytes + from, at - from);
        else if (c == 0x2026)
            buffer_add_string(out, "...");
        else if (!in_space)
            buffer_add_byte(out, ' ');
        in_space = seek_is_space(c);
        for (size_t i = before; positions != NULL && i < out->length; i++)
            positions[i] = position;
    }
}

static void fold_words(struct slice words, bool fold_case, struct buffer *out)
{
    CLEANUP_BUFFER struct buffer folded = {0};

    fold_all(words, fold_case, &folded);
    squeeze(buffer_slice(&folded), out, NULL);
}

static struct slice trim(struct slice text)
{
    size_t start = 0, end = text.length;

    while (start < end) {
        size_t next = start;

        if (!seek_is_space(utf8_decode(text, &next)))
            break;
        start = next;
    }
    while (end > start) {
        size_t last = utf8_previous(text, end), next = last;

        if (!seek_is_space(utf8_decode(text, &next)))
            break;
        end = last;
    }
    return slice_cut(text, start, end);
}

/* By the rules of documents' texts, without white space at its ends, folded. */
static void fold_foreign(struct slice words, struct buffer *out)
{
    CLEANUP_BUFFER struct buffer normal = {0};

    normal_add(&normal, words);
    fold_words(trim(buffer_slice(&normal)), false, out);
}

bool search_alike(struct slice left, struct slice right)
{
    CLEANUP_BUFFER struct buffer left_folded = {0};
    CLEANUP_BUFFER struct buffer right_folded = {0};

    if (slice_equals(left, right))
        return true;
    fold_foreign(left, &left_folded);
    fold_foreign(right, &right_folded);
    return slice_equals(buffer_slice(&left_folded), buffer_slice(&right_folded));
}

void search_init(struct search *search, const struct open_document *document)
{
    *search = (struct search){.document = document};
}

void search_release(struct search *search)
{
    for (size_t i = 0; i < 2; i++) {
        buffer_release(&search->folded[i].text);
        free(search->folded[i].positions);
    }
    *search = (struct search){0};
}

static const struct search_text *folded_text(struct search *search, bool fold_case)
{
    struct search_text *folded = search->folded + fold_case;
    CLEANUP_BUFFER struct buffer text = {0};

    if (folded->positions != NULL)
        return folded;
    fold_all(buffer_slice(&search->document->text), fold_case, &text);
    buffer_reserve(&folded->text, text.length);
    folded->positions = memory_take((text.length + 1) * sizeof *folded->positions);
    squeeze(buffer_slice(&text), &folded->text, folded->positions);
    return folded;
}

/* How often NEEDLE stands in TEXT, and at which bytes first. */
static int64_t occurrences(struct slice text, struct slice needle, size_t places[PLACES])
{
    int64_t count = 0;

    for (size_t from = 0; from < text.length; count++) {
        const char *found =
            memmem(text.bytes + from, text.length - from, needle.bytes, needle.length);

        if (found == NULL)
            break;
        from = (size_t)(found - text.bytes) + 1;
        if (count < PLACES)
            places[count] = from - 1;
    }
    return count;
}

/* The words as a message shows them: their beginning. */
static void shorten(struct slice words, char shown[4 * SHOWN + 4])
{
    size_t cut = utf8_skip(words, 0, SHOWN);

    snprintf(shown, 4 * SHOWN + 4, "%.*s%s", (int)cut, words.bytes,
             cut < words.length ? "…" : "");
}

static bool fail_many(const struct search *search, struct slice words, int64_t count,
                      const int64_t places[PLACES], struct tema_error *error)
{
    char shown[4 * SHOWN + 4];

    shorten(words, shown);
    return tema_fail(error, TEMA_NOT_FOUND,
                     "the words '%s' stand %lld times in '%s', first at %lld and %lld; "
                     "give more of them, or start and end",
                     shown, (long long)count, search->document->name,
                     (long long)places[0], (long long)places[1]);
}

/* How many of the first bytes of WORDS, whole words of them, stand somewhere in TEXT:
 * halving works because what stands there stands there shortened too. */
static size_t longest_beginning(struct slice text, struct slice words, size_t *ret_place)
{
    size_t least = 0, most = words.length;

    while (least < most) {
        size_t middle = least + (most - least + 1) / 2, end = middle;
        const char *found;

        while (end < most && words.bytes[end] != ' ')
            end++;
        found = memmem(text.bytes, text.length, words.bytes, end);
        if (found != NULL) {
            *ret_place = (size_t)(found - text.bytes);
            least = end;
            continue;
        }
        most = middle - 1;
        while (most > least && words.bytes[most] != ' ')
            most--;
    }
    return least;
}

static bool fail_none(struct search *search, struct slice words, struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer folded = {0};
    const struct search_text *text = folded_text(search, true);
    char shown[4 * SHOWN + 4];
    size_t place = 0, alike;

    fold_words(words, true, &folded);
    alike = longest_beginning(buffer_slice(&text->text), buffer_slice(&folded), &place);
    shorten(words, shown);
    if (alike == 0)
        return tema_fail(error, TEMA_NOT_FOUND, "the words '%s' do not stand in '%s'",
                         shown, search->document->name);
    buffer_truncate(&folded, alike);
    return tema_fail(error, TEMA_NOT_FOUND,
                     "the words '%s' do not stand in '%s'; at %lld it goes on "
                     "otherwise after '%s'",
                     shown, search->document->name, (long long)text->positions[place],
                     buffer_string(&folded));
}

static bool find_exactly(struct search *search, struct slice words, struct span *ret_span,
                         int64_t *ret_count, int64_t places[PLACES])
{
    const struct position_index *index = search->document->index;
    size_t bytes[PLACES] = {0};

    *ret_count = occurrences(buffer_slice(&search->document->text), words, bytes);
    for (int i = 0; i < PLACES && i < *ret_count; i++)
        places[i] = position_from_byte(index, bytes[i]);
    if (*ret_count != 1)
        return false;
    *ret_span = (struct span){places[0], places[0] + utf8_length(words)};
    return true;
}

static bool find_folded(struct search *search, bool fold_case, struct slice words,
                        struct span *ret_span, int64_t *ret_count, int64_t places[PLACES])
{
    const struct search_text *text = folded_text(search, fold_case);
    CLEANUP_BUFFER struct buffer folded = {0};
    size_t bytes[PLACES] = {0};

    fold_words(words, fold_case, &folded);
    *ret_count = occurrences(buffer_slice(&text->text), buffer_slice(&folded), bytes);
    for (int i = 0; i < PLACES && i < *ret_count; i++)
        places[i] = text->positions[bytes[i]];
    if (*ret_count != 1)
        return false;
    ret_span->start = places[0];
    ret_span->end = (int64_t)text->positions[bytes[0] + folded.length - 1] + 1;
    return true;
}

bool search_find(struct search *search, struct slice words, struct span *ret_span,
                 struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer normal = {0};
    int64_t places[PLACES] = {0}, count = 0;
    struct slice wanted;

    normal_add(&normal, words);
    wanted = trim(buffer_slice(&normal));
    if (wanted.length == 0)
        return tema_fail(error, TEMA_INVALID, "there are no words to look for");
    if (find_exactly(search, wanted, ret_span, &count, places))
        return true;
    for (int fold_case = 0; count == 0 && fold_case < 2; fold_case++)
        if (find_folded(search, fold_case == 1, wanted, ret_span, &count, places))
            return true;
    return count > 0 ? fail_many(search, wanted, count, places, error)
                     : fail_none(search, wanted, error);
}
