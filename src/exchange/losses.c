/* losses.c - see exchange/losses.h */
#include <limits.h>

#include "base/array.h"
#include "base/cleanup.h"
#include "exchange/losses.h"
#include "markup/json_writer.h"
#include "text/utf8.h"

enum {
    EXAMPLES = 3,
    EXAMPLE_LENGTH = 80, /* code points */
};

struct losses {
    struct arena *arena;
    ARRAY(struct tema_exchange_line) lines; /* in the order in which they are shown */
};

struct losses *losses_new(void)
{
    struct losses *losses = memory_take_zeroed(1, sizeof *losses);

    losses->arena = arena_new();
    return losses;
}

void losses_free(struct losses *losses)
{
    if (losses == NULL)
        return;
    array_release(&losses->lines);
    arena_free(losses->arena);
    free(losses);
}

void losses_freep(struct losses **losses)
{
    losses_free(*losses);
}

/* --- lines --- */

/* Where ELEMENT stands among the standard's; what is none of them comes last. */
static int rank_of(const char *element)
{
    static const char *const elements[] = {
        "coders", "codes",       "variables",  "cases",      "values", "documents",
        "texts",  "PDFs",        "pictures",   "recordings", "videos", "transcripts",
        "notes",  "sync points", "quotations", "codings",    "memos",  "links",
        "sets",   "themes",      "graphs"};

    for (int i = 0; i < (int)(sizeof elements / sizeof *elements); i++)
        if (strcmp(element, elements[i]) == 0)
            return i;
    return INT_MAX;
}

static bool is_same(const char *left, const char *right)
{
    return left == right || strcmp(left, right) == 0;
}

/* The line's place is behind all that are not to be shown after it: lines are few, and a
 * new one is rare. */
static struct tema_exchange_line *add_line(struct losses *losses,
                                           enum tema_exchange_outcome outcome,
                                           const char *element, const char *how)
{
    size_t place;
    int rank = rank_of(element);
    struct tema_exchange_line *lines;

    (void)array_push(&losses->lines);
    lines = losses->lines.items;
    for (place = losses->lines.count - 1; place > 0; place--) {
        const struct tema_exchange_line *before = &lines[place - 1];

        if (before->outcome < outcome ||
            (before->outcome == outcome && rank_of(before->element) <= rank))
            break;
        lines[place] = *before;
    }
    lines[place] = (struct tema_exchange_line){
        .outcome = outcome,
        .element = element,
        .how = how,
        .examples = arena_take(losses->arena, EXAMPLES * sizeof(const char *))};
    return &lines[place];
}

static struct tema_exchange_line *find_line(struct losses *losses,
                                            enum tema_exchange_outcome outcome,
                                            const char *element, const char *how)
{
    for (size_t i = 0; i < losses->lines.count; i++) {
        struct tema_exchange_line *line = &losses->lines.items[i];

        if (line->outcome == outcome && is_same(line->element, element) &&
            is_same(line->how, how))
            return line;
    }
    return add_line(losses, outcome, element, how);
}

/* --- examples --- */

static bool is_blank(uint32_t c)
{
    return c <= ' ' || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029;
}

/* On one line, its blanks single, cut with an ellipsis where it is too long. */
static void shorten(const char *example, struct buffer *line)
{
    struct slice text = slice_of(example);
    size_t last = 0; /* where the last code point that may stay with an ellipsis ends */
    int length = 0;
    bool after_blank = true;

    for (size_t offset = 0; offset < text.length && length <= EXAMPLE_LENGTH;) {
        uint32_t c = utf8_decode(text, &offset);

        if (is_blank(c) && after_blank)
            continue;
        after_blank = is_blank(c);
        utf8_add(line, after_blank ? ' ' : c);
        length++;
        if (length == EXAMPLE_LENGTH - 1)
            last = line->length;
    }
    if (length > 0 && after_blank) {
        buffer_truncate(line, line->length - 1);
        length--;
    }
    if (length > EXAMPLE_LENGTH) {
        buffer_truncate(line, last);
        buffer_add_string(line, "…");
    }
}

static void add_example(struct losses *losses, struct tema_exchange_line *line,
                        const char *example)
{
    const char **examples = (const char **)line->examples;
    CLEANUP_BUFFER struct buffer shortened = {0};

    if (example == NULL || line->example_count == EXAMPLES)
        return;
    shorten(example, &shortened);
    for (size_t i = 0; i < line->example_count; i++)
        if (strcmp(examples[i], buffer_string(&shortened)) == 0)
            return;
    if (shortened.length > 0)
        examples[line->example_count++] =
            arena_copy_slice(losses->arena, buffer_slice(&shortened));
}

/* --- what others call --- */

void losses_add(struct losses *losses, enum tema_exchange_outcome outcome,
                const char *element, const char *how, int64_t count)
{
    if (count != 0)
        find_line(losses, outcome, element, how != NULL ? how : "")->count += count;
}

void losses_note(struct losses *losses, enum tema_exchange_outcome outcome,
                 const char *element, const char *how, const char *example)
{
    struct tema_exchange_line *line =
        find_line(losses, outcome, element, how != NULL ? how : "");

    line->count++;
    add_example(losses, line, example);
}

const struct tema_exchange_line *losses_lines(const struct losses *losses,
                                              size_t *ret_count)
{
    *ret_count = losses->lines.count;
    return losses->lines.items;
}

void losses_write(const struct losses *losses, struct buffer *json)
{
    struct json_writer writer = {.out = json};

    json_writer_begin_array(&writer);
    for (size_t i = 0; i < losses->lines.count; i++) {
        const struct tema_exchange_line *line = &losses->lines.items[i];

        json_writer_begin_object(&writer);
        json_writer_key(&writer, "outcome");
        json_writer_string(&writer, tema_exchange_outcome_name(line->outcome));
        json_writer_key(&writer, "element");
        json_writer_string(&writer, line->element);
        json_writer_key(&writer, "count");
        json_writer_integer(&writer, line->count);
        json_writer_key(&writer, "how");
        json_writer_string(&writer, line->how);
        json_writer_key(&writer, "examples");
        json_writer_begin_array(&writer);
        for (size_t k = 0; k < line->example_count; k++)
            json_writer_string(&writer, line->examples[k]);
        json_writer_end_array(&writer);
        json_writer_end_object(&writer);
    }
    json_writer_end_array(&writer);
}

int64_t losses_count(const struct losses *losses, enum tema_exchange_outcome outcome,
                     const char *element)
{
    int64_t count = 0;

    for (size_t i = 0; i < losses->lines.count; i++)
        if (losses->lines.items[i].outcome == outcome &&
            strcmp(losses->lines.items[i].element, element) == 0)
            count += losses->lines.items[i].count;
    return count;
}
