/* markdown_runs.h - the runs of one paragraph as Markdown that reads back the same */
#ifndef REPORT_MARKDOWN_RUNS_H
#define REPORT_MARKDOWN_RUNS_H

#include "base/buffer.h"
#include "report/report.h"

enum markdown_place {
    MARKDOWN_PARAGRAPH,
    MARKDOWN_ONE_LINE, /* a heading, a footnote: no line break is possible */
    MARKDOWN_CELL,     /* of a pipe table: neither are bare bars */
};

/* Collects the footnotes that are met, in their order. */
struct markdown_notes {
    ARRAY(const struct report_node *) items;
};

/* Appends the runs of NODE to OUT, each further line begun with PREFIX. */
void markdown_runs(const struct report_node *node, enum markdown_place place,
                   const char *prefix, struct markdown_notes *notes, struct buffer *out);

/* The longest run of BYTE in TEXT, so that a fence can be longer. */
size_t markdown_longest_run(struct slice text, char byte);
void markdown_repeat(struct buffer *out, char byte, size_t count);

#endif
