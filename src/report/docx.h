/* docx.h - what the parts of a DOCX share while they are written (ECMA-376, part 1) */
#ifndef REPORT_DOCX_H
#define REPORT_DOCX_H

#include "base/error.h"
#include "markup/xml_writer.h"
#include "report/look.h"

/* A part with text in it: the document, the footnotes. */
struct docx_part {
    struct buffer bytes;
    struct xml_writer xml;
    ARRAY(const char *) links; /* relationship "link1" is the first */
};

struct docx_list {
    int first, level; /* the first item's number; 0 = not within another list */
};

struct docx {
    const struct report *report;
    const struct page_look *page;
    struct docx_part document, footnotes;
    struct docx_part *part; /* the one being written */

    ARRAY(const struct report_node *) notes;    /* footnote 1 is the first */
    ARRAY(const struct report_node *) comments; /* comment 0 is the first */
    ARRAY(struct docx_list) lists; /* numbered ones; numbering 2 is the first */
    int bookmarks;

    int list_depth, quotation_depth; /* of the block being written */
    int numbering;                   /* of the next paragraph, 0: none */
};

enum {
    DOCX_BULLETS = 1, /* numbering ids */
    DOCX_FIRST_NUMBERED = 2,
    DOCX_COLUMN_LIMIT = 63, /* Word's own */
};

/* <name w:val="value"/> */
void docx_value(struct xml_writer *xml, const char *name, const char *value);
void docx_integer(struct xml_writer *xml, const char *name, int64_t value);

/* Starts the root element NAME with the namespaces that a part's body needs. */
void docx_start_root(struct xml_writer *xml, const char *name);

/* docx_styles.c */
const char *docx_style_id(enum paragraph_role role);
void docx_write_styles(const struct docx *docx, struct xml_writer *xml);

void docx_write_indent(struct xml_writer *xml, int left, int right, int first_line);

/* docx_runs.c: the runs of NODE inside the open paragraph. */
void docx_write_runs(struct docx *docx, const struct report_node *node);
/* WORDS in the style of the open paragraph. */
void docx_write_words(struct docx *docx, struct slice words);
int docx_start_bookmark(struct docx *docx, const char *name);
void docx_end_bookmark(struct docx *docx, int bookmark);

/* docx_blocks.c: word/document.xml. Fails with TEMA_INVALID (too many columns). */
TEMA_MUST_CHECK
bool docx_write_document(struct docx *docx, struct tema_error *error);

/* docx_parts.c: the lesser parts. */
void docx_write_numbering(const struct docx *docx, struct xml_writer *xml);
void docx_write_footnotes(struct docx *docx);
void docx_write_comments(const struct docx *docx, struct xml_writer *xml);
void docx_write_page_number(const struct docx *docx, struct xml_writer *xml);
void docx_write_settings(const struct docx *docx, struct xml_writer *xml);

#endif
