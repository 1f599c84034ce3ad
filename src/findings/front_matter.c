/* front_matter.c - see findings/front_matter.h */
#include <ctype.h>

#include "findings/front_matter.h"

/* Cuts the line that TEXT begins with; RET_LINE without its end and white space there. */
static struct slice next_line(struct slice text, struct slice *ret_line)
{
    const char *end = memchr(text.bytes, '\n', text.length);
    size_t length = end != NULL ? (size_t)(end - text.bytes) : text.length;

    *ret_line = slice_cut(text, 0, length);
    while (ret_line->length > 0 && (ret_line->bytes[ret_line->length - 1] == ' ' ||
                                    ret_line->bytes[ret_line->length - 1] == '\t'))
        ret_line->length--;
    return slice_from(text, end != NULL ? length + 1 : length);
}

static bool is_fence(struct slice line, bool closes)
{
    return slice_equals(line, SLICE("---")) ||
           (closes && slice_equals(line, SLICE("...")));
}

static struct slice trim(struct slice text)
{
    while (text.length > 0 && (*text.bytes == ' ' || *text.bytes == '\t'))
        text = slice_from(text, 1);
    while (text.length > 0 &&
           (text.bytes[text.length - 1] == ' ' || text.bytes[text.length - 1] == '\t'))
        text.length--;
    return text;
}

/* The value behind the colon: bare with perhaps a comment, or in quotation marks. */
static const char *value_of(struct slice text, struct arena *arena)
{
    struct slice value = trim(text);

    if (value.length >= 2 && (*value.bytes == '"' || *value.bytes == '\'') &&
        value.bytes[value.length - 1] == *value.bytes)
        return arena_copy_slice(arena, slice_cut(value, 1, value.length - 1));
    for (size_t i = 0; i + 1 < value.length; i++) {
        if (value.bytes[i] == ' ' && value.bytes[i + 1] == '#')
            value.length = i;
    }
    return arena_copy_slice(arena, trim(value));
}

static bool read_counts(const char *value, enum counting *ret_counts,
                        struct tema_error *error)
{
    static const struct {
        const char *word;
        enum counting counting;
    } words[] = {
        {"on", COUNTING_ON},   {"yes", COUNTING_ON},          {"true", COUNTING_ON},
        {"off", COUNTING_OFF}, {"no", COUNTING_OFF},          {"false", COUNTING_OFF},
        {"ja", COUNTING_ON},   {"checked", COUNTING_CHECKED}, {"nej", COUNTING_OFF},
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(value, words[i].word) == 0) {
            *ret_counts = words[i].counting;
            return true;
        }
    }
    return tema_fail(error, TEMA_INVALID,
                     "counts are 'on', 'checked' (but not shown) or 'off', not '%s'",
                     value);
}

bool front_matter_check_style(const char *style, struct tema_error *error)
{
    if (strcmp(style, "plain") == 0 || strcmp(style, "apa7") == 0)
        return true;
    return tema_fail(error, TEMA_INVALID, "no style '%s'; there are 'plain' and 'apa7'",
                     style);
}

bool front_matter_check_attribution(const char *attribution, struct tema_error *error)
{
    static const char with[] = "pseudonym+";

    if (strcmp(attribution, "none") == 0 || strcmp(attribution, "pseudonym") == 0 ||
        (strncmp(attribution, with, strlen(with)) == 0 &&
         attribution[strlen(with)] != '\0'))
        return true;
    return tema_fail(error, TEMA_INVALID,
                     "no attribution '%s'; there are 'none', 'pseudonym' and "
                     "'pseudonym+VARIABLE,VARIABLE'",
                     attribution);
}

static bool take(struct front_matter *matter, struct slice key, const char *value,
                 struct tema_error *error)
{
    const struct {
        const char *key;
        const char **value;
    } strings[] = {
        {"style", &matter->style},   {"attribution", &matter->attribution},
        {"title", &matter->title},   {"author", &matter->author},
        {"date", &matter->date},     {"language", &matter->language},
        {"lang", &matter->language},
    };

    if (*value == '\0')
        return true;
    if (slice_equals(key, SLICE("counts")) || slice_equals(key, SLICE("count")))
        return read_counts(value, &matter->counts, error);
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
        if (slice_equals(key, slice_of(strings[i].key)))
            *strings[i].value = value;
    }
    if (slice_equals(key, SLICE("style")))
        return front_matter_check_style(value, error);
    if (slice_equals(key, SLICE("attribution")))
        return front_matter_check_attribution(value, error);
    return true;
}

/* Whether YAML may have such a LINE: "key: value", a comment, what belongs to the line
 * above. */
static bool looks_right(struct slice line)
{
    size_t i = 0;

    if (line.length == 0 || strchr("# \t-", *line.bytes) != NULL)
        return true;
    while (i < line.length && (isalnum((unsigned char)line.bytes[i]) ||
                               strchr("_-.", line.bytes[i]) != NULL))
        i++;
    return i > 0 && i < line.length && line.bytes[i] == ':';
}

/* Whether TEXT begins with front matter, which a line of --- ends; else its first line is
 * a line across the page. */
static bool is_there(struct slice text)
{
    struct slice line, rest = next_line(text, &line);

    if (!is_fence(line, false))
        return false;
    while (rest.length > 0) {
        rest = next_line(rest, &line);
        if (is_fence(line, true))
            return true;
        if (!looks_right(line))
            return false;
    }
    return false;
}

bool front_matter_read(struct slice text, struct arena *arena,
                       struct front_matter *ret_matter, struct tema_error *error)
{
    struct front_matter matter = {0};
    struct slice line, rest;

    *ret_matter = matter;
    if (text.length == 0 || !is_there(text))
        return true;
    rest = next_line(text, &line);
    for (matter.lines = 2;; matter.lines++) {
        const char *colon;
        struct slice key;

        rest = next_line(rest, &line);
        if (is_fence(line, true))
            break;
        colon = memchr(line.bytes, ':', line.length);
        if (colon == NULL || *line.bytes == '#')
            continue;
        key = slice_cut(line, 0, (size_t)(colon - line.bytes));
        if (!take(&matter, key, value_of(slice_from(line, key.length + 1), arena), error))
            return tema_explain(error, "line %jd", (intmax_t)matter.lines);
    }
    matter.bytes = (size_t)(rest.bytes - text.bytes);
    *ret_matter = matter;
    return true;
}
