/* region.c - see project/region.h */
#include <stdio.h>

#include "history/value.h"
#include "project/quotation.h"
#include "project/region.h"
#include "text/seek.h"
#include "text/utf8.h"

enum { GUID_LENGTH = 36, NUMBERS_MOST = 5, REGIONS_MOST = 10000 };

static const struct {
    const char *word;
    size_t numbers;
} forms[] = {
    [REGION_PAGE] = {"page", 5},   [REGION_AREA] = {"area", 4},
    [REGION_TIME] = {"time", 2},   [REGION_MARKS] = {"marks", 0},
    [REGION_WHOLE] = {"whole", 0},
};

/* --- writing --- */

static void write_mark(bool is_given, const struct guid *guid, struct buffer *text)
{
    char digits[GUID_LENGTH + 1] = "-";

    if (is_given)
        guid_format(guid, digits);
    buffer_add_format(text, " %s", digits);
}

void region_write(const struct region *regions, size_t count, struct buffer *text)
{
    for (size_t i = 0; i < count; i++) {
        const struct region *region = &regions[i];

        buffer_add_string(text, i > 0 ? "; " : "");
        buffer_add_string(text, forms[region->type].word);
        if (region->type == REGION_PAGE)
            buffer_add_format(text, " %lld", (long long)region->page);
        if (region->type == REGION_PAGE || region->type == REGION_AREA)
            buffer_add_format(text, " %lld %lld %lld %lld", (long long)region->x1,
                              (long long)region->y1, (long long)region->x2,
                              (long long)region->y2);
        if (region->type == REGION_TIME)
            buffer_add_format(text, " %lld %lld", (long long)region->begin_ms,
                              (long long)region->end_ms);
        if (region->type == REGION_MARKS) {
            write_mark(region->has_from, &region->from, text);
            write_mark(region->has_to, &region->to, text);
        }
    }
}

/* --- reading --- */

/* The next word of *REST, which is cut off it with the blank behind it. */
static struct slice take_word(struct slice *rest)
{
    struct slice word = {rest->bytes, 0};

    while (word.length < rest->length && rest->bytes[word.length] != ' ')
        word.length++;
    *rest = slice_from(*rest, word.length < rest->length ? word.length + 1 : word.length);
    return word;
}

static bool read_number(struct slice word, int64_t *ret_number)
{
    bool is_negative = word.length > 0 && word.bytes[0] == '-';
    int64_t number = 0;

    if (is_negative)
        word = slice_from(word, 1);
    if (word.length == 0)
        return false;
    for (size_t i = 0; i < word.length; i++) {
        int64_t digit = word.bytes[i] - '0';

        if (digit < 0 || digit > 9 || number > (INT64_MAX - digit) / 10)
            return false;
        number = 10 * number + digit;
    }
    *ret_number = is_negative ? -number : number;
    return true;
}

static bool read_mark(struct slice word, bool *ret_is_given, struct guid *ret_guid)
{
    *ret_is_given = !slice_equals(word, SLICE("-"));
    return !*ret_is_given || guid_read(word, ret_guid);
}

static bool read_numbers(struct slice *rest, struct region *region)
{
    size_t count = forms[region->type].numbers;
    int64_t numbers[NUMBERS_MOST] = {0};
    const int64_t *corners = numbers + (region->type == REGION_PAGE);

    for (size_t i = 0; i < count; i++)
        if (!read_number(take_word(rest), &numbers[i]))
            return false;
    if (region->type == REGION_TIME) {
        region->begin_ms = numbers[0];
        region->end_ms = numbers[1];
        return true;
    }
    region->page = region->type == REGION_PAGE ? numbers[0] : 0;
    region->x1 = corners[0];
    region->y1 = corners[1];
    region->x2 = corners[2];
    region->y2 = corners[3];
    return true;
}

static bool read_one(struct slice text, struct region *region)
{
    struct slice word = take_word(&text);
    size_t type = 0, count = sizeof forms / sizeof *forms;

    while (type < count && !slice_equals(word, slice_of(forms[type].word)))
        type++;
    if (type == count)
        return false;
    *region = (struct region){.type = (enum region_type)type};
    if (type == REGION_MARKS)
        return read_mark(take_word(&text), &region->has_from, &region->from) &&
               read_mark(take_word(&text), &region->has_to, &region->to) &&
               text.length == 0;
    return read_numbers(&text, region) && text.length == 0;
}

static size_t count_parts(struct slice text)
{
    size_t count = 1;

    for (size_t i = 0; i < text.length; i++)
        count += text.bytes[i] == ';';
    return count;
}

bool region_read(struct slice text, struct arena *arena, struct region **ret_regions,
                 size_t *ret_count, struct tema_error *error)
{
    size_t count = count_parts(text), end;
    struct region *regions;

    if (count > REGIONS_MOST)
        return tema_fail(error, TEMA_DAMAGED, "a place of more than %d parts",
                         REGIONS_MOST);
    regions = arena_take(arena, count * sizeof *regions);
    for (size_t i = 0; i < count; i++) {
        for (end = 0; end < text.length && text.bytes[end] != ';'; end++)
            ;
        if (!read_one(slice_cut(text, 0, end), &regions[i]))
            return tema_fail(error, TEMA_DAMAGED, "'%.*s' is no place in a document",
                             (int)(end < 60 ? end : 60), text.bytes);
        if (end + 1 < text.length && text.bytes[end + 1] == ' ')
            end++;
        text = slice_from(text, end < text.length ? end + 1 : end);
    }
    *ret_regions = regions;
    *ret_count = count;
    return true;
}

