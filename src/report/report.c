/* report.c - see report/report.h */
#include <assert.h>
#include <ctype.h>

#include "base/cleanup.h"
#include "report/clean.h"
#include "report/report.h"

enum { KEY_LIMIT = 24 }; /* characters; a bookmark's name has 40 at most in Word */

static const char *clean_string(struct arena *arena, const char *string)
{
    return string != NULL && *string != '\0' ? clean_line(arena, slice_of(string)).bytes
                                             : NULL;
}

static struct report_node *new_node(struct report *report, enum report_kind kind)
{
    struct report_node *node = arena_take(report->arena, sizeof *node);

    node->kind = kind;
    node->text = SLICE("");
    return node;
}

struct report *report_new(const struct report_options *options)
{
    struct arena *arena = arena_new();
    struct report *report = arena_take(arena, sizeof *report);

    report->arena = arena;
    report->title = clean_string(arena, options->title);
    report->author = clean_string(arena, options->author);
    report->date = clean_date(arena, options->date);
    report->language = clean_language(arena, options->language);
    report->look = options->look;
    report->shows_counts = options->shows_counts;
    report->document = report->current = new_node(report, REPORT_DOCUMENT);
    return report;
}

void report_free(struct report *report)
{
    if (report == NULL)
        return;
    array_release(&report->begun);
    map_release(&report->keys);
    arena_free(report->arena);
}

void report_freep(struct report **report)
{
    report_free(*report);
}

static bool is_span(enum report_kind kind)
{
    return kind >= REPORT_TEXT;
}

static bool holds_blocks(enum report_kind kind)
{
    return kind == REPORT_DOCUMENT || kind == REPORT_BLOCK_QUOTATION ||
           kind == REPORT_ITEM;
}

static bool holds_runs(enum report_kind kind)
{
    return (is_span(kind) && kind != REPORT_TEXT && kind != REPORT_CODE &&
            kind != REPORT_LINE_BREAK) ||
           kind == REPORT_HEADING || kind == REPORT_PARAGRAPH ||
           kind == REPORT_ATTRIBUTION || kind == REPORT_CAPTION || kind == REPORT_CELL;
}

static bool may_hold(enum report_kind outer, enum report_kind inner)
{
    if (is_span(inner))
        return holds_runs(outer);
    if (inner == REPORT_ITEM)
        return outer == REPORT_LIST;
    if (inner == REPORT_ROW)
        return outer == REPORT_TABLE;
    if (inner == REPORT_CELL)
        return outer == REPORT_ROW;
    return holds_blocks(outer);
}

static struct report_node *append(struct report *report, enum report_kind kind)
{
    struct report_node *node = new_node(report, kind), *parent = report->current;

