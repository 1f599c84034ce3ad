/* odt.h - what the parts of an ODT share while they are written (OpenDocument 1.3) */
#ifndef REPORT_ODT_H
#define REPORT_ODT_H

#include "base/error.h"
#include "markup/xml_writer.h"
#include "report/look.h"

/* What a run of text can be, as bits; a sum of them names an automatic style. */
enum odt_text {
    ODT_BOLD = 1,
    ODT_ITALIC = 2,
    ODT_UPRIGHT = 4, /* emphasis within an italic paragraph */
    ODT_CODE = 8,
    ODT_DOUBT = 16,
    ODT_TEXT_STYLES = 32,
};

/* A paragraph that stands elsewhere than its style says: further in, or close to the line
 * that says whose words it holds. */
struct odt_place {
    enum paragraph_role role;
    int outer; /* twips */
    bool attributed;
};

struct odt {
    const struct report *report;
    const struct page_look *page;
    struct buffer body_bytes, style_bytes;
    struct xml_writer body;   /* what stands in office:text */
    struct xml_writer styles; /* the automatic styles that it needs */

    bool text_styles[ODT_TEXT_STYLES]; /* those in use */
    ARRAY(struct odt_place) places;
    int tables, notes, comments;

    int list_depth, quotation_depth; /* of the block being written */
    bool in_footnote, italic_paragraph;
    bool after_space; /* one more space would be lost: OpenDocument 1.3, part 3, 6.1.2 */
};

/* The attribute NAME with a length: twips as points. */
void odt_length(struct xml_writer *xml, const char *name, int twips);

void odt_start_root(struct xml_writer *xml, const char *name);

/* odt_styles.c */
const char *odt_style_name(enum paragraph_role role);
void odt_write_styles(const struct odt *odt, struct xml_writer *xml);
void odt_write_paragraph_properties(struct xml_writer *xml,
                                    const struct paragraph_look *look, bool with_indent);

/* odt_runs.c: the runs of NODE inside the open paragraph. */
void odt_write_runs(struct odt *odt, const struct report_node *node);
void odt_write_words(struct odt *odt, struct slice words);
void odt_write_text_styles(const struct odt *odt, struct xml_writer *xml);

/* odt_blocks.c: fills BODY and STYLES. */
void odt_write_body(struct odt *odt);

#endif
