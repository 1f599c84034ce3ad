/* lexical_color.c - see exchange/lexical.h: colours in all the ways they are spelled */
#include <stdio.h>
#include <strings.h>

#include "exchange/lexical.h"
#include "exchange/lexical_moment.h"

static const uint32_t white = 0xFFFFFF;

/* DIGITS: 3 (RGB), 6 (RRGGBB) or 8 (AARRGGBB) of them. */
static bool read_digits(struct slice digits, uint32_t *ret_rgb)
{
    uint32_t rgb = 0;

    if (digits.length != 3 && digits.length != 6 && digits.length != 8)
        return false;
    for (size_t i = 0; i < digits.length; i++) {
        int digit = lexical_hexadecimal(digits.bytes[i]);

        if (digit < 0)
            return false;
        rgb = rgb << 4 | (uint32_t)digit;
        if (digits.length == 3)
            rgb = rgb << 4 | (uint32_t)digit;
    }
    *ret_rgb = rgb & white;
    return true;
}

/* Whether digits that are decimal are meant as hexadecimal all the same: three, six and
 * eight of them are, unless eight make no more than white, a number without its alpha. */
static bool is_hexadecimal(struct slice digits, int64_t number)
{
    if (digits.bytes[0] < '0') /* it has a sign */
        return false;
    return digits.length == 3 || digits.length == 6 ||
           (digits.length == 8 && (number > white || digits.bytes[0] == '0'));
}

/* An ARGB integer, signed or not. */
static bool read_integer(const char *text, uint32_t *ret_rgb)
{
    struct slice digits = lexical_trim(text);
    int64_t number;
    bool is_strict;

    if (!lexical_integer(text, &number, &is_strict) || !is_strict || number < INT32_MIN ||
        number > UINT32_MAX)
        return false;
    if (is_hexadecimal(digits, number))
        return false;
    *ret_rgb = (uint32_t)number & white;
    return true;
}

/* Moves *REST behind its next number, of which the part before the point counts. */
static bool take_component(struct slice *rest, uint32_t *ret_number)
{
    uint32_t number = 0;
    size_t at = 0, first;

    while (at < rest->length && (rest->bytes[at] == ' ' || rest->bytes[at] == ','))
        at++;
    for (first = at;
         at < rest->length && rest->bytes[at] >= '0' && rest->bytes[at] <= '9'; at++)
        number = number < 1000 ? 10 * number + (uint32_t)(rest->bytes[at] - '0') : number;
    if (at == first)
        return false;
    while (at < rest->length && rest->bytes[at] != ',' && rest->bytes[at] != ' ')
        at++;
    *rest = slice_from(*rest, at);
    *ret_number = number > 255 ? 255 : number;
    return true;
}

/* rgb(r,g,b), rgba(r,g,b,a). */
static bool read_function(struct slice text, uint32_t *ret_rgb)
{
    size_t name = text.length > 4 && strncasecmp(text.bytes, "rgba", 4) == 0 ? 4 : 3;
    uint32_t red, green, blue;
    struct slice rest;

    if (text.length < name + 2 || strncasecmp(text.bytes, "rgb", 3) != 0 ||
        text.bytes[name] != '(' || text.bytes[text.length - 1] != ')')
        return false;
    rest = slice_cut(text, name + 1, text.length - 1);
    if (!take_component(&rest, &red) || !take_component(&rest, &green) ||
        !take_component(&rest, &blue))
        return false;
    *ret_rgb = red << 16 | green << 8 | blue;
    return true;
}

/* The number behind "LETTER=". */
static bool find_component(struct slice text, char letter, uint32_t *ret_number)
{
    for (size_t i = 1; i + 1 < text.length; i++) {
        struct slice rest = slice_from(text, i + 2);

        if (text.bytes[i] == letter && text.bytes[i + 1] == '=' &&
            (text.bytes[i - 1] == ' ' || text.bytes[i - 1] == '['))
            return take_component(&rest, ret_number);
    }
    return false;
}

/* Color [A=255, R=1, G=2, B=3] */
static bool read_listed(struct slice text, uint32_t *ret_rgb)
{
    uint32_t red, green, blue;

    if (text.length < 6 || strncasecmp(text.bytes, "color", 5) != 0 ||
        !find_component(text, 'R', &red) || !find_component(text, 'G', &green) ||
        !find_component(text, 'B', &blue))
        return false;
    *ret_rgb = red << 16 | green << 8 | blue;
    return true;
}

bool lexical_color(const char *text, char ret_color[LEXICAL_COLOR_SIZE], bool *ret_strict)
{
    struct slice trimmed = lexical_trim(text);
    bool has_hash = trimmed.length > 0 && trimmed.bytes[0] == '#';
    uint32_t rgb;

    if (has_hash ? !read_digits(slice_from(trimmed, 1), &rgb)
                 : !read_integer(text, &rgb) && !read_digits(trimmed, &rgb) &&
                       !read_function(trimmed, &rgb) && !read_listed(trimmed, &rgb))
        return false;
    snprintf(ret_color, LEXICAL_COLOR_SIZE, "#%06x", rgb & white);
    if (ret_strict != NULL)
        *ret_strict = has_hash && (trimmed.length == 4 || trimmed.length == 7);
    return true;
}
