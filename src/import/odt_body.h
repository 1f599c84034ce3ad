/* odt_body.h - the text of an ODT, event by event */
#ifndef IMPORT_ODT_BODY_H
#define IMPORT_ODT_BODY_H

#include "import/odt_comments.h"
#include "import/odt_space.h"
#include "import/odt_styles.h"
#include "import/office_tables.h"
#include "import/office_text.h"

/* How the text of a paragraph or span looks. */
struct odt_run {
    bool is_bold, is_hidden;
};

/* Start with .text.draft, .styles and .xml set. */
struct odt_body {
    struct office_text text;
    struct odt_styles *styles; /* borrowed */
    struct xml_reader *xml;    /* borrowed: content.xml */
    struct odt_comments comments;
    size_t changes;  /* tracked ones, accepted */
    size_t hidden;   /* places with text left out as hidden */
    size_t embedded; /* documents within the document, left out */

    /* The present place: */
    ARRAY(struct odt_run) runs;     /* open paragraphs and spans; the innermost last */
    ARRAY(struct odt_space) spaces; /* of the open paragraphs */
    struct office_tables tables;
    int list; /* lists within lists */
    int note; /* the note's number, else 0 */
    int note_count;
    struct buffer words; /* scratch */
};

/* Adds the text to the draft. Fails with TEMA_UNREADABLE. */
TEMA_MUST_CHECK
bool odt_body_read(struct odt_body *body, struct tema_error *error);
void odt_body_release(struct odt_body *body);

#endif