    assert(may_hold(parent->kind, kind));
    node->parent = parent;
    node->previous = parent->last;
    if (parent->last != NULL)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

static bool nests(enum report_kind kind)
{
    return kind == REPORT_LIST || kind == REPORT_BLOCK_QUOTATION;
}

static bool may_open(const struct report *report, enum report_kind kind)
{
    if (nests(kind))
        return report->nesting < REPORT_NESTING_LIMIT;
    if (kind == REPORT_ITEM) /* of a list too deep to show */
        return report->current->kind == REPORT_LIST;
    if (kind == REPORT_LINK && report->in_link)
        return false;
    if (kind == REPORT_FOOTNOTE && report->in_footnote)
        return false;
    return !is_span(kind) || report->spans < REPORT_SPAN_LIMIT;
}

/* The node, or NULL where it lies too deep to show. */
static struct report_node *open_node(struct report *report, enum report_kind kind,
                                     bool wanted)
{
    bool opens = wanted && may_open(report, kind);

    *array_push(&report->begun) = opens;
    if (!opens)
        return NULL;
    report->nesting += nests(kind);
    report->spans += is_span(kind);
    report->in_link = report->in_link || kind == REPORT_LINK;
    report->in_footnote = report->in_footnote || kind == REPORT_FOOTNOTE;
    return report->current = append(report, kind);
}

void report_begin(struct report *report, enum report_kind kind)
{
    open_node(report, kind, true);
}

void report_begin_heading(struct report *report, int level)
{
    assert(level >= 1 && level <= 6);
    open_node(report, REPORT_HEADING, true)->number = level;
}

void report_begin_list(struct report *report, int first)
{
    struct report_node *list = open_node(report, REPORT_LIST, true);

    assert(first >= -1 && first <= 999999999);
    if (list != NULL)
        list->number = first;
}

static const char *clean_key(struct arena *arena, const char *key)
{
    char kept[KEY_LIMIT + 1] = "";
    size_t length = 0;

    for (; key != NULL && *key != '\0' && length < KEY_LIMIT; key++) {
        unsigned char letter = (unsigned char)*key;

        if (letter < 0x80 && isalnum(letter))
            kept[length++] = *key;
    }
    return length > 0 ? arena_copy_string(arena, kept) : NULL;
}

void report_begin_quotation(struct report *report, enum report_kind kind, const char *key)
{
    struct report_node *node = open_node(report, kind, true);
    int64_t count;

    assert(kind == REPORT_BLOCK_QUOTATION || kind == REPORT_QUOTATION);
    if (node == NULL || (node->key = clean_key(report->arena, key)) == NULL)
        return;
    count = map_number(&report->keys, slice_of(node->key), 0) + 1;
    map_put(&report->keys, slice_of(node->key), count);
    node->name =
        count == 1 ? arena_format(report->arena, "q_%s", node->key)
                   : arena_format(report->arena, "q_%s_%jd", node->key, (intmax_t)count);
}

void report_begin_note(struct report *report, enum report_kind kind, struct slice note)
{
    struct report_node *node = open_node(report, kind, true);

    assert(kind == REPORT_COUNT || kind == REPORT_DOUBT);
    if (node != NULL)
        node->text = clean_line(report->arena, note);
}

void report_begin_link(struct report *report, struct slice target)
{
    CLEANUP_BUFFER struct buffer uri = {0};
    struct report_node *node = open_node(report, REPORT_LINK, clean_link(target, &uri));

    if (node != NULL)
        node->text = (struct slice){arena_copy_slice(report->arena, buffer_slice(&uri)),
                                    uri.length};
}

void report_end(struct report *report)
{
    enum report_kind kind = report->current->kind;

    assert(report->begun.count > 0);
    if (!report->begun.items[--report->begun.count])
        return;
    report->nesting -= nests(kind);
    report->spans -= is_span(kind);
    report->in_link = report->in_link && kind != REPORT_LINK;
    report->in_footnote = report->in_footnote && kind != REPORT_FOOTNOTE;
    report->current = report->current->parent;
}

void report_text(struct report *report, struct slice text)
{
    struct slice rest = clean_text(report->arena, text);

    while (rest.length > 0) {
        const char *end = memchr(rest.bytes, '\n', rest.length);
        size_t length = end != NULL ? (size_t)(end - rest.bytes) : rest.length;

        if (length > 0)
            append(report, REPORT_TEXT)->text = slice_cut(rest, 0, length);
        if (end == NULL)
            return;
        append(report, REPORT_LINE_BREAK);
        rest = slice_from(rest, length + 1);
    }
}

void report_code(struct report *report, struct slice text)
{
    struct slice line = clean_line(report->arena, text);

    if (line.length > 0)
        append(report, REPORT_CODE)->text = line;
}

void report_code_block(struct report *report, struct slice text)
{
    struct report_node *node = append(report, REPORT_CODE_BLOCK);

    node->text = clean_text(report->arena, text);
    while (node->text.length > 0 && node->text.bytes[node->text.length - 1] == '\n')
        node->text.length--;
}

void report_add(struct report *report, enum report_kind kind)
{
    assert(kind == REPORT_BREAK || kind == REPORT_LINE_BREAK);
    append(report, kind);
}

void report_plain_text(const struct report_node *node, struct buffer *out)
{
    if (node->kind == REPORT_TEXT || node->kind == REPORT_CODE)
        buffer_add_slice(out, node->text);
    if (node->kind == REPORT_LINE_BREAK)
        buffer_add_byte(out, ' ');
    for (const struct report_node *child = node->first; child != NULL;
         child = child->next) {
        if (child->kind != REPORT_FOOTNOTE)
            report_plain_text(child, out);
    }
}

/* Where the words of QUOTATION end: the last block before an attribution. */
static const struct report_node *last_words(const struct report_node *quotation)
{
    const struct report_node *last = quotation->last;

    return last->kind == REPORT_ATTRIBUTION ? last->previous : last;
}

/* Words that are not all paragraphs at their ends have no beginning and no end to
 * mark. */
static bool is_marked(const struct report_node *paragraph)
{
    const struct report_node *quotation = paragraph->parent;

    return paragraph->kind == REPORT_PARAGRAPH &&
           quotation->kind == REPORT_BLOCK_QUOTATION &&
           quotation->first->kind == REPORT_PARAGRAPH &&
           last_words(quotation)->kind == REPORT_PARAGRAPH;
}

bool report_quotation_begins(const struct report_node *paragraph)
{
    return is_marked(paragraph) && paragraph->parent->first == paragraph;
}

bool report_quotation_ends(const struct report_node *paragraph)
{
    return is_marked(paragraph) && last_words(paragraph->parent) == paragraph;
}

const struct report_node *report_attribution_behind(const struct report *report,
                                                    const struct report_node *paragraph)
{
    return report->look == REPORT_APA7 && report_quotation_ends(paragraph)
               ? paragraph->next
               : NULL;
}

bool report_attribution_is_behind(const struct report *report,
                                  const struct report_node *attribution)
{
    const struct report_node *words = attribution->previous;

    return words != NULL && report_attribution_behind(report, words) == attribution;
}

bool report_attribution_is_below(const struct report *report,
                                 const struct report_node *paragraph)
{
    return paragraph->next != NULL && paragraph->next->kind == REPORT_ATTRIBUTION &&
           report_attribution_behind(report, paragraph) == NULL;
}

const char *report_heading_stop(const struct report *report,
                                const struct report_node *heading)
{
    CLEANUP_BUFFER struct buffer words = {0};

    if (report->look != REPORT_APA7 || heading->number < 4)
        return "";
    report_plain_text(heading, &words);
    if (words.length == 0 || strchr(".?!:", words.bytes[words.length - 1]) != NULL)
        return "";
    return ".";
}

int report_count_columns(const struct report_node *table)
{
    int columns = 0;

    for (const struct report_node *row = table->first; row != NULL; row = row->next) {
        int cells = 0;

        for (const struct report_node *cell = row->first; cell != NULL; cell = cell->next)
            cells++;
        columns = cells > columns ? cells : columns;
    }
    return columns;
}
