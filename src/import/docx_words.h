/* docx_words.h - the words of a DOCX: runs, symbols, fields, references */
#ifndef IMPORT_DOCX_WORDS_H
#define IMPORT_DOCX_WORDS_H

#include "import/docx_body.h"

/* Adds WORDS, unless the present place is hidden, deleted, or a field's instruction. */
void docx_words_add(struct docx_body *body, struct slice words);

/* At the start of a <w:t>, and its text. */
void docx_words_begin(struct docx_body *body);
void docx_words_add_text(struct docx_body *body, struct slice words);

/* At a <w:sym>, a <w:footnoteReference> or <w:endnoteReference>. */
void docx_words_add_symbol(struct docx_body *body);
void docx_words_refer(struct docx_body *body);

/* At a <w:fldChar>: the instruction stands between begin and separate, the result between
 * separate and end. Fields nest. */
void docx_words_pass_field(struct docx_body *body);

/* An instruction ends with its paragraph at the latest: one that is never closed must not
 * swallow the document. */
void docx_words_end_instructions(struct docx_body *body);

#endif