/* --- telling --- */

static void tell_time(int64_t ms, struct buffer *text)
{
    long long tenths = ms > 0 ? ms / 100 : 0, seconds = tenths / 10;

    if (seconds >= 3600)
        buffer_add_format(text, "%lld:%02lld", seconds / 3600, seconds / 60 % 60);
    else
        buffer_add_format(text, "%lld", seconds / 60);
    buffer_add_format(text, ":%02lld.%lld", seconds % 60, tenths % 10);
}

static void tell_one(const struct region *region, struct buffer *text)
{
    switch (region->type) {
    case REGION_PAGE:
        buffer_add_format(text, "page %lld",
                          (long long)region->page + (region->page < INT64_MAX));
        break;
    case REGION_AREA:
        buffer_add_string(text, "an area of the picture");
        break;
    case REGION_TIME:
        tell_time(region->begin_ms, text);
        buffer_add_byte(text, '-');
        tell_time(region->end_ms, text);
        break;
    case REGION_MARKS:
        buffer_add_string(text, region->has_from && region->has_to
                                    ? "between two time marks"
                                : region->has_from ? "from a time mark on"
                                : region->has_to   ? "up to a time mark"
                                                   : "a part of the recording");
        break;
    case REGION_WHOLE:
        buffer_add_string(text, "the whole document");
        break;
    }
}

/* Whether the two are told alike: of a page, only its number is. */
static bool is_told_alike(const struct region *left, const struct region *right)
{
    return left->type == right->type && left->type != REGION_TIME &&
           (left->type != REGION_PAGE || left->page == right->page);
}

void region_tell(const struct region *regions, size_t count, struct buffer *text)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && is_told_alike(&regions[i - 1], &regions[i]))
            continue;
        buffer_add_string(text, i > 0 ? ", " : "");
        tell_one(&regions[i], text);
    }
}

const char *region_told(struct slice place, struct arena *arena)
{
    CLEANUP_BUFFER struct buffer text = {0};
    struct tema_error error = {0};
    struct region *regions;
    size_t count;

    if (place.length == 0)
        return NULL;
    if (!region_read(place, arena, &regions, &count, &error))
        return arena_copy_slice(arena, place);
    region_tell(regions, count, &text);
    return arena_copy_slice(arena, buffer_slice(&text));
}

/* --- names --- */

/* Appends the first LENGTH code points of WORDS, runs of white space being one blank and
 * none being at the ends. */
static void add_beginning(struct slice words, int64_t length, struct buffer *name)
{
    size_t offset = 0, start = name->length;

    for (int64_t taken = 0; taken < length && offset < words.length;) {
        uint32_t c = utf8_decode(words, &offset);
        bool is_space = seek_is_space(c);

        if (is_space && (name->length == start || name->bytes[name->length - 1] == ' '))
            continue;
        utf8_add(name, is_space ? ' ' : c);
        taken++;
    }
    if (name->length > start && name->bytes[name->length - 1] == ' ')
        buffer_truncate(name, name->length - 1);
}

/* Whether no white space is in NAME but single blanks between words, as far as that is
 * seen without a close look. */
static bool is_plain(struct slice name)
{
    for (size_t i = 0; i < name.length; i++) {
        unsigned char c = (unsigned char)name.bytes[i];

        if (c < ' ' || c == 0x7F || c == 0xC2 || (c >= 0xE1 && c <= 0xE3) ||
            (c == ' ' && (i == 0 || i + 1 == name.length || name.bytes[i - 1] == ' ')))
            return false;
    }
    return true;
}

/* Whether NAME is what add_beginning would make of WORDS. */
static bool begins_like(struct slice words, int64_t length, struct slice name)
{
    bool has_blank = false; /* behind what is compared, which may be the end */
    size_t at_name = 0, at = 0;

    if (slice_starts_with(words, name) && is_plain(name) && utf8_length(name) == length)
        return true;
    for (int64_t taken = 0; taken < length && at < words.length;) {
        size_t from = at;
        bool is_space = seek_is_space(utf8_decode(words, &at));

        if (is_space && (taken == 0 || has_blank))
            continue;
        taken++;
        if (!is_space) {
            if (has_blank && (at_name == name.length || name.bytes[at_name++] != ' '))
                return false;
            if (!slice_starts_with(slice_from(name, at_name), slice_cut(words, from, at)))
                return false;
            at_name += at - from;
        }
        has_blank = is_space;
    }
    return at_name == name.length;
}

struct value region_name_value(struct slice words, const char *name)
{
    struct slice given = slice_of(name != NULL ? name : "");
    int64_t length;

    if (begins_like(words, NAME_USUAL, given))
        return value_null();
    length = utf8_length(given);
    if (length > 0 && begins_like(words, length, given))
        return value_integer(length);
    return value_slice(given);
}

void region_name(struct slice words, const struct value *value, struct buffer *name)
{
    if (value->type == VALUE_TEXT)
        buffer_add_slice(name, value->text);
    else
        add_beginning(words, value->type == VALUE_INTEGER ? value->integer : NAME_USUAL,
                      name);
}
