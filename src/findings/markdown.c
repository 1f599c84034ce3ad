/* markdown.c - see findings/markdown.h */
#include <cmark.h>

#include "base/cleanup.h"
#include "findings/markdown.h"

/* Reading takes time in the square of the number of pictures that lie in each other. */
enum { PICTURE_LIMIT = 10000 };

struct reader {
    struct arena *arena;
    struct events *events;
    int64_t lines_before;
    struct buffer text; /* gathered, of the text event that is to come */
    int64_t text_line;
};

static void node_freep(cmark_node **node)
{
    if (*node != NULL)
        cmark_node_free(*node);
}

static void iterator_freep(cmark_iter **iterator)
{
    if (*iterator != NULL)
        cmark_iter_free(*iterator);
}

static struct event *push(struct reader *reader, enum event_kind kind, int64_t line)
{
    struct event *event = array_push(reader->events);

    *event = (struct event){.kind = kind, .line = line, .text = SLICE("")};
    return event;
}

static struct slice keep(struct reader *reader, struct slice text)
{
    return (struct slice){arena_copy_slice(reader->arena, text), text.length};
}

static void flush(struct reader *reader)
{
    if (reader->text.length == 0)
        return;
    push(reader, EVENT_TEXT, reader->text_line)->text =
        keep(reader, buffer_slice(&reader->text));
    buffer_clear(&reader->text);
}

static void add_text(struct reader *reader, struct slice text, int64_t line)
{
    if (reader->text.length == 0)
        reader->text_line = line;
    buffer_add_slice(&reader->text, text);
}

/* HTML without its comments, line by line. */
static void add_html(struct reader *reader, const char *html, int64_t line)
{
    struct slice rest = slice_of(html);

    while (rest.length > 0) {
        if (slice_starts_with(rest, SLICE("<!--"))) {
            const char *end = strstr(rest.bytes + 4, "-->");
            struct slice comment = rest;

            rest = end != NULL ? slice_from(rest, (size_t)(end + 3 - rest.bytes))
                               : slice_from(rest, rest.length);
            for (; comment.bytes < rest.bytes; comment.bytes++)
                line += *comment.bytes == '\n';
        } else if (*rest.bytes == '\n') {
            flush(reader);
            if (rest.length > 1)
                push(reader, EVENT_SPACE, line);
            line++;
            rest = slice_from(rest, 1);
        } else {
            size_t length = 1;

            while (length < rest.length && rest.bytes[length] != '\n' &&
                   rest.bytes[length] != '<')
                length++;
            add_text(reader, slice_cut(rest, 0, length), line);
            rest = slice_from(rest, length);
        }
    }
}

static void add_html_block(struct reader *reader, const char *html, int64_t line)
{
    size_t begin = reader->events->count;
    bool has_words = false;

    push(reader, EVENT_PARAGRAPH_BEGIN, line);
    add_html(reader, html, line);
    flush(reader);
    for (size_t i = begin; i < reader->events->count; i++) {
        struct slice text = reader->events->items[i].text;

        for (size_t k = 0; k < text.length; k++)
            has_words = has_words || text.bytes[k] != ' ';
    }
    if (has_words)
        push(reader, EVENT_PARAGRAPH_END, line);
    else
        reader->events->count = begin;
}

static int list_number(cmark_node *list)
{
    return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST
               ? cmark_node_get_list_start(list)
               : -1;
}

static void add_leaf(struct reader *reader, cmark_node *node, int64_t line)
{
    const char *literal = cmark_node_get_literal(node);

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        add_text(reader, slice_of(literal), line);
        return;
    case CMARK_NODE_HTML_INLINE:
        add_html(reader, literal, line);
        return;
    default:
        flush(reader);
    }
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HTML_BLOCK:
        add_html_block(reader, literal, line);
        break;
    case CMARK_NODE_SOFTBREAK:
        push(reader, EVENT_SPACE, line);
        break;
    case CMARK_NODE_LINEBREAK:
        push(reader, EVENT_LINE_BREAK, line);
        break;
    case CMARK_NODE_CODE:
        push(reader, EVENT_CODE, line)->text = keep(reader, slice_of(literal));
        break;
    case CMARK_NODE_CODE_BLOCK:
        push(reader, EVENT_CODE_BLOCK, line)->text = keep(reader, slice_of(literal));
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        push(reader, EVENT_BREAK, line);
        break;
    default:
        break;
    }
}

