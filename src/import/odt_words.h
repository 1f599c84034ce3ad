/* odt_words.h - words, spans and paragraphs of an ODT */
#ifndef IMPORT_ODT_WORDS_H
#define IMPORT_ODT_WORDS_H

#include "import/odt_body.h"

/* Adds TEXT, unless it is hidden. IS_LITERAL: its blanks count. Where no paragraph is
 * open, text is the white space between elements. */
void odt_words_add(struct odt_body *body, struct slice text, bool is_literal);

/* At a <text:s>. */
void odt_words_add_blanks(struct odt_body *body);

void odt_words_open_span(struct odt_body *body);
void odt_words_close_span(struct odt_body *body);

/* At a <text:p> or <text:h>. */
void odt_words_open_paragraph(struct odt_body *body);
void odt_words_close_paragraph(struct odt_body *body);

/* The number over 0 in the attribute NAME, else MISSING. */
long odt_words_number(const struct odt_body *body, const char *name, long missing);

#endif
