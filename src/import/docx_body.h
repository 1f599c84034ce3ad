/* docx_body.h - the text of a DOCX's parts, event by event */
#ifndef IMPORT_DOCX_BODY_H
#define IMPORT_DOCX_BODY_H

#include "import/docx_notes.h"
#include "import/docx_properties.h"
#include "import/limits.h"
#include "import/office_tables.h"
#include "import/office_text.h"

/* Start with .text.draft and .styles set, and .comments read. */
struct docx_body {
    struct office_text text;
    const struct docx_styles *styles; /* borrowed */
    struct docx_notes notes;
    struct docx_comments comments;

    size_t changes;  /* tracked ones, accepted */
    size_t hidden;   /* runs of text left out as hidden */
    size_t embedded; /* documents within the document, left out */

    /* The present place: */
    enum docx_part part;
    struct xml_reader *xml;
    struct docx_paragraph paragraph;
    struct docx_run run;
    int note;             /* the note's number, else 0 */
    int muted_depth;      /* of the element whose text is left out, else 0 */
    bool in_text;         /* in a <w:t> */
    bool keeps_space;     /* the white space around its text counts */
    bool keeps_all_space; /* of every <w:t> */
    struct office_tables tables;
    ARRAY(bool) fields;  /* whether within its instruction; the innermost last */
    size_t instructions; /* how many of them are */
    bool choice_taken[LIMIT_DEPTH + 2]; /* of the alternatives at that depth */
    struct buffer words;                /* scratch */
};

/* Adds the part's text to the draft: the document, or those notes that the document read
 * before refers to. A part that is not there has none. */
TEMA_MUST_CHECK
bool docx_body_read(struct docx_body *body, struct docx_package *package,
                    enum docx_part part, struct tema_error *error);
void docx_body_release(struct docx_body *body);

#endif