/* What begins with a node of TYPE; its end is the next kind. */
static bool holder_kind(cmark_node_type type, enum event_kind *ret_kind)
{
    static const struct {
        cmark_node_type type;
        enum event_kind kind;
    } kinds[] = {
        {CMARK_NODE_BLOCK_QUOTE, EVENT_BLOCK_QUOTATION_BEGIN},
        {CMARK_NODE_LIST, EVENT_LIST_BEGIN},
        {CMARK_NODE_ITEM, EVENT_ITEM_BEGIN},
        {CMARK_NODE_PARAGRAPH, EVENT_PARAGRAPH_BEGIN},
        {CMARK_NODE_HEADING, EVENT_HEADING_BEGIN},
        {CMARK_NODE_EMPH, EVENT_ITALIC_BEGIN},
        {CMARK_NODE_STRONG, EVENT_BOLD_BEGIN},
        {CMARK_NODE_LINK, EVENT_LINK_BEGIN},
    };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (kinds[i].type == type) {
            *ret_kind = kinds[i].kind;
            return true;
        }
    }
    return false;
}

static void begin_holder(struct reader *reader, cmark_node *node, enum event_kind kind,
                         int64_t line)
{
    struct event *event = push(reader, kind, line);

    if (kind == EVENT_HEADING_BEGIN)
        event->number = cmark_node_get_heading_level(node);
    if (kind == EVENT_LIST_BEGIN)
        event->number = list_number(node);
    if (kind == EVENT_LINK_BEGIN)
        event->text = keep(reader, slice_of(cmark_node_get_url(node)));
}

static void end_holder(struct reader *reader, enum event_kind kind, int64_t line)
{
    enum event_kind last = reader->events->items[reader->events->count - 1].kind;

    if (last == kind &&
        (kind == EVENT_BLOCK_QUOTATION_BEGIN || kind == EVENT_ITEM_BEGIN)) {
        push(reader, EVENT_PARAGRAPH_BEGIN, line);
        push(reader, EVENT_PARAGRAPH_END, line);
    }
    push(reader, kind + 1, line);
}

static void add_node(struct reader *reader, cmark_node *node, bool enters)
{
    int64_t line = cmark_node_get_start_line(node) + reader->lines_before;
    enum event_kind kind;

    if (!holder_kind(cmark_node_get_type(node), &kind)) {
        if (enters)
            add_leaf(reader, node, line);
        return;
    }
    flush(reader);
    if (enters)
        begin_holder(reader, node, kind, line);
    else
        end_holder(reader, kind, line);
}

static bool has_too_many_pictures(struct slice text)
{
    size_t pictures = 0;

    for (size_t i = 0; i + 1 < text.length; i++)
        pictures += text.bytes[i] == '!' && text.bytes[i + 1] == '[';
    return pictures > PICTURE_LIMIT;
}

bool markdown_read(struct slice text, int64_t first_line, struct arena *arena,
                   struct events *events, struct tema_error *error)
{
    /* Without positions the lines of runs are not counted right. */
    int options = CMARK_OPT_SOURCEPOS;
    CLEANUP(node_freep) cmark_node *document = NULL;
    CLEANUP(iterator_freep) cmark_iter *iterator = NULL;
    struct reader reader = {arena, events, first_line - 1, {0}, 0};
    cmark_event_type event;

    if (has_too_many_pictures(text))
        return tema_fail(error, TEMA_UNREADABLE, "more than %d pictures in one chapter",
                         PICTURE_LIMIT);
    document =
        cmark_parse_document(text.bytes != NULL ? text.bytes : "", text.length, options);
    iterator = cmark_iter_new(document);
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE)
        add_node(&reader, cmark_iter_get_node(iterator), event == CMARK_EVENT_ENTER);
    buffer_release(&reader.text);
    return true;
}
