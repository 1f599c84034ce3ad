/* docx_layout.h - paragraphs and tables of a DOCX */
#ifndef IMPORT_DOCX_LAYOUT_H
#define IMPORT_DOCX_LAYOUT_H

#include "import/docx_body.h"

void docx_layout_open_paragraph(struct docx_body *body);

/* At a <w:pPr>, to its end. */
TEMA_MUST_CHECK
bool docx_layout_read_paragraph(struct docx_body *body, struct tema_error *error);

void docx_layout_open_table(struct docx_body *body);
void docx_layout_open_cell(struct docx_body *body);
void docx_layout_close_cell(struct docx_body *body);

/* At a <w:tcPr> (USUAL 1) or <w:trPr> (USUAL 0), to its end: counts the columns that a
 * cell spans beyond its first, or that a row leaves out before its first cell. */
TEMA_MUST_CHECK
bool docx_layout_read_columns(struct docx_body *body, int usual,
                              struct tema_error *error);

#endif
