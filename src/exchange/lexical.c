/* lexical.c - see exchange/lexical.h: GUIDs, truth, numbers; what the schema takes */
#include <strings.h>

#include "exchange/lexical.h"
#include "exchange/lexical_moment.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

struct slice lexical_trim(const char *text)
{
    struct slice trimmed = slice_of(text);

    while (trimmed.length > 0 && is_space(trimmed.bytes[0]))
        trimmed = slice_from(trimmed, 1);
    while (trimmed.length > 0 && is_space(trimmed.bytes[trimmed.length - 1]))
        trimmed.length--;
    return trimmed;
}

int lexical_hexadecimal(char c)
{
    static const unsigned char one_more[256] = {
        ['0'] = 1,  ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,
        ['6'] = 7,  ['7'] = 8,  ['8'] = 9,  ['9'] = 10, ['a'] = 11, ['b'] = 12,
        ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16, ['A'] = 11, ['B'] = 12,
        ['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16};

    return one_more[(unsigned char)c] - 1;
}

/* --- GUIDs --- */

bool lexical_guid(const char *text, struct guid *ret_guid)
{
    struct slice rest = lexical_trim(text);
    struct guid guid;
    size_t at = 0;

    if (rest.length > 2 && rest.bytes[0] == '{' && rest.bytes[rest.length - 1] == '}')
        rest = slice_cut(rest, 1, rest.length - 1);
    for (int i = 0; i < 16; i++) {
        int high, low;

        if ((i == 4 || i == 6 || i == 8 || i == 10) && at < rest.length &&
            rest.bytes[at] == '-')
            at++;
        if (at + 2 > rest.length)
            return false;
        high = lexical_hexadecimal(rest.bytes[at++]);
        low = lexical_hexadecimal(rest.bytes[at++]);
        if (high < 0 || low < 0)
            return false;
        guid.bytes[i] = (unsigned char)(high << 4 | low);
    }
    if (at < rest.length)
        return false;
    *ret_guid = guid;
    return true;
}

void lexical_write_guid(const struct guid *guid, char ret_text[LEXICAL_GUID_SIZE])
{
    guid_format(guid, ret_text);
    for (char *c = ret_text; *c != '\0'; c++)
        if (*c >= 'a' && *c <= 'f')
            *c = (char)(*c - 'a' + 'A');
}

/* --- truth and numbers --- */

bool lexical_boolean(const char *text, bool *ret_value)
{
    static const struct {
        const char *word;
        bool value;
    } words[] = {{"true", true}, {"false", false}, {"1", true},
                 {"0", false},   {"yes", true},    {"no", false}};
    struct slice word = lexical_trim(text);

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (word.length == strlen(words[i].word) &&
            strncasecmp(word.bytes, words[i].word, word.length) == 0) {
            *ret_value = words[i].value;
            return true;
        }
    }
    return false;
}

/* A decimal number as its parts. */
struct decimal {
    bool is_negative, has_point;
    struct slice whole, fraction; /* digits; one of them may be empty */
};

static struct slice take_digits(struct slice *rest)
{
    size_t count = 0;
    struct slice digits;

    while (count < rest->length && is_digit(rest->bytes[count]))
        count++;
    digits = slice_cut(*rest, 0, count);
    *rest = slice_from(*rest, count);
    return digits;
}

static bool read_decimal(const char *text, struct decimal *ret_decimal)
{
    struct slice rest = lexical_trim(text);
    struct decimal decimal = {0};

    if (rest.length > 0 && (rest.bytes[0] == '-' || rest.bytes[0] == '+')) {
        decimal.is_negative = rest.bytes[0] == '-';
        rest = slice_from(rest, 1);
    }
    decimal.whole = take_digits(&rest);
    if (rest.length > 0 && rest.bytes[0] == '.') {
        decimal.has_point = true;
        rest = slice_from(rest, 1);
        decimal.fraction = take_digits(&rest);
    }
    *ret_decimal = decimal;
    return rest.length == 0 && decimal.whole.length + decimal.fraction.length > 0;
}

/* Negative all the way: int64 reaches one farther there. */
static bool take_away(int64_t *number, int64_t ten_fold, int64_t digit)
{
    return !__builtin_mul_overflow(*number, ten_fold, number) &&
           !__builtin_sub_overflow(*number, digit, number);
}

bool lexical_integer(const char *text, int64_t *ret_value, bool *ret_strict)
{
    struct decimal decimal;
    int64_t number = 0;

    if (!read_decimal(text, &decimal))
        return false;
    for (size_t i = 0; i < decimal.whole.length; i++)
        if (!take_away(&number, 10, decimal.whole.bytes[i] - '0'))
            return false;
    if (decimal.fraction.length > 0 && decimal.fraction.bytes[0] >= '5' &&
        !take_away(&number, 1, 1))
        return false;
    if (!decimal.is_negative && __builtin_sub_overflow(0, number, &number))
        return false;
    *ret_value = number;
    if (ret_strict != NULL)
        *ret_strict = !decimal.has_point;
    return true;
}

/* --- the schema's types --- */

static bool is_strict_boolean(const char *text)
{
    struct slice word = lexical_trim(text);

    return slice_equals(word, SLICE("true")) || slice_equals(word, SLICE("false")) ||
           slice_equals(word, SLICE("1")) || slice_equals(word, SLICE("0"));
}

bool lexical_fits(const char *type, const char *text)
{
    struct decimal decimal;
    struct moment moment;

    if (text == NULL)
        return false;
    if (strcmp(type, "text") == 0)
        return true;
    if (strcmp(type, "boolean") == 0)
        return is_strict_boolean(text);
    if (strcmp(type, "integer") == 0)
        return read_decimal(text, &decimal) && !decimal.has_point;
    if (strcmp(type, "float") == 0)
        return read_decimal(text, &decimal);
    if (strcmp(type, "date") != 0 && strcmp(type, "datetime") != 0)
        return false;
    return moment_read(text, &moment) && moment.is_strict &&
           moment.has_time == (strcmp(type, "datetime") == 0);
}
