/* text.c - plain text: a line is a paragraph, unless the lines were wrapped */
#include "base/cleanup.h"
#include "import/lines.h"
#include "import/source.h"

static int bid(const struct import_source *source)
{
    if (!source_is_text(source))
        return 0;
    return source_has_extension(source, importer_text.extensions) ? 20 : 10;
}

static void add_lines(struct draft *draft, struct slice text)
{
    struct slice line;

    while (lines_next(&text, &line)) {
        draft_add_text(draft, line);
        draft_close_paragraph(draft, false);
    }
}

static void add_wrapped_lines(struct draft *draft, struct slice text)
{
    struct slice line, previous = {NULL, 0};

    while (lines_next(&text, &line)) {
        if (previous.length > 0 && !lines_begins_anew(line))
            draft_add_text(draft, lines_joint(previous, line));
        else
            draft_close_paragraph(draft, false);
        draft_add_text(draft, line);
        previous = line;
    }
}

static bool read_text(const struct import_source *source, struct draft *draft,
                      struct tema_error *error)
{
    CLEANUP_BUFFER struct buffer storage = {0};
    struct slice text;

    if (!source_text(source, draft, &storage, &text, error))
        return false;
    if (lines_are_wrapped(text)) {
        draft_add_remark(draft, "wrapped lines were joined to paragraphs");
        add_wrapped_lines(draft, text);
    } else {
        add_lines(draft, text);
    }
    return true;
}

const struct importer importer_text = {
    .name = "text",
    .version = 1,
    .extensions = ".txt .text",
    .summary = "plain text",
    .bid = bid,
    .read = read_text,
};
