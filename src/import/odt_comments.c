/* odt_comments.c - see import/odt_comments.h */
#include "import/odt_comments.h"
#include "base/cleanup.h"
#include "import/odt_space.h"

/* What is being read of one annotation. */
struct reading {
    struct buffer author, text;
    struct odt_space space;
    bool in_author, in_paragraph;
};

static void pass_start(struct reading *reading, const struct xml_reader *xml)
{
    const char *name = xml_reader_name(xml);

    if (strcmp(name, "creator") == 0) {
        reading->in_author = true;
    } else if (strcmp(name, "p") == 0 || strcmp(name, "h") == 0) {
        if (reading->text.length > 0)
            buffer_add_byte(&reading->text, '\n');
        reading->space = (struct odt_space){.is_eating = true};
        reading->in_paragraph = true;
    } else if (strcmp(name, "s") == 0) {
        odt_space_add_literal(&reading->space, SLICE(" "), &reading->text);
    } else if (strcmp(name, "tab") == 0) {
        odt_space_add_literal(&reading->space, SLICE("\t"), &reading->text);
    } else if (strcmp(name, "line-break") == 0) {
        odt_space_add_literal(&reading->space, SLICE("\n"), &reading->text);
    }
}

static void pass_end(struct reading *reading, const struct xml_reader *xml)
{
    const char *name = xml_reader_name(xml);

    if (strcmp(name, "creator") == 0)
        reading->in_author = false;
    else if (strcmp(name, "p") == 0 || strcmp(name, "h") == 0)
        reading->in_paragraph = false;
}

static bool read_annotation(struct reading *reading, struct xml_reader *xml,
                            struct tema_error *error)
{
    int depth = xml_reader_depth(xml);
    enum xml_event event;

    do {
        if (!xml_reader_next(xml, &event, error))
            return false;
        if (event == XML_START)
            pass_start(reading, xml);
        else if (event == XML_END)
            pass_end(reading, xml);
        else if (event == XML_TEXT && reading->in_author)
            buffer_add_slice(&reading->author, xml_reader_text(xml));
        else if (event == XML_TEXT && reading->in_paragraph)
            odt_space_add(&reading->space, xml_reader_text(xml), &reading->text);
    } while (event != XML_FINISHED &&
             !(event == XML_END && xml_reader_depth(xml) == depth));
    return true;
}

bool odt_comments_read(struct odt_comments *comments, struct xml_reader *xml,
                       struct draft *draft, struct tema_error *error)
{
    struct reading reading = {0};
    const char *name = xml_reader_attribute(xml, "name");
    struct odt_comment comment = {
        .name = arena_copy_string(draft->arena, name),
        .start = draft_mark(draft),
    };
    bool done = read_annotation(&reading, xml, error);

    if (done && reading.text.length > 0) {
        if (reading.author.length > 0)
            comment.author =
                arena_copy_slice(draft->arena, buffer_slice(&reading.author));
        comment.text = arena_copy_slice(draft->arena, buffer_slice(&reading.text));
        *array_push(&comments->items) = comment;
    }
    buffer_release(&reading.author);
    buffer_release(&reading.text);
    return done;
}

void odt_comments_end(struct odt_comments *comments, const struct xml_reader *xml,
                      struct draft *draft)
{
    const char *name = xml_reader_attribute(xml, "name");

    if (name != NULL)
        *array_push(&comments->ends) = (struct odt_comment_end){
            arena_copy_string(draft->arena, name), draft_mark(draft)};
}

static int compare(const void *left, const void *right)
{
    return strcmp(((const struct odt_comment_end *)left)->name,
                  ((const struct odt_comment_end *)right)->name);
}

void odt_comments_add(struct odt_comments *comments, struct draft *draft)
{
    if (comments->ends.count > 0)
        qsort(comments->ends.items, comments->ends.count, sizeof *comments->ends.items,
              compare);
    for (size_t i = 0; i < comments->items.count; i++) {
        const struct odt_comment *comment = comments->items.items + i;
        struct odt_comment_end key = {.name = comment->name};
        const struct odt_comment_end *end = NULL;

        if (comment->name != NULL && comments->ends.count > 0)
            end = bsearch(&key, comments->ends.items, comments->ends.count, sizeof key,
                          compare);
        draft_add_comment(draft, comment->start, end != NULL ? end->mark : comment->start,
                          comment->author, comment->text);
    }
}

void odt_comments_release(struct odt_comments *comments)
{
    array_release(&comments->items);
    array_release(&comments->ends);
}
