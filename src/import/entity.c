/* entity.c - see import/entity.h */
#include "import/entity.h"
#include "text/utf8.h"

enum { LONGEST = 12 /* bytes, ampersand and semicolon included */ };

static const struct {
    const char *name, *text;
} entities[] = {
    {"amp", "&"},   {"lt", "<"},        {"gt", ">"},       {"quot", "\""},
    {"apos", "'"},  {"nbsp", "\u00A0"}, {"lrm", "\u200E"}, {"rlm", "\u200F"},
    {"shy", ""},    {"hellip", "…"},    {"ndash", "–"},    {"mdash", "—"},
    {"lsquo", "‘"}, {"rsquo", "’"},     {"ldquo", "“"},    {"rdquo", "”"},
    {"aring", "å"}, {"auml", "ä"},      {"ouml", "ö"},     {"Aring", "Å"},
    {"Auml", "Ä"},  {"Ouml", "Ö"},      {"eacute", "é"},   {"uuml", "ü"},
    {"aelig", "æ"}, {"oslash", "ø"},
};

static bool decode_number(struct slice digits, struct buffer *out)
{
    bool is_hex = digits.length > 0 && (digits.bytes[0] | 0x20) == 'x';
    unsigned base = is_hex ? 16 : 10;
    uint32_t value = 0;

    if (is_hex)
        digits = slice_from(digits, 1);
    for (size_t i = 0; i < digits.length; i++) {
        char low = (char)(digits.bytes[i] | 0x20);
        unsigned digit = digits.bytes[i] >= '0' && digits.bytes[i] <= '9'
                             ? (unsigned)(digits.bytes[i] - '0')
                         : low >= 'a' && low <= 'f' ? (unsigned)(low - 'a') + 10
                                                    : 99;

        if (digit >= base)
            return false;
        value = value * base + digit;
    }
    if (digits.length == 0 || value == 0)
        return false;
    utf8_add(out, value);
    return true;
}

size_t entity_decode(struct slice text, size_t offset, struct buffer *out)
{
    struct slice name = slice_from(text, offset + 1);
    const char *end =
        memchr(name.bytes, ';', name.length < LONGEST ? name.length : LONGEST);

    if (end == NULL)
        return 0;
    name.length = (size_t)(end - name.bytes);
    if (name.length > 1 && name.bytes[0] == '#')
        return decode_number(slice_from(name, 1), out) ? name.length + 2 : 0;
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (slice_equals(name, slice_of(entities[i].name))) {
            buffer_add_string(out, entities[i].text);
            return name.length + 2;
        }
    return 0;
}
