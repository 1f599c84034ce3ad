/* docx_properties.h - what <w:pPr>, <w:rPr> and their like say about text */
#ifndef IMPORT_DOCX_PROPERTIES_H
#define IMPORT_DOCX_PROPERTIES_H

#include "import/docx_styles.h"

struct docx_paragraph {
    const char *style; /* its name, in the package's arena; or NULL */
    int heading;       /* 1..9; 0: none */
    int list;          /* level 1..9; 0: no list item */
    bool is_hidden;
    bool end_is_deleted; /* a tracked change: it is one with the next paragraph */
};

struct docx_run {
    bool is_bold, is_hidden;
};

/* Each of these begins at its element's start and goes on to its end. */

TEMA_MUST_CHECK
bool docx_properties_paragraph(struct xml_reader *xml, const struct docx_styles *styles,
                               struct docx_paragraph *ret_paragraph,
                               struct tema_error *error);

/* Changes RUN where something is said. */
TEMA_MUST_CHECK
bool docx_properties_run(struct xml_reader *xml, const struct docx_styles *styles,
                         struct docx_run *run, struct tema_error *error);

/* <w:tcPr> and <w:trPr>: how many columns the cell spans, or the row leaves out at its
 * beginning, as the file says; untouched where it says nothing. */
TEMA_MUST_CHECK
bool docx_properties_columns(struct xml_reader *xml, long *columns,
                             struct tema_error *error);

#endif
