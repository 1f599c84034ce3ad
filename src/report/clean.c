/* clean.c - see report/clean.h */
#include <ctype.h>
#include <strings.h>

#include "base/cleanup.h"
#include "report/clean.h"
#include "text/utf8.h"

static bool is_line_end(uint32_t point)
{
    return point == '\n' || point == '\v' || point == '\f' || point == '\r' ||
           point == 0x85 || point == 0x2028 || point == 0x2029;
}

static bool is_forbidden(uint32_t point)
{
    return (point < 0x20 && point != '\t') || (point >= 0x7F && point < 0xA0) ||
           (point >= 0xFDD0 && point <= 0xFDEF) || (point & 0xFFFE) == 0xFFFE ||
           point == 0xFEFF;
}

/* Most text is clean already: the bytes up to the first that must be looked at. */
static size_t plain_length(struct slice text)
{
    size_t length = 0;

    while (length < text.length) {
        unsigned char byte = (unsigned char)text.bytes[length];

        if (byte < 0x20 || byte >= 0x7F)
            break;
        length++;
    }
    return length;
}

static struct slice clean(struct arena *arena, struct slice text, char line_end)
{
    CLEANUP_BUFFER struct buffer out = {0};
    size_t offset = plain_length(text);

    buffer_reserve(&out, text.length);
    buffer_add(&out, text.bytes, offset);
    while (offset < text.length) {
        bool after_cr = offset > 0 && text.bytes[offset - 1] == '\r';
        uint32_t point = utf8_decode(text, &offset);

        if (point == '\n' && after_cr)
            continue;
        if (is_line_end(point))
            buffer_add_byte(&out, line_end);
        else if (!is_forbidden(point))
            utf8_add(&out, point);
    }
    return (struct slice){arena_copy_slice(arena, buffer_slice(&out)), out.length};
}

struct slice clean_text(struct arena *arena, struct slice text)
{
    return clean(arena, text, '\n');
}

struct slice clean_line(struct arena *arena, struct slice text)
{
    return clean(arena, text, ' ');
}

/* Languages whose country goes without saying; English is set in American type by APA. */
static const char *const with_country[] = {
    "cs-CZ", "da-DK", "de-DE", "en-US", "es-ES", "et-EE", "fi-FI", "fr-FR", "is-IS",
    "it-IT", "lt-LT", "lv-LV", "nb-NO", "nl-NL", "nn-NO", "pl-PL", "pt-PT", "sv-SE",
};

static bool is_tag(const char *language)
{
    size_t length = 0, part = 0;

    for (; language[length] != '\0'; length++) {
        unsigned char letter = (unsigned char)language[length];

        if (letter == '-' ? part == 0 : letter >= 0x80 || !isalnum(letter))
            return false;
        part = letter == '-' ? 0 : part + 1;
        if (part > 8 || (part > 0 && length < 2 && !isalpha(letter)))
            return false;
    }
    return length >= 2 && length <= 35 && part > 0 && language[1] != '-';
}

const char *clean_language(struct arena *arena, const char *language)
{
    if (language == NULL || !is_tag(language))
        return "en-US";
    if (strcasecmp(language, "no") == 0)
        return "nb-NO";
    for (size_t i = 0; i < sizeof with_country / sizeof *with_country; i++) {
        if (strlen(language) == 2 && strncasecmp(with_country[i], language, 2) == 0)
            return with_country[i];
    }
    return arena_copy_string(arena, language);
}

static bool fits(const char *text, const char *pattern)
{
    for (; *pattern != '\0'; text++, pattern++) {
        bool digit = *text >= '0' && *text <= '9';

        if (*pattern == '0' ? !digit : *text != *pattern)
            return false;
    }
    return *text == '\0';
}

const char *clean_date(struct arena *arena, const char *date)
{
    if (date == NULL)
        return NULL;
    if (fits(date, "0000-00-00"))
        return arena_format(arena, "%sT00:00:00Z", date);
    return fits(date, "0000-00-00T00:00:00Z") ? arena_copy_string(arena, date) : NULL;
}

/* The bytes of TARGET up to the end of "scheme:", or 0. */
static size_t scheme_length(struct slice target, bool *ret_has_host)
{
    static const struct {
        struct slice name;
        bool has_host;
    } schemes[] = {
        {{"https://", 8}, true},
        {{"http://", 7}, true},
        {{"mailto:", 7}, false},
        {{"tel:", 4}, false},
    };

    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        struct slice name = schemes[i].name;

        if (target.length <= name.length ||
            strncasecmp(target.bytes, name.bytes, name.length) != 0)
            continue;
        *ret_has_host = schemes[i].has_host;
        return name.length;
    }
    return 0;
}

/* Word calls a document damaged for one link whose host it cannot read. */
static bool host_is_plain(struct slice rest)
{
    size_t length = 0, port = 0;

    while (length < rest.length &&
           (isalnum((unsigned char)rest.bytes[length]) || rest.bytes[length] == '.' ||
            rest.bytes[length] == '-'))
        length++;
    if (length == 0 || length > 253 || rest.bytes[0] == '.' || rest.bytes[0] == '-' ||
        memmem(rest.bytes, length, "..", 2) != NULL)
        return false;
    if (length < rest.length && rest.bytes[length] == ':') {
        for (length++; length < rest.length && port <= 5 &&
                       isdigit((unsigned char)rest.bytes[length]);
             length++)
            port++;
        if (port == 0 || port > 4)
            return false;
    }
    return length == rest.length || strchr("/?#", rest.bytes[length]) != NULL;
}

static bool is_escape(struct slice target, size_t at)
{
    return at + 2 < target.length && isxdigit((unsigned char)target.bytes[at + 1]) &&
           isxdigit((unsigned char)target.bytes[at + 2]);
}

bool clean_link(struct slice target, struct buffer *out)
{
    bool has_host, fragment = false;
    size_t begin = scheme_length(target, &has_host);

    if (begin == 0 || (has_host && !host_is_plain(slice_from(target, begin))))
        return false;
    for (size_t i = 0; i < target.length; i++) {
        unsigned char byte = (unsigned char)target.bytes[i];
        bool second_hash = byte == '#' && fragment;

        fragment = fragment || byte == '#';
        if (byte > 0x20 && byte < 0x7F && strchr("\"<>[\\]^`{|}", byte) == NULL &&
            !second_hash && (byte != '%' || is_escape(target, i)))
            buffer_add_byte(out, (char)byte);
        else
            buffer_add_format(out, "%%%02X", byte);
    }
    return true;
}
